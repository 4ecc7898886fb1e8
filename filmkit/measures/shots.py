"""Measure a log of shots: lengths, tags, and how far two logs of the same passage lie apart."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean, median

SAME_CUT = 1000  # milliseconds: two cuts farther apart are not taken for the same one


@dataclass(frozen=True)
class Shot:
    """
    One stretch of a log from cut to cut, in milliseconds.

    `whole` is False for the first and the last stretch: the log may have begun in the middle of
    the one and ended in the middle of the other.
    """

    start: int
    end: int
    whole: bool
    scale: str = ""
    sound: str = ""

    @property
    def length(self) -> int:
        """Length in milliseconds."""
        return self.end - self.start


@dataclass(frozen=True)
class ShotLengths:
    """Lengths of the whole shots of a log, in milliseconds; `longest` is a shot."""

    count: int
    median: float
    mean: float
    longest: Shot


@dataclass(frozen=True)
class CutMatch:
    """
    Which cuts of two logs mean the same cut, in milliseconds.

    `pairs` joins cuts one to one; `only_a` and `only_b` hold those without a partner. Where there
    is no pair, `difference` and `lag` are None.
    """

    pairs: tuple[tuple[int, int], ...]
    only_a: tuple[int, ...]
    only_b: tuple[int, ...]

    @property
    def difference(self) -> float | None:
        """Mean absolute difference of the pairs."""
        return fmean(abs(b - a) for a, b in self.pairs) if self.pairs else None

    @property
    def lag(self) -> float | None:
        """Median of how much later the second log is; less than 0: it is earlier."""
        return median(b - a for a, b in self.pairs) if self.pairs else None


def cut_into_shots(cuts: Sequence[int], end: int, tags: Sequence[tuple] = ()) -> tuple[Shot, ...]:
    """
    Return the stretches between the cuts of a log that begins at 0.

    Parameters
    ----------
    cuts : sequence of int
        Milliseconds, in any order; what is not after 0 is left out, what stands twice counts once.
    end : int
        When the log ended; a cut after it moves the end.
    tags : sequence of (str, str)
        Scale and sound of each stretch, in order; may be shorter.

    Returns
    -------
    tuple of Shot
        None of them where nothing was logged.
    """
    places = sorted({cut for cut in cuts if cut > 0})
    end = max([end, *places])
    if end <= 0:
        return ()
    edges = [0, *places, *([end] if end > max([0, *places]) else [])]
    stretches = list(zip(edges, edges[1:], strict=False))
    last = len(stretches) - 1
    closed = {cut for cut in places if cut == end}  # a log that ends on a cut has no open end
    return tuple(
        Shot(start, stop, place > 0 and (place < last or stop in closed), *_tag(tags, place))
        for place, (start, stop) in enumerate(stretches)
    )


def shot_lengths(shots: Sequence[Shot]) -> ShotLengths | None:
    """
    Return median, mean and longest of the whole shots; None where no shot is whole.

    The first and the last stretch are left out, so a log needs two cuts.

    References
    ----------
    The mean is the "average shot length" of Salt, Statistical style analysis of motion pictures
    (Film Quarterly 28, 1974).
    """
    whole = [shot for shot in shots if shot.whole]
    if not whole:
        return None
    lengths = [shot.length for shot in whole]
    longest = max(whole, key=lambda shot: shot.length)
    return ShotLengths(len(whole), median(lengths), fmean(lengths), longest)


def match_cuts(a: Sequence[int], b: Sequence[int], within: int = SAME_CUT) -> CutMatch:
    """
    Join the cuts of two logs, the nearest first; no cut has two partners.

    Parameters
    ----------
    a, b : sequence of int
        Cuts on one clock, in milliseconds.
    within : int
        Cuts farther apart are never joined.

    Returns
    -------
    CutMatch
        All parts in order of time.
    """
    one, other = sorted(set(a)), sorted(set(b))
    near = [(abs(y - x), x, y) for x in one for y in other if abs(y - x) <= within]
    partner: dict[int, int] = {}
    taken: set[int] = set()
    for _, x, y in sorted(near):
        if x not in partner and y not in taken:
            partner[x] = y
            taken.add(y)
    return CutMatch(
        tuple(sorted(partner.items())),
        tuple(x for x in one if x not in partner),
        tuple(y for y in other if y not in taken),
    )


def _tag(tags: Sequence[tuple], place: int) -> tuple:
    return tags[place] if place < len(tags) else ("", "")
