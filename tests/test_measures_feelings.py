"""Sums of weighted words and moving averages, counted by hand and by pandas."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from filmkit.films import open_word_lists
from filmkit.measures import (
    negators,
    score,
    score_all,
    score_sequences,
    smooth,
    tokens,
    word_weights,
)

WEIGHTS = {"love": 3, "happy": 2, "lonely": -2.5, "leaves": -1}
NOT = {"not", "never", "tidak"}
VALUES = st.lists(st.none() | st.integers(-3, 3), max_size=25)
WINDOWS = st.sampled_from([1, 3, 5, 7])


def test_each_occurrence_of_a_listed_word_adds_its_weight():
    found = score("Love, LOVE! He is lonely; Samantha leaves. Lovely.", WEIGHTS)
    assert found.hits == (
        ("love", 3, False), ("love", 3, False), ("lonely", -2.5, False), ("leaves", -1, False),
    )  # fmt: skip
    assert (found.total, found.mean, found.words) == (2.5, 0.625, 8)
    assert found.coverage == 0.5


def test_a_text_without_listed_words_has_a_sum_of_nothing_and_no_mean():
    found = score("Theodore waits", WEIGHTS)
    assert (found.hits, found.total, found.mean, found.coverage) == ((), 0, None, 0)
    assert score("", WEIGHTS).coverage == 0


def test_a_negator_up_to_three_words_before_turns_a_word_round():
    for text in ("not happy", "not one happy", "not at all happy"):
        assert score(text, WEIGHTS, NOT).hits == (("happy", -2, True),)
    assert score("not one of all happy", WEIGHTS, NOT).hits == (("happy", 2, False),)
    assert score("happy, not", WEIGHTS, NOT).total == 2
    assert score("never not happy", WEIGHTS, NOT).total == -2  # two do not cancel each other
    assert score("Ia tidak lonely", WEIGHTS, NOT).total == 2.5


def test_negation_is_off_without_negators_and_looks_as_far_as_the_window():
    assert score("not happy", WEIGHTS).hits == (("happy", 2, False),)
    assert score("not so happy", WEIGHTS, NOT, window=1).total == 2
    assert score("not so happy", WEIGHTS, NOT, window=2).total == -2
    assert score("not happy", WEIGHTS, NOT, window=0).total == 2


def test_the_list_does_not_know_who_loves_whom():
    weights = {"love": 3}
    texts = ("He is in love with her", "She is in love with 641 others")
    assert {score(text, weights).total for text in texts} == {3}


@given(st.lists(st.sampled_from([*WEIGHTS, *NOT, "he", "she"]), max_size=30), st.integers(0, 5))
def test_the_sum_is_that_of_the_hits_and_only_signs_depend_on_negation(words, window):
    text = " ".join(words)
    plain, turned = score(text, WEIGHTS), score(text, WEIGHTS, NOT, window)
    assert plain.total == sum(WEIGHTS.get(word, 0) for word in tokens(text))
    assert [abs(weight) for _, weight, _ in turned.hits] == [abs(w) for _, w, _ in plain.hits]
    assert turned.total == plain.total - 2 * sum(WEIGHTS[word] for word, _, no in turned.hits if no)
    places = [place for place, word in enumerate(words) if word in WEIGHTS]
    near = [bool(NOT & set(words[max(0, place - window) : place])) for place in places]
    assert [negated for _, _, negated in turned.hits] == near


def test_every_text_has_a_row_in_its_order():
    table = score_all({"q02": "not happy", "q01": "", "q03": "Love love me"}, WEIGHTS, NOT)
    assert list(table.itertuples(index=False, name=None)) == [
        ("q02", -2.0, 1, 2), ("q01", 0.0, 0, 0), ("q03", 6.0, 2, 3),
    ]  # fmt: skip
    assert list(table.columns) == ["sequence", "total", "hits", "words"]
    assert list(score_all({}, WEIGHTS).columns) == list(table.columns)


def test_a_moving_average_keeps_gaps_and_counts_the_values_behind_each_mean():
    assert smooth([1, 4, 1, None, 2, 3], 3) == [
        (2.5, 2), (2, 3), (2.5, 2), (None, 2), (2.5, 2), (2.5, 2),
    ]  # fmt: skip
    assert smooth([3, None], 5) == [(3, 1), (None, 1)]
    assert smooth([], 3) == []


@given(VALUES)
def test_a_window_of_one_changes_nothing(values):
    assert smooth(values, 1) == [(value, int(value is not None)) for value in values]


@given(VALUES, WINDOWS)
def test_a_moving_average_equals_that_of_pandas(values, window):
    series = pd.Series(values, dtype=float)
    expected = series.rolling(window, center=True, min_periods=1).mean()
    behind = series.rolling(window, center=True, min_periods=1).count()
    for place, (value, count) in enumerate(smooth(values, window)):
        if values[place] is None:
            assert value is None
        else:
            assert value == pytest.approx(expected[place])
        assert count == behind[place]


@pytest.mark.parametrize("window", [0, 2, 4, -1])
def test_a_window_that_has_no_middle_is_refused(window):
    with pytest.raises(ValueError):
        smooth([1, 2, 3], window)


def test_a_word_weighs_the_mean_of_its_two_scorings(film):
    lists = open_word_lists()
    weights = word_weights(lists)
    assert (weights["love"], weights["loves"], weights["misses"]) == (3, 2.5, -0.5)
    assert "not" not in weights and "not" in negators(lists)
    assert "cinta" in word_weights(open_word_lists(lang="id"))


def test_sequences_are_scored_by_their_full_text_in_plot_order(film):
    scores = score_sequences(film(), {"voice": 2, "shouts": -1})
    assert {key: one.total for key, one in scores.items()} == {"q01": 2, "q02": 1, "q03": 2}
    assert list(score_sequences(film(level=0), {})) == ["q01"]
