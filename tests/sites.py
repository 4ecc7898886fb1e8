"""Make a site for a test: a release of Pyodide without content, or one with a real core."""

import json
import shutil
import zipfile
from pathlib import Path

from jupyterlite_pyodide_kernel.constants import PYODIDE_VERSION

from filmkit.site.pyodide import CORE
from filmkit.site.wheels import read_wheel

THEIRS = {  # what Pyodide brings along, with what each needs
    "ipython": ["traitlets"], "jedi": [], "jinja2": ["markupsafe"], "markupsafe": [],
    "matplotlib": ["numpy", "pillow"], "micropip": [], "networkx": ["numpy"], "numpy": [],
    "pandas": ["numpy"], "pillow": [], "traitlets": [], "typing-extensions": [], "scipy": [],
}  # fmt: skip


def empty_release(folder: Path, without=()) -> Path:
    """Make a release in which every file is there and none has content."""
    folder.mkdir()
    for name in CORE:
        (folder / name).write_text(f'const version = "{PYODIDE_VERSION}";')
    packages = {}
    for name, depends in THEIRS.items():
        file = stand_in(name, "1.0", folder)
        packages[name] = {
            "name": name, "version": "1.0", "file_name": file.name, "depends": depends,
            "imports": [name], "install_dir": "site", "package_type": "package",
            "sha256": read_wheel(file).digest, "unvendored_tests": False,
        }  # fmt: skip
        if name in without:
            file.unlink()
    lock = {"info": {"python": "3.14.2"}, "packages": packages}
    (folder / "pyodide-lock.json").write_text(json.dumps(lock), "utf-8")
    return folder


def real_release(core: Path, folder: Path) -> Path:
    """
    Make a release from the core that npm has and pure packages from a Python registry.

    numpy, pandas and the like are compiled for the browser and are on no registry that
    `.ci/run` may ask; packages without content stand for them. So a real kernel starts in a
    real browser and runs what of the kit needs no table.

    Parameters
    ----------
    core : Path
        The npm package `pyodide`, with the wheels of `.ci/pyodide-packages.txt` in it.
    folder : Path
        Where the release is made; it must not exist.
    """
    folder.mkdir()
    for name in CORE:
        shutil.copyfile(core / name, folder / name)
    lock = json.loads((core / "pyodide-lock.json").read_text("utf-8"))
    here = {read_wheel(file).name: file for file in core.glob("*.whl")}
    for name, entry in lock["packages"].items():
        if name in here:
            wheel = read_wheel(Path(shutil.copy(here[name], folder)))
            assert wheel.version == entry["version"], f"{name}: renew .ci/pyodide-packages.txt"
        else:
            wheel = read_wheel(stand_in(name, entry["version"], folder))
        entry |= {"file_name": wheel.path.name, "sha256": wheel.digest}
    (folder / "pyodide-lock.json").write_text(json.dumps(lock), "utf-8")
    return folder


def stand_in(name: str, version: str, folder: Path) -> Path:
    """Write a wheel without content."""
    stem = f"{name.replace('-', '_')}-{version}"
    path = folder / f"{stem}-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as archive:
        head = f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n"
        archive.writestr(f"{stem}.dist-info/METADATA", head)
        archive.writestr(f"{stem}.dist-info/WHEEL", "Wheel-Version: 1.0\nTag: py3-none-any\n")
    return path
