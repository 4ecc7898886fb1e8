"""
The hub of the guide with invented users, for `try_hub.py` only: anybody may be anybody here.

It changes who signs in, the ports and where things lie; the rest is `docs/hub`.
"""

import os

c = get_config()  # noqa: F821 - the hub gives it
load_subconfig("jupyterhub_config.py", path=os.environ["TRY_HUB_GUIDE"])  # noqa: F821

front, hub, proxy = os.environ["TRY_HUB_PORTS"].split()
c.JupyterHub.bind_url = f"http://127.0.0.1:{front}"
c.JupyterHub.hub_bind_url = f"http://127.0.0.1:{hub}"
c.ConfigurableHTTPProxy.api_url = f"http://127.0.0.1:{proxy}"
c.ConfigurableHTTPProxy.command = [os.environ["TRY_HUB_PROXY"]]

c.JupyterHub.authenticator_class = "dummy"
c.Authenticator.allow_all = True
c.JupyterHub.spawner_class = "simple"
c.SimpleLocalProcessSpawner.home_dir_template = os.environ["TRY_HUB_HOMES"] + "/{username}"
c.Spawner.args = ["--allow-root", "--LabApp.expose_app_in_browser=True"]
