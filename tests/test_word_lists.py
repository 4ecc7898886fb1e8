"""The word lists are what they say: scored twice, without strays, with exhibits that are true."""

import importlib.util
from collections import Counter

import pytest
from texts import ROOT, rows

from filmkit.films import open_word_lists
from filmkit.schema import LANGUAGES

LEAST = 150


def words(table: str, lang: str) -> list[dict]:
    return [row for row in rows(table, "words") if row["lang"] == lang]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_language_has_a_list_of_its_own(lang):
    feelings = [row for row in words("lexicon", lang) if not row["negates"]]
    negators = [row for row in words("lexicon", lang) if row["negates"]]
    assert len(feelings) >= LEAST and len(negators) >= 6
    for row in words("lexicon", lang):
        assert row["word"] == row["word"].lower().strip() and " " not in row["word"], row
    assert all(row["pass_1"] == row["pass_2"] == 0 for row in negators)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_both_passes_are_kept_and_are_not_copies(lang):
    feelings = [row for row in words("lexicon", lang) if not row["negates"]]
    for one in ("pass_1", "pass_2"):
        assert set(range(-3, 4)) == {row[one] for row in feelings}
    same = sum(row["pass_1"] == row["pass_2"] for row in feelings) / len(feelings)
    assert 0.6 < same < 1


def test_words_that_lesson_05_compares_are_no_stop_words():
    stopped = {(row["lang"], row["word"]) for row in rows("stop_words", "words")}
    assert not stopped & {("en", "she"), ("en", "it"), ("id", "seorang"), ("id", "sebuah")}
    assert all(count >= 100 for count in Counter(lang for lang, _ in stopped).values())


def test_an_opened_list_holds_its_own_language():
    lists = open_word_lists(lang="id")
    assert "cinta" in {row["word"] for row in lists.of_language("lexicon")}
    assert "love" not in {row["word"] for row in lists.of_language("lexicon")}


def test_a_level_hides_exhibits_that_give_the_film_away():
    assert all("641" not in row["input"] for row in open_word_lists(level=1).rows["exhibits"])
    assert any("641" in row["input"] for row in open_word_lists(level=2).rows["exhibits"])


def test_recorded_exhibits_are_what_the_programs_say():
    spec = importlib.util.spec_from_file_location("tool", ROOT / "tools" / "record_exhibits.py")
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    recorded = tool.read()
    assert len(recorded) >= 16
    assert tool.record(recorded) == recorded
