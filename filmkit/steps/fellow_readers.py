"""Those with whom a learner compares codes: invented readers, a partner's file, a word list."""

from dataclasses import dataclass
from functools import cache, cached_property

from filmkit import measures
from filmkit.measures import Agreement
from filmkit.steps.codebook import OWN, themes
from filmkit.steps.exchange import partner_of, partner_values
from filmkit.steps.step import Desk
from filmkit.steps.theme_codes import WHY, CoderStep, of_theme

PARTNER = "n04-partner"
FILE, LIST = "partner", "list"  # beside the keys of invented readers


@dataclass(frozen=True)
class Reader:
    """Codes and reasons of one reader, by sequence, for the theme of the learner."""

    name: str
    codes: dict[str, str]
    reasons: dict[str, str]


@dataclass(frozen=True)
class Comparison:
    """The learner beside the readers that were chosen."""

    sequences: tuple[str, ...]  # in plot order
    own: Reader
    others: tuple[Reader, ...]

    @cached_property
    def results(self) -> list[Agreement]:
        """What the learner and each other reader have in common."""
        return self.results_with(self.own.codes)

    def results_with(self, codes: dict[str, str]) -> list[Agreement]:
        """Compare other codes of the learner with each reader."""
        return [measures.agreement(codes, other.codes) for other in self.others]

    @cached_property
    def everybody(self) -> Agreement:
        """Everybody at once, for alpha."""
        return measures.agreement(self.own.codes, *(other.codes for other in self.others))

    @cached_property
    def disputed(self) -> list[str]:
        """Sequences that the learner and any other reader coded differently."""
        return self.disputed_in(self.results)

    def disputed_in(self, results: list[Agreement]) -> list[str]:
        """Return the sequences that are disputed in any of these results."""
        found = {key for result in results for key in result.disputed}
        return [key for key in self.sequences if key in found]


def choices(desk: Desk) -> dict[str, str]:
    """Return the names of everybody who could be compared with, by key."""
    readers = sorted(desk.film.rows["readers"], key=lambda row: row["order"])
    invented = {row["key"]: desk.words("agree.invented", name=row["name"]) for row in readers}
    return invented | {FILE: desk.words("agree.partner"), LIST: desk.words("agree.list")}


def compare(coder: CoderStep, chosen: list[str]) -> tuple[Comparison | None, list[str]]:
    """
    Put the learner's codes beside those of the readers chosen.

    Parameters
    ----------
    coder : CoderStep
        The learner's own coding.
    chosen : list of str
        Keys of `choices`.

    Returns
    -------
    tuple of Comparison or None, and list of str
        None before the entry is locked; and a sentence for each reader who has nothing to
        compare.
    """
    entry, words = coder.book.entry(), coder.desk.words
    if entry is None:
        return None, []
    theme, values = entry["theme"], coder.values()
    own = Reader(words("agree.you"), of_theme(values, theme), of_theme(values, theme, WHY))
    found = [_reader(coder, key, theme) for key in chosen]
    others = tuple(reader for reader, _ in found if reader)
    sequences = tuple(row["key"] for row in coder.spec["rows"])
    return Comparison(sequences, own, others), [problem for _, problem in found if problem]


def _reader(coder: CoderStep, key: str, theme: str) -> tuple[Reader | None, str]:
    film, words = coder.desk.film, coder.desk.words
    if key == FILE:
        return _partner(coder, theme)
    if theme == OWN:
        return None, words("agree.own-theme", name=choices(coder.desk)[key])
    if key == LIST:
        return _word_list(coder, theme), ""
    rows = film.where("reader_codes", reader=key, codebook=theme)
    codes = {row["sequence"]: row["code"] for row in rows}
    reasons = {row["sequence"]: row["reason"] for row in rows}
    return Reader(film.row("readers", key)["name"], codes, reasons), ""


def _partner(coder: CoderStep, theme: str) -> tuple[Reader | None, str]:
    desk = coder.desk
    partner = partner_of(desk, PARTNER)
    if partner is None:
        return None, desk.words("agree.no-partner")
    values, alias = partner_values(desk, PARTNER, coder), partner["alias"]
    codes = of_theme(values, theme)
    if codes:
        return Reader(alias, codes, of_theme(values, theme, WHY)), ""
    other = partner_values(desk, PARTNER, coder.book).get("theme")
    return None, desk.words("agree.other-theme", alias=alias, theme=themes(desk).get(other, "–"))


def _word_list(coder: CoderStep, theme: str) -> Reader:
    """Code yes where a pattern of the theme stands in the text that the learner reads."""
    words = coder.desk.words
    texts = {row["key"]: row["text"] for row in coder.spec["rows"]}
    hits = _hits(coder.desk.film.row("codebooks", theme)["patterns"], tuple(texts.items()))
    codes = {key: "yes" if found else "no" for key, found in hits.items()}
    reasons = {
        key: words("agree.found", words=", ".join(found)) if found else words("agree.found-none")
        for key, found in hits.items()
    }
    return Reader(words("agree.list-name"), codes, reasons)


@cache
def _hits(patterns: str, texts: tuple[tuple[str, str], ...]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {key: [] for key, _ in texts}
    for pattern in patterns.split():
        for row in measures.concordance(dict(texts), pattern).itertuples():
            if row.hit.lower() not in found[row.text]:
                found[row.text].append(row.hit.lower())
    return found
