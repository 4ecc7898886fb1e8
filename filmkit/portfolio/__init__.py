"""
A learner's portfolio: gathered once, written as a page, as Markdown, as a Word file, as JSON.

Nothing here knows lessons or Jupyter: `steps` gathers a `Portfolio`, this package writes it. A
portfolio opens without the kit and without a network. What was left out is in none of its forms.
"""

from filmkit.portfolio.contents import Chapter, Part, Portfolio
from filmkit.portfolio.markdown import as_markdown
from filmkit.portfolio.page import as_html
from filmkit.portfolio.record import Record, as_json, is_shallow, read_json
from filmkit.portfolio.word_file import as_docx, can_write_docx

__all__ = [
    "Chapter",
    "Part",
    "Portfolio",
    "Record",
    "as_docx",
    "as_html",
    "as_json",
    "as_markdown",
    "can_write_docx",
    "is_shallow",
    "read_json",
]
