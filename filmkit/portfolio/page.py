"""A portfolio as one page of HTML: no script, nothing from elsewhere, light and dark, printable."""

from functools import cache
from pathlib import Path

from filmkit.look.document import page_templates
from filmkit.portfolio.contents import Portfolio, sides_of
from filmkit.portfolio.pictures import picture_of

FOLDER = Path(__file__).parent


def as_html(portfolio: Portfolio) -> str:
    """Return the whole page; every text of a learner is escaped."""
    words = portfolio.words
    texts = {
        "contents": words("portfolio.contents"),
        "empty": words("portfolio.empty"),
        "skip": words("document.skip"),
        "table": words("js.table"),
    }
    return _template().render(
        portfolio=portfolio,
        lang=portfolio.lang,
        title=portfolio.title,
        about=portfolio.about,
        contents=[(f"#lesson-{one.lesson}", one.title) for one in portfolio.chapters],
        texts=texts,
    )


@cache
def _template():
    filters = {"sides": sides_of, "picture": picture_of}
    return page_templates(FOLDER, **filters).get_template("page.html")
