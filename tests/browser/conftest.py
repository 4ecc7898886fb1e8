"""
Fixtures of the browser tests: one server and one Chromium for all of them, one page a test.

The scope is the package, not the session: while Playwright runs, no other test of the process
could use asyncio.
"""

import os
import shutil
from pathlib import Path

import pytest

from .driver import Driver
from .server import CHECKOUT, Server
from .walk import Walk, walk_through

CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
LESSONS = sorted(
    path.relative_to(CHECKOUT).as_posix()
    for path in CHECKOUT.glob("notebooks/*/[0-9][0-9]-*.ipynb")
)
AXE = CHECKOUT / ".ci/node/node_modules/axe-core/axe.min.js"


def missing(sentence: str):
    """Skip the test and say what to install; where the browser is required, fail."""
    if os.environ.get("CI") or os.environ.get("FILMKIT_REQUIRE_BROWSER"):
        pytest.fail(sentence)
    pytest.skip(sentence)


def axe_path() -> str:
    """Return the path of axe-core, or skip."""
    path = Path(os.environ.get("FILMKIT_AXE") or AXE)
    if not path.is_file():
        missing("axe-core is missing: npm install --no-save --prefix .ci/node axe-core@4.14.1")
    return str(path)


@pytest.fixture(scope="session")
def chromium_path() -> str:
    """Return the path of the installed Chromium, or skip."""
    found = next(filter(None, map(shutil.which, CHROMIUM)), None)
    return found or missing(f"no browser: install one of {', '.join(CHROMIUM)} (apt, brew)")


@pytest.fixture(scope="package")
def chromium(chromium_path):
    """Start Chromium once for all tests."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="package")
def server(chromium_path, tmp_path_factory):
    """Start the kit once for all tests, over a copy of the lessons."""
    started = Server(tmp_path_factory.mktemp("server")).start()
    yield started
    started.stop()


def pytest_generate_tests(metafunc):
    """Let each class of walks see the lessons of its language, one walk a lesson."""
    if "walk" in metafunc.fixturenames:
        mine = [path for path in LESSONS if f"/{metafunc.cls.LANG}/" in path]
        metafunc.parametrize("walk", mine, indirect=True, scope="package")


@pytest.fixture(scope="package")
def walk(request, chromium, server, tmp_path_factory) -> Walk:
    """Walk once through each lesson; every test of the lessons reads what was seen."""
    server.renew()
    context = chromium.new_context()
    lab = Driver(context, server, tmp_path_factory.mktemp("walk"), axe_path)
    try:
        return walk_through(lab, request.param)
    finally:
        context.close()


@pytest.fixture
def lab(chromium, server, tmp_path):
    """Give a page of its own, with the lessons and the work folder as on the first day."""
    server.renew()
    context = chromium.new_context()
    yield Driver(context, server, tmp_path, axe_path)
    context.close()
