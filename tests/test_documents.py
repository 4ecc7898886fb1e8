"""What follows from the schema is in the repository as the tool would write it, and is sound."""

import csv
import importlib.util
import shutil
from pathlib import Path

import frictionless
import pytest

from filmkit.packs import data_folder, read_pack
from filmkit.schema import tables

ROOT = Path(__file__).parents[1]
HER = data_folder() / "films" / "her"
MADE = ("docs/columns.*.md", "data/template/*.csv", "data/films/*/datapackage.json")


def load_tool():
    spec = importlib.util.spec_from_file_location("tool", ROOT / "tools" / "make_documents.py")
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    return tool


def made_files(root: Path) -> dict[str, str]:
    files = (file for pattern in MADE for file in root.glob(pattern))
    return {file.relative_to(root).as_posix(): file.read_bytes().decode() for file in files}


def test_repository_holds_what_the_tool_writes(tmp_path):
    (tmp_path / "docs").mkdir()
    (tmp_path / "data" / "template").mkdir(parents=True)
    for film in (ROOT / "data" / "films").glob("*/film.toml"):
        copy = tmp_path / film.parent.relative_to(ROOT)
        copy.mkdir(parents=True)
        shutil.copy(film, copy)
    load_tool().write(tmp_path)
    wanted, found = made_files(tmp_path), made_files(ROOT)
    assert len(wanted) > len(tables("film"))
    stale = sorted(name for name in wanted | found if wanted.get(name) != found.get(name))
    assert not stale, f"run python tools/make_documents.py; out of date: {stale}"


def test_schema_explains_everything_in_both_languages():
    with (ROOT / "filmkit" / "schema.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    empty = [
        f"{row['table']}.{row['column']}"
        for row in rows
        if not row["about.en"] or not row["about.id"] or row["about.en"] == row["about.id"]
    ]
    assert set(empty) <= {"sources.volume"}, "the same in both languages, or empty"


def test_template_opens_without_problems():
    pack = read_pack(data_folder() / "template", with_ai=True)
    assert pack.problems == []
    # What is still to be written is noted, and nothing else.
    assert {note.code for note in pack.checked.notes} == {"as-in-template", "no-rows"}
    assert set(pack.prose) == {"synopsis.en.md", "synopsis.id.md"}
    assert all(rows == [] for rows in pack.checked.values.values())


def test_template_settings_are_named_as_in_the_film_pack():
    template = read_pack(data_folder() / "template").settings
    assert set(template) == set(read_pack(HER).settings)


def problems_of(folder: Path) -> list[tuple]:
    report = frictionless.validate(str(folder / "datapackage.json"))
    return [(task.place, error.type) for task in report.tasks for error in task.errors]


def test_frictionless_finds_the_film_pack_valid():
    assert problems_of(HER) == []


DAMAGE = [
    ("presence", "character", "nobody", "foreign-key"),
    ("theme_sequences", "evidence", "Q99", "foreign-key"),
    ("form", "sequence", "q99", "foreign-key"),  # optional, but not anything
    ("moods", "value", "9", "constraint-error"),
    ("sequences", "order", "first", "type-error"),
    ("characters", "status", "perhaps", "constraint-error"),
    ("glossary", "term.id", "", "constraint-error"),
    ("credits", "key", None, "primary-key"),  # the key of the first row once more
]


@pytest.fixture(scope="module")
def found_in_damaged_copy(tmp_path_factory) -> list[tuple]:
    copy = shutil.copytree(HER, tmp_path_factory.mktemp("damaged") / "her")
    for table, column, value, _ in DAMAGE:
        file = copy / f"{table}.csv"
        with file.open(encoding="utf-8", newline="") as stream:
            header, *rows = csv.reader(stream)
        place = header.index(column)
        rows[-1][place] = rows[0][place] if value is None else value
        with file.open("w", encoding="utf-8", newline="") as stream:
            csv.writer(stream, lineterminator="\n").writerows([header, *rows])
    return problems_of(copy)


@pytest.mark.parametrize(("table", "column", "value", "found"), DAMAGE)
def test_frictionless_refuses_a_damaged_copy(found_in_damaged_copy, table, column, value, found):
    assert (f"{table}.csv", found) in found_in_damaged_copy
