"""Fill named figures into texts, so that a number in a model answer is computed from the data."""

import re
from functools import cache
from pathlib import Path

from filmkit import measures
from filmkit.errors import NoSuchItem
from filmkit.films import Film, RealAI, open_film

PLACE = re.compile(r"\{\{([a-z0-9.-]+)\}\}")
TABLES = {
    "sequences": "film",
    "themes": "film",
    "technologies": "film",
    "claims": "film",
    "events": "ai",
    "capabilities": "ai",
    "numbers": "ai",
}


def fill(text: str, film: Film, ai: RealAI) -> str:
    """
    Replace each {{name}} by its figure, written as the language of the film writes numbers.

    Raises
    ------
    NoSuchItem
        A name is none of those that `figure` knows.
    """
    return PLACE.sub(lambda match: figure(match[1], film, ai), text or "")


def figure(name: str, film: Film, ai: RealAI) -> str:
    """
    Compute one named figure from the tables as the learner sees them.

    Names are `degree.RULE.CHARACTER` (weighted degree), `tie.RULE.A.B` (shared sequences),
    `count.RULE.CHARACTER` (sequences in which somebody is present),
    `islands.RULE.without.CHARACTER` (separate groups), `score.CAPABILITY.YEAR`, and the number
    of rows of `sequences`, `themes`, `technologies`, `claims`, `events`, `capabilities` and
    `numbers`.

    Raises
    ------
    NoSuchItem
        The name is none of these.
    """
    kind, *parts = name.split(".")
    if kind in TABLES and not parts:
        table = {"events": "timeline"}.get(kind, kind)
        return film.words.number(len((film if TABLES[kind] == "film" else ai).rows[table]))
    try:
        return _computed(kind, parts, film, ai)
    except (KeyError, ValueError, IndexError, StopIteration):
        raise NoSuchItem(film.words("figure.none", name=name)) from None


def _computed(kind: str, parts: list[str], film: Film, ai: RealAI) -> str:
    if kind == "score":
        row = ai.where("scores", capability=parts[0], year=parts[1])[0]
        return measures.span(row["score"], row["low"], row["high"])
    rule, *people = parts
    if rule not in measures.RULES or not set(people) - {"without"} <= _everybody(film.folder):
        raise ValueError(rule)
    if kind == "degree":
        return film.words.number(int(measures.degrees(film, rule).get(parts[1], 0)))
    if kind == "count":
        return film.words.number(
            sum(parts[1] in who for who in measures.present(film, rule).values())
        )
    if kind == "tie":
        table = measures.ties(film, rule)
        pair = {parts[1], parts[2]}
        shared = [row.sequences for row in table.itertuples() if {row.character, row.other} == pair]
        return film.words.number(shared[0] if shared else 0)
    if kind == "islands":
        return film.words.number(len(measures.islands(film, rule, without=(parts[2],))))
    raise KeyError(kind)


@cache
def _everybody(folder: Path) -> frozenset[str]:
    # Of the whole pack: somebody whom the spoiler level hides counts 0, a misspelling fails.
    return frozenset(row["key"] for row in open_film(folder).rows["characters"])
