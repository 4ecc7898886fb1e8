"""One language, chosen once: words, numbers, and a sentence for every problem."""

import ast
import csv
import string
from pathlib import Path

import pytest

import filmkit
from filmkit.errors import FilmkitError, Problem
from filmkit.language import FILE, Words, localise
from filmkit.schema import tables

with FILE.open(encoding="utf-8", newline="") as file:
    TEXTS = list(csv.DictReader(file))
EMPTY = {"verdict.open"}  # where no option is wrong there is nothing to say


def places_in(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def test_every_text_is_there_once_and_in_both_languages():
    keys = [row["key"] for row in TEXTS]
    assert len(keys) == len(set(keys)) > 300
    assert {row["key"] for row in TEXTS if not row["en"].strip() or not row["id"].strip()} == EMPTY


@pytest.mark.parametrize("row", TEXTS, ids=[row["key"] for row in TEXTS])
def test_both_languages_fill_in_the_same_values(row):
    assert places_in(row["en"]) == places_in(row["id"])
    assert all(name.isidentifier() for name in places_in(row["en"]))


def test_indonesian_words_are_those_that_were_agreed():
    for row in TEXTS:
        assert "kecerdasan buatan" not in row["id"].lower()
        assert "Anda" not in row["id"].split()
        assert len(row["id"].split()) < 5 or row["id"] != row["en"]


def test_values_are_filled_in_as_they_are():
    assert "{x}" in Words("en")("problem.found", found="{x}")


def test_another_language_is_refused():
    for lang in ("fr", "EN", "", None):
        with pytest.raises(FilmkitError):
            Words(lang)


def test_a_group_gives_its_words_without_the_prefix():
    group = Words("id").group("flag")
    assert group["distress"] == Words("id")("flag.distress")
    assert not any(key.startswith("flag.") for key in group)
    assert Words("en").has("flag.note") and not Words("en").has("flag")


@pytest.mark.parametrize(
    ("value", "digits", "en", "indonesian"),
    [(8316, 0, "8,316", "8.316"), (8316.5, 1, "8,316.5", "8.316,5"), (-1234567, 0, "-1,234,567",
      "-1.234.567"), (1.8, 1, "1.8", "1,8"), (0, 0, "0", "0"), (999, 0, "999", "999")],
)  # fmt: skip
def test_numbers_are_written_as_the_language_does(value, digits, en, indonesian):
    assert Words("en").number(value, digits) == en
    assert Words("id").number(value, digits) == indonesian


def codes_in_the_code() -> set[str]:
    """Return each code that stands in a call of Problem(...) or BadCell(...)."""
    codes = {f"bad-{kind}" for kind in ("key", "fact", "yesno", "time", "date", "int", "number")}
    for path in Path(filmkit.__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            name = getattr(getattr(node, "func", None), "id", "")
            place = {"Problem": 3, "BadCell": 0}.get(name)
            if place is not None and isinstance(node.args[place], ast.Constant):
                codes.add(node.args[place].value)
    return codes


def test_every_problem_has_a_sentence_in_both_languages():
    codes = codes_in_the_code()
    assert {"row-length", "unknown-key", "bad-time", "toml", "no-pack"} <= codes
    details = {"cells": 1, "columns": 2, "low": 0, "high": 1, "choices": "a", "first": 2,
               "old": "x", "count": 3, "table": "acts", "reason": "x", "expected": "x",
               "near": "", "lesson": "03", "most": 50, "key": "q20",
               "places": [("moods.csv", 4)]}  # fmt: skip
    for code in codes:
        for words in (Words("en"), Words("id")):
            sentence = words.describe(Problem("acts.csv", 3, "key", code, "wrong", details))
            assert all(part in sentence for part in ("acts.csv", "3", "key", "wrong"))


@pytest.mark.parametrize(
    ("problem", "parts"),
    [
        (Problem("a.csv", 0, "", "missing-file"), ["a.csv"]),
        (Problem("film.toml", 0, "year", "toml-missing"), ["film.toml", "year"]),
        (Problem("a.csv", 4, "", "not-text"), ["a.csv", "4"]),
        (Problem("a.csv", 4, "key", "unknown-column", "keey", {"near": "key"}), ["keey", "key"]),
    ],
)
def test_a_problem_says_where_it_is_and_what_was_found(problem, parts):
    for lang in ("en", "id"):
        assert all(part in Words(lang).describe(problem) for part in parts)


def test_a_huge_cell_is_shown_in_part():
    problem = Problem("a.csv", 4, "key", "bad-key", "x" * 5000)
    assert len(Words("en").describe(problem)) < 400


def test_a_pair_of_cells_becomes_one_in_the_chosen_language():
    columns = tables("film")["acts"].columns
    row = {"key": "a", "order": 1, "title.en": "One", "title.id": "", "evidence": "Q01",
           "status": "film"}  # fmt: skip
    assert localise(row, columns, "en")["title"] == localise(row, columns, "id")["title"] == "One"
    assert list(localise(row, columns, "id")) == [column.name for column in columns]


@pytest.mark.parametrize(
    ("value", "english", "indonesian"),
    [(2.5, "+2.5", "+2,5"), (-1.0, "−1", "−1"), (0, "0", "0"), (1000, "+1,000", "+1.000")],
)
def test_a_signed_number_shows_a_half_only_where_there_is_one(value, english, indonesian):
    assert (Words("en").signed(value), Words("id").signed(value)) == (english, indonesian)
    assert Words("en").signed(0.5724, 3) == "+0.572"
