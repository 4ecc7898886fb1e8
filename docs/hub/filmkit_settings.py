"""
What the kit needs on a hub, whatever hub it is.

The Littlest JupyterHub reads it as it is from /opt/tljh/config/jupyterhub_config.d/; the small
hub of `jupyterhub_config.py`, beside this file, loads it.
"""

import subprocess
import sys
from pathlib import Path

c = get_config()  # noqa: F821 - the hub gives it

# The Python in which the learners' servers run and the kit is installed.
TLJH = Path("/opt/tljh/user/bin/python")
PYTHON = str(TLJH) if TLJH.exists() else sys.executable
FIND = "import importlib.util as u; print(*u.find_spec('filmkit').submodule_search_locations)"
KIT = Path(subprocess.check_output([PYTHON, "-c", FIND], text=True).strip())

c.Spawner.environment.update(
    {
        # The quiet page, for servers of this hub only; nobody's Jupyter elsewhere is changed.
        "JUPYTER_CONFIG_PATH": str(KIT / "lab" / "config"),
        # Beside the lessons, not among them: a new copy of the lessons leaves answers alone.
        "FILMKIT_WORK": "~/work",
    }
)
c.Spawner.default_url = "/lab"

# A class signs in within one minute, and its servers start side by side; 30 s are not enough.
c.Spawner.start_timeout = 180
c.Spawner.http_timeout = 180
