"""
Figures of the list of words of feeling, and of what known programs answered.

Names are `list.words` (how many words of feeling), `list.agreed` (how many of them both scorings
give the same weight), `list.hits`, `list.tokens` and `list.coverage` (how many words of the
sequences are in the list, of how many, per cent), `list.silent` (sequences without a listed word),
`list.score.SEQUENCE`, `list.found.SEQUENCE` (the words that move its sum), `list.moods` (how far
sums and the pack's mood of its first character go together: a correlation), and `exhibit.KEY`.
"""

from functools import cache
from statistics import correlation

from filmkit import measures
from filmkit.films import Film, RealAI, WordLists, open_word_lists


@cache
def _lists(lang: str) -> WordLists:
    return open_word_lists(lang=lang)


def _scores(film: Film) -> dict[str, measures.Feeling]:
    return measures.score_sequences(film, measures.word_weights(_lists(film.lang)))


def _words(film: Film) -> str:
    return film.words.number(len(measures.word_weights(_lists(film.lang))))


def _agreed(film: Film) -> str:
    rows = [row for row in _lists(film.lang).of_language("lexicon") if not row["negates"]]
    return film.words.number(sum(row["pass_1"] == row["pass_2"] for row in rows))


def _hits(film: Film) -> str:
    return film.words.number(sum(len(one.hits) for one in _scores(film).values()))


def _tokens(film: Film) -> str:
    return film.words.number(sum(one.words for one in _scores(film).values()))


def _coverage(film: Film) -> str:
    return f"{film.words.number(100 * coverage(_scores(film)))}%"


def _silent(film: Film) -> str:
    return film.words.number(sum(not one.hits for one in _scores(film).values()))


def _moods(film: Film) -> str:
    people = sorted(film.rows["characters"], key=lambda row: row["order"])
    read, scores = measures.moods(film, people[0]["key"]), _scores(film)
    pairs = [(scores[row.sequence].total, (row.start + row.end) / 2) for row in read.itertuples()]
    return film.words.number(correlation(*zip(*pairs, strict=True)), 2)


def coverage(scores: dict[str, measures.Feeling]) -> float:
    """Return the share of all words of the sequences that are in the list, from 0 to 1."""
    words = sum(one.words for one in scores.values())
    return sum(len(one.hits) for one in scores.values()) / words if words else 0.0


def found(film: Film, feeling: measures.Feeling, *, silent: bool = False) -> str:
    """Return the words found, each with its weight; `silent`: those of weight 0 too."""
    hits = [(word, weight) for word, weight, _ in feeling.hits if weight or silent]
    return ", ".join(f"{word} {film.words.signed(weight)}" for word, weight in hits)


WHOLE = {
    "words": _words,
    "agreed": _agreed,
    "hits": _hits,
    "tokens": _tokens,
    "coverage": _coverage,
    "silent": _silent,
    "moods": _moods,
}


def _of_list(parts: list[str], film: Film, ai: RealAI) -> str:
    if len(parts) == 1:
        return WHOLE[parts[0]](film)
    name, sequence = parts
    feeling = _scores(film)[sequence]
    if name == "score":
        return film.words.signed(feeling.total)
    if name == "found":
        return found(film, feeling)
    raise ValueError(name)


def _of_exhibit(parts: list[str], film: Film, ai: RealAI) -> str:
    row = _lists(film.lang).row("exhibits", ".".join(parts))
    return answer(film, row["output"])


def answer(film: Film, output: str) -> str:
    """Return what a program answered; a number as the language of the film writes it."""
    try:
        return film.words.signed(float(output), len(output.partition(".")[2]))
    except ValueError:
        return output


KINDS = {"list": _of_list, "exhibit": _of_exhibit}
