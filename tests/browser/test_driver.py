"""The driver sees what the other browser tests rely on."""

import pytest
from nbformat.v4 import new_code_cell

FORM = """from IPython.display import HTML
HTML('<button style="width:40px">Go</button><input id="nameless">')"""


@pytest.fixture
def trial(lab):
    """Open a notebook with a value, a mistake and a bad form, and run it."""
    cells = [
        new_code_cell("print('seven')\nkept = 7", id="value"),
        new_code_cell(FORM, id="form"),
        new_code_cell("1 / 0", id="mistake"),
    ]
    lab.open_notebook(lab.server.write_notebook("trial.ipynb", cells))
    lab.run_all()
    return lab


def test_it_reads_outputs_and_errors(trial):
    assert trial.outputs_of("value")[0]["text"] == "seven\n"
    assert any("mistake: ZeroDivisionError" in error for error in trial.errors())
    with pytest.raises(LookupError):
        trial.outputs_of("no-such-cell")


def test_axe_names_the_rule_and_the_element(trial):
    found = trial.axe()
    assert {violation.rule for violation in found} == {"label"}
    assert any("nameless" in violation.html for violation in found)


def test_the_tab_walk_hears_role_and_name(trial):
    first, second, *_ = trial.tab_walk("[data-cell=form] button", most=3, key="Tab")
    assert (first.role, first.name, first.cell) == ("textbox", "", "form")
    assert first.height > 10
    assert second.cell != "form"


@pytest.mark.parametrize("end", ["restart_kernel", "kill_kernel"])
def test_the_kernel_is_a_new_one_afterwards(trial, end):
    before = trial.server.kernel_process(trial.kernel()).pid
    getattr(trial, end)()
    assert trial.server.kernel_process(trial.kernel()).pid != before
    trial.run_all()
    assert trial.outputs_of("value")[0]["text"] == "seven\n"


def test_a_picture_is_taken(trial, monkeypatch, tmp_path):
    monkeypatch.setenv("FILMKIT_SCREENSHOTS", str(tmp_path / "pictures"))
    assert trial.screenshot("trial").read_bytes().startswith(b"\x89PNG")


def test_each_test_begins_afresh(lab):
    assert lab.server.ask("GET", "/api/kernels") == []
    assert not (lab.server.root / "notebooks" / "trial.ipynb").exists()
