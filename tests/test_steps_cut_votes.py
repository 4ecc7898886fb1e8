"""The second votes of lesson 01 wait for the own division and show it."""

import pytest
from desks import desk, write

from filmkit.errors import NotLocked
from filmkit.steps.cut_votes import CutVoteStep, reveal
from filmkit.steps.cuts import CUTS, CutStep
from filmkit.steps.question import PredictStep, RevealStep


def voting(folder, item: str, *, done: bool = True, level: int = 1) -> RevealStep:
    here = desk(folder, pack="her", lesson="01", level=level)
    lock = {"choice": f"{item}-a", "reason": "I feel it.", "confidence": "3"}
    PredictStep(here, item).act({"act": "check", **lock})
    own = CutStep(here)
    own.act(write("begins-q01", "One"))
    for key in ("q03", "q05"):
        own.act(write(f"cut-{key}", True))
        own.act(write(f"criterion-{key}", "goal"))
        own.act(write(f"begins-{key}", "A part"))
    if done:
        own.act({"act": "done"})
    return reveal(here, item)


@pytest.mark.parametrize("item", ["n01-p1", "n01-p2"])
def test_a_second_vote_waits_until_the_own_division_is_done(tmp_path, item):
    step = voting(tmp_path, item, done=False)
    assert step.view()["feedback"] == step.desk.words("reveal.cutfirst")
    with pytest.raises(NotLocked):
        step.act({"act": "check", "choice": f"{item}-b"})
    assert step.desk.work.latest(item, "again") is None
    CutStep(step.desk).act({"act": "done"})
    step.act({"act": "check", "choice": f"{item}-b"})
    assert step.view()["over"]


def test_the_number_of_parts_stands_beside_the_readers(tmp_path):
    step = voting(tmp_path, "n01-p1")
    lines = step.view()["feedback"].split("\n")
    assert lines[-3:] == ["You: 3 parts", "Rani: 6 parts", "Tom: 7 parts"]


def test_the_places_of_the_boundaries_stand_in_per_cent_of_the_lines(tmp_path):
    step = voting(tmp_path, "n01-p2", level=0)
    own, rani = step.view()["feedback"].split("\n")[-3:-1]
    at = [step.desk.fill(f"{{{{until.{key}}}}}") for key in ("q02", "q04")]
    assert own == f"You: Q03 at {at[0]}%, Q05 at {at[1]}%"
    assert rani == f"Rani: Q05 at {at[1]}%"


def test_each_thing_that_is_told_has_a_line_of_its_own(tmp_path):
    step = voting(tmp_path, "n01-p1")
    step.act({"act": "check", "choice": "n01-p1-b"})
    words, lines = step.desk.words, step.view()["feedback"].split("\n")
    assert words("reveal.reason", reason="I feel it.") in lines
    assert words("reveal.sure", confidence="3") in lines
    now = step.question.choice("n01-p1-b")
    assert lines[-2:] == [
        words("reveal.changed", now=now.text),
        words("reveal.must-answer", text=now.feedback),
    ]


def test_a_vote_follows_the_division_and_other_votes_stay_as_they_were(tmp_path):
    assert CUTS in CutVoteStep.follows
    assert type(reveal(desk(tmp_path), "n03-p1")) is RevealStep
