"""The guide and the handouts: read on any screen, in both schemes, with nothing behind."""

import pytest

from filmkit.guide import write_guide

from .test_portfolio_page import looked_at

# All of these were looked at in both languages; the two differ in words, not in how they are made.
PAGES = [
    ("en", "index"), ("en", "lesson-03"), ("id", "lesson-07"), ("en", "courses"), ("id", "rubric"),
    ("id", "standards"), ("en", "advisories"), ("id", "letter"),
    ("en", "handouts/level-2/lesson-03"), ("id", "handouts/level-1/lesson-07"),
    ("id", "handouts/level-0/sequences"),
]  # fmt: skip


@pytest.fixture(scope="module")
def guides(tmp_path_factory):
    """Both guides, written once."""
    folders = {lang: tmp_path_factory.mktemp(lang) for lang in ("en", "id")}
    for lang, folder in folders.items():
        write_guide(folder, lang)
    return folders


@pytest.mark.parametrize(("lang", "name"), PAGES)
def test_a_page_is_accessible_light_and_dark_wide_and_narrow(lang, name, lab, guides):
    page, asked = lab.another(), []
    page.page.on("request", lambda request: asked.append(request.url))
    address = (guides[lang] / f"{name}.html").as_uri()
    page.page.goto(address)
    assert asked == [address], "nothing else is loaded"
    looked_at(page, f"guide-{name.replace('/', '-')}-{lang}")
