"""The shot log: each press keeps its own time, however fast; the reel; a log by hand."""

import time

import pytest
from desks import plant

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


def test_nothing_waits_for_the_kernel_and_a_cut_can_be_moved_and_taken_back(lesson):
    cell = lesson.cell("log-shots")
    cell.locator("input[value=clip]").check()
    lesson.wait_for_kernel()
    process = lesson.server.kernel_process(lesson.kernel())
    process.suspend()
    try:
        cell.locator("[data-act=press]").focus()
        for key in ("Enter", "Space", "3", "Space", "Space", "Backspace", "p"):
            lesson.page.wait_for_timeout(120)
            lesson.press(key)
        rows = cell.locator(".fk-shots tbody tr")
        assert rows.count() == 3
        assert rows.nth(1).locator("select").first.input_value() == "long"
        assert cell.locator(".fk-drawing").count() == 1
        rows.nth(1).locator("input").fill("60")
        rows.nth(1).locator("input").press("Enter")
        assert rows.nth(2).locator("input").input_value() == "60", "it has moved to its place"
        assert rows.nth(2).locator("select").first.input_value() == "long", "with its tags"
    finally:
        process.resume()


def test_a_log_goes_on_after_a_pause_without_counting_it(lesson):
    cell = lesson.cell("log-shots")
    cell.locator("input[value=own]").check()
    lesson.page.evaluate(WATCH)
    cell.locator("[data-act=press]").focus()
    lesson.press("Space", "p")
    lesson.page.wait_for_timeout(700)
    lesson.press("Space")
    lesson.page.wait_for_timeout(300)
    lesson.press("Space", "p")
    Learner(lesson).wait_until_saved()
    presses = lesson.page.evaluate("() => window.presses")
    assert saved_fields(lesson, "n06-log")["cut-1"] < presses[2] - presses[0] - 600


def test_the_log_asks_before_it_is_cleared_and_stays_empty(lesson):
    cell = lesson.cell("log-shots")
    cell.locator("input[value=own]").check()
    cell.locator("[data-act=press]").focus()
    lesson.press("Space", "Space", "p")
    clear, status = cell.locator("[data-act=clear]"), cell.locator("[role=status]")
    clear.click()
    assert cell.locator(".fk-shots tbody tr").count() == 2
    lesson.page.wait_for_function("(node) => node.textContent", arg=status.element_handle())
    assert "Press again" in status.inner_text()
    clear.click()
    assert cell.locator(".fk-shots tbody tr").count() == 0
    Learner(lesson).wait_until_saved()
    lesson.kill_kernel()
    lesson.page.evaluate("() => document.querySelectorAll('.fk-panel').forEach(p => p.remove())")
    lesson.run_all()
    lesson.page.wait_for_selector("[data-cell=log-again] .fk-panel")
    assert lesson.cell("log-shots").locator(".fk-shots tbody tr").count() == 0
    assert lesson.cell("log-shots").locator("input[value=own]").is_checked()


def test_the_reel_can_be_logged_from_its_words_alone(lesson):
    cell = lesson.cell("play-reel")
    cell.get_by_text("The reel in words").click()
    lines = cell.locator("tbody").first.locator("tr")
    assert lines.count() == 67, "one line for each second"
    cell.get_by_text("Add a cut by hand").click()
    for second in (3, 6, 10, 12):
        cell.locator(".fk-more input[type=number]").fill(str(second))
        cell.locator("[data-act=add]").click()
    cell.locator("[data-act=compare]").click()
    told = cell.locator(".fk-after")
    told.get_by_text("You found 4 of 18 cuts").wait_for()
    assert "+0.3" in told.inner_text(), "the words are exact to a second only"


def test_the_reel_can_be_stepped_through_and_each_picture_is_told(lesson):
    cell = lesson.cell("play-reel")
    status, frame = cell.locator("[role=status]"), cell.locator(".fk-reelframe")
    cell.locator("[data-act=next]").focus()
    lesson.press("Enter", "Enter")
    lesson.page.wait_for_function("(node) => node.textContent", arg=status.element_handle())
    assert "Picture 3 of 20" in status.inner_text()
    assert frame.get_attribute("aria-label") in status.inner_text()
    assert cell.locator(".fk-shots tbody tr").last.is_hidden() or "0:00" in cell.inner_text()


def test_the_pictures_of_the_reel_change_at_its_cuts(lesson):
    cell = lesson.cell("play-reel")
    lesson.page.evaluate(
        """() => {
            const frame = document.querySelector('[data-cell=play-reel] .fk-reelframe');
            window.changes = [];
            new MutationObserver(() => window.changes.push(performance.now()))
                .observe(frame, {attributes: true, attributeFilter: ['aria-label']});
        }"""
    )
    lesson.page.evaluate(WATCH)
    cell.locator("[data-act=press]").focus()
    lesson.press("Space")
    lesson.page.wait_for_function("() => window.changes.length >= 4", timeout=20_000)
    lesson.press("p")
    start, *changes = lesson.page.evaluate("() => [window.presses[0], ...window.changes]")
    late = [at - start - cut for at, cut in zip(changes, (2800, 6000, 9600, 11_600), strict=False)]
    assert all(-1 <= one < 150 for one in late), late


def test_the_end_of_the_reel_is_said_and_its_button_does_no_more(lab):
    choose_settings(lab.server.work, "mango-17", 0)
    times = {"cut-1": 50_000, "cut-2": 56_000, "cut-3": 60_000, "end": 65_000}
    log = [{"name": name, "value": time} for name, time in times.items()]
    plant(lab.server.work, "n06-reel", "field", *log, lesson="06", alias="mango-17")
    lab.open_notebook(next(path for path in LESSONS if "/en/06" in path))
    lab.run_all()
    cell = lab.cell("play-reel")
    press, frame = cell.locator("[data-act=press]"), cell.locator(".fk-reelframe")
    cell.locator("[data-act=compare]").focus()
    press.focus()
    lab.press("Space")
    top = frame.evaluate("(node) => node.getBoundingClientRect().top")
    assert top > 50, "the whole picture stands below the menu"
    cell.get_by_text("The reel is over").wait_for(timeout=10_000)
    assert "Shots: 4" in cell.locator("[role=status]").inner_text()
    assert press.get_attribute("aria-disabled") == "true"


def test_the_number_of_a_narrow_shot_stands_below_that_shot(lab):
    choose_settings(lab.server.work, "mango-17", 0)
    cuts = [{"name": f"cut-{n}", "value": n * 3000} for n in range(1, 20)]
    log = [*cuts, {"name": "end", "value": 60_000}]
    plant(lab.server.work, "n06-reel", "field", *log, lesson="06", alias="mango-17")
    lab.open_notebook(next(path for path in LESSONS if "/en/06" in path))
    lab.run_all()
    strip = lab.cell("play-reel").locator("svg.fk-drawing")
    strip.wait_for()
    places = strip.evaluate(
        """(node) => {
            const box = (one) => one.getBoundingClientRect();
            const texts = [...node.querySelectorAll(':scope > text')];
            const named = Object.fromEntries(texts.map((one) => [one.textContent, box(one)]));
            return [...node.querySelectorAll(':scope > svg')].map((part) => {
                const own = box(part), text = named[part.querySelector('title').textContent];
                return [own.left, own.right, text.left, text.right];
            });
        }"""
    )
    assert len(places) == 20
    for left, right, text_left, text_right in places:
        assert left - 1 <= text_left and text_right <= right + 1


def test_a_picture_of_the_reel_is_measured_and_only_one_way_keeps_its_red(lesson):
    cell = lesson.cell("measure-colours")
    cell.locator("[data-act=frame]").click()
    cell.get_by_text("Red:").wait_for()
    assert cell.locator("img").get_attribute("src").startswith("data:image/png;base64,")
    red = cell.locator(".fk-block").last.inner_text()
    assert "Red: 0.2" in red
    assert "no colour of this palette counts as red" in red
    assert "maximum coverage: this palette holds" in red
    assert "iVBOR" not in str(saved_records(lesson.server.work, "mango-17"))


def test_a_file_that_is_no_picture_gets_a_sentence_and_a_picture_is_read(lesson, tmp_path):
    from pictures import PLACE, with_exif

    cell = lesson.cell("measure-colours")
    (tmp_path / "bad.png").write_bytes(b"no picture")
    (tmp_path / "good.jpg").write_bytes(with_exif(6))
    choose = cell.locator("input[type=file]")
    choose.set_input_files(tmp_path / "bad.png")
    cell.get_by_text("This file is no picture").wait_for()
    choose.set_input_files(tmp_path / "good.jpg")
    cell.get_by_text("20 by 40 pixels").wait_for()
    assert "turned upright" in cell.locator("[role=status]").text_content()
    assert PLACE not in str(saved_records(lesson.server.work, "mango-17"))
    assert lesson.errors() == []
