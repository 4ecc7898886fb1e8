"""Questions give two tries; predictions lock for good; a reveal shows both votes side by side."""

import pytest
from desks import LOCK, desk, plant

from filmkit.errors import NoSuchItem, NotLocked
from filmkit.steps.question import PredictStep, QuestionStep, RevealStep

WRONG, RIGHT, WRONG_TOO = "n03-c1-a", "n03-c1-b", "n03-c1-c"
YES, NO = "n03-p1-a", "n03-p1-b"


def question(folder, lang: str = "en") -> QuestionStep:
    return QuestionStep(desk(folder, lang=lang), "n03-c1")


def predict(folder) -> PredictStep:
    return PredictStep(desk(folder), "n03-p1")


def reveal(folder) -> RevealStep:
    return RevealStep(desk(folder), "n03-p1")


def check(choice: str) -> dict:
    return {"act": "check", "choice": choice}


def choose(choice: str) -> dict:
    return {"act": "choose", "choice": choice}


def feedback(step, choice: str) -> str:
    return step.question.choice(choice).feedback


def test_a_fresh_question_shows_options_and_nothing_else(tmp_path):
    step = question(tmp_path)
    assert step.view() == {"choice": None, "over": False}
    assert [choice["key"] for choice in step.spec["choices"]] == [WRONG, RIGHT, WRONG_TOO]
    assert not step.spec["reason"] and not step.spec["confidence"]
    assert "feedback" not in str(step.spec["choices"]) and "correct" not in str(
        step.spec["choices"]
    )


def test_marking_an_option_is_not_an_answer(tmp_path):
    step = question(tmp_path)
    step.act(choose(WRONG))
    assert step.view() == {"choice": WRONG, "over": False}


def test_a_wrong_answer_gets_its_own_words_and_a_second_try(tmp_path):
    step = question(tmp_path)
    step.act(check(WRONG))
    view = step.view()
    assert (view["over"], view["verdict"], view["model"]) == (False, "wrong", "")
    assert feedback(step, WRONG) in view["feedback"]
    assert step.desk.words("question.tries", count=1) in view["feedback"]


def test_after_two_tries_comes_the_model_answer(tmp_path):
    step = question(tmp_path)
    step.act(check(WRONG))
    step.act(check(WRONG_TOO))
    view = step.view()
    assert (view["over"], view["verdict"], view["choice"]) == (True, "wrong", WRONG_TOO)
    assert feedback(step, WRONG_TOO) in view["feedback"]
    assert view["model"] == "It counts shared sequences: 2."


def test_a_right_answer_ends_the_question_at_once(tmp_path):
    step = question(tmp_path)
    step.act(check(RIGHT))
    view = step.view()
    assert (view["over"], view["verdict"]) == (True, "right")
    assert feedback(step, RIGHT) in view["feedback"]
    assert view["model"]


def test_the_option_that_was_checked_last_stays_marked(tmp_path):
    step = question(tmp_path)
    step.act(choose(WRONG))
    step.act(check(RIGHT))
    assert step.view()["choice"] == RIGHT


@pytest.mark.parametrize("act", [check(RIGHT), choose(RIGHT), check(WRONG)])
def test_nothing_changes_once_a_question_is_over(act, tmp_path):
    step = question(tmp_path)
    for choice in (WRONG, WRONG_TOO):
        step.act(check(choice))
    view, saved = step.view(), step.desk.work.saved
    step.act(act)
    assert (step.view(), step.desk.work.saved) == (view, saved)


@pytest.mark.parametrize("choice", [None, "", "n03-c1-z", YES, [], {}, 1])
@pytest.mark.parametrize("act", ["choose", "check"])
def test_an_option_of_another_question_is_refused(act, choice, tmp_path):
    step = question(tmp_path)
    with pytest.raises(NoSuchItem):
        step.act({"act": act, "choice": choice})
    assert step.desk.work.saved == 0


def test_both_languages_ask_the_same_and_keep_the_answer(tmp_path):
    english, indonesian = question(tmp_path), question(tmp_path, "id")
    english.act(check(WRONG))
    assert indonesian.view()["choice"] == WRONG
    assert indonesian.view()["feedback"] != english.view()["feedback"]


def test_an_unknown_question_is_refused_in_a_sentence_that_names_it(tmp_path):
    with pytest.raises(NoSuchItem, match="n03-c9"):
        QuestionStep(desk(tmp_path), "n03-c9")


def test_a_prediction_keeps_its_draft(tmp_path):
    for act in (
        choose(YES),
        {"act": "reason", "text": "I hear it."},
        {"act": "confidence", "value": "4"},
    ):
        predict(tmp_path).act(act)
    assert predict(tmp_path).view() == {
        "choice": YES,
        "reason": "I hear it.",
        "confidence": "4",
        "over": False,
    }


def test_a_locked_prediction_is_shown_as_it_was_locked(tmp_path):
    step = predict(tmp_path)
    step.act(LOCK)
    view = predict(tmp_path).view()
    assert {part: view[part] for part in ("choice", "reason", "confidence", "over")} == {
        "choice": YES,
        "reason": LOCK["reason"],
        "confidence": LOCK["confidence"],
        "over": True,
    }
    assert view["feedback"] == step.desk.words("question.locked")
    assert "model" not in view


@pytest.mark.parametrize(
    "act",
    [
        LOCK | {"choice": NO, "reason": "Another."},
        choose(NO),
        {"act": "reason", "text": "Later."},
        {"act": "confidence", "value": "5"},
    ],
)
def test_no_later_act_changes_a_locked_prediction(act, tmp_path):
    step = predict(tmp_path)
    step.act(LOCK)
    view, saved = step.view(), step.desk.work.saved
    step.act(act)
    assert (step.view(), step.desk.work.saved) == (view, saved)


def test_a_second_lock_in_another_lesson_that_is_open_changes_nothing(tmp_path):
    one, other = predict(tmp_path), predict(tmp_path)
    one.act(LOCK)
    other.act(LOCK | {"choice": NO})
    assert other.locked()["choice"] == YES


@pytest.mark.parametrize(
    "lacking",
    [
        {"reason": "  "},
        {"reason": None},
        {"confidence": ""},
        {"confidence": "6"},
        {"confidence": 3},
        {"confidence": []},
    ],
)
def test_a_prediction_without_reason_or_confidence_does_not_lock(lacking, tmp_path):
    step = predict(tmp_path)
    step.act(LOCK | lacking)
    assert step.locked() is None
    assert not step.view()["over"]


def test_reveal_says_what_comes_first_and_refuses_before_the_lock(tmp_path):
    step = reveal(tmp_path)
    assert step.view() == {
        "over": False,
        "verdict": "open",
        "feedback": step.desk.words("reveal.lockfirst"),
    }
    with pytest.raises(NotLocked):
        step.act(check(NO))
    assert step.desk.work.saved == 0


def test_reveal_shows_the_prediction_before_the_second_vote(tmp_path):
    predict(tmp_path).act(LOCK)
    view = reveal(tmp_path).view()
    assert not view["over"]
    assert all(part in view["feedback"] for part in ("yes", LOCK["reason"], LOCK["confidence"]))
    assert "model" not in view


@pytest.mark.parametrize(("vote", "key"), [(YES, "reveal.same"), (NO, "reveal.changed")])
def test_reveal_shows_both_votes_and_then_the_model_answer(vote, key, tmp_path):
    predict(tmp_path).act(LOCK)
    step = reveal(tmp_path)
    step.act(check(vote))
    view = reveal(tmp_path).view()
    now = step.question.choice(vote)
    assert (view["over"], view["choice"]) == (True, vote)
    assert LOCK["reason"] in view["feedback"]
    assert step.desk.words(key, now=now.text) in view["feedback"]
    assert now.feedback in view["feedback"]
    assert view["model"] == "The rule decides: 2 of 3."


def test_a_second_vote_is_cast_once_and_leaves_the_first_alone(tmp_path):
    predict(tmp_path).act(LOCK)
    step = reveal(tmp_path)
    step.act(choose(NO))
    assert step.view()["choice"] == NO
    step.act(check(NO))
    view, saved = step.view(), step.desk.work.saved
    for act in (check(YES), choose(YES)):
        step.act(act)
    assert (step.view(), step.desk.work.saved) == (view, saved)
    assert predict(tmp_path).locked()["choice"] == YES


def test_a_vote_for_an_option_that_is_gone_counts_as_no_vote(tmp_path):
    predict(tmp_path).act(LOCK)
    plant(tmp_path, "n03-p1", "again", "n03-p1-z")
    assert not reveal(tmp_path).view()["over"]
