"""The talk: nothing is kept unless ticked, the x-ray opens late, words of crisis end it."""

import json

import pytest
from crisis_sentences import POSITIVE
from desks import HOSTILE, LANGUAGES, desk, plant, write

from filmkit.errors import FilmkitError
from filmkit.machines.eliza import State, answer
from filmkit.machines.script import ScriptBroken
from filmkit.steps import scripts
from filmkit.steps.breaking import BreakStep, break_summary
from filmkit.steps.care import help_message
from filmkit.steps.ratings import RatingStep, rating_summary
from filmkit.steps.script_edits import EditScriptStep, rule_summary
from filmkit.steps.scripts import ITEM as RULE
from filmkit.steps.scripts import is_edit, kit_rows, kit_script, own_script, place_of
from filmkit.steps.talks import LONGEST, MOST, WANTED, TalkStep, overheard, talk_summary
from filmkit.widgets import Panel

TALK = ["My aunt sings too late.", "It rains.", "Do you know that?", "Hm.", "I am tired."]


def talk(folder, *texts: str, **more) -> TalkStep:
    step = TalkStep(desk(folder, lesson="07", **more))
    for text in texts:
        say(step, text)
    return step


def say(step: TalkStep, text: str) -> None:
    step.act({"act": "say", "text": text})


def stored(folder) -> str:
    return "".join(file.read_text("utf-8") for file in folder.rglob("*.jsonl"))


# --- the talk -----------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_replies_are_those_of_the_engine(lang, tmp_path):
    step, state = talk(tmp_path, *TALK, lang=lang), State()
    for text, turn in zip(TALK, step.view()["turns"], strict=True):
        reply = answer(kit_script(step.desk), text, state)
        state = reply.state
        assert (turn["you"], turn["reply"]) == (text, reply.reply)


def test_nothing_that_is_typed_is_stored_unless_ticked(tmp_path):
    step = talk(tmp_path, *TALK)
    assert "aunt" not in stored(tmp_path) and "turns" in stored(tmp_path)
    again = talk(tmp_path)
    assert again.view()["turns"] == [] and again.view()["open"]
    assert again.view()["message"] == step.desk.words("talk.not-kept")


def test_the_page_does_not_call_a_talk_saved_that_is_not(tmp_path):
    step = talk(tmp_path, *TALK[:-1])
    panel, told = Panel(step), step.desk.words("talk.not-stored")
    panel.receive({"act": "say", "text": TALK[-1], "n": 1})
    assert panel.saved["text"].endswith(told), "only that there were enough turns is saved"
    panel.receive(write("keep", True) | {"n": 2})
    assert panel.saved["text"] and told not in panel.saved["text"]


def test_a_talk_that_is_kept_comes_back_with_its_x_ray_and_its_state(tmp_path):
    step = talk(tmp_path, *TALK)
    step.act(write("keep", True))
    step.act(write("xray", True))
    say(step, "My aunt again.")
    again = talk(tmp_path)
    assert again.view() == step.view()
    for one in (step, again):
        say(one, "My aunt once more.")
    assert again.view()["turns"] == step.view()["turns"]
    assert all(turn["xray"] for turn in again.view()["turns"])


def test_a_tick_that_is_taken_back_takes_the_talk_out(tmp_path):
    step = talk(tmp_path, *TALK)
    step.act(write("keep", True))
    assert len(talk_summary(step.desk)[0]["items"]) == 2 * len(TALK)
    step.act(write("keep", False))
    assert talk_summary(step.desk) == [] and talk(tmp_path).view()["turns"] == []


def test_the_x_ray_opens_after_some_turns_and_only_where_asked(tmp_path):
    step = talk(tmp_path, *TALK[: WANTED - 1])
    step.act(write("xray", True))
    assert not step.view()["open"] and not any(turn["xray"] for turn in step.view()["turns"])
    say(step, TALK[-1])
    assert step.view()["open"] and all(turn["xray"] for turn in step.view()["turns"])
    step.act(write("xray", False))
    assert not any(turn["xray"] for turn in step.view()["turns"])


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_x_ray_says_in_plain_lines_what_happened(lang, tmp_path):
    step = talk(tmp_path, lang=lang)
    step.act(write("xray", True))
    lines = {
        "en": "Well, my aunt sings, but I do not.",
        "id": "Nah, bibiku menyanyi, tapi aku tidak.",
    }
    words = step.desk.words
    for text in (lines[lang], "...", "...", "...", "..."):
        say(step, text)
    first, second, _, fourth, fifth = [turn["xray"] for turn in step.view()["turns"]]
    aunt = {"en": "your aunt sings", "id": "bibimu menyanyi"}[lang]
    heard = {"en": "my aunt sings", "id": "bibiku menyanyi"}[lang]
    assert first[0] == words("xray.heard", text=heard)
    assert any("(2)" in line for line in first), "the rank of the keyword"
    assert any("→" in line for line in first) and any("/" in line for line in first)
    assert any(aunt.split()[-1] in line for line in first[-1:]), "what was kept"
    assert second[-1] == words("xray.none", counter=2)
    assert fourth[-1] == words("xray.memory", counter=4)
    assert fifth[-1] == words("xray.none", counter=1)


def test_a_talk_has_an_end(tmp_path):
    step = talk(tmp_path, *["x"] * (MOST + 5))
    assert len(step.view()["turns"]) == MOST and step.view()["full"]
    assert step.view()["message"] == step.desk.words("talk.full", count=MOST)


@pytest.mark.parametrize("text", [None, 3, [], {}, "x" * (LONGEST + 1)])
def test_what_is_no_turn_is_refused_in_a_sentence(text, tmp_path):
    step = talk(tmp_path)
    with pytest.raises(FilmkitError):
        step.act({"act": "say", "text": text})
    assert step.view()["turns"] == []


@pytest.mark.parametrize("text", ["", "  ", "\n"])
def test_an_empty_line_is_no_turn(text, tmp_path):
    assert talk(tmp_path, text).view()["turns"] == []


@pytest.mark.parametrize(
    "value",
    [HOSTILE, [HOSTILE], [[HOSTILE, HOSTILE, 1]], [["x"]], [[1, 2]], [["a", "x" * 3000]], {"a": 1}],
)
def test_a_hand_made_talk_is_left_out(value, tmp_path):
    plant(tmp_path, "n07-eliza", "talk", value)
    assert talk(tmp_path).view()["turns"] == []


def test_a_reply_that_the_script_would_not_give_has_no_x_ray(tmp_path):
    plant(tmp_path, "n07-eliza", "talk", [["x", "I know you."]])
    plant(tmp_path, "n07-eliza", "turns", 5)
    plant(tmp_path, "n07-eliza", "field", {"name": "xray", "value": True})
    step = talk(tmp_path)
    assert step.view()["turns"][0]["xray"] == [step.desk.words("xray.other-script")]


# --- words of crisis ----------------------------------------------------------------------------


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("of", LANGUAGES)
def test_words_of_crisis_are_neither_answered_nor_stored_and_end_the_talk(lang, of, tmp_path):
    step = talk(tmp_path, "Hello.", lang=lang)
    step.act(write("keep", True))
    before = stored(tmp_path)
    say(step, POSITIVE[of][0])
    view = step.view()
    assert view["stopped"] == help_message(step.desk)
    assert step.desk.machines.settings[f"help.{lang}"] in view["stopped"]
    assert len(view["turns"]) == 1 and stored(tmp_path) == before
    assert POSITIVE[of][0] not in json.dumps(view)
    say(step, "Hello again.")
    assert len(step.view()["turns"]) == 1, "nothing is answered any more"
    assert talk(tmp_path, lang=lang).view()["stopped"] == "", "nothing is remembered of it"


@pytest.mark.parametrize(("step", "field"), [(BreakStep, "typed-2"), (EditScriptStep, "try")])
def test_the_other_lines_to_the_machine_end_too(step, field, tmp_path):
    form = step(desk(tmp_path, lesson="07"))
    form.act(write(field, POSITIVE["en"][0]))
    view = form.view()
    assert view["message"] == help_message(form.desk)
    assert view["hidden"] == [group["key"] for group in form.spec["groups"]]
    assert "die" not in stored(tmp_path)


# --- ratings ------------------------------------------------------------------------------------


def rate(step: RatingStep, rating: int, line: str) -> None:
    for name, value in (("rating", rating), ("line", line), ("why", "Because.")):
        step.act(write(name, value))
    step.act({"act": "lock"})


def test_a_rating_locks_and_the_second_shows_both(tmp_path):
    before = RatingStep(desk(tmp_path, lesson="07"), "before")
    rate(before, 0, "2")
    before.act(write("rating", 9))
    after = RatingStep(desk(tmp_path, lesson="07"), "after")
    assert "after" not in after.view()
    rate(after, 10, "none")
    words, line = after.desk.words, overheard(after.desk)[1][1]
    [shown] = after.view()["after"]["shown"]
    assert shown["rows"] == [
        [words("rate.before"), words("rate.of-ten", rating=0), line, "Because."],
        [words("rate.after"), words("rate.of-ten", rating=10), words("rate.no-line"), "Because."],
    ]
    assert rating_summary(after.desk)[0]["rows"] == shown["rows"]


def test_the_second_rating_works_without_the_first(tmp_path):
    after = RatingStep(desk(tmp_path, lesson="07"), "after")
    rate(after, 4, "1")
    assert after.view()["after"]["shown"][0]["rows"][0][1:] == ["–", "–", "–"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_rating_is_not_called_a_prediction(lang, tmp_path):
    step = RatingStep(desk(tmp_path, lang=lang), "before")
    assert step.spec["groups"][0]["actions"][0]["label"] == step.desk.words("rate.lock")
    assert step.desk.words("rate.lock") != step.desk.words("question.lock")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_how_to_read_a_rule_stands_above_the_rules(lang, tmp_path):
    step = EditScriptStep(desk(tmp_path, lang=lang))
    told = step.spec["groups"][0]["text"]
    assert told == step.desk.words("change.notation")
    assert all(sign in told for sign in ("0", "a|b", "/", "3"))


def test_a_rating_needs_everything(tmp_path):
    step = RatingStep(desk(tmp_path, lesson="07"), "before")
    step.act({"act": "lock"})
    assert step.locked() is None and step.view()["messages"]["guess"]
    assert rating_summary(step.desk) == []


# --- breaking -----------------------------------------------------------------------------------


def test_the_product_shows_how_the_program_was_broken(tmp_path):
    step = BreakStep(desk(tmp_path, lesson="07"))
    assert break_summary(step.desk) == []
    step.act(write("typed-2", "I was late."))
    step.act(write("failed-2", "swap"))
    assert break_summary(step.desk)[0]["rows"] == [
        ["I was late.", step.desk.words("break.swap"), "–"]
    ]


# --- one change of the script -------------------------------------------------------------------


def edit(folder, lang: str = "en", **values) -> EditScriptStep:
    step = EditScriptStep(desk(folder, lesson="07", lang=lang))
    for name, value in values.items():
        step.act(write(name.replace("_", "-"), value))
    step.act({"act": "use_change"})
    return step


def tried(step: EditScriptStep, text: str) -> list[str]:
    step.act(write("try", text))
    return [side["code"] for side in step.view()["after"]["try"][0]["sides"]]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_keyword_can_be_added_tried_and_taken_back(lang, tmp_path):
    step = edit(tmp_path, lang, change="add", word="Lamp", rank=90, add_text="Who lit 3?")
    kit, own = tried(step, "a lamp in the hall")
    assert (own, kit != own) == ("Who lit in the hall?", True)
    assert "lamp in the hall" not in stored(tmp_path), "what is tried is not stored"
    assert any("lamp" in row[0] for row in step.view()["after"]["table"][0]["rows"])
    step.act({"act": "restore"})
    assert own_script(step.desk) is kit_script(step.desk)
    assert step.view()["values"]["word"] == "Lamp", "what was written stays"


def test_a_reply_and_a_pattern_can_be_changed(tmp_path):
    step = edit(tmp_path, change="reply", reply_which="because 1 1", reply_text="Why 3?")
    assert tried(step, "because it rains")[1] == "Why it rains?"
    step = edit(tmp_path, change="pattern", pattern_which="because 1", pattern_text="because it 0")
    assert tried(step, "because it rains")[1].endswith("rains. Is it the whole reason?")


def test_the_talk_uses_the_change_and_begins_with_the_disclosure(tmp_path):
    words = {"change": "add", "word": "lamp", "rank": 90, "add_text": "Who lit it?"}
    edit(tmp_path, disclosure="This is a list of rules.", **words)
    step = talk(tmp_path, "the lamp")
    assert step.view()["hello"][0] == "This is a list of rules."
    assert step.view()["turns"][0]["reply"] == "Who lit it?"


def test_a_swapped_word_can_become_a_keyword(tmp_path):
    step = edit(tmp_path, change="add", word="am", add_text="Since when 3?")
    assert tried(step, "am late")[1] == "Since when late?"


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({}, "not-chosen"),
        ({"change": "reply", "reply_text": "x"}, "not-chosen"),
        ({"change": "reply", "reply_which": "my 1 1", "reply_text": " "}, "no-text"),
        ({"change": "reply", "reply_which": "my 1 1", "reply_text": "Your 7?"}, "no-such-part"),
        ({"change": "pattern", "pattern_which": "my 1", "pattern_text": ""}, "no-pattern"),
        ({"change": "pattern", "pattern_which": "my 1", "pattern_text": "0 (x)"}, "bad-part"),
        ({"change": "pattern", "pattern_which": "my 1", "pattern_text": "0 /x"}, "no-such-tag"),
        ({"change": "pattern", "pattern_which": "my 1", "pattern_text": "my"}, "no-such-part"),
        ({"change": "add", "word": "two words", "add_text": "x"}, "not-one-word"),
        ({"change": "add", "word": HOSTILE[:40], "add_text": "x"}, "not-one-word"),
        ({"change": "add", "word": "", "add_text": "x"}, "not-one-word"),
        ({"change": "add", "word": "my", "add_text": "x"}, "known-key"),
        ({"change": "add", "word": "how", "add_text": "x"}, "known-key"),
        ({"change": "add", "word": "lamp"}, "no-text"),
    ],
)
def test_a_broken_change_is_said_and_changes_nothing(values, code, tmp_path):
    step = edit(tmp_path, **values)
    with pytest.raises(ScriptBroken) as broken:
        scripts.changed(step.desk.machines, step._edit()) if step._edit() else no_edit()
    flaw = broken.value.flaws[0]
    assert flaw.code == code
    told = step.view()["messages"]["use"]
    assert told == step.desk.words(f"script.{code}", key=flaw.key, found=flaw.found)
    assert own_script(step.desk) is kit_script(step.desk)


def no_edit():
    raise ScriptBroken.of("not-chosen")


GOOD = {"change": "add", "which": "", "word": "lamp", "rank": 5, "text": "x"}


@pytest.mark.parametrize(
    "wrong", [{"rank": "5"}, {"rank": 100}, {"word": "x" * 41}, {"change": "x"}, {"text": None}]
)
def test_a_hand_made_change_is_left_out(wrong, tmp_path):
    assert is_edit(GOOD) and not is_edit(GOOD | wrong)
    plant(tmp_path, RULE, "script", GOOD | wrong)
    step = EditScriptStep(desk(tmp_path, lesson="07"))
    assert own_script(step.desk) is kit_script(step.desk)


def test_a_change_that_no_longer_fits_the_script_is_left_out(tmp_path):
    plant(tmp_path, RULE, "script", GOOD | {"text": "9"})
    assert own_script(desk(tmp_path)) is kit_script(desk(tmp_path))


def test_a_change_made_in_the_other_language_is_shown_in_the_product_and_said(tmp_path):
    edit(tmp_path, change="reply", reply_which="because 1 1", reply_text="Why 3?")
    here = desk(tmp_path, lang="id")
    assert own_script(here) is kit_script(here), "the program of this language stays as it was"
    [block] = rule_summary(here)
    assert block["items"][0]["text"] == "Why 3?"
    assert block["items"][0]["note"] == here.words("guess.other-language")


def test_the_product_shows_change_disclosure_and_defence(tmp_path):
    step = edit(
        tmp_path, change="add", word="lamp", add_text="Who lit it?", why="It asks.", lost="Ease."
    )
    [block] = rule_summary(step.desk)
    assert [item["text"] for item in block["items"]] == ["Who lit it?", "It asks.", "Ease."]


def test_the_product_names_what_was_replaced_in_the_words_of_the_script(tmp_path):
    step = edit(tmp_path, change="reply", reply_which="my 1 1", reply_text="I am a program.")
    [block] = rule_summary(step.desk)
    was = next(row["text"] for row in kit_rows(step.desk.machines)["eliza_replies"]
               if place_of(row) == "my 1 1")  # fmt: skip
    assert was in block["items"][0]["label"] and "my 1 1" not in block["items"][0]["label"]
