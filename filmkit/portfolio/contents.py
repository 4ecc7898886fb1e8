"""What a portfolio holds."""

from dataclasses import dataclass, field

from filmkit.language import Words

LONGEST_SHORT = 110  # characters


@dataclass(frozen=True)
class Part:
    """
    What a learner made in one step of a lesson.

    Attributes
    ----------
    item : str
        The step, such as `n03-card`.
    title : str
        Its name as a learner reads it.
    lines : tuple of (str, str)
        Questions and newest answers.
    blocks : tuple of dict
        What the step found out: tables, pictures, lists (see `steps/report.py`).
    entries : tuple of dict
        The same as it was saved, for the file that a teacher reads: `kind`, `name`, `value`,
        `when`.
    beside : dict of str to tuple of dict
        The same of other steps that are shown in this part, by item.
    """

    item: str
    title: str
    lines: tuple[tuple[str, str], ...] = ()
    blocks: tuple[dict, ...] = ()
    entries: tuple[dict, ...] = ()
    beside: dict[str, tuple[dict, ...]] = field(default_factory=dict)

    @property
    def short(self) -> str:
        """The title where it has to fit beside a tick."""
        if len(self.title) <= LONGEST_SHORT:
            return self.title
        return self.title[:LONGEST_SHORT].rsplit(" ", 1)[0] + " …"


@dataclass(frozen=True)
class Chapter:
    """The parts of one lesson."""

    lesson: str
    title: str
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class Portfolio:
    """
    Everything that a learner takes along, without what was left out.

    Attributes
    ----------
    alias, film, lang, version, made : str
        Who, on which film, in which language, with which version of the kit, on which day.
    level : int
        The spoiler level.
    words : Words
        Interface words in the language of the portfolio.
    chapters : tuple of Chapter
    """

    alias: str
    film: str
    film_key: str
    lang: str
    version: str
    made: str
    level: int
    words: Words = field(compare=False, repr=False)
    chapters: tuple[Chapter, ...] = ()

    @property
    def title(self) -> str:
        """The heading of every form."""
        return self.words("portfolio.title", film=self.film, alias=self.alias)

    @property
    def about(self) -> str:
        """One paragraph: what this is, when it was made, and what it does not claim."""
        return self.words("portfolio.about", made=self.made, version=self.version, level=self.level)


def cell_text(cell) -> str:
    """Return what a cell of a table says: a text, a named sequence, or what unfolds."""
    if not isinstance(cell, dict):
        return str(cell)
    if cell.get("parts"):
        return "".join(text for text, _ in cell["parts"])
    if cell.get("unfolds"):
        longer = cell.get("text") or ""
        return f"{cell['unfolds']}: {longer}" if longer else str(cell["unfolds"])
    return " ".join(part for part in (cell["sequence"].upper(), cell.get("text") or "") if part)


def item_text(item: dict) -> str:
    """Return a line of a list in words, with the sequences that it names."""
    cited = "".join(text for text, _ in item.get("parts") or [])
    named = " ".join(key.upper() for key in item.get("sequences") or [])
    rest = (cited, item.get("text"), named, item.get("note"), item.get("source"))
    return " ".join(part for part in rest if part)


def sides_of(block: dict) -> list[tuple[str, list[dict]]]:
    """Return what a block sets side by side, each with the sequence that it is about."""
    pairs = [(pair["sequence"].upper(), pair["sides"]) for pair in block.get("pairs") or []]
    return [*pairs, ("", block["sides"])] if block.get("sides") else pairs
