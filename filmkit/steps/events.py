"""Choose three events of real AI that matter for the film, and add one of one's own."""

import re
from datetime import date

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
        """Return what is chosen and, at each event, what is still to mend."""
        view = super().view()
        return view | {"messages": self.to_mend(view["values"])}

    def to_mend(self, values: dict) -> dict[str, str]:
        """Return by group what does not work yet, in sentences."""
        words = self.desk.words
        chosen = [values.get(f"event-{n}") for n in range(1, HOW_MANY + 1)]
        found = {}
        for n, key in enumerate(chosen, start=1):
            lacking = [words("events.twice", number=n)] if key and key in chosen[: n - 1] else []
            if key and not values.get(f"why-{n}", "").strip():
                lacking.append(words("events.nowhy", number=n))
            found[f"event-{n}"] = " ".join(lacking)
        return found | {"own": " ".join(self._own_to_mend(values))}

    def _own_to_mend(self, values: dict) -> list[str]:
        words = self.desk.words
        own = {name: values.get(f"own-{name}", "").strip() for name in ("date", "title", "source")}
        if not any(own.values()):
            return []
        found = [words(f"events.no-{name}") for name, text in own.items() if not text]
        if own["date"] and not DATE.fullmatch(own["date"]):
            found.append(words("events.bad-date", date=own["date"][:20]))
        elif own["date"] and int(own["date"][:4]) > date.today().year:
            found.append(words("events.future", date=own["date"]))
        return found
