"""Coding by a rule of one's own: differences to the kit are counted by hand here."""

import pytest
from desks import desk, film, write

from filmkit.errors import NoSuchItem
from filmkit.films import open_film
from filmkit.steps.coding import LEAST, CodingStep
from filmkit.steps.step import Desk

# In the tiny pack: q01 ada body, none voice; q02 ada body, none voice, ivo talked.
BY_HAND = {
    "body": {"q01": [("none", "only-you")], "q02": [("ivo", "only-you"), ("ada", "only-kit")]},
    "voice": {"q01": [], "q02": [("ivo", "only-you"), ("ada", "only-kit"), ("none", "only-kit")]},
    "talked": {"q01": [], "q02": [("ada", "only-kit"), ("none", "only-kit")]},
    "own": {"q01": [], "q02": [("ada", "only-kit"), ("none", "only-kit")]},
}


def coding(folder, **options) -> CodingStep:
    return CodingStep(desk(folder, **options), "n03-code")


def coding_three(folder, pack) -> CodingStep:
    """A form with three sequences, so that it can be compared."""
    (pack / "form_sequences.csv").write_text(
        "form,order,sequence\nn03-code,1,q01\nn03-code,2,q02\nn03-code,3,q03\n"
    )
    opened = desk(folder)
    return CodingStep(Desk(open_film(pack), opened.ai, opened.work, "03"), "n03-code")


def code(step: CodingStep, rule: str, **ticks) -> None:
    step.act(write("rule", rule))
    step.act(write("rule-text", "Whoever is heard."))
    for sequence, people in ticks.items():
        step.act(write(sequence, people))


def test_a_fresh_coding_has_a_rule_and_a_field_for_each_sequence(tmp_path):
    step = coding(tmp_path)
    assert step.view() == {"values": {}}
    assert list(step.fields) == ["rule", "rule-text", "q01", "q02"]
    assert list(step.people) == ["ada", "none", "ivo"]


def test_nothing_gives_the_coding_of_the_kit_away(tmp_path):
    assert all(card["who"] == "" for card in coding(tmp_path).spec["cards"].values())


def test_a_gentler_wording_is_shown_first(tmp_path):
    _, first, second = coding(tmp_path).spec["groups"]
    assert (second["text"], second["full"]) == (
        "They talk.",
        film().row("sequences", "q02")["text"],
    )
    assert (first["text"], first["full"]) == (film().row("sequences", "q01")["text"], "")


@pytest.mark.parametrize("rule", BY_HAND)
def test_differences_equal_a_count_by_hand(rule, tmp_path):
    step = coding(tmp_path)
    code(step, rule, q01=["none", "ada"], q02=["ivo"])
    assert step.differences() == BY_HAND[rule]


def test_a_sequence_that_is_skipped_is_not_compared(tmp_path):
    step = coding(tmp_path)
    code(step, "talked", q01=[])
    assert step.differences() == {"q01": [("ada", "only-kit"), ("none", "only-kit")]}
    assert step.coded() == ["q01"]


@pytest.mark.parametrize("ticks", ["ada", ["nobody"], [1], [["ada"]], None, {"ada": True}])
def test_only_people_of_the_film_can_be_ticked(ticks, tmp_path):
    with pytest.raises(NoSuchItem):
        coding(tmp_path).act(write("q01", ticks))


def test_comparing_needs_a_rule_in_words_first(tmp_path, packs):
    step = coding_three(tmp_path, packs)
    step.act({"act": "compare"})
    assert step.view()["message"] == step.desk.words("coding.rulefirst")
    step.act(write("rule", "body"))
    step.act(write("rule-text", "   "))
    step.act({"act": "compare"})
    assert step.view()["message"] == step.desk.words("coding.rulefirst")
    assert "after" not in step.view()


def test_comparing_needs_some_sequences_coded(tmp_path, packs):
    step = coding_three(tmp_path, packs)
    code(step, "body", q01=["ada"], q02=["ada"])
    step.act({"act": "compare"})
    assert step.view()["message"] == step.desk.words("coding.codefirst", count=LEAST)
    assert "after" not in step.view()


def test_comparison_lists_every_difference_and_says_where_there_is_none(tmp_path, packs):
    step = coding_three(tmp_path, packs)
    code(step, "body", q01=["ada"], q02=["ada", "none"], q03=[])
    step.act({"act": "compare"})
    view, words = step.view(), step.desk.words
    assert view["message"] == words("coding.differs", count=3, rooms=3)
    lines = {
        key: [(item.get("label"), item["text"]) for item in blocks[0]["items"]]
        for key, blocks in view["after"].items()
    }
    assert lines == {
        "q01": [(None, words("coding.same"))],
        "q02": [("None", words("coding.only-you"))],
        "q03": [("Ada", words("coding.only-kit")), ("Ivo", words("coding.only-kit"))],
    }
    assert coding_three(tmp_path, packs).view() == view


def test_comparison_follows_later_ticks(tmp_path, packs):
    step = coding_three(tmp_path, packs)
    code(step, "body", q01=["ada"], q02=["ada"], q03=["ada"])
    step.act({"act": "compare"})
    step.act(write("q03", ["ada", "ivo"]))
    assert step.view()["message"] == step.desk.words("coding.differs", count=0, rooms=3)


def test_a_lower_level_codes_fewer_sequences_and_keeps_the_others(tmp_path):
    step = coding(tmp_path)
    code(step, "body", q01=["ada"], q02=["ada"])
    assert set(coding(tmp_path, level=0).values()) == {"rule", "rule-text", "q01"}
    assert "q02" in coding(tmp_path).values()


def test_an_unknown_form_is_refused_in_a_sentence_that_names_it(tmp_path):
    with pytest.raises(NoSuchItem, match="n03-none"):
        CodingStep(desk(tmp_path), "n03-none")
