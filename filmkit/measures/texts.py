"""
Count the words of texts and show them where they stand.

A word is what stands between blanks and punctuation, in small letters and as it is written: no
stems, because a stemmer makes *menang* (win) of *menangis* (cry).
"""

import re
from collections import Counter
from collections.abc import Collection, Mapping
from fnmatch import translate
from glob import escape
from typing import TYPE_CHECKING, Literal
from unicodedata import normalize

from filmkit.errors import NothingToMeasure

if TYPE_CHECKING:
    from pandas import DataFrame

Sorting = Literal["left", "right", "text"]

# Letters and digits, or a number with its commas and full stops; further parts may follow after a
# hyphen or an apostrophe: mata-mata, it's, 8,316, 1960-an.
_WORD = re.compile(r"(?:\d+(?:[.,]\d+)+|[^\W_]+)(?:['-][^\W_]+)*")
_ALIKE = str.maketrans("\u2018\u2019\u02bc\uff07\u2010\u2011", "''''--")


def tokens(text: str) -> list[str]:
    """
    Cut a text into words.

    Parameters
    ----------
    text : str
        In any language that puts blanks between words.

    Returns
    -------
    list of str
        In small letters, in order. A hyphen or an apostrophe inside a word stays, so that
        reduplication (`mata-mata`) and clitics (`hatinya`, `OS-nya`) are kept as written; a
        number is one word with its separators (`8,316`, `8.316`). Curly apostrophes become
        straight, accented letters one sign.
    """
    plain = _plain(text)
    return [plain[start:end].lower() for start, end in _places(plain)]


def concordance(
    texts: Mapping[str, str], pattern: str, *, width: int = 6, sort: Sorting = "text"
) -> "DataFrame":
    """
    Show a word everywhere it stands, in the middle of a line (a KWIC concordance).

    Parameters
    ----------
    texts : dict of str to str
        Text by key.
    pattern : str
        A word or several words in a row, capital or small letters; `*` stands for any letters or
        none (`*cinta*`), and between blanks for any one word. Everything else stands for itself.
        Punctuation between words is not noticed.
    width : int
        Words on each side.
    sort : {"text", "left", "right"}
        By the order of texts; or by the words before the hit, the nearest first; or after it.

    Returns
    -------
    DataFrame of str
        Columns `text` (key), `left`, `hit`, `right`; one row for a hit. Spelling and punctuation
        are those of the text, blanks and line ends become one blank.

    Raises
    ------
    NothingToMeasure
        The pattern has no letter and no digit (code `no-pattern`).
    ValueError
        An unknown way to sort, or a negative width.

    References
    ----------
    Luhn, Key word-in-context index for technical literature, American Documentation 11 (1960).
    """
    import pandas as pd

    if sort not in ("left", "right", "text") or width < 0:
        raise ValueError(f"cannot sort by {sort!r} with {width} words")
    wanted = _matchers(pattern)
    found = []
    for key, text in texts.items():
        words, places = tokens(text), _places(_plain(text))
        for first in range(len(words) - len(wanted) + 1):
            last = first + len(wanted)
            if all(one(word) for one, word in zip(wanted, words[first:last], strict=True)):
                before, after = words[max(0, first - width) : first], words[last : last + width]
                line = (key, *_around(normalize("NFC", text), places, first, last, width))
                found.append((before[::-1] if sort == "left" else after, line))
    if sort != "text":
        found.sort(key=lambda pair: pair[0])
    return pd.DataFrame([line for _, line in found], columns=["text", "left", "hit", "right"])


def frequencies(text: str, stop_words: Collection[str] = ()) -> "DataFrame":
    """
    Count each word of a text.

    Parameters
    ----------
    text : str
        Read as `tokens` does.
    stop_words : collection of str
        Words to leave out of the table, in small letters.

    Returns
    -------
    DataFrame
        Columns `word`, `count` (int) and `per_1000` (float: per 1,000 words of the whole text,
        stop words among them); the most frequent first, then by letters.
    """
    import pandas as pd

    counts = Counter(tokens(text))
    kept = sorted((-counts[word], word) for word in counts.keys() - set(stop_words))
    rows = [(word, -count, -count * 1000 / counts.total()) for count, word in kept]
    table = pd.DataFrame(rows, columns=["word", "count", "per_1000"])
    return table.astype({"count": int, "per_1000": float})


def _plain(text: str) -> str:
    """Return the text with one sign for each accented letter, apostrophe and hyphen."""
    return normalize("NFC", text).translate(_ALIKE)


def _places(plain: str) -> list[tuple[int, int]]:
    return [match.span() for match in _WORD.finditer(plain)]


def _matchers(pattern: str) -> list:
    """Return one test for each word of the pattern; only `*` is special."""
    words = [re.sub(r"^[^\w*]+|[^\w*]+$", "", word) for word in _plain(pattern).lower().split()]
    words = [word for word in words if word]
    if not any(char.isalnum() for word in words for char in word):
        raise NothingToMeasure("no-pattern")
    globs = ["*".join(map(escape, word.split("*"))) for word in words]
    return [re.compile(translate(glob)).match for glob in globs]


def _around(text: str, places: list, first: int, last: int, width: int) -> tuple[str, str, str]:
    """Return what stands left of the hit, the hit, and what stands right of it."""
    start, end = places[first][0], places[last - 1][1]
    begin = places[first - width][0] if first > width else 0
    finish = places[last + width - 1][1] if last + width < len(places) else len(text)
    if not width:
        begin, finish = start, end
    parts = text[begin:start], text[start:end], text[end:finish]
    return tuple(" ".join(part.split()) for part in parts)
