"""
Run JupyterLab for the lessons.

In this process, not in a child: Ctrl-C and a closed window reach JupyterLab directly, no
server is left behind, and the token never stands on a command line that others can list.
"""

import os
import secrets
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

from filmkit.errors import FilmkitError
from filmkit.lab.extension import CONFIG
from filmkit.lab.lessons import STATE
from filmkit.lab.ports import HOST

OLDEST = (4, 6)


@dataclass(frozen=True)
class Start:
    """One start: the folder and the lesson to show, and where."""

    root: Path
    lesson: Path
    port: int
    browser: bool = True
    beyond: list[str] = field(default_factory=list)
    token: str = field(default_factory=lambda: secrets.token_hex(24))

    @property
    def path(self) -> str:
        """The address of the lesson in the simple interface, with one document on the page."""
        return "/doc/tree/" + quote(self.lesson.relative_to(self.root).as_posix())

    @property
    def url(self) -> str:
        """The whole address, as a learner may copy it."""
        return f"http://{HOST}:{self.port}{self.path}?token={self.token}"


def run(start: Start, say) -> int:
    """Start JupyterLab, say where it is, and return when it has stopped."""
    with tempfile.TemporaryDirectory(prefix="filmkit-", ignore_cleanup_errors=True) as runtime:
        separate(os.environ, start.root / STATE, Path(runtime))
        lab_app, config = _jupyterlab(say)
        lab = lab_app.initialize_server(
            start.beyond,
            config=config(settings(start)),
        )
        lab.log.addFilter(_no_farewell)
        print(say("open" if start.browser else "open-yourself", url=start.url))
        print(say("stop"), flush=True)
        lab.start()
    print(say("stopped"), flush=True)
    return 0


def separate(environment, state: Path, runtime: Path) -> None:
    """
    Point Jupyter to folders of the kit, so that nobody's own configuration is read or changed.

    Settings, such as the theme that a learner chose, stay in `state`; connection files and
    the history of what was typed are in `runtime`, which goes when the kit stops.
    """
    for name in ("JUPYTER_NO_CONFIG", "JUPYTER_PATH", "JUPYTERLAB_DIR", "JUPYTER_TOKEN"):
        environment.pop(name, None)
    environment.update(
        JUPYTER_CONFIG_PATH=str(CONFIG),
        JUPYTER_CONFIG_DIR=str(state / "jupyter"),
        JUPYTER_DATA_DIR=str(state / "jupyter"),
        JUPYTERLAB_SETTINGS_DIR=str(state / "settings"),
        JUPYTERLAB_WORKSPACES_DIR=str(runtime / "workspaces"),
        JUPYTER_RUNTIME_DIR=str(runtime / "jupyter"),
        IPYTHONDIR=str(runtime / "ipython"),
        JUPYTER_PREFER_ENV_PATH="1",
    )


def settings(start: Start) -> dict:
    """Return what differs from start to start; the rest is in `config`, for hubs too."""
    server = {
        "ip": HOST,
        "port": start.port,
        "port_retries": 0,
        "root_dir": str(start.root),
        "open_browser": start.browser,
        "answer_yes": True,  # Ctrl-C stops at once; the question is unclear to a learner
        "allow_root": _is_root(),  # containers; the server is reached from this machine only
    }
    return {
        "ServerApp": server,
        "LabApp": {"default_url": start.path},
        "IdentityProvider": {"token": start.token},
        "Application": {"log_level": "ERROR"},
    }


def _jupyterlab(say):
    try:
        import jupyterlab
        from jupyterlab.labapp import LabApp
        from traitlets.config import Config
    except ImportError as error:
        raise FilmkitError(say("no-jupyterlab")) from error
    if tuple(map(int, jupyterlab.__version__.split(".")[:2])) < OLDEST:
        raise FilmkitError(say("old-jupyterlab", found=jupyterlab.__version__))
    return LabApp, Config


def _no_farewell(record) -> bool:
    # Once it runs, the server says only "stopping" at this level; the kit says it itself.
    return record.levelname != "CRITICAL"


def _is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0
