"""Lesson 09: the shelf, and a portfolio that opens in any browser, with nothing behind it."""

import pytest
from desks import desk, write
from test_portfolio import with_blocks

from filmkit.portfolio import as_html
from filmkit.steps.arcs import ArcStep
from filmkit.steps.form import PromptsStep

from .learner import choose_settings

LESSON = "notebooks/en/09-make-the-case.ipynb"
TEXT = "In Q06 we hear Samantha and see <b>only</b> Theodore, so that we have to imagine her."
SCHEMES = ("light", "dark")


@pytest.fixture
def page(lab):
    """A page of the same browser that has nothing to do with the kit's server."""
    return lab.another()


def looked_at(page, name: str) -> None:
    """Hold what is open against axe-core, in both schemes, and at 320 px."""
    for scheme in SCHEMES:
        page.page.emulate_media(color_scheme=scheme)
        page.page.set_viewport_size({"width": 1280, "height": 900})
        page.screenshot(f"{name}-{scheme}")
        assert page.axe("body") == [], scheme
        page.page.set_viewport_size({"width": 320, "height": 800})
        assert page.page.evaluate("() => document.documentElement.scrollWidth") <= 320
        page.screenshot(f"{name}-{scheme}-narrow")
        assert page.axe("body") == [], scheme


@pytest.mark.parametrize("lang", ["en", "id"])
def test_a_page_is_accessible_light_and_dark_wide_and_narrow(lang, page, tmp_path):
    asked = []
    page.page.on("request", lambda request: asked.append(request.url))
    file = tmp_path / "portfolio.html"
    file.write_text(as_html(with_blocks(lang)), "utf-8")
    page.page.goto(file.as_uri())
    assert asked == [file.as_uri()], "nothing else is loaded"
    looked_at(page, f"portfolio-{lang}")


def worked(work) -> None:
    """Leave the work of lessons 02 and 03, as a learner would have made it."""
    choose_settings(work, "mango-17", 2)
    there = desk(work, pack="her", lesson="03", alias="mango-17")
    rules = PromptsStep(there, "n03-rules")
    for name, field in rules.fields.items():
        if field["kind"] == "text":
            rules.act(write(name, TEXT))
    arc = ArcStep(desk(work, pack="her", lesson="02", alias="mango-17"))
    arc.act(write("who", "theodore"))
    for number in range(1, 31):
        arc.act(write(f"theodore-q{number:02}", number % 7 - 3))


def test_earlier_work_stands_on_the_shelf_and_goes_home_as_a_page(lab, page, tmp_path):
    worked(lab.server.work)
    lab.open_notebook(LESSON)
    lab.run_all()
    lab.page.wait_for_selector("[data-cell=write-stretch] .fk-panel")
    shelf, portfolio = lab.cell("shelf"), lab.cell("portfolio")
    assert shelf.get_by_text("<b>only</b>").count() == 3
    shelf.locator("input[type=checkbox]").first.focus()
    lab.press("Space", "Tab", "Tab")
    lab.page.keyboard.insert_text("It is mine.")
    lab.press("Tab")
    shelf.get_by_text("Marked: 1").wait_for()
    shelf.scroll_into_view_if_needed()
    lab.screenshot("shelf-light")
    portfolio.locator("[data-act=make-html]").focus()
    lab.press("Enter")
    portfolio.get_by_text("Look through it first").wait_for()
    with lab.page.expect_download() as given:
        lab.press("Enter")
    portfolio.scroll_into_view_if_needed()
    lab.screenshot("portfolio-panel-light")
    file = tmp_path / given.value.suggested_filename
    assert file.name == "mango-17-portfolio.html"
    given.value.save_as(file)
    page.page.goto(file.as_uri())
    assert page.page.get_by_text("<b>only</b>").count() >= 3
    assert page.page.locator("svg[role=img]").count() == 1
    looked_at(page, "portfolio-real")
