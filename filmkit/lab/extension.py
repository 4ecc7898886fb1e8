"""
What the kit adds to a Jupyter server, its own or one that somebody else started.

`saving.json` comes with the wheel into any environment and asks for this extension only: there
lessons of the kit are saved without outputs, and nothing else is different. `config` is read
where somebody points JUPYTER_CONFIG_PATH to it, as the kit's own start and a hub for it do. It
makes the page quiet, switches off jupyter-lsp, which runs npm at each start, and lets servers
encrypt what they say to kernels where they can; else each kernel warns that it is not encrypted.
"""

from pathlib import Path

from filmkit.lab.saving import without_outputs

CONFIG = Path(__file__).with_name("config")


def _jupyter_server_extension_points() -> list[dict[str, str]]:
    return [{"module": __name__}]


def _load_jupyter_server_extension(server) -> None:
    server.contents_manager.register_pre_save_hook(without_outputs)
    server.web_app.settings.setdefault("page_config_hook", without_jupyterlite)
    # Last, so that a style sheet of one's own wins; it is served where `custom_css` is on.
    server.web_app.settings["static_custom_path"].append(str(CONFIG / "custom"))


def without_jupyterlite(handler, page: dict) -> dict:
    """
    Leave out of a page of JupyterLab what is only for JupyterLite.

    Where the site is built, JupyterLite's kernel is installed beside JupyterLab, which would try
    to load it and fail on the console of every page.
    """
    found = page.get("federated_extensions", [])
    kept = [one for one in found if not one["name"].startswith("@jupyterlite/")]
    return page | {"federated_extensions": kept}
