"""
Say what went wrong in words that a teacher or a learner can act on.

FilmkitError
├── PackInvalid        a film pack or the AI data has something to mend; carries every Problem
├── NoSuchFilm         no pack of that name
├── NoSuchItem         a lesson, question, prompt or explorer that does not exist
│   └── OlderKit       a lesson asks for a step that this version of the kit does not have
├── NothingToMeasure   a measure was asked of a table without rows
├── NotLocked          a reveal was asked for before the prediction was made
├── ModelUnreachable   a language model on this machine does not answer as it should
├── StillRefused       a learner's picture that cannot be read; the message is a code
└── WorkDamaged        saved work cannot be written or read as it is
"""

import re
from dataclasses import dataclass, field
from difflib import get_close_matches


class FilmkitError(Exception):
    """Base of all errors of the kit: a mistake that a person can mend."""

    def _render_traceback_(self) -> list[str]:
        # IPython calls this: a learner sees the sentence, never the traceback.
        return [str(self)]


class PackInvalid(FilmkitError):
    """A pack cannot be opened; `problems` holds one Problem for each thing to mend."""

    def __init__(self, message: str, problems: list["Problem"]):
        super().__init__(message)
        self.problems = problems


class NoSuchFilm(FilmkitError):
    """No pack has that name."""


class NoSuchItem(FilmkitError):
    """A lesson, question, prompt or explorer was asked for that does not exist."""


class OlderKit(NoSuchItem, AttributeError):
    """A lesson is newer than the kit: it asks for a step that is not there."""


class NothingToMeasure(FilmkitError):
    """A measure needs rows and the table has none."""


class NotLocked(FilmkitError):
    """The reveal of a prediction was asked for before the prediction was made."""


class ModelUnreachable(FilmkitError):
    """A language model cannot be reached or used: a `code`, and what it is about."""

    def __init__(self, code: str, found: str = ""):
        super().__init__(f"{code} {found}".strip())
        self.code, self.found = code, found


class StillRefused(FilmkitError):
    """A picture cannot be read; the message is a code."""


class WorkDamaged(FilmkitError):
    """Saved work cannot be written, or a file of it cannot be read."""


@dataclass(frozen=True, order=True)
class Problem:
    """
    One thing to mend in one place.

    `row` counts as a spreadsheet does (the header is row 1; 0 means the whole file) and
    `code` names the kind of problem; tests compare codes, never sentences.
    """

    file: str
    row: int
    column: str
    code: str
    found: str = ""
    details: dict = field(default_factory=dict, compare=False)


def nearest(word: str, choices, *, cutoff: float = 0.6) -> str:
    """
    Return the choice most like `word`, or an empty string if none is near.

    Codes that differ only in a number, such as q20 and q30, are never near: each is a thing of
    its own, and none is a slip for another.
    """
    likely = [one for one in map(str, choices) if not _other_number(word, one)]
    near = get_close_matches(word, likely, n=1, cutoff=cutoff)
    return near[0] if near else ""


def _other_number(word: str, other: str) -> bool:
    (rest, count), (other_rest, other_count) = (re.subn(r"\d+", "", one) for one in (word, other))
    return bool(count and other_count) and rest == other_rest and word != other
