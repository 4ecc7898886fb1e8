"""Explorers without a kernel: every state drawn once, pictures in files beside the pages."""

import json
from hashlib import sha256

from markupsafe import Markup

from filmkit.look import FOLDER as LOOK
from filmkit.widgets import Explorer
from filmkit.widgets.panel import script


class Pictures:
    """The pictures of all pages by the name of their file; like pictures are one file."""

    def __init__(self):
        self.files: dict[str, str] = {}

    def add(self, svg: str) -> str:
        """Return the name of the file that holds a picture."""
        name = f"{sha256(svg.encode()).hexdigest()[:16]}.svg"
        self.files[name] = svg
        return name


def explorer_sheet(explorer: Explorer, pictures: Pictures, folder: str) -> dict:
    """
    Return an explorer for a page.

    Parameters
    ----------
    explorer : Explorer
    pictures : Pictures
        Takes the picture of each state.
    folder : str
        The address of the folder of pictures, from the page.

    Returns
    -------
    dict
        `start` (the first state), its `table`, and `data` for the script of the page.
    """
    exploration = explorer.exploration
    states = {}
    for state in exploration.states:
        name = pictures.add(exploration.chart(state).svg)
        states[state] = exploration.parts(state) | {"src": folder + name}
    start = states[exploration.start]
    return {
        "control": "explorer",
        "start": start,
        "table": Markup(start["table"]),  # made and escaped by filmkit.charts
        "data": _for_script({"spec": _used(explorer.spec), "states": states}),
    }


def explorer_script(own: str) -> Markup:
    """Return the script of a page with explorers: that of the lessons, then `own`."""
    shared = script("explorer").replace("export default { render };", "")
    return Markup(f'"use strict";\n{{\n{shared}\n{own}\n}}')


def explorer_style() -> Markup:
    """Return the CSS of a page with explorers; colours and paper are those of the shell."""
    files = [(LOOK / f"{name}.css").read_text("utf-8") for name in ("figure", "controls")]
    return Markup("\n".join(files))


def _used(spec: dict) -> dict:
    """Return what the control needs with those words only that its script asks for."""
    asked = script("explorer")
    words = {key: text for key, text in spec["words"].items() if f"words.{key}" in asked}
    return spec | {"words": words}


def _for_script(data: dict) -> Markup:
    # Inside <script> only "</" and "<!--" could end or confuse the element.
    return Markup(json.dumps(data, ensure_ascii=False).replace("<", "\\u003c"))
