"""Patterns of ELIZA: which part of a sentence fits which part of a pattern."""

import re
from collections.abc import Callable
from dataclasses import dataclass

PART = re.compile(r"\d{1,2}|[/*]?[^\W\d_]+(?:['|-][^\W\d_]+)*")
Tags = Callable[[str], frozenset[str]]
Ends = Callable[[str, str], bool]


def is_bad(part: str) -> bool:
    """Tell whether a part of a pattern is none that `Pattern` knows."""
    return not PART.fullmatch(part)


@dataclass(frozen=True)
class Pattern:
    """A pattern, part by part; see `script` for the notation."""

    parts: tuple[str, ...]

    @classmethod
    def of(cls, text: str) -> "Pattern":
        """Return the pattern that a text describes."""
        return cls(tuple(text.casefold().split()))

    def __str__(self) -> str:
        """Write the pattern as it stands in a table."""
        return " ".join(self.parts)

    def fit(self, words: tuple[str, ...], tags: Tags, ends: Ends) -> tuple[str, ...] | None:
        """
        Return what each part of the pattern fits, or None.

        A `0` takes as few words as it can, from left to right, as in 1966. States that led
        nowhere are remembered, so that no sentence takes long.
        """
        dead: set[tuple[int, int]] = set()

        def rest(part: int, at: int) -> list[str] | None:
            if part == len(self.parts):
                return [] if at == len(words) else None
            if (part, at) in dead:
                return None
            for end in self._ends(self.parts[part], words, at, tags, ends):
                found = rest(part + 1, end)
                if found is not None:
                    return [" ".join(words[at:end]), *found]
            dead.add((part, at))
            return None

        found = rest(0, 0)
        return None if found is None else tuple(found)

    @staticmethod
    def _ends(part: str, words, at: int, tags: Tags, ends: Ends) -> range:
        """Return the places where a part that begins at `at` may end."""
        if part == "0":
            return range(at, len(words) + 1)
        if part.isdigit():
            end = at + int(part)
            return range(end, end + 1) if end <= len(words) else range(0)
        word = words[at].casefold() if at < len(words) else None
        if word is None:
            fits = False
        elif part.startswith("/"):
            fits = part[1:] in tags(word)
        elif part.startswith("*"):
            fits = ends(word, part)
        else:
            fits = word in part.split("|")
        return range(at + 1, at + 2) if fits else range(0)
