"""
The visual language: colours and sizes as tokens, read by the charts and by the CSS alike.

`tokens.json` is the one place where a colour is written down.
"""

import json
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent


@cache
def tokens() -> dict:
    """Return all tokens: `light` and `dark` colours, those of the `reel`, sizes, contrasts."""
    return json.loads((FOLDER / "tokens.json").read_text("utf-8"))


def variables(theme: str) -> str:
    """Return the colours of a theme as CSS custom properties, without braces."""
    return "".join(f"--fk-{name}:{value};" for name, value in tokens()[theme].items())


def stylesheet(*names: str) -> str:
    """
    Return the CSS of the kit: tokens for light and dark, then the named files of this folder.

    JupyterLab marks its theme on the body; a page without JupyterLab follows the system.
    """
    # The reel is a film: its colours are the same on every page.
    reel = "".join(f"--fk-reel-{name}:{value};" for name, value in tokens()["reel"].items())
    rules = [
        f":root{{{reel}}}",
        f":root,body[data-jp-theme-light='true']{{{variables('light')}color-scheme:light}}",
        f"body[data-jp-theme-light='false']{{{variables('dark')}color-scheme:dark}}",
        "@media(prefers-color-scheme:dark){"
        f"body:not([data-jp-theme-light]){{{variables('dark')}color-scheme:dark}}}}",
    ]
    files = [(FOLDER / f"{name}.css").read_text("utf-8") for name in names]
    return "\n".join([*rules, *files])
