"""The kit where somebody else set things up: only the wheel, a plain kernel, a foreign folder."""

import importlib
import json
import shutil
import subprocess
import tomllib
from pathlib import Path
from types import SimpleNamespace

import nbformat
import pytest
from desks import ROOT
from nbclient import NotebookClient

from filmkit import work
from filmkit.lab import extension
from filmkit.lab.saving import without_outputs

WHEEL = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["hatch"]["build"][
    "targets"
]["wheel"]
SAVE = """
from filmkit import work
import filmkit
work.choose_alias("rani"), work.Work("rani").save("00", "settings", "level", 1)
print(filmkit.__file__)
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory) -> Path:
    """Lay out what the wheel holds, as pip does."""
    folder = tmp_path_factory.mktemp("site")
    for name in (path.strip("/") for path in WHEEL["include"]):
        target = WHEEL["sources"].get(name, name)
        shutil.copytree(ROOT / name, folder / target, ignore=shutil.ignore_patterns("__pycache__"))
    return folder


def test_all_lessons_run_in_a_plain_kernel_and_save_where_the_learner_is(
    site, tmp_path, monkeypatch
):
    for name in ("FILMKIT_WORK", "JUPYTER_CONFIG_PATH"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PYTHONPATH", str(site))
    monkeypatch.setenv("IPYTHONDIR", str(tmp_path / "ipython"))
    here = tmp_path / "here"
    here.mkdir()
    books = sorted((site / "filmkit" / "notebooks" / "en").glob("*.ipynb"))
    lessons = [nbformat.read(book, as_version=4) for book in books]
    code = [cell.source for book in lessons for cell in book.cells if cell.cell_type == "code"]
    whole = nbformat.v4.new_notebook(cells=list(map(nbformat.v4.new_code_cell, [SAVE, *code])))
    NotebookClient(whole, timeout=300, resources={"metadata": {"path": str(here)}}).execute()
    first, *shown = whole.cells
    assert first.outputs[0].text.startswith(str(site))
    kinds = {output.output_type for cell in shown for output in cell.outputs}
    assert kinds <= {"execute_result", "display_data"} and len(books) >= 10
    assert [path.name for path in here.iterdir()] == ["work"]
    assert len(list((here / "work" / "rani").glob("*.jsonl"))) == 1


# --- where answers lie ----------------------------------------------------------------------------


def test_answers_lie_beside_the_learners_lessons_in_both_languages(tmp_path, monkeypatch):
    monkeypatch.delenv("FILMKIT_WORK", raising=False)
    for lang in ("en", "id"):
        folder = tmp_path / "filmkit" / "notebooks" / lang
        folder.mkdir(parents=True)
        monkeypatch.chdir(folder)
        assert work.work_folder() == tmp_path / "filmkit" / "work"


def test_elsewhere_answers_lie_with_the_checkout(tmp_path, monkeypatch):
    monkeypatch.delenv("FILMKIT_WORK", raising=False)
    monkeypatch.chdir(tmp_path)
    assert work.work_folder() == ROOT / "work"


def test_a_hub_may_name_a_folder_in_everybodys_home(tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("FILMKIT_WORK", "~/work")
    assert work.work_folder() == tmp_path / "work"


# --- what the kit adds to a Jupyter of somebody else ----------------------------------------------


def test_the_wheel_carries_one_setting_for_other_peoples_jupyter_and_no_more():
    assert WHEEL["shared-data"] == {
        "filmkit/lab/saving.json": "etc/jupyter/jupyter_server_config.d/filmkit.json"
    }
    shipped = json.loads((ROOT / "filmkit/lab/saving.json").read_text("utf-8"))
    assert shipped == {"ServerApp": {"jpserver_extensions": {extension.__name__: True}}}


def test_the_extension_registers_how_lessons_are_saved_and_where_the_style_lies():
    module = importlib.import_module(extension.__name__)
    assert module._jupyter_server_extension_points() == [{"module": extension.__name__}]
    hooks, styles = [], ["own"]
    module._load_jupyter_server_extension(
        SimpleNamespace(
            contents_manager=SimpleNamespace(register_pre_save_hook=hooks.append),
            web_app=SimpleNamespace(settings={"static_custom_path": styles}),
        )
    )
    assert hooks == [without_outputs]
    assert styles[0] == "own" and (Path(styles[1]) / "custom.css").is_file()


def test_binder_gets_the_same_quiet_page(tmp_path):
    environment = {"NB_PYTHON_PREFIX": str(tmp_path), "PATH": "/usr/bin:/bin"}
    subprocess.run([ROOT / "postBuild"], cwd=ROOT, env=environment, check=True)
    copied = tmp_path / "etc" / "jupyter"
    names = {file.relative_to(copied) for file in copied.rglob("*") if file.is_file()}
    assert names == {
        file.relative_to(extension.CONFIG) for file in extension.CONFIG.rglob("*") if file.is_file()
    }
