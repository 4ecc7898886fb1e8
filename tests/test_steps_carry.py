"""The whole work as one file: nothing lost, nothing doubled, nothing trusted."""

import json
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from desks import HOSTILE, desk
from hypothesis import given
from hypothesis import strategies as st

from filmkit.steps.carry import LARGEST, CarryStep, read_work_file, work_file
from filmkit.work import LARGEST_LINE, Entry, Work, choose_alias, current_alias

WHEN = "2026-01-05T08:00:00.000000+00:00"
SOUND = {"when": WHEN, "lesson": "03", "item": "n03-p1", "kind": "lock", "value": "a"}
HEAD = {"filmkit": "work", "format": 1, "alias": "mango-17"}


def file(*entries, **changes) -> str:
    return json.dumps(HEAD | {"entries": list(entries)} | changes)


def worked(folder: Path, alias: str = "mango-17") -> CarryStep:
    step = CarryStep(desk(folder, alias=alias))
    step.desk.save("n03-p1", "lock", {"choice": "a", "reason": "Ia mendengarnya."})
    step.desk.save("n03-leave", "field", {"name": "now", "value": "private"})
    return step


def given_file(step: CarryStep) -> dict:
    step.act({"act": "give"})
    return step.view()["file"]


def opened(folder: Path, text, alias: str = "guest", **options) -> CarryStep:
    step = CarryStep(desk(folder, alias=alias, **options))
    step.act({"act": "open", "name": "my-work.json", "text": text})
    return step


def test_everything_is_in_the_file_private_notes_too(tmp_path):
    step = worked(tmp_path)
    made = given_file(step)
    assert made["n"] == 1
    assert made["name"].startswith("mango-17-")
    assert read_work_file(made["text"]) == ("", "mango-17", step.desk.work.entries(), 0)


def test_there_is_no_file_of_nothing(tmp_path):
    step = CarryStep(desk(tmp_path, alias="mango-17"))
    assert given_file(step) == {"n": 0}
    assert "mango-17" in step.view()["message"]


def test_on_another_machine_everything_is_there_under_its_alias(tmp_path):
    here = worked(tmp_path / "a")
    there = opened(tmp_path / "b", given_file(here)["text"])
    assert there.desk.work.alias == "mango-17" == current_alias(tmp_path / "b")
    assert there.desk.work.entries() == here.desk.work.entries()
    assert Work("mango-17", tmp_path / "b").entries() == here.desk.work.entries()


def test_opening_a_file_twice_adds_nothing(tmp_path):
    text = given_file(worked(tmp_path / "a"))["text"]
    opened(tmp_path / "b", text)
    again = opened(tmp_path / "b", text, alias="mango-17")
    assert len(again.desk.work.entries()) == 2
    words = again.desk.words
    told = words("carry.opened", name="my-work.json", alias="mango-17", added=0, all=2)
    assert again.view()["message"].startswith(told)


def test_what_two_machines_have_is_joined_and_the_newest_counts(tmp_path):
    old = file(SOUND)
    here = worked(tmp_path, "mango-17")
    before = here.desk.work.entries()
    here.act({"act": "open", "name": "old.json", "text": old})
    after = here.desk.work.entries()
    assert [entry for entry in after if entry in before] == before
    assert len(after) == 3
    assert here.desk.work.latest("n03-p1", "lock")["choice"] == "a"
    assert here.desk.work.first("n03-p1", "lock") == "a"  # the lock that came first


def test_the_work_of_the_alias_before_stays(tmp_path):
    worked(tmp_path, "kiwi-3")
    opened(tmp_path, file(SOUND), alias="kiwi-3")
    assert len(Work("kiwi-3", tmp_path).entries()) == 2
    assert len(Work("mango-17", tmp_path).entries()) == 1


def test_the_work_of_a_guest_is_gone_on_with_too(tmp_path):
    worked(tmp_path, "kiwi-3")
    choose_alias("kiwi-3", tmp_path)
    step = opened(tmp_path, file(SOUND, alias="guest"), alias="kiwi-3")
    assert step.desk.work.alias == current_alias(tmp_path) == "guest"


def test_the_file_of_the_alias_before_does_not_stay_on_the_page(tmp_path):
    step = worked(tmp_path, "kiwi-3")
    assert given_file(step)["text"]
    step.act({"act": "open", "name": "mango.json", "text": file(SOUND)})
    assert step.view()["file"] == {"n": 1}


BAD = {
    "not-json": ["", "{", "\x00", "[" * 100_000, "x" * (LARGEST + 1), None, 3, b"{}"],
    "foreign": [
        "[]", "null", "{}", file(SOUND, filmkit="portfolio"), file(SOUND, alias="../../etc"),
        file(SOUND, alias=HOSTILE), file(SOUND, alias=None), file(SOUND, entries={}),
        file(SOUND, alias="con"),
    ],
    "newer": [file(SOUND, format=2), file(SOUND, format=None)],
}  # fmt: skip


@pytest.mark.parametrize(("problem", "text"), [(p, t) for p, texts in BAD.items() for t in texts])
@pytest.mark.parametrize("lang", ["en", "id"])
def test_a_bad_file_is_refused_in_a_sentence_and_changes_nothing(problem, text, lang, tmp_path):
    step = opened(tmp_path, text, alias="kiwi-3", lang=lang)
    assert step.view()["message"] == step.desk.words(f"carry.{problem}", name="my-work.json")
    assert list(tmp_path.rglob("*.jsonl")) == []
    assert step.desk.work.alias == "kiwi-3"


DEEP: list = []
for _ in range(20):
    DEEP = [DEEP]


@pytest.mark.parametrize(
    "entry",
    [None, [], "x", {}, SOUND | {"when": "yesterday"}, SOUND | {"when": ""}, SOUND | {"when": 3},
     SOUND | {"lesson": "x" * 81}, SOUND | {"item": None}, SOUND | {"value": DEEP},
     SOUND | {"value": "\ud800"}, SOUND | {"value": float("nan")}],
)  # fmt: skip
def test_what_cannot_be_used_is_left_out_and_counted(entry):
    problem, _, entries, left_out = read_work_file(file(SOUND, entry))
    assert (problem, len(entries), left_out) == ("", 1, 1)


def test_a_step_too_long_to_be_read_again_is_not_written(tmp_path):
    step = opened(tmp_path, file(SOUND, SOUND | {"value": "x" * LARGEST_LINE}))
    assert len(step.desk.work.entries()) == 1
    assert step.desk.work.damaged() == []


def test_a_time_yet_to_come_does_not_hide_later_answers(tmp_path):
    step = opened(tmp_path, file(SOUND | {"when": "9998-01-01T00:00:00+00:00"}))
    step.desk.save("n03-p1", "lock", "b")
    assert step.desk.work.latest("n03-p1", "lock") == "b"


def test_times_of_another_zone_are_put_in_order():
    entries = read_work_file(file(SOUND | {"when": "2026-01-05T15:00:00+07:00"}))[2]
    assert entries == [Entry(WHEN, "03", "n03-p1", "lock", "a")]


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


@given(st.lists(st.tuples(st.sampled_from(["n03-p1", "n04-x"]), anything), max_size=6), anything)
def test_no_file_raises_and_what_was_saved_is_whole(saved, strange):
    with TemporaryDirectory() as folder:
        step = opened(Path(folder), json.dumps(HEAD | {"entries": [SOUND, strange]}))
        assert len(step.desk.work.entries()) in (1, 2)
        assert step.desk.work.damaged() == []
    entries = [Entry(WHEN, "03", item, "field", value) for item, value in saved]
    _, _, found, left_out = read_work_file(work_file("mango-17", entries))
    assert len(found) + left_out == len(entries)
