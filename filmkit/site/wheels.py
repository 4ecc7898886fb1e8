"""
The Python packages that a lesson needs in the browser, as wheels.

The kit's own wheel is built from the checkout. The packages that Pyodide does not bring along
are packed again from the environment that builds the site: so their versions are those that
the tests ran with, and nothing is fetched.
"""

import re
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from email import message_from_string
from hashlib import sha256
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from filmkit.errors import FilmkitError

EPOCH = (1980, 1, 1, 0, 0, 0)  # the same packages give the same bytes
# Only JupyterLab's own server, or half of a control that the page brings along already.
NOT_IN_A_BROWSER = {"jupyterlab", "jupyterlab-widgets", "widgetsnbextension"}
MACHINE_CODE = {".so", ".pyd", ".dll", ".dylib"}


@dataclass(frozen=True)
class Wheel:
    """A wheel on the disk, with what Pyodide wants to know of it."""

    path: Path
    name: str
    version: str
    depends: tuple[str, ...]
    imports: tuple[str, ...]

    @property
    def digest(self) -> str:
        """The SHA-256 of the file, in hexadecimal digits."""
        return sha256(self.path.read_bytes()).hexdigest()


def read_wheel(path: Path) -> Wheel:
    """Read name, version, needs and importable names out of a wheel."""
    with zipfile.ZipFile(path) as archive:
        names = archive.namelist()
        metadata = next(name for name in names if re.fullmatch(r"[^/]+\.dist-info/METADATA", name))
        head = message_from_string(archive.read(metadata).decode("utf-8"))
    tops = {name.split("/")[0].removesuffix(".py") for name in names}
    imports = sorted(top for top in tops if top.isidentifier())
    depends = sorted(_needed(head.get_all("Requires-Dist") or []))
    name = canonicalize_name(head["Name"])
    return Wheel(path, name, head["Version"], tuple(depends), tuple(imports))


def build_kit(checkout: Path, folder: Path) -> Wheel:
    """
    Build the kit's own wheel from the checkout.

    Raises
    ------
    FilmkitError
        The builder failed; the message is what it wrote.
    """
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    done = subprocess.run(command, cwd=checkout, capture_output=True, text=True)
    if done.returncode:
        raise FilmkitError(done.stderr.strip() or done.stdout.strip())
    return read_wheel(next(folder.glob("filmkit-*.whl")))


def pack_installed(name: str, folder: Path) -> Wheel:
    """
    Pack an installed package into a wheel again, without the parts that are machine code.

    Raises
    ------
    FilmkitError
        The package is not installed, or is nothing without its machine code.
    """
    try:
        found = distribution(name)
    except PackageNotFoundError as error:
        raise FilmkitError(f"{name} is not installed here, and Pyodide does not have it") from error
    files = sorted(_portable(found))
    _refuse_without_python(found, {file.as_posix() for file in files})
    path = folder / f"{found.metadata['Name']}-{found.version}-py3-none-any.whl"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in files:
            entry = zipfile.ZipInfo(file.as_posix(), EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, found.locate_file(file).read_bytes())
    return read_wheel(path)


def _portable(found: Distribution) -> list:
    return [
        file
        for file in found.files or []
        if ".." not in file.parts
        and "__pycache__" not in file.parts
        and file.suffix not in MACHINE_CODE
        and file.name not in {"INSTALLER", "REQUESTED", "direct_url.json", "RECORD"}
    ]


def _refuse_without_python(found: Distribution, kept: set[str]) -> None:
    """Refuse a package in which machine code has no Python file of the same name beside it."""
    for file in found.files or []:
        name = file.as_posix()
        if file.suffix not in MACHINE_CODE or "__mypyc" in name:  # mypyc: one for all the others
            continue
        if f"{name.split('.')[0]}.py" not in kept:
            raise FilmkitError(f"{found.metadata['Name']} {found.version} is machine code: {name}")


def _needed(requirements: list[str]) -> set[str]:
    """Return the names of what is needed in a browser: no extras, nothing for other systems."""
    browser = {"extra": "", "sys_platform": "emscripten", "platform_system": "Emscripten"}
    parsed = map(Requirement, requirements)
    names = {
        canonicalize_name(one.name)
        for one in parsed
        if one.marker is None or one.marker.evaluate(browser)
    }
    return names - NOT_IN_A_BROWSER
