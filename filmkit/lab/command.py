"""The command `python -m filmkit lab`: its options, and what it says in plain sentences."""

import argparse
import os
import sys
from pathlib import Path

from filmkit.errors import FilmkitError
from filmkit.lab import lessons, ports
from filmkit.lab.messages import Messages


def main(argv: list[str] | None = None) -> int:
    """
    Open a lesson in JupyterLab and stay until it is stopped.

    Parameters
    ----------
    argv : list of str, optional
        The options; what stands after `--` goes to JupyterLab as it is.

    Returns
    -------
    int
        The exit code: 0 when JupyterLab was stopped, 1 when it could not start.
    """
    own, beyond = _split(sys.argv[1:] if argv is None else argv)
    options = _parser().parse_args(own)
    say = Messages(options.lang)
    try:
        place, lesson, port = _prepared(options, say)
        # The kernels inherit this: answers lie beside the lessons wherever the kit was started.
        os.environ.setdefault("FILMKIT_WORK", str(place.root / "work"))
        from filmkit.lab import server  # late: the sentences above need no Jupyter

        start = server.Start(place.root, lesson, port, options.browser, beyond)
        return server.run(start, say)
    except FilmkitError as error:
        print(error, file=sys.stderr)
        return 1


def _prepared(options, say: Messages) -> tuple[lessons.Place, Path, int]:
    try:
        place = lessons.find_place(options.root, say)
        (place.root / lessons.STATE).mkdir(exist_ok=True)
    except OSError as error:
        raise FilmkitError(say("no-write", path=error.filename or Path.cwd())) from error
    lesson = lessons.find_lesson(place, options.lang, options.lesson, say)
    return place, lesson, ports.choose(options.port, say)


def _split(argv: list[str]) -> tuple[list[str], list[str]]:
    """Part the kit's own options from those after `--`, which are for JupyterLab."""
    if "--" not in argv:
        return argv, []
    at = argv.index("--")
    return argv[:at], argv[at + 1 :]


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m filmkit lab",
        description="Open the lessons in JupyterLab.",
        epilog="Options after -- go to JupyterLab as they are.",
    )
    parser.add_argument("--lang", default="en", help="language of the lessons: en or id")
    parser.add_argument("--lesson", default="00", help="number of the lesson to open, such as 03")
    parser.add_argument("--port", type=ports.number, help="port of the local server (8888)")
    parser.add_argument(
        "--no-browser", dest="browser", action="store_false", help="only print the address"
    )
    parser.add_argument("--root", type=Path, help="folder with the lessons, if not the kit's own")
    return parser
