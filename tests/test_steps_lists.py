"""A list of one's own: up to five changes, a locked prediction, then what moves."""

import pytest
from desks import HOSTILE, LANGUAGES, desk, plant, write

from filmkit.steps.lists import MOST_CHANGES, ListStep, list_summary, way


def own(folder, lang: str = "en", level: int = 0) -> ListStep:
    return ListStep(desk(folder, pack="her", lang=lang, level=level, lesson="02"))


def do(step: ListStep, act: str, word: str, weight: str = "") -> str:
    """Type a word, choose a weight, press a button; return what the step says."""
    step.act(write("word", word))
    step.act(write("weight", weight))
    step.act({"act": act})
    return step.view()["messages"]["edit"]


def predict(step: ListStep, *moves: tuple[str, str]) -> str:
    for n, (key, direction) in enumerate(moves, start=1):
        step.act(write(f"move-{n}", key))
        step.act(write(f"way-{n}", direction))
    step.act({"act": "lock"})
    return step.view()["messages"]["predict"]


def test_a_word_can_be_added_weighed_anew_and_removed(tmp_path):
    step = own(tmp_path)
    do(step, "weigh", "Letter", "2")
    do(step, "weigh", "love", "-1")
    assert do(step, "remove", "sad") == step.desk.words("own.changed", count=3, most=5)
    assert step.edits() == {"letter": 2, "love": -1, "sad": None}
    assert "sad" not in step.own() and step.own()["letter"] == 2
    assert step.weights["love"] == 3, "the kit's list stays as it is"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_word_that_stands_in_no_text_is_taken_and_said_to_move_nothing(lang, tmp_path):
    step = own(tmp_path, lang=lang)
    told = do(step, "weigh", "zzzz", "2")
    assert told.startswith(step.desk.words("own.changed", count=1, most=5))
    assert step.desk.words("own.nowhere", found="'zzzz'") in told
    assert "'zzzz'" not in do(step, "restore", "zzzz")


def test_the_rule_for_negation_is_explained_by_the_texts_that_can_be_seen(tmp_path):
    text = {level: own(tmp_path, level=level).spec["groups"][2]["text"] for level in (0, 1)}
    assert "no such place" in text[0]
    assert "Q10 'loss', +2 instead of −2" in text[1] and "Q28" not in text[1]


def test_a_change_can_be_taken_back(tmp_path):
    step = own(tmp_path)
    do(step, "weigh", "letter", "2")
    do(step, "remove", "love")
    do(step, "restore", "love")
    do(step, "remove", "letter")
    assert step.edits() == {}
    assert do(step, "restore", "love") == step.desk.words("own.unchanged", word="love")


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("word", ["", "   ", "blind date", "?", HOSTILE, "x" * 41, "a,b"])
def test_what_is_no_single_word_is_refused(word, lang, tmp_path):
    step = own(tmp_path, lang=lang)
    for act in ("weigh", "remove", "restore"):
        assert do(step, act, word, "1") == step.desk.words("own.oneword")
    assert step.edits() == {}


def test_a_word_that_is_not_there_cannot_be_removed(tmp_path):
    step = own(tmp_path)
    assert do(step, "remove", "letter") == step.desk.words("own.notlisted", word="letter")


def test_a_weight_is_asked_for_and_must_change_something(tmp_path):
    step = own(tmp_path)
    assert do(step, "weigh", "letter") == step.desk.words("own.noweight", word="letter")
    assert do(step, "weigh", "love", "3") == step.desk.words("own.already", word="love")
    assert step.edits() == {}


def test_there_is_room_for_five_changes(tmp_path):
    step = own(tmp_path)
    for word in ("one", "two", "three", "four", "five"):
        do(step, "weigh", word, "1")
    full = step.desk.words("own.full", count=MOST_CHANGES)
    assert do(step, "weigh", "six", "1") == do(step, "remove", "love") == full
    told = do(step, "weigh", "five", "2")
    assert told.startswith(step.desk.words("own.changed", count=5, most=5))
    assert len(step.edits()) == 5


def test_a_run_needs_a_change_and_a_prediction(tmp_path):
    step = own(tmp_path)
    assert predict(step, ("q01", "down")) == step.desk.words("own.changefirst")
    other = own(tmp_path / "other")
    do(other, "remove", "love")
    assert predict(other) == other.desk.words("own.predictfirst")
    assert other.view()["hidden"] == ["run"] and other.locked() is None


def test_one_sequence_is_not_predicted_twice(tmp_path):
    step = own(tmp_path)
    do(step, "remove", "love")
    step.act(write("move-1", "q01"))
    assert "q01" not in step.view()["offered"]["move-2"]
    assert predict(step, ("q01", "down"), ("q01", "up")) == step.desk.words("own.twice")


def test_the_prediction_is_held_against_what_moved(tmp_path):
    step = own(tmp_path)
    do(step, "remove", "love")  # Q01 from +3 to 0
    predict(step, ("q01", "down"), ("q02", "up"), ("q03", "same"))
    judged, moved, picture = step.view()["after"]["run"]
    words = step.desk.words
    assert [row[1:] for row in judged["rows"]] == [
        [words("own.down"), words("own.down"), words("own.held")],
        [words("own.up"), words("own.same"), words("own.not-held")],
        [words("own.same"), words("own.same"), words("own.held")],
    ]
    assert [(row[0]["sequence"], *row[1:4]) for row in moved["rows"]] == [
        ("q01", "+3", "0", words("own.down"))
    ]
    assert picture["bars"]["values"][0] == 0
    assert step.view()["hidden"] == ["predict"]


def test_a_locked_prediction_stays_while_the_list_goes_on_changing(tmp_path):
    step = own(tmp_path)
    do(step, "remove", "love")
    predict(step, ("q01", "down"))
    before = step.view()["after"]["run"][0]
    do(step, "restore", "love")
    step.act(write("move-1", "q02"))
    step.act({"act": "lock"})
    judged, moved, _ = step.view()["after"]["run"]
    assert judged == before
    assert moved == {"heading": step.desk.words("own.moved", count=0)}
    assert own(tmp_path).view()["after"]["run"][0] == before, "also after a restart"


def test_negation_turns_words_round_when_it_is_switched_on(tmp_path):
    step = own(tmp_path, level=1)
    do(step, "remove", "love")
    predict(step, ("q01", "down"))
    assert "q10" not in moved(step)
    step.act(write("negation", True))
    assert moved(step)["q10"] == ["−2.5", "+1.5"]  # "knows nothing of loss"


def moved(step: ListStep) -> dict[str, list]:
    _, table, _ = step.view()["after"]["run"]
    return {row[0]["sequence"]: row[1:3] for row in table["rows"]}


def test_the_product_lists_the_changes(tmp_path):
    step = own(tmp_path)
    assert list_summary(step.desk) == []
    do(step, "weigh", "letter", "2")
    (block,) = list_summary(step.desk)
    assert block["rows"] == [["letter", step.desk.words("own.out"), "+2"]]


def test_a_hand_made_file_changes_only_what_is_sound(tmp_path):
    edits = [("love", 9), ("love", None), ("Blind Date", 1), ("letter", True), (3, 1), ("joy", 2)]
    values = [{"word": word, "weight": weight} for word, weight in edits]
    more = [{"word": f"w{n}", "weight": 1} for n in range(9)]
    plant(tmp_path, "n02-list", "edit", *values, *more, "x", None, [], lesson="02")
    plant(tmp_path, "n02-list", "lock", {"move-1": "q99", "way-1": HOSTILE, "x": 1}, lesson="02")
    step = own(tmp_path)
    assert step.edits() == {"joy": 2, "w0": 1, "w1": 1, "w2": 1, "w3": 1}
    assert step.locked() == {} and step.view()["after"]["run"][0]["rows"] == []


def test_ways_are_told_apart():
    assert [way(0, 1), way(1, 0), way(1, 1)] == ["up", "down", "same"]
