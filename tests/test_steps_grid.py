"""A grid holds one code a cell and says what it holds."""

import pytest
from desks import desk, write

from filmkit.errors import FilmkitError
from filmkit.steps.grid import GridStep, sequence_rows
from filmkit.steps.report import drawn, named, pair, table

CODES = [
    {"value": "yes", "label": "yes", "sign": "●", "key": "1"},
    {"value": "no", "label": "no", "sign": "○", "key": "0"},
]
COLUMNS = [{"key": "a-", "label": "A"}, {"key": "b-", "label": "B"}]


def grid(folder, **options) -> GridStep:
    here = desk(folder, **options)
    return GridStep(here, "n04-codes", sequence_rows(here), COLUMNS, CODES, help="", label="Codes")


def test_a_cell_keeps_its_code_after_a_restart(tmp_path):
    grid(tmp_path).act(write("b-q02", "yes"))
    assert grid(tmp_path).values() == {"b-q02": "yes"}


def test_a_code_can_be_taken_away_again(tmp_path):
    own = grid(tmp_path)
    own.act(write("a-q01", "yes"))
    own.act(write("a-q01", ""))
    assert own.values() == {"a-q01": ""}


@pytest.mark.parametrize(("field", "value"), [("a-q01", "maybe"), ("c-q01", "yes"), ("a-q01", 1)])
def test_another_cell_or_code_is_refused(field, value, tmp_path):
    with pytest.raises(FilmkitError):
        grid(tmp_path).act(write(field, value))


def test_rows_are_the_visible_sequences_in_the_gentler_wording(tmp_path):
    assert [row["key"] for row in sequence_rows(desk(tmp_path, level=1))] == ["q01", "q02"]
    rows = {row["key"]: row["text"] for row in sequence_rows(desk(tmp_path))}
    assert rows["q02"] == "They talk."


def test_a_picture_carries_its_words_and_its_numbers():
    twin = table("", ["Sequence", "Value"], [[named("q01"), "1"]], caption="Values")
    block = drawn("bars", "Mood", {"alt": "One bar."}, twin, text="It is one.")
    assert block["bars"] == {"alt": "One bar."}
    assert (block["heading"], block["text"], block["caption"]) == ("Mood", "It is one.", "Values")
    assert block["rows"] == [[{"sequence": "q01", "text": "", "short": True}, "1"]]


def test_a_pair_puts_two_readings_side_by_side():
    sides = pair("q01", ("You", "yes", "I hear it."), ("Tom", "no", ""))["sides"]
    assert [side["name"] for side in sides] == ["You", "Tom"]
