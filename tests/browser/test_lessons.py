"""Every lesson in a real JupyterLab, worked through by keyboard alone, in both languages."""

from .conftest import LESSONS
from .learner import Learner, choose_settings, saved_records


def test_there_are_lessons_in_both_languages():
    assert sum("/en/" in path for path in LESSONS) == sum("/id/" in path for path in LESSONS) >= 3


def opened(lab, path: str, level: int = 2, **options) -> Learner:
    choose_settings(lab.server.work, "mango-17", level)
    lab.open_notebook(path, **options)
    lab.run_all()
    lab.page.wait_for_selector(".fk-panel")
    return Learner(lab)


def test_a_sequence_can_be_read_while_it_is_chosen_as_evidence(lab):
    opened(lab, next(path for path in LESSONS if "/en/00" in path))
    cell = lab.cell("practice-writing")
    cell.locator("select").first.focus()
    lab.press("ArrowDown")
    assert "Q01" in cell.locator(".fk-preview .fk-card").inner_text()


def test_escape_leaves_a_form_for_the_notebook(lab):
    opened(lab, next(path for path in LESSONS if "/en/00" in path))
    lab.cell("practice-writing").locator("textarea").first.focus()
    lab.press("Escape", "ArrowDown")
    active = "() => window.jupyterapp.shell.currentWidget.content.activeCell.model.id"
    lab.page.wait_for_function(f"() => ({active})() !== 'practice-writing'")
    assert not lab.page.evaluate("() => Boolean(document.activeElement.closest('.fk-panel'))")


def test_what_a_field_refuses_is_said_beside_it_and_the_focus_goes_there(lab):
    opened(lab, next(path for path in LESSONS if "/en/00" in path))
    cell = lab.cell("practice-writing")
    cell.locator("select").first.focus()
    lab.press("ArrowDown", "Tab", "Enter", "Tab")
    lab.page.keyboard.insert_text("95 minutes")
    lab.press("Tab", "Tab", "Enter")
    told = cell.locator(".fk-field:has(.fk-more) p.fk-status")
    told.filter(has_text="hours:minutes:seconds").wait_for()
    focused = "() => document.activeElement.value"
    assert lab.page.evaluate(focused) == "95 minutes"


def test_the_same_evidence_is_taken_once_and_a_field_grows_with_its_text(lab):
    opened(lab, next(path for path in LESSONS if "/en/00" in path))
    cell = lab.cell("practice-writing")
    select, add = cell.locator("select").first, cell.get_by_text("Add this evidence")
    for told in ("Added", "among your evidence already"):
        select.select_option("q02")
        add.click()
        cell.locator("p.fk-status").filter(has_text=told).wait_for()
    assert cell.locator(".fk-chosen > li").count() == 1
    text = cell.locator("textarea").first
    before = text.bounding_box()["height"]
    text.fill("A long answer. " * 60)
    assert text.bounding_box()["height"] > 2 * before
    assert text.evaluate("(node) => node.scrollHeight <= node.clientHeight + 2")


def test_what_the_settings_of_a_lesson_did_is_said_directly_below_them(lab):
    opened(lab, next(path for path in LESSONS if "/en/06" in path))
    told = lab.page.locator(".fk-panel").first.get_by_text("You work as 'mango-17'")
    story = lab.page.locator(".fk-panel").first.get_by_text("Read the story so far")
    assert told.bounding_box()["y"] < story.bounding_box()["y"]


def test_two_lessons_open_at_once_lose_nothing(lab):
    first, second = (path for path in LESSONS if "/en/03" in path or "/en/08" in path)
    learner = opened(lab, first)
    other = lab.another()
    other.open_notebook(second)
    other.run_all()
    other.page.wait_for_selector(".fk-panel")
    others = Learner(other)
    learner.answer("ask-r1")
    others.answer("ask-r1")
    learner.answer("predict-room")
    others.answer("quick")
    learner.wait_until_saved()
    others.wait_until_saved()
    items = {record["item"] for record in saved_records(lab.server.work, "mango-17")}
    assert {"n03-r1", "n03-p1", "n08-r4", "n08-quick"} <= items


def test_the_welcome_takes_an_alias_at_once_and_a_level_after_a_second_press(lab):
    def saved_level():
        return {r["kind"]: r["value"] for r in saved_records(lab.server.work, "kiwi-3")}["level"]

    path = next(path for path in LESSONS if "/en/00" in path)
    lab.open_notebook(path)
    lab.run_all()
    welcome = lab.cell("welcome-choices")
    welcome.locator("input[type=text]").focus()
    lab.page.keyboard.insert_text("kiwi-3")
    lab.press("Tab", "ArrowDown", "ArrowDown", "Tab", "Space", "Tab", "Enter")
    lab.page.wait_for_function(
        "() => document.body.textContent.includes('Then press the button again')"
    )
    assert saved_level() == 0
    lab.press("Enter")
    lab.page.wait_for_function(
        "() => document.body.textContent.includes(\"You work as 'kiwi-3'. Spoiler level: 2\")"
    )
    assert saved_level() == 2


def test_a_page_whose_kernel_is_gone_says_that_nothing_is_saved(lab):
    path = next(path for path in LESSONS if "/en/03" in path)
    opened(lab, path)
    lab.server.kernel_process(lab.kernel()).suspend()
    try:
        lab.cell("ask-r1").locator("input").first.focus()
        lab.press("Space")
        lab.page.wait_for_function(
            "() => [...document.querySelectorAll('.fk-saved')]"
            ".some(line => line.textContent.includes('Not saved'))",
            timeout=15_000,
        )
    finally:
        lab.server.kernel_process(lab.kernel()).resume()
