"""What the files of lessons look like after a learner has saved them."""

import json
import shutil

import pytest

from .conftest import LESSONS
from .server import CHECKOUT
from .test_lessons import opened
from .test_portfolio_page import worked
from .walked import SAVED

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


@pytest.mark.parametrize("lang", ["en", "id"])
def test_work_goes_to_another_machine_and_a_hand_in_to_the_teacher(lab, tmp_path, lang):
    path = next(path for path in LESSONS if f"/{lang}/00" in path)
    worked(lab.server.work)
    learner = opened(lab, path)
    learner.answer("practice-question")
    learner.answer("practice-writing")
    before = [one for one in learner.answers() if one["cell"].startswith("practice")]
    files = {}
    for cell, act, presses in (("carry-work", "give", 1), ("hand-in-file", "make-json", 2)):
        lab.cell(cell).locator(f"[data-act={act}]").focus()
        with lab.page.expect_download() as made:
            for _ in range(presses):
                lab.press("Enter")
                learner.wait_until_saved()
                lab.wait_for_kernel()
        files[cell] = tmp_path / made.value.suggested_filename
        made.value.save_as(files[cell])
    lab.screenshot(f"00-take-along-{lang}")
    assert json.loads(files["hand-in-file"].read_text("utf-8"))["filmkit"] == "portfolio"

    shutil.rmtree(lab.server.work / "mango-17")  # another machine: a guest, nothing saved
    (lab.server.work / "current-alias.txt").unlink()
    lab.kill_kernel()
    lab.run_all()
    lab.page.wait_for_selector("[data-cell=hand-in-file] .fk-panel")
    chooser = lab.cell("carry-work").locator("input[type=file]")
    chooser.set_input_files(files["hand-in-file"])
    lab.cell("carry-work").get_by_text("mango-17-portfolio.json").wait_for()  # what it is not
    chooser.set_input_files(files["carry-work"])
    lab.cell("carry-work").get_by_text(files["carry-work"].name).wait_for()
    lab.run_all()
    lab.page.wait_for_selector("[data-cell=hand-in-file] .fk-panel")
    after = [one for one in learner.answers() if one["cell"].startswith("practice")]
    assert [one | SAVED for one in after] == [one | SAVED for one in before]
    assert lab.errors() == []
