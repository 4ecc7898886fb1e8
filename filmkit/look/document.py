"""
Pages that are read outside JupyterLab: one shell for the portfolio, the guide and the rest.

A template extends `document.html` (which says what it needs), has no script of its own, and
is escaped throughout. The page stands alone: its style is inside, light and dark, for a screen
and for paper.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from filmkit.look import FOLDER, stylesheet, variables

if TYPE_CHECKING:
    from jinja2 import Environment


def page_templates(*folders: Path, **filters) -> "Environment":
    """
    Return the templates of folders, which may extend the shell; everything is escaped.

    Parameters
    ----------
    *folders : Path
        Hold the templates, the first found counts, and perhaps a `page.css` each, with rules
        for these pages only.
    **filters : callable
        Filters that the templates use, by name.
    """
    from jinja2 import Environment, FileSystemLoader  # late: most lessons write no page
    from markupsafe import Markup

    world = Environment(
        loader=FileSystemLoader([*folders, FOLDER]),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    world.filters |= filters
    own = [folder / "page.css" for folder in folders]
    rules = [file.read_text("utf-8") for file in own if file.exists()]
    world.globals["css"] = Markup("\n".join([document_style(), *rules]))
    return world


def document_style() -> str:
    """Return the CSS of the shell."""
    # On paper the colours are the light ones, whatever the screen is set to.
    colours = f"{variables('light')}color-scheme:light"
    paper = f"@media print{{body:not([data-jp-theme-light]){{{colours}}}}}"
    return "\n".join([stylesheet("document"), paper])
