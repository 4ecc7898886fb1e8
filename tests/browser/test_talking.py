"""Words of crisis in the talk: the activity ends, nothing is stored, and the lesson goes on."""

import pytest

from .conftest import LESSONS
from .learner import choose_settings, saved_records

LINES = {"en": "I want to die.", "id": "Aku mau bunuh diri."}


@pytest.mark.parametrize("lang", LINES)
def test_the_talk_stops_names_help_and_lets_the_learner_go_on(lab, lang):
    choose_settings(lab.server.work, "mango-17", 0)
    lab.open_notebook(next(path for path in LESSONS if f"/{lang}/07" in path))
    lab.run_all()
    cell = lab.cell("talk")
    assert not cell.locator("[data-act=on]").is_visible()
    assert cell.locator("input[type=checkbox]:visible").count() == 1, "the x-ray is not open yet"
    cell.locator("input[type=text]").focus()
    process = lab.server.kernel_process(lab.kernel())
    process.suspend()  # the second line is sent before the first is answered
    try:
        for text in ("It rains.", LINES[lang]):
            lab.page.keyboard.insert_text(text)
            lab.press("Enter")
    finally:
        process.resume()
    cell.locator("[data-act=on]").wait_for(state="visible")
    assert not cell.locator("input[type=text]").is_visible()
    assert {"en": "counsellor", "id": "guru BK"}[lang] in cell.locator("[role=status]").inner_text()
    assert LINES[lang] not in cell.inner_text()
    assert [r for r in saved_records(lab.server.work, "mango-17") if r["item"] == "n07-eliza"] == []
    cell.locator("[data-act=on]").focus()
    lab.press("Enter")
    assert (
        lab.page.evaluate("() => document.activeElement.closest('[data-cell]').dataset.cell")
        != "talk"
    )


def test_a_number_that_is_refused_is_said_beside_its_field_and_never_locked(lab):
    choose_settings(lab.server.work, "mango-17", 0)
    lab.open_notebook(next(path for path in LESSONS if "/id/07" in path))
    lab.run_all()
    cell = lab.cell("rate-before")
    number = cell.locator("input[type=number]")
    told = number.locator("xpath=following-sibling::p")
    number.focus()
    for typed, said in (("8", ""), ("99", "antara 0 dan 10")):
        lab.press("Control+a")
        lab.page.keyboard.insert_text(typed)
        lab.wait_for_kernel()
        told.filter(has_text=said).wait_for(state="attached")
    cell.locator("select").select_option("1")
    cell.locator("textarea").fill("Ia bertanya.")
    cell.locator("[data-act=lock]").click()
    cell.get_by_text("Masih perlu diisi").wait_for()
    assert number.is_visible() and number.input_value() == "99"
    number.fill("7")
    cell.locator("[data-act=lock]").click()
    cell.get_by_text("7 dari 10").wait_for()
    assert "antara 0 dan 10" not in cell.inner_text()


def test_a_form_that_ends_shows_its_message_and_leads_on(lab):
    choose_settings(lab.server.work, "mango-17", 0)
    lab.open_notebook(next(path for path in LESSONS if "/en/07" in path))
    lab.run_all()
    cell = lab.cell("change-rule")
    line = cell.locator("[class=fk-field]:has(button) input[type=text]")
    line.focus()
    lab.page.keyboard.insert_text(LINES["en"])
    lab.press("Enter")
    cell.locator("[data-act=on]").wait_for(state="visible")
    lab.page.wait_for_timeout(500)
    status = cell.locator("[role=status]:focus")
    assert "counsellor" in status.inner_text()
    box, window = status.bounding_box(), lab.page.viewport_size
    assert box["y"] >= 0 and box["y"] + box["height"] <= window["height"], "it is in sight"
    lab.press("Tab", "Enter")
    assert (
        lab.page.evaluate("() => document.activeElement.closest('[data-cell]').dataset.cell")
        == "write-cues"
    )
