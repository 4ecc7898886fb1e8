"""A portfolio as Markdown: the same texts and tables; a picture is its sentence and its table."""

import re

from filmkit.portfolio.contents import Part, Portfolio, cell_text, item_text, sides_of

SPECIAL = re.compile(r"([\\`*_\[\]<>#|~&])")
# What would begin a list, a heading of the other kind or a number at the start of a line.
BEGINS = re.compile(r"(?m)^(\s*)([-+=]|\d+(?=[.)]))")


def as_markdown(portfolio: Portfolio) -> str:
    """Return the portfolio as Markdown; what a learner wrote stays text."""
    lines = [f"# {_plain(portfolio.title)}", _plain(portfolio.about)]
    if not portfolio.chapters:
        lines.append(_plain(portfolio.words("portfolio.empty")))
    for chapter in portfolio.chapters:
        lines.append(f"## {_plain(chapter.title)}")
        for part in chapter.parts:
            lines += _part(part)
    return "\n\n".join(line for line in lines if line) + "\n"


def _part(part: Part) -> list[str]:
    lines = [f"### {_plain(part.title)}"]
    for label, text in part.lines:
        lines += ["" if label == part.title else f"**{_plain(label)}**", _quoted(text)]
    for block in part.blocks:
        heading = block.get("heading") or ""
        lines.append(f"#### {_plain(heading)}" if heading and heading != part.title else "")
        lines += _block(block)
    return lines


def _block(block: dict) -> list[str]:
    items = [_item(one) for one in block.get("items") or []]
    lines = [_plain(block.get("text") or ""), "\n".join(items)]
    if block.get("columns"):
        lines += [_plain(block.get("caption") or ""), _table(block)]
    for about, sides in sides_of(block):
        told = [f"- **{_plain(one['name'])}** {_plain(one['code'])} {_plain(one['reason'])}"
                for one in sides]  # fmt: skip
        lines += [f"**{_plain(about)}**" if about else "", "\n".join(told)]
    return [*lines, _plain(block.get("note") or "")]


def _item(one: dict) -> str:
    label = f"**{_plain(one['label'])}** " if one.get("label") else ""
    if one.get("parts"):
        cited = [f"*{_plain(text)}*" if italic else _plain(text) for text, italic in one["parts"]]
        return f"- {label}{''.join(cited)}"
    return f"- {label}{_plain(item_text(one))}"


def _table(block: dict) -> str:
    rows = [[_plain(cell_text(cell)) for cell in row] for row in block["rows"]]
    lines = [[_plain(name) for name in block["columns"]], ["---"] * len(block["columns"]), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _quoted(text: str) -> str:
    lines = [_plain(line) for line in text.splitlines()]
    return "\n".join(f"> {line}".rstrip() for line in lines)


def _plain(text: str) -> str:
    one_line = " ".join(str(text).split())
    return BEGINS.sub(r"\1\\\2", SPECIAL.sub(r"\\\1", one_line))
