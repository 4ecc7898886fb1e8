"""The arc drawn by hand: painted at once in the page, by keyboard alone, and its way on."""

from .learner import choose_settings

LESSON = "notebooks/en/02-draw-the-feeling.ipynb"
MARKS = """() => {
    const drawing = document.querySelector('[data-cell=draw-arc] .fk-drawing');
    return [drawing.querySelectorAll('circle').length, drawing.querySelectorAll('.fk-line').length];
}"""


def opened(lab, level: int = 0):
    choose_settings(lab.server.work, "mango-17", level)
    lab.open_notebook(LESSON)
    lab.run_all()
    lab.page.wait_for_selector("[data-cell=write-stretch] .fk-panel")
    return lab.cell("draw-arc")


def test_the_line_follows_the_keys_without_the_kernel_and_breaks_where_there_is_no_idea(lab):
    cell = opened(lab)
    lab.server.kernel_process(lab.kernel()).suspend()
    try:
        for place in range(3):
            cell.locator("input[type=range]").nth(place).focus()
            lab.press("ArrowUp", "ArrowUp")
        assert lab.page.evaluate(MARKS) == [3, 2]
        assert "+2 high" in cell.inner_text()
        cell.locator("[data-act=gap]").nth(1).focus()
        lab.press("Enter")
        assert lab.page.evaluate(MARKS) == [2, 0]
        assert cell.locator(".fk-drawing .fk-bridge").count() == 1
        assert cell.locator("[aria-pressed=true]").count() == 1
        assert (
            "Theodore Twombly: still 3 points to set" in cell.locator("[role=status]").inner_text()
        )
    finally:
        lab.server.kernel_process(lab.kernel()).resume()


def test_a_slider_can_be_set_where_it_stands(lab):
    cell = opened(lab)
    first = cell.locator("input[type=range]").first
    assert first.get_attribute("aria-valuetext") == "no point yet"
    first.focus()
    lab.press("Space")
    assert first.get_attribute("aria-valuetext") == "0 neither low nor high"
    assert lab.page.evaluate(MARKS) == [1, 0]


def test_each_person_keeps_an_arc_and_two_can_be_seen(lab):
    cell = opened(lab)
    ranges, (who, beside) = cell.locator("input[type=range]"), cell.locator("select").all()
    ranges.first.focus()
    lab.press("ArrowDown")
    who.select_option("viewer")
    assert lab.page.evaluate(MARKS) == [0, 0]
    ranges.first.focus()
    lab.press("ArrowUp")
    beside.select_option("theodore")
    assert lab.page.evaluate(MARKS) == [1, 0]
    assert cell.locator(".fk-drawing path").count() == 1
    assert "◆ Theodore" in cell.locator(".fk-legend").inner_text()


def test_the_focus_goes_on_to_the_result_when_a_prediction_is_locked(lab):
    opened(lab)
    cell = lab.cell("change-list")
    cell.locator("input[type=text]").fill("love")
    cell.locator("select").first.select_option("-3")
    cell.locator("[data-act=weigh]").click()
    cell.locator("select").nth(1).select_option("q01")
    cell.locator("select").nth(2).select_option("down")
    cell.locator("[data-act=lock]").focus()
    lab.press("Enter")
    cell.get_by_text("What moved").wait_for()
    lab.page.wait_for_function("() => document.activeElement.matches('section.fk-group')")
    lab.press("Tab", "Space")
    assert cell.locator("input[type=checkbox]").is_checked()
