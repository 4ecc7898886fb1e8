"""Python for the browser: Pyodide's release, in a folder on this machine or on its own server."""

import json
import shutil
import urllib.error
import urllib.request
from dataclasses import dataclass
from pathlib import Path

from jupyterlite_pyodide_kernel.constants import PYODIDE_CDN_URL, PYODIDE_LOCK, PYODIDE_VERSION

from filmkit.errors import FilmkitError

CORE = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip")
SECONDS = 60


@dataclass(frozen=True)
class Release:
    """
    One release of Pyodide.

    `official` is its list of packages; `folder` is where it lies on this machine, or None
    when pages load it from Pyodide's own server.
    """

    official: dict
    folder: Path | None = None

    @property
    def place(self) -> str:
        """Where the site keeps it: a folder named after the version, so no cache mixes two."""
        return f"static/pyodide-{PYODIDE_VERSION}"

    @property
    def entry(self) -> str:
        """The address of its first module, from the top of the site or in full."""
        return f"./{self.place}/pyodide.mjs" if self.folder else f"{PYODIDE_CDN_URL}/pyodide.mjs"

    def has(self, file: str) -> bool:
        """Tell whether a file of a package lies in the folder."""
        return bool(self.folder) and (self.folder / file).is_file()

    def address(self, file: str) -> str:
        """Return where a page finds a package, seen from a folder two below the top."""
        return f"../../{self.place}/{file}" if self.has(file) else f"{PYODIDE_CDN_URL}/{file}"

    def copy(self, site: Path, files) -> None:
        """Copy the core and those of the named packages that are here; nothing without a folder."""
        if self.folder is None:
            return
        target = site / self.place
        target.mkdir(parents=True, exist_ok=True)
        for name in (*CORE, PYODIDE_LOCK, *filter(self.has, files)):
            shutil.copyfile(self.folder / name, target / name)


def find_release(folder: Path | None, words) -> Release:
    """
    Read the release in a folder, or only its list from Pyodide's server.

    Raises
    ------
    FilmkitError
        The folder holds no release, or another one than the kernel needs; or the server
        cannot be reached.
    """
    if folder is None:
        return Release(_fetched(f"{PYODIDE_CDN_URL}/{PYODIDE_LOCK}", words))
    lost = [name for name in (*CORE, PYODIDE_LOCK) if not (folder / name).is_file()]
    if lost:
        raise FilmkitError(words("site.no-pyodide", folder=folder, files=", ".join(lost)))
    if f'"{PYODIDE_VERSION}"' not in (folder / CORE[0]).read_text("utf-8"):
        raise FilmkitError(words("site.other-pyodide", folder=folder, version=PYODIDE_VERSION))
    return Release(json.loads((folder / PYODIDE_LOCK).read_text("utf-8")), folder)


def _fetched(url: str, words) -> dict:
    try:
        with urllib.request.urlopen(url, timeout=SECONDS) as answer:
            return json.load(answer)
    except (urllib.error.URLError, OSError, ValueError) as error:
        raise FilmkitError(words("site.no-network", url=url, reason=error)) from error
