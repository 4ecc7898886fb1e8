"""A codebook entry: what can be locked, what the kit fills in, and what stays for good."""

import pytest
from desks import desk, plant, write

from filmkit.steps.codebook import ENTRY, PARTS, RECODE, CodebookStep

LESSON = {"lesson": "04"}
TEXTS = {part: f"My {part}." for part in PARTS}
WHOLE = {"theme": "voices", "guess": 80} | TEXTS


def step(folder, **options) -> CodebookStep:
    return CodebookStep(desk(folder, **LESSON, **options))


def written(folder, values: dict = WHOLE, **options) -> CodebookStep:
    own = step(folder, **options)
    for name, value in values.items():
        own.act(write(name, value))
    return own


def locked(folder, **options) -> CodebookStep:
    own = written(folder, **options)
    own.act({"act": "lock"})
    return own


def test_the_kit_fills_only_the_empty_fields(tmp_path):
    own = written(tmp_path, {"theme": "voices", "definition": "Mine."})
    own.act({"act": "begin"})
    row = own.desk.film.row("codebooks", "voices")
    texts = {part: row[part] for part in PARTS} | {"definition": "Mine."}
    assert own.values() == {"theme": "voices"} | texts
    assert own.view()["refill"] == {"n": 1, "values": texts}


def test_filled_fields_are_left_alone_and_that_is_said(tmp_path):
    own = written(tmp_path)
    own.act({"act": "begin"})
    assert own.values() == WHOLE
    assert own.view()["messages"]["entry"] == own.desk.words("codebook.all-full")
    assert own.view()["refill"]["n"] == 0


@pytest.mark.parametrize("theme", ["", "own"])
def test_without_a_theme_of_the_kit_there_is_nothing_to_begin_with(theme, tmp_path):
    own = written(tmp_path, {"theme": theme})
    own.act({"act": "begin"})
    assert own.view()["messages"]["entry"] == own.desk.words("codebook.no-entry")
    assert set(own.values()) == {"theme"}


@pytest.mark.parametrize("part", [*PARTS, "theme", "guess"])
def test_nothing_is_locked_while_a_part_is_missing(part, tmp_path):
    own = written(tmp_path, WHOLE | {part: "" if part in ("theme", "guess") else "  "})
    own.act({"act": "lock"})
    assert own.locked() is None
    label = own.fields[part]["label"]
    short = own.desk.words("codebook.guess-short") if part == "guess" else label.split(":")[0]
    assert own.view()["message"] == own.desk.words("codebook.missing", which=short)


def test_a_guess_of_nothing_in_a_hundred_is_a_guess(tmp_path):
    own = written(tmp_path, WHOLE | {"guess": 0})
    own.act({"act": "lock"})
    assert own.locked()["guess"] == 0


def test_a_theme_of_ones_own_needs_a_name(tmp_path):
    own = written(tmp_path, WHOLE | {"theme": "own"})
    assert "name" not in own.view()["hidden"]
    own.act({"act": "lock"})
    assert own.locked() is None
    own.act(write("own-name", "Silence"))
    own.act({"act": "lock"})
    assert own.entry()["title"] == "Silence"


def test_version_1_stays_whatever_is_sent_afterwards(tmp_path):
    own = locked(tmp_path)
    saved = own.desk.work.saved
    for act in (write("definition", "Other."), {"act": "begin"}, {"act": "lock"}):
        own.act(act)
    assert own.desk.work.saved == saved
    own.desk.save(ENTRY, "field", {"name": "definition", "value": "By hand."})
    assert step(tmp_path).values() == WHOLE
    assert own.view()["locked"] is True


def test_another_language_keeps_the_entry(tmp_path):
    locked(tmp_path)
    assert step(tmp_path, lang="id").entry()["title"] == "Suara"


def test_later_versions_are_added_and_never_replace(tmp_path):
    own = locked(tmp_path)
    second = {part: f"Second {part}." for part in PARTS}
    own.desk.save(RECODE, "lock", second)
    assert step(tmp_path).versions() == [TEXTS, second]


def test_no_later_version_counts_before_the_first(tmp_path):
    plant(tmp_path, RECODE, "lock", TEXTS)
    assert step(tmp_path).versions() == []


@pytest.mark.parametrize(
    "value",
    [
        WHOLE | {"theme": "nobody"},
        WHOLE | {"guess": 101},
        WHOLE | {"guess": True},
        WHOLE | {"definition": " "},
        WHOLE | {"definition": 3},
        WHOLE | {"extra": "x"},
        {"theme": "voices"},
        [],
    ],
)
def test_a_damaged_lock_is_no_lock(value, tmp_path):
    plant(tmp_path, ENTRY, "lock", value, lesson="04")
    assert step(tmp_path).locked() is None
    assert step(tmp_path).versions() == []
