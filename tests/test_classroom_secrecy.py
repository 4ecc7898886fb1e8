"""The rule of three, tried on every small class: what is hidden cannot be computed."""

from collections import defaultdict
from itertools import product

import pytest

from filmkit.classroom.secrecy import LEAST, hide

# Cells (the last is the rest) and the largest class that is tried whole.
SIZES = ((2, 14), (3, 14), (4, 13), (5, 10))


def published(cells: int, learners: int) -> dict[tuple, list[tuple]]:
    """Every output, with all classes that lead to it: what somebody who knows the rule can know."""
    found = defaultdict(list)
    for counts in product(range(learners + 1), repeat=cells):
        if sum(counts) == learners:
            found[tuple(hide(counts))].append(counts)
    return found


@pytest.mark.parametrize(("cells", "most"), SIZES)
def test_no_hidden_cell_can_be_computed_and_nothing_tells_of_fewer_than_three(cells, most):
    for learners in range(LEAST, most + 1):
        for shown, classes in published(cells, learners).items():
            assert all(one is None or one == 0 or one >= LEAST for one in shown)
            hidden = [place for place, one in enumerate(shown) if one is None]
            together = learners - sum(one or 0 for one in shown)
            assert not hidden or together >= LEAST, shown
            for place in hidden:
                assert len({counts[place] for counts in classes}) > 1, (shown, classes)


@pytest.mark.parametrize(
    ("counts", "shown"),
    [
        ((8, 4, 0, 0), [8, 4, 0, 0]),  # nobody is told of
        ((6, 1, 5), [6, None, None]),  # the rest is hidden with it first
        ((6, 4, 1), [6, None, None]),
        ((9, 2, 1), [9, None, None]),
        ((5, 2, 0, 5), [5, None, None, None]),  # with one of two, cells of nobody are hidden too
        ((2, 2, 8), [None, None, None]),  # 2 + 2 of 4 could be nothing else
        ((0, 0, 12), [0, 0, 12]),
        ((1, 0, 0), [None, None, None]),
    ],
)
def test_cells_are_hidden(counts, shown):
    assert hide(counts) == shown
