"""
Figures of the kit's own practice reel.

Names are `reel.WHAT`: `cuts` (how many), `median`, `mean` and `longest` of its whole shots,
`median-seen` and `median-unseen` (by whose sound is heard) in seconds, and `share-longest` in per
cent of the time of all whole shots.
"""

from statistics import median

from filmkit import measures
from filmkit.films import Film, RealAI


def _shots(film: Film) -> tuple[measures.Shot, ...]:
    cuts, tags, time = [], [], 0
    for row in sorted(film.rows["reel_shots"], key=lambda row: row["order"]):
        if row["joins"] == "cut":
            cuts.append(time)
            tags.append((row["scale"], row["sound"]))
        time += round(row["seconds"] * 1000)
    return measures.cut_into_shots(cuts, time, tags)


def _reel(parts: list[str], film: Film, ai: RealAI) -> str:
    (what,) = parts
    shots = _shots(film)
    found = measures.shot_lengths(shots)
    if found is None:
        raise ValueError(what)
    whole = [shot for shot in shots if shot.whole]
    if what.startswith("median-"):
        sound = what.removeprefix("median-")
        value = median(shot.length for shot in whole if shot.sound == sound)
        return film.words.number(value / 1000, 1)
    values = {"median": found.median, "mean": found.mean, "longest": found.longest.length}
    if what in values:
        return film.words.number(values[what] / 1000, 1)
    share = 100 * found.longest.length / sum(shot.length for shot in whole)
    counts = {"cuts": len(shots) - 1, "share-longest": round(share)}
    return film.words.number(counts[what])


KINDS = {"reel": _reel}
