"""
Figures about the division of the story.

Names are `parts.acts` (acts of the pack), `parts.READER` (parts that an invented reader makes) and
`until.SEQUENCE` (per cent of the screenplay's lines up to the end of a sequence).
"""

from filmkit.films import Film, RealAI


def _parts(parts: list[str], film: Film, ai: RealAI) -> str:
    (reader,) = parts
    if reader == "acts":
        return film.words.number(len(film.rows["acts"]))
    if film.row("readers", reader) == {}:
        raise ValueError(reader)
    return film.words.number(len(film.where("reader_segments", reader=reader)))


def _until(parts: list[str], film: Film, ai: RealAI) -> str:
    (last,) = parts
    rows = film.rows["sequences"]
    end = [row["key"] for row in rows].index(last) + 1
    return film.words.number(sum(row["script_share_pct"] or 0 for row in rows[:end]))


KINDS = {"parts": _parts, "until": _until}
