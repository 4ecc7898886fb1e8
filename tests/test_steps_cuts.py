"""Cutting the story into parts: what is refused, what is asked about, and what comes out."""

import json
import re

import pytest
from desks import HOSTILE, ROOT, desk, film, write

from filmkit.steps.cuts import (
    CRITERIA,
    CUTS_AGAIN,
    MOST,
    SHOWN,
    CutStep,
    cuts_of,
    cuts_summary,
    parts_of,
    reader_values,
)
from filmkit.steps.story import StoryStep

DONE = {"act": "done"}


def cutting(folder, item="n01-cuts", **options) -> CutStep:
    return CutStep(desk(folder, **options), item)


def cut(step: CutStep, *keys: str, name: str = "A part", criterion: str = "goal") -> None:
    step.act(write(f"begins-{step.keys[0]}", name))
    for key in keys:
        step.act(write(f"cut-{key}", True))
        step.act(write(f"criterion-{key}", criterion))
        step.act(write(f"begins-{key}", name))


def told(step: CutStep, key: str, **values) -> bool:
    return step.desk.words(key, **values) in step.view()["message"]


def test_two_cuts_make_three_parts(tmp_path):
    step = cutting(tmp_path)
    cut(step, "q02", "q03")
    assert [part.keys for part in step.parts()] == [("q01",), ("q02",), ("q03",)]
    step.act(write("cut-q02", False))
    assert [part.keys for part in step.parts()] == [("q01", "q02"), ("q03",)]


def test_fewer_than_three_parts_are_refused_with_a_hint(tmp_path):
    step = cutting(tmp_path)
    cut(step, "q03")
    step.act(DONE)
    assert told(step, "cuts.few", least=3) and not step.done()
    assert step.desk.work.latest("n01-cuts", "check") is None


def test_what_is_missing_is_said_with_its_place(tmp_path):
    step = cutting(tmp_path)
    step.act(write("begins-q01", " "))
    for key in ("q02", "q03"):
        step.act(write(f"cut-{key}", True))
    step.act(write("criterion-q03", "place"))
    step.act(write("begins-q02", "The voice"))
    step.act(write("begins-q03", "one two three four five six seven eight nine"))
    step.act(DONE)
    assert told(step, "cuts.no-criterion", which="Q02")
    assert told(step, "cuts.no-name", which="Q01")
    assert told(step, "cuts.long-name", which="Q03", most=8)
    assert not told(step, "cuts.few", least=3)
    assert not step.done()


def test_the_first_place_on_the_page_that_needs_something_is_named_at_each_press(tmp_path):
    step = cutting(tmp_path)
    cut(step, "q02", "q03")
    step.act(write("criterion-q03", ""))
    step.act(write("begins-q02", ""))
    step.act(DONE)
    view = step.view()
    assert view["first"] == "begins-q02"
    step.act(DONE)
    assert step.view()["asked"] > view["asked"]
    step.act(write("begins-q02", "The voice"))
    assert "first" not in step.view()
    step.act(DONE)
    assert step.view()["first"] == "criterion-q03"


def test_too_few_parts_lead_to_the_first_gap_that_is_not_cut(tmp_path):
    step = cutting(tmp_path)
    cut(step, "q02")
    step.act(DONE)
    assert step.view()["first"] == "cut-q03"


def test_undo_finds_the_cuts_of_an_earlier_run_newest_last(tmp_path):
    step = cutting(tmp_path, pack="her", lesson="01")
    for key in ("q05", "q03", "q10"):
        step.act(write(f"cut-{key}", True))
    step.act(write("cut-q05", False))
    step.act(write("cut-q05", True))
    step.act(write("cut-q10", False))
    again = cutting(tmp_path, pack="her", lesson="01")
    assert again.view()["newest"] == ["q03", "q05"]
    lower = cutting(tmp_path, pack="her", lesson="01", level=0)
    lower.act(write("cut-q02", True))
    step.act(write("cut-q20", True))
    assert cutting(tmp_path, pack="her", level=0).view()["newest"] == ["q03", "q05", "q02"]


@pytest.mark.parametrize("lang", ["en", "id"])
def test_no_title_that_asks_gets_a_full_stop(tmp_path, lang):
    step = cutting(tmp_path, pack="her", lang=lang)
    assert "?." not in step.as_text() and "q13".upper() in step.as_text()
    assert "?." not in str(StoryStep(step.desk).spec["groups"])


@pytest.mark.parametrize("lang", ["en", "id"])
def test_criteria_read_the_same_in_the_lesson_and_in_the_menu(tmp_path, lang):
    (file,) = (ROOT / "notebooks" / lang).glob("01-*.ipynb")
    cells = json.loads(file.read_text("utf-8"))["cells"]
    text = next("".join(cell["source"]) for cell in cells if cell["id"] == "explore")
    listed = re.findall(r"^- \*\*(.+?)\*\*: (.+)$", text, re.MULTILINE)
    words = desk(tmp_path, lang=lang).words
    assert [f"{a}: {b}" for a, b in listed] == [words(f"criterion.{name}") for name in CRITERIA]


def test_after_a_change_the_old_complaint_is_gone(tmp_path):
    step = cutting(tmp_path)
    step.act(DONE)
    assert step.view()["message"]
    step.act(write("cut-q02", True))
    assert step.view()["message"] == ""


def test_a_whole_division_is_done_and_stays_done_when_it_changes(tmp_path):
    step = cutting(tmp_path)
    cut(step, "q02", "q03")
    step.act(DONE)
    assert step.view()["message"] == step.desk.words("cuts.done")
    step.act(write("cut-q03", False))
    assert cutting(tmp_path).done()


def test_more_than_nine_parts_are_asked_about_and_not_refused(tmp_path):
    step = cutting(tmp_path, pack="her", lesson="01")
    cut(step, *step.keys[1 : MOST + 1])
    step.act(DONE)
    assert step.done() and told(step, "js.nearlyall")
    step.act(write(f"cut-{step.keys[1]}", False))
    assert not told(step, "js.nearlyall")


def test_a_name_of_a_cut_that_was_taken_away_is_not_asked_for(tmp_path):
    step = cutting(tmp_path, pack="her", lesson="01")
    cut(step, "q03", "q05")
    step.act(write("cut-q04", True))
    step.act(write("cut-q04", False))
    step.act(DONE)
    assert step.done()


@pytest.mark.parametrize(
    ("level", "given", "sequences"),
    [(0, [], 6), (1, ["q10", "q19", "q25"], 25), (2, ["q10", "q19", "q25"], 30)],
)
def test_the_acts_give_three_cuts_where_they_can_be_seen(tmp_path, level, given, sequences):
    step = cutting(tmp_path, pack="her", level=level, lesson="01")
    assert (step.spec["given"], len(step.keys)) == (given, sequences)
    assert len(step.spec["cards"]) == sequences
    assert cutting(tmp_path, CUTS_AGAIN, pack="her", level=level).spec["given"] == []


def test_given_cuts_must_be_defended_and_own_cuts_may(tmp_path):
    step = cutting(tmp_path, pack="her", level=1, lesson="01")
    step.act(write("given", True))
    cut(step, "q05", *step.spec["given"])
    step.act(DONE)
    assert told(step, "cuts.no-reason", which="Q10, Q19, Q25")
    for key in ("q10", "q25"):
        step.act(write(f"because-{key}", "She says so."))
    step.act(write("cut-q19", False))
    step.act(DONE)
    assert step.done()


def test_a_film_of_one_visible_sequence_cannot_be_cut_and_needs_only_a_name(tmp_path):
    step = cutting(tmp_path, level=0)
    step.act(DONE)
    assert step.view()["message"] == step.desk.words("cuts.no-name", which="Q01", most=8)
    cut(step)
    step.act(DONE)
    assert step.done() and len(step.parts()) == 1


def test_a_lower_level_hides_later_cuts_and_forgets_nothing(tmp_path):
    step = cutting(tmp_path)
    cut(step, "q02", "q03")
    assert len(cutting(tmp_path, level=1).parts()) == 2
    assert len(cutting(tmp_path, level=2).parts()) == 3


def test_the_second_division_is_a_work_of_its_own(tmp_path):
    step = cutting(tmp_path, CUTS_AGAIN)
    cut(step, "q02")
    assert cutting(tmp_path).values() == {}
    assert cuts_summary(desk(tmp_path)) == []
    (block,) = cuts_summary(desk(tmp_path), CUTS_AGAIN)
    assert block["heading"] == step.desk.words("cuts.product-again")


@pytest.mark.parametrize("field", ["cut-q01", "criterion-q01", "because-q01", "cut-q99", "cut-"])
def test_before_the_first_sequence_and_outside_nothing_can_be_cut(tmp_path, field):
    assert field not in cutting(tmp_path).fields


def test_a_reader_of_the_pack_is_read_like_a_learner(tmp_path):
    values = reader_values(desk(tmp_path), "tom")
    keys = [row["key"] for row in film().rows["sequences"]]
    assert cuts_of(keys, values) == {1, 2}
    assert [part.name for part in parts_of(keys, values)] == [
        "At the door",
        "The voice",
        "Outside",
    ]
    assert reader_values(desk(tmp_path, level=1), "rani").keys() >= {"begins-q01"}
    assert cuts_of(keys[:2], reader_values(desk(tmp_path, level=1), "rani")) == set()


@pytest.mark.parametrize("lang", ["en", "id"])
def test_the_product_shows_parts_with_criteria_as_an_open_table(tmp_path, lang):
    step = cutting(tmp_path, lang=lang)
    cut(step, "q03", criterion="place")
    step.act(write("because-q03", HOSTILE))
    step.act(write("begins-q03", "x" * 5000))
    (block,) = cuts_summary(desk(tmp_path, lang=lang))
    assert block["open"] is True
    assert block["strips"]["rows"][0]["parts"] == [
        {"size": 2, "label": "Q01"},
        {"size": 1, "label": "Q03"},
    ]
    first, second = block["rows"]
    place = step.desk.words("criterion.place").partition(":")[0]
    assert first[0]["sequence"] == "q01" and first[-1] == "–"
    assert second[-1] == f"{place}: {HOSTILE}"
    assert len(second[1]) == SHOWN + 1


@pytest.mark.parametrize("lang", ["en", "id"])
def test_each_criterion_has_a_word_before_its_explanation(tmp_path, lang):
    words = desk(tmp_path, lang=lang).words
    heads = {words(f"criterion.{name}").partition(":")[0] for name in CRITERIA}
    assert len(heads) == len(CRITERIA) and all(len(head.split()) == 1 for head in heads)
