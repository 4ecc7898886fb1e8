"""`start.py`: the first start, later starts, repairs, and a sentence for whatever can go wrong."""

import ast
import errno
import importlib.util
import os
import string
import subprocess
import sys
import types
from pathlib import Path

import pytest

FILE = Path(__file__).parents[1] / "start.py"


class Machine:
    """Stand in for `subprocess`: notes what is run, and fails where a test wants it to."""

    DEVNULL = subprocess.DEVNULL
    CalledProcessError = subprocess.CalledProcessError

    def __init__(self, python: Path):
        self.ran: list[str] = []
        self.commands: list[list[str]] = []
        self.version = "3.11"
        self.fails: dict[str, tuple[int, str]] = {}
        self.interrupted_at = ""
        self._python = python

    def Popen(self, command, stdout=None, **_):
        step = {"pip": "install"}.get(command[2], command[2])
        self.ran.append(step)
        self.commands.append(command)
        if step == "venv":
            self._python.parent.mkdir(parents=True)
            self._python.touch()
        code, output = self.fails.get(step, (0, ""))
        if stdout:
            stdout.write(output)
        return Child(code, interrupted=step == self.interrupted_at)

    def check_output(self, command, **_):
        if not Path(command[0]).exists():
            raise FileNotFoundError(command[0])
        return self.version.encode() + b"\n"


class Child:
    """One program that was run."""

    def __init__(self, code: int, interrupted: bool):
        self.returncode = code
        self.killed = False
        self._interrupted = interrupted

    def poll(self):
        if self._interrupted:
            raise KeyboardInterrupt
        return self.returncode

    def wait(self):
        if self._interrupted:
            self._interrupted = False
            raise KeyboardInterrupt
        return self.returncode

    def kill(self):
        self.killed = True


def load(monkeypatch, folder: Path):
    """Import start.py as if it lay in that folder."""
    spec = importlib.util.spec_from_file_location("start", FILE)
    start = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(start)
    venv = folder / ".venv"
    places = {"HERE": folder, "VENV": venv, "LOG": venv / "log", "MARKER": venv / "marker"}
    for name, path in places.items():
        monkeypatch.setattr(start, name, path)
    return start


@pytest.fixture
def start(monkeypatch, tmp_path):
    """Load start.py in a folder with the two files that it needs, on a faked machine."""
    folder = tmp_path / "kit"
    folder.mkdir()
    (folder / "pyproject.toml").write_text("[project]")
    (folder / "constraints.txt").write_text("pandas==3.1.1")
    start = load(monkeypatch, folder)
    monkeypatch.setattr(start, "subprocess", Machine(start.venv_python()))
    return start


def steps(start, *argv) -> list[str]:
    """Start once; return what was run this time."""
    start.subprocess.ran.clear()
    start.main(list(argv))
    return start.subprocess.ran


# --- what is done, and what is not done again -------------------------------------------------


def test_the_first_start_installs_and_opens_and_the_second_only_opens(start, capsys):
    assert steps(start) == ["venv", "install", "filmkit"]
    told = capsys.readouterr().out
    assert "Step 1 of 3" in told and "Step 2 of 3" in told and "done in 0 seconds" in told
    assert steps(start) == ["filmkit"]
    assert "Step 2 of 3" not in capsys.readouterr().out


def test_pip_gets_the_pins_and_the_folder(start):
    steps(start, "test")
    pip = start.subprocess.commands[1]
    assert pip[1:4] == ["-m", "pip", "install"]
    assert pip[-4:] == ["-c", str(start.HERE / "constraints.txt"), "-e", f"{start.HERE}[test]"]


@pytest.mark.parametrize("name", ["pyproject.toml", "constraints.txt"])
def test_when_the_kit_needs_other_packages_they_are_installed(start, name):
    steps(start)
    (start.HERE / name).write_text("# another version")
    assert steps(start) == ["install", "filmkit"]
    assert steps(start) == ["filmkit"]


def test_the_tests_add_their_packages_once_and_the_lessons_keep_them(start):
    steps(start)
    assert steps(start, "test", "-k", "words") == ["install", "pytest"]
    assert start.subprocess.commands[-1][2:] == ["pytest", "-k", "words"]
    assert steps(start) == ["filmkit"]
    assert steps(start, "test") == ["pytest"]


@pytest.mark.parametrize("step", ["venv", "install"])
def test_a_start_that_was_cut_short_is_made_anew(start, step, capsys):
    start.subprocess.interrupted_at = step
    assert start.main([]) == 1
    assert "Nothing is broken" in capsys.readouterr().err
    start.subprocess.interrupted_at = ""
    assert steps(start) == ["venv", "install", "filmkit"]
    assert steps(start) == ["filmkit"]


def test_an_update_that_failed_is_made_anew(start):
    steps(start)
    (start.HERE / "constraints.txt").write_text("# another version")
    start.subprocess.fails["install"] = (1, "ERROR: something")
    assert start.main([]) == 1
    start.subprocess.fails.clear()
    assert steps(start) == ["venv", "install", "filmkit"]


def test_a_venv_whose_python_has_gone_is_made_anew(start):
    steps(start)
    start.venv_python().unlink()
    assert steps(start) == ["venv", "install", "filmkit"]


def test_a_venv_whose_python_has_changed_is_made_anew(start):
    steps(start)
    start.subprocess.version = "3.12"
    assert steps(start) == ["venv", "install", "filmkit"]


def test_a_kit_that_was_moved_is_made_anew(start, monkeypatch, tmp_path):
    steps(start)
    start.HERE.rename(tmp_path / "elsewhere")
    moved = load(monkeypatch, tmp_path / "elsewhere")
    monkeypatch.setattr(moved, "subprocess", Machine(moved.venv_python()))
    assert steps(moved) == ["venv", "install", "filmkit"]


def test_a_venv_that_somebody_made_by_hand_is_kept(start):
    start.venv_python().parent.mkdir(parents=True)
    start.venv_python().touch()
    mine = start.VENV / "mine"
    mine.touch()
    assert steps(start) == ["install", "filmkit"]
    assert mine.exists()


def test_options_are_handed_on(start):
    steps(start, "--lang", "id", "--port", "9001", "--lesson", "03", "--no-browser")
    handed = start.subprocess.commands[-1][2:]
    assert handed[:4] == ["filmkit", "lab", "--lang", "id"]
    assert set(handed[4:]) == {"--port", "9001", "--lesson", "03", "--no-browser"}


@pytest.mark.parametrize(("argv", "step"), [([], "filmkit"), (["test"], "pytest")])
def test_the_exit_code_is_that_of_the_last_step(start, argv, step):
    start.subprocess.fails[step] = (3, "")
    assert start.main(argv) == 3


def test_ctrl_c_waits_until_the_lessons_have_closed(start):
    start.subprocess.interrupted_at = "filmkit"
    assert start.main([]) == 0


def test_children_compile_what_they_install_and_know_no_other_packages(start, monkeypatch):
    for name in ("PYTHONDONTWRITEBYTECODE", "PYTHONPATH", "PYTHONHOME", "PIP_USER"):
        monkeypatch.setenv(name, "1")
    monkeypatch.setenv("KEPT", "1")
    assert "KEPT" in start.environment()
    assert not {"PYTHONDONTWRITEBYTECODE", "PYTHONPATH", "PIP_USER"} & set(start.environment())


@pytest.mark.parametrize(
    ("system", "path"), [("nt", "Scripts/python.exe"), ("posix", "bin/python")]
)
def test_the_python_of_the_venv_lies_where_the_system_puts_it(start, monkeypatch, system, path):
    monkeypatch.setattr(start, "os", types.SimpleNamespace(name=system))
    assert start.venv_python() == start.VENV / path


# --- a sentence for each failure -----------------------------------------------------------------


def sentence(start, capsys, *argv) -> str:
    """Start, expect it to end with 1, and return what was said."""
    assert start.main(list(argv)) == 1
    told = capsys.readouterr().err
    assert "Traceback" not in told
    return told


def test_an_old_python_is_told_so(start, capsys, monkeypatch):
    monkeypatch.setattr(start.sys, "version_info", (3, 6, 15))
    assert "needs Python 3.11 or newer; this is 3.6" in sentence(start, capsys)
    assert "Kit perlu Python 3.11" in sentence(start, capsys, "--lang", "id")


def test_an_old_python_can_read_the_file():
    tree = ast.parse(FILE.read_text(), feature_version=(3, 6))
    imported = [node for node in ast.walk(tree) if isinstance(node, ast.Import | ast.ImportFrom)]
    assert imported and all(getattr(node, "module", "") != "__future__" for node in imported)
    for node in ast.walk(tree):  # `int | None` would be read, and would fail when it is run
        assert getattr(node, "annotation", None) is None and getattr(node, "returns", None) is None


@pytest.mark.parametrize("missing", ["venv", "ensurepip"])
def test_a_python_without_venv_is_told_what_to_install(start, capsys, monkeypatch, missing):
    find = importlib.util.find_spec
    monkeypatch.setattr(
        importlib.util, "find_spec", lambda name: None if name == missing else find(name)
    )
    assert "sudo apt install python3-venv" in sentence(start, capsys)


def test_start_py_on_its_own_says_that_the_kit_is_missing(start, capsys):
    (start.HERE / "constraints.txt").unlink()
    assert "beside constraints.txt" in sentence(start, capsys)


def test_a_folder_that_cannot_be_written_is_named(start, capsys, monkeypatch):
    def refuse(**_):
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(start.tempfile, "TemporaryFile", refuse)
    assert f"Nothing can be saved in {start.HERE}" in sentence(start, capsys)


def test_a_full_disk_is_seen_before_anything_is_fetched(start, capsys, monkeypatch):
    monkeypatch.setattr(start.shutil, "disk_usage", lambda _: types.SimpleNamespace(free=9))
    assert "The disk is too full" in sentence(start, capsys)
    assert start.subprocess.ran == []


def test_a_disk_that_fills_up_on_the_way_is_told(start, capsys, monkeypatch):
    def full(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(start, "make_venv", full)
    assert "The disk is too full" in sentence(start, capsys)


OFFLINE = """WARNING: Retrying (Retry(total=0)) after connection broken by 'NewConnectionError'
ERROR: Could not find a version that satisfies the requirement hatchling (from versions: none)
ERROR: No matching distribution found for hatchling"""


@pytest.mark.parametrize(
    ("output", "expected"),
    [
        (OFFLINE, "needs it the first time only"),
        ("ERROR: Could not install: [Errno 28] No space left on device", "disk is too full"),
        ("ERROR: Could not install: [WinError 5] Access is denied", "Nothing can be saved"),
        ("first\nERROR: ResolutionImpossible: {braces}", "ERROR: ResolutionImpossible: {braces}"),
    ],
)
def test_what_pip_says_becomes_a_sentence(start, capsys, output, expected):
    start.subprocess.fails["install"] = (1, output)
    told = sentence(start, capsys)
    assert expected in told
    assert start.subprocess.ran == ["venv", "install"]


def test_a_warning_at_the_beginning_is_not_the_cause(start, capsys):
    output = "WARNING: Retrying\n" + "Collecting a-package\n" * 30 + "ERROR: no compiler"
    start.subprocess.fails["install"] = (1, output)
    assert "send these lines" in sentence(start, capsys)


def test_a_python_newer_than_the_packages_is_told_so(start, capsys, monkeypatch):
    monkeypatch.setattr(start.sys, "version_info", (3, 99, 0))
    start.subprocess.fails["install"] = (1, "ERROR: Failed building wheel for contourpy")
    assert "tried with Python 3.11 to 3.14; this is 3.99" in sentence(start, capsys)


def test_a_failing_venv_is_told_with_its_last_lines(start, capsys):
    start.subprocess.fails["venv"] = (1, "the last line of venv")
    assert "the last line of venv" in sentence(start, capsys)


# --- the sentences themselves ---------------------------------------------------------------------


def test_every_sentence_is_in_both_languages_with_the_same_places_to_fill(start):
    for key, texts in start.TEXTS.items():
        english, indonesian = (
            {field for _, field, _, _ in string.Formatter().parse(text) if field} for text in texts
        )
        assert all(texts) and english == indonesian, key


def test_every_sentence_is_used(start):
    code = FILE.read_text().split("class CannotStart")[1]
    causes = {key for key, _ in start.CAUSES}
    assert {key for key in start.TEXTS if f'"{key}"' not in code} <= causes


def test_it_runs_as_a_program_and_stays_one_readable_file():
    shown = subprocess.run(
        [sys.executable, str(FILE), "--help"], capture_output=True, text=True, env=os.environ
    )
    assert shown.returncode == 0 and "--no-browser" in shown.stdout
    assert len(FILE.read_text().splitlines()) < 300
