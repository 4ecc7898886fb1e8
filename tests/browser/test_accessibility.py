"""What axe-core and the page itself say about the parts that the kit owns."""

import pytest

from .test_lessons import LESSONS, opened

IMAGES = "() => [...document.querySelectorAll('.jp-OutputArea img')].map(image => image.alt)"
TABLES = """() => [...document.querySelectorAll('.fk-figure')].map(figure =>
    figure.querySelectorAll('table caption').length)"""
OPEN_ALL = (
    "() => document.querySelectorAll('.fk-panel details').forEach(node => { node.open = true; })"
)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("path", LESSONS)
def test_axe_finds_nothing_in_outputs_and_texts(lab, path, theme):
    opened(lab, path, theme=theme)
    lab.page.evaluate(OPEN_ALL)
    lab.page.wait_for_timeout(500)
    assert lab.axe(".jp-Notebook .jp-Cell-outputArea") == []
    assert lab.axe(".jp-Notebook .jp-RenderedMarkdown") == []


@pytest.mark.parametrize("path", LESSONS)
def test_every_picture_has_words_and_every_figure_a_table(lab, path):
    opened(lab, path)
    lab.page.wait_for_timeout(300)
    alts = lab.page.evaluate(IMAGES)
    assert all(len(alt) >= 40 for alt in alts)
    assert all(count == 1 for count in lab.page.evaluate(TABLES))
    kinds = {
        kind
        for cell in lab.all_outputs()
        for output in cell["outputs"]
        for kind in output.get("data", {})
    }
    assert "image/png" not in kinds


@pytest.mark.parametrize("path", [path for path in LESSONS if "/03" in path or "/08" in path])
def test_a_narrow_page_needs_no_sideways_scrolling(lab, path):
    opened(lab, path, width=320, height=800)
    wide = lab.page.evaluate(
        "() => [...document.querySelectorAll('.fk-panel')]"
        ".filter(panel => panel.scrollWidth > panel.clientWidth + 1)"
        ".map(panel => panel.closest('[data-cell]').dataset.cell)"
    )
    assert wide == []
