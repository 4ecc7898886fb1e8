"""Code the sequences for one theme, alone and by keys, with a short reason where one is wanted."""

from filmkit.measures import UNSURE
from filmkit.steps.codebook import ENTRY, CodebookStep, themes
from filmkit.steps.grid import GridStep, sequence_rows
from filmkit.steps.step import Desk

CODES = "n04-codes"
WANTED = 20  # sequences to code; a lower spoiler level may show fewer
SIGNS = {"yes": ("●", "1"), "no": ("○", "0"), UNSURE: ("?", "?")}
LONGEST_SHOWN = 160  # characters of the definition above the grid
WHY = "why-"


class CoderStep(GridStep):
    """
    One line a sequence and one code each: yes, no, unsure. Nobody else's codes are shown.

    There are fields for every theme, so that a partner's file can be read; the page shows the
    column of the theme that was locked.
    """

    follows = (ENTRY,)

    def __init__(self, desk: Desk):
        words, rows = desk.words, sequence_rows(desk)
        columns = [{"key": f"{key}-", "label": title} for key, title in themes(desk).items()]
        codes = [
            {"value": value, "label": words(f"code.{value}"), "sign": sign, "key": key}
            for value, (sign, key) in SIGNS.items()
        ]
        super().__init__(
            desk,
            CODES,
            rows,
            columns,
            codes,
            label=words("codes.label"),
            unit=words("codes.unit"),
            help=words("codes.help"),
            wanted=min(WANTED, len(rows)),
            reasons=WHY,
        )
        self.book = CodebookStep(desk)
        self.spec["fields"] += [
            {"name": f"{WHY}{column['key']}{row['key']}", "kind": "line", "label": row["label"]}
            for column in columns
            for row in rows
        ]

    def view(self) -> dict:
        """Return the codes and the theme that is being coded; nothing before the lock."""
        view, entry = super().view(), self.book.entry()
        if entry is None:
            return view | {"closed": self.desk.words("codes.lockfirst")}
        definition = entry["definition"]
        short = definition[:LONGEST_SHOWN] + ("…" if len(definition) > LONGEST_SHOWN else "")
        heading = self.desk.words("codes.heading", theme=entry["title"])
        return view | {"columns": [f"{entry['theme']}-"], "heading": heading, "text": short}


def of_theme(values: dict, theme: str, start: str = "") -> dict[str, str]:
    """Return the codes of one theme by sequence, or the reasons where `start` is `WHY`."""
    head = f"{start}{theme}-"
    return {
        name.removeprefix(head): value
        for name, value in values.items()
        if name.startswith(head) and value
    }
