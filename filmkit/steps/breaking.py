"""Three ways in which ELIZA breaks, written down with what failed."""

from filmkit.steps.care import CarefulForm
from filmkit.steps.report import table
from filmkit.steps.step import Desk

ITEM = "n07-break"
WAYS = range(1, 4)
FAILED = ("dropped", "accident", "no-key", "memory", "swap")


class BreakStep(CarefulForm):
    """Name three sentences at which the program broke, and the part of it that failed."""

    follows = ()
    typed = tuple(f"typed-{way}" for way in WAYS)

    def __init__(self, desk: Desk):
        words = desk.words
        options = [{"value": name, "label": words(f"break.{name}")} for name in FAILED]
        groups = [
            {
                "key": f"way-{way}",
                "heading": words("break.heading", number=way),
                "fields": [
                    {"name": f"typed-{way}", "kind": "line", "label": words("break.typed")},
                    {
                        "name": f"failed-{way}",
                        "kind": "pick",
                        "label": words("break.failed"),
                        "options": options,
                    },
                    {"name": f"why-{way}", "kind": "line", "label": words("break.why")},
                ],
            }
            for way in WAYS
        ]
        super().__init__(desk, ITEM, groups)


def break_summary(desk: Desk) -> list[dict]:
    """Return the sentences with what failed."""
    words, values = desk.words, BreakStep(desk).values()
    rows = []
    for way in WAYS:
        typed, failed, why = (
            values.get(f"{name}-{way}", "") for name in ("typed", "failed", "why")
        )
        if typed or failed or why:
            rows.append([typed or "–", words(f"break.{failed}") if failed else "–", why or "–"])
    columns = [words(f"break.{name}") for name in ("typed", "failed", "why")]
    return [table(words("break.summary"), columns, rows, look="open")] if rows else []
