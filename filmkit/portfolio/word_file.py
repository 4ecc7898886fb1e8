"""A portfolio as a Word file, where the package python-docx is installed."""

import re
from importlib.util import find_spec
from io import BytesIO

from filmkit.errors import FilmkitError
from filmkit.portfolio.contents import Part, Portfolio, cell_text, item_text, sides_of

# A Word file is XML, which has no way to write these.
UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
LANGUAGES = {"en": "en-GB", "id": "id-ID"}


def can_write_docx() -> bool:
    """Tell whether python-docx is there."""
    return find_spec("docx") is not None


def as_docx(portfolio: Portfolio) -> bytes:
    """
    Return the portfolio as the bytes of a Word file.

    Raises
    ------
    FilmkitError
        The package python-docx is not installed; the sentence says what to do.
    """
    if not can_write_docx():
        raise FilmkitError(portfolio.words("portfolio.no-docx"))
    from docx import Document

    document = Document()
    document.core_properties.title = _clean(portfolio.title)
    document.core_properties.author = portfolio.alias
    document.core_properties.language = LANGUAGES.get(portfolio.lang, portfolio.lang)
    document.add_heading(_clean(portfolio.title), 0)
    document.add_paragraph(_clean(portfolio.about))
    if not portfolio.chapters:
        document.add_paragraph(_clean(portfolio.words("portfolio.empty")))
    for chapter in portfolio.chapters:
        document.add_heading(_clean(chapter.title), 1)
        for part in chapter.parts:
            _write_part(document, part)
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def _write_part(document, part: Part) -> None:
    document.add_heading(_clean(part.title), 2)
    for label, text in part.lines:
        if label != part.title:
            document.add_paragraph().add_run(_clean(label)).bold = True
        document.add_paragraph(_clean(text))
    for block in part.blocks:
        heading = block.get("heading")
        if heading and heading != part.title:
            document.add_heading(_clean(heading), 3)
        _write_block(document, block)


def _write_block(document, block: dict) -> None:
    if block.get("text"):
        document.add_paragraph(_clean(block["text"]))
    for one in block.get("items") or []:
        line = document.add_paragraph(style="List Bullet")
        if one.get("label"):
            line.add_run(_clean(one["label"]) + " ").bold = True
        for text, italic in one.get("parts") or [(item_text(one), False)]:
            line.add_run(_clean(text)).italic = italic
    if block.get("columns"):
        _write_table(document, block)
    for about, sides in sides_of(block):
        if about:
            document.add_paragraph(_clean(about))
        for side in sides:
            line = document.add_paragraph(style="List Bullet")
            line.add_run(_clean(side["name"]) + " ").bold = True
            line.add_run(_clean(f"{side['code']} {side['reason']}".strip()))
    if block.get("note"):
        document.add_paragraph().add_run(_clean(block["note"])).italic = True


def _write_table(document, block: dict) -> None:
    if block.get("caption"):
        document.add_paragraph(_clean(block["caption"]))
    table = document.add_table(rows=0, cols=len(block["columns"]), style="Table Grid")
    for number, row in enumerate([block["columns"], *block["rows"]]):
        for cell, value in zip(table.add_row().cells, row, strict=False):
            run = cell.paragraphs[0].add_run(_clean(cell_text(value)))
            run.bold = number == 0


def _clean(text: str) -> str:
    return UNWRITABLE.sub("", str(text))
