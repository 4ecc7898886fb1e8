"""The packages of the site: the kit's own wheel, those that are packed again, the list of all."""

import shutil
import subprocess
import sys
import zipfile

import pytest
from desks import ROOT

from filmkit.errors import FilmkitError
from filmkit.site import build
from filmkit.site.lock import make_lock
from filmkit.site.pyodide import PYODIDE_CDN_URL, Release
from filmkit.site.wheels import build_kit, pack_installed


def test_without_a_release_everything_of_pyodide_comes_from_its_own_server():
    release = Release({"packages": {}})
    assert release.entry == f"{PYODIDE_CDN_URL}/pyodide.mjs"
    assert release.address("numpy.whl") == f"{PYODIDE_CDN_URL}/numpy.whl"


def test_the_same_kit_gives_the_same_fingerprint_and_another_lesson_another(tmp_path, monkeypatch):
    checkout = tmp_path / "kit"
    for name in ("pyproject.toml", "README.md", "LICENSE", "LICENSE-data"):
        checkout.mkdir(exist_ok=True)
        shutil.copy(ROOT / name, checkout)
    (checkout / "filmkit").mkdir()
    shutil.copy(ROOT / "filmkit" / "__init__.py", checkout / "filmkit")
    (checkout / "notebooks" / "en").mkdir(parents=True)
    wheels = [build_kit(checkout, tmp_path / str(n)).digest for n in range(2)]
    assert wheels[0] == wheels[1]
    lesson = tmp_path / "lessons" / "en" / "00.ipynb"
    lesson.parent.mkdir(parents=True)
    lesson.write_text("a")
    first = build._fingerprint(tmp_path, {})
    lesson.write_text("b")
    assert first != build._fingerprint(tmp_path, {})
    assert first != build._fingerprint(tmp_path, {"packages": {}})


def test_the_answers_for_teachers_are_in_no_wheel(tmp_path):
    checkout = tmp_path / "kit"
    shutil.copytree(ROOT / "filmkit", checkout / "filmkit")
    for name in ("pyproject.toml", "README.md", "LICENSE", "LICENSE-data"):
        shutil.copy(ROOT / name, checkout)
    for name in ("data/guide/answers.csv", "data/films/x.csv", "teacher/en.md", "notebooks/a.txt"):
        (checkout / name).parent.mkdir(parents=True, exist_ok=True)
        (checkout / name).write_text("x")
    wheel = build_kit(checkout, tmp_path / "out")
    names = zipfile.ZipFile(wheel.path).namelist()
    assert "filmkit/data/films/x.csv" in names and "filmkit/notebooks/a.txt" in names
    assert [name for name in names if "data/guide" in name or "teacher" in name.split("/")] == []


def test_importing_the_kit_brings_no_heavy_package_along():
    heavy = ("numpy", "pandas", "matplotlib", "networkx", "PIL", "docx", "jinja2", "openai",
             "jupyterlab", "jupyter_server", "jupyterlite_core")  # fmt: skip
    code = f"import sys, filmkit; print([n for n in {heavy} if n in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT)
    assert done.stdout.strip() == "[]", done.stderr


def test_an_installed_package_is_packed_without_its_machine_code(tmp_path):
    wheel = pack_installed("psygnal", tmp_path)
    names = zipfile.ZipFile(wheel.path).namelist()
    assert "psygnal/_signal.py" in names and wheel.imports == ("psygnal",)
    assert [name for name in names if name.endswith((".so", ".pyd", ".pyc"))] == []
    assert (wheel.name, wheel.depends) == ("psygnal", ())


@pytest.mark.parametrize("name", ["no-such-package", "numpy"])
def test_a_package_that_cannot_run_in_a_browser_is_refused(name, tmp_path):
    with pytest.raises(FilmkitError, match=name):
        pack_installed(name, tmp_path)


def test_a_package_that_is_nowhere_is_named():
    official = {"info": {}, "packages": {"a": {"depends": ["b_c"], "file_name": "a.whl"}}}
    with pytest.raises(FilmkitError, match="b-c"):
        make_lock(official, [], ["a"], str)
