"""Compare how often two texts use a word, and say how much a difference can be worth."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, field
from math import log, log2
from typing import TYPE_CHECKING

from filmkit.errors import NothingToMeasure
from filmkit.measures.intervals import threshold
from filmkit.measures.texts import tokens

if TYPE_CHECKING:
    from pandas import DataFrame


@dataclass(frozen=True)
class Keyness:
    """
    The words that set two texts apart.

    `table` is described at `keyness`. `tests` is the number of words that were compared, also
    those too rare to be shown; `threshold` is the G2 that one of so many must exceed to be a
    surprise at .05 (None where nothing was compared).
    """

    table: "DataFrame" = field(compare=False)
    tests: int
    threshold: float | None


def keyness(
    target: str, reference: str, *, stop_words: Collection[str] = (), least: int = 3
) -> Keyness:
    """
    Compare the words of two texts.

    Parameters
    ----------
    target, reference : str
        Read as `tokens` does.
    stop_words : collection of str
        Words to leave out, in small letters; they still count towards the length of a text.
    least : int
        A word is shown if both texts together use it at least so often.

    Returns
    -------
    Keyness
        Its table has the columns `word`, `target`, `reference` (int, how often), `g2` and
        `log_ratio` (float); the greatest log ratio first, then the greatest G2, then by letters:
        words of the target stand at the top, those of the reference at the bottom.

    Raises
    ------
    NothingToMeasure
        One of the texts has no words (code `no-words`).

    References
    ----------
    As for `g2`, `log_ratio` and `threshold`.
    """
    import pandas as pd

    ours, theirs = Counter(tokens(target)), Counter(tokens(reference))
    sizes = ours.total(), theirs.total()
    _sized(*sizes)
    words = (ours | theirs).keys() - set(stop_words)
    counts = [(word, ours[word], theirs[word]) for word in words]
    rows = [
        (word, *pair, g2(*pair, *sizes), log_ratio(*pair, *sizes))
        for word, *pair in counts
        if sum(pair) >= least
    ]
    rows.sort(key=lambda row: (-row[4], -row[3], row[0]))
    table = pd.DataFrame(rows, columns=["word", "target", "reference", "g2", "log_ratio"])
    kinds = {"target": int, "reference": int, "g2": float, "log_ratio": float}
    limit = threshold(0.05, len(counts)) if counts else None
    return Keyness(table.astype(kinds), len(counts), limit)


def g2(a: int, b: int, total_a: int, total_b: int) -> float:
    """
    Return the log-likelihood G2 of a difference: 2 (a ln(a / E1) + b ln(b / E2)).

    E1 and E2 are the counts that both texts would have if they shared the word by their lengths:
    E1 = total_a (a + b) / (total_a + total_b), and E2 likewise. A count of 0 adds 0.

    Parameters
    ----------
    a, b : int
        How often each text uses the word.
    total_a, total_b : int
        Words in each text.

    Returns
    -------
    float
        0 or more: 0 where the word is as frequent in both. It has no sign and grows with the
        length of the texts.

    Raises
    ------
    NothingToMeasure
        One of the texts has no words (code `no-words`).

    References
    ----------
    Dunning, Accurate methods for the statistics of surprise and coincidence, Computational
    Linguistics 19 (1993), in the form of Rayson and Garside, Comparing corpora using frequency
    profiling (2000).
    """
    _sized(total_a, total_b)
    share = (a + b) / (total_a + total_b)
    parts = [n * log(n / (size * share)) for n, size in [(a, total_a), (b, total_b)] if n]
    return max(0.0, 2 * sum(parts))  # rounding can leave a trace below 0


def log_ratio(a: int, b: int, total_a: int, total_b: int) -> float:
    """
    Return how many times the frequency doubles from text b to text a.

    log2 of ((a + 0.5) / total_a) / ((b + 0.5) / total_b); the 0.5 keeps a count of 0 finite and
    is added to every count.

    Parameters
    ----------
    a, b, total_a, total_b : int
        As for `g2`.

    Returns
    -------
    float
        Doublings: 1 is twice as frequent in a, -1 twice as frequent in b.

    Raises
    ------
    NothingToMeasure
        One of the texts has no words (code `no-words`).

    References
    ----------
    Hardie, Log Ratio: an informal introduction (2014).
    """
    _sized(total_a, total_b)
    return log2((a + 0.5) / total_a) - log2((b + 0.5) / total_b)


def _sized(*sizes: int) -> None:
    if not all(sizes):
        raise NothingToMeasure("no-words")
