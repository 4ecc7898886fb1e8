"""A teacher's walk: from a folder of files, by the command, to a page that is shown and printed."""

import os
import subprocess
import sys

import pytest
from example_class import FOLDER
from hostile_class import hostile_class
from playwright.sync_api import Error

from .conftest import axe_path
from .driver import Driver
from .server import CHECKOUT
from .test_portfolio_page import looked_at

LANGUAGES = ("en", "id")


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
    """A page that has nothing to do with JupyterLab; its policy lets axe-core in."""
    context = chromium.new_context(bypass_csp=True)
    yield Driver(context, None, tmp_path, axe_path)
    context.close()


@pytest.fixture
def guarded(chromium, tmp_path):
    """The same, with the policy as a teacher's browser keeps it."""
    context = chromium.new_context()
    yield Driver(context, None, tmp_path, axe_path)
    context.close()


def opened(page, file) -> list[str]:
    """Open a file, and return what else the page asked for."""
    asked = []
    page.page.on("request", lambda request: asked.append(request.url))
    page.page.goto(file.as_uri())
    page.page.wait_for_timeout(200)
    return [url for url in asked if url != file.as_uri() and not url.startswith("data:")]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_from_the_folder_to_a_page_that_is_shown_and_printed(lang, page, tmp_path):
    for file in made_by_the_command(FOLDER, tmp_path, lang):
        kind = "teacher" if file.name.startswith("teacher") else "class"
        assert opened(page, file) == [], "nothing else is loaded"
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


def test_nothing_that_a_hostile_class_handed_in_runs_or_loads(page, guarded, tmp_path):
    hostile_class(tmp_path / "class")
    (tmp_path / "out").mkdir()
    made = made_by_the_command(tmp_path / "class", tmp_path / "out")
    for browser in (guarded, page):  # also where nothing but the escaping holds
        dialogs = []
        browser.page.on("dialog", lambda one, told=dialogs: (told.append(one), one.dismiss()))
        for file in made:
            assert opened(browser, file) == []
            assert browser.page.locator("script").count() == 0
            assert "owned" not in browser.page.title()
            assert browser.page.locator("main").is_visible()
        assert dialogs == [] and browser.complaints == []
    assert page.axe("body") == []


def test_the_policy_of_a_page_lets_no_script_run(guarded, tmp_path):
    file = made_by_the_command(FOLDER, tmp_path)[0]
    guarded.page.goto(file.as_uri())
    with pytest.raises(Error, match="Content Security Policy"):
        guarded.page.add_script_tag(content="document.title = 'owned'")
