"""
Ways in which a file of a pack changes between two readings, and what must be read afterwards.

A file is held as a grid of texts (header and rows), read here by a plain csv.reader, and turned
into values by rules written down here a second time: so the tests do not believe the kit.
"""

import csv
import io
from dataclasses import dataclass, replace
from pathlib import Path

from hypothesis import strategies as st

from filmkit.schema import Table, tables

SCHEMA = tables("film")
FILES = sorted(table.file for table in SCHEMA.values())
# The last columns of sources.csv may be empty: there a shifted value is hardest to notice.
DRAWN = FILES + ["sources.csv"] * (len(FILES) // 4)


@dataclass(frozen=True)
class Grid:
    """A table as text."""

    table: Table
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def values(self) -> list[dict] | None:
        """Return the rows as the kit must read them; None if a cell cannot be read."""
        kinds = {name: column for column in self.table.columns for name in column.headers}
        if sorted(self.header) != sorted(kinds):
            return None
        try:
            return [
                {name: value(kinds[name].kind, text)
                 for name, text in zip(self.header, row, strict=True)}
                for row in self.rows
            ]  # fmt: skip
        except ValueError:
            return None


def value(kind: str, text: str):
    """Return what a cell of that kind means."""
    text = text.strip()
    if kind == "words":
        return text
    if not text:
        return None
    if kind == "yesno":
        return {"yes": True, "no": False}.get(text.lower(), text)
    return {"int": int, "number": float}.get(kind, str)(text)


def grid_of(file: Path) -> Grid:
    """Read a file that is known to be sound."""
    header, *rows = csv.reader(io.StringIO(file.read_text("utf-8")))
    return Grid(SCHEMA[file.stem], tuple(header), tuple(tuple(row) for row in rows))


@dataclass(frozen=True)
class Clothes:
    """How a spreadsheet writes a grid: nothing of this changes what is in it."""

    delimiter: str = ","
    quoting: int = csv.QUOTE_MINIMAL
    end: str = "\n"
    mark: str = ""
    padding: int = 0
    header_too: bool = True
    last_end: bool = True
    blank: tuple[tuple[int, str], ...] = ()

    def write(self, grid: Grid) -> str:
        """Return the text of the file."""
        pad = ("",) * self.padding
        rows = [row + pad for row in grid.rows]
        if self.delimiter == ";":
            rows = [self._comma(grid, row) for row in rows]
        lines = [self._line(row) for row in (grid.header + pad * self.header_too, *rows)]
        for place, blank in self.blank:
            lines.insert(min(place, len(lines)), blank.replace(",", self.delimiter))
        return self.mark + self.end.join(lines) + self.end * self.last_end

    def _line(self, cells) -> str:
        text = io.StringIO()
        csv.writer(
            text, delimiter=self.delimiter, quoting=self.quoting, lineterminator=""
        ).writerow(cells)
        return text.getvalue().replace("\n", self.end)

    def _comma(self, grid: Grid, row: tuple[str, ...]) -> tuple[str, ...]:
        numbers = {column.name for column in grid.table.columns if column.kind == "number"}
        cells = zip(grid.header + ("",) * len(row), row, strict=False)  # the row may be ragged
        return tuple(text.replace(".", ",") if name in numbers else text for name, text in cells)


@st.composite
def clothes(draw, rows: int) -> Clothes:
    """Draw a way to write a grid of so many rows."""
    blanks = st.tuples(st.integers(1, rows + 1), st.sampled_from(["", ",", " , ", ",,,"]))
    return Clothes(
        delimiter=draw(st.sampled_from(",;\t")),
        quoting=draw(st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL])),
        end=draw(st.sampled_from(["\n", "\r\n", "\r"])),
        mark=draw(st.sampled_from(["", "\ufeff"])),
        padding=draw(st.sampled_from([0, 0, 1, 3])),
        header_too=draw(st.booleans()) if rows > 1 else True,
        last_end=draw(st.booleans()),
        blank=tuple(draw(st.lists(blanks, max_size=2))),
    )


# --- edits of cells, rows and columns; what is read afterwards is known exactly, or it is refused


def _without(cells: tuple, place: int) -> tuple:
    return cells[:place] + cells[place + 1 :]


def _with(cells: tuple, place: int, new) -> tuple:
    return (*cells[:place], new, *cells[place:])


def _row(draw, grid: Grid) -> int:
    return draw(st.integers(0, len(grid.rows) - 1))


def _column(draw, grid: Grid) -> int:
    return draw(st.integers(0, len(grid.header) - 1))


def _each(grid: Grid, change) -> Grid:
    """Change header and rows alike."""
    return replace(grid, header=change(grid.header), rows=tuple(change(row) for row in grid.rows))


def _in_row(grid: Grid, place: int, row: tuple) -> Grid:
    return replace(grid, rows=(*grid.rows[:place], row, *grid.rows[place + 1 :]))


def cell_taken_out(draw, grid):
    place, column = _row(draw, grid), _column(draw, grid)
    return _in_row(grid, place, _without(grid.rows[place], column))


def cell_put_in(draw, grid):
    place, column = _row(draw, grid), draw(st.integers(0, len(grid.header)))
    new = draw(st.sampled_from(["", "x", "q01", "1"]))
    row = _with(grid.rows[place], column, new)
    return _in_row(grid, place, row)


def cell_doubled(draw, grid):
    place, column = _row(draw, grid), _column(draw, grid)
    return _in_row(grid, place, _with(grid.rows[place], column, grid.rows[place][column]))


def row_doubled(draw, grid):
    place = _row(draw, grid)
    return replace(
        grid, rows=_with(grid.rows, draw(st.integers(0, len(grid.rows))), grid.rows[place])
    )


def column_taken_out(draw, grid):
    column = _column(draw, grid)
    return _each(grid, lambda cells: _without(cells, column))


def column_doubled(draw, grid):
    column = _column(draw, grid)
    return _each(grid, lambda cells: _with(cells, column, cells[column]))


def column_put_in(draw, grid):
    column, name = _column(draw, grid), draw(st.sampled_from(["", "notes", "key.1", "x"]))
    wider = _each(grid, lambda cells: _with(cells, column, ""))
    return replace(wider, header=_with(grid.header, column, name))


def header_renamed(draw, grid):
    column = _column(draw, grid)
    name = grid.header[column]
    new = draw(
        st.sampled_from(
            ["", "x", name + "s", name.upper() + "?", name[1:], grid.header[column - 1]]
        )
    )
    return replace(grid, header=_with(_without(grid.header, column), column, new))


def header_cell_taken_out(draw, grid):
    return replace(grid, header=_without(grid.header, _column(draw, grid)))


def header_cells_swapped(draw, grid):
    names = list(grid.header)
    one, other = _column(draw, grid), _column(draw, grid)
    names[one], names[other] = names[other], names[one]
    return replace(grid, header=tuple(names))


def cells_swapped(draw, grid):
    rows = [list(row) for row in grid.rows]
    (r1, c1), (r2, c2) = ((_row(draw, grid), _column(draw, grid)) for _ in range(2))
    rows[r1][c1], rows[r2][c2] = rows[r2][c2], rows[r1][c1]
    return replace(grid, rows=tuple(tuple(row) for row in rows))


def cell_rewritten(draw, grid):
    place, column = _row(draw, grid), _column(draw, grid)
    typed = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zs", "Zl", "Zp"]), max_size=8)
    new = draw(
        typed | st.sampled_from(["", "None", "NA", "null", "2", "yes", "act2", "ada", '"', "a,b;c"])
    )
    return _in_row(grid, place, _with(_without(grid.rows[place], column), column, new))


def row_taken_out(draw, grid):
    return replace(grid, rows=_without(grid.rows, _row(draw, grid)))


def rows_shuffled(draw, grid):
    return replace(grid, rows=tuple(draw(st.permutations(grid.rows))))


def columns_shuffled(draw, grid):
    order = draw(st.permutations(range(len(grid.header))))
    return _each(grid, lambda cells: tuple(cells[place] for place in order))


ALWAYS_REFUSED = (
    cell_taken_out, cell_put_in, cell_doubled, row_doubled, column_taken_out, column_doubled,
    column_put_in, header_renamed, header_cell_taken_out,
)  # fmt: skip
READ_AS_WRITTEN = (
    header_cells_swapped, cells_swapped, cell_rewritten, row_taken_out, rows_shuffled,
)  # fmt: skip


# --- edits of single characters and bytes: at most one cell may change, and none may move

ODD = ",;\t\"'\n\r\x00 \u00a0é#0-.\ufeff\u2028x"


def character_put_in(draw, text: str) -> bytes:
    place, new = draw(st.integers(0, len(text))), draw(st.sampled_from(ODD))
    return (text[:place] + new + text[place:]).encode()


def character_taken_out(draw, text: str) -> bytes:
    place = draw(st.integers(0, len(text) - 1))
    return (text[:place] + text[place + 1 :]).encode()


def mark_taken_out(draw, text: str) -> bytes:
    places = [place for place, char in enumerate(text) if char in ',;\t"\n\r']
    place = draw(st.sampled_from(places))
    return (text[:place] + text[place + 1 :]).encode()


def character_doubled(draw, text: str) -> bytes:
    place = draw(st.integers(0, len(text) - 1))
    return (text[:place] + text[place] + text[place:]).encode()


def character_replaced(draw, text: str) -> bytes:
    place, new = draw(st.integers(0, len(text) - 1)), draw(st.sampled_from(ODD))
    return (text[:place] + new + text[place + 1 :]).encode()


def byte_replaced(draw, text: str) -> bytes:
    data = bytearray(text.encode())
    data[draw(st.integers(0, len(data) - 1))] = draw(st.integers(0, 255))
    return bytes(data)


def encoding_changed(draw, text: str) -> bytes:
    names = ["cp1252", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-8-sig"]
    return text.encode(draw(st.sampled_from(names)), errors="replace")


ONE_CELL = (
    character_put_in, character_taken_out, mark_taken_out, character_doubled, character_replaced,
    byte_replaced, encoding_changed,
)  # fmt: skip


# --- what happens to the end of a file: the rows before it stay as they are


def cut_short(draw, text: str) -> bytes:
    data = text.encode()
    return data[: draw(st.integers(0, len(data)))]


def text_appended(draw, text: str) -> bytes:
    return (text + draw(st.text(st.characters(exclude_categories=["Cs"]), max_size=12))).encode()


def bytes_appended(draw, text: str) -> bytes:
    return text.encode() + draw(st.binary(max_size=12))


AT_THE_END = (cut_short, text_appended, bytes_appended)
