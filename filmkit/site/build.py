"""Put the site together: wheels, lessons, JupyterLite, the start pages."""

import json
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from hashlib import sha256
from importlib.metadata import distribution
from pathlib import Path

import filmkit
from filmkit.errors import FilmkitError
from filmkit.lab.server import CONFIG as LAB
from filmkit.reading import build_pages, show_progress
from filmkit.site.lessons import Lesson, copy_lessons, keep_unchanged
from filmkit.site.lock import KERNEL, make_lock, missing
from filmkit.site.pages import write_pages
from filmkit.site.pyodide import Release
from filmkit.site.wheels import Wheel, build_kit, pack_installed, read_wheel

CHECKOUT = Path(filmkit.__file__).parents[1]
# The parts of the page, by the package that brings them.
EXTENSIONS = ("jupyterlite-pyodide-kernel", "jupyterlab-widgets", "anywidget")
DRIVE = "/drive"  # where the kernel sees the files that JupyterLite keeps in the browser
# Needs a part that the kit has switched off, and says so on the console of every page.
NOT_IN_LITE = ("@jupyterlite/application-extension:lsp-connection-manager",)


@dataclass(frozen=True)
class Site:
    """What was built: its fingerprint, its lessons, and which files stay with Pyodide's server."""

    build: str
    lessons: list[Lesson]
    elsewhere: list[str]


def build_site(out: Path, release: Release, *, reading: bool = True) -> Site:
    """
    Build the whole site in `out`, which is emptied.

    Parameters
    ----------
    out : Path
        The folder of the site.
    release : Release
        Python for the browser.
    reading : bool
        Also write every lesson as a page to read.

    Raises
    ------
    FilmkitError
        A package is missing, or JupyterLite could not build; the message says which.
    """
    with tempfile.TemporaryDirectory(prefix="filmkit-site-") as name:
        stage = Path(name)
        lessons = copy_lessons(CHECKOUT / "notebooks", stage / "lessons")
        wheels = _wheels(stage, release)
        lock = make_lock(release.official, wheels, (*KERNEL, "filmkit"), release.address)
        build = _fingerprint(stage, lock)
        home = f"static/kit-{build}"
        _configure(stage, out, release, home)
        _run_jupyterlite(stage)
        (out / home).mkdir(parents=True)
        (out / home / "pyodide-lock.json").write_text(json.dumps(lock), "utf-8")
        for wheel in wheels:
            shutil.copyfile(wheel.path, out / home / wheel.path.name)
    theirs = [release.official["packages"][n]["file_name"] for n in lock["packages"]
              if n not in {wheel.name for wheel in wheels}]  # fmt: skip
    release.copy(out, theirs)
    keep_unchanged(out / "api" / "contents")
    if reading:
        build_pages(out, told=show_progress)
    write_pages(out, lessons, build, release.entry)
    elsewhere = [file for file in theirs if not release.has(file)]
    return Site(build, lessons, elsewhere)


def _wheels(stage: Path, release: Release) -> list[Wheel]:
    """Return the kit's wheel, those of the kernel, and what they need beside Pyodide's own."""
    folder = stage / "wheels"
    folder.mkdir()
    wheels = [build_kit(CHECKOUT, folder)]
    pypi = _extension("jupyterlite-pyodide-kernel") / "static" / "pypi"
    shims = [read_wheel(file) for file in sorted(pypi.glob("*.whl"))]
    wheels += [wheel for wheel in shims if wheel.name in KERNEL]
    while lost := missing(release.official, wheels, (*KERNEL, "filmkit")):
        wheels += [pack_installed(name, folder) for name in lost]
    return wheels


def _extension(package: str) -> Path:
    """Return the folder of the extension of JupyterLab that a package has installed."""
    found = distribution(package)
    file = next(
        file
        for file in found.files or []
        if "labextensions" in file.parts and file.name == "package.json"
    )
    return Path(found.locate_file(file)).resolve().parent


def _fingerprint(stage: Path, lock: dict) -> str:
    """Return 12 digits that change with any package or lesson of the site."""
    whole = sha256(json.dumps(lock, sort_keys=True).encode())
    for file in sorted((stage / "lessons").rglob("*.ipynb")):
        whole.update(file.read_bytes())
    return whole.hexdigest()[:12]


def _configure(stage: Path, out: Path, release: Release, home: str) -> None:
    """Write what JupyterLite reads: how to build, and how the page and its kernel begin."""
    how = {
        "apps": ["notebooks", "tree"],
        "contents": [str(stage / "lessons")],
        "federated_extensions": [str(_extension(name)) for name in EXTENSIONS],
        "ignore_sys_prefix": True,
        "no_sourcemaps": True,
        "no_unused_shared_packages": True,
        "output_dir": str(out),
    }
    (stage / "jupyter_lite_config.json").write_text(json.dumps({"LiteBuildConfig": how}), "utf-8")
    page = json.loads((LAB / "labconfig" / "page_config.json").read_text("utf-8"))
    kernel = {
        "pyodideUrl": release.entry,
        "disablePyPIFallback": True,  # what is not on the list is not fetched from elsewhere
        "loadPyodideOptions": {
            "lockFileURL": f"./{home}/pyodide-lock.json",
            "packages": list(KERNEL),
            "env": {"HOME": "/home/pyodide", "FILMKIT_WORK": f"{DRIVE}/work"},
        },
    }
    data = {
        "appName": "filmkit",
        "disabledExtensions": sorted([*page["disabledExtensions"], *NOT_IN_LITE]),
        "litePluginSettings": {"@jupyterlite/pyodide-kernel-extension:kernel": kernel},
    }
    whole = {"jupyter-lite-schema-version": 0, "jupyter-config-data": data}
    (stage / "jupyter-lite.json").write_text(json.dumps(whole), "utf-8")
    shutil.copyfile(LAB / "labconfig" / "default_setting_overrides.json", stage / "overrides.json")


def _run_jupyterlite(stage: Path) -> None:
    command = [sys.executable, "-m", "jupyterlite_core", "build"]
    done = subprocess.run(command, cwd=stage, capture_output=True, text=True)
    if done.returncode:
        raise FilmkitError((done.stderr + done.stdout).strip())
