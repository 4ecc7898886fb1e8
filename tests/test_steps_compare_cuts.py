"""Two readers' cuts side by side: agreements are counted by hand here."""

import json

import pytest
from desks import HOSTILE, desk, plant, write

from filmkit.errors import NoSuchItem
from filmkit.steps.compare_cuts import PARTNER, CompareCutsStep, compare_summary
from filmkit.steps.cuts import CutStep
from filmkit.steps.exchanges import EXCHANGES, exchange

HIDDEN = ["other", "number", "decide"]


def comparing(folder, *cuts: str, other: str = "", done: bool = True, **options) -> CompareCutsStep:
    """A learner of the real pack who cut before these sequences."""
    here = desk(folder, **{"pack": "her", "lesson": "01", **options})
    own = CutStep(here)
    own.act(write(f"begins-{own.keys[0]}", "One"))
    for key in cuts:
        own.act(write(f"cut-{key}", True))
        own.act(write(f"criterion-{key}", "goal"))
        own.act(write(f"begins-{key}", "A part"))
    if done:
        own.act({"act": "done"})
    step = CompareCutsStep(here)
    if other:
        step.act(write("compare-other", other))
    return step


def states(step: CompareCutsStep) -> dict[str, str]:
    """Who cuts, by sequence, as the table of the comparison says."""
    table = step.view()["after"]["other"][2]
    return {row[0]["sequence"]: row[1] for row in table["rows"]}


def test_nothing_is_shown_before_the_own_cuts_are_done(tmp_path):
    step = comparing(tmp_path, "q03", "q05", other="rani", done=False)
    view = step.view()
    assert view["hidden"] == HIDDEN and "after" not in view
    assert view["message"] == step.desk.words("compare-cuts.first")
    step.act({"act": "number"})
    assert step.desk.work.latest(step.item, "compare") is None


def test_then_a_reader_is_to_be_chosen(tmp_path):
    view = comparing(tmp_path, "q03", "q05").view()
    assert view["hidden"] == HIDDEN[1:]


def test_gaps_are_sorted_into_both_only_you_and_only_the_other(tmp_path):
    step = comparing(tmp_path, "q03", "q05", other="rani", level=1)
    words = step.desk.words
    theirs = words("compare-cuts.only-other", name="Rani")
    assert states(step) == {
        "q03": words("compare-cuts.only-you"),
        "q05": words("compare-cuts.both"),
        **dict.fromkeys(("q10", "q14", "q19", "q24"), theirs),
    }
    assert step.view()["offered"] == {"compare-gap": ["q03", "q10", "q14", "q19", "q24"]}
    rest = step.view()["after"]["other"][2]["note"]
    assert rest == words("compare-cuts.rest", count=24 - 6)


def test_with_tolerance_a_neighbour_counts_as_the_same(tmp_path):
    step = comparing(tmp_path, "q04", "q09", other="rani", level=1)
    assert step.desk.words("compare-cuts.both") not in states(step).values()
    step.act(write("compare-tolerance", "1"))
    found = states(step)
    assert found["q04"] == step.desk.words("compare-cuts.near", name="Rani", gap="Q05")
    assert found["q09"] == step.desk.words("compare-cuts.near", name="Rani", gap="Q10")
    assert list(found) == ["q04", "q09", "q14", "q19", "q24"]


def test_the_number_comes_only_when_it_is_asked_for(tmp_path):
    # At level 1: 24 gaps, Rani cuts 5 of them; you cut 2, one of them shared: 1 + 4 differ.
    step = comparing(tmp_path, "q03", "q05", other="rani", level=1)
    assert "number" not in step.view()["after"]
    step.act({"act": "number"})
    (block,) = step.view()["after"]["number"]
    assert step.desk.words("compare-cuts.share", gaps=24, percent=79) in block["text"]
    # Po = 19/24, Pe = (2·5 + 22·19)/24² = 428/576: kappa = 28/148.
    assert step.desk.words("compare-cuts.kappa", kappa="0.19") in block["text"]
    assert block["note"]


def test_six_sequences_are_too_few_for_kappa_and_it_says_so(tmp_path):
    step = comparing(tmp_path, "q03", "q05", other="tom", level=0)
    step.act({"act": "number"})
    text = step.view()["after"]["number"][0]["text"]
    assert step.desk.words("compare-cuts.kappa-too-few", gaps=5) in text
    assert set(states(step)) == {"q03", "q04", "q05"}


def test_one_sequence_can_be_compared_without_a_number(tmp_path):
    step = comparing(tmp_path, other="tom", pack="tiny", level=0)
    step.act({"act": "number"})
    text = step.view()["after"]["number"][0]["text"]
    assert text == step.desk.words("compare-cuts.no-gaps")
    assert step.view()["message"] == step.desk.words("compare-cuts.none")


def test_whoever_cuts_everywhere_with_another_gets_a_reason_instead_of_kappa(tmp_path):
    step = comparing(tmp_path, "q02", "q03", other="tom", pack="tiny")
    step.act({"act": "number"})
    assert step.view()["message"] == step.desk.words("compare-cuts.none")
    assert "kappa" in step.view()["after"]["number"][0]["text"].lower()


@pytest.mark.parametrize("decision", ["keep", "move", "merge"])
def test_a_decision_is_answered_with_what_to_do_next(tmp_path, decision):
    step = comparing(tmp_path, "q03", "q05", other="rani")
    assert step.view()["message"] == ""
    step.act(write("compare-gap", "q10"))
    step.act(write("compare-decision", decision))
    assert step.view()["message"] == step.desk.words(f"compare-cuts.told-{decision}")


def test_a_disagreement_that_is_gone_is_said(tmp_path):
    step = comparing(tmp_path, "q03", "q05", other="rani")
    step.act(write("compare-gap", "q10"))
    step.own.act(write("cut-q10", True))
    assert step.view()["message"] == step.desk.words(
        "compare-cuts.agreed-now", gap="Q10", name="Rani"
    )


@pytest.mark.parametrize("decision", ["move", "merge"])
def test_a_decision_stays_when_the_learner_has_done_what_was_decided(tmp_path, decision):
    step = comparing(tmp_path, "q03", "q05", other="rani")
    step.act(write("compare-gap", "q10"))
    step.act(write("compare-decision", decision))
    step.own.act(write("cut-q10", True))
    told = step.desk.words("compare-cuts.changed", name="Rani", gap="Q10")
    assert step.view()["message"] == told
    assert step.values()["compare-gap"] == "q10"


def test_a_last_disagreement_that_was_decided_is_still_answered(tmp_path):
    step = comparing(tmp_path, "q04", "q05", other="tom", level=0)
    step.act(write("compare-gap", "q05"))
    step.act(write("compare-decision", "merge"))
    step.own.act(write("cut-q05", False))
    told = step.desk.words("compare-cuts.changed", name="Tom", gap="Q05")
    assert step.view()["message"] == told


def test_another_reader_changes_nothing_about_a_decision(tmp_path):
    step = comparing(tmp_path, "q03", "q05", other="rani")
    step.act(write("compare-gap", "q10"))
    step.act(write("compare-decision", "move"))
    step.act(write("compare-other", "tom"))
    told = step.desk.words("compare-cuts.with-other", name="Rani", gap="Q10")
    assert step.view()["message"] == told
    (block,) = compare_summary(step.desk)
    assert [item["text"] for item in block["items"]][:2] == ["Rani", "Q10"]


def test_a_kappa_below_zero_is_put_into_words(tmp_path):
    step = comparing(tmp_path, "q03", "q06", other="rani", level=1)
    step.act({"act": "number"})
    text = step.view()["after"]["number"][0]["text"]
    assert "−" in text and step.desk.words("compare-cuts.kappa-below") in text
    step.own.act(write("cut-q05", True))
    text = step.view()["after"]["number"][0]["text"]
    assert step.desk.words("compare-cuts.kappa-below") not in text


def test_with_tolerance_it_is_said_that_the_numbers_count_exact_places(tmp_path):
    step = comparing(tmp_path, "q04", "q10", other="rani", level=1)
    step.act({"act": "number"})
    exact = step.desk.words("compare-cuts.exact-only", pairs=2, exact=1)
    assert exact not in step.view()["after"]["number"][0]["text"]
    step.act(write("compare-tolerance", "1"))
    assert exact in step.view()["after"]["number"][0]["text"]


def partners_file(folder, name: str = "A part", cuts: tuple = ("q05", "q10"), **options) -> str:
    here = desk(folder, **{"pack": "her", "lesson": "01", "alias": "kiwi", **options})
    own = CutStep(here)
    for key in cuts:
        own.act(write(f"cut-{key}", True))
        own.act(write(f"begins-{key}", name))
    return exchange(here, PARTNER).file()["text"]


def opened(step: CompareCutsStep, text: str) -> CompareCutsStep:
    exchange(step.desk, PARTNER).act({"act": "open", "name": "kiwi-01.json", "text": text})
    return step


def test_without_a_partners_file_it_is_asked_for(tmp_path):
    view = comparing(tmp_path, "q03", "q05", other="partner").view()
    assert view["hidden"] == HIDDEN[1:]
    assert "file" in view["message"]


def test_a_partners_file_is_compared_like_a_reader(tmp_path):
    step = comparing(tmp_path, "q03", "q05", other="partner")
    opened(step, partners_file(tmp_path))
    words = step.desk.words
    assert states(step) == {
        "q03": words("compare-cuts.only-you"),
        "q05": words("compare-cuts.both"),
        "q10": words("compare-cuts.only-other", name="kiwi"),
    }


def test_a_partner_who_has_seen_more_shows_no_more_than_the_own_level(tmp_path):
    step = comparing(tmp_path, "q03", "q05", other="partner", level=0)
    opened(step, partners_file(tmp_path, "The end of it", cuts=("q05", "q28")))
    assert set(states(step)) == {"q03", "q05"}
    rows = step.view()["after"]["other"][1]["rows"]
    assert {row[0]["sequence"] for row in rows} <= set(step.own.keys)


def test_a_hostile_file_is_only_text_and_never_endless(tmp_path):
    step = comparing(tmp_path, "q03", "q05", other="partner")
    text = json.loads(partners_file(tmp_path, HOSTILE))
    text["answers"]["n01-cuts"] |= {"because-q10": "y" * 15_000, "criterion-q10": HOSTILE}
    opened(step, json.dumps(text))
    shown = json.dumps(step.view(), ensure_ascii=False)
    assert json.dumps(HOSTILE, ensure_ascii=False)[1:-1] in shown
    assert "y" * 200 not in shown


def test_a_damaged_partner_in_the_saved_work_is_nobody(tmp_path):
    plant(tmp_path, PARTNER, "partner", {"alias": "kiwi", "answers": {"n01-cuts": [1]}}, 7)
    step = comparing(tmp_path, "q03", "q05", other="partner")
    assert states(step).keys() == {"q03", "q05"}


def test_an_exchange_exists_only_under_its_item(tmp_path):
    assert PARTNER in EXCHANGES
    with pytest.raises(NoSuchItem):
        exchange(desk(tmp_path), "n01-cuts")


def test_the_decision_stands_on_the_product_page(tmp_path):
    step = comparing(tmp_path, "q03", "q05", other="rani")
    assert compare_summary(step.desk) == []
    step.act(write("compare-gap", "q10"))
    step.act(write("compare-against", "It is only a night."))
    (block,) = compare_summary(step.desk)
    assert [item["text"] for item in block["items"]] == ["Rani", "Q10", "It is only a night."]
