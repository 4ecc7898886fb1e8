"""Which telling tells which event: coded by keys, then held against the kit's coding."""

from filmkit.steps.grid import GridStep
from filmkit.steps.report import table
from filmkit.steps.step import Desk
from filmkit.steps.tellings import Telling, tellings

ITEM = "n05-grid"
# The state of an event in a telling: its sign, so that colour is never needed, and its key.
STATES = {"told": ("●", "2"), "implied": ("◐", "1"), "absent": ("○", "0")}
LEAST = 8  # coded cells before a comparison says anything: two tellings at spoiler level 0
MOST_SHOWN = 15


class EventsGridStep(GridStep):
    """A grid of events by tellings; afterwards differences to the kit's coding, no mistakes."""

    follows = ()

    def __init__(self, desk: Desk):
        words = desk.words
        self.events = _events(desk)
        self.tellings = tellings(desk.film)
        super().__init__(
            desk,
            ITEM,
            [{"key": key, "label": label} for key, label in self.events.items()],
            [{"key": f"{one.key}-", "label": one.letter} for one in self.tellings],
            [
                {"value": state, "label": words(f"telling.{state}"), "sign": sign, "key": key}
                for state, (sign, key) in STATES.items()
            ],
            label=words("telling.grid"),
            unit=words("telling.event"),
            help=words("telling.help"),
            actions=[{"act": "compare", "label": words("telling.compare")}],
        )
        self._missing = ""

    def view(self) -> dict:
        """Return the codes and, once asked for, where they differ from the kit's."""
        view = super().view()
        if self._missing:
            return view | {"message": self._missing}
        if not self.desk.work.latest(self.item, "compare"):
            return view
        coded, found = len(self.codes()), self.differences()
        told = self.desk.words("telling.agree", same=coded - len(found), coded=coded)
        return view | {"message": told, "blocks": [self._block(found)]}

    def do_compare(self, message: dict) -> None:
        """Show the differences, once enough cells are coded."""
        few = len(self.codes()) < LEAST
        self._missing = self.desk.words("telling.codefirst", count=LEAST) if few else ""
        if not few:
            self.desk.save(self.item, "compare", True)

    def codes(self) -> dict[str, str]:
        """Return the cells that hold a code."""
        return {name: state for name, state in self.values().items() if state}

    def differences(self) -> list[tuple[str, Telling, str, str]]:
        """
        Return where the learner and the kit coded an event otherwise.

        Returns
        -------
        list of (str, Telling, str, str)
            Event, telling, the learner's state and the kit's; told against absent stands first.
        """
        rows = self.desk.film.rows["telling_events"]
        kit = {f"{row['telling']}-{row['event']}": row["state"] for row in rows}
        codes = self.codes()
        found = [
            (event, one, yours, state)
            for event in self.events
            for one in self.tellings
            if (yours := codes.get(name := f"{one.key}-{event}"))
            and (state := kit.get(name))
            and yours != state
        ]
        return sorted(found, key=lambda row: "implied" in row[2:])

    def _block(self, found: list[tuple[str, Telling, str, str]]) -> dict:
        words = self.desk.words
        if not found:
            return {"heading": words("telling.beside"), "text": words("telling.same")}
        columns = [words(f"telling.{name}") for name in ("event", "which", "you", "kit")]
        rows = [
            [self.events[event], one.letter, _signed(self.desk, yours), _signed(self.desk, state)]
            for event, one, yours, state in found[:MOST_SHOWN]
        ]
        caption = words("telling.differs", count=len(found), shown=len(rows))
        note = words("telling.differs-note")
        heading = words("telling.beside")
        return table(heading, columns, rows, caption=caption, note=note, look="open")


def grid_summary(desk: Desk) -> list[dict]:
    """Return the learner's grid as a table, for the product page."""
    step = EventsGridStep(desk)
    codes = step.codes()
    if not codes:
        return []
    rows = [
        [label, *(_signed(desk, codes.get(f"{one.key}-{event}")) for one in step.tellings)]
        for event, label in step.events.items()
    ]
    columns = [desk.words("telling.event"), *(one.letter for one in step.tellings)]
    heading, caption = desk.words("telling.grid"), desk.words("telling.yours")
    return [table(heading, columns, rows, caption=caption, look="open")]


def _events(desk: Desk) -> dict[str, str]:
    rows = sorted(desk.film.where("events", in_grid=True), key=lambda row: row["order"])
    return {row["key"]: f"{row['sequence'].upper()} {row['title']}" for row in rows}


def _signed(desk: Desk, state: str | None) -> str:
    return f"{STATES[state][0]}\u00a0{desk.words(f'telling.{state}')}" if state else "–"
