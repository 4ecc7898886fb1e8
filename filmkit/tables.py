"""
Read one hand-edited CSV file, exactly: every value in its place, or a Problem that says where.

pandas is too forgiving here (it shifts values where a row is too long, takes the name "None"
for a missing value, skips blank rows), so this reads with the csv module and counts rows as a
spreadsheet does.
"""

import csv
import io
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from filmkit.errors import Problem

DELIMITERS = ",;\t"
LONGEST_CELL = 131_072  # characters


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
    cells after the last column, if the rows have them alike. Everything else that would move or
    lose a value becomes a Problem of the returned table: codes `unreadable`, `encoding`,
    `not-text`, `open-quote`, `no-header`, `empty-header`, `double-header`, `row-length`.
    """
    table = RawTable(file=path.name)
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        reason = {"reason": error.strerror or str(error)}
        table.problems.append(Problem(table.file, 0, "", "unreadable", "", reason))
        return table
    except UnicodeDecodeError as error:
        row = _last_row(error.object[: error.start].decode("utf-8-sig"))
        table.problems.append(Problem(table.file, row, "", "encoding"))
        return table
    if "\x00" in text:
        row = _last_row(text[: text.index("\x00")])
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


def _delimiter(text: str) -> str:
    first = text.splitlines()[0] if text.strip() else ""
    return max(DELIMITERS, key=first.count)


def _last_row(text: str) -> int:
    """Return the row in which a text ends; a line break between quotation marks begins none."""
    reader = csv.reader(io.StringIO(text + "x", newline=""), delimiter=_delimiter(text))
    row = 0
    try:
        for cells in reader:
            _refuse_long(cells)
            row += 1
    except csv.Error:  # a cell that is too long
        row += 1
    return row


def _read_records(table: RawTable, text: str) -> None:
    table.delimiter = _delimiter(text)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=table.delimiter, strict=True)
    records = []
    try:
        for cells in reader:
            _refuse_long(cells)
            records.append([_clean(cell) for cell in cells])
    except csv.Error:
        table.problems.append(Problem(table.file, len(records) + 1, "", "open-quote"))
    if records:
        _take_header(table, records[0])
    elif not table.problems:
        table.problems.append(Problem(table.file, 1, "", "no-header"))
    if table.header:
        _take_rows(table, records)


def _refuse_long(cells: list[str]) -> None:
    # The csv module has a limit too, but other packages may raise it for the whole process.
    if any(len(cell) > LONGEST_CELL for cell in cells):
        raise csv.Error


def _clean(cell: str) -> str:
    return cell.replace("\r\n", "\n").replace("\r", "\n").replace("\u00a0", " ").strip()


def _take_rows(table: RawTable, records: list[list[str]]) -> None:
    # Blank rows are left out here, after they were counted.
    numbered = [(number, cells) for number, cells in enumerate(records, 1) if any(cells)][1:]
    width, usual = len(table.header), _usual_length(records[0], [cells for _, cells in numbered])
    for number, cells in numbered:
        if len(cells) == usual >= width and not any(cells[width:]):
            table.rows.append((number, cells[:width]))
        else:
            columns = usual if len(cells) == width else width
            found = {"cells": len(cells), "columns": columns}
            problem = Problem(table.file, number, "", "row-length", str(len(cells)), found)
            table.problems.append(problem)


def _usual_length(header: list[str], rows: list[list[str]]) -> int:
    # An empty cell at the end of a row may be there because one was put in, or taken out,
    # further left. So only what most rows have in common counts as padding.
    lengths = Counter(len(cells) for cells in rows)
    length, count = lengths.most_common(1)[0] if lengths else (0, 0)
    return length if count > max(1, len(rows) / 2) else len(header)


def _take_header(table: RawTable, cells: list[str]) -> None:
    last = max((place for place, name in enumerate(cells, start=1) if name), default=0)
    table.header = cells[:last]
    if not last:
        table.problems.append(Problem(table.file, 1, "", "no-header"))
    for place, name in enumerate(table.header, start=1):
        if not name:
            table.problems.append(Problem(table.file, 1, f"no. {place}", "empty-header"))
        elif cells.index(name) < place - 1:
            table.problems.append(Problem(table.file, 1, name, "double-header"))
