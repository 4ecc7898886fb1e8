"""What a lesson asks, in its order: read from the notebook, so that the guide follows it."""

import json
import re
from dataclasses import dataclass
from pathlib import Path

from filmkit.packs import data_folder

LESSONS = tuple(f"{number:02}" for number in range(10))
CALL = re.compile(r'lesson\.(ask|predict|write)\("([a-z0-9-]+)"\)')
MORE = "more"  # the cell after which a lesson has only what is optional
STARS = re.compile(r"\*+")  # what stands between stars is set off in a lesson
MINUTES = re.compile(r"^\d\. (.+?)[:?] (\d+) \w+$", re.M)


@dataclass(frozen=True)
class Notebook:
    """
    A lesson as its notebook tells it.

    `minutes` pairs each heading of the list on top with its minutes; `calls` are triples of
    heading, what is called (ask, predict or write) and the key that it is called with. The keys
    that come after the lesson itself, for those who want more, are `optional`.
    """

    title: str
    minutes: tuple[tuple[str, int], ...]
    calls: tuple[tuple[str, str, str], ...]
    optional: frozenset[str]


def notebook_file(lesson: str, lang: str) -> Path:
    """Return the file of a lesson in one language."""
    (file,) = (data_folder().parent / "notebooks" / lang).glob(f"{lesson}-*.ipynb")
    return file


def read_notebook(lesson: str, lang: str) -> Notebook:
    """Read the notebook of a lesson, such as "03"."""
    cells = json.loads(notebook_file(lesson, lang).read_text("utf-8"))["cells"]
    first = "".join(cells[0]["source"])
    heading, calls, before_more = "", [], None
    for cell in cells:
        text = "".join(cell["source"])
        if cell["cell_type"] == "markdown":
            before_more = len(calls) if cell["id"] == MORE else before_more
            heading = (re.findall(r"^#{2,3} (.+)$", text, re.M) or [heading])[-1]
            continue
        calls += [(heading, *found) for found in CALL.findall(text)]
    return Notebook(
        title=first.splitlines()[0].removeprefix("# "),
        minutes=tuple((name, int(minutes)) for name, minutes in MINUTES.findall(first)),
        calls=tuple(calls),
        optional=frozenset(key for _, _, key in calls[before_more:] if before_more),
    )


def sections(lesson: str, lang: str, cell: str) -> list[tuple[str, str]]:
    """Return the smaller headings of a cell, each with the text below it, without mark-up."""
    _, *parts = re.split(r"^### ", _cell(lesson, lang, cell), flags=re.M)
    pairs = (part.partition("\n") for part in parts)
    return [(head, " ".join(STARS.sub("", text).split())) for head, _, text in pairs]


def listed(lesson: str, lang: str, cell: str) -> list[str]:
    """Return the lines of the list in a cell, without mark-up."""
    lines = re.findall(r"^- (.+)$", _cell(lesson, lang, cell), re.M)
    return [STARS.sub("", line) for line in lines]


def _cell(lesson: str, lang: str, key: str) -> str:
    cells = json.loads(notebook_file(lesson, lang).read_text("utf-8"))["cells"]
    (text,) = ("".join(cell["source"]) for cell in cells if cell["id"] == key)
    return text
