"""A class as numbers that may be shown: how many learners stand in each cell."""

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass

from filmkit.charts import Chart, Told, bars, columns, counts
from filmkit.classroom.learners import Learner
from filmkit.classroom.secrecy import hide
from filmkit.films import Film, RealAI
from filmkit.language import Words
from filmkit.steps.step import Desk
from filmkit.work import Work

Numbers = tuple[tuple[int | None, ...], ...]


@dataclass(frozen=True)
class Group:
    """The learners of a class, with the film as far as the class may see it."""

    learners: tuple[Learner, ...]
    film: Film
    ai: RealAI

    @property
    def words(self) -> Words:
        """Interface words in the language of the film."""
        return self.film.words

    def desk(self, lesson: str) -> Desk:
        """Return a desk with nothing saved on it: a step made there knows its questions."""
        return Desk(self.film, self.ai, Work("nobody", self.film.folder), lesson)


@dataclass(frozen=True)
class Spread:
    """
    How a class is spread; None is a number that is not shown (see `secrecy`).

    `values` holds learners by row and column; `look` says how it is drawn.
    """

    lesson: str
    item: str
    title: str
    sentence: str
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    values: Numbers
    look: str = "counts"
    note: str = ""

    @property
    def shown(self) -> bool:
        """Tell whether any number of learners can be shown."""
        return any(value for row in self.values for value in row)


def shares(found: Iterable[Hashable], cells: Sequence[Hashable]) -> tuple[int | None, ...]:
    """
    Count the learners in each cell and hide what tells of fewer than three.

    Parameters
    ----------
    found : iterable
        One value for each learner of the class; one that is no cell counts as no answer.
    cells : sequence

    Returns
    -------
    tuple of int or None
        In the order of the cells, without those who did not answer.
    """
    counted = Counter(found)
    inside = [counted[cell] for cell in cells]
    return tuple(hide([*inside, counted.total() - sum(inside)])[:-1])


def most(names: Sequence[str], numbers: Sequence[int | None]) -> tuple[list[str], int]:
    """Return the names with the largest number that is shown, and that number (0: none is)."""
    count = max((n for n in numbers if n), default=0)
    found = [name for name, n in zip(names, numbers, strict=True) if n and n == count]
    return found, count


def leading(
    group: Group, keys: tuple[str, str], names: Sequence[str], numbers: Sequence[int | None]
) -> str:
    """
    Say which name has the largest number that is shown, or that several have it and none leads.

    Parameters
    ----------
    group : Group
    keys : tuple of two str
        Keys of the sentence for one that leads, and of the sentence for several.
    names : sequence of str
    numbers : sequence of int or None
    """
    tops, count = most(names, numbers)
    if not tops:
        return group.words("class.few")
    told = {"which": "; ".join(tops), "count": count, "learners": len(group.learners)}
    return group.words(keys[len(tops) > 1], **told)


def chart(spread: Spread, words: Words) -> Chart:
    """Draw a spread, with its sentence and its table."""
    told = Told(
        title=spread.title,
        alt=alt(spread, words),
        sentence=spread.sentence,
        note=spread.note,
        corner=words("class.row"),
        hidden=words("class.hidden"),
        table_words=words("chart.table"),
    )
    if spread.look == "bars":
        by_column = dict(zip(spread.columns, zip(*spread.values, strict=True), strict=True))
        return bars(told, spread.rows, by_column)
    if spread.look == "columns":
        return columns(told, spread.columns, spread.values[0])
    return counts(told, spread.rows, spread.columns, spread.values)


def alt(spread: Spread, words: Words) -> str:
    """Return the text alternative: kind of chart, what is on it, the largest number."""
    places = [
        (value, row, column)
        for row, numbers in zip(spread.rows, spread.values, strict=True)
        for column, value in zip(spread.columns, numbers, strict=True)
        if value
    ]
    largest, row, column = max(places, key=lambda one: one[0], default=(0, "–", "–"))
    hidden = sum(value is None for numbers in spread.values for value in numbers)
    figures = {"rows": len(spread.rows), "columns": len(spread.columns), "hidden": hidden}
    key = "class.alt-bars" if spread.look == "bars" else "class.alt-counts"
    return words(key, title=spread.title, row=row, column=column, count=largest, **figures)
