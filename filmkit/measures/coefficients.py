"""
Say in one number how far readers agree beyond luck.

A code is any hashable label. None is a gap: the reader has not coded the unit. `unsure` is a code
that takes no side: such a unit is counted, and then treated as a gap, in every measure here.
"""

from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import dataclass

UNSURE = "unsure"
LEAST = 10  # units; below it one changed code moves a coefficient by a tenth or more

Codes = Sequence[Hashable | None]


@dataclass(frozen=True)
class Coefficient:
    """
    A number, or the reason why there is none.

    `why` is empty beside a number; else `no-pairs` (no unit has two codes), `too-few` (fewer
    units than asked for) or `one-label` (nobody ever used a second label: undefined).
    """

    value: float | None
    why: str = ""


def takes_side(code: Hashable | None) -> bool:
    """Tell whether a code is one: no gap, and not `unsure`."""
    return code is not None and code != UNSURE


def code_pairs(first: Codes, second: Codes) -> list[tuple[Hashable, Hashable]]:
    """
    Return the codes of the units that both readers coded.

    Parameters
    ----------
    first, second : sequence of hashable or None
        Codes of the same units in the same order.

    Returns
    -------
    list of tuple
        One pair for a unit; pairs with a gap or `unsure` are left out.

    Raises
    ------
    ValueError
        The lists differ in length.
    """
    return [pair for pair in zip(first, second, strict=True) if all(map(takes_side, pair))]


def kappa(first: Codes, second: Codes, least: int = LEAST) -> Coefficient:
    """
    Return Cohen's kappa: (Po - Pe) / (1 - Pe), the agreement beyond that expected by luck.

    Po is the share of pairs with equal codes, Pe the sum over labels of the product of the
    shares that the two readers give to the label.

    Parameters
    ----------
    first, second : sequence of hashable or None
        As for `code_pairs`.
    least : int
        Fewest pairs for which there is a number.

    Returns
    -------
    Coefficient
        At most 1; 0 is luck. `no-pairs`, `too-few`, or `one-label` where Pe = 1.

    Raises
    ------
    ValueError
        The lists differ in length.

    References
    ----------
    Cohen, A coefficient of agreement for nominal scales, Educational and Psychological
    Measurement 20 (1960).
    """
    pairs = code_pairs(first, second)
    ours, theirs = Counter(one for one, _ in pairs), Counter(other for _, other in pairs)
    if why := _missing(len(pairs), len(ours | theirs), least):
        return Coefficient(None, why)
    observed = sum(one == other for one, other in pairs) / len(pairs)
    luck = sum(ours[label] * theirs[label] for label in ours) / len(pairs) ** 2
    return Coefficient((observed - luck) / (1 - luck))


def ac1(first: Codes, second: Codes, least: int = LEAST) -> Coefficient:
    """
    Return Gwet's AC1: (Po - Pe) / (1 - Pe) with a Pe that stays small where one label rules.

    Pe = sum over labels of s (1 - s), divided by (q - 1); s is the share of the label among the
    codes of both readers, q the number of labels that they used.

    Parameters
    ----------
    first, second, least
        As for `kappa`.

    Returns
    -------
    Coefficient
        At most 1. `no-pairs`, `too-few`, or `one-label`, where q - 1 = 0.

    Raises
    ------
    ValueError
        The lists differ in length.

    References
    ----------
    Gwet, Computing inter-rater reliability and its variance in the presence of high agreement,
    British Journal of Mathematical and Statistical Psychology 61 (2008).
    """
    pairs = code_pairs(first, second)
    used = Counter(label for pair in pairs for label in pair)
    if why := _missing(len(pairs), len(used), least):
        return Coefficient(None, why)
    shares = [count / (2 * len(pairs)) for count in used.values()]
    observed = sum(one == other for one, other in pairs) / len(pairs)
    luck = sum(share * (1 - share) for share in shares) / (len(used) - 1)
    return Coefficient((observed - luck) / (1 - luck))


def alpha(*coders: Codes, least: int = LEAST) -> Coefficient:
    """
    Return Krippendorff's nominal alpha, 1 - Do / De, for any number of readers and with gaps.

    Each unit with m >= 2 codes gives its ordered pairs of codes of different readers, each with
    the weight 1 / (m - 1). Do is the weighted share of unequal pairs, De the share of unequal
    pairs if the n codes of those units were paired freely: 1 - sum of c (c - 1) / (n (n - 1)).

    Parameters
    ----------
    *coders : sequences of hashable or None
        One for each reader, of the same units in the same order. None and `unsure` are gaps.
    least : int
        Fewest units with two codes for which there is a number.

    Returns
    -------
    Coefficient
        At most 1; 0 is luck. `no-pairs`, `too-few`, or `one-label` where De = 0.

    Raises
    ------
    ValueError
        The lists differ in length.

    References
    ----------
    Krippendorff, Computing Krippendorff's Alpha-Reliability (2011), section on nominal data with
    any number of observers and missing values.
    """
    units = [Counter(filter(takes_side, unit)) for unit in zip(*coders, strict=True)]
    units = [unit for unit in units if unit.total() > 1]
    codes = sum(units, Counter())
    if why := _missing(len(units), len(codes), least):
        return Coefficient(None, why)
    total = codes.total()
    observed = sum(_unequal(unit) / (unit.total() - 1) for unit in units) / total
    return Coefficient(1 - observed / (_unequal(codes) / (total * (total - 1))))


def _missing(units: int, labels: int, least: int) -> str:
    if not units:
        return "no-pairs"
    return "too-few" if units < least else "one-label" if labels < 2 else ""


def _unequal(codes: Counter) -> int:
    """Count the ordered pairs of unequal codes."""
    return codes.total() ** 2 - sum(count**2 for count in codes.values())
