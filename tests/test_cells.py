"""One cell: the text becomes the value that was meant, or it is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from filmkit.cells import BadCell, parse
from filmkit.schema import Column


def column(kind: str, *of: str) -> Column:
    return Column("x", kind, True, of, {})


def refused(kind: str, text: str, *of: str, **options) -> str:
    with pytest.raises(BadCell) as caught:
        parse(column(kind, *of), text, **options)
    return caught.value.code


@pytest.mark.parametrize("text", ["None", "NA", "null", "nan", "N/A", "0", "TRUE", "-", "=1+1"])
def test_a_text_stays_what_was_typed(text):
    assert parse(column("text"), text) == text
    assert parse(column("words"), text) == text


@pytest.mark.parametrize("text", ["q01", "null", "none", "na", "ada-none", "a1-2"])
def test_a_key_is_small_letters_digits_and_hyphens(text):
    assert parse(column("key"), text) == text
    assert parse(column("ref", "sequences"), text) == text
    assert parse(column("key_elsewhere", "ai:timeline"), text) == text


@pytest.mark.parametrize("text", ["Q01", "1-2", "q 01", "q_1", "é1", "-q", "q01\n", "q٣", "None"])
def test_another_key_is_refused(text):
    assert refused("key", text) == "bad-key"
    assert refused("ref", text, "sequences") == "bad-key"


@pytest.mark.parametrize("text", ["q05", "Q5", "Q055", "QQ5", "Q٠٥"])
def test_a_fact_is_a_capital_and_two_digits(text):
    assert parse(column("fact"), "Q05") == "Q05"
    assert parse(column("ref", "evidence"), "C20") == "C20"
    assert refused("fact", text) == refused("ref", text, "evidence") == "bad-fact"


def test_a_choice_is_one_of_the_declared_words():
    assert parse(column("choice", "body", "voice"), "voice") == "voice"
    assert refused("choice", "Voice", "body", "voice") == "unknown-choice"


@pytest.mark.parametrize(
    ("text", "value"), [("yes", True), ("No", False), ("YA", True), ("tidak", False)]
)
def test_yes_and_no_in_both_languages_and_any_capitals(text, value):
    assert parse(column("yesno"), text) is value


@pytest.mark.parametrize("text", ["TRUE", "1", "y", "ja"])
def test_another_yes_is_refused(text):
    assert refused("yesno", text) == "bad-yesno"


@pytest.mark.parametrize(
    ("text", "value"), [("1:12:30", "01:12:30"), ("01:12:30", "01:12:30"), ("0:00:05", "00:00:05")]
)
def test_a_time_may_have_lost_its_first_zero(text, value):
    assert parse(column("time"), text) == value


@pytest.mark.parametrize("text", ["1:12", "1:60:00", "1:1:1", "72:30.5", "1:12:30 AM", "4350"])
def test_another_time_is_refused(text):
    assert refused("time", text) == "bad-time"


@pytest.mark.parametrize("text", ["2013", "2013-12", "2013-12-18", "2024-02-29"])
def test_a_date_may_stop_at_the_year_or_the_month(text):
    assert parse(column("date"), text) == text


@pytest.mark.parametrize("text", ["2013-13", "2023-02-29", "18/12/2013", "Dec-13", "13", "0000"])
def test_another_date_is_refused(text):
    assert refused("date", text) == "bad-date"


@pytest.mark.parametrize("text", ["1.0", "1,0", "1 000", "٣", "1e3", "--1", "9" * 10])
def test_a_whole_number_is_digits_only(text):
    assert parse(column("int"), "-2") == -2
    assert refused("int", text) == "bad-int"


def test_a_number_out_of_range_is_refused():
    assert parse(column("int", "-2..2"), "2") == 2
    assert refused("int", "3", "-2..2") == "out-of-range"
    assert parse(column("number", "0..100"), "100.0") == 100
    assert refused("number", "100.1", "0..100") == "out-of-range"


def test_a_decimal_comma_is_read_only_where_the_file_has_semicolons():
    assert parse(column("number"), "1,8", decimal_comma=True) == 1.8
    assert refused("number", "1,8") == "bad-number"
    assert refused("int", "1,8", decimal_comma=True) == "bad-int"
    assert refused("number", "1.234,5", decimal_comma=True) == "bad-number"


@pytest.mark.parametrize("text", ["nan", "inf", "1e5", ".5", "1.", "٣.٥", "0x10", "1_0"])
def test_another_number_is_refused(text):
    assert refused("number", text) == "bad-number"


@given(
    st.text(min_size=1),
    st.sampled_from(["key", "fact", "yesno", "time", "date", "int", "number"]),
    st.booleans(),
)
def test_no_text_makes_a_cell_fail_in_another_way(text, kind, comma):
    try:
        value = parse(column(kind), text, decimal_comma=comma)
    except BadCell as bad:
        assert bad.code == f"bad-{kind}"
    else:
        assert value == value  # never NaN
