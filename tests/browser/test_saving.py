"""What the files of lessons look like after a learner has saved them."""

import json

from .conftest import LESSONS
from .server import CHECKOUT
from .test_lessons import opened

SAVE = "() => window.jupyterapp.commands.execute('docmanager:save')"


def test_a_saved_lesson_has_no_outputs_and_opens_without_error_words(lab):
    path = next(path for path in LESSONS if "/en/03" in path)
    opened(lab, path)
    lab.page.evaluate(SAVE)
    cells = json.loads((lab.server.root / path).read_text("utf-8"))["cells"]
    assert all(not cell.get("outputs") and not cell.get("execution_count") for cell in cells)
    assert (lab.server.root / path).read_bytes() == (CHECKOUT / path).read_bytes()

    lab.kill_kernel()
    lab.page.reload()
    lab.settle()
    lab.page.wait_for_timeout(1000)
    assert "model not found" not in lab.page.evaluate("() => document.body.textContent")


def test_a_notebook_of_ones_own_keeps_its_outputs(lab):
    import nbformat

    path = lab.server.write_notebook("own.ipynb", [nbformat.v4.new_code_cell("1 + 1", id="sum")])
    lab.open_notebook(path)
    lab.run_all()
    lab.page.evaluate(SAVE)
    cells = json.loads((lab.server.root / path).read_text("utf-8"))["cells"]
    assert cells[0]["outputs"]
