"""What a learner meets when the kit opens: one quiet page, no questions, in light and dark."""

import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell

from .server import TOKEN

SENTENCE = "In this lesson you look at the film as a whole, and decide what to watch for. " * 8
QUESTIONS = ".jp-Dialog, .Toastify__toast"
LONGEST_LINE = """() => {
    const text = document.querySelector('.jp-RenderedMarkdown p').firstChild;
    const range = document.createRange();
    const lines = {};
    for (let at = 0; at < text.length; at++) {
        range.setStart(text, at);
        range.setEnd(text, at + 1);
        const top = Math.round(range.getBoundingClientRect().top);
        lines[top] = (lines[top] ?? 0) + 1;
    }
    return Math.max(...Object.values(lines));
}"""
MIDDLE = """() => {
    const text = document.querySelector('.jp-RenderedMarkdown p').getBoundingClientRect();
    const page = document.querySelector('.jp-Notebook').getBoundingClientRect();
    return (text.left + text.right) / 2 - (page.left + page.right) / 2;
}"""
COLOURS = """() => {
    const style = getComputedStyle(document.querySelector('.jp-RenderedMarkdown p'));
    const page = getComputedStyle(document.querySelector('.jp-Notebook'));
    const light = colour => colour.match(/\\d+/g).slice(0, 3).reduce((sum, part) => sum + +part, 0);
    return [light(style.color), light(page.backgroundColor)];
}"""

SIZE = "() => parseFloat(getComputedStyle(document.querySelector('.jp-Notebook p')).fontSize)"
BIGGER = """() => window.jupyterapp.commands.execute(
    'apputils:incr-font-size', {key: 'content-font-size1'})"""


@pytest.fixture
def page_of_text(lab):
    """Open a notebook with a long paragraph and a code cell whose input is hidden."""
    hidden = {"jupyter": {"source_hidden": True}, "tags": ["hide-input"]}
    cells = [
        new_markdown_cell(f"# Title\n\n{SENTENCE}", id="text"),
        new_code_cell("print('the answer')", id="hidden", metadata=hidden),
        new_code_cell("1 + 1", id="shown"),
    ]
    path = lab.server.write_notebook("text.ipynb", cells)

    def open_it(**how):
        lab.open_notebook(path, **how)
        return lab

    return open_it


def test_the_bare_address_opens_the_first_lesson_as_one_document(lab):
    lab.page.goto(f"{lab.server.url}/?token={TOKEN}")
    lab.settle()
    assert "/doc/tree/notebooks/en/00-" in lab.page.url
    assert lab.page.evaluate("() => window.jupyterapp.shell.mode") == "single-document"
    assert not lab.page.locator(".lm-DockPanel-tabBar").first.is_visible()


def test_nothing_asks_or_announces(lab):
    lab.page.goto(f"{lab.server.url}/?token={TOKEN}")
    lab.settle()
    lab.page.wait_for_timeout(3000)  # the question about news comes late
    assert lab.page.locator(QUESTIONS).count() == 0
    assert lab.errors() == []


def test_the_page_is_quiet(page_of_text):
    lab = page_of_text()
    assert not lab.page.locator("#jp-main-statusbar").is_visible()
    for noise in (".jp-cell-toolbar", ".cm-lineNumbers", ".jp-SideBar.jp-mod-right .lm-TabBar-tab"):
        assert lab.page.locator(noise).count() == 0, noise
    bar = lab.page.locator(".jp-NotebookPanel-toolbar")
    assert bar.locator("[data-jp-item-name=run]").is_visible()
    assert bar.locator("[data-jp-item-name=cut]").count() == 0


@pytest.mark.parametrize("width", [1000, 1280, 1920])
def test_a_line_has_at_most_80_letters_and_stands_in_the_middle(page_of_text, width):
    lab = page_of_text(width=width)
    assert 45 <= lab.page.evaluate(LONGEST_LINE) <= 80
    assert abs(lab.page.evaluate(MIDDLE)) <= 24


def test_a_narrow_window_is_not_scrolled_sideways(page_of_text):
    lab = page_of_text(width=400)
    box = lab.page.locator(".jp-RenderedMarkdown p").first.bounding_box()
    assert box["x"] >= 0 and box["x"] + box["width"] <= 400


@pytest.mark.parametrize(("theme", "dark"), [("light", False), ("dark", True)])
def test_the_theme_of_the_learner_holds(page_of_text, theme, dark):
    lab = page_of_text(theme=theme)
    lab.screenshot(f"kit-{theme}")
    text, page = lab.page.evaluate(COLOURS)
    assert (text > page) == dark


def test_hidden_code_stays_hidden_and_runs(page_of_text):
    lab = page_of_text()
    lab.run_all()
    cell = lab.cell("hidden")
    assert lab.outputs_of("hidden")[0]["text"] == "the answer\n"
    assert not cell.get_by_text("print").is_visible()
    cell.locator(".jp-InputPlaceholder svg").click()
    assert cell.get_by_text("print").is_visible()


def test_the_text_size_of_the_learner_wins(page_of_text):
    lab = page_of_text()
    assert lab.page.evaluate(SIZE) == 16
    lab.page.evaluate(BIGGER)
    lab.page.wait_for_function(f"() => ({SIZE})() === 17", timeout=5000)


# Every key that JupyterLab gives a meaning of its own while a cell, not a field, has the focus.
STRAY = [*"abcmrvxyz123456", "Shift+A", "Shift+B", "Shift+M", "Shift+Z", "Control+A", "Alt+Enter",
         "Control+Backspace", "Control+Shift+M", "Control+Shift+ArrowDown"]  # fmt: skip
CELLS = """() => window.jupyterapp.shell.currentWidget.content.widgets
    .map(cell => [cell.model.type, cell.model.id, cell.model.sharedModel.getSource()])"""


def test_a_stray_key_beside_a_field_changes_no_cell(page_of_text):
    lab = page_of_text()
    for cell in ("text", "hidden"):
        lab.page.evaluate(
            "id => window.jupyterapp.shell.currentWidget.content.widgets"
            ".find(cell => cell.model.id === id).node.focus()",
            cell,
        )
        before = lab.page.evaluate(CELLS)
        for key in [*STRAY, "d", "d", "i", "i", "0", "0"]:
            lab.page.keyboard.press(key)
        lab.page.wait_for_timeout(500)
        assert lab.page.evaluate(CELLS) == before
        assert lab.page.locator(QUESTIONS).count() == 0  # nor asks to restart the kernel
