"""
A small hub on one machine for one class: `jupyterhub -f jupyterhub_config.py`.

Learners are users of the machine and sign in with its passwords (PAM, the hub's default).
Everything here was run by `tools/try_hub.py`, which puts users of its own in their place.
"""

import sys

c = get_config()  # noqa: F821 - the hub gives it
load_subconfig("filmkit_settings.py")  # noqa: F821

c.JupyterHub.bind_url = "http://127.0.0.1:8000"  # behind a web server that speaks HTTPS
c.Authenticator.admin_users = {"teacher"}
c.Authenticator.allow_existing_users = True
c.Spawner.cmd = [sys.executable, "-m", "jupyterhub.singleuser"]

# Enforced by spawners that can (systemd, containers); others only tell the learner's server.
c.Spawner.mem_limit = "1G"
c.JupyterHub.active_server_limit = 40

# A server that nobody has used for an hour is stopped; what was saved stays.
c.JupyterHub.services = [
    {
        "name": "idle-culler",
        "command": [sys.executable, "-m", "jupyterhub_idle_culler", "--timeout=3600"],
    }
]
c.JupyterHub.load_roles = [
    {
        "name": "idle-culler",
        "scopes": ["list:users", "read:users:activity", "read:servers", "delete:servers"],
        "services": ["idle-culler"],
    }
]
