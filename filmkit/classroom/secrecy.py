"""
The rule of three: no published number tells of fewer than three learners.

A spread shares a class out among cells: each learner stands in exactly one of them, and those
without an answer stand in the last, the rest. The size of the class is known. So a cell that is
hidden alone could be found by subtraction; therefore cells are hidden until those hidden hold
at least three learners in at least two cells. As soon as one cell of one or two is hidden, the
cells of nobody are hidden as well, and nothing tells a cell that is hidden for its own sake from
one that is hidden for another's. `tests/test_classroom_secrecy.py` tries all small classes: from
what is published, no hidden cell can be computed, even by somebody who knows this rule.
"""

from collections.abc import Sequence

LEAST = 3


def hide(counts: Sequence[int]) -> list[int | None]:
    """
    Return the counts of a spread as they may be shown.

    Parameters
    ----------
    counts : sequence of int
        Learners in each cell; the last cell is the rest (no answer), which is hidden first for
        another's sake because it says least.

    Returns
    -------
    list of int or None
        None where a cell is hidden.
    """
    if not any(0 < one < LEAST for one in counts):
        return list(counts)
    rest = len(counts) - 1
    small = [place for place, one in enumerate(counts) if one < LEAST]
    others = [place for place, one in enumerate(counts) if one >= LEAST]
    others.sort(key=lambda place: (place != rest, counts[place], place))
    hidden = set(small)
    while others and _betrayed([counts[place] for place in hidden]):
        hidden.add(others.pop(0))
    return [None if place in hidden else one for place, one in enumerate(counts)]


def _betrayed(hidden: list[int]) -> bool:
    """Tell whether the sum of the hidden cells gives one of them, or a few learners, away."""
    # 2 + 2 can be nothing else where every cell of the sum holds less than three, and 1 + 3 is
    # the only way to hide four in two cells where 2 + 2 is hidden otherwise.
    few = len(hidden) < 2 or sum(hidden) < LEAST
    return few or set(hidden) == {2} or (len(hidden) == 2 and sum(hidden) == 4)
