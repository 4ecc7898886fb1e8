"""The steps of lesson 07 that count, remember, flatter and wait."""

import pytest
from desks import LANGUAGES, desk, plant, write

from filmkit.errors import NoSuchItem
from filmkit.steps.behaviours import BINS, SortStep
from filmkit.steps.flatteries import BY_HAND, LIKED, TRUE, FlatteryStep, flattery_summary
from filmkit.steps.letters import LetterWriterStep, letters_summary
from filmkit.steps.recalls import NOTHING, RecallStep, recall_summary
from filmkit.steps.turn_gaps import TurnGapStep, gap_summary

LOCK = {"act": "lock"}


def fill_guess(step, value=None) -> None:
    for name, field in step.asked.items():
        step.act(write(name, value or (field["options"][0]["value"] if "options" in field else 50)))


def saved(step) -> list:
    return [entry.value for entry in step.desk.work.entries()]


def letters(folder, lang="en") -> LetterWriterStep:
    step = LetterWriterStep(desk(folder, lang=lang))
    if step.locked() is None:
        fill_guess(step, "the")
        step.act(LOCK)
    return step


def recall(folder, lang="en") -> RecallStep:
    step = RecallStep(desk(folder, lang=lang))
    if step.locked() is None:
        fill_guess(step)
        step.act(LOCK)
    return step


def flattery(folder, thumbs=(True,) * BY_HAND) -> FlatteryStep:
    step = FlatteryStep(desk(folder))
    for up in thumbs:
        step.act({"act": "up" if up else "down"})
    return step


# A prediction


@pytest.mark.parametrize("make", [LetterWriterStep, RecallStep])
def test_nothing_is_shown_before_the_prediction_is_complete(make, tmp_path):
    step = make(desk(tmp_path))
    first, *rest = step.asked
    step.act(LOCK)
    assert step.asked[first]["label"] in step.view()["messages"]["guess"]
    assert step.locked() is None and "after" not in step.view()
    fill_guess(step, "the" if make is LetterWriterStep else None)
    step.act(LOCK)
    assert set(step.locked()) == {first, *rest}
    assert step.view()["after"]


def test_a_locked_prediction_stays(tmp_path):
    step = letters(tmp_path)
    before = step.locked()
    step.act(write("en-thank", "another"))
    step.act(LOCK)
    assert LetterWriterStep(desk(tmp_path)).locked() == before


def test_a_lock_made_by_hand_holds_only_what_was_asked(tmp_path):
    plant(tmp_path, "n07-ngram", "lock", {"en-thank": "the", "seed": 3, "x": "y", "en-know": 7})
    assert LetterWriterStep(desk(tmp_path)).locked() == {"en-thank": "the"}


# The letter writer


def test_the_guess_stands_beside_the_counts(tmp_path):
    rows = letters(tmp_path).view()["after"]["counts"][1]["rows"]
    start, guess, times, most = rows[0]
    assert (start, guess) == ("Thank you for …", "the")
    assert most.startswith(f"the {times};") and int(times) > 5


@pytest.mark.parametrize("lang", LANGUAGES)
def test_copying_grows_with_the_order(lang, tmp_path):
    orders = letters(tmp_path, lang).view()["after"]["write"][1]["rows"]
    longest = [int(row[2]) for row in orders]
    shares = [int(row[3].removesuffix(" %")) for row in orders]
    assert shares[0] < 20 and shares[-1] > 80
    assert longest[0] < longest[2] <= longest[4]


def test_the_copied_run_is_marked_and_its_letter_named(tmp_path):
    step = letters(tmp_path)
    step.act(write("order", "4"))
    block = step.view()["after"]["write"][0]
    before, run, after = block["marked"]
    occasions = {row["occasion"]: row["text"] for row in step.rows}
    home = next(text for occasion, text in occasions.items() if occasion in block["note"])
    assert run in home
    assert f"{before} {run}".strip() not in home or not before


def test_the_fields_show_the_order_and_the_draw_of_the_letter_below_them(tmp_path):
    for step in (LetterWriterStep(desk(tmp_path)), letters(tmp_path)):
        values = step.view()["values"]
        assert (values["order"], values["seed"]) == ("1", 1)


def test_order_and_seed_decide_the_letter(tmp_path):
    step = letters(tmp_path)

    def written() -> list[str]:
        return step.view()["after"]["write"][0]["marked"]

    first = written()
    step.act(write("seed", 8))
    assert written() != first
    step.act(write("seed", 1))
    assert written() == first


@pytest.mark.parametrize("seed", [0, 100, 1.5, "7", True])
def test_a_draw_that_is_none_is_refused(seed, tmp_path):
    with pytest.raises(NoSuchItem):
        letters(tmp_path).act(write("seed", seed))


def test_what_follows_she_and_he_is_counted_whatever_the_capital_letter(tmp_path):
    group = letters(tmp_path).spec["groups"][-1]
    rows = dict(group["blocks"][1]["rows"])
    assert set(rows) == {"she", "he"}
    assert "cried" in rows["she"] and "cried" not in rows["he"]


def test_the_product_holds_guesses_and_decision(tmp_path):
    assert letters_summary(desk(tmp_path)) == []
    step = letters(tmp_path)
    step.act(write("send", "2"))
    step.act(write("why", "From three on it copies."))
    counts, decision = letters_summary(desk(tmp_path))
    assert len(counts["rows"]) == 3 and counts["heading"]
    assert decision["items"][0]["text"] == "From three on it copies."


# The memory


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_memory_is_right_on_the_same_words_only(lang, tmp_path):
    step = recall(tmp_path, lang)
    rows = step.view()["after"]["found"][0]["rows"]
    right = {probe["aim"]: row[2] == row[4] for probe, row in zip(step.probes, rows, strict=True)}
    assert right == {"same-words": True, "paraphrase": False, "time": False, "change": False}


def test_an_own_question_is_not_stored_unless_ticked(tmp_path):
    step = recall(tmp_path)
    before = saved(step)
    step.act(write("question", "Where does my sister live?"))
    assert saved(step) == before
    assert "sister" in step.view()["after"]["own"][0]["rows"][0][2]
    assert "own" not in RecallStep(desk(tmp_path)).view()["after"], "gone after a restart"


def test_an_own_question_that_is_not_kept_is_not_called_saved(tmp_path):
    step = recall(tmp_path)
    assert step.left_unsaved() == ""
    step.act(write("question", "Where is my sister?"))
    assert step.left_unsaved() == step.desk.words("talk.not-stored")
    step.act(write("keep", True))
    assert step.left_unsaved() == ""


def test_an_own_question_that_is_ticked_comes_back(tmp_path):
    step = recall(tmp_path)
    step.act(write("question", "Where does my sister live?"))
    step.act(write("keep", True))
    assert RecallStep(desk(tmp_path)).values()["question"] == "Where does my sister live?"
    step.act(write("keep", False))
    assert RecallStep(desk(tmp_path)).values()["question"] == ""


def test_words_of_crisis_end_the_questions_and_are_not_stored(tmp_path):
    step = recall(tmp_path)
    step.act(write("keep", True))
    before = saved(step)
    step.act(write("question", "I want to die"))
    view = step.view()
    assert step.desk.machines.settings["help.en"] in view["message"]
    assert set(view["hidden"]) == {group["key"] for group in step.spec["groups"]}
    assert view["ended"], "the page brings the message into sight and leads on"
    assert saved(step) == before
    assert "after" in RecallStep(desk(tmp_path)).view(), "the cell can be run again"


def test_a_question_without_a_known_word_brings_nothing_back(tmp_path):
    step = recall(tmp_path)
    step.act(write("question", "Xylophone?"))
    assert step.view()["after"]["own"] == [
        {"heading": "", "text": step.desk.words("recall.no-word")}
    ]


def test_the_notes_stand_there_before_the_prediction(tmp_path):
    step = RecallStep(desk(tmp_path))
    assert "notes" not in step.view()["hidden"]
    assert NOTHING in [option["value"] for option in next(iter(step.asked.values()))["options"]]
    assert recall_summary(desk(tmp_path)) == []


# The flatterer


def test_ten_thumbs_come_first(tmp_path):
    step = flattery(tmp_path, (True,) * (BY_HAND - 1))
    assert step.view()["hidden"] == ["bag", "guess", "run"]
    step.act({"act": "up"})
    assert step.view()["hidden"] == ["hand", "run"]
    step.act({"act": "up"})
    assert len(step.by_hand()) == BY_HAND


def test_thumbs_move_the_bag_and_come_back(tmp_path):
    step = flattery(tmp_path)
    assert sum(step.by_hand()[-1].bag.values()) == 4 * 5 + BY_HAND
    assert FlatteryStep(desk(tmp_path)).by_hand() == step.by_hand()
    rows = FlatteryStep(desk(tmp_path)).view()["after"]["bag"][0]["rows"]
    assert sum(int(row[1]) for row in rows) == BY_HAND
    assert sum(int(row[2]) for row in rows) == 0


def test_agreement_wins_even_where_the_first_ten_thumbs_went_down(tmp_path):
    step = flattery(tmp_path, (False,) * BY_HAND)
    shares = step.trained(step.by_hand(), LIKED)[-1].shares
    assert max(shares, key=shares.get) == "agree"
    shares = step.trained(step.by_hand(), TRUE)[-1].shares
    assert max(shares, key=shares.get) != "agree"


def test_the_result_shows_prediction_line_and_table(tmp_path):
    step = flattery(tmp_path)
    step.act(write("share", 25))
    step.act(LOCK)
    told, lines = step.view()["after"]["run"]
    assert "25" in told["text"]
    assert len(lines["lines"]["labels"]) == len(lines["rows"]) == 10
    step.act(write("reward", TRUE))
    *_, both = step.view()["after"]["run"]
    assert [row[0] for row in both["rows"]] == [row["title"] for row in step.styles]
    assert flattery_summary(desk(tmp_path))


# The gap


def test_the_order_of_the_versions_depends_on_the_alias_and_stays(tmp_path):
    orders = {
        alias: [field["name"] for field in TurnGapStep(desk(tmp_path, alias=alias)).spec["fields"]]
        for alias in ("rani", "tom", "mango-17", "kiwi", "pear")
    }
    assert len({tuple(order) for order in orders.values()}) > 1
    again = [field["name"] for field in TurnGapStep(desk(tmp_path)).spec["fields"]]
    assert again == orders["rani"]


def test_the_gaps_are_told_when_all_are_rated(tmp_path):
    step = TurnGapStep(desk(tmp_path))
    step.act({"act": "compare"})
    assert step.view()["after"] == [] and step.view()["message"]
    for name in step.fields:
        step.act(write(name, "3"))
    step.act({"act": "compare"})
    [block] = TurnGapStep(desk(tmp_path)).view()["after"]
    assert [row[0] for row in block["rows"]] == ["0 ms", "200 ms", "500 ms", "1,500 ms", "5,400 ms"]
    assert step.desk.ai.row("numbers", "d05")["number"] in block["rows"][1][3]
    assert gap_summary(desk(tmp_path)) == [block]


# The sort board


def test_the_kits_view_opens_when_all_are_sorted_with_two_reasons(tmp_path):
    step = SortStep(desk(tmp_path))
    step.act({"act": "compare"})
    assert step.rows[0]["title"] in step.view()["messages"]["why"]
    for row in step.rows:
        step.act(write(row["key"], "rule"))
    step.act({"act": "compare"})
    assert step.view()["messages"]["why"] == step.desk.words("sort.reasonfirst", count=2)
    for n, row in enumerate(step.rows[:2], start=1):
        step.act(write(f"which-{n}", row["key"]))
        step.act(write(f"why-{n}", "Because of its word list."))
    step.act({"act": "compare"})
    [block] = SortStep(desk(tmp_path)).view()["after"]["why"]
    assert len(block["rows"]) == 8 and block["rows"][0][1] == step.desk.words("sort.rule")


def test_each_bin_is_used_by_the_kit(tmp_path):
    assert {row["bin"] for row in SortStep(desk(tmp_path)).rows} == set(BINS)


# Two languages: the machines differ, and so do the questions


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_prediction_of_the_other_language_stands_beside_its_own_questions(lang, tmp_path):
    other = next(one for one in LANGUAGES if one != lang)
    letters(tmp_path, other), recall(tmp_path, other)
    here, there = desk(tmp_path, lang=lang), desk(tmp_path, lang=other)
    assert LetterWriterStep(here).locked() is None and RecallStep(here).locked() is None
    for make in (letters_summary, recall_summary):
        [block], [same] = make(here), make(there)
        assert block["rows"] == same["rows"]
        assert here.words("guess.other-language") in block["note"]
        assert there.words("guess.other-language") not in same["note"]
    assert {row[1] for row in letters_summary(here)[0]["rows"]} == {"the"}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_prediction_made_in_both_languages_is_shown_in_that_of_the_page(lang, tmp_path):
    for one in LANGUAGES:
        step = LetterWriterStep(desk(tmp_path, lang=one))
        fill_guess(step, one)
        step.act(LOCK)
    [block] = letters_summary(desk(tmp_path, lang=lang))
    assert {row[1] for row in block["rows"]} == {lang} and not block["note"]


def test_the_second_reason_is_about_another_behaviour(tmp_path):
    step = SortStep(desk(tmp_path))
    first, second = (row["key"] for row in step.rows[:2])
    step.act(write("which-1", first))
    offered = step.view()["offered"]
    assert first not in offered["which-2"] and second in offered["which-2"]
    assert first in offered["which-1"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_is_missing_from_a_prediction_ends_with_its_own_mark(lang, tmp_path):
    step = RecallStep(desk(tmp_path, lang=lang))
    step.act({"act": "lock"})
    assert step.view()["messages"]["guess"].endswith("?")
