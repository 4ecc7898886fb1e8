"""Fixtures of all tests but those in a browser, which have their own."""

import os
import shutil
from pathlib import Path

import hypothesis
import pytest

from filmkit.films import open_film

TINY = Path(__file__).parent / "packs" / "tiny"

# The same examples every time: a test that fails once fails again.
hypothesis.settings.register_profile("repeatable", derandomize=True, deadline=None, database=None)
hypothesis.settings.register_profile("search", deadline=None)
hypothesis.settings.load_profile(os.environ.get("FILMKIT_HYPOTHESIS", "repeatable"))


@pytest.fixture
def packs(tmp_path) -> Path:
    """Return the folder of a copy of the tiny pack, to be edited."""
    return shutil.copytree(TINY, tmp_path / "tiny")


@pytest.fixture
def film():
    """Return a function that opens the tiny pack: `film("id", 1)`."""
    return lambda lang="en", level=2: open_film(TINY, lang=lang, level=level)


@pytest.fixture
def work_folder(tmp_path, monkeypatch) -> Path:
    """Return an empty folder in which all work of the test is saved."""
    folder = tmp_path / "work"
    monkeypatch.setenv("FILMKIT_WORK", str(folder))
    return folder
