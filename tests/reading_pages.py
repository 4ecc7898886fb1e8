"""The pages to read, built once for all tests; an explorer shows its first state only."""

import atexit
import json
import shutil
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

import pytest
from desks import LANGUAGES

from filmkit.explorations.exploration import Exploration
from filmkit.reading import build_pages
from filmkit.reading.lessons import Notebook, notebooks_folder, read_notebooks
from filmkit.reading.pages import ending

LEVELS = (0, 1, 2)


@contextmanager
def first_states_only():
    """Let an explorer have one state: the pictures of all take minutes, and are like it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Exploration, "states", property(lambda self: [self.start]))
        yield


@cache
def site() -> Path:
    """Return the folder of all pages, in both languages and at every spoiler level."""
    folder = Path(mkdtemp(prefix="filmkit-pages-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    with first_states_only():
        build_pages(folder)
    return folder / "read"


def notebooks() -> list[Notebook]:
    return [one for lang in LANGUAGES for one in read_notebooks(notebooks_folder(), lang)]


def page(notebook: Notebook, level: int) -> Path:
    return site() / notebook.lang / (notebook.stem + ending(level))


def told(text: str) -> str:
    """Return a text as it stands in a script of a page."""
    return json.dumps(text, ensure_ascii=False)[1:-1]
