"""The list of words beside an arc: opened after one's own work, counted by hand here."""

import pytest
from desks import LANGUAGES, desk, write
from test_steps_arcs import COMPARE, arc, draw

from filmkit import measures
from filmkit.steps.exhibits import ExhibitStep
from filmkit.steps.feelings import GapsStep, WordListStep, bars, gaps_summary, on_scale
from filmkit.steps.question import PredictStep

LOCK = {"act": "check", "choice": "n02-p2-a", "reason": "I read it.", "confidence": "2"}


def opened(folder, level: int = 0, lang: str = "en") -> WordListStep:
    """A list that is run, beside the arc +3, 0, −3, 0, 0, 0 of Theodore."""
    step = arc(folder, level=level, lang=lang)
    draw(step, [3, 0, -3, 0, 0, 0, 0, 0, 0, 0], reasons=6)
    listed = WordListStep(step.desk)
    listed.act(COMPARE)
    return listed


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_list_stays_closed_until_an_arc_is_drawn(lang, tmp_path):
    step = arc(tmp_path, level=1, lang=lang)
    listed = WordListStep(step.desk)
    listed.act(COMPARE)
    assert listed.view() == {"values": {}, "messages": {"list": step.missing()}}
    draw(step, [1] * 10, reasons=6)
    assert listed.view()["messages"]["list"] == step.desk.words("list.ready")
    assert not listed.opened()
    listed.act(COMPARE)
    assert listed.opened() and len(listed.view()["after"]["list"]) == 3


def test_bars_are_sums_of_listed_words_and_never_a_line(tmp_path):
    picture, beside, about = opened(tmp_path).view()["after"]["list"]
    assert "lines" not in picture
    # Q01 love +3; Q02 praises 2, sad −2, misses −0.5, playful 2; Q04 nothing.
    assert picture["bars"]["values"] == [3, 1.5, -4.5, None, -0.5, -1]
    assert (picture["bars"]["low"], picture["bars"]["high"]) == (-5, 5)
    assert picture["rows"][1][1:] == ["+1.5", "praises +2, sad −2, misses −0.5, playful +2"]
    assert picture["rows"][3][1:] == ["–", "no listed word"]
    assert "18 of 311 words (6%)" in picture["text"] and "was found: Q04." in picture["text"]
    assert "adds up to 0: none." in picture["text"]
    assert "'misses', −0.5, lies between −1 and 0" in picture["note"]
    assert "414" in about["text"] and "343" in about["text"]


def test_gaps_to_the_arc_come_largest_first_on_one_scale(tmp_path):
    _, beside, _ = opened(tmp_path).view()["after"]["list"]
    # The largest sum, 4.5, becomes 3: so 1.5 becomes 1, and 3 becomes 2.
    assert [row[0]["sequence"] for row in beside["rows"][:2]] == ["q01", "q02"]
    assert beside["rows"][0][1:4] == ["+3", "+2.0", "1.0"]
    assert on_scale({"q01": measures.score("", {})}) == {"q01": 0}


def test_a_sum_of_nothing_and_a_sum_that_cancels_out_are_two_things(tmp_path):
    weights = {"happy": 2, "sad": -2}
    scores = {"q01": measures.score("happy sad", weights), "q02": measures.score("", weights)}
    block = bars(desk(tmp_path), scores)
    assert block["bars"]["values"] == [0, None]
    assert [row[1] for row in block["rows"]] == ["0", "–"]
    assert "was found: Q02." in block["text"] and "adds up to 0: Q01." in block["text"]


def test_words_of_a_text_without_any_feeling_make_no_bar(tmp_path):
    scores = {"q01": measures.score("A door", {}), "q02": measures.score("", {})}
    block = bars(desk(tmp_path), scores)
    assert block["bars"]["values"] == [None, None] and block["bars"]["high"] == 1
    assert "0 of 2 words (0%)" in block["text"]


def test_gaps_ask_for_the_list_first(tmp_path):
    step = GapsStep(desk(tmp_path, pack="her", lesson="02"))
    step.act(write("gap-1", "q03"))
    assert step.view()["message"] == step.desk.words("gaps.listfirst")
    assert "after" not in step.view(), "the list is not given away"


def test_the_list_closes_again_when_points_are_taken_back(tmp_path):
    step = opened(tmp_path)
    step.arc.act(write("theodore-q01", ""))
    assert step.opened(), "at level 0 a gap counts"
    for key in step.arc.sequences[1:]:
        step.arc.act(write(f"theodore-{key}", ""))
    assert not step.opened()
    gaps = GapsStep(step.desk)
    gaps.act(write("gap-1", "q02"))
    assert gaps.view()["message"] == step.desk.words("gaps.listfirst")


def test_a_gap_shows_both_values_and_the_words_behind_the_sum(tmp_path):
    step = GapsStep(opened(tmp_path).desk)
    step.act(write("gap-1", "q02"))
    (block,) = step.view()["after"]["gap-1"]
    (item,) = block["items"]
    assert item["text"].startswith("Your point: 0. The list, on your scale: +1.0, from: praises")
    assert "sad −2" in item["text"]
    step.act(write("gap-1", "q04"))
    (block,) = step.view()["after"]["gap-1"]
    assert block["items"][0]["text"] == step.desk.words("gaps.silent", yours="0")


def test_a_gap_is_whole_with_sequence_cause_and_reason(tmp_path):
    step = GapsStep(opened(tmp_path).desk)
    assert gaps_summary(step.desk) == []
    for name, value in (("gap-2", "q02"), ("cause-2", "sense"), ("why-2", " ")):
        step.act(write(name, value))
    assert step.view()["message"] == step.desk.words("gaps.done", count=0)
    step.act(write("why-2", "Misses is about Amy."))
    assert step.view()["message"] == step.desk.words("gaps.done", count=1)
    (block,) = gaps_summary(step.desk)
    assert block["rows"] == [["Q02", "a word in another sense", "Misses is about Amy."]]


def test_a_sequence_is_offered_for_one_gap_only(tmp_path):
    step = GapsStep(opened(tmp_path).desk)
    step.act(write("gap-1", "q02"))
    offered = step.view()["offered"]
    assert "q02" in offered["gap-1"] and "q02" not in offered["gap-2"]
    assert "q04" in offered["gap-2"]
    step.list.arc.act(write("theodore-q04", ""))
    assert "q04" not in step.view()["offered"]["gap-2"], "no point, nothing that could part"
    step.act(write("gap-3", "q02"))
    assert step.desk.words("gaps.twice", number=3) in step.view()["message"]


def test_recorded_answers_wait_for_the_prediction(tmp_path):
    opened = desk(tmp_path, pack="her", level=0, lesson="02")
    step = ExhibitStep(opened, "vader")
    assert step.view() == {"message": opened.words("reveal.lockfirst"), "after": {"vader": []}}
    PredictStep(opened, "n02-p2").act(LOCK)
    (block,) = step.view()["after"]["vader"]
    answers = {row[0]: row[1] for row in block["rows"]}
    assert answers["Nobody is happy."] == "+0.572"
    assert "Aku sangat sedih dan kesepian. (I am very sad and lonely.)" in answers
    assert answers["It is not a happy memory."] == "−0.459"
    assert "3.3.2" in block["heading"] and "Hutto" in block["note"]
    assert not any("641" in row[0] for row in block["rows"])


def test_a_stem_is_shown_as_the_program_gave_it(tmp_path):
    step = ExhibitStep(desk(tmp_path, pack="her", lang="id", lesson="05"), "sastrawi")
    (block,) = step.view()["after"]["sastrawi"]
    assert ["menangis", "menang"] in [row[:2] for row in block["rows"]]


def test_numbers_of_recorded_answers_follow_the_language(tmp_path):
    step = ExhibitStep(desk(tmp_path, pack="her", lang="id", lesson="02"), "vader")
    assert "+0,572" in [row[1] for row in step.block["rows"]]


def test_a_sentence_in_the_other_language_has_its_meaning_beside_it(tmp_path):
    step = ExhibitStep(desk(tmp_path, pack="her", lang="id", lesson="02"), "vader")
    inputs = [row[0] for row in step.block["rows"]]
    assert "Nobody is happy. (Tidak ada yang bahagia.)" in inputs
    assert "Aku sangat sedih dan kesepian." in inputs
    assert sum(text.endswith(")") for text in inputs) == len(inputs) - 1
