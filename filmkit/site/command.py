"""The command `python -m filmkit site OUT`: its options, and what it says in plain sentences."""

import argparse
import sys
from pathlib import Path

from filmkit.errors import FilmkitError
from filmkit.language import Words
from filmkit.schema import LANGUAGES

CHECKOUT = Path(__file__).parents[2]


def main(argv: list[str] | None = None) -> int:
    """
    Build the site; return the exit code (0 built, 1 something is missing).

    Parameters
    ----------
    argv : list of str, optional
        The options.
    """
    options = _parser().parse_args(sys.argv[1:] if argv is None else argv)
    words = Words(options.lang)
    try:
        _build(options, words)
    except FilmkitError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _build(options, words: Words) -> None:
    out = options.out.resolve()
    if not (CHECKOUT / "pyproject.toml").is_file():
        raise FilmkitError(words("site.no-checkout"))
    if out.exists() and any(out.iterdir()) and not (out / "site.json").is_file():
        raise FilmkitError(words("site.not-empty", folder=out))  # JupyterLite empties it
    try:
        from filmkit.site.build import build_site  # late: needs JupyterLite
        from filmkit.site.pyodide import find_release
    except ImportError as error:
        raise FilmkitError(
            words("site.no-jupyterlite", name=error.name, python=sys.executable)
        ) from error
    site = build_site(out, find_release(options.pyodide, words), reading=options.pages)
    size = sum(file.stat().st_size for file in out.rglob("*") if file.is_file())
    print(words("site.built", folder=out, lessons=len(site.lessons), build=site.build,
                size=words.number(size / 1e6)))  # fmt: skip
    print(words("site.elsewhere" if site.elsewhere else "site.whole", count=len(site.elsewhere)))
    print(words("site.look", folder=out))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m filmkit site",
        description="Build the lessons as a website that runs in the browser.",
    )
    parser.add_argument("out", type=Path, help="folder of the site; it is emptied first")
    parser.add_argument(
        "--pyodide", type=Path, metavar="DIR", help="an unpacked release of Pyodide to serve"
    )
    parser.add_argument(
        "--no-pages", dest="pages", action="store_false", help="leave out the pages to read"
    )
    parser.add_argument("--lang", choices=LANGUAGES, default="en", help="language of messages")
    return parser
