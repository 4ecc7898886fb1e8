"""
A memory that finds the note with the most telling words in common (TF-IDF and cosine).

Formula: K. Spärck Jones, "A Statistical Interpretation of Term Specificity and Its Application
in Retrieval", Journal of Documentation 28 (1972), in the smoothed form of scikit-learn:
idf = ln((1 + n) / (1 + df)) + 1, each text scaled to length 1.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import log, sqrt

from filmkit.measures import tokens


@dataclass(frozen=True)
class Found:
    """How well one note fits a question."""

    note: int  # place of the note
    score: float  # cosine, 0 to 1
    shared: tuple[tuple[str, float], ...]  # each common word and its part of the score


class Memory:
    """
    Notes that can be found again by shared words.

    Parameters
    ----------
    notes : sequence of str
        What was told, one text a note.
    """

    def __init__(self, notes: Sequence[str]):
        counts = [Counter(tokens(note)) for note in notes]
        held = Counter(word for count in counts for word in count)
        self._idf = {word: log((1 + len(notes)) / (1 + df)) + 1 for word, df in held.items()}
        self._notes = [self._scaled(count) for count in counts]

    def weights(self) -> dict[str, float]:
        """Return the weight (idf) of each word: the fewer notes hold it, the more it tells."""
        return dict(self._idf)

    def find(self, question: str) -> list[Found]:
        """
        Return all notes, the best first.

        Words that stand in no note count nothing; a question of only such words gives every
        note 0. Notes that are equal stay in their order.
        """
        asked = self._scaled(Counter(tokens(question)))
        found = [self._compared(place, asked, note) for place, note in enumerate(self._notes)]
        return sorted(found, key=lambda one: -one.score)

    def _compared(self, place: int, asked: dict, note: dict) -> Found:
        parts = {word: asked[word] * note[word] for word in asked if word in note}
        shared = tuple(sorted(parts.items(), key=lambda part: -part[1]))
        return Found(place, sum(parts.values()), shared)

    def _scaled(self, counts: Counter) -> dict[str, float]:
        weights = {word: n * self._idf[word] for word, n in counts.items() if word in self._idf}
        length = sqrt(sum(weight * weight for weight in weights.values()))
        return {word: weight / length for word, weight in weights.items()}
