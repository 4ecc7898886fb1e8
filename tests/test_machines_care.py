"""Words of crisis stop the talk; everyday words do not."""

import pytest
from crisis_sentences import NEGATIVE, POSITIVE
from desks import LANGUAGES
from hypothesis import given
from hypothesis import strategies as st

from filmkit.films import open_machines
from filmkit.machines.care import Care

ROWS = open_machines().rows["crisis_words"]
CARE = Care(ROWS)


def rows(*crisis: str, harmless: tuple[str, ...] = ()) -> list[dict]:
    found = [{"pattern": pattern, "means": "crisis"} for pattern in crisis]
    return found + [{"pattern": pattern, "means": "harmless"} for pattern in harmless]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_there_are_enough_sentences_to_try(lang):
    assert len(set(POSITIVE[lang])) >= 30 and len(set(NEGATIVE[lang])) >= 30


@pytest.mark.parametrize("text", [text for lang in LANGUAGES for text in POSITIVE[lang]])
def test_words_of_crisis_are_noticed(text):
    assert CARE.found(text)
    assert CARE.found(f"Today was Monday. {text.upper()} And then nothing.")


@pytest.mark.parametrize("text", [text for lang in LANGUAGES for text in NEGATIVE[lang]])
def test_everyday_words_are_left_alone(text):
    assert not CARE.found(text)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_harmless_phrase_does_not_hide_words_of_crisis_beside_it(lang):
    for harmless in NEGATIVE[lang]:
        assert CARE.found(f"{harmless} {POSITIVE[lang][0]}")


def test_a_star_is_any_ending_and_three_points_are_up_to_three_words():
    care = Care(rows("harm*", "end my ... life"))
    assert care.found("harmed") and care.found("end my life") and care.found("END my own, LIFE")
    assert care.found("end my sad little old life") and not care.found("end my a b c d life")
    assert not care.found("charm") and not care.found("lend my life")


def test_taking_out_a_harmless_phrase_joins_nothing():
    care = Care(rows("want to die", harmless=("to live",)))
    assert not care.found("want to live to die")


def test_without_patterns_nothing_is_found():
    assert not Care([]).found("I want to die")


@pytest.mark.parametrize("text", ["b\u00fcnuh diri", "BUNUH DIRI", "bunuh\ndiri", "bunuh, diri..."])
def test_marks_accents_and_large_letters_change_nothing(text):
    assert CARE.found(text)


@given(st.text(max_size=300))
def test_any_text_can_be_looked_at(text):
    assert CARE.found(text) in (True, False)
