"""A JupyterLab server, started as `python -m filmkit lab` starts it, and a headless Chromium."""

import json
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager, suppress
from importlib.metadata import version
from pathlib import Path
from urllib.request import urlopen

import psutil
from playwright.sync_api import sync_playwright

HERE = Path(__file__).parent
KIT = HERE.parent
sys.path.insert(0, str(KIT))  # this checkout, whatever is installed
EXPLORERS = ("presence", "network", "characters", "themes", "technologies", "reality", "timeline")
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
SIZE = {"width": 1000, "height": 1100}  # the tallest chart is on the screen with its choices
PACKAGES = ("jupyterlab", "ipywidgets", "anywidget", "ipykernel", "pandas", "matplotlib", "plotly")
READY = """async () => {
    const app = window.jupyterapp, book = app.shell.currentWidget;
    await app.restored; await book.context.ready; await book.revealed;
    await book.sessionContext.ready; await book.sessionContext.session.kernel.info;
}"""
RUN_CELL = """async (place) => {
    const book = window.jupyterapp.shell.currentWidget;
    book.content.activeCellIndex = place;
    await window.jupyterapp.commands.execute('notebook:run-cell');
}"""
ERRORS = """() => window.jupyterapp.shell.currentWidget.content.widgets.flatMap((cell) =>
    cell.model.outputs.toJSON().filter((one) => one.output_type === 'error')
        .map((one) => `${one.ename}: ${one.evalue}`))"""


def environment() -> dict[str, str]:
    """Return the environment for child processes: this checkout, and byte code as installed."""
    path = os.pathsep.join([str(KIT), str(HERE)])
    kept = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    return kept | {"PYTHONPATH": path}


def describe(browser: str = "") -> str:
    """Say on what the figures were taken."""
    memory = psutil.virtual_memory().total / 2**30
    found = ", ".join(f"{name} {version(name)}" for name in PACKAGES)
    return (
        f"{time.strftime('%d %B %Y')}; {psutil.cpu_count()} cores, {memory:.0f} GB, "
        f"load {os.getloadavg()[0]:.1f}; Python {sys.version.split()[0]}, {found}"
        + (f"; Chromium {browser}" if browser else "")
    )


@contextmanager
def lab(notebooks: dict[str, list[str]]):
    """
    Serve notebooks, given as lists of code cells by name; yield the address and the token.

    The kit's own start is used, with its web socket without delay, so that the figures are
    those of a learner's JupyterLab.
    """
    root = Path(tempfile.mkdtemp(prefix="filmkit-bench-"))
    folder = root / "notebooks" / "en"
    folder.mkdir(parents=True)
    for name, cells in {"00-empty": [""], **notebooks}.items():
        (folder / f"{name}.ipynb").write_text(json.dumps(_notebook(cells)), "utf-8")
    server = subprocess.Popen(
        [
            sys.executable,
            "-m",
            "filmkit",
            "lab",
            "--root",
            str(root),
            "--no-browser",
            "--port",
            str(_free_port()),
            "--",
            "--LabApp.expose_app_in_browser=True",
        ],
        env=environment(),
        cwd=root,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        yield _address(server)
    finally:
        ours = [server, *psutil.Process(server.pid).children(recursive=True)]
        server.terminate()
        for process in psutil.wait_procs(ours[1:], timeout=15)[1]:
            process.kill()
        server.wait(15)
        shutil.rmtree(root, ignore_errors=True)


@contextmanager
def chromium():
    """Yield a running headless Chromium."""
    path = (
        shutil.which("chromium")
        or shutil.which("chromium-browser")
        or shutil.which("google-chrome")
    )
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS, headless=True)
        yield browser
        browser.close()


def open_notebook(page, address: tuple[str, str], name: str) -> None:
    """Open a notebook in the simple interface and wait for its kernel."""
    url, token = address
    page.goto(f"{url}/doc/tree/notebooks/en/{name}.ipynb?reset&token={token}")
    page.wait_for_function(
        "() => window.jupyterapp?.shell?.currentWidget?.context?.isReady", timeout=90_000
    )
    page.evaluate(READY)


def run_cell(page, place: int) -> None:
    """Run one cell; stop with its error if it has one."""
    page.evaluate(RUN_CELL, place)
    if errors := page.evaluate(ERRORS):
        raise SystemExit("; ".join(errors))


def close_kernel(page) -> None:
    """End the kernel of the notebook, so that the next one has the machine for itself."""
    page.evaluate("() => window.jupyterapp.shell.currentWidget.sessionContext.shutdown()")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _address(server) -> tuple[str, str]:
    for line in server.stdout:
        if found := re.search(r"(http://[^/]+)/\S*token=(\w+)", line):
            for _ in range(60):  # it says the address just before it listens
                time.sleep(0.5)
                with suppress(OSError), urlopen(found[1] + "/api"):
                    return found[1], found[2]
    raise SystemExit("JupyterLab did not start")


def _notebook(cells: list[str]) -> dict:
    return {
        "nbformat": 4,
        "nbformat_minor": 5,
        "metadata": {
            "kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}
        },
        "cells": [
            {
                "cell_type": "code",
                "id": f"cell-{place}",
                "metadata": {},
                "source": text,
                "execution_count": None,
                "outputs": [],
            }
            for place, text in enumerate(cells)
        ],
    }
