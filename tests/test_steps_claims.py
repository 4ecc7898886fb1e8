"""Claims: quick verdicts lock, full verdicts say what they lack, other years show what flips."""

import pytest
from desks import desk, film, plant, write

from filmkit.steps.claims import VERDICTS, ClaimsStep, OtherYearsStep, QuickVerdictsStep

TITLES = {"talks": "Machines talk", "misses": "People miss machines"}
FULL = {"verdict": "common", "confidence": "3", "source": "t03", "mind": "A test."}


def quick(folder, level: int = 2) -> QuickVerdictsStep:
    return QuickVerdictsStep(desk(folder, level=level, lesson="08"))


def claims(folder, lang: str = "en") -> ClaimsStep:
    return ClaimsStep(desk(folder, lang=lang, lesson="08"))


def years(folder) -> OtherYearsStep:
    return OtherYearsStep(desk(folder, lesson="08"))


def fill(step, **values) -> None:
    for name, value in values.items():
        step.act(write(name.replace("_", "-"), value))


def lock(folder) -> QuickVerdictsStep:
    step = quick(folder)
    fill(step, talks="common", misses="value", confidence="2")
    step.act({"act": "lock"})
    return step


def test_quick_verdicts_ask_for_every_claim_that_the_level_shows(tmp_path):
    assert list(quick(tmp_path).fields) == ["talks", "misses", "confidence"]
    assert list(quick(tmp_path, level=1).fields) == ["talks", "confidence"]
    assert quick(tmp_path).view() == {"values": {}, "message": ""}


def test_quick_verdicts_do_not_lock_before_all_are_given(tmp_path):
    step = quick(tmp_path)
    fill(step, talks="common")
    step.act({"act": "lock"})
    assert step.locked() is None
    which = f"{TITLES['misses']}; {step.desk.words('js.confidence')}"
    assert step.view()["message"] == step.desk.words("claims.missing", least=2, which=which)


def test_quick_verdicts_are_shown_as_they_were_locked(tmp_path):
    step = lock(tmp_path)
    expected = {"talks": "common", "misses": "value", "confidence": "2"}
    assert step.view() == {
        "values": expected,
        "locked": True,
        "message": step.desk.words("question.locked"),
    }
    assert quick(tmp_path).view() == step.view()


@pytest.mark.parametrize(
    "act", [write("talks", "disputed"), write("confidence", ""), {"act": "lock"}]
)
def test_no_later_act_changes_locked_verdicts(act, tmp_path):
    step = lock(tmp_path)
    view, saved = step.view(), step.desk.work.saved
    step.act(act)
    assert (step.view(), step.desk.work.saved) == (view, saved)


def test_a_planted_lock_shows_only_what_a_field_can_hold(tmp_path):
    plant(
        tmp_path,
        "n08-quick",
        "lock",
        {"talks": "common", "misses": ["value"], "confidence": 2, "more": "<b>"},
    )
    assert quick(tmp_path).view()["values"] == {"talks": "common"}


def test_claims_offer_verdict_confidence_source_and_doubt(tmp_path):
    step = claims(tmp_path)
    assert list(step.fields) == [f"{claim}-{part}" for claim in TITLES for part in FULL]
    assert [o["value"] for o in step.fields["talks-verdict"]["options"]] == list(VERDICTS)
    assert [o["value"] for o in step.fields["talks-source"]["options"]] == ["t03", "d04", "film"]
    assert [o["value"] for o in step.fields["misses-source"]["options"]] == ["film"]


def test_claims_show_the_film_side_with_its_sequence_and_the_evidence_cards(tmp_path):
    blocks = claims(tmp_path).spec["groups"][0]["blocks"]
    assert blocks[0]["items"][0]["sequences"] == ["q02"]
    assert [bool(card["source"]) for card in blocks[1]["items"]] == [True, True]


@pytest.mark.parametrize("part", FULL)
def test_a_verdict_says_what_it_still_lacks(part, tmp_path):
    step = claims(tmp_path)
    fill(step, **{f"talks-{name}": value for name, value in FULL.items() if name != part})
    assert step.lacks("talks", step.values()) == [part]
    (block,) = step.view()["after"]["talks"]
    assert [item["text"] for item in block["items"]] == [step.desk.words(f"claims.lacks-{part}")]
    assert step.view()["message"] == step.desk.words("claims.done", count=0)


def test_a_full_verdict_lacks_nothing(tmp_path):
    step = claims(tmp_path)
    fill(step, **{f"talks-{name}": value for name, value in FULL.items()})
    assert step.view()["after"] == {}
    assert step.view()["message"] == step.desk.words("claims.done", count=1)


def test_a_claim_that_was_not_touched_is_not_complained_about(tmp_path):
    assert claims(tmp_path).view()["after"] == {}


@pytest.mark.parametrize(
    ("values", "lacking"),
    [
        ({}, ["verdict", "confidence", "source", "mind"]),
        ({"talks-verdict": "value"}, ["confidence", "mind"]),
        ({"talks-verdict": "disputed", "talks-mind": " \n"}, ["confidence", "source", "mind"]),
        ({"misses-verdict": "common"}, ["verdict", "confidence", "source", "mind"]),
    ],
)
def test_a_question_of_values_needs_no_source(values, lacking):
    assert ClaimsStep.lacks("talks", values) == lacking


def test_both_languages_share_the_verdicts(tmp_path):
    fill(claims(tmp_path), talks_verdict="partly")
    assert claims(tmp_path, "id").values() == {"talks-verdict": "partly"}


@pytest.mark.parametrize(
    ("now", "before", "flipped"),
    [
        ("common", {}, []),
        ("common", {"2013": "common", "2023": "common"}, []),
        ("common", {"2013": "partly"}, ["Machines talk"]),
        ("common", {"2013": "common", "2023": "partly"}, ["Machines talk"]),
        ("partly", {"2013": "partly", "2023": ""}, []),
        ("", {"2013": "partly", "2023": "common"}, []),
    ],
)
def test_a_verdict_flips_if_another_year_differs_from_today(now, before, flipped, tmp_path):
    fill(claims(tmp_path), talks_verdict=now)
    step = years(tmp_path)
    fill(step, **{f"talks-{year}": verdict for year, verdict in before.items()})
    assert step.flipped() == flipped


def test_comparing_needs_a_verdict_for_today_and_for_another_year(tmp_path):
    step = years(tmp_path)
    fill(step, talks_2013="partly")
    step.act({"act": "compare"})
    assert step.view()["message"] == step.desk.words("claims.judgefirst")
    assert "after" not in step.view()
    fill(claims(tmp_path), misses_verdict="value")
    step.act({"act": "compare"})
    assert "after" not in step.view()


def test_comparison_puts_the_verdicts_of_the_kit_beside_the_own_one(tmp_path):
    fill(claims(tmp_path), talks_verdict="common")
    step = years(tmp_path)
    fill(step, talks_2013="partly")
    step.act({"act": "compare"})
    view, words = step.view(), step.desk.words
    assert view["message"] == words("claims.flipped", count=1, which="Machines talk")
    own, kit = view["after"]["talks"]
    assert own["items"] == [
        {"label": words("claims.yours", year="2026"), "text": words("verdict.common") + "."}
    ]
    rows = film().rows["claim_verdicts"]
    assert [item["text"] for item in kit["items"]] == [row["reason"] for row in rows]
    assert list(view["after"]) == ["talks"]
    assert years(tmp_path).view() == view


def test_the_locked_guess_comes_back_beside_the_verdict(tmp_path):
    lock(tmp_path)
    fill(claims(tmp_path), talks_verdict="partly")
    step = years(tmp_path)
    fill(step, talks_2013="partly")
    step.act({"act": "compare"})
    first, _ = step.view()["after"]["talks"][0]["items"]
    words = step.desk.words
    assert first == {"label": words("claims.first"), "text": words("verdict.common") + "."}


@pytest.mark.parametrize(("own", "key"), [("common", "same"), ("value", "differs")])
def test_a_badge_says_whether_learner_and_kit_agree(own, key, tmp_path):
    today = {row["claim"]: row["verdict"] for row in film().rows["claim_verdicts"]}
    assert today["talks"] == "common"
    fill(claims(tmp_path), talks_verdict=own)
    step = years(tmp_path)
    fill(step, talks_2013="partly")
    step.act({"act": "compare"})
    assert step.view()["badges"] == {"talks": step.desk.words(f"claims.{key}")}


@pytest.mark.parametrize("given", [7, 8])
def test_eight_quick_verdicts_are_enough(given, tmp_path):
    step = QuickVerdictsStep(desk(tmp_path, pack="her", lesson="08"))
    names = [name for name in step.fields if name != "confidence"]
    assert len(names) > 8
    for name in (*names[:given], "confidence"):
        step.act(write(name, "3" if name == "confidence" else "partly"))
    step.act({"act": "lock"})
    assert (step.locked() is not None) == (given == 8)


def test_the_kits_verdicts_stay_hidden_until_they_are_asked_for(tmp_path):
    fill(claims(tmp_path), talks_verdict="common")
    step = years(tmp_path)
    fill(step, talks_2013="partly")
    assert set(step.view()) == {"values"}
    assert film().rows["claim_verdicts"][0]["reason"] not in str(step.spec)
