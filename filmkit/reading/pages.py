"""Write the pages: each lesson in each language at each spoiler level, with a list of them."""

import sys
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from markupsafe import Markup

from filmkit import portfolio
from filmkit.films import open_ai, open_film
from filmkit.language import Words
from filmkit.look.document import page_templates
from filmkit.portfolio.contents import sides_of
from filmkit.portfolio.pictures import picture_of
from filmkit.reading.explorers import (
    Pictures,
    explorer_script,
    explorer_sheet,
    explorer_style,
)
from filmkit.reading.lessons import Cell, Notebook, notebooks_folder, read_notebooks, show
from filmkit.reading.paper import acts_of, by_second, confidences, titled
from filmkit.reading.prose import as_html
from filmkit.reading.sheets import Sheets
from filmkit.schema import LANGUAGES
from filmkit.steps.report import closed
from filmkit.steps.step import Desk
from filmkit.widgets import Explorer, Lesson
from filmkit.work import Work

HERE = Path(__file__).parent
FILM = "her"
LEVELS = (0, 1, 2)
PICTURES = "pictures"
LIVE = "../../notebooks/index.html?path={lang}/{stem}.ipynb"
READER = "reader"  # an alias that has saved nothing


def build_pages(
    out: Path,
    *,
    live: str = LIVE,
    languages: tuple[str, ...] = LANGUAGES,
    levels: tuple[int, ...] = LEVELS,
    notebooks: Path | None = None,
    told: Callable[[int, int], None] = lambda done, of: None,
) -> list[Path]:
    """
    Write all pages into `out/read` and return their paths, the pictures not among them.

    The first, `read/index.html`, only leads to the list of lessons of each language.

    A page at a higher spoiler level is a file of its own, so that nobody meets more of the
    story by scrolling, searching or printing: `read/en/03-….html` tells the premise only,
    `read/en/03-…-level-1.html` and `…-level-2.html` tell more.

    Parameters
    ----------
    out : Path
        The folder of the site. What is in it stays, but for files of the same name.
    live : str
        The address of the live lesson, from a page; `{lang}` and `{stem}` are filled in. An empty
        text leaves the links out.
    languages, levels : tuple
        Which pages to write.
    notebooks : Path, optional
        The folder of the lessons; those of the kit if not given.
    told : callable, optional
        Is told after each page how many are done and how many there will be.
    """
    pictures = Pictures()
    written = [_write(out / "read" / "index.html", _door(languages, levels[0]))]
    with TemporaryDirectory() as nowhere:
        for lang in languages:
            shelf = Shelf(lang, notebooks or notebooks_folder(), live, levels)
            for level in levels:
                film, ai = open_film(FILM, lang=lang, level=level), open_ai(lang=lang, level=level)
                desk = Desk(film, ai, Work(READER, Path(nowhere)), "")
                of = 1 + len(languages) * len(levels) * (len(shelf.notebooks) + 1)
                for name, text in shelf.pages(desk, pictures):
                    written.append(_write(out / "read" / lang / name, text))
                    told(len(written), of)
    for name, svg in pictures.files.items():
        _write(out / "read" / PICTURES / name, svg)
    return written


def show_progress(done: int, of: int) -> None:
    """Show how far it is, where somebody looks on: all pages take minutes."""
    if sys.stderr.isatty():
        print(f"\r{done} / {of}", end="\n" if done == of else "", file=sys.stderr, flush=True)


class Shelf:
    """
    The lessons of one language.

    Parameters
    ----------
    lang : str
    folder : Path
        Holds a folder of notebooks for each language.
    live : str
        See `build_pages`.
    levels : tuple of int
        The spoiler levels that a page offers.
    """

    def __init__(self, lang: str, folder: Path, live: str, levels: tuple[int, ...]):
        self.lang, self.live, self.levels = lang, live, levels
        self.other = next(one for one in LANGUAGES if one != lang)
        self.words = Words(lang)
        self.notebooks = read_notebooks(folder, lang)
        self.twins = {one.number: one for one in read_notebooks(folder, self.other)}

    def pages(self, desk: Desk, pictures: Pictures):
        """Yield the name and the text of each page at the level of a desk, the list of all last."""
        level = desk.film.level
        for notebook in self.notebooks:
            text = self._lesson(notebook, level, desk, pictures)
            yield notebook.stem + ending(level), text
        yield "index" + ending(level), self._index(level)

    def _lesson(self, notebook: Notebook, level: int, desk: Desk, pictures: Pictures) -> str:
        lesson = Lesson(notebook.number, FILM, self.lang, replace(desk, lesson=notebook.number))
        first, words = self.notebooks[0], self.words
        maker = _Cells(lesson, Sheets(words), pictures, level)
        cells = [made for cell in notebook.cells if (made := maker.made(cell))]
        explored = any(cell.get("sheet", {}).get("control") == "explorer" for cell in cells)
        return (
            _templates()
            .get_template("lesson.html")
            .render(
                **self._shared(notebook.stem, self.twins[notebook.number].stem, level),
                title=notebook.title,
                about=words("read.about", level=level),
                contents=_contents(notebook),
                cells=cells,
                story="" if notebook is first else first.stem + ending(level),
                index="index" + ending(level),
                live=self.live.format(lang=self.lang, stem=notebook.stem),
                further=self._further(notebook, level),
                style=explorer_style() if explored else "",
                script=explorer_script(_own_script()) if explored else "",
            )
        )

    def _index(self, level: int) -> str:
        lessons = [
            {
                "address": one.stem + ending(level),
                "title": one.title,
                "question": Markup(as_html(one.question, ending(level))),
            }
            for one in self.notebooks
        ]
        return (
            _templates()
            .get_template("index.html")
            .render(
                **self._shared("index", "index", level),
                title=self.words("read.index"),
                lessons=lessons,
            )
        )

    def _shared(self, stem: str, twin: str, level: int) -> dict:
        words = self.words
        return {
            "lang": self.lang,
            "words": words,
            "other": Words(self.other),
            "twin": f"../{self.other}/{twin}{ending(level)}",
            "level": level,
            "levels": [(stem + ending(number), number) for number in self.levels],
            "texts": {
                "contents": words("portfolio.contents"),
                "skip": words("document.skip"),
                "table": words("js.table"),
            },
        }

    def _further(self, notebook: Notebook, level: int) -> list[tuple[str, str]]:
        place = self.notebooks.index(notebook)
        before, after = self.notebooks[:place][-1:], self.notebooks[place + 1 :][:1]
        ways = [(one, "read.previous") for one in before] + [(one, "read.next") for one in after]
        return [(one.stem + ending(level), self.words(key, title=one.title)) for one, key in ways]


class _Cells:
    """Turn the cells of one lesson into what its page shows."""

    def __init__(self, lesson: Lesson, sheets: Sheets, pictures: Pictures, level: int):
        self.lesson, self.sheets, self.pictures, self.level = lesson, sheets, pictures, level
        self.heading = 1  # the level of the last heading

    def made(self, cell: Cell) -> dict:
        """Return prose, a sheet, or a link to the story in place of the cell that opens."""
        if cell.kind == "markdown":
            self.heading = ([self.heading] + [level for level, _ in cell.headings])[-1]
            # The heading of the lesson stands at the head of the page.
            source = cell.source if cell.key != "title" else cell.source.partition("\n")[2]
            return {"key": cell.key, "prose": Markup(as_html(source, ending(self.level)))}
        if cell.key == "open":
            return {"key": cell.key, "opens": True}
        return {"key": cell.key, "sheet": self._sheet(show(self.lesson, cell))}

    def _sheet(self, panel) -> dict:
        below = self.heading + 1
        if isinstance(panel, Explorer):
            kind = self.lesson.desk.words("read.kind-explorer")
            sheet = explorer_sheet(panel, self.pictures, f"../{PICTURES}/")
            return sheet | {"kind": kind, "level": below}
        return self.sheets.of(panel.step, below)


def ending(level: int) -> str:
    """Return how the name of a page ends; the lowest level has the plain name."""
    return f"-level-{level}.html" if level else ".html"


def _contents(notebook: Notebook) -> list[tuple[str, str]]:
    found = [(cell.key, cell.headings) for cell in notebook.cells]
    return [(f"#{key}", text) for key, all in found for level, text in all if level == 2]


def _door(languages: tuple[str, ...], level: int) -> str:
    doors = [(lang, f"{lang}/index{ending(level)}", Words(lang)) for lang in languages]
    lang, _, words = doors[0]
    texts = {"skip": words("document.skip")}
    template = _templates().get_template("door.html")
    return template.render(lang=lang, title="Her", texts=texts, doors=doors)


@cache
def _templates():
    return page_templates(
        HERE,
        Path(portfolio.__file__).parent,
        acts=acts_of,
        closed=closed,
        picture=picture_of,
        seconds=by_second,
        sides=sides_of,
        sure=confidences,
        titled=titled,
    )


@cache
def _own_script() -> str:
    return (HERE / "explorers.js").read_text("utf-8")


def _write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8", newline="\n")
    return path
