"""What a well-known program really answered: a recorded table, with the version that gave it."""

from filmkit.errors import NoSuchItem
from filmkit.figures.of_lists import answer
from filmkit.sources import reference
from filmkit.steps.form import FieldsStep
from filmkit.steps.report import table
from filmkit.steps.step import Desk

# Tool: the prediction that must be locked before its answers are shown.
AFTER = {"vader": "n02-p2"}


class ExhibitStep(FieldsStep):
    """
    The recorded answers of one program; nothing is run here.

    Parameters
    ----------
    desk : Desk
    tool : str
        A tool of the table `exhibits` of the word lists.
    """

    def __init__(self, desk: Desk, tool: str):
        rows = sorted(desk.lists.where("exhibits", tool=tool), key=lambda row: row["order"])
        if not rows:
            raise NoSuchItem(desk.words("exhibit.none", tool=tool))
        self.after = AFTER.get(tool)
        self.follows = (self.after,) if self.after else ()
        words, first = desk.words, rows[0]
        source = desk.lists.row("sources", first["source"])
        self.block = table(
            words("exhibit.heading", title=source["title"], version=first["version"]),
            [words(f"exhibit.{name}") for name in ("input", "output", "why")],
            [[_input(desk, row), answer(desk.film, row["output"]), row["note"]] for row in rows],
            note=words("exhibit.note", source=reference(source)),
        )
        super().__init__(desk, f"n{desk.lesson}-{tool}", [{"key": tool, "fields": []}])
        self.tool = tool

    def view(self) -> dict:
        """Return the answers, or what has to be predicted first."""
        if self.after and self.desk.work.first(self.after, "lock") is None:
            return {"message": self.desk.words("reveal.lockfirst"), "after": {self.tool: []}}
        return {"message": "", "after": {self.tool: [self.block]}}

    def as_text(self) -> str:
        """Return which program is shown."""
        return self.block["heading"]


def _input(desk: Desk, row: dict) -> str:
    glossed = row["gloss"] and row["lang"] != desk.film.lang
    return f"{row['input']} ({row['gloss']})" if glossed else row["input"]
