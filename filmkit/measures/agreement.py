"""
Compare the codes of two or more readers: a table first, then numbers that stand for it.

What counts as a code, a gap and `unsure` is said in `coefficients`.
"""

from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from filmkit.measures.coefficients import (
    UNSURE,
    Codes,
    Coefficient,
    ac1,
    alpha,
    code_pairs,
    kappa,
    takes_side,
)
from filmkit.measures.intervals import interval

if TYPE_CHECKING:
    from pandas import DataFrame

PREVALENT = 0.8  # share of one label; above it kappa is low although readers agree


@dataclass(frozen=True)
class Share:
    """`agreed` of `counted` units, as a share from 0 to 1, and its exact 95 % interval."""

    agreed: int
    counted: int
    value: float | None
    low: float | None
    high: float | None


@dataclass(frozen=True)
class Agreement:
    """
    What two readers, and the further ones for `alpha`, have in common.

    `unsure` and `gaps` count the units that the table leaves out: one of the two readers is
    unsure, or else has no code. `disputed` holds the keys of units that the two coded
    differently. `prevalence` is the share of the commonest label among the codes in the table
    (None without any), `prevalent` whether it is above 0.8: then kappa is low although readers
    agree (Feinstein and Cicchetti 1990), and `ac1` belongs beside it.
    """

    table: "DataFrame" = field(compare=False)
    unsure: int
    gaps: int
    disputed: tuple[Hashable, ...]
    percent: Share
    kappa: Coefficient
    alpha: Coefficient
    ac1: Coefficient
    prevalence: float | None
    prevalent: bool


def table2(first: Codes, second: Codes, labels: Sequence[Hashable] = ("yes", "no")) -> "DataFrame":
    """
    Count how often each code of one reader meets each code of the other.

    Parameters
    ----------
    first, second : sequence of hashable or None
        As for `code_pairs`.
    labels : sequence of hashable
        Labels that have a row and a column in any case; others follow as they appear.

    Returns
    -------
    DataFrame of int, shape (labels, labels)
        Unit: pairs. Rows: labels of the first reader; columns: the same labels of the second.

    Raises
    ------
    ValueError
        The lists differ in length.
    """
    import pandas as pd

    pairs = Counter(code_pairs(first, second))
    names = list(dict.fromkeys([*labels, *(label for pair in pairs for label in pair)]))
    values = [[pairs[row, column] for column in names] for row in names]
    return pd.DataFrame(values, index=names, columns=names, dtype=int)


def percent(first: Codes, second: Codes) -> Share:
    """
    Share the units that both coded alike by all that both coded.

    Parameters
    ----------
    first, second : sequence of hashable or None
        As for `code_pairs`.

    Returns
    -------
    Share
        From 0 to 1, with the exact 95 % interval (see `interval`); three None without a pair.
        There is no least number of units: the interval says how little few units tell.

    Raises
    ------
    ValueError
        The lists differ in length.
    """
    pairs = code_pairs(first, second)
    agreed, counted = sum(one == other for one, other in pairs), len(pairs)
    if not counted:
        return Share(0, 0, None, None, None)
    return Share(agreed, counted, agreed / counted, *interval(agreed, counted))


def agreement(first: Mapping, second: Mapping, *more: Mapping) -> Agreement:
    """
    Compare the codes of two readers in every way; `alpha` also hears the further ones.

    Parameters
    ----------
    first, second, *more : dict of hashable to hashable or None
        Codes by key of the unit. A key that a reader lacks is a gap.

    Returns
    -------
    Agreement
        Everything but `alpha` compares the first two readers only.
    """
    units = list(dict.fromkeys(key for coder in (first, second, *more) for key in coder))
    lists = [[coder.get(unit) for unit in units] for coder in (first, second, *more)]
    both = {unit: pair for unit, pair in zip(units, zip(*lists[:2], strict=True), strict=True)}
    unsure = sum(UNSURE in pair for pair in both.values())
    pairs = {unit: pair for unit, pair in both.items() if all(map(takes_side, pair))}
    used = Counter(label for pair in pairs.values() for label in pair)
    share = max(used.values()) / used.total() if used else None
    return Agreement(
        table=table2(*lists[:2]),
        unsure=unsure,
        gaps=len(both) - len(pairs) - unsure,
        disputed=tuple(unit for unit, (one, other) in pairs.items() if one != other),
        percent=percent(*lists[:2]),
        kappa=kappa(*lists[:2]),
        alpha=alpha(*lists),
        ac1=ac1(*lists[:2]),
        prevalence=share,
        prevalent=share is not None and share > PREVALENT,
    )
