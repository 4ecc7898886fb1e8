"""The shot log: each press keeps its own time, however fast; the reel; a log by hand."""

import time

import pytest

from .conftest import LESSONS
from .learner import Learner, choose_settings, saved_records

# The presses as the page itself saw them, before any code of the kit.
WATCH = """() => {
    window.presses = [];
    window.addEventListener('keydown', (event) => {
        if (event.key === ' ' && !event.repeat) window.presses.push(event.timeStamp);
    }, true);
}"""
PRESSES, PACE, NEAR = 201, 0.1, 20  # the first press starts; seconds; milliseconds


@pytest.fixture
def lesson(lab):
    choose_settings(lab.server.work, "mango-17", 0)
    lab.open_notebook(next(path for path in LESSONS if "/en/06" in path))
    lab.run_all()
    lab.page.wait_for_selector("[data-cell=log-again] .fk-panel")
    return lab


def saved_fields(lab, item: str) -> dict:
    return {
        record["value"]["name"]: record["value"]["value"]
        for record in saved_records(lab.server.work, "mango-17")
        if (record["item"], record["kind"]) == (item, "field")
    }


def test_each_of_200_fast_presses_is_kept_with_its_own_time(lesson):
    cell = lesson.cell("log-shots")
    cell.locator("input[value=own]").check()
    cell.locator("[data-act=press]").focus()
    lesson.page.evaluate(WATCH)
    start = time.monotonic()
    for place in range(PRESSES):
        lesson.press("Space")
        time.sleep(max(0, start + (place + 1) * PACE - time.monotonic()))
    lesson.press("p")
    presses = lesson.page.evaluate("() => window.presses")
    truth = [press - presses[0] for press in presses[1:]]
    Learner(lesson).wait_until_saved()
    fields = saved_fields(lesson, "n06-log")
    kept = [fields[f"cut-{number}"] for number in range(1, PRESSES)]
    assert len(truth) == len(kept) == PRESSES - 1
    assert max(abs(one - other) for one, other in zip(kept, truth, strict=True)) < NEAR
    assert fields["end"] >= kept[-1]
