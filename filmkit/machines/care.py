"""Notice words of crisis: patterns of words that a school can read and change."""

import re
import unicodedata
from collections.abc import Iterable, Mapping

APART = 3  # words that three points may stand for
THRICE = re.compile(r"(\w)\1{2,}")


class Care:
    """
    The patterns of crisis, of all languages at once: people type in the one that is near.

    It compares words and knows nothing else. It will miss people who need help and stop some who
    do not; no program of this kind can be sure, and none replaces a person who listens.

    Parameters
    ----------
    rows : iterable of mapping
        Rows of `crisis_words`: `pattern`, and `means` (`crisis` or `harmless`).
    """

    def __init__(self, rows: Iterable[Mapping]):
        patterns: dict[str, list[str]] = {"crisis": [], "harmless": []}
        for row in rows:
            patterns[row["means"]].append(_expression(row["pattern"]))
        self._crisis = _any_of(patterns["crisis"])
        self._harmless = _any_of(patterns["harmless"])

    def found(self, text: str) -> bool:
        """Tell whether words of crisis stand in a text, once harmless phrases are taken out."""
        # The mark in their place keeps what stood around a phrase from becoming a new one.
        return bool(self._crisis.search(self._harmless.sub(" | ", _plain(text))))


def _plain(text: str) -> str:
    """Return the words of a text, small, without accents and marks, each between blanks."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    letters = "".join(letter for letter in apart if not unicodedata.combining(letter))
    letters = THRICE.sub(r"\1", letters.replace("'", "").replace("’", ""))
    return " ".join(["", *re.findall(r"[^\W_]+", letters), ""])


def _expression(pattern: str) -> str:
    parts = []
    for part in pattern.casefold().replace("…", "...").split():
        if part == "...":
            parts.append(rf"(?:\w+ ){{0,{APART}}}")
        else:
            parts.append(re.escape(part.rstrip("*")) + (r"\w* " if part.endswith("*") else " "))
    return "".join(parts)


def _any_of(expressions: list[str]) -> re.Pattern:
    return re.compile("(?<= )(?:" + "|".join(expressions) + ")") if expressions else NOTHING


NOTHING = re.compile(r"(?!)")
