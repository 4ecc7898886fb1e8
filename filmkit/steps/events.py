"""Choose three events of real AI that matter for the film, and add one of one's own."""

import re

from filmkit.measures import when
from filmkit.steps.form import FieldsStep
from filmkit.steps.step import Desk

HOW_MANY = 3
DATE = re.compile(r"(19|20)[0-9]{2}(-(0[1-9]|1[0-2]))?")


class EventsStep(FieldsStep):
    """Three events, each with a reason; an own event needs a date, a title and a source."""

    def __init__(self, desk: Desk):
        words = desk.words
        rows = sorted(desk.ai.rows["timeline"], key=lambda row: row["start"])
        options = [{"value": row["key"], "label": f"{when(row)} {row['title']}"} for row in rows]
        groups = [
            {
                "key": f"event-{n}",
                "heading": words("events.heading", number=n),
                "fields": [
                    {
                        "name": f"event-{n}",
                        "kind": "pick",
                        "label": words("events.pick"),
                        "options": options,
                    },
                    {"name": f"why-{n}", "kind": "text", "rows": 2, "label": words("events.why")},
                ],
            }
            for n in range(1, HOW_MANY + 1)
        ]
        own = [
            {"name": f"own-{name}", "kind": "line", "label": words(f"events.own-{name}")}
            for name in ("date", "title", "source")
        ]
        groups.append({"key": "own", "heading": words("events.own"), "fields": own})
        super().__init__(desk, "n08-events", groups)

    def view(self) -> dict:
        """Return what is chosen and what is still to mend, line by line."""
        view = super().view()
        return view | {"message": " ".join(self.to_mend(view["values"]))}

    def to_mend(self, values: dict) -> list[str]:
        """Return a sentence for each thing that does not work yet."""
        words = self.desk.words
        chosen = [values.get(f"event-{n}") for n in range(1, HOW_MANY + 1)]
        found = []
        for n, key in enumerate(chosen, start=1):
            if key and key in chosen[: n - 1]:
                found.append(words("events.twice", number=n))
            if key and not values.get(f"why-{n}", "").strip():
                found.append(words("events.nowhy", number=n))
        own = {name: values.get(f"own-{name}", "").strip() for name in ("date", "title", "source")}
        if any(own.values()):
            found += [words(f"events.no-{name}") for name, text in own.items() if not text]
            if own["date"] and not DATE.fullmatch(own["date"]):
                found.append(words("events.bad-date", date=own["date"][:20]))
        return found
