"""A portfolio as one page of HTML: no script, nothing from elsewhere, light and dark, printable."""

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup

from filmkit.look import stylesheet, variables
from filmkit.portfolio.contents import Portfolio, cell_text, item_text, sides_of
from filmkit.portfolio.pictures import picture_of

FOLDER = Path(__file__).parent


def as_html(portfolio: Portfolio) -> str:
    """Return the whole page; every text of a learner is escaped."""
    words = portfolio.words
    texts = {
        "contents": words("portfolio.contents"),
        "empty": words("portfolio.empty"),
        "table": words("js.table"),
    }
    return _template().render(portfolio=portfolio, texts=texts, css=Markup(_css()))


def _css() -> str:
    # On paper the colours are the light ones, whatever the screen is set to.
    paper = f"@media print{{body:not([data-jp-theme-light]){{{variables('light')}}}}}"
    return "\n".join([stylesheet(), (FOLDER / "page.css").read_text("utf-8"), paper])


@cache
def _template():
    world = Environment(
        loader=FileSystemLoader(FOLDER),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    world.filters |= {"cell": cell_text, "line": item_text, "sides": sides_of}
    world.filters |= {"picture": picture_of}
    return world.get_template("page.html")
