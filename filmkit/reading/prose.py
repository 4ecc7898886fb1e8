"""The words of a lesson as HTML: Markdown without raw HTML, links turned to the pages."""

import mistune

NOTEBOOK = ".ipynb"


class _Page(mistune.HTMLRenderer):
    """Write links to notebooks as links to their pages at the same spoiler level."""

    def __init__(self, ending: str):
        super().__init__(escape=True)
        self._ending = ending

    def link(self, text: str, url: str, title: str | None = None) -> str:
        if url.endswith(NOTEBOOK):
            url = url.removesuffix(NOTEBOOK) + self._ending
        return super().link(text, url, title)


def as_html(source: str, ending: str) -> str:
    """
    Return Markdown as HTML.

    Parameters
    ----------
    source : str
        What a cell of words holds. HTML in it stays text.
    ending : str
        What stands in place of `.ipynb` in the address of a page, such as `-level-1.html`.
    """
    return mistune.create_markdown(renderer=_Page(ending))(source)
