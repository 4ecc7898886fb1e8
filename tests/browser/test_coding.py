"""Coding by keys: as fast as anybody types, nothing is lost, and nothing waits for the kernel."""

import json
import time

import pytest

from .conftest import LESSONS
from .learner import Learner, choose_settings, saved_records

ENTRY = {"theme": "closeness", "guess": 70} | dict.fromkeys(
    ("definition", "include", "exclude", "example"), "Written before."
)
KEYS = {"1": "yes", "0": "no", "?": "unsure"}
HOSTILE_NAME = "<img src=x onerror=alert(1)>"
PACE = 0.1  # seconds from key to key
CELL = "[data-cell='code-theme'] [role=gridcell]:not([hidden])"
# Before the next frame is drawn: has the cell that had the focus changed?
WATCH = """() => {
    window.painted = [];
    window.addEventListener('keydown', () => {
        const cell = document.activeElement, before = cell.dataset.code;
        requestAnimationFrame(() => window.painted.push(cell.dataset.code !== before));
    }, true);
}"""
TOLD = """(start) => document.querySelector("[data-cell='code-theme'] .fk-status")
    .textContent.startsWith(start)"""
SHOWN = f'() => [...document.querySelectorAll("{CELL}")].map(cell => cell.dataset.code)'


@pytest.fixture
def coder(lab):
    """A page with lesson 04, version 1 locked, the focus on the first code."""
    choose_settings(lab.server.work, "mango-17", 2)
    plant_lock(lab.server.work / "mango-17")
    lab.open_notebook(next(path for path in LESSONS if "/en/04" in path))
    show(lab)
    lab.page.locator(f"{CELL}[tabindex='0']").focus()
    return lab


def plant_lock(folder) -> None:
    record = {"format": 1, "when": "2026-01-01T00:00:01.000+00:00", "line": 1, "lesson": "04"}
    record |= {"item": "n04-entry", "kind": "lock", "value": ENTRY}
    with next(folder.glob("*.jsonl")).open("a", encoding="utf-8") as file:
        file.write(json.dumps(record) + "\n")


def show(lab) -> None:
    lab.run_all()
    lab.page.wait_for_selector(CELL)


def test_thirty_codes_at_ten_keys_a_second_are_all_saved_and_shown_again(coder):
    coder.page.evaluate(WATCH)
    keys = [list(KEYS)[place % 3] for place in range(30)]
    start = time.monotonic()
    for place, key in enumerate(keys):
        coder.press(key)
        time.sleep(max(0, start + (place + 1) * PACE - time.monotonic()))
    codes = [KEYS[key] for key in keys]
    assert coder.page.evaluate(SHOWN) == codes
    assert coder.page.evaluate("() => window.painted") == [True] * 30

    Learner(coder).wait_until_saved()
    saved = {
        record["value"]["name"]: record["value"]["value"]
        for record in saved_records(coder.server.work, "mango-17")
        if (record["item"], record["kind"]) == ("n04-codes", "field")
    }
    assert saved == {f"closeness-q{n:02}": code for n, code in enumerate(codes, start=1)}

    coder.kill_kernel()
    coder.page.evaluate("() => document.querySelectorAll('.fk-panel').forEach(p => p.remove())")
    show(coder)
    assert coder.page.evaluate(SHOWN) == codes


def test_a_reason_belongs_to_the_sequence_where_it_was_typed(coder):
    reason = coder.page.locator("[data-cell='code-theme'] .fk-field input")
    coder.press("1", "ArrowUp", "Tab")
    coder.page.keyboard.insert_text("Only for Q01.")
    coder.press("Enter", "ArrowDown")
    assert reason.input_value() == ""
    coder.press("ArrowUp")
    assert reason.input_value() == "Only for Q01."
    Learner(coder).wait_until_saved()
    values = [record["value"] for record in saved_records(coder.server.work, "mango-17")]
    assert {"name": "why-closeness-q01", "value": "Only for Q01."} in values
    assert not [one for one in values if isinstance(one, dict) and "q02" in str(one.get("name"))]


def test_arrow_keys_stay_in_the_grid_and_a_code_can_be_taken_back(coder):
    coder.press("1", "1", "Home", "Backspace", "End", "0")
    shown = coder.page.evaluate(SHOWN)
    assert (shown[0], shown[1], shown[-1]) == ("", "yes", "no")
    assert coder.page.evaluate("() => document.activeElement.getAttribute('role')") == "gridcell"


def test_the_code_buttons_keep_the_focus(coder):
    button = coder.page.locator("[data-cell='code-theme'] .fk-codebar button").first
    button.focus()
    coder.press("Enter", "Enter", "Enter")
    assert coder.page.evaluate(SHOWN)[:4] == ["yes", "yes", "yes", ""]
    assert button.evaluate("node => node === document.activeElement")


def test_a_reason_belongs_to_the_line_that_was_coded(coder):
    label = coder.cell("code-theme").locator(".fk-field label")
    coder.press("Home", "1")
    assert "Q01" in label.inner_text()
    coder.press("ArrowDown")
    assert "Q03" in label.inner_text()


def test_backspace_takes_the_last_code_back_and_a_key_too_many_changes_nothing(coder):
    coder.press("Home", "1", "Backspace")
    assert coder.page.evaluate(SHOWN)[0] == ""
    coder.press("End", "1", "0", "0")
    assert coder.page.evaluate(SHOWN)[-1] == "yes"


def test_the_count_stands_above_and_below_the_grid_and_twenty_are_announced(coder):
    panel = coder.cell("code-theme")
    coder.press("Home", *["1"] * 18)
    assert panel.get_by_text("Coded: 18 of 20, still 2 to go.").count() == 2
    assert panel.locator(".fk-status").text_content() == ""
    coder.press("0", "0")
    assert panel.locator("p", has_text="All 20 that were asked for").count() == 1
    coder.page.wait_for_function(TOLD, arg="Coded: 20.")


def test_a_partners_file_is_opened_and_its_disagreement_offers_the_full_text(coder):
    coder.press("Home", *["1"] * 20)
    answers = {"n04-codes": {"closeness-q02": "no", "why-closeness-q02": HOSTILE_NAME}}
    kiwi = {"filmkit": "partner", "format": 1, "film": "her", "lesson": "04", "alias": "kiwi"}
    cell = coder.cell("exchange-files")
    for content, told in (
        ("<b>{", "cannot be read"),
        (json.dumps(kiwi | {"answers": answers}), "the file of 'kiwi'"),
    ):
        file = {"name": "kiwi-04.json", "mimeType": "text/plain", "buffer": content.encode()}
        cell.locator("input[type=file]").set_input_files(file)
        coder.page.wait_for_function("(told) => document.body.textContent.includes(told)", arg=told)
    agree = coder.cell("agree-readers")
    agree.get_by_label("my partner's file").check()
    pair = agree.locator(".fk-pair")
    pair.get_by_text("kiwi: no").wait_for()
    assert HOSTILE_NAME in pair.text_content() and pair.locator("img").count() == 0
    reason = pair.get_by_text(HOSTILE_NAME)  # it may speak of the full text: it waits
    assert not reason.is_visible()
    pair.locator("summary").focus()
    coder.press("Enter")
    reason.wait_for()
    assert "gentler wording" in pair.text_content()
    full = pair.get_by_role("button", name="Show the full text")
    before = pair.text_content()
    full.focus()
    coder.press("Enter")
    assert pair.text_content() != before
    assert pair.get_by_role("button", name="Show the gentler wording").count() == 1


SEEN = """() => {
    const row = document.activeElement.closest("tr").getBoundingClientRect();
    const name = document.activeElement.closest("table").querySelector("thead th");
    const head = name.getBoundingClientRect();
    const bar = document.querySelector("[data-cell='code-theme'] .fk-codebar");
    return row.top >= Math.max(head.bottom, bar.getBoundingClientRect().bottom) - 1;
}"""
CARD = """() => {
    const cards = document.querySelectorAll("[data-cell='code-theme'] .fk-card");
    const card = [...cards].at(-1).getBoundingClientRect();
    const frame = document.querySelector("[data-cell='code-theme'] .fk-gridframe");
    return card.bottom <= Math.min(frame.getBoundingClientRect().bottom, innerHeight) + 1;
}"""


def test_the_row_with_the_focus_is_not_hidden_under_the_head(coder):
    coder.press("End")
    for _ in range(28):
        coder.press("ArrowUp")
        assert coder.page.evaluate(SEEN)


def test_the_card_of_the_last_row_comes_into_sight(coder):
    coder.press("End", "Shift+Tab", "Enter")
    coder.page.wait_for_timeout(100)
    assert coder.page.evaluate(CARD)
