"""Explorers in the browser: every control changes the picture, with a kernel and without one."""

import pytest

from filmkit import open_ai, open_film
from filmkit.widgets import Explorer

from .conftest import LESSONS
from .test_lessons import opened

STATE = """(figure) => ({
    state: figure.dataset.state,
    alt: figure.querySelector('img:not([aria-hidden=true])').alt,
    src: figure.querySelector('img:not([aria-hidden=true])').src,
    sentence: figure.querySelector('.fk-sentence').textContent,
})"""
WITH_EXPLORERS = [path for path in LESSONS if "/03" in path or "/08" in path]


def complete(page) -> None:
    page.wait_for_function(
        "() => [...document.querySelectorAll('.fk-explorer')].every(f => f.dataset.complete)",
        timeout=240_000,  # the kernel draws each state once; how fast is no matter here
    )


def try_every_control(page) -> int:
    """Move every select by one option with a key; return how many moved."""
    moved = 0
    for figure in page.query_selector_all(".fk-explorer"):
        for select in figure.query_selector_all("select:not(:has(option:only-child))"):
            before = figure.evaluate(STATE)
            select.focus()
            last = select.evaluate("node => node.selectedIndex === node.options.length - 1")
            page.keyboard.press("ArrowUp" if last else "ArrowDown")
            page.wait_for_timeout(100)
            after = figure.evaluate(STATE)
            assert after["state"] != before["state"]
            assert (after["src"], after["sentence"]) != (before["src"], before["sentence"])
            assert select.evaluate("node => node === document.activeElement")
            moved += 1
    return moved


@pytest.mark.parametrize("path", WITH_EXPLORERS)
def test_every_control_changes_the_picture_by_key(lab, path):
    opened(lab, path)
    complete(lab.page)
    assert try_every_control(lab.page) >= 2


def test_a_picture_that_is_not_there_yet_comes_when_it_is_asked_for(lab):
    opened(lab, next(path for path in WITH_EXPLORERS if "/en/03" in path))
    select = lab.cell("explore-network").locator("select").last
    select.focus()
    lab.press("End")
    lab.page.wait_for_function(
        "() => { const f = document.querySelector('[data-cell=explore-network] .fk-explorer');"
        " return !f.hasAttribute('aria-busy') && f.querySelector('img'); }"
    )


def test_a_sequence_opens_as_a_card_by_key(lab):
    opened(lab, next(path for path in WITH_EXPLORERS if "/en/03" in path))
    button = lab.cell("explore-presence").locator("button.fk-link").first
    button.focus()
    lab.press("Enter")
    assert lab.cell("explore-presence").locator(".fk-card").count() == 1
    assert button.get_attribute("aria-expanded") == "true"


@pytest.mark.parametrize("name", ["network", "themes", "reality", "timeline"])
@pytest.mark.parametrize("lang", ["en", "id"])
def test_an_explorer_works_on_a_page_without_a_kernel(chromium, tmp_path, name, lang):
    file = tmp_path / "page.html"
    film, ai = open_film("her", lang=lang, level=1), open_ai(lang=lang, level=1)
    file.write_text(Explorer(name, film, ai).page(), "utf-8")
    page = chromium.new_page()
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(file.as_uri())
    complete(page)
    assert try_every_control(page) >= 1
    assert [url for url in asked if url.startswith("http")] == []
    page.close()
