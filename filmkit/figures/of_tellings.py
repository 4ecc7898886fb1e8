"""
Figures of the tellings, and of the arithmetic of key words.

Names are `telling.words.TELLING` (words up to the spoiler level), `telling.hits.TELLING.WORD` (how
often it uses a word), `telling.planted` (planted errors), `g2.A-B-SIZE-SIZE` (G2 of A uses against
B in texts of these sizes), `limit.TESTS` (the G2 that one of so many words must exceed), and
`least.SIZE.TESTS` (how often a word must stand in one of two texts of that size, and never in the
other, to exceed it).
"""

from itertools import count

from filmkit import measures
from filmkit.films import Film, RealAI


def _telling(parts: list[str], film: Film, ai: RealAI) -> str:
    kind, *rest = parts
    if (kind, rest) == ("planted", []):
        return film.words.number(len(film.where("telling_sentences", planted=True)))
    if not film.row("tellings", rest[0]):
        raise KeyError(rest[0])
    sentences = film.where("telling_sentences", telling=rest[0])
    words = measures.tokens(" ".join(row["text"] for row in sentences))
    if kind == "words" and len(rest) == 1:
        return film.words.number(len(words))
    if kind == "hits":
        _, word = rest
        return film.words.number(words.count(word))
    raise KeyError(kind)


def _g2(parts: list[str], film: Film, ai: RealAI) -> str:
    (numbers,) = parts
    a, b, size, other = map(int, numbers.split("-"))
    if not size or not other:
        raise ValueError(numbers)
    return film.words.number(measures.g2(a, b, size, other), 2)


def _limit(parts: list[str], film: Film, ai: RealAI) -> str:
    (tests,) = parts
    return film.words.number(measures.threshold(tests=int(tests)), 2)


def _least(parts: list[str], film: Film, ai: RealAI) -> str:
    size, tests = map(int, parts)
    limit = measures.threshold(tests=tests)
    uses = (hits for hits in count(1) if measures.g2(hits, 0, size, size) > limit)
    return film.words.number(next(uses))


KINDS = {"telling": _telling, "g2": _g2, "limit": _limit, "least": _least}
