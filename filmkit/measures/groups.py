"""Say how far a whole group of readers agrees; `agreement` compares two of them closely."""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from statistics import fmean

from filmkit.measures.coefficients import LEAST, Coefficient, alpha, kappa, takes_side

MOST_READERS = 40  # 780 pairs; beyond them the mean kappa takes long, and alpha is enough


@dataclass(frozen=True)
class GroupAgreement:
    """
    What a group of readers has in common.

    `share` is the share of all pairs of codes of one unit that are equal, from 0 to 1 (None
    without a pair); `units` counts the units that two readers coded at least. `kappa` is the
    mean of Cohen's kappa over all pairs of readers that have one, `alpha` Krippendorff's.
    """

    readers: int
    units: int
    share: float | None
    kappa: Coefficient
    alpha: Coefficient


def group_agreement(readers: Sequence[Mapping[Hashable, Hashable]]) -> GroupAgreement:
    """
    Compare the codes of any number of readers.

    Parameters
    ----------
    readers : sequence of dict
        Codes by key of the unit, as for `agreement`; gaps and `unsure` take no side.

    Returns
    -------
    GroupAgreement
        `kappa` has the reason `too-many` beyond 40 readers.

    References
    ----------
    Light, Measures of response agreement for qualitative data, Psychological Bulletin 76 (1971),
    for the mean of the kappas; Krippendorff (2011), see `alpha`.
    """
    units = list(dict.fromkeys(unit for reader in readers for unit in reader))
    lists = [[reader.get(unit) for unit in units] for reader in readers]
    sides = [Counter(filter(takes_side, unit)) for unit in zip(*lists, strict=True)]
    paired = [one for one in sides if one.total() > 1]
    pairs = sum(_pairs(one.total()) for one in paired)
    equal = sum(_pairs(n) for one in paired for n in one.values())
    return GroupAgreement(
        readers=len(readers),
        units=len(paired),
        share=equal / pairs if pairs else None,
        kappa=_mean_kappa(lists),
        alpha=alpha(*lists),
    )


def dispute(codes: Iterable[Hashable | None]) -> float | None:
    """
    Return how far readers are apart on one unit: the share of unequal pairs of their codes.

    Parameters
    ----------
    codes : iterable of hashable or None
        One for each reader; gaps and `unsure` take no side.

    Returns
    -------
    float or None
        From 0 (all alike); with two labels at most n / (2 (n - 1)) for n readers. None without
        a pair.
    """
    counted = Counter(filter(takes_side, codes))
    pairs = _pairs(counted.total())
    return 1 - sum(_pairs(n) for n in counted.values()) / pairs if pairs else None


def _mean_kappa(lists: list[list]) -> Coefficient:
    if len(lists) > MOST_READERS:
        return Coefficient(None, "too-many")
    found = [kappa(one, other, LEAST) for one, other in combinations(lists, 2)]
    values = [one.value for one in found if one.value is not None]
    if values:
        return Coefficient(fmean(values))
    return Coefficient(None, found[0].why if found else "no-pairs")


def _pairs(n: int) -> int:
    return n * (n - 1) // 2
