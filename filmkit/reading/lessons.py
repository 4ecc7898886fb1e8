"""Read the notebooks: their words, and the step that each of their cells puts on the page."""

import json
import re
from dataclasses import dataclass
from pathlib import Path

from filmkit.errors import FilmkitError, NoSuchItem

PACKAGE = Path(__file__).parents[1]
CALL = re.compile(r'lesson\.(\w+)\((?:"([\w-]+)")?\)')
HEADING = re.compile(r"^(#{1,6}) (.+)$", re.MULTILINE)
QUESTION = re.compile(r"^\*\*[^*]+:\*\* (.+)$", re.MULTILINE)


@dataclass(frozen=True)
class Cell:
    """A cell of a notebook: its permanent id, its kind (`markdown` or `code`), its source."""

    key: str
    kind: str
    source: str

    @property
    def headings(self) -> list[tuple[int, str]]:
        """The headings of a cell of words: level and text."""
        found = HEADING.findall(self.source) if self.kind == "markdown" else []
        return [(len(marks), text) for marks, text in found]


@dataclass(frozen=True)
class Notebook:
    """A lesson in one language; `stem` is the name of its file without the ending."""

    stem: str
    lang: str
    cells: tuple[Cell, ...]

    @property
    def number(self) -> str:
        """The number of the lesson, such as `03`."""
        return self.stem[:2]

    @property
    def title(self) -> str:
        """The heading of the lesson, with its number."""
        return self.cells[0].headings[0][1]

    @property
    def question(self) -> str:
        """The guiding question; an empty text where the lesson has none."""
        found = QUESTION.search(self.cells[0].source)
        return found[1] if found else ""


def notebooks_folder() -> Path:
    """Return where the lessons lie: in the installed kit, or in the checkout."""
    shipped = PACKAGE / "notebooks"
    return shipped if shipped.is_dir() else PACKAGE.parent / "notebooks"


def read_notebooks(folder: Path, lang: str) -> list[Notebook]:
    """
    Return the lessons of one language in order.

    Raises
    ------
    NoSuchItem
        There is no lesson in that folder.
    """
    files = sorted((folder / lang).glob("[0-9][0-9]-*.ipynb"))
    if not files:
        raise NoSuchItem(str(folder / lang))
    return [_read(file, lang) for file in files]


def show(lesson, cell: Cell):
    """
    Return what a cell of code puts on the page: a panel, or an explorer.

    Parameters
    ----------
    lesson : Lesson
    cell : Cell
        Holds one call of a method of the lesson, with at most one text in it; nothing else
        is run.

    Raises
    ------
    FilmkitError
        The cell holds something else.
    """
    call = CALL.fullmatch(cell.source.strip())
    if call is None:
        raise FilmkitError(cell.source)
    method, text = call.groups()
    return getattr(lesson, method)(*([text] if text else []))


def _read(file: Path, lang: str) -> Notebook:
    cells = json.loads(file.read_text("utf-8"))["cells"]
    made = (Cell(cell["id"], cell["cell_type"], "".join(cell["source"])) for cell in cells)
    return Notebook(file.stem, lang, tuple(made))
