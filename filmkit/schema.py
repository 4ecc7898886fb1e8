"""
Know every column of every table: `schema.csv`, read once.

The template, the checks, `docs/columns.md` and `datapackage.json` all follow from it.
"""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

LANGUAGES = ("en", "id")
FILE = Path(__file__).with_name("schema.csv")


@dataclass(frozen=True)
class Column:
    """One declared column; a column of kind `words` stands twice in a file, .en and .id."""

    name: str
    kind: str
    required: bool
    of: tuple[str, ...]
    about: dict[str, str]

    @property
    def headers(self) -> tuple[str, ...]:
        """Headers of the column in a file."""
        if self.kind == "words":
            return tuple(f"{self.name}.{lang}" for lang in LANGUAGES)
        return (self.name,)

    @property
    def bounds(self) -> tuple[int, int] | None:
        """Smallest and largest value of a column of numbers, if declared."""
        if self.kind not in ("int", "number") or not self.of:
            return None
        low, high = self.of[0].split("..")
        return int(low), int(high)


@dataclass(frozen=True)
class Table:
    """One declared table: its columns in order and the columns that make a row unique."""

    name: str
    unique: tuple[str, ...]
    about: dict[str, str]
    columns: tuple[Column, ...]

    @property
    def file(self) -> str:
        """Name of the file that holds the table."""
        return f"{self.name}.csv"

    @property
    def headers(self) -> tuple[str, ...]:
        """All headers of the file, in order."""
        return tuple(header for column in self.columns for header in column.headers)

    @property
    def references(self) -> tuple[Column, ...]:
        """Columns that point to another table of the same pack."""
        return tuple(column for column in self.columns if column.kind == "ref")

    def column(self, name: str) -> Column:
        """Return the column called `name`."""
        return next(column for column in self.columns if column.name == name)


@cache
def tables(pack: str) -> dict[str, Table]:
    """
    Return the tables of one kind of pack by name.

    Parameters
    ----------
    pack : {"film", "ai", "words", "machines", "guide"}
        A film pack, the data on real AI, the word lists, the machines or the teacher's guide.
    """
    with FILE.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["pack"] in (pack, "both")]
    heads = [row for row in rows if row["kind"] == "table"]
    return {
        head["table"]: Table(
            name=head["table"],
            unique=tuple(head["of"].split()),
            about=_about(head),
            columns=tuple(
                _column(row)
                for row in rows
                if row["table"] == head["table"] and row["kind"] != "table"
            ),
        )
        for head in heads
    }


def _about(row: dict) -> dict[str, str]:
    return {lang: row[f"about.{lang}"] or row["about.en"] for lang in LANGUAGES}


def _column(row: dict) -> Column:
    return Column(
        name=row["column"],
        kind=row["kind"],
        required=row["need"] == "required",
        of=tuple(row["of"].replace(",", " ").split()),
        about=_about(row),
    )
