"""
The view of a class as tables for a spreadsheet.

A spreadsheet takes a cell that begins with = + - or @ for a formula, and runs it. Words are
written so that none can be one; numbers stay numbers.
"""

import csv
import io
import re
from collections.abc import Iterable

from filmkit.classroom.pages import coefficient
from filmkit.classroom.progress import ALL_LESSONS
from filmkit.classroom.view import ClassView

SIGNS = r"=+\-@\uff1d\uff0b\uff0d\uff20"  # the last four are the wide ones of East Asia
START = re.compile(rf"""\A(?=[\s"']*[{SIGNS}]|[\t\r])""")
# A spreadsheet of another country begins a new cell at a semicolon or a tab, even within quotes.
BORDER = re.compile(rf"""([;\t\r\n])(?=[\s"']*[{SIGNS}])""")


def sheets(view: ClassView) -> dict[str, str]:
    """Return every table by the name of its file, as text of a CSV file."""
    words = view.words

    def head(*names: str) -> tuple[str, ...]:
        return tuple(words(f"class.{name}") for name in names)

    found = {"learners": [head("alias") + ALL_LESSONS, *_learners(view)]}
    found["answers"] = [head("lesson", "item", "question", "alias", "answer", "versions",
                             "evidence"), *_answers(view)]  # fmt: skip
    found["spreads"] = [head("lesson", "item", "question", "row", "column", "learners"),
                        *_spreads(view)]  # fmt: skip
    found["agreement"] = [head("theme", "share", "kappa", "alpha", "units"), *_agreement(view)]
    found["files"] = [head("file", "why"), *_files(view)]
    return {f"{name}.csv": as_csv(rows) for name, rows in found.items()}


def as_csv(rows: Iterable[Iterable[object]]) -> str:
    """Return rows as the text of a CSV file in which no word can be a formula."""
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n", quoting=csv.QUOTE_NONNUMERIC)
    writer.writerows([safe(cell) for cell in row] for row in rows)
    return file.getvalue()


def safe(cell: object) -> object:
    """Return a number as it is, nothing as an empty cell, and a text that is no formula."""
    if isinstance(cell, int | float):
        return cell
    text = "" if cell is None else str(cell)
    return START.sub("'", BORDER.sub(r"\1'", text))


def _learners(view: ClassView):
    for one, states in zip(view.whole.learners, view.states, strict=True):
        yield one.alias, *(view.words(f"class.{state}") for state in states.values())


def _answers(view: ClassView):
    for one in view.answers:
        for answer in one.answers:
            others = "\n---\n".join(answer.others)
            place = (one.lesson, one.item, one.question)
            yield *place, answer.alias, answer.text, others, answer.evidence


def _spreads(view: ClassView):
    for one in view.spreads:
        for row, numbers in zip(one.rows, one.values, strict=True):
            for column, number in zip(one.columns, numbers, strict=True):
                yield one.lesson, one.item, one.title, row, column, number


def _agreement(view: ClassView):
    for one in view.agreements:
        found = one.agreement
        values = [coefficient(view.words, c) if c.value is None else round(c.value, 4)
                  for c in (found.kappa, found.alpha)]  # fmt: skip
        share = None if found.share is None else round(found.share, 4)
        yield one.title, share, *values, found.units


def _files(view: ClassView):
    for one in view.gathered.left_out:
        yield one.name, one.why
    for one in view.gathered.handed_in:
        yield one.name, " ".join(one.problems)
