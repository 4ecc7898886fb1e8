"""Lines of a concordance, counted words and key words, on small texts counted by hand."""

import pytest
from desks import HOSTILE, desk, write

from filmkit.steps.concordances import MOST_LINES, ConcordanceStep, concordance_summary
from filmkit.steps.tellings import TellingsStep
from filmkit.steps.word_counts import FrequenciesStep, KeynessStep, keyness_summary, stop_list

ALL = ["plain", "errors", "village", "own", "sequences", "twin"]


def paste(folder, text: str) -> None:
    TellingsStep(desk(folder)).act(write("own", text))


def searched(folder, pattern: str, texts=None, **options) -> ConcordanceStep:
    step = ConcordanceStep(desk(folder, **options))
    step.act(write("pattern", pattern))
    if texts is not None:
        step.act(write("texts", texts))
    return step


def rows(step, place: int = 1) -> list:
    return step.view()["after"]["search"][place]["rows"]


def test_a_word_is_shown_wherever_it_stands_in_the_five(tmp_path):
    lines = [line[1:] for line in rows(searched(tmp_path, "voice"))]
    assert lines == [
        ["A woman hears a", "voice", "behind a door."],
        ["The", "voice", "asks her name."],
        ["She leaves the", "voice", "behind."],
        ["A man hears a", "voice", "."],
        ["The", "voice", "is kind and asks a name."],
    ]


def test_a_place_opens_its_sentence_or_the_card_of_its_sequence(tmp_path):
    first = rows(searched(tmp_path, "voice", ["plain"]))[0][0]
    assert (first["unfolds"], first["text"]) == ("A 1", "A woman hears a voice behind a door.")
    card = rows(searched(tmp_path, "talk*", ["sequences"]))[0][0]
    assert (card["unfolds"], card["sequence"]) == ("Q02", "q02")


def test_an_original_is_searched_in_its_own_language(tmp_path):
    place = rows(searched(tmp_path, "suara", ["village"]))[0][0]
    assert (place["unfolds"], place["lang"]) == ("C 1", "id")


def test_the_twins_leave_out_what_is_only_a_gloss(tmp_path):
    english = searched(tmp_path, "voice", ["twin"], lang="id")
    assert [place["unfolds"] for place, *_ in rows(english)] == [
        "A 1 (en)", "A 2 (en)", "A 3 (en)", "B 1 (en)", "B 2 (en)",
    ]  # fmt: skip


def test_lines_are_counted_by_text(tmp_path):
    paste(tmp_path, "A voice. No voice! <i>Voice</i>")
    assert rows(searched(tmp_path, "voice", ["errors", "own", "sequences"]), 0) == [
        ["B “The haunted house”", "2"],
        ["Your own text", "3"],
        ["the kit's sequence list", "2"],
    ]


def test_lines_can_be_ordered_by_their_neighbours(tmp_path):
    step = searched(tmp_path, "voice", ["plain"])
    step.act(write("sort", "right"))
    assert [line[3] for line in rows(step)] == ["asks her name.", "behind.", "behind a door."]


@pytest.mark.parametrize(
    ("pattern", "texts", "key"),
    [("", ALL, ""), ("  ", ALL, ""), ("*", ALL, "kwic.badpattern"), ("voice", [], "kwic.notexts")],
)
def test_what_cannot_be_searched_is_said(pattern, texts, key, tmp_path):
    step = searched(tmp_path, pattern, texts)
    assert step.view()["messages"]["search"] == (step.desk.words(key) if key else "")
    assert step.view()["after"]["search"] == []


def test_the_button_asks_for_a_word(tmp_path):
    step = ConcordanceStep(desk(tmp_path))
    step.act({"act": "search"})
    assert step.view()["messages"]["search"] == step.desk.words("kwic.nopattern")


def test_a_word_that_is_nowhere_gives_no_table(tmp_path):
    step = searched(tmp_path, HOSTILE, ALL)
    assert step.view()["after"]["search"] == [] and HOSTILE in step.view()["messages"]["search"]


def test_very_many_lines_are_cut_and_the_rest_is_counted(tmp_path):
    paste(tmp_path, "ha " * 6_000)
    step = searched(tmp_path, "ha", ["own"])
    assert len(rows(step)) == MOST_LINES
    assert str(6_000 - MOST_LINES) in step.view()["after"]["search"][1]["note"]


def test_only_lines_that_were_found_can_be_kept(tmp_path):
    step = searched(tmp_path, "name", ALL)
    assert step.view()["offered"]["keep-1"] == ["plain-2", "errors-2"]
    step.act(write("keep-1", "plain-2"))
    step.act(write("why-1", "It asks."))
    assert concordance_summary(desk(tmp_path))[0]["items"] == [
        {"text": "A 2: The voice asks her name.", "note": "It asks."}
    ]
    assert concordance_summary(desk(tmp_path, alias="tom-2")) == []


def test_a_line_above_the_level_is_no_longer_kept(tmp_path):
    searched(tmp_path, "voice").act(write("keep-1", "plain-3"))
    assert "keep-1" not in ConcordanceStep(desk(tmp_path, level=1)).values()


def test_words_are_counted_without_those_on_the_list(tmp_path):
    step = FrequenciesStep(desk(tmp_path))
    step.act(write("stop", "the a her she"))
    assert step.view()["after"]["count"][0]["rows"][:3] == [
        ["voice", "3", "166.7"],
        ["behind", "2", "111.1"],
        ["asks", "1", "55.6"],
    ]
    told = step.desk.words("counts.told", count="18", different="12", share="39")
    assert step.view()["messages"]["count"] == told


def test_one_list_holds_for_both_tables_and_can_be_put_back(tmp_path):
    step = FrequenciesStep(desk(tmp_path))
    shipped = stop_list(step.desk)
    assert {"the", "a"} <= shipped and not {"she", "it"} & shipped
    step.act(write("stop", "Voice, VOICE; she"))
    assert stop_list(step.desk) == {"voice", "she"}
    keys = KeynessStep(desk(tmp_path))
    keys.act(write("least", 2))
    keys.act(write("reference", "errors"))
    assert "voice" not in keys.view()["offered"]["believe"]
    step.act({"act": "restore"})
    assert stop_list(step.desk) == shipped
    assert step.view()["refill"]["n"] == 1
    assert set(step.view()["refill"]["values"]["stop"].split()) == shipped


def test_without_words_there_is_a_sentence_and_no_table(tmp_path):
    step = FrequenciesStep(desk(tmp_path))
    step.act(write("which", "own"))
    assert step.view()["messages"]["count"] == step.desk.words("counts.none")
    keys = KeynessStep(desk(tmp_path))
    keys.act(write("target", "own"))
    assert keys.view()["after"]["choose"][0]["text"] == keys.desk.words("counts.none")


def test_a_text_is_not_compared_with_itself(tmp_path):
    step = KeynessStep(desk(tmp_path))
    step.act(write("reference", "plain"))
    assert step.view()["after"]["choose"][0]["text"] == step.desk.words("keys.same")
    assert step.view()["offered"]["believe"] == []


def test_key_words_come_with_the_limit_for_so_many_words(tmp_path):
    step = KeynessStep(desk(tmp_path, pack="her", lesson="05"))
    banner, table = step.view()["after"]["choose"]
    assert "187 words" in banner["text"] and "13.29" in banner["text"]
    assert table["rows"][0] == ["she", "8", "0", "4.11", "11.22", "no"]
    assert table["rows"][-1] == ["product", "0", "4", "−3.15", "5.48", "no"]
    assert banner["text"].endswith(
        step.desk.words("keys.above", tests=187, count=0, all=len(table["rows"]), least=3)
    )


def test_a_word_above_the_limit_is_named_as_such(tmp_path):
    paste(tmp_path, "banana " * 60 + "voice")
    step = KeynessStep(desk(tmp_path))
    step.act(write("target", "own"))
    assert step.view()["after"]["choose"][1]["rows"][0][-1] == "yes"
    step.act(write("believe", "banana"))
    step.act(write("believe-why", "It is all there is."))
    items = keyness_summary(desk(tmp_path))[0]["items"]
    assert [(i["label"].endswith("banana"), i["text"]) for i in items] == [
        (True, "It is all there is.")
    ]


def test_no_word_that_often_gives_a_sentence(tmp_path):
    step = KeynessStep(desk(tmp_path))
    step.act(write("least", 9))
    assert step.view()["after"]["choose"][0]["text"] == step.desk.words("keys.none")


def test_two_languages_in_one_comparison_are_pointed_out(tmp_path):
    step = KeynessStep(desk(tmp_path))
    step.act(write("least", 2))
    step.act(write("reference", "errors"))
    assert "note" not in step.view()["after"]["choose"][0]
    step.act(write("reference", "village"))
    assert step.view()["after"]["choose"][0]["note"] == step.desk.words("keys.foreign")
    counts = FrequenciesStep(desk(tmp_path))
    counts.act(write("which", "village"))
    assert counts.view()["after"]["count"][0]["note"].endswith(counts.desk.words("counts.foreign"))


@pytest.mark.parametrize(
    ("pattern", "hint", "key"),
    [
        ("zebra", "*zebra*", "kwic.nolines"),
        ("zeb* ", "*zeb*", "kwic.nolines"),
        ("*zebra*", "*zebra*", "kwic.nolines-wide"),
    ],
)
def test_a_search_without_lines_says_what_to_try(pattern, hint, key, tmp_path):
    step = searched(tmp_path, pattern)
    told = step.view()["messages"]["search"]
    assert told == step.desk.words(key, pattern=pattern.strip(), wider=hint)
    assert step.view()["after"]["search"] == []
