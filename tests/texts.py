"""The shipped packs, and every text that a learner can meet: tables, prose, words, notebooks."""

import csv
import json
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from filmkit.packs import Pack, data_folder, film_folders, read_pack

ROOT = Path(__file__).parents[1]
PACKS = [
    *film_folders().values(),
    *(data_folder() / name for name in ("ai", "words", "machines", "guide")),
]
HER = film_folders()["her"]
NOT_OURS = {"title", "URL", "container-title"}  # of sources.csv: others chose these words


class Text(NamedTuple):
    """One text and where it stands; `row` names a row by what makes it unique."""

    file: str
    row: str
    place: str
    text: str

    def __str__(self) -> str:
        return f"{self.file} {self.row} {self.place}: {self.text[:120]}"


def read_rows(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


@cache
def read(name: str) -> Pack:
    return read_pack(film_folders().get(name, data_folder() / name), with_ai=True)


def rows(table: str, pack: str = "her") -> list[dict]:
    return read(pack).checked.values[table]


def grouped(table: str, column: str, value: str, pack: str = "her") -> dict[str, list]:
    groups = defaultdict(list)
    for row in rows(table, pack):
        groups[row[column]].append(row[value])
    return groups


def name(row: dict) -> str:
    return row.get("key") or "/".join(str(value) for value in list(row.values())[:3])


def names(some: list[dict]) -> list[str]:
    return [name(row) for row in some]


@cache
def all_texts() -> tuple[Text, ...]:
    return tuple(text for text in (*_tables(), *_prose(), *_notebooks()) if text.text)


def _tables() -> Iterator[Text]:
    files = [file for pack in PACKS for file in sorted(pack.glob("*.csv"))]
    for file in [*files, ROOT / "filmkit" / "ui_text.csv"]:
        for row in read_rows(file):
            name = row.get("key") or "/".join(list(row.values())[:2])
            for column, text in row.items():
                if not (file.name == "sources.csv" and column in NOT_OURS):
                    yield Text(file.name, name, column, text)


def _prose() -> Iterator[Text]:
    for pack in PACKS:
        for file in sorted(pack.glob("*.md")):
            for number, line in enumerate(file.read_text("utf-8").splitlines(), start=1):
                yield Text(file.name, pack.name, f"line {number}", line)
        for file in pack.glob("*.toml"):
            notes = tomllib.loads(file.read_text("utf-8")).get("note", {})
            for lang, note in notes.items():
                yield Text(file.name, pack.name, f"note.{lang}", note)


def _notebooks() -> Iterator[Text]:
    for file in sorted((ROOT / "notebooks").glob("*/*.ipynb")):
        for cell in json.loads(file.read_text("utf-8"))["cells"]:
            source = cell["source"]
            text = source if isinstance(source, str) else "".join(source)
            yield Text(file.name, cell["id"], file.parent.name, text)
