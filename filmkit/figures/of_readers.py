"""
Figures of two made-up readers, from a table of their codes.

`vector.MEASURE.A-B-C-D`: A times both say yes, B times only the first, C times only the second,
D times neither. MEASURE is `percent` (of equal codes), `low` or `high` (the ends of its exact
interval), `kappa` or `ac1`.
"""

from filmkit import measures
from filmkit.films import Film, RealAI

PAIRS = (("yes", "yes"), ("yes", "no"), ("no", "yes"), ("no", "no"))


def _vector(parts: list[str], film: Film, ai: RealAI) -> str:
    measure, table = parts
    counts = [int(count) for count in table.split("-")]
    pairs = [pair for pair, count in zip(PAIRS, counts, strict=True) for _ in range(count)]
    first, second = zip(*pairs, strict=True)
    share = measures.percent(first, second)
    shares = {"percent": share.value, "low": share.low, "high": share.high}
    if measure in shares:
        return f"{film.words.number(100 * shares[measure])}%"
    coefficient = {"kappa": measures.kappa, "ac1": measures.ac1}[measure](first, second)
    if coefficient.why:
        raise ValueError(coefficient.why)
    return film.words.number(coefficient.value, 2).replace("-", "−")


KINDS = {"vector": _vector}
