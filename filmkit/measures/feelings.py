"""
Add up the weights of the words of feeling in a text, and show every word that was counted.

The sum says which listed words a text holds, never what a film makes anybody feel.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from filmkit.films import Film, WordLists
from filmkit.measures.texts import tokens

if TYPE_CHECKING:
    from pandas import DataFrame


@dataclass(frozen=True)
class Feeling:
    """
    The listed words of one text.

    `hits` holds (word, weight, negated) in the order of the text; the weight is the one that
    counts, so it already has the opposite sign where negated is True. `words` counts all words.
    """

    hits: tuple[tuple[str, float, bool], ...]
    words: int

    @property
    def total(self) -> float:
        """Return the sum of the weights, 0 without a hit."""
        return sum(weight for _, weight, _ in self.hits)

    @property
    def mean(self) -> float | None:
        """Return the sum divided by the number of hits; None without a hit: no word, no score."""
        return self.total / len(self.hits) if self.hits else None

    @property
    def coverage(self) -> float:
        """Return the share of words that are hits, from 0 to 1; 0 for a text without words."""
        return len(self.hits) / self.words if self.words else 0.0


def score(
    text: str,
    weights: Mapping[str, float],
    negators: Collection[str] = frozenset(),
    window: int = 3,
) -> Feeling:
    """
    Find the listed words of a text.

    Parameters
    ----------
    text : str
        Read as `tokens` does.
    weights : dict of str to float
        Weight by word, in small letters; looked up as the word is written, without stems.
    negators : set of str
        Words that turn a hit round; empty: negation is off.
    window : int
        A hit counts with the opposite sign if at least one negator is among so many words before
        it. Two negators do not cancel each other, and the end of a sentence is not noticed.

    Returns
    -------
    Feeling
        One hit for each occurrence. Unit: that of the weights.

    References
    ----------
    Hutto and Gilbert, VADER: a parsimonious rule-based model for sentiment analysis of social
    media text (2014), looks three words back for a negation; there it weakens a word as it
    turns it, here it only turns it, so that a learner can add the weights up.
    """
    words = tokens(text)
    hits = []
    for place, word in enumerate(words):
        if word in weights:
            negated = any(near in negators for near in words[max(0, place - window) : place])
            hits.append((word, -weights[word] if negated else weights[word], negated))
    return Feeling(tuple(hits), len(words))


def score_all(
    texts: Mapping[str, str],
    weights: Mapping[str, float],
    negators: Collection[str] = frozenset(),
    window: int = 3,
) -> "DataFrame":
    """
    Score one text after another.

    Parameters
    ----------
    texts : dict of str to str
        Text by sequence key.
    weights, negators, window
        As for `score`.

    Returns
    -------
    DataFrame
        Columns `sequence`, `total` (float), `hits` and `words` (int, how many); one row for each
        text in the given order, also where it has no hit.
    """
    import pandas as pd

    scored = {key: score(text, weights, negators, window) for key, text in texts.items()}
    rows = [(key, float(one.total), len(one.hits), one.words) for key, one in scored.items()]
    return pd.DataFrame(rows, columns=["sequence", "total", "hits", "words"])


def word_weights(lists: WordLists) -> dict[str, float]:
    """Return the weight of each word of feeling of a language: the mean of its two scorings."""
    rows = lists.of_language("lexicon")
    return {row["word"]: (row["pass_1"] + row["pass_2"]) / 2 for row in rows if not row["negates"]}


def negators(lists: WordLists) -> frozenset[str]:
    """Return the words of a language that turn a word of feeling round."""
    return frozenset(row["word"] for row in lists.of_language("lexicon") if row["negates"])


def score_sequences(
    film: Film, weights: Mapping[str, float], negators: Collection[str] = frozenset()
) -> dict[str, Feeling]:
    """Score the full text of each visible sequence, by key, in plot order; see `score`."""
    return {row["key"]: score(row["text"], weights, negators) for row in film.rows["sequences"]}


def smooth(values: Sequence[float | None], window: int) -> list[tuple[float | None, int]]:
    """
    Replace each value by the mean of its neighbourhood: a moving average, centred.

    Parameters
    ----------
    values : sequence of float or None
        None is a gap.
    window : int
        How many values a mean looks at: an odd number, 1 or more.

    Returns
    -------
    list of (float or None, int)
        As many as values, in their unit. A gap stays a gap and counts for nothing in the means
        beside it. The int says on how many values the mean rests: at the ends and beside a gap
        fewer than the window.

    Raises
    ------
    ValueError
        The window is even or less than 1.

    References
    ----------
    Kendall, Stuart and Ord, The advanced theory of statistics, volume 3 (1983), for moving
    averages and their ends; the dispute of 2015 on smoothed arcs of novels shows what they hide.
    """
    if window < 1 or window % 2 == 0:
        raise ValueError(f"a window has an odd number of values, not {window}")
    reach = window // 2
    smoothed = []
    for place, value in enumerate(values):
        near = values[max(0, place - reach) : place + reach + 1]
        there = [one for one in near if one is not None]
        smoothed.append((None if value is None else sum(there) / len(there), len(there)))
    return smoothed
