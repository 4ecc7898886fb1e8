"""Three notes on form: what, what for, and where it can be checked."""

import pytest
from desks import EVIDENCE, LANGUAGES, desk, write

from filmkit.steps.form_notes import COUNT, FormNotesStep, notes_summary


def notes(folder, **options) -> FormNotesStep:
    return FormNotesStep(desk(folder, pack="her", lesson="06", **options))


def fill(step, number: int, **values) -> FormNotesStep:
    for part, value in values.items():
        step.act(write(f"{part}-{number}", value))
    return step


WHOLE = {"element": "sound", "what": "A voice.", "function": "so that we wait", "where": "3"}


def test_a_note_that_was_begun_is_told_what_it_lacks(tmp_path):
    step = fill(notes(tmp_path), 2, element="sound", what="A voice.")
    words = step.desk.words
    lacks = f"{words('notes.lacks-function')}, {words('notes.lacks-where')}"
    assert step.view()["messages"] == {"2": words("notes.lacks", what=lacks)}


def test_a_whole_note_is_asked_a_question(tmp_path):
    step = fill(notes(tmp_path), 1, **WHOLE)
    assert step.view()["messages"] == {"1": step.desk.words("notes.whole")}


def test_a_sequence_is_a_place_too(tmp_path):
    step = fill(notes(tmp_path), 1, **WHOLE | {"where": " ", "evidence": [EVIDENCE]})
    assert step.lacks(1) == []
    assert notes_summary(step.desk)[0]["rows"][0][-1] == "Q02"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_product_shows_the_notes_that_were_begun(lang, tmp_path):
    assert notes_summary(notes(tmp_path, lang=lang).desk) == []
    step = fill(fill(notes(tmp_path, lang=lang), 1, **WHOLE), COUNT, what="Rain.")
    (block,) = notes_summary(step.desk)
    name = step.desk.words("notes.of-sound").partition(":")[0]
    assert block["rows"] == [
        [name, "A voice.", "so that we wait", "3"],
        ["–", "Rain.", "–", "–"],
    ]


@pytest.mark.parametrize("level", [0, 1, 2])
def test_facts_on_form_are_shown_up_to_the_spoiler_level_with_their_sources(level, tmp_path):
    step = notes(tmp_path, level=level)
    blocks = step.spec["groups"][0]["blocks"]
    lines = [item for block in blocks for item in block["items"]]
    assert len(lines) == len(step.desk.film.rows["form"])
    assert all(line["source"] for line in lines)
