"""Compare where two readers cut a story, and the order in which it is told and happens."""

from collections.abc import Hashable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from filmkit.measures.coefficients import Coefficient, kappa


@dataclass(frozen=True)
class CutAgreement:
    """
    What the cuts of two readers have in common.

    All cuts are sorted. `pairs` joins cuts one to one: no cut has two partners. `both` holds the
    paired cuts as the first reader made them, `only_a` and `only_b` the cuts without a partner.
    `near_a` counts the cuts of the first reader that have any cut of the second within the
    tolerance, `near_b` the other way round; here two cuts may share one neighbour, so these can
    be greater than the number of pairs. `agreed` is the share of gaps, from 0 to 1, in which both
    cut or neither does, and `kappa` corrects it for luck; both look at exact cuts, whatever the
    tolerance. `agreed` is None where there are no gaps.
    """

    pairs: tuple[tuple[int, int], ...]
    only_a: tuple[int, ...]
    only_b: tuple[int, ...]
    near_a: int
    near_b: int
    agreed: float | None
    kappa: Coefficient

    @property
    def both(self) -> tuple[int, ...]:
        """Return the paired cuts, as the first reader made them."""
        return tuple(one for one, _ in self.pairs)


def cut_agreement(
    a: AbstractSet[int], b: AbstractSet[int], gaps: int, tolerance: int = 0
) -> CutAgreement:
    """
    Compare the cuts that two readers made in the gaps between units.

    Parameters
    ----------
    a, b : set of int
        Gaps that the readers cut; gap n comes after the n-th unit.
    gaps : int
        How many gaps there are: one less than units.
    tolerance : int
        Two cuts may be partners if they lie at most so many gaps apart. Of all ways to make the
        most pairs, one with the least distance in total is chosen.

    Returns
    -------
    CutAgreement
        Unit: gaps. With a tolerance of 0 `pairs` holds the cuts that both made.

    Raises
    ------
    ValueError
        A cut lies outside 1 to `gaps`, or the tolerance is negative.

    References
    ----------
    Fournier and Inkpen, Segmentation similarity and agreement (2012), for boundaries that nearly
    agree; Cohen (1960), see `kappa`. The matching is our own.
    """
    outside = sorted(cut for cut in a | b if not 1 <= cut <= gaps)
    if outside or tolerance < 0:
        raise ValueError(f"cuts {outside} of {gaps} gaps, tolerance {tolerance}")
    pairs = _partners(sorted(a), sorted(b), tolerance)
    places = range(1, gaps + 1)
    return CutAgreement(
        pairs=pairs,
        only_a=tuple(sorted(a - {one for one, _ in pairs})),
        only_b=tuple(sorted(b - {other for _, other in pairs})),
        near_a=sum(any(abs(one - other) <= tolerance for other in b) for one in a),
        near_b=sum(any(abs(one - other) <= tolerance for one in a) for other in b),
        agreed=1 - len(a ^ b) / gaps if gaps else None,
        kappa=kappa([place in a for place in places], [place in b for place in places]),
    )


def reordered(plot: Sequence[Hashable], story: Sequence[Hashable]) -> int:
    """
    Count the pairs of events that the plot tells in another order than they happen.

    Parameters
    ----------
    plot, story : sequence of hashable
        The same events in two orders, each event once. An event that only one of the lists has
        is left out.

    Returns
    -------
    int
        From 0 (told as it happens) to n (n - 1) / 2 for n events (told backwards).

    Raises
    ------
    ValueError
        An event stands twice in a list.

    References
    ----------
    Kendall, A new measure of rank correlation, Biometrika 30 (1938): the discordant pairs.
    """
    if len(set(plot)) < len(plot) or len(set(story)) < len(story):
        raise ValueError("an event stands twice")
    place = {event: number for number, event in enumerate(story)}
    told = [place[event] for event in plot if event in place]
    return sum(earlier > later for earlier, later in combinations(told, 2))


def _partners(a: list[int], b: list[int], tolerance: int) -> tuple[tuple[int, int], ...]:
    """Return most pairs within the tolerance; of those, least distance. Partners never cross."""

    @cache
    def best(i: int, j: int) -> tuple[int, int, tuple]:
        # Of a[i:] and b[j:]: number of pairs, minus their distance, the pairs.
        if i == len(a) or j == len(b):
            return 0, 0, ()
        found = max(best(i + 1, j), best(i, j + 1), key=lambda way: way[:2])
        distance = abs(a[i] - b[j])
        if distance <= tolerance:
            count, closeness, pairs = best(i + 1, j + 1)
            joined = (count + 1, closeness - distance, ((a[i], b[j]), *pairs))
            found = max(joined, found, key=lambda way: way[:2])
        return found

    return best(0, 0)[2]
