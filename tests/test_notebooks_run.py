"""Every lesson runs in a real kernel: for a guest, again, backwards, and with a cell missing."""

import json
import shutil
from pathlib import Path

import nbformat
import pytest
from desks import ROOT
from nbclient import NotebookClient

from filmkit.work import Work, choose_alias

LESSONS = sorted((ROOT / "notebooks").glob("*/*.ipynb"))
LARGEST = 1_000_000  # bytes of all outputs: screen readers fail on notebooks that are larger


class Kernel:
    """One kernel in which the cells of a lesson run in any order; nothing else is written."""

    def __init__(self, file: Path, folder: Path):
        self.book = nbformat.read(file, as_version=4)
        self.cells = [
            (place, cell) for place, cell in enumerate(self.book.cells) if cell.cell_type == "code"
        ]
        self.client = NotebookClient(
            self.book, timeout=120, resources={"metadata": {"path": str(folder)}}
        )

    def run(self, cells: list) -> dict[str, list]:
        """Run cells in this order and return their outputs by cell id; an error stops the test."""
        return {cell.id: self.client.execute_cell(cell, place).outputs for place, cell in cells}


def said(outputs: dict[str, list]) -> dict[str, list[str]]:
    """What each cell says in plain text, without the addresses of widgets."""
    return {
        name: [output["data"]["text/plain"] for output in shown] for name, shown in outputs.items()
    }


def files(folder: Path) -> dict[str, bytes]:
    return {
        str(file.relative_to(folder)): file.read_bytes()
        for file in folder.rglob("*")
        if file.is_file()
    }


@pytest.fixture(params=LESSONS, ids=lambda file: f"{file.parent.name}-{file.stem[:2]}")
def kernel(request, tmp_path, monkeypatch, work_folder):
    """A fresh kernel in a copy of the lessons, as a learner has them."""
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    monkeypatch.setenv("IPYTHONDIR", str(tmp_path / "ipython"))
    file = request.param
    folder = tmp_path / "lessons" / file.parent.name
    shutil.copytree(file.parent, folder, ignore=shutil.ignore_patterns(".*"))
    kernel = Kernel(file, folder)
    with kernel.client.setup_kernel():
        yield kernel


def test_lessons_are_found():
    assert len(LESSONS) >= 6


def test_a_lesson_runs_in_any_order_and_writes_nothing_unasked(kernel, tmp_path, work_folder):
    before = files(tmp_path / "lessons")
    opening, *rest = kernel.cells

    guest = kernel.run(kernel.cells)
    assert not work_folder.exists(), "running a lesson saves nothing"
    check_outputs(guest)

    choose_alias("rani")
    Work("rani").save("00", "settings", "level", 2)
    saved = files(work_folder)
    outputs = kernel.run(kernel.cells)
    check_outputs(outputs)
    whole = said(outputs)
    assert said(kernel.run(kernel.cells)) == whole, "run again, it shows the same"
    assert said(kernel.run([opening, *reversed(rest)])) == whole, "so it does backwards"
    for deleted in (rest[0], rest[len(rest) // 2]):
        left = [cell for cell in kernel.cells if cell is not deleted]
        name = deleted[1].id
        assert said(kernel.run(left)) == {key: whole[key] for key in whole if key != name}

    assert files(work_folder) == saved
    assert files(tmp_path / "lessons") == before


def check_outputs(outputs: dict[str, list]) -> None:
    assert all(shown for name, shown in outputs.items() if name != "open")
    for name, shown in outputs.items():
        for output in shown:
            assert output["output_type"] in ("execute_result", "display_data"), (name, output)
            assert "image/png" not in output["data"], name
            assert len(output["data"]["text/plain"]) > 15, name
    assert len(json.dumps(outputs)) < LARGEST
