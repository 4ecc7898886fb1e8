"""
A letter writer that counts which word followed which words (an n-gram or Markov model).

It stores nothing but counts and knows nothing of what the words mean. Method: C. E. Shannon,
"A Mathematical Theory of Communication", Bell System Technical Journal 27 (1948), section 3.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import accumulate
from random import Random

START, END = "<start>", "<end>"  # no token: the sign < is never part of one
HIGHEST = 5
LONGEST = 160  # words of one letter
# A word with its hyphens and apostrophes, or one sign of punctuation.
_TOKEN = re.compile(r"[^\W_]+(?:['-][^\W_]+)*|[.,;:?!]")
_SIGN = re.compile(r"[.,;:?!]")


def tokens(text: str) -> tuple[str, ...]:
    """Cut a text into words, as they are written, and signs of punctuation."""
    return tuple(_TOKEN.findall(text))


def as_text(written: Sequence[str]) -> str:
    """Put tokens together again, with no blank before punctuation."""
    return re.sub(r" ([.,;:?!])", r"\1", " ".join(written))


@dataclass(frozen=True)
class Copied:
    """A run of tokens that stands in a training letter as well, word for word."""

    start: int  # place of the first token in what was written
    length: int  # tokens
    letter: int  # place of the training letter


class LetterWriter:
    """
    Counts of the next token after each context of up to `HIGHEST` tokens.

    Parameters
    ----------
    letters : sequence of str
        The training letters. A context never reaches from one letter into another; before the
        first token of a letter stands `START`, after the last `END`.
    """

    def __init__(self, letters: Sequence[str]):
        self.letters = [tokens(letter) for letter in letters]
        if not any(self.letters):
            raise ValueError("no letters to count")
        self._counts = [self._counted(order) for order in range(HIGHEST + 1)]

    def _counted(self, order: int) -> dict[tuple[str, ...], Counter]:
        counts: dict[tuple[str, ...], Counter] = {}
        for letter in self.letters:
            run = (START,) * order + letter + (END,)
            for place in range(order, len(run)):
                counts.setdefault(run[place - order : place], Counter())[run[place]] += 1
        return counts

    @property
    def size(self) -> int:
        """Number of words in all letters, punctuation left out."""
        return sum(not _SIGN.match(token) for letter in self.letters for token in letter)

    def contexts(self, order: int) -> int:
        """Return how many different contexts of this many tokens the letters hold."""
        return len(self._counts[order])

    def next_words(self, context: Sequence[str], order: int) -> tuple[tuple[str, ...], Counter]:
        """
        Return what followed the end of a context, and how often.

        Parameters
        ----------
        context : sequence of str
            Tokens; only the last `order` of them count.
        order : int
            How many tokens the model looks at, 1 to `HIGHEST`.

        Returns
        -------
        tuple of str
            The tokens that were looked at. Where that context stands in no letter its first
            token is dropped, again and again (back-off); an empty tuple means any token.
        Counter
            How often each token followed.
        """
        wanted = tuple(context)[-order:]
        while wanted not in self._counts[len(wanted)]:
            wanted = wanted[1:]
        return wanted, self._counts[len(wanted)][wanted]

    def write(self, order: int, seed: int) -> tuple[str, ...]:
        """
        Write a letter: draw each token in proportion to how often it followed the last ones.

        The same order and seed give the same letter on every machine.

        Returns
        -------
        tuple of str
            At most `LONGEST` tokens.
        """
        chance = Random(seed)
        written: list[str] = []
        while len(written) < LONGEST:
            before = (START,) * order + tuple(written)
            token = _drawn(self.next_words(before, order)[1], chance)
            if token == END:
                break
            written.append(token)
        return tuple(written)

    def longest_copied(self, written: Sequence[str]) -> Copied | None:
        """Return the longest run that stands in one training letter, the first of equals."""
        best = None
        for place, letter in enumerate(self.letters):
            found = SequenceMatcher(None, written, letter, autojunk=False).find_longest_match()
            if found.size and (best is None or found.size > best.length):
                best = Copied(found.a, found.size, place)
        return best

    def copied_share(self, written: Sequence[str], run: int = 6) -> float | None:
        """
        Return the share of tokens that lie in a run of at least `run` tokens of one letter.

        Returns
        -------
        float or None
            0 to 1; None where nothing was written.
        """
        if not written:
            return None
        known = {letter[i : i + run] for letter in self.letters for i in range(len(letter))}
        inside = set()
        for i in range(len(written) - run + 1):
            if tuple(written[i : i + run]) in known:
                inside.update(range(i, i + run))
        return len(inside) / len(written)


def _drawn(counts: Counter, chance: Random) -> str:
    # By hand, as only `random()` is promised to stay the same in each version of Python.
    words = sorted(counts)
    limits = list(accumulate(counts[word] for word in words))
    point = chance.random() * limits[-1]
    return next(word for word, limit in zip(words, limits, strict=True) if point < limit)
