"""
Whatever happens to a file of a pack, no value ever stands in another place than it was written.

Two thousand edits of the tiny pack, the same ones every time. After each, the pack reads without
a problem and holds exactly what the edit left in it, or it is refused with a place.
"""

import shutil
import tomllib
from pathlib import Path

import mutations
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from filmkit.language import Words
from filmkit.packs import Pack, data_folder, film_folders, read_pack
from filmkit.settings import FILM
from filmkit.tables import RawTable

TINY = Path(__file__).parent / "packs" / "tiny"
GRIDS = {name: mutations.grid_of(TINY / name) for name in mutations.FILES}
SOUND = {grid.table.name: grid.values() for grid in GRIDS.values()}
SETTINGS = read_pack(TINY).settings
WORDS = [Words("en"), Words("id")]
examples = settings(max_examples=500, suppress_health_check=list(HealthCheck))


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    return shutil.copytree(TINY, tmp_path_factory.mktemp("packs") / "tiny")


def read_with(folder: Path, name: str, content: bytes) -> Pack:
    """Read the pack with one file changed."""
    (folder / name).write_bytes(content)
    try:
        return read_pack(folder)
    finally:
        shutil.copy(TINY / name, folder / name)


def assert_located(pack: Pack, name: str, content: bytes) -> None:
    """Every problem is in the changed file or in one that refers to it, in a row that exists."""
    referring = {
        table.file
        for table in mutations.SCHEMA.values()
        if any(f"{column.of[0]}.csv" == name for column in table.references)
    }
    if name == "sequences.csv":
        referring.add("film.toml")
    lines = content.count(b"\n") + content.count(b"\r") + 1
    for problem in pack.problems:
        assert problem.file in {name} | referring
        assert 0 <= problem.row <= (lines if problem.file == name else 50)
        assert all(problem.file in words.describe(problem) for words in WORDS)


def assert_others_are_untouched(pack: Pack, name: str) -> None:
    for table, values in pack.checked.values.items():
        if f"{table}.csv" != name:
            assert values == SOUND[table], f"{table} changed with {name}"


def assert_read_as(pack: Pack, grid: mutations.Grid) -> None:
    """The table holds what the grid holds, value for value."""
    wanted = grid.values()
    assert wanted is not None, "this should have been refused"
    assert pack.checked.values[grid.table.name] == wanted
    assert_others_are_untouched(pack, grid.table.file)


def assert_at_most_one_cell_changed(pack: Pack, name: str) -> None:
    table = name.removesuffix(".csv")
    before, after = SOUND[table], pack.checked.values[table]
    assert len(before) == len(after)
    changed = [
        (place, column)
        for place, (old, new) in enumerate(zip(before, after, strict=True))
        for column in old
        if old[column] != new[column]
    ]
    assert len(changed) <= 1, f"values moved: {changed}"
    assert_others_are_untouched(pack, name)


def assert_only_the_end_changed(pack: Pack, name: str) -> None:
    table = name.removesuffix(".csv")
    before, after = SOUND[table], pack.checked.values[table]
    shared = min(len(before), len(after))
    for place in range(shared):
        changed = [
            column for column in before[place] if before[place][column] != after[place][column]
        ]
        assert not changed or (place == shared - 1 and changed == list(before[place])[-1:])
    assert_others_are_untouched(pack, name)


def test_the_rules_of_these_tests_and_the_kit_read_the_tiny_pack_alike():
    assert read_pack(TINY).checked.values == SOUND
    assert sum(len(rows) for rows in SOUND.values()) > 70


@examples
@given(st.data())
def test_the_same_content_is_read_alike_however_it_is_written(folder, data):
    name = data.draw(st.sampled_from(mutations.DRAWN))
    grid = mutations.columns_shuffled(data.draw, GRIDS[name])
    content = data.draw(mutations.clothes(len(grid.rows))).write(grid).encode()
    pack = read_with(folder, name, content)
    assert (pack.problems, pack.checked.notes) == ([], [])
    assert pack.checked.values == SOUND


@examples
@given(st.data())
def test_edits_of_cells_rows_and_columns_are_read_as_written_or_refused(folder, data):
    name = data.draw(st.sampled_from(mutations.DRAWN))
    edit = data.draw(st.sampled_from(mutations.ALWAYS_REFUSED + mutations.READ_AS_WRITTEN))
    grid = edit(data.draw, GRIDS[name])
    content = data.draw(mutations.clothes(len(GRIDS[name].rows))).write(grid).encode()
    pack = read_with(folder, name, content)
    if pack.problems:
        assert_located(pack, name, content)
    else:
        assert edit not in mutations.ALWAYS_REFUSED
        assert_read_as(pack, grid)


@examples
@given(st.data())
def test_edits_of_characters_and_bytes_move_no_value(folder, data):
    name = data.draw(st.sampled_from(mutations.DRAWN))
    edit = data.draw(st.sampled_from(mutations.ONE_CELL + mutations.AT_THE_END))
    text = data.draw(mutations.clothes(len(GRIDS[name].rows))).write(GRIDS[name])
    content = edit(data.draw, text)
    pack = read_with(folder, name, content)
    if pack.problems:
        assert_located(pack, name, content)
    elif edit in mutations.AT_THE_END:
        assert_only_the_end_changed(pack, name)
    else:
        assert_at_most_one_cell_changed(pack, name)


def line_edits(draw, text: str) -> bytes:
    lines = text.splitlines(keepends=True)
    one, other = (draw(st.integers(0, len(lines) - 1)) for _ in range(2))
    edit = draw(st.sampled_from(["delete", "double", "swap", "retype"]))
    if edit == "delete":
        del lines[one]
    elif edit == "double":
        lines.insert(other, lines[one])
    elif edit == "swap":
        lines[one], lines[other] = lines[other], lines[one]
    else:
        new = draw(
            st.sampled_from(["1", '"q01"', "[]", "true", "1:12:30", "no", "{}", "2020-01-01"])
        )
        lines[one] = f"{lines[one].split('=')[0].strip()} = {new}\n"
    return "".join(lines).encode()


@examples
@given(st.data())
def test_edits_of_film_toml_change_one_setting_or_are_refused(folder, data):
    text = (TINY / "film.toml").read_text("utf-8")
    edit = data.draw(st.sampled_from((line_edits, *mutations.ONE_CELL, *mutations.AT_THE_END)))
    content = edit(data.draw, text)
    pack = read_with(folder, "film.toml", content)
    assert pack.checked.values == SOUND
    if pack.problems:
        assert_located(pack, "film.toml", content)
        return
    changed = [name for name in FILM if pack.settings[name] != SETTINGS[name]]
    assert len(changed) <= 1
    assert all(type(pack.settings[name]) is FILM[name] for name in FILM)
    assert tomllib.loads(content.decode("utf-8-sig"))


# --- these tests would notice


def forgiving(path: Path) -> RawTable:
    """Read as pandas does: fill short rows, cut long ones."""
    header, *rows = (line.split(",") for line in path.read_text("utf-8").splitlines())
    width = len(header)
    cells = [(row + [""] * width)[:width] for row in rows]
    return RawTable(path.name, header, list(enumerate(cells, start=2)))


@pytest.mark.parametrize(
    ("old", "new"),
    [("chion1999,book,", "chion1999,book,,"), (",,,1999", ",,1999"), ("1999,,,,,,", "1999,,,,,")],
)
def test_a_reader_that_shifts_values_would_be_noticed(folder, monkeypatch, old, new):
    text = "key,type,author,title,container-title,publisher,issued,volume,issue,page,DOI,URL,note"
    text += ",spoiler\n"
    text += "script,manuscript,,The House,,,2020,,,,,,,\n"
    text += "chion1999,book,,The Voice,,,1999,,,,,,,\n"
    monkeypatch.setitem(SOUND, "sources", None)
    grid = read_grid(folder, text)
    monkeypatch.setitem(SOUND, "sources", grid.values())
    assert text.count(old) == 1
    content = text.replace(old, new).encode()
    refused = read_with(folder, "sources.csv", content)
    assert [(p.code, p.row) for p in refused.problems] == [("row-length", 3)]

    monkeypatch.setattr("filmkit.packs.read_table", forgiving)
    shifted = read_with(folder, "sources.csv", content)
    if shifted.problems or new == "1999,,,,,":
        return  # a type gave it away, or only an empty cell at the end was missing
    with pytest.raises(AssertionError, match="values moved"):
        assert_at_most_one_cell_changed(shifted, "sources.csv")
    with pytest.raises(AssertionError):
        assert_read_as(shifted, grid)


def read_grid(folder: Path, text: str) -> mutations.Grid:
    file = folder.parent / "sources.csv"
    file.write_text(text, "utf-8")
    return mutations.grid_of(file)


@pytest.mark.parametrize("name", ["her"])
def test_the_shipped_films_have_no_problems(name):
    pack = read_pack(film_folders()[name], with_ai=True)
    assert (pack.problems, pack.checked.notes) == ([], [])


def test_the_data_on_real_ai_has_no_problems():
    pack = read_pack(data_folder() / "ai")
    assert (pack.kind, pack.problems, pack.checked.notes) == ("ai", [], [])
