"""The door to a language model: shut as shipped, careful when open."""

from dataclasses import replace
from types import MappingProxyType

import pytest
from desks import LANGUAGES, desk

from filmkit.errors import ModelUnreachable, NoSuchItem
from filmkit.machines.local_model import Door
from filmkit.steps import local_talks
from filmkit.steps.local_talks import LONGEST, LocalTalkStep, local_talk
from filmkit.steps.step import Desk


def say(text) -> dict:
    return {"act": "say", "text": text}


@pytest.fixture
def asked(monkeypatch) -> list:
    """What reaches the model, which answers with the number of turns it has seen."""
    seen: list = []

    def answer(door, manner, turns):
        seen.append((manner, list(turns)))
        return f"reply {len(seen)}"

    monkeypatch.setattr(local_talks, "reply", answer)
    return seen


def talk(folder, turns: int = 3, lang: str = "en") -> LocalTalkStep:
    return LocalTalkStep(desk(folder, lang=lang), Door("http://127.0.0.1:9/v1", "small", turns))


def with_settings(monkeypatch, folder, **values) -> Desk:
    here = desk(folder)
    settings = here.machines.settings | {f"model.{name}": value for name, value in values.items()}
    machines = replace(here.machines, settings=MappingProxyType(settings))
    monkeypatch.setattr(Desk, "machines", machines)
    return here


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_door_is_shut_as_shipped(lang, tmp_path):
    step = local_talk(desk(tmp_path, lang=lang))
    assert step.control == "form"
    assert step.spec["groups"][0]["text"] == step.desk.words("door.shut")


def test_a_teacher_opens_it_by_three_settings(monkeypatch, tmp_path):
    here = with_settings(monkeypatch, tmp_path, turns=4, name="small")
    step = local_talk(here)
    assert step.control == "chat" and step.door.turns == 4
    notice = step.spec["card"]["text"]
    assert "small" in notice and step.door.url in notice


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"turns": 4, "url": "http://192.168.0.9/v1"}, "not-here"),
        ({"turns": 99}, "bad-turns"),
        ({"turns": 4, "url": "nowhere"}, "bad-address"),
    ],
)
def test_a_setting_that_does_not_work_is_said_in_the_lesson(values, code, monkeypatch, tmp_path):
    step = local_talk(with_settings(monkeypatch, tmp_path, **values))
    assert step.spec["groups"][0]["text"].startswith(step.desk.words(f"door.{code}", found="")[:20])


def test_the_talk_goes_to_the_model_and_is_stored_nowhere(asked, tmp_path):
    step = talk(tmp_path)
    step.act(say("Good morning."))
    step.act(say("Who are you?"))
    assert [(one["you"], one["reply"]) for one in step.view()["turns"]] == [
        ("Good morning.", "reply 1"),
        ("Who are you?", "reply 2"),
    ]
    manner, turns = asked[-1]
    assert manner == step.desk.words("door.manner")
    assert turns == [
        ("learner", "Good morning."),
        ("model", "reply 1"),
        ("learner", "Who are you?"),
    ]
    assert step.desk.work.entries() == []
    assert talk(tmp_path).view()["turns"] == []


def test_after_the_last_turn_nothing_more_is_sent(asked, tmp_path):
    step = talk(tmp_path, turns=1)
    step.act(say("One."))
    step.act(say("Two."))
    assert len(asked) == 1
    assert step.view()["full"] and step.view()["message"]


@pytest.mark.parametrize("text", ["I want to die", "aku mau bunuh diri"])
def test_words_of_crisis_never_reach_the_model(text, asked, tmp_path):
    step = talk(tmp_path)
    step.act(say(text))
    assert asked == [] and step.view()["turns"] == []
    assert step.desk.machines.settings["help.en"] in step.view()["stopped"]
    step.act(say("Hello again."))
    assert asked == [], "the activity has ended"


@pytest.mark.parametrize("code", ["no-client", "silent", "slow", "refused", "empty"])
def test_what_goes_wrong_is_a_sentence_and_costs_no_turn(code, monkeypatch, tmp_path):
    def fail(*_):
        raise ModelUnreachable(code, "x")

    monkeypatch.setattr(local_talks, "reply", fail)
    step = talk(tmp_path)
    step.act(say("Good morning."))
    assert step.view()["message"] == step.desk.words(f"door.{code}", found="x")
    assert step.view()["turns"] == []


@pytest.mark.parametrize("text", [None, 7, ["a"], "x" * (LONGEST + 1)])
def test_what_is_no_line_is_refused(text, asked, tmp_path):
    with pytest.raises(NoSuchItem):
        talk(tmp_path).act(say(text))
    assert asked == []
