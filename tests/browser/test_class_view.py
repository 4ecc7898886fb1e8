"""A teacher's walk: from a folder of files, by the command, to a page that is shown and printed."""

import os
import subprocess
import sys

import pytest
from example_class import FOLDER
from hostile_class import hostile_class

from .server import CHECKOUT
from .test_portfolio_page import looked_at

LANGUAGES = ("en", "id")
RULE = "() => document.title"


def made_by_the_command(folder, out, lang: str = "en"):
    """Type the command as a teacher does, and return the two pages."""
    command = [sys.executable, "-m", "filmkit", "class", str(folder), "--out", str(out)]
    environment = os.environ | {"PYTHONPATH": str(CHECKOUT), "PYTHONIOENCODING": "utf-8"}
    told = subprocess.run([*command, "--lang", lang], capture_output=True, text=True,
                          env=environment, cwd=out)  # fmt: skip
    assert told.returncode == 0, told.stderr
    pages = sorted(out.glob("class-view-*/*.html"))
    assert len(pages) == 2 and all(str(page) in told.stdout for page in pages)
    return pages


@pytest.fixture
def page(chromium, tmp_path):
    """A page that has nothing to do with JupyterLab, and remembers what it asked for."""
    from .conftest import axe_path
    from .driver import Driver

    context = chromium.new_context()
    driver = Driver(context, None, tmp_path, axe_path)
    driver.asked = []
    driver.page.on("request", lambda request: driver.asked.append(request.url))
    yield driver
    context.close()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_from_the_folder_to_a_page_that_is_shown_and_printed(lang, page, tmp_path):
    for file in made_by_the_command(FOLDER, tmp_path, lang):
        kind = "teacher" if file.name.startswith("teacher") else "class"
        page.asked.clear()
        page.page.goto(file.as_uri())
        others = [url for url in page.asked if not url.startswith("data:")]
        assert others == [file.as_uri()], "nothing else is loaded"
        looked_at(page, f"class-view-{kind}-{lang}")
        page.page.set_viewport_size({"width": 1280, "height": 900})
        _walk_through_the_contents(page)
        printed = page.page.pdf(format="A4")
        assert printed.startswith(b"%PDF") and len(printed) > 20_000
        assert page.complaints == []


def _walk_through_the_contents(page) -> None:
    """Go by keys to the last heading of the contents, and on into what stands there."""
    links = page.page.locator("nav a")
    page.press("Tab")
    assert page.page.evaluate("document.activeElement.className") == "skip"
    for _ in range(links.count()):
        page.press("Tab")
    target = page.page.evaluate("document.activeElement.getAttribute('href')")
    assert target == links.last.get_attribute("href")
    page.press("Enter")
    assert page.page.evaluate("location.hash") == target
    assert page.page.locator(target).evaluate("n => n.getBoundingClientRect().top < innerHeight")


def test_a_table_opens_by_key(page, tmp_path):
    file = next(one for one in made_by_the_command(FOLDER, tmp_path) if "class-view-2" in one.name)
    page.page.goto(file.as_uri())
    page.page.locator("summary").nth(1).focus()
    page.press("Enter")
    assert page.page.locator("details[open] table").count() == 1
    assert page.axe("body") == []


def test_nothing_that_a_hostile_class_handed_in_runs_or_loads(page, tmp_path):
    hostile_class(tmp_path / "class")
    (tmp_path / "out").mkdir()
    dialogs = []
    page.page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    for file in made_by_the_command(tmp_path / "class", tmp_path / "out"):
        page.asked.clear()
        page.page.goto(file.as_uri())
        page.page.wait_for_timeout(300)
        assert [url for url in page.asked if not url.startswith("data:")] == [file.as_uri()]
        assert page.page.locator("script").count() == 0
        assert "owned" not in page.page.evaluate(RULE)
        assert page.page.locator("main").is_visible()
        assert page.axe("body") == []
    assert dialogs == [] and page.complaints == []
