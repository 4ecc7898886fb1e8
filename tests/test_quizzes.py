"""Choice questions: two tries, a text for each option, then the model answer."""

import pytest

from filmkit.errors import NoSuchItem
from filmkit.films import open_film
from filmkit.quizzes import TRIES, find_question, grade


@pytest.fixture
def check(film):
    return find_question(film(), "n03-c1")  # b is right


def test_a_question_has_its_options_in_order(check):
    assert [choice.key for choice in check.choices] == ["n03-c1-a", "n03-c1-b", "n03-c1-c"]
    assert (check.lesson, check.step, check.is_open) == ("03", "check", False)


def test_options_follow_the_column_order_and_not_the_file(packs):
    file = packs / "choices.csv"
    text = file.read_text("utf-8").replace("n03-c1,1,", "n03-c1,9,")
    file.write_text(text, "utf-8")
    keys = [choice.key for choice in find_question(open_film(packs), "n03-c1").choices]
    assert keys == ["n03-c1-b", "n03-c1-c", "n03-c1-a"]


def test_a_question_speaks_the_language_of_the_film(film):
    assert find_question(film("id"), "n03-c1").choice("n03-c1-c").text == "kebetulan"


def test_figures_are_filled_into_every_text(film):
    question = find_question(film(), "n03-c1", fill=lambda text: text.upper())
    texts = [question.prompt, question.model, *(c.text + c.feedback for c in question.choices)]
    assert all(texts) and all(text == text.upper() for text in texts)


def test_a_question_that_is_missing_or_hidden_is_no_item(film):
    for opened, key in [(film(), "n03-c9"), (film(level=1), "n03-c2"), (film(), "")]:
        with pytest.raises(NoSuchItem):
            find_question(opened, key)


def test_an_option_that_is_missing_is_no_item(check):
    with pytest.raises(NoSuchItem):
        grade(check, ["n03-c2-a"])


def test_a_right_answer_ends_the_question(check):
    result = grade(check, ["n03-c1-b"])
    assert (result.verdict, result.tries_left, result.over) == ("right", 0, True)
    assert (result.feedback, result.model) == (check.choices[1].feedback, check.model)


def test_a_wrong_answer_leaves_one_more_try_and_keeps_the_model_answer_back(check):
    result = grade(check, ["n03-c1-a"])
    assert (result.verdict, result.tries_left, result.over) == ("wrong", TRIES - 1, False)
    assert (result.feedback, result.model) == (check.choices[0].feedback, "")


@pytest.mark.parametrize("last", ["n03-c1-a", "n03-c1-b", "n03-c1-c"])
def test_the_second_try_ends_the_question_and_shows_the_model_answer(check, last):
    result = grade(check, ["n03-c1-a", last])
    assert (result.over, result.model) == (True, check.model)
    assert result.feedback == check.choice(last).feedback


def test_more_answers_than_tries_change_nothing(check):
    assert grade(check, ["n03-c1-a"] * 5).tries_left == 0


def test_where_no_option_is_wrong_the_first_answer_ends_the_question(film):
    question = find_question(film(), "n03-p1")
    result = grade(question, ["n03-p1-b"])
    assert question.is_open
    assert (result.verdict, result.over, result.model) == ("open", True, question.model)
