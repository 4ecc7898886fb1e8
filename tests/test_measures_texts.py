"""Words, lines and key words: small texts counted by hand, and what must hold for any text."""

import csv
import re
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from filmkit import measures
from filmkit.errors import NothingToMeasure
from filmkit.measures import concordance, frequencies, g2, keyness, log_ratio, tokens

SEQUENCES = Path(__file__).parents[1] / "data" / "films" / "her" / "sequences.csv"

TEXTS = {
    "a": "Love, he says, is a form of madness. “Love” is what Amy calls it; nobody\nloves OS1.",
    "b": "The operating system is new. An Operating System! Not one operating-system more.",
    "c": "Ia mencintainya. Cinta itu dicintai; percintaan mereka, kata-katanya, bercinta.",
}
ANY_TEXT = st.text("aAbB éñ1234.,-'’*[]()?\\+^$|\n ", max_size=80)
WORD = st.text("abcABC*?[]!-'.+(\\^$|", min_size=1, max_size=8)


def lines(pattern, texts=TEXTS, **options):
    return list(concordance(texts, pattern, **options).itertuples(index=False, name=None))


def hits(pattern, texts=TEXTS):
    return [hit for _, _, hit, _ in lines(pattern, texts)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Theodore's OS, Samantha.", ["theodore's", "os", "samantha"]),
        ("It’s ‘love’, isn‘t it?", ["it's", "love", "isn't", "it"]),
        ("Mata-mata itu membaca hatinya dan kata-kataku.",
         ["mata-mata", "itu", "membaca", "hatinya", "dan", "kata-kataku"]),
        ("OS-nya berkata", ["os-nya", "berkata"]),
        ("8,316 others, 641; 8.316 lain. Since 2013.",
         ["8,316", "others", "641", "8.316", "lain", "since", "2013"]),
        ("tahun 1960-an, OS1, ke-2", ["tahun", "1960-an", "os1", "ke-2"]),
        ("one—two – three - four -five- it''s", ["one", "two", "three", "four", "five", "it", "s"]),
        ("non\u2011stop cafe\u0301 CAFÉ", ["non-stop", "café", "café"]),
        ("snake_case and $5.50.", ["snake", "case", "and", "5.50"]),
        (" \n… ! ", []),
    ],
)  # fmt: skip
def test_words_are_kept_as_they_are_written(text, words):
    assert tokens(text) == words


@given(ANY_TEXT)
def test_words_joined_by_blanks_are_the_same_words(text):
    assert tokens(" ".join(tokens(text))) == tokens(text) == tokens(text.upper())


def test_each_hit_stands_between_its_neighbours_as_they_are_spelled():
    assert lines("love", width=3) == [
        ("a", "", "Love", ", he says, is"),
        ("a", "form of madness. “", "Love", "” is what Amy"),
    ]
    assert lines("loves") == [("a", "is what Amy calls it; nobody", "loves", "OS1.")]
    assert lines("amy", width=0) == [("a", "", "Amy", "")]
    assert lines("love", {"k": "“Love.”"}, width=0) == [("k", "", "Love", "")]
    assert lines("love", {"k": "“Love.”"}) == [("k", "“", "Love", ".”")]


def test_a_pattern_of_two_words_finds_them_side_by_side():
    assert hits("operating system") == ["operating system", "Operating System"]
    assert hits("OPERATING  system,") == hits("operating system")
    assert hits("operating-system") == ["operating-system"]
    assert hits("system operating") == []
    assert hits("is * form") == ["is a form"]


def test_a_star_stands_for_any_letters_or_none():
    assert hits("cinta") == ["Cinta"]
    assert hits("cinta*") == ["Cinta"]
    assert hits("*cinta") == ["Cinta", "bercinta"]
    assert hits("*cinta*") == ["mencintainya", "Cinta", "dicintai", "percintaan", "bercinta"]
    assert hits("love*") == ["Love", "Love", "loves"]
    assert hits("k*-k*a") == ["kata-katanya"]


@pytest.mark.parametrize("pattern", ["lov.", "l[o]ve", "love|amy", "(love)+x", "l?ve", "\\w+", "^"])
def test_nothing_but_the_star_is_special(pattern):
    try:
        assert hits(pattern) == []
    except NothingToMeasure:
        assert not re.search(r"\w", pattern)


def test_many_stars_take_no_time():
    assert hits("a*" * 40 + "b", {"x": "a" * 5000}) == []


@pytest.mark.parametrize("pattern", ["", "  ", "*", "** *", "?!", "…", "* ."])
def test_a_pattern_without_a_letter_is_refused(pattern):
    with pytest.raises(NothingToMeasure, match="^no-pattern$"):
        concordance(TEXTS, pattern)


def test_lines_are_sorted_by_the_nearest_word():
    texts = {"z": "one old dog barks; a dog runs", "y": "my dog eats, the big dog eats a bone"}
    by_text = lines("dog", texts, width=2)
    assert [line[0] for line in by_text] == ["z", "z", "y", "y"]
    assert [line[3] for line in lines("dog", texts, width=2, sort="right")] == [
        "barks; a", "eats a", "eats, the", "runs",
    ]  # fmt: skip
    assert [line[1] for line in lines("dog", texts, width=2, sort="left")] == [
        "barks; a", "the big", "my", "one old",
    ]  # fmt: skip


@pytest.mark.parametrize("options", [{"sort": "up"}, {"width": -1}])
def test_an_unknown_order_or_a_negative_width_is_refused(options):
    with pytest.raises(ValueError):
        concordance(TEXTS, "love", **options)


def test_no_hit_gives_an_empty_table_with_its_columns():
    table = concordance({}, "love")
    assert list(table.columns) == ["text", "left", "hit", "right"] and table.empty


@given(ANY_TEXT, st.integers(0, 7))
def test_a_line_is_a_piece_of_the_text(text, width):
    words = tokens(text)
    for word in set(words):
        table = lines(word, {"k": text}, width=width)
        assert len(table) == words.count(word)
        places = [place for place, one in enumerate(words) if one == word]
        for place, (_, left, hit, right) in zip(places, table, strict=True):
            assert tokens(left) == words[max(0, place - width) : place]
            assert tokens(hit) == [word]
            assert tokens(right) == words[place + 1 : place + 1 + width]
            if width > len(words):
                assert "".join((left + hit + right).split()) == "".join(text.split())


@given(st.lists(WORD, min_size=1, max_size=3).map(" ".join), ANY_TEXT)
@example("a*b*c", "abc a-b-c abca")
def test_any_pattern_is_answered_or_refused_in_one_way(pattern, text):
    try:
        found = hits(pattern, {"k": text})
    except NothingToMeasure:
        assert not any(char.isalnum() for char in pattern)
    else:
        assert all(hit in " ".join(text.split()) for hit in found)


def test_frequencies_leave_out_stop_words_but_count_them_in_the_length():
    table = frequencies("The cat, the dog; the Cat ran to a tree", ["the", "to", "a"])
    assert list(table.itertuples(index=False, name=None)) == [
        ("cat", 2, 200.0), ("dog", 1, 100.0), ("ran", 1, 100.0), ("tree", 1, 100.0),
    ]  # fmt: skip
    assert len(frequencies("The cat, the dog")) == 3
    empty = frequencies("", ["the"])
    assert list(empty.columns) == ["word", "count", "per_1000"] and empty.empty


@given(ANY_TEXT)
def test_frequencies_add_up_to_the_text(text):
    table = frequencies(text)
    assert table["count"].sum() == len(tokens(text))
    assert table["per_1000"].sum() == pytest.approx(1000 if tokens(text) else 0)
    assert list(table["count"]) == sorted(table["count"], reverse=True)


@pytest.mark.parametrize(
    ("a", "b", "size_a", "size_b", "value"),
    [(3, 0, 700, 700, 4.16), (4, 0, 700, 700, 5.55), (8, 2, 700, 700, 3.85),
     (11, 0, 700, 700, 15.25), (3, 0, 700, 250, 1.83), (0, 3, 250, 700, 1.83)],
)  # fmt: skip
def test_g2_of_the_lesson(a, b, size_a, size_b, value):
    assert g2(a, b, size_a, size_b) == pytest.approx(value, abs=0.006)


def test_three_to_nothing_looks_like_something_alone_and_is_nothing_among_300():
    alone, among = measures.threshold(), measures.threshold(0.05, 300)
    assert alone < g2(3, 0, 700, 700) < among < g2(11, 0, 700, 700)
    assert g2(10, 0, 700, 700) < among


def test_log_ratio_counts_doublings_with_a_half_added():
    assert log_ratio(3, 0, 700, 700) == pytest.approx(2.807, abs=5e-4)  # log2(3.5 / 0.5)
    assert log_ratio(0, 3, 700, 700) == -log_ratio(3, 0, 700, 700)
    assert log_ratio(3, 3, 700, 350) == -1


COUNT, SIZE = st.integers(0, 50), st.integers(50, 2000)


@given(COUNT, COUNT, SIZE, SIZE)
def test_g2_is_never_negative_and_has_no_side(a, b, size_a, size_b):
    assert g2(a, b, size_a, size_b) >= 0
    assert g2(a, b, size_a, size_b) == pytest.approx(g2(b, a, size_b, size_a))
    assert log_ratio(a, b, size_a, size_b) == pytest.approx(-log_ratio(b, a, size_b, size_a))
    assert g2(a, a, size_a, size_a) == pytest.approx(0, abs=1e-9)
    assert log_ratio(a, a, size_a, size_a) == 0


def text_of(**counts):
    return " ".join(word for word, count in counts.items() for _ in range(count))


def test_key_words_are_ranked_by_log_ratio_with_g2_beside():
    target = text_of(the=80, lonely=6, love=3, city=11)
    reference = text_of(the=85, love=3, city=2, warm=5, rare=2, once=3)
    found = keyness(target, reference, stop_words=["the"])
    assert list(found.table["word"]) == ["lonely", "city", "love", "once", "warm"]
    assert list(found.table["target"]) == [6, 11, 3, 0, 0]
    assert list(found.table["reference"]) == [0, 2, 3, 3, 5]
    assert found.table["g2"].iloc[0] == pytest.approx(6 * 2 * 0.6931, abs=1e-3)
    assert found.table["log_ratio"].iloc[0] == pytest.approx(3.7004, abs=1e-3)  # log2(6.5 / 0.5)
    assert found.tests == 6  # `rare` was compared and is too rare to be shown
    assert found.threshold == measures.threshold(0.05, 6)
    assert list(keyness(target, reference, least=10).table["word"]) == ["city", "the"]


def test_equal_ranks_are_ordered_by_letters():
    found = keyness(text_of(**dict.fromkeys("hgfedcba", 3)), text_of(x=9))
    assert list(found.table["word"]) == list("abcdefghx")


def test_texts_of_stop_words_only_leave_nothing_to_compare():
    found = keyness("the the", "the", stop_words={"the"})
    assert found.table.empty and (found.tests, found.threshold) == (0, None)
    assert list(found.table.columns) == ["word", "target", "reference", "g2", "log_ratio"]


@pytest.mark.parametrize(("target", "reference"), [("", "love"), ("love", "…"), ("", "")])
def test_a_text_without_words_cannot_be_compared(target, reference):
    with pytest.raises(NothingToMeasure, match="^no-words$"):
        keyness(target, reference)
    with pytest.raises(NothingToMeasure, match="^no-words$"):
        g2(0, 0, len(target), 0)
    with pytest.raises(NothingToMeasure, match="^no-words$"):
        log_ratio(0, 0, 0, 5)


@pytest.mark.parametrize(
    ("lang", "pattern"), [("en", "operating system"), ("id", "sistem operasi")]
)
def test_the_film_itself_can_be_searched(lang, pattern):
    with SEQUENCES.open(encoding="utf-8", newline="") as file:
        texts = {row["key"]: row[f"text.{lang}"] for row in csv.DictReader(file)}
    table = concordance(texts, pattern)
    assert len(table) > 0
    assert {hit.lower() for hit in table["hit"]} == {pattern}
