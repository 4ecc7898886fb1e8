"""What only a page can show of lesson 05: search with Enter, lines that unfold, a list put back."""

import pytest

from .conftest import LESSONS
from .learner import choose_settings, saved_records


@pytest.fixture
def lesson(lab):
    choose_settings(lab.server.work, "mango-17", 2)
    lab.open_notebook(next(path for path in LESSONS if "/en/05" in path))
    lab.run_all()
    lab.page.wait_for_selector(".fk-panel")
    return lab


def test_a_word_is_found_with_enter_and_its_line_unfolds_by_keyboard(lesson):
    cell = lesson.cell("search-lines")
    cell.locator("input[type=text]").first.focus()
    lesson.page.keyboard.insert_text("lonel*")
    lesson.press("Enter")
    place = cell.locator(".fk-kwic .fk-link").first
    place.focus()
    lesson.press("Enter")
    assert place.get_attribute("aria-expanded") == "true"
    assert "one sleepless night" in cell.locator(".fk-kwic [colspan]").inner_text()
    lesson.press("Enter")
    assert cell.locator(".fk-kwic [colspan]").count() == 0


def test_a_line_that_was_found_can_be_kept(lesson):
    cell = lesson.cell("search-lines")
    cell.locator("input[type=text]").first.focus()
    lesson.page.keyboard.insert_text("lonel*")
    lesson.press("Enter")
    cell.locator("select option[value=neutral-3]").first.wait_for(state="attached")
    cell.locator("select").nth(1).select_option("neutral-3")
    lesson.page.wait_for_function("() => document.body.textContent.includes('Saved at')")
    values = [record["value"] for record in saved_records(lesson.server.work, "mango-17")]
    assert {"name": "keep-1", "value": "neutral-3"} in values


def test_the_list_of_words_to_leave_out_is_painted_anew_when_it_is_put_back(lesson):
    cell = lesson.cell("count-words")
    box = cell.locator("textarea")
    shipped = box.input_value()
    box.fill("she")
    cell.locator("[data-act=restore]").focus()
    lesson.press("Enter")
    lesson.page.wait_for_function(
        "([id, text]) => document.getElementById(id).value === text",
        arg=[box.get_attribute("id"), shipped],
    )


def test_pasted_markup_is_shown_as_text(lesson):
    for key in ("predict-name", "predict-numbers"):
        cell = lesson.cell(key)
        cell.locator("input[type=radio]").first.check()
        cell.locator("textarea").fill("A reason.")
        cell.locator("select").select_option("3")
        cell.locator(".fk-button").first.click()
    box = lesson.cell("read-tellings").locator("textarea")
    box.wait_for()
    box.fill("<img src=x onerror=alert(1)> love <b>love</b>")
    search = lesson.cell("search-lines")
    search.locator("input[type=checkbox]").nth(5).check()
    search.locator("input[type=text]").first.fill("love")
    search.locator("[data-act=search]").click()
    lesson.page.wait_for_function("() => document.body.textContent.includes('alert(1)')")
    assert search.locator(".fk-kwic img, .fk-kwic b").count() == 0


def test_the_source_is_asked_for_directly_below_the_sentence_that_was_ticked(lesson):
    cell = lesson.cell("find-errors")
    cell.locator("[data-option=s4] input").focus()
    lesson.press("Space")
    cell.locator("[data-option=s4] + section select").wait_for()
    lesson.press("Tab")
    assert cell.locator("[data-option=s4] + section select:focus").count() == 1
    assert cell.locator("select:visible").count() == 1
    lesson.page.set_viewport_size({"width": 320, "height": 800})
    panel = cell.locator(".fk-panel")
    lesson.page.wait_for_function("() => innerWidth === 320")
    assert panel.evaluate("node => node.scrollWidth - node.clientWidth") <= 1
