"""
Read one hand-edited CSV file, exactly: every value in its place, or a Problem that says where.

pandas is too forgiving here (it shifts values where a row is too long, takes the name "None"
for a missing value, skips blank rows), so this reads with the csv module and counts rows as a
spreadsheet does.
"""

import csv
import io
from dataclasses import dataclass, field
from pathlib import Path

from filmkit.errors import Problem

DELIMITERS = ",;\t"


@dataclass
class RawTable:
    """A file as text: header, numbered rows of cells, and what could not be read."""

    file: str
    header: list[str] = field(default_factory=list)
    rows: list[tuple[int, list[str]]] = field(default_factory=list)
    delimiter: str = ","
    problems: list[Problem] = field(default_factory=list)

    @property
    def readable(self) -> bool:
        """True if the header and every row could be read."""
        return not self.problems


def read_table(path: Path) -> RawTable:
    """
    Read a CSV file as a spreadsheet program may have saved it.

    Accepts a byte order mark; commas, semicolons or tabs; any line ends; blank rows; empty
    cells after the last column. Everything else that would move or lose a value becomes a
    Problem of the returned table: codes `encoding`, `not-text`, `open-quote`, `no-header`,
    `empty-header`, `double-header`, `row-length`.
    """
    table = RawTable(file=path.name)
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        row = error.object[: error.start].count(b"\n") + 1
        table.problems.append(Problem(table.file, row, "", "encoding"))
        return table
    if "\x00" in text:
        row = text[: text.index("\x00")].count("\n") + 1
        table.problems.append(Problem(table.file, row, "", "not-text"))
        return table
    _read_records(table, text)
    return table


def write_table(path: Path, header: list[str], rows: list[list[str]]) -> None:
    """Write a CSV file as the kit likes it: UTF-8, commas, one line a row."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


def _read_records(table: RawTable, text: str) -> None:
    lines = io.StringIO(text, newline="")
    first = text.splitlines()[0] if text.strip() else ""
    table.delimiter = max(DELIMITERS, key=first.count)
    reader = csv.reader(lines, delimiter=table.delimiter, strict=True)
    number = 0
    try:
        for number, cells in enumerate(reader, start=1):
            _take_record(table, number, [_clean(cell) for cell in cells])
    except csv.Error:
        table.problems.append(Problem(table.file, number + 1, "", "open-quote"))
    if not table.header and not table.problems:
        table.problems.append(Problem(table.file, 1, "", "no-header"))


def _clean(cell: str) -> str:
    return cell.replace("\r\n", "\n").replace("\u00a0", " ").strip()


def _take_record(table: RawTable, number: int, cells: list[str]) -> None:
    if number == 1:
        _take_header(table, cells)
        return
    if not any(cells):
        return  # a blank row; it was counted
    width = len(table.header)
    if len(cells) < width or any(cells[width:]):
        found = {"cells": len(cells), "columns": width}
        table.problems.append(Problem(table.file, number, "", "row-length", str(len(cells)), found))
        return
    table.rows.append((number, cells[:width]))


def _take_header(table: RawTable, cells: list[str]) -> None:
    while cells and not cells[-1]:
        cells.pop()
    table.header = cells
    if not cells:
        table.problems.append(Problem(table.file, 1, "", "no-header"))
    for place, name in enumerate(cells, start=1):
        if not name:
            table.problems.append(Problem(table.file, 1, f"no. {place}", "empty-header"))
        elif cells.index(name) < place - 1:
            table.problems.append(Problem(table.file, 1, name, "double-header"))
