"""A real JupyterLab server, started with the command that starts it for a learner."""

import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import nbformat
import psutil

CHECKOUT = Path(__file__).parents[2]
COMMAND = [sys.executable, "-m", "filmkit", "lab"]
TOKEN = "a-token-for-tests"
THEMES = {"light": "JupyterLab Light", "dark": "JupyterLab Dark"}


class Server:
    """
    The kit's server over a copy of the lessons, with a work folder of its own.

    Parameters
    ----------
    folder : Path
        An empty folder; it gets the copy of the lessons, the work and the log.
    command : sequence of str
        What to run in place of `python -m filmkit lab`.
    options : sequence of str
        More options for JupyterLab.
    """

    def __init__(self, folder: Path, command=COMMAND, options=()):
        self.root = folder / "kit"
        self.work = folder / "work"
        self.log = folder / "server.log"
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.process: subprocess.Popen | None = None
        self._command = list(command)
        self._more = list(options)

    def start(self) -> "Server":
        """Start the server and wait until it answers."""
        self.renew()
        with self.log.open("a") as log:
            self.process = subprocess.Popen(
                self._command + self._options(),
                cwd=CHECKOUT,
                env=self._environment(),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
            )
        self._wait()
        return self

    def stop(self) -> None:
        """Stop the server and its kernels, as closing the kit does."""
        self.process.terminate()
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()

    def renew(self) -> None:
        """End all kernels, empty the work folder and lay out the lessons as they are in git."""
        if self.process and self.process.poll() is None:
            for session in self.ask("GET", "/api/sessions"):
                self.ask("DELETE", f"/api/sessions/{session['id']}")
            self._until_no_kernel_is_left()
        shutil.rmtree(self.work, ignore_errors=True)
        self.work.mkdir(parents=True)
        shutil.rmtree(self.root / "notebooks", ignore_errors=True)
        shutil.copytree(CHECKOUT / "notebooks", self.root / "notebooks")

    def write_notebook(self, name: str, cells: list[nbformat.NotebookNode]) -> str:
        """Write a notebook beside the lessons, gone with the next `renew`; return its path."""
        metadata = {"kernelspec": {"name": "python3", "display_name": "Python 3"}}
        path = self.root / "notebooks" / name
        nbformat.write(nbformat.v4.new_notebook(cells=cells, metadata=metadata), path)
        return f"notebooks/{name}"

    def choose_theme(self, theme: str) -> None:
        """Choose "light" or "dark", as the menu Settings does."""
        raw = json.dumps({"theme": THEMES[theme]})
        self.ask("PUT", "/lab/api/settings/@jupyterlab/apputils-extension:themes", {"raw": raw})

    def kernel_process(self, kernel_id: str) -> psutil.Process:
        """Return the process of a kernel."""
        for child in psutil.Process(self.process.pid).children(recursive=True):
            if any(kernel_id in word for word in child.cmdline()):
                return child
        raise LookupError(f"no process runs the kernel {kernel_id}")

    def ask(self, method: str, path: str, body: dict | None = None, token: str = TOKEN):
        """Send one request; return the answer, or the status where the server refuses."""
        headers = {"Authorization": f"token {token}", "Content-Type": "application/json"}
        sent = json.dumps(body).encode() if body is not None else None
        request = urllib.request.Request(self.url + path, sent, headers, method=method)
        try:
            with urllib.request.urlopen(request, timeout=20) as answer:
                text = answer.read()
        except urllib.error.HTTPError as error:
            return error.code
        return json.loads(text) if text else None

    def read(self, path: str) -> str:
        """Return a file of the page, such as `/custom/custom.css`."""
        with urllib.request.urlopen(self.url + path, timeout=20) as answer:
            return answer.read().decode()

    def _until_no_kernel_is_left(self, seconds: float = 20) -> None:
        # A page that opens now would ask for a kernel that is just about to go (404).
        until = time.monotonic() + seconds
        while self.ask("GET", "/api/kernels"):
            if time.monotonic() > until:
                raise TimeoutError("a kernel does not end")
            time.sleep(0.05)

    def _options(self) -> list[str]:
        own = ["--no-browser", "--port", str(self.port), "--root", str(self.root)]
        jupyter = ["--expose-app-in-browser", f"--IdentityProvider.token={TOKEN}"]
        return [*own, "--", *jupyter, *self._more]

    def _environment(self) -> dict[str, str]:
        # PYTHONPATH: a kernel starts in the folder of its lesson and must find the checkout.
        unwanted = "PYTHONDONTWRITEBYTECODE"  # it makes every kernel seconds slower
        kept = {name: value for name, value in os.environ.items() if name != unwanted}
        return kept | {"FILMKIT_WORK": str(self.work), "PYTHONPATH": str(CHECKOUT)}

    def _wait(self) -> None:
        for _ in range(300):
            if self.process.poll() is not None:
                break
            try:
                self.ask("GET", "/api")
                return
            except (urllib.error.URLError, OSError):
                time.sleep(0.2)
        raise RuntimeError(f"the server did not start:\n{self.log.read_text()}")


def free_port() -> int:
    """Return a port that is free now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
