"""The gap before a reply: the same talk at five speeds, rated before it is said which is which."""

from random import Random

from filmkit.steps.form import FieldsStep
from filmkit.steps.report import table
from filmkit.steps.step import Desk

ITEM = "n07-gap"
WARMTH = range(1, 6)


class TurnGapStep(FieldsStep):
    """
    Play a talk with each gap, rate how warm the machine seems, then see the gaps.

    The control `gap` plays it: its timers run in the page. The versions stand in an order that
    the alias decides, so that nobody can tell a gap from its place.
    """

    control = "gap"
    follows = ()

    def __init__(self, desk: Desk):
        words = desk.words
        turns = sorted(desk.machines.rows["gap_turns"], key=lambda row: row["order"])
        self.gaps = sorted(desk.machines.rows["gaps"], key=lambda row: row["order"])
        versions = list(self.gaps)
        Random(desk.work.alias).shuffle(versions)
        self.names = {
            row["key"]: chr(ord("A") + place)
            for place, row in enumerate(versions)
        }
        options = [{"value": str(n), "label": words(f"gap.warmth{n}")} for n in WARMTH]
        fields = [
            {
                "name": row["key"],
                "kind": "choice",
                "label": words("gap.rate", version=self.names[row["key"]]),
                "options": options,
                "milliseconds": row["milliseconds"],
                "version": self.names[row["key"]],
            }
            for row in versions
        ]
        talk = [{"who": words(f"gap.{row['who']}"), "text": row["text"],
                 "waits": row["who"] == "machine"} for row in turns]  # fmt: skip
        super().__init__(desk, ITEM, [], fields=fields, turns=talk)
        self._told = ""

    def view(self) -> dict:
        """Return the ratings and, once they are complete and asked for, the gaps."""
        view = super().view()
        seen = self.desk.work.first(self.item, "compare") is not None
        blocks = [self.revealed(view["values"])] if seen else []
        return view | {"message": self._told, "after": blocks}

    def do_compare(self, message: dict) -> None:
        """Say which version had which gap, once all are rated."""
        values = self.values()
        left = [name for key, name in self.names.items() if not values.get(key)]
        self._told = self.desk.words("gap.left", which=", ".join(left)) if left else ""
        if not left:
            self.desk.save(self.item, "compare", values)

    def revealed(self, values: dict) -> dict:
        """Return a table of gaps with rating, what it is like, and whose figure that is."""
        words, rows = self.desk.words, []
        for row in self.gaps:
            number = self.desk.ai.row("numbers", row["number"] or "")
            told = row["told"] + (f" {number['title']}: {number['number']}." if number else "")
            rows.append(
                [
                    words("gap.milliseconds", count=words.number(row["milliseconds"])),
                    self.names[row["key"]],
                    words(f"gap.warmth{values[row['key']]}") if values.get(row["key"]) else "–",
                    told,
                ]
            )
        columns = [words(f"gap.{name}") for name in ("gap", "name", "mine", "like")]
        note = words("gap.note")
        return table(words("gap.revealed"), columns, rows, note=note, look="open")


def gap_summary(desk: Desk) -> list[dict]:
    """Return the ratings beside the gaps."""
    step = TurnGapStep(desk)
    seen = desk.work.first(ITEM, "compare") is not None
    return [step.revealed(step.values())] if seen else []
