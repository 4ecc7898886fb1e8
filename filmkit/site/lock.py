"""
The list from which Pyodide loads packages (`pyodide-lock.json`), cut down to what a lesson needs.

Pyodide's own list names 350 packages; the kit's names those that `import filmkit` and the
kernel need, each with its SHA-256. So a plain `import` loads them, with no other cell before it.
"""

from packaging.utils import canonicalize_name

from filmkit.errors import FilmkitError
from filmkit.site.wheels import Wheel

# What the kernel itself wants; named beforehand, they are fetched side by side.
KERNEL = ("micropip", "piplite", "ipykernel", "comm", "pyodide-kernel", "jedi", "ipython")


def missing(official: dict, wheels: list[Wheel], wanted) -> list[str]:
    """Return what `wanted` packages need and neither Pyodide nor the wheels have."""
    known = official["packages"].keys() | {wheel.name for wheel in wheels}
    return sorted(_closure(_depends(official, wheels), wanted) - known)


def make_lock(official: dict, wheels: list[Wheel], wanted, address) -> dict:
    """
    Return Pyodide's list with the wheels added, cut down to `wanted` and what that needs.

    Parameters
    ----------
    official : dict
        Pyodide's own list, as its release holds it.
    wheels : list of Wheel
        Packages of the site; one of the same name takes the place of Pyodide's.
    wanted : iterable of str
        Names of packages.
    address : callable
        Given the file name of a package of Pyodide, returns where the page finds it.

    Raises
    ------
    FilmkitError
        A package is nowhere.
    """
    lost = missing(official, wheels, wanted)
    if lost:
        raise FilmkitError(", ".join(lost))
    own = {wheel.name: _entry(wheel) for wheel in wheels}
    theirs = {
        name: entry | {"file_name": address(entry["file_name"])}
        for name, entry in official["packages"].items()
    }
    names = sorted(_closure(_depends(official, wheels), wanted))
    return {"info": official["info"], "packages": {n: own.get(n) or theirs[n] for n in names}}


def _entry(wheel: Wheel) -> dict:
    return {
        "depends": list(wheel.depends),
        "file_name": wheel.path.name,
        "imports": list(wheel.imports),
        "install_dir": "site",
        "name": wheel.name,
        "package_type": "package",
        "sha256": wheel.digest,
        "unvendored_tests": False,
        "version": wheel.version,
    }


def _depends(official: dict, wheels: list[Wheel]) -> dict[str, list[str]]:
    theirs = {name: entry["depends"] for name, entry in official["packages"].items()}
    return theirs | {wheel.name: list(wheel.depends) for wheel in wheels}


def _closure(depends: dict[str, list[str]], wanted) -> set[str]:
    found, open_names = set(), [*wanted]
    while open_names:
        name = open_names.pop()
        if name not in found:
            found.add(name)
            open_names += [canonicalize_name(one) for one in depends.get(name, [])]
    return found
