"""What every step has in common."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from threading import RLock

from filmkit.cards import sequence_cards
from filmkit.errors import FilmkitError
from filmkit.figures import fill
from filmkit.films import (
    Film,
    Machines,
    RealAI,
    WordLists,
    in_other_languages,
    open_machines,
    open_word_lists,
)
from filmkit.work import Work


@dataclass(frozen=True)
class Desk:
    """What a step works with: a film, the data on real AI, a learner's work, a lesson number."""

    film: Film
    ai: RealAI
    work: Work
    lesson: str
    # JupyterLab may run the messages of a page in several threads: one act after the other.
    turn: RLock = field(default_factory=RLock, compare=False, repr=False)

    @property
    def words(self):
        """Interface words in the language of the film."""
        return self.film.words

    @property
    def lists(self) -> WordLists:
        """The word lists in the language of the film, up to the learner's spoiler level."""
        return _word_lists(self.film.lang, self.film.level)

    @property
    def machines(self) -> Machines:
        """The small machines in the language of the film, up to the learner's spoiler level."""
        return _machines(self.film.lang, self.film.level)

    @cached_property
    def cards(self) -> dict[str, dict]:
        """A card for each sequence, made once for all steps of a lesson; copy before changing."""
        return sequence_cards(self.film)

    def fill(self, text: str) -> str:
        """Fill computed figures into a text."""
        return fill(text, self.film, self.ai)

    def save(self, item: str, kind: str, value: object) -> None:
        """Save one step of this lesson."""
        self.work.save(self.lesson, item, kind, value)


def in_each_language(desk: Desk) -> Iterator[Desk]:
    """Yield a desk, then the same desk with its film and machines in each other language."""
    yield desk
    for film in in_other_languages(desk.film):
        yield replace(desk, film=film)


class Step:
    """
    One step of a lesson.

    Attributes
    ----------
    control : str
        Name of the control that shows it: a file of `widgets/js`.
    spec : dict
        What the control needs once, ready for JSON.
    follows : tuple of str or None
        Items whose changes may change this view; None where any change may.
    """

    control = "form"
    follows: tuple[str, ...] | None = None

    def __init__(self, desk: Desk, item: str):
        self.desk = desk
        self.item = item
        self.spec: dict = {}

    def view(self) -> dict:
        """Return what the control shows now, from the saved work."""
        return {}

    def act(self, message: dict) -> None:
        """
        Do what the learner asked and save it.

        Parameters
        ----------
        message : dict
            `act` names one of the methods `do_...` of the step; the rest is for that method.

        Raises
        ------
        FilmkitError
            The message asks for something that the step does not do.
        """
        name = message.get("act")
        method = getattr(self, f"do_{name}", None) if isinstance(name, str) else None
        if method is None:
            raise FilmkitError(self.desk.words("step.unknown", act=name))
        method(message)

    def begun(self) -> bool:
        """Tell whether anything was saved for this step before."""
        return any(entry.item == self.item for entry in self.desk.work.entries())

    def left_unsaved(self) -> str:
        """Return a sentence on what was typed and not stored, or an empty text."""
        return ""

    def as_text(self) -> str:
        """Return the step as plain text, for pages without controls."""
        return ""


@cache
def _word_lists(lang: str, level: int) -> WordLists:
    return open_word_lists(lang=lang, level=level)


@cache
def _machines(lang: str, level: int) -> Machines:
    return open_machines(lang=lang, level=level)
