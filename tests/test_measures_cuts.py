"""Where two readers cut, and in which order a story is told, counted by hand and by networkx."""

from itertools import permutations

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import kendalltau

from filmkit import measures
from filmkit.measures import Coefficient

A, B = {3, 5, 8, 11, 13, 16, 18}, {3, 6, 8, 12, 16, 18}
CUTS = st.sets(st.integers(1, 20))


def test_the_cuts_of_the_lesson_agree_in_three_of_four_gaps():
    found = measures.cut_agreement(A, B, 20)
    assert found.both == (3, 8, 16, 18)
    assert found.pairs == ((3, 3), (8, 8), (16, 16), (18, 18))
    assert (found.only_a, found.only_b) == ((5, 11, 13), (6, 12))
    assert found.agreed == 0.75
    assert found.kappa.value == pytest.approx(0.432, abs=5e-4)
    assert (found.near_a, found.near_b) == (4, 4)


def test_with_a_tolerance_of_one_every_cut_has_a_neighbour_but_not_its_own_partner():
    found = measures.cut_agreement(A, B, 20, tolerance=1)
    assert (found.near_a, found.near_b) == (7, 6)  # 11 and 13 share the neighbour 12
    assert len(found.pairs) == 6
    assert set(found.only_a) < {11, 13} and found.only_b == ()
    assert (5, 6) in found.pairs
    exact = measures.cut_agreement(A, B, 20)
    assert (found.agreed, found.kappa) == (exact.agreed, exact.kappa)


def test_a_greedy_choice_would_miss_a_pair():
    found = measures.cut_agreement({2, 4}, {3, 1}, 9, tolerance=1)
    assert found.pairs == ((2, 1), (4, 3))


def test_of_the_ways_to_pair_cuts_the_nearest_is_chosen():
    found = measures.cut_agreement({5, 6}, {6}, 9, tolerance=1)
    assert (found.pairs, found.only_a) == (((6, 6),), (5,))


def test_readers_who_never_cut_agree_without_a_kappa():
    found = measures.cut_agreement(set(), set(), 20)
    assert (found.agreed, found.kappa) == (1, Coefficient(None, "one-label"))


def test_a_story_with_few_gaps_gets_no_kappa():
    found = measures.cut_agreement({1}, {2}, 5)
    assert (found.agreed, found.kappa) == (0.6, Coefficient(None, "too-few"))
    assert measures.cut_agreement(set(), set(), 0).agreed is None


@pytest.mark.parametrize(
    ("a", "gaps", "tolerance"), [({0}, 9, 0), ({10}, 9, 0), ({3}, 9, -1), ({1}, 0, 0)]
)
def test_a_cut_outside_the_story_is_refused(a, gaps, tolerance):
    with pytest.raises(ValueError):
        measures.cut_agreement(a, set(), gaps, tolerance)


@given(CUTS, CUTS, st.integers(0, 4))
def test_pairs_are_as_many_and_as_near_as_networkx_finds(a, b, tolerance):
    found = measures.cut_agreement(a, b, 20, tolerance)
    graph = nx.Graph()
    for one in a:
        for other in b:
            if abs(one - other) <= tolerance:
                graph.add_edge(("a", one), ("b", other), weight=100 - abs(one - other))
    best = nx.max_weight_matching(graph, maxcardinality=True)
    assert len(found.pairs) == len(best)
    assert sum(100 - abs(one - other) for one, other in found.pairs) == sum(
        graph.edges[edge]["weight"] for edge in best
    )


@given(CUTS, CUTS, st.integers(0, 4))
def test_each_cut_is_paired_once_or_alone(a, b, tolerance):
    found = measures.cut_agreement(a, b, 20, tolerance)
    assert sorted([*found.both, *found.only_a]) == sorted(a)
    assert sorted([*(other for _, other in found.pairs), *found.only_b]) == sorted(b)
    assert all(abs(one - other) <= tolerance for one, other in found.pairs)
    assert list(found.pairs) == sorted(found.pairs)
    assert min(found.near_a, found.near_b) >= len(found.pairs)
    assert found.agreed == pytest.approx(sum((gap in a) == (gap in b) for gap in range(1, 21)) / 20)


@given(CUTS, CUTS)
def test_without_tolerance_the_pairs_are_what_both_cut(a, b):
    found = measures.cut_agreement(a, b, 20)
    assert found.both == tuple(sorted(a & b))
    assert found.near_a == found.near_b == len(a & b)


def test_a_story_told_as_it_happens_is_not_reordered():
    assert measures.reordered(["meet", "marry", "part"], ["meet", "marry", "part"]) == 0
    assert measures.reordered(["part", "meet", "marry"], ["meet", "marry", "part"]) == 2
    assert measures.reordered(["part", "marry", "meet"], ["meet", "marry", "part"]) == 3
    assert measures.reordered([], []) == 0


def test_an_event_that_only_one_order_has_is_left_out():
    assert measures.reordered(["part", "x", "meet"], ["meet", "y", "part"]) == 1


def test_an_event_that_stands_twice_is_refused():
    for plot, story in [("aab", "ab"), ("ab", "abb")]:
        with pytest.raises(ValueError):
            measures.reordered(plot, story)


def test_reordered_pairs_are_those_that_kendall_calls_discordant():
    for plot in permutations(range(5)):
        tau = kendalltau(range(5), [plot.index(event) for event in range(5)]).statistic
        assert measures.reordered(plot, range(5)) == round((1 - tau) * 10 / 2)
