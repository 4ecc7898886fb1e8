"""The columns that everything else follows from."""

import pytest

from filmkit import cells
from filmkit.schema import LANGUAGES, tables

KINDS = ("film", "ai", "words", "machines", "guide")
COLUMNS = [
    pytest.param(kind, table, column, id=f"{table.name}.{column.name}")
    for kind in KINDS
    for table in tables(kind).values()
    for column in table.columns
]
KNOWN = {
    "key", "ref", "key_elsewhere", "fact", "text", "words", "choice", "yesno", "int", "number",
    "time", "date",
}  # fmt: skip


def test_there_are_tables_for_films_and_for_real_ai():
    assert {"sequences", "characters", "presence", "sources"} <= set(tables("film"))
    assert {"timeline", "capabilities", "scores", "sources"} <= set(tables("ai"))


@pytest.mark.parametrize(("kind", "table", "column"), COLUMNS)
def test_a_column_is_declared_so_that_it_can_be_checked(kind, table, column):
    assert column.kind in KNOWN
    assert not column.name.endswith("_id")
    assert "." not in column.name
    if column.kind == "choice":
        assert len(column.of) == len(set(column.of)) >= 1
    if column.kind == "ref":
        assert [column.of[0]] == [name for name in tables(kind) if name in column.of]
    if column.kind == "key_elsewhere":
        kind = column.of[0].partition(":")[0]
        assert all(name.removeprefix(f"{kind}:") in tables(kind) for name in column.of)
    if column.bounds:
        assert column.bounds[0] < column.bounds[1]


@pytest.mark.parametrize("kind", KINDS)
def test_every_table_has_rows_that_can_be_told_apart(kind):
    for table in tables(kind).values():
        names = [column.name for column in table.columns]
        assert len(names) == len(set(names))
        assert table.unique and set(table.unique) <= set(names)
        assert all(table.column(name).required for name in table.unique)


@pytest.mark.parametrize("kind", KINDS)
def test_references_go_only_to_tables_with_a_key(kind):
    for table in tables(kind).values():
        for column in table.references:
            target = tables(kind)[column.of[0]]
            assert target.unique == ("key",)
            assert target.column("key").kind == ("fact" if column.of == ("evidence",) else "key")


def test_words_stand_twice_in_a_file_and_everything_else_once():
    acts = tables("film")["acts"]
    assert acts.headers == ("key", "order", "title.en", "title.id", "evidence", "status")
    assert acts.file == "acts.csv"


def test_bounds_are_read_as_numbers():
    moods = tables("film")["moods"]
    assert moods.column("value").bounds == (-2, 2)
    assert moods.column("character").bounds is None


def test_every_column_is_explained_in_both_languages():
    for kind in KINDS:
        for table in tables(kind).values():
            for thing in (table, *table.columns):
                assert set(thing.about) == set(LANGUAGES)
                assert all(thing.about.values())


def test_every_kind_but_text_refuses_something():
    refused = {}
    for _, _, column in (parameter.values for parameter in COLUMNS):
        try:
            cells.parse(column, "?\n;")
        except cells.BadCell as bad:
            refused[column.kind] = bad.code
    assert set(refused) == KNOWN - {"text", "words"}
