"""What a well-known program really answered, recorded with its version."""

from filmkit.errors import NoSuchItem
from filmkit.sources import reference
from filmkit.steps.form import FieldsStep
from filmkit.steps.report import table
from filmkit.steps.step import Desk


class ExhibitStep(FieldsStep):
    """A table of what was put into a program, what came out, and what to notice."""

    follows = ()

    def __init__(self, desk: Desk, tool: str):
        words = desk.words
        rows = sorted(desk.lists.where("exhibits", tool=tool), key=lambda row: row["order"])
        if not rows:
            raise NoSuchItem(words("exhibit.none", tool=tool))
        lines = [[row["input"], row["output"], row["note"]] for row in rows]
        columns = [words(f"exhibit.{name}") for name in ("input", "output", "notice")]
        source = reference(desk.lists.row("sources", rows[0]["source"]))
        caption = words("exhibit.caption", tool=tool.capitalize(), version=rows[0]["version"])
        block = table("", columns, lines, caption=caption, note=source, look="open")
        super().__init__(desk, "", [{"key": "exhibit", "fields": [], "blocks": [block]}])
