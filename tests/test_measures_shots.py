"""Lengths of shots, two logs of one passage, and the files that other programs read."""

import csv
import io
import warnings
from datetime import UTC, datetime
from statistics import fmean, median
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from filmkit import measures

CUTS = st.lists(st.integers(1, 600_000), max_size=60)


def test_a_log_is_cut_into_stretches_and_both_ends_are_open():
    shots = measures.cut_into_shots([5000, 2000], 9000, [("black", ""), ("close", "unseen")])
    assert [(shot.start, shot.end, shot.whole) for shot in shots] == [
        (0, 2000, False),
        (2000, 5000, True),
        (5000, 9000, False),
    ]
    assert [(shot.scale, shot.sound) for shot in shots] == [
        ("black", ""),
        ("close", "unseen"),
        ("", ""),
    ]


def test_a_log_that_ends_on_a_cut_has_no_open_end():
    assert [shot.whole for shot in measures.cut_into_shots([2000, 5000], 5000)] == [False, True]


@pytest.mark.parametrize("end", [0, -5])
def test_nothing_logged_gives_no_shot(end):
    assert measures.cut_into_shots([], end) == ()
    assert measures.shot_lengths(()) is None


@pytest.mark.parametrize("cuts", [[], [2000], [2000, 2000]])
def test_fewer_than_two_cuts_have_no_lengths(cuts):
    assert measures.shot_lengths(measures.cut_into_shots(cuts, 9000)) is None


def test_one_long_take_pulls_the_mean_and_hardly_the_median():
    shots = measures.cut_into_shots([1000, 3000, 5000, 7000, 27000], 28000)
    found = measures.shot_lengths(shots)
    assert (found.count, found.median, found.mean) == (4, 2000, 6500)
    assert found.longest == shots[4]


@given(CUTS, st.integers(0, 700_000))
def test_stretches_cover_the_log_without_gap_and_count_as_statistics_does(cuts, end):
    shots = measures.cut_into_shots(cuts, end)
    assert all(shot.length > 0 for shot in shots)
    assert all(a.end == b.start for a, b in zip(shots, shots[1:], strict=False))
    if shots:
        assert shots[0].start == 0 and shots[-1].end == max([end, *cuts])
    found = measures.shot_lengths(shots)
    whole = [shot.length for shot in shots if shot.whole]
    assert (found is None) == (not whole)
    if found:
        assert (found.count, found.median) == (len(whole), median(whole))
        assert found.mean == pytest.approx(fmean(whole))
        assert found.longest.length == max(whole)


def test_the_nearest_cuts_are_joined_and_the_rest_is_counted():
    found = measures.match_cuts([1000, 5000, 9000], [1300, 4900, 5200, 12_000])
    assert found.pairs == ((1000, 1300), (5000, 4900))
    assert (found.only_a, found.only_b) == ((9000,), (5200, 12_000))
    assert (found.difference, found.lag) == (200, 100)


def test_a_second_is_the_same_cut_and_more_is_not():
    assert measures.match_cuts([1000], [2000]).pairs == ((1000, 2000),)
    assert measures.match_cuts([1000], [2001]).pairs == ()


def test_without_a_pair_there_is_no_difference():
    found = measures.match_cuts([1000], [])
    assert (found.difference, found.lag) == (None, None)


@given(CUTS, CUTS)
def test_every_cut_is_paired_once_or_stands_alone(a, b):
    found = measures.match_cuts(a, b)
    assert sorted([x for x, _ in found.pairs] + list(found.only_a)) == sorted(set(a))
    assert sorted([y for _, y in found.pairs] + list(found.only_b)) == sorted(set(b))
    assert all(abs(x - y) <= measures.SAME_CUT for x, y in found.pairs)
    # No two cuts that stand alone could have been joined.
    assert not any(abs(x - y) <= measures.SAME_CUT for x in found.only_a for y in found.only_b)


@given(st.lists(st.integers(1, 100), min_size=1, max_size=30, unique=True), st.integers(-900, 900))
def test_a_lag_that_stays_the_same_is_found(places, lag):
    cuts = [place * 3000 for place in places]
    found = measures.match_cuts(cuts, [cut + lag for cut in cuts])
    assert (found.lag, found.difference) == (lag, abs(lag))
    assert len(found.pairs) == len(cuts)


# --- files --------------------------------------------------------------------------------------

LOG = measures.cut_into_shots(
    [2840, 6055], 9000, [("black", "place"), ("long", "unseen"), ("", "silence")]
)


def test_the_table_has_a_row_for_each_shot_on_the_clock_of_the_film():
    rows = list(csv.DictReader(io.StringIO(measures.shots_csv(LOG, 60_000))))
    assert [row["start_s"] for row in rows] == ["60.000", "62.840", "66.055"]
    assert [row["length_s"] for row in rows] == ["2.840", "3.215", "2.945"]
    assert [row["whole"] for row in rows] == ["no", "yes", "no"]
    assert [(row["scale"], row["sound"]) for row in rows] == [
        ("black", "place"),
        ("long", "unseen"),
        ("", "silence"),
    ]


def test_elan_reads_the_log_as_another_program_does(tmp_path):
    pympi = pytest.importorskip("pympi")
    file = tmp_path / "log.eaf"
    file.write_text(measures.shots_eaf(LOG, 60_000), "utf-8")
    with warnings.catch_warnings():
        warnings.simplefilter("error")  # it warns of a version that it does not know
        read = pympi.Eaf(str(file))
    assert read.get_tier_names() == {"shots": 0, "scale": 0, "sound": 0}.keys()
    assert read.get_annotation_data_for_tier("shots") == [
        (60_000, 62_840, "1"),
        (62_840, 66_055, "2"),
        (66_055, 69_000, "3"),
    ]
    assert [one[2] for one in read.get_annotation_data_for_tier("scale")] == ["black", "long"]
    assert [one[2] for one in read.get_annotation_data_for_tier("sound")] == [
        "place",
        "unseen",
        "silence",
    ]


@given(CUTS, st.integers(0, 5_000_000))
def test_the_file_for_elan_keeps_the_order_and_references_of_its_schema(cuts, offset):
    shots = measures.cut_into_shots(cuts, 1000, [("close", "music")] * 3)
    text = measures.shots_eaf(shots, offset, datetime(2026, 11, 26, tzinfo=UTC))
    root = ElementTree.fromstring(text.encode())
    assert [part.tag for part in root] == [
        "HEADER",
        "TIME_ORDER",
        *["TIER"] * 3,
        "LINGUISTIC_TYPE",
    ]
    assert {"AUTHOR", "DATE", "FORMAT", "VERSION"} <= set(root.attrib)
    slots = {one.get("TIME_SLOT_ID"): int(one.get("TIME_VALUE")) for one in root.iter("TIME_SLOT")}
    assert list(slots.values()) == sorted(slots.values())
    types = {one.get("LINGUISTIC_TYPE_ID") for one in root.iter("LINGUISTIC_TYPE")}
    assert {tier.get("LINGUISTIC_TYPE_REF") for tier in root.iter("TIER")} == types
    names = [one.get("ANNOTATION_ID") for one in root.iter("ALIGNABLE_ANNOTATION")]
    assert len(set(names)) == len(names)
    for one in root.iter("ALIGNABLE_ANNOTATION"):
        assert slots[one.get("TIME_SLOT_REF1")] < slots[one.get("TIME_SLOT_REF2")]
        assert one.find("ANNOTATION_VALUE").text
