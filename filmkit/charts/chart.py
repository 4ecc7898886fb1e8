"""A chart: one picture, one sentence that says what it shows, one table; all from one frame."""

import base64
import html
import io
import logging
import re
import warnings
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from string import Template
from textwrap import wrap
from threading import Lock
from typing import TYPE_CHECKING

from filmkit.look import stylesheet, tokens, variables

if TYPE_CHECKING:
    from matplotlib.figure import Figure
    from pandas import DataFrame

HERE = Path(__file__).parent
DRAWING = Lock()
PIXELS_PER_INCH = 72  # matplotlib writes SVG in points; one point is shown as one CSS pixel
SLIM = 360  # pixels
STYLE = {
    "svg.fonttype": "none",
    "svg.hashsalt": "filmkit",
    "font.family": "DejaVu Sans",
    "font.size": tokens()["size"]["chart"],
    "text.parse_math": False,  # a $ in a name is a $
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.edgecolor": tokens()["light"]["line"],
    "axes.linewidth": 0.8,
    "axes.facecolor": tokens()["light"]["paper"],
    "figure.facecolor": tokens()["light"]["paper"],
    "savefig.facecolor": tokens()["light"]["paper"],
    "text.color": tokens()["light"]["ink"],
    "axes.labelcolor": tokens()["light"]["ink"],
    "xtick.color": tokens()["light"]["quiet"],
    "ytick.color": tokens()["light"]["quiet"],
    "xtick.labelcolor": tokens()["light"]["ink"],
    "ytick.labelcolor": tokens()["light"]["ink"],
}


@dataclass(frozen=True)
class Chart:
    """
    A drawn chart with its words and its numbers.

    Attributes
    ----------
    title : str
        What is shown.
    alt : str
        Text alternative of the picture: kind of chart, axes and range, main finding.
    sentence : str
        What the chart shows, in one or two sentences for everybody.
    table : DataFrame
        The numbers behind the picture, ready to read.
    svg : str
        The picture, with one set of colours for light pages and one for dark ones.
    note : str
        What the chart cannot show, or that it is an interpretation.
    """

    title: str
    alt: str
    sentence: str
    table: "DataFrame" = field(repr=False)
    svg: str = field(repr=False)
    note: str = ""
    table_words: str = "Table"

    @property
    def source(self) -> str:
        """The picture as a data address for `<img src>`."""
        return "data:image/svg+xml;base64," + base64.b64encode(self.svg.encode()).decode()

    @property
    def slim(self) -> bool:
        """Tell whether the picture is slim enough for a phone to show it whole."""
        return float(re.search(r'viewBox="0 0 ([\d.]+) ', self.svg)[1]) <= SLIM

    @property
    def table_html(self) -> str:
        """The table as accessible HTML, with a caption and row and column headers."""
        head, *rest = self.table.columns
        heads = "".join(f'<th scope="col">{_safe(name)}</th>' for name in (head, *rest))
        body = "".join(
            f'<tr><th scope="row">{_safe(first)}</th>'
            + "".join(f"<td>{_safe(cell)}</td>" for cell in cells)
            + "</tr>"
            for first, *cells in self.table.itertuples(index=False)
        )
        return (
            f'<table class="fk-table"><caption>{_safe(self.title)}</caption>'
            f"<thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table>"
        )

    @property
    def parts(self) -> dict[str, str]:
        """Everything that a page needs to show the chart, as plain text and safe HTML."""
        return {
            "title": self.title,
            "alt": self.alt,
            "src": self.source,
            "sentence": self.sentence,
            "note": self.note,
            "table": self.table_html,
        }

    def to_html(self) -> str:
        """Return the chart as a self-contained HTML figure."""
        page = Template((HERE / "figure.html").read_text("utf-8"))
        return page.substitute(
            style=stylesheet("figure"),
            title=_safe(self.title),
            alt=_safe(self.alt),
            src=self.source,
            sentence=_safe(self.sentence),
            note=_safe(self.note),
            words=_safe(self.table_words),
            table=self.table_html,
        )

    def _repr_mimebundle_(self, include=None, exclude=None) -> dict[str, str]:
        # HTML, because JupyterLab gives image/png outputs no text alternative.
        return {"text/plain": f"{self.title}. {self.sentence}", "text/html": self.to_html()}


def picture(width: float, height: float, paint: Callable[["Figure"], None]) -> str:
    """
    Draw a figure in the kit's style and return it as SVG.

    Parameters
    ----------
    width, height : float
        Size in CSS pixels.
    paint : callable
        Takes the empty Figure and draws on it.
    """
    # In a browser it would say before the first picture of each start that it looks for fonts.
    logging.getLogger("matplotlib.font_manager").setLevel(logging.ERROR)
    from matplotlib import rc_context
    from matplotlib.figure import Figure

    with rc_context(STYLE), warnings.catch_warnings():
        # The page draws the letters in a font of its own, which may have more of them.
        warnings.filterwarnings("ignore", "Glyph .* missing from")
        figure = Figure(figsize=(width / PIXELS_PER_INCH, height / PIXELS_PER_INCH), dpi=72)
        paint(figure)
        return _themed(_raw_svg(figure))


def colour(name: str) -> str:
    """Return the colour token `name` for drawing; the page replaces it in a dark theme."""
    return tokens()["light"][name]


def in_two_lines(name: str, longest: int = 28) -> str:
    """Break a name that is too long for the side of a chart into two lines, at a blank."""
    if len(name) <= longest:
        return name
    return "\n".join(wrap(name, len(name) * 12 // 20 + 1))


def _raw_svg(figure: "Figure") -> str:
    file = io.StringIO()
    figure.savefig(file, format="svg", metadata={"Date": None, "Creator": None})
    return file.getvalue()


def _themed(text: str) -> str:
    """
    Let an SVG follow the theme of its page.

    matplotlib's own style rule for every element is removed, and each token colour becomes a
    variable that has a second value for dark pages.
    """
    text = text[text.index("<svg") :]
    text = re.sub(r"<metadata>.*?</metadata>", "", text, flags=re.DOTALL)
    text = re.sub(r'<style type="text/css">.*?</style>', "", text, flags=re.DOTALL)
    text = re.sub(r"'DejaVu Sans'[^;\"]*", "system-ui, 'DejaVu Sans', sans-serif", text)
    for name, value in tokens()["light"].items():
        text = text.replace(value, f"var(--fk-{name})")
    style = (
        f"<style>svg{{{variables('light')}}}"
        f"@media(prefers-color-scheme:dark){{svg{{{variables('dark')}}}}}"
        "*{stroke-linejoin:round;stroke-linecap:butt}</style>"
    )
    return re.sub(r"(<svg[^>]*>)", lambda match: match[1] + style, text, count=1)


def _safe(text) -> str:
    return html.escape(str(text))
