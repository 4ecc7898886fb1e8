"""How far readers agree, against the numbers of textbooks and of other programs."""

import warnings
from random import Random

import krippendorff
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy.stats import beta, binomtest, chi2
from sklearn.metrics import cohen_kappa_score

from filmkit import measures
from filmkit.measures import Coefficient, Share

ONE_LABEL = Coefficient(None, "one-label")
TOO_FEW = Coefficient(None, "too-few")
NO_PAIRS = Coefficient(None, "no-pairs")

# Cells of a 2x2 table (yes-yes, yes-no, no-yes, no-no) and what belongs to it.
PARADOX, BALANCED = (17, 1, 2, 0), (9, 1, 2, 8)


def codes(yes_yes=0, yes_no=0, no_yes=0, no_no=0):
    """Return the codes of two readers whose table has these cells."""
    cells = {"yes yes": yes_yes, "yes no": yes_no, "no yes": no_yes, "no no": no_no}
    pairs = [name.split() for name, count in cells.items() for _ in range(count)]
    return [one for one, _ in pairs], [other for _, other in pairs]


def keyed(list_of_codes):
    return {f"q{number:02}": code for number, code in enumerate(list_of_codes, start=1)}


def answers(labels, size=60):
    """Return a strategy for two lists of equal length."""
    pairs = st.lists(st.tuples(st.sampled_from(labels), st.sampled_from(labels)), max_size=size)
    return pairs.map(lambda found: ([one for one, _ in found], [other for _, other in found]))


def number(coefficient):
    assert coefficient.why == ""
    return coefficient.value


@pytest.mark.parametrize(
    ("cells", "kappa", "alpha", "ac1"),
    [(PARADOX, -0.0714, -0.0541, 0.826), (BALANCED, 0.700, 0.7068, 0.701)],
)
def test_the_coefficients_of_the_textbook_tables(cells, kappa, alpha, ac1):
    first, second = codes(*cells)
    assert number(measures.kappa(first, second)) == pytest.approx(kappa, abs=5e-5)
    assert number(measures.alpha(first, second)) == pytest.approx(alpha, abs=5e-5)
    assert number(measures.ac1(first, second)) == pytest.approx(ac1, abs=5e-4)


def test_seventeen_of_twenty_is_85_percent_with_a_wide_interval():
    for cells in (PARADOX, BALANCED):
        share = measures.percent(*codes(*cells))
        assert (share.agreed, share.counted, share.value) == (17, 20, 0.85)
        assert (round(share.low, 2), round(share.high, 2)) == (0.62, 0.97)


def test_the_table_has_rows_of_the_first_reader_and_columns_of_the_second():
    table = measures.table2(*codes(*PARADOX))
    assert table.values.tolist() == [[17, 1], [2, 0]]
    assert list(table.index) == list(table.columns) == ["yes", "no"]
    assert measures.table2([], []).values.tolist() == [[0, 0], [0, 0]]
    assert list(measures.table2("abc", "cba", labels="a").index) == ["a", "c", "b"]


def test_krippendorffs_example_with_four_readers_and_gaps():
    readers = [
        "1 2 3 3 2 1 4 1 2 . . .",
        "1 2 3 3 2 2 4 1 2 5 . 3",
        ". 3 3 3 2 3 4 2 2 5 1 .",
        "1 2 3 3 2 4 4 1 2 5 1 .",
    ]
    lists = [[None if code == "." else code for code in reader.split()] for reader in readers]
    assert number(measures.alpha(*lists)) == pytest.approx(0.7434, abs=5e-5)


def test_kappa_of_twenty_units_could_be_anything_from_weak_to_perfect():
    pairs, random = list(zip(*codes(*BALANCED), strict=True)), Random(4)
    drawn = [measures.kappa(*zip(*random.choices(pairs, k=20), strict=True)) for _ in range(2000)]
    values = sorted(one.value for one in drawn if one.value is not None)
    assert len(values) > 1990
    assert values[len(values) // 40] == pytest.approx(0.34, abs=0.05)
    assert values[-len(values) // 40] == pytest.approx(1, abs=0.005)


def test_nobody_ever_said_no_leaves_the_coefficients_undefined():
    first, second = codes(yes_yes=20)
    assert measures.percent(first, second).value == 1
    for measure in (measures.kappa, measures.alpha, measures.ac1):
        assert measure(first, second) == ONE_LABEL


def test_fewer_than_ten_units_give_no_coefficient_but_a_percentage():
    first, second = codes(5, 1, 1, 2)
    for measure in (measures.kappa, measures.alpha, measures.ac1):
        assert measure(first, second) == TOO_FEW
        assert measure(first + ["no"], second + ["no"]).why == ""
        assert measure(first, second, least=9).why == ""
    assert measures.percent(first, second).agreed == 7


def test_without_a_unit_that_both_coded_there_is_nothing():
    first, second = ["yes", None, "unsure", "no"], [None, "no", "yes", "unsure"]
    for measure in (measures.kappa, measures.alpha, measures.ac1):
        assert measure(first, second) == measure([], []) == NO_PAIRS
    assert measures.percent(first, second) == Share(0, 0, None, None, None)


def test_unsure_and_gaps_are_counted_and_left_out():
    first, second = codes(*BALANCED)
    plain = measures.agreement(keyed(first), keyed(second))
    more = measures.agreement(
        keyed([*first, "unsure", "yes", "unsure", "unsure", None, "no"]),
        keyed([*second, "yes", "unsure", "unsure", None, "no"]),
    )
    assert (plain.unsure, plain.gaps, more.unsure, more.gaps) == (0, 0, 4, 2)
    assert more.table.equals(plain.table)
    for name in ("percent", "kappa", "alpha", "ac1", "prevalence", "disputed"):
        assert getattr(more, name) == getattr(plain, name)


def test_agreement_goes_by_the_key_and_names_what_is_disputed():
    first = {"q01": "yes", "q02": "no", "q03": "yes", "q04": "no"}
    second = {"q04": "yes", "q03": "yes", "q02": "yes", "q09": "no"}
    found = measures.agreement(first, second)
    assert found.disputed == ("q02", "q04")
    assert found.table.values.tolist() == [[1, 0], [2, 0]]
    assert (found.percent.agreed, found.percent.counted, found.gaps) == (1, 3, 2)
    assert found.kappa == TOO_FEW


def test_only_alpha_hears_a_third_reader():
    first, second = (keyed(one) for one in codes(*BALANCED))
    third = {**first, "q99": "no"}
    two, three = measures.agreement(first, second), measures.agreement(first, second, third)
    assert (three.kappa, three.ac1, three.percent) == (two.kappa, two.ac1, two.percent)
    assert number(three.alpha) > number(two.alpha)
    assert (three.gaps, two.gaps) == (1, 0)  # the unit that only the third reader coded


def test_the_paradox_is_flagged_above_80_percent_of_one_label():
    flags = {cells: measures.agreement(*map(keyed, codes(*cells))) for cells in (PARADOX, BALANCED)}
    assert (flags[PARADOX].prevalence, flags[PARADOX].prevalent) == (0.925, True)
    assert (flags[BALANCED].prevalence, flags[BALANCED].prevalent) == (0.525, False)
    at_the_line = measures.agreement(*map(keyed, codes(8, 0, 0, 2)))
    assert (at_the_line.prevalence, at_the_line.prevalent) == (0.8, False)
    nothing = measures.agreement({}, {})
    assert (nothing.prevalence, nothing.prevalent, nothing.kappa) == (None, False, NO_PAIRS)
    assert measures.agreement(*map(keyed, codes(no_no=12))).prevalent


def test_lists_of_different_length_are_refused():
    for measure in (measures.kappa, measures.alpha, measures.ac1, measures.percent):
        with pytest.raises(ValueError):
            measure(["yes"] * 11, ["yes"] * 12)


@given(answers("abc"))
def test_kappa_equals_scikit_learn(lists):
    first, second = lists
    found = measures.kappa(first, second, least=0)
    if len(set(first + second)) < 2:
        assert found.value is None
    else:
        assert number(found) == pytest.approx(cohen_kappa_score(first, second), abs=1e-12)


@given(st.integers(2, 4).flatmap(lambda n: st.lists(
    st.lists(st.sampled_from(["a", "b", "c", None]), min_size=n, max_size=n), min_size=1,
    max_size=25)))  # fmt: skip
def test_alpha_equals_krippendorff(units):
    found = measures.alpha(*zip(*units, strict=True), least=0)
    pairable = [[code for code in unit if code] for unit in units]
    pairable = [unit for unit in pairable if len(unit) > 1]
    if found.value is None:
        assert found.why == ("one-label" if pairable else "no-pairs")
        return
    values = [[{None: float("nan"), "a": 1, "b": 2, "c": 3}[code] for code in unit]
              for unit in units]  # fmt: skip
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        expected = krippendorff.alpha(
            [list(reader) for reader in zip(*values, strict=True)], level_of_measurement="nominal"
        )
    assert number(found) == pytest.approx(expected, abs=1e-9)


@given(answers(["yes", "no"]))
def test_ac1_of_two_labels_equals_its_short_formula(lists):
    first, second = lists
    assume(len(set(first + second)) == 2)
    share = (first + second).count("yes") / (2 * len(first))
    luck, observed = 2 * share * (1 - share), measures.percent(first, second).value
    assert number(measures.ac1(first, second, least=0)) == pytest.approx(
        (observed - luck) / (1 - luck)
    )


def test_ac1_of_three_labels_counted_by_hand():
    first, second = "aaaaaabbbccc", "aaaaabbbbcca"  # 10 of 12 alike; 12, 7 and 5 of 24 codes
    luck = (12 * 12 + 7 * 17 + 5 * 19) / 24**2 / (3 - 1)
    expected = (10 / 12 - luck) / (1 - luck)
    assert number(measures.ac1(first, second)) == pytest.approx(expected)


@given(answers(["yes", "no"]))
def test_no_measure_cares_who_is_first(lists):
    first, second = lists
    for measure in (measures.kappa, measures.alpha, measures.ac1):
        assert measure(first, second).why == measure(second, first).why
        assert measure(first, second).value == pytest.approx(measure(second, first).value)
    assert measures.percent(first, second) == measures.percent(second, first)


@given(st.integers(1, 3000), st.data())
def test_the_interval_equals_the_quantiles_of_beta_and_scipys_exact_one(units, data):
    hits = data.draw(st.integers(0, units))
    low, high = measures.interval(hits, units)
    assert low == pytest.approx(beta.ppf(0.025, hits, units - hits + 1) if hits else 0, abs=1e-9)
    assert high == pytest.approx(
        beta.ppf(0.975, hits + 1, units - hits) if hits < units else 1, abs=1e-9
    )
    if units <= 100:
        exact = binomtest(hits, units).proportion_ci(0.95, "exact")
        assert (low, high) == pytest.approx((exact.low, exact.high), abs=1e-9)


@pytest.mark.parametrize(("hits", "units"), [(0, 0), (3, 2), (-1, 4)])
def test_what_is_no_share_has_no_interval(hits, units):
    with pytest.raises(ValueError):
        measures.interval(hits, units)


@given(st.floats(1e-12, 0.999), st.integers(1, 10**6))
def test_the_threshold_equals_the_quantile_of_chi_square(p, tests):
    assert measures.threshold(p, tests) == pytest.approx(chi2.isf(p / tests, 1), rel=1e-9)


@pytest.mark.parametrize(
    ("p", "tests", "value"), [(0.05, 1, 3.84), (0.01, 1, 6.63), (0.05, 300, 14.17)]
)
def test_the_thresholds_of_the_lesson(p, tests, value):
    assert measures.threshold(p, tests) == pytest.approx(value, abs=0.006)


@pytest.mark.parametrize(("p", "tests"), [(0, 1), (1, 1), (0.05, 0)])
def test_there_is_no_threshold_without_a_test_or_a_probability(p, tests):
    with pytest.raises(ValueError):
        measures.threshold(p, tests)


def test_all_is_every_public_name():
    assert measures.__all__ == sorted(measures.__all__)
    assert all(hasattr(measures, name) for name in measures.__all__)
    assert measures.agreement.__doc__ and measures.present.__doc__
