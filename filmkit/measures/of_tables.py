"""
Count what the tables say: pure functions from an opened pack to DataFrames.

A measure of the tables is a measure of the synopsis and of its coding, never of the film.
"""

from itertools import combinations
from typing import TYPE_CHECKING, Literal

from filmkit.errors import NothingToMeasure
from filmkit.films import Film, RealAI

if TYPE_CHECKING:
    from pandas import DataFrame, Series

Rule = Literal["body", "voice", "talked"]
RULES: tuple[Rule, ...] = ("body", "voice", "talked")


def present(film: Film, rule: Rule) -> dict[str, set[str]]:
    """
    Return who is in each sequence under a rule.

    Parameters
    ----------
    film : Film
        Reads `sequences` and `presence`.
    rule : {"body", "voice", "talked"}
        `body` counts bodies on screen; `voice` adds voices that are heard; `talked` adds those
        who are only spoken of, remembered or written to.

    Returns
    -------
    dict of str to set of str
        Character keys by sequence key, in plot order; every sequence has an entry.
    """
    modes = RULES[: RULES.index(rule) + 1]
    rooms: dict[str, set[str]] = {row["key"]: set() for row in film.rows["sequences"]}
    for row in film.rows["presence"]:
        if row["mode"] in modes:
            rooms[row["sequence"]].add(row["character"])
    return rooms


def presence(film: Film) -> "DataFrame":
    """
    Spread the coding of presence over characters and sequences.

    Returns
    -------
    DataFrame of str, shape (characters, sequences)
        Rows: character keys in the order of the pack, without those who never appear.
        Columns: sequence keys in plot order. Values: body, voice, talked or an empty string.

    Raises
    ------
    NothingToMeasure
        The pack codes nobody's presence.
    """
    import pandas as pd

    if not film.rows["presence"]:
        raise NothingToMeasure(film.words("measure.no-presence"))
    sequences = [row["key"] for row in film.rows["sequences"]]
    codes = {(row["character"], row["sequence"]): row["mode"] for row in film.rows["presence"]}
    seen = {character for character, _ in codes}
    people = [row["key"] for row in film.rows["characters"] if row["key"] in seen]
    values = [[codes.get((person, key), "") for key in sequences] for person in people]
    return pd.DataFrame(values, index=people, columns=sequences)


def ties(
    film: Film, rule: Rule, *, acts: list[str] | None = None, without: tuple[str, ...] = ()
) -> "DataFrame":
    """
    Count in how many sequences each pair of characters is together (co-presence).

    Groups (the clients, the 641, the other OSes) are left out: they are no single presence.

    Parameters
    ----------
    film : Film
        Reads `sequences`, `characters` and `presence`.
    rule : {"body", "voice", "talked"}
        Who counts as present, see `present`.
    acts : list of str, optional
        Only sequences of these acts.
    without : tuple of str
        Characters to leave out.

    Returns
    -------
    DataFrame
        Columns `character`, `other` (keys, in the order of the pack), `sequences` (int, shared
        sequences) and `where` (their keys, joined by blanks); most shared first.

    References
    ----------
    Co-presence as a tie follows the configuration of Pfister, Das Drama (1977); the weight
    counts scenes, not closeness.
    """
    import pandas as pd

    order = [row["key"] for row in film.rows["characters"] if row["kind"] != "group"]
    allowed = [key for key in order if key not in without]
    chosen = {row["key"] for row in film.rows["sequences"] if acts is None or row["act"] in acts}
    shared: dict[tuple[str, str], list[str]] = {}
    for sequence, people in present(film, rule).items():
        if sequence in chosen:
            together = [key for key in allowed if key in people]
            for pair in combinations(together, 2):
                shared.setdefault(pair, []).append(sequence)
    ranked = sorted(shared.items(), key=lambda item: (-len(item[1]), item[0]))
    rows = [(*pair, len(where), " ".join(where)) for pair, where in ranked]
    return pd.DataFrame(rows, columns=["character", "other", "sequences", "where"])


def degrees(film: Film, rule: Rule, **options) -> "Series":
    """
    Sum the ties of each character: the weighted degree.

    Parameters
    ----------
    film, rule, **options
        As for `ties`.

    Returns
    -------
    Series of int
        By character key, greatest first; characters without a tie are missing.
    """
    import pandas as pd

    table = ties(film, rule, **options)
    ends = pd.concat(
        [
            table[["character", "sequences"]].rename(columns={"character": "key"}),
            table[["other", "sequences"]].rename(columns={"other": "key"}),
        ]
    )
    total = ends.groupby("key")["sequences"].sum()
    return total.sort_values(ascending=False, kind="stable").astype(int)


def islands(film: Film, rule: Rule, **options) -> list[list[str]]:
    """
    Return the groups of characters that hang together by ties (connected components).

    Parameters
    ----------
    film, rule, **options
        As for `ties`.

    Returns
    -------
    list of list of str
        Character keys; the largest group first.
    """
    import networkx as nx

    table = ties(film, rule, **options)
    graph = nx.Graph(list(zip(table["character"], table["other"], strict=True)))
    groups = [sorted(group) for group in nx.connected_components(graph)]
    return sorted(groups, key=lambda group: (-len(group), group))


def theme_grid(film: Film) -> "DataFrame":
    """
    Spread the evidence for themes over sequences.

    Returns
    -------
    DataFrame of bool, shape (themes, sequences)
        True where `theme_sequences` has a row. Rows and columns in the order of the pack.
    """
    return _grid(film, "themes", "theme_sequences", "theme")


def technology_grid(film: Film) -> "DataFrame":
    """
    Spread the technologies over the sequences in which they are at work.

    Returns
    -------
    DataFrame of bool, shape (technologies, sequences)
        True where `technology_sequences` has a row; technologies without one are left out.
    """
    grid = _grid(film, "technologies", "technology_sequences", "technology")
    return grid[grid.any(axis=1)]


def moods(film: Film, character: str) -> "DataFrame":
    """
    Return the mood that the pack reads in each sequence. An interpretation, not a measurement.

    Returns
    -------
    DataFrame
        Columns `sequence` (key), `order`, `start` and `end` (int from -2 to 2; equal where the
        mood does not change), in plot order.

    Raises
    ------
    NothingToMeasure
        The pack reads no mood of that character.
    """
    import pandas as pd

    values: dict[str, dict[int, int]] = {}
    for row in film.where("moods", character=character):
        values.setdefault(row["sequence"], {})[row["moment"]] = row["value"]
    if not values:
        raise NothingToMeasure(film.words("measure.no-mood"))
    read = {key: [value for _, value in sorted(here.items())] for key, here in values.items()}
    rows = [
        (row["key"], row["order"], read[row["key"]][0], read[row["key"]][-1])
        for row in film.rows["sequences"]
        if row["key"] in read
    ]
    return pd.DataFrame(rows, columns=["sequence", "order", "start", "end"])


def matrix(ai: RealAI) -> "DataFrame":
    """
    Return the capability matrix, one row for a capability and a year.

    Returns
    -------
    DataFrame
        Columns `capability`, `title`, `year` (int), `score`, `low`, `high` (0 to 4; `high` is
        NaN where nobody can say), `shows`; in the order of the matrix, then by year.
    """
    import pandas as pd

    titles = {row["key"]: row["title"] for row in ai.rows["capabilities"]}
    scores = sorted(
        (row for row in ai.rows["scores"] if row["capability"] in titles),
        key=lambda row: (list(titles).index(row["capability"]), row["year"]),
    )
    rows = [
        (
            row["capability"],
            titles[row["capability"]],
            int(row["year"]),
            row["score"],
            row["low"],
            row["high"],
            row["shows"],
        )
        for row in scores
    ]
    columns = ["capability", "title", "year", "score", "low", "high", "shows"]
    return pd.DataFrame(rows, columns=columns).astype({"high": "float64"})


def span(score: int, low: int, high) -> str:
    """Write a score with its range: 2 (1–3); the upper end is ? where nobody can say."""
    if high is None or high != high:  # NaN is not itself
        return f"{score} ({low}–?)"
    return str(score) if low == high else f"{score} ({low}–{int(high)})"


def when(row: dict) -> str:
    """Return the date of an event as a learner reads it: 1964–1966."""
    return f"{row['start']}–{row['end']}" if row["end"] else row["start"]


def _grid(film: Film, rows: str, links: str, noun: str) -> "DataFrame":
    import pandas as pd

    sequences = [row["key"] for row in film.rows["sequences"]]
    keys = [row["key"] for row in film.rows[rows]]
    pairs = {(row[noun], row["sequence"]) for row in film.rows[links]}
    values = [[(key, sequence) in pairs for sequence in sequences] for key in keys]
    return pd.DataFrame(values, index=keys, columns=sequences, dtype=bool)
