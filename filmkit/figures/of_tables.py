"""
Figures of the tables of a film and of the data on real AI.

Names are `degree.RULE.CHARACTER` (weighted degree), `tie.RULE.A.B` (shared sequences),
`count.RULE.CHARACTER` (sequences in which somebody is present),
`islands.RULE.without.CHARACTER` (separate groups), `score.CAPABILITY.YEAR`, and the number of
rows of `sequences`, `themes`, `technologies`, `claims`, `events`, `capabilities` and `numbers`.
"""

from functools import cache
from pathlib import Path

from filmkit import measures
from filmkit.films import Film, RealAI, open_film

IN_FILM = ("sequences", "themes", "technologies", "claims")
IN_AI = {"events": "timeline", "capabilities": "capabilities", "numbers": "numbers"}


def _rows(film: Film, parts: list[str], rows: tuple) -> str:
    if parts:
        raise ValueError(parts)
    return film.words.number(len(rows))


def _in_film(table: str):
    return lambda parts, film, ai: _rows(film, parts, film.rows[table])


def _in_ai(table: str):
    return lambda parts, film, ai: _rows(film, parts, ai.rows[table])


def _score(parts: list[str], film: Film, ai: RealAI) -> str:
    row = ai.where("scores", capability=parts[0], year=parts[1])[0]
    return measures.span(row["score"], row["low"], row["high"])


def _degree(parts: list[str], film: Film, ai: RealAI) -> str:
    rule, person = _known(parts, film)
    return film.words.number(int(measures.degrees(film, rule).get(person, 0)))


def _count(parts: list[str], film: Film, ai: RealAI) -> str:
    rule, person = _known(parts, film)
    return film.words.number(sum(person in who for who in measures.present(film, rule).values()))


def _tie(parts: list[str], film: Film, ai: RealAI) -> str:
    rule, one, other = _known(parts, film)
    table, pair = measures.ties(film, rule), {one, other}
    shared = [row.sequences for row in table.itertuples() if {row.character, row.other} == pair]
    return film.words.number(shared[0] if shared else 0)


def _islands(parts: list[str], film: Film, ai: RealAI) -> str:
    rule, _, person = _known(parts, film)
    return film.words.number(len(measures.islands(film, rule, without=(person,))))


def _known(parts: list[str], film: Film) -> list[str]:
    rule, *people = parts
    if rule not in measures.RULES or not set(people) - {"without"} <= _everybody(film.folder):
        raise ValueError(rule)
    return parts


@cache
def _everybody(folder: Path) -> frozenset[str]:
    # Of the whole pack: somebody whom the spoiler level hides counts 0, a misspelling fails.
    return frozenset(row["key"] for row in open_film(folder).rows["characters"])


KINDS = {
    "score": _score,
    "degree": _degree,
    "count": _count,
    "tie": _tie,
    "islands": _islands,
    **{table: _in_film(table) for table in IN_FILM},
    **{name: _in_ai(table) for name, table in IN_AI.items()},
}
