"""Those with whom a learner compares codes: invented readers, a partner's file, a word list."""

from dataclasses import dataclass
from functools import cache

from filmkit import measures
from filmkit.measures import Agreement
from filmkit.steps.codebook import OWN, CodebookStep, locked_entry
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

    def pairs(self, own: dict | None = None) -> list[Agreement]:
        """Compare with each reader alone; `own` replaces the learner's codes."""
        codes = self.own.codes if own is None else own
        return [measures.agreement(codes, other.codes) for other in self.others]

    def everybody(self) -> Agreement:
        """Compare all at once, for alpha."""
        return measures.agreement(self.own.codes, *(other.codes for other in self.others))

    def disputed(self, own: dict | None = None) -> list[str]:
        """Return the sequences that the learner and any other reader coded differently."""
        found = {key for result in self.pairs(own) for key in result.disputed}
        return [key for key in self.sequences if key in found]


def choices(desk: Desk) -> dict[str, str]:
    """Return the names of everybody who could be compared with, by key."""
    readers = sorted(desk.film.rows["readers"], key=lambda row: row["order"])
    invented = {row["key"]: desk.words("agree.invented", name=row["name"]) for row in readers}
    return invented | {FILE: desk.words("agree.partner"), LIST: desk.words("agree.list")}


def compare(desk: Desk, chosen: list[str]) -> tuple[Comparison | None, list[str]]:
    """
    Put the learner's codes beside those of the readers chosen.

    Returns
    -------
    tuple of Comparison or None, and list of str
        None before the entry is locked; and a sentence for each reader who has nothing to
        compare.
    """
    entry, words = locked_entry(desk), desk.words
    if entry is None:
        return None, []
    theme, values = entry["theme"], CoderStep(desk).values()
    own = Reader(words("agree.you"), of_theme(values, theme), of_theme(values, theme, WHY))
    others, lacking = [], []
    for key in chosen:
        reader, problem = _reader(desk, key, theme)
        if reader:
            others.append(reader)
        else:
            lacking.append(problem)
    sequences = tuple(row["key"] for row in desk.film.rows["sequences"])
    return Comparison(sequences, own, tuple(others)), lacking


def _reader(desk: Desk, key: str, theme: str) -> tuple[Reader | None, str]:
    words = desk.words
    if key == FILE:
        return _partner(desk, theme)
    if theme == OWN:
        return None, words("agree.own-theme", name=choices(desk).get(key, key))
    if key == LIST:
        return _word_list(desk, theme), ""
    rows = desk.film.where("reader_codes", reader=key, codebook=theme)
    codes = {row["sequence"]: row["code"] for row in rows}
    reasons = {row["sequence"]: row["reason"] for row in rows}
    return Reader(desk.film.row("readers", key)["name"], codes, reasons), ""


def _partner(desk: Desk, theme: str) -> tuple[Reader | None, str]:
    partner = partner_of(desk, PARTNER)
    if partner is None:
        return None, desk.words("agree.no-partner")
    alias = partner["alias"]
    values = partner_values(desk, PARTNER, CoderStep(desk))
    codes = of_theme(values, theme)
    if not codes:
        entry = partner_values(desk, PARTNER, CodebookStep(desk))
        known = {field["value"]: field["label"] for field in CodebookStep(desk).fields["theme"]["options"]}
        other = known.get(entry.get("theme"), "–")
        return None, desk.words("agree.other-theme", alias=alias, theme=other)
    return Reader(alias, codes, of_theme(values, theme, WHY)), ""


def _word_list(desk: Desk, theme: str) -> Reader:
    """Code yes where a pattern of the theme stands in the text that the learner reads."""
    patterns = desk.film.row("codebooks", theme)["patterns"]
    texts = {row["key"]: row["text"] for row in CoderStep(desk).spec["rows"]}
    hits = _hits(patterns, tuple(texts.items()))
    codes = {key: "yes" if hits[key] else "no" for key in texts}
    found = {key: desk.words("agree.found", words=", ".join(hits[key])) for key in texts if hits[key]}
    nothing = {key: desk.words("agree.found-none") for key in texts if not hits[key]}
    return Reader(desk.words("agree.list-name"), codes, found | nothing)


@cache
def _hits(patterns: str, texts: tuple[tuple[str, str], ...]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {key: [] for key, _ in texts}
    for pattern in patterns.split():
        for row in measures.concordance(dict(texts), pattern).itertuples():
            if row.hit.lower() not in found[row.text]:
                found[row.text].append(row.hit.lower())
    return found
