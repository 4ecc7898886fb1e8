"""A folder of files from many hands: read or listed with a reason, whatever lies in it."""

import json
import os
import time

import pytest
from hostile_class import HARMFUL, HEAD, entry, hostile_class, portfolio
from hypothesis import given, settings
from hypothesis import strategies as st
from learner_files import learner

from filmkit.classroom.files import plain, read_folder, shown_name
from filmkit.classroom.learners import alike, join, notes
from filmkit.errors import FilmkitError
from filmkit.language import Words
from filmkit.portfolio.record import LARGEST, as_json

EN, ID = Words("en"), Words("id")
LATER = "2026-11-27T08:00:00.000000+00:00"


def read(folder, words=EN):
    return read_folder(folder, "her", words)


def reasons(folder, words=EN) -> dict[str, str]:
    return {one.name: one.why for one in read(folder, words).left_out}


def put(folder, **records) -> None:
    for name, record in records.items():
        text = record if isinstance(record, str) else json.dumps(record)
        (folder / f"{name}.json").write_text(text, "utf-8")


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    folder = tmp_path_factory.mktemp("hostile") / "class"
    count = hostile_class(folder)
    began = time.monotonic()
    found = read(folder)
    return folder, count, found, time.monotonic() - began


# --- the hostile folder -------------------------------------------------------------------------


def test_everything_hostile_is_read_or_listed_and_nothing_is_lost(hostile):
    folder, count, found, _ = hostile
    names = {one.name for one in found.handed_in} | {one.name for one in found.left_out}
    assert count > 150
    assert len(found.handed_in) + len(found.left_out) == count - 1  # in `folder.json` is nothing
    assert len(names) == count - 1
    assert all(one.why.endswith((".", ")")) and len(one.why) < 400 for one in found.left_out)


def test_what_is_too_large_or_no_file_is_not_read(hostile):
    _, _, found, seconds = hostile
    left = {one.name: one.why for one in found.left_out}
    assert left["hundred-megabytes.json"] == EN("class.why-large")
    assert left["pipe.json"] == EN("class.why-no-file")
    assert left["one/two/three"] == EN("class.why-deep")
    assert {
        left[f"link-{name}"] for name in ("out.json", "passwd.json", "broken.json", "loop")
    } == {EN("class.why-link")}
    assert left["class.zip"] == EN("class.why-zip")
    assert seconds < 60


def test_reasons_are_those_that_help(hostile):
    _, _, found, _ = hostile
    left = {one.name: one.why for one in found.left_out}
    assert left["empty.json"] == left["blank.json"] == EN("class.why-empty")
    assert left["utf-16.json"] == left["latin-1.json"] == EN("class.why-no-text")
    assert left["alias-script.json"] == left["alias-path.json"] == EN("class.why-alias")
    work, partner = (next(why for name, why in left.items() if why == EN(f"class.why-{kind}-file"))
                     for kind in ("work", "partner"))  # fmt: skip
    assert "private" in work and work != partner
    assert "'other'" in next(why for name, why in left.items() if "film" in why and "'her'" in why)


def test_harmful_words_are_kept_as_words_without_what_turns_the_page(hostile):
    _, _, found, _ = hostile
    read_names = {one.name for one in found.handed_in}
    assert {f"answer-{name}.json" for name in HARMFUL} <= read_names
    assert plain(HARMFUL["script"]) == HARMFUL["script"]
    for name in ("turned", "unseen", "nul", "half"):
        assert plain(HARMFUL[name]) != HARMFUL[name]
        assert plain(HARMFUL[name]).encode("utf-8")
    assert len(shown_name("x" * 900)) < 200


def test_a_file_that_may_not_be_opened_is_listed(tmp_path):
    put(tmp_path, closed=portfolio(), sound=portfolio())
    (tmp_path / "closed.json").chmod(0)
    if os.geteuid() == 0:
        pytest.skip("root may open everything")
    assert reasons(tmp_path) == {"closed.json": EN("class.why-unreadable")}


# --- what may lie in a folder -------------------------------------------------------------------


def test_folders_within_the_folder_are_read(tmp_path):
    (tmp_path / "Rani_123").mkdir()
    put(tmp_path / "Rani_123", a=portfolio())
    assert [one.name for one in read(tmp_path).handed_in] == ["Rani_123/a.json"]


def test_the_same_file_twice_counts_once(tmp_path):
    put(tmp_path, a=portfolio(), b=portfolio())
    assert reasons(tmp_path) == {"b.json": EN("class.why-same", name="a.json")}


def test_a_file_as_long_as_a_portfolio_can_be_is_read_and_a_longer_one_is_not(tmp_path):
    text = json.dumps(portfolio())
    (tmp_path / "a.json").write_text(text + " " * (LARGEST - len(text)))
    (tmp_path / "b.json").write_text(text + " " * (LARGEST - len(text) + 1))
    assert reasons(tmp_path) == {"b.json": EN("class.why-large")}


def test_another_format_is_named_and_does_not_stop_the_rest(tmp_path):
    put(tmp_path, a=portfolio(format=0), b=portfolio(format=7), c=portfolio(alias="c-1"))
    found = read(tmp_path, ID)
    assert [one.record.alias for one in found.handed_in] == ["c-1"]
    assert ["0" in one.why or "7" in one.why for one in found.left_out] == [True, True]


@pytest.mark.parametrize("words", [EN, ID])
def test_no_folder_a_file_and_a_closed_folder_are_answered_with_a_sentence(tmp_path, words):
    (tmp_path / "file.json").write_text("{}")
    told = []
    for path in (
        tmp_path / "none",
        tmp_path / "file.json",
        tmp_path / "a\0b",
        tmp_path / ("x" * 999),
    ):
        with pytest.raises(FilmkitError) as error:
            read_folder(path, "her", words)
        told.append(str(error.value))
    assert all(one.endswith(".") for one in told)
    assert told[0] == words("class.no-folder", folder=tmp_path / "none")
    assert told[1] == words("class.not-a-folder", folder=tmp_path / "file.json")


# --- mutations ----------------------------------------------------------------------------------

SOUND = {f"{seed}.json": as_json(learner(seed, last=2)) for seed in range(3)}
JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner, max_size=3)
    ),
    max_leaves=8,
)


@settings(max_examples=40)
@given(data=st.data())
def test_no_change_of_a_file_raises_or_loses_the_others(data, tmp_path_factory):
    folder = tmp_path_factory.mktemp("mutated")
    names = list(SOUND)
    for name, text in SOUND.items():
        (folder / name).write_text(text, "utf-8")
    text = SOUND[names[0]]
    begin = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(begin, min(len(text), begin + 2_000)))
    put_in = data.draw(st.binary(max_size=30) | JSON_VALUES.map(lambda v: json.dumps(v).encode()))
    (folder / names[0]).write_bytes(text[:begin].encode() + put_in + text[end:].encode())
    found = read(folder)
    kept = {one.name for one in found.handed_in}
    assert set(names[1:]) <= kept
    assert len(kept) + len(found.left_out) == len(names)
    assert len(join(found.handed_in)) >= 2


# --- learners -----------------------------------------------------------------------------------


def answers(folder, alias="mango-17"):
    return next(one for one in join(read(folder).handed_in) if one.alias == alias)


def test_the_same_alias_from_two_machines_loses_nothing(tmp_path):
    lessons = {"03": {"n03-rules": [entry("Second thought.", when=LATER)]}}
    lessons["04"] = {"n04-keep": [entry("More.", name="n04-keep-why")]}
    put(tmp_path, school=portfolio("First thought."), home=HEAD | {"lessons": lessons})
    found = answers(tmp_path)
    assert found.files == ("home.json", "school.json")
    assert found.saved["n03-rules", "field", "n03-rules-gain"] == (
        "Second thought.",
        "First thought.",
    )
    assert found.value("n04-keep", "field", "n04-keep-why") == "More."
    assert found.differing() == 1
    assert "1" in notes([found], EN)[0] and "home.json" in notes([found], ID)[0]


@pytest.mark.parametrize("kind", ["lock", "again"])
def test_of_what_locks_the_first_counts(tmp_path, kind):
    for name, choice, when in (
        ("a", "n03-p1-b", LATER),
        ("b", "n03-p1-a", HEAD and entry("")["when"]),
    ):
        saved = {"03": {"n03-p1": [entry(choice, kind=kind, name="", when=when)]}}
        put(tmp_path, **{name: HEAD | {"lessons": saved}})
    assert answers(tmp_path).saved["n03-p1", kind, ""] == ("n03-p1-a", "n03-p1-b")


def test_times_of_other_zones_are_compared_and_what_is_no_time_is_oldest(tmp_path):
    times = {"a": "2026-11-26T10:00:00+07:00", "b": "2026-11-26T04:00:00+00:00", "c": "tomorrow"}
    for name, when in times.items():
        put(tmp_path, **{name: HEAD | {"lessons": {"03": {"n03-rules": [entry(name, when=when)]}}}})
    assert answers(tmp_path).saved["n03-rules", "field", "n03-rules-gain"] == ("b", "a", "c")


def test_aliases_that_look_alike_stay_apart_and_are_named(tmp_path):
    for number, alias in enumerate(("Kiwi-1", "kiwi-1", "other-1", "Cafe\u0301", "Caf\u00e9")):
        put(tmp_path, **{f"f{number}": portfolio(f"{number}", alias=alias)})
    learners = join(read(tmp_path).handed_in)
    assert [one.alias for one in learners] == ["Caf\u00e9", "Kiwi-1", "kiwi-1", "other-1"]
    assert alike(learners) == [("Kiwi-1", "kiwi-1")]
    assert len(learners[0].files) == 2, "a letter and its accent are one letter"
