"""
What the kit adds to a Jupyter server that somebody else started: on a hub, in Binder.

`config/jupyter_server_config.json` asks for it where the kit's quiet page is wanted, and the
file that comes with the wheel (`filmkit/lab/shared`) in every other environment with the kit.
"""

from pathlib import Path

from filmkit.lab.saving import without_outputs

CONFIG = Path(__file__).with_name("config")


def _jupyter_server_extension_points() -> list[dict]:
    return [{"module": __name__}]


def _load_jupyter_server_extension(server) -> None:
    server.contents_manager.register_pre_save_hook(without_outputs)
    # Last, so that a style sheet of one's own wins; read only where `LabApp.custom_css` is on.
    server.web_app.settings["static_custom_path"].append(str(CONFIG / "custom"))
