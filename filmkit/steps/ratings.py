"""How much does the program understand? Rated before one looks inside, and again afterwards."""

from filmkit.errors import NoSuchItem
from filmkit.steps.guesses import GUESS, GuessStep
from filmkit.steps.report import table
from filmkit.steps.step import Desk
from filmkit.steps.talks import overheard

TIMES = ("before", "after")
NO_LINE = "none"


class RatingStep(GuessStep):
    """
    A rating from 0 to 10 of the talk that was overheard, with the line that decided; it locks.

    The second one shows both side by side.

    Parameters
    ----------
    desk : Desk
    when : {"before", "after"}
    """

    def __init__(self, desk: Desk, when: str):
        words = desk.words
        if when not in TIMES:
            raise NoSuchItem(words("form.none", key=when))
        self.when = when
        self.lines = {str(place): reply for place, (_, reply) in enumerate(overheard(desk), 1)}
        options = [{"value": place, "label": reply} for place, reply in self.lines.items()]
        options.append({"value": NO_LINE, "label": words("rate.no-line")})
        fields = [
            {"name": "rating", "kind": "number", "low": 0, "high": 10, "label": words("rate.how")},
            {"name": "line", "kind": "pick", "label": words("rate.line"), "options": options},
            {"name": "why", "kind": "text", "rows": 2, "label": words("rate.why")},
        ]
        heading = words(f"rate.heading-{self.when}")
        button = {"act": "lock", "label": words("rate.lock")}
        groups = [
            {"key": GUESS, "heading": heading, "fields": fields, "actions": [button]},
            {"key": "shown", "heading": heading, "fields": []},
        ]
        super().__init__(desk, f"n07-rating-{self.when}", groups)
        self.follows = tuple(f"n07-rating-{one}" for one in TIMES)

    def view(self) -> dict:
        """Return what is written, or once it is locked the rating, or both."""
        view = super().view()
        if self.locked() is None:
            return view
        return view | {"after": {"shown": [self._table()]}}

    def _table(self) -> dict:
        words = self.desk.words
        steps = [self] if self.when == TIMES[0] else [RatingStep(self.desk, TIMES[0]), self]
        rows = []
        for step in steps:
            said = step.locked() or {}
            line = self.lines.get(said.get("line", ""), words("rate.no-line")) if said else "–"
            rating = words("rate.of-ten", rating=said["rating"]) if "rating" in said else "–"
            rows.append([words(f"rate.{step.when}"), rating, line, said.get("why", "–")])
        columns = [words(f"rate.{name}") for name in ("when", "rating", "line", "why")]
        note = words("rate.note")
        return table("", columns, rows, caption=words("rate.caption"), note=note, look="open")


def rating_summary(desk: Desk) -> list[dict]:
    """Return the ratings, once the first is locked."""
    after, before = RatingStep(desk, TIMES[1]), RatingStep(desk, TIMES[0])
    step = after if after.locked() else before
    heading = desk.words(f"rate.heading-{step.when}")
    return [step._table() | {"heading": heading}] if step.locked() else []
