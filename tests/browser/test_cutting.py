"""Cutting and sorting in the page: keys, undo, and a picture that follows at once."""

import json

import pytest

from .conftest import LESSONS
from .learner import choose_settings, saved_records

PATH = next(path for path in LESSONS if "/en/01-" in path)
HOSTILE_NAME = "<img src=x onerror=alert(1)>"
FILE = {
    "filmkit": "partner",
    "format": 1,
    "film": "her",
    "lesson": "01",
    "alias": "kiwi",
    "answers": {"n01-cuts": {"cut-q05": True, "begins-q05": HOSTILE_NAME}},
}
HERE = "() => document.activeElement.textContent"
# What the page shows in the very frame after a press, before the kernel can have answered.
SAME_FRAME = """(button) => new Promise((done) => {
    button.click();
    requestAnimationFrame(() => done(button.closest('.fk-panel').querySelector('.fk-drawing')
        .getAttribute('aria-label')));
})"""


@pytest.fixture
def cutting(lab):
    """Open lesson 01 at level 1 and give the cell with the story."""
    choose_settings(lab.server.work, "mango-17", 1)
    lab.open_notebook(PATH)
    lab.run_all()
    lab.page.wait_for_selector(".fk-cut")
    return lab.cell("cut-story")


def pressed(cell) -> list[str]:
    return cell.locator(".fk-cut[aria-pressed=true]").all_text_contents()


def test_arrow_keys_go_from_gap_to_gap_and_tab_stops_once(lab, cutting):
    assert cutting.locator(".fk-cut").count() == 24
    assert cutting.locator(".fk-cut[tabindex='0']").count() == 1
    cutting.locator(".fk-cut").first.focus()
    lab.press("ArrowUp", "ArrowDown", "ArrowDown", "Space")
    assert pressed(cutting) == ["Cut between Q03 and Q04"]
    lab.press("End")
    assert lab.page.evaluate(HERE) == "Cut between Q24 and Q25"
    lab.press("ArrowDown", "Home")
    assert lab.page.evaluate(HERE) == "Cut between Q01 and Q02"
    assert cutting.locator(".fk-cut[tabindex='0']").count() == 1


def test_a_cut_is_painted_in_the_next_frame(cutting):
    label = cutting.locator(".fk-cut").nth(4).evaluate(SAME_FRAME)
    assert "Parts: 2. Sequences in the longest: 20, in the shortest: 5." in label


def test_undo_takes_back_one_step_at_a_time(lab, cutting):
    cutting.get_by_role("button", name="Begin with 3 cuts").click()
    given = pressed(cutting)
    assert [name[-3:] for name in given] == ["Q10", "Q19", "Q25"]
    assert lab.page.evaluate(HERE) == "Undo the last cut"
    cutting.locator(".fk-cut").first.click()
    cutting.locator(".fk-cut", has_text="and Q19").click()
    assert [name[-3:] for name in pressed(cutting)] == ["Q02", "Q10", "Q25"]
    undo = cutting.get_by_role("button", name="Undo the last cut")
    undo.click()
    undo.click()
    assert pressed(cutting) == given
    undo.click()
    assert pressed(cutting) == []
    lab.press("Enter")
    lab.page.wait_for_function(
        "() => document.body.textContent.includes('There is no cut to undo.')"
    )
    lab.page.wait_for_function(
        "() => [...document.querySelectorAll('.fk-saved')]"
        ".every(line => line.dataset.state !== 'waiting')"
    )
    last = {
        record["value"]["name"]: record["value"]["value"]
        for record in saved_records(lab.server.work, "mango-17")
        if record["item"] == "n01-cuts"
    }
    assert [name for name, value in last.items() if name.startswith("cut-") and value] == []


def test_undo_takes_back_what_was_cut_before_the_page_was_opened(lab, cutting):
    for gap in ("and Q05", "and Q03"):
        cutting.locator(".fk-cut", has_text=gap).click()
    lab.wait_for_kernel()
    lab.run_all()
    lab.wait_for_kernel()
    cutting.locator(".fk-cut[aria-pressed=true]").nth(1).wait_for()
    undo = cutting.get_by_role("button", name="Undo the last cut")
    undo.click()
    assert [name[-3:] for name in pressed(cutting)] == ["Q05"]
    undo.click()
    assert pressed(cutting) == []


def test_i_am_done_leads_to_what_is_missing_each_time(lab, cutting):
    cutting.get_by_role("button", name="Begin with 3 cuts").click()
    done = cutting.get_by_role("button", name="I am done")
    for _ in range(2):
        done.click()
        lab.page.wait_for_function("() => document.activeElement.dataset.field === 'begins-q01'")
    lab.page.keyboard.insert_text("A part")
    done.click()
    lab.page.wait_for_function("() => document.activeElement.dataset.field === 'criterion-q10'")
    assert "Say what changes" in cutting.locator(".fk-status").text_content()


def test_labels_of_a_strip_are_sequences_and_none_leaves_the_picture(lab, cutting):
    for gap in ("and Q23", "and Q24", "and Q25"):
        cutting.locator(".fk-cut", has_text=gap).click()
    lab.page.set_viewport_size({"width": 400, "height": 800})
    boxes = cutting.locator(".fk-drawing").first.evaluate(
        "(picture) => [...picture.querySelectorAll('text')].slice(1).map((text) => {"
        " const box = text.getBoundingClientRect(), frame = picture.getBoundingClientRect();"
        " return [text.textContent, box.left - frame.left, frame.right - box.right]; })"
    )
    assert [name for name, _, _ in boxes] == ["Q01", "Q23", "Q24", "Q25"]
    assert all(left > -1 and right > -1 for _, left, right in boxes)


def test_events_are_moved_by_keys_and_the_focus_stays_with_them(lab, cutting):
    cell = lab.cell("plot-story")
    rows = cell.locator(".fk-order").first
    before = rows.locator("li span").all_text_contents()
    rows.locator("[tabindex='0']").focus()
    lab.press("Enter", "Enter", "ArrowLeft", "Enter", "ArrowDown", "ArrowRight", "Enter")
    after = rows.locator("li span").all_text_contents()
    assert after == [before[1], before[0], before[3], before[2], *before[4:]]
    focused = lab.page.evaluate("() => document.activeElement.getAttribute('aria-label')")
    assert focused == f"Later: {before[2]}"
    assert rows.locator("[tabindex='0']").count() == 1
    assert "happen: 2." in cell.locator(".fk-drawing").first.get_attribute("aria-label")


def test_a_partners_file_is_opened_and_a_foreign_one_refused(lab, cutting):
    cell = lab.cell("exchange-partner")
    for content, told in (("<b>{", "cannot be read"), (json.dumps(FILE), "the file of 'kiwi'")):
        file = {"name": "kiwi-01.json", "mimeType": "text/plain", "buffer": content.encode()}
        cell.locator("input[type=file]").set_input_files(file)
        lab.page.wait_for_function("(told) => document.body.textContent.includes(told)", arg=told)
    cutting.get_by_role("button", name="Begin with 3 cuts").click()
    for line in cutting.locator("input[type=text]:visible").all():
        line.fill("A line of my own")
    for choice in cutting.locator("select:visible").all():
        choice.select_option("goal")
    cutting.get_by_role("button", name="I am done").click()
    compare = lab.cell("compare-cuts")
    compare.get_by_label("my partner, from the opened file").check()
    compare.get_by_text("only kiwi").wait_for()
    assert HOSTILE_NAME in compare.locator("table").first.text_content()
    assert compare.locator("table img").count() == 0
