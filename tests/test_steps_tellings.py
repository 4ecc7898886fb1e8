"""Tellings are read in their original; the grid of events lists differences, counted by hand."""

import pytest
from desks import HOSTILE, desk, film, write

from filmkit.errors import FilmkitError
from filmkit.steps.form import LONGEST
from filmkit.steps.telling_events import LEAST, EventsGridStep, grid_summary
from filmkit.steps.tellings import TellingsStep, originals, own_summary, own_text, tellings
from filmkit.work import Work

PREDICTION = {"choice": "n05-p1-a", "reason": "A wife sells nothing.", "confidence": "2"}


def group(step, key: str) -> dict:
    return next(one for one in step.spec["groups"] if one["key"] == key)


def test_a_telling_stands_in_the_language_in_which_it_was_thought_with_a_gloss(tmp_path):
    blocks = group(TellingsStep(desk(tmp_path)), "village")["blocks"]
    assert (blocks[0]["lang"], blocks[0]["text"]) == (
        "id",
        "Sebuah suara memanggil. Itulah seorang kawan.",
    )
    assert blocks[1]["text"] == "A voice [sebuah] calls. It is a friend [seorang]."
    at_home = group(TellingsStep(desk(tmp_path, lang="id")), "village")["blocks"]
    assert len(at_home) == 1 and "lang" not in at_home[0]


def test_titles_stay_in_the_language_of_the_page():
    assert originals(film())[2].title == "A house in the village"


def test_sentences_beyond_the_level_are_left_out_and_counted(tmp_path):
    blocks = group(TellingsStep(desk(tmp_path, level=0)), "plain")["blocks"]
    assert blocks[0]["text"] == "A woman hears a voice behind a door."
    assert blocks[0]["note"].endswith("2.")
    assert "note" not in group(TellingsStep(desk(tmp_path)), "plain")["blocks"][0]


def test_texts_open_when_both_predictions_are_locked(tmp_path):
    step = TellingsStep(desk(tmp_path, pack="her", lesson="05"))
    assert step.view()["hidden"] == [*(one.key for one in step.tellings), "own"]
    step.desk.save("n05-p1", "lock", PREDICTION)
    assert step.view()["hidden"]
    step.desk.save("n05-p2", "lock", PREDICTION)
    assert "hidden" not in step.view()
    assert step.view()["badges"]["neutral"] == "(244 words)"


def test_without_predictions_the_texts_are_open(tmp_path):
    assert "hidden" not in TellingsStep(desk(tmp_path)).view()


def test_a_text_of_ones_own_is_kept_and_counted_whatever_is_in_it(tmp_path):
    step = TellingsStep(desk(tmp_path))
    step.act(write("own", f"one two {HOSTILE}"))
    assert own_text(step.desk) == f"one two {HOSTILE}"
    assert own_summary(step.desk)[0]["text"] == step.desk.words("tellings.own-words", count="11")
    step.act(write("own", "… !!! \n"))
    assert step.view()["after"]["own"][0]["text"] == step.desk.words("tellings.own-none")
    assert own_summary(step.desk) == []


def test_a_text_that_is_too_long_is_refused_in_a_sentence_and_the_one_before_stays(tmp_path):
    step = TellingsStep(desk(tmp_path))
    step.act(write("own", "short"))
    with pytest.raises(FilmkitError) as error:
        step.act(write("own", "<b>" * 400_000))
    assert "1,200,000" in str(error.value) and "20,000" in str(error.value)
    step.act(write("own", "x" * LONGEST))
    assert len(own_text(step.desk)) == LONGEST


@pytest.mark.parametrize("lang", ["en", "id"])
def test_the_shipped_tellings_are_five_and_grow_with_the_level(lang):
    lengths = [
        [len(one.sentences) for one in tellings(film("her", lang, level))] for level in (0, 1, 2)
    ]
    assert lengths == [[6, 7, 7, 6, 7], [10, 14, 10, 9, 11], [14, 14, 14, 14, 15]]


# In the tiny pack: plain tells door and not move; errors implies door; village implies move.
BY_HAND = {
    ("plain-door", "told"): [],
    ("plain-door", "absent"): [("door", "A", "absent", "told")],
    ("errors-move", "implied"): [("move", "B", "implied", "absent")],
    ("village-move", "told"): [("move", "C", "told", "implied")],
}


@pytest.mark.parametrize("cell", BY_HAND)
def test_a_difference_to_the_kit_is_one_cell(cell, tmp_path):
    step = EventsGridStep(desk(tmp_path))
    step.act(write(*cell))
    found = [(event, one.letter, *states) for event, one, *states in step.differences()]
    assert found == BY_HAND[cell]


def shipped(folder, level: int = 2) -> EventsGridStep:
    return EventsGridStep(desk(folder, pack="her", level=level, lesson="05"))


def code(step: EventsGridStep, tellings: str, state: str) -> None:
    for one in step.tellings:
        if one.letter in tellings:
            for event in step.events:
                step.act(write(f"{one.key}-{event}", state))


def test_two_tellings_are_enough_for_a_comparison_at_level_0(tmp_path):
    step = shipped(tmp_path, level=0)
    code(step, "A", "told")
    step.act({"act": "compare"})
    assert "blocks" not in step.view() and str(LEAST) in step.view()["message"]
    code(step, "B", "told")
    step.act({"act": "compare"})
    assert step.view()["message"] == step.desk.words("telling.agree", same=7, coded=8)
    assert step.view()["blocks"][0]["rows"] == [
        ["Q03 Happy days with Catherine", "B", "●\u00a0told", "◐\u00a0implied"]
    ]


def test_told_against_absent_stands_before_implied(tmp_path):
    step = shipped(tmp_path)
    code(step, "B", "told")
    code(step, "C", "told")
    step.act({"act": "compare"})
    kit = [row[3] for row in step.view()["blocks"][0]["rows"]]
    assert kit == sorted(kit, key="◐\u00a0implied".__eq__) and len(set(kit)) == 2
    assert shipped(tmp_path).view() == step.view()


def test_without_a_difference_the_learner_is_asked_for_the_hardest_cell(tmp_path):
    step = shipped(tmp_path, level=0)
    code(step, "AB", "told")
    step.act(write("romance-happy-days", "implied"))
    step.act({"act": "compare"})
    assert step.view()["blocks"][0]["text"] == step.desk.words("telling.same")


def test_the_product_shows_the_grid_once_a_cell_is_coded(tmp_path):
    assert grid_summary(desk(tmp_path)) == []
    EventsGridStep(desk(tmp_path)).act(write("plain-door", "told"))
    assert grid_summary(desk(tmp_path))[0]["rows"] == [
        ["Q01 She opens the door", "●\u00a0told", "–", "–"],
        ["Q02 She moves into the house", "–", "–", "–"],
    ]


def test_work_of_another_alias_stays_apart(tmp_path):
    TellingsStep(desk(tmp_path)).act(write("own", "mine"))
    assert own_text(desk(tmp_path, alias="tom-2")) == ""
    assert Work("tom-2", tmp_path).entries() == []
