"""Put events in two orders: as the plot tells them, and as they happen in the story."""

from filmkit import measures
from filmkit.cards import evidence_line
from filmkit.steps.form import FieldsStep
from filmkit.steps.report import drawn, named, table
from filmkit.steps.step import Desk

ORDERS = "n01-orders"
HOW_MANY = 6
ROWS = ("plot", "story")


class PlotStoryStep(FieldsStep):
    """
    Two rows of the same events, and which of them are only told.

    The fields `orders-plot` and `orders-story` hold all keys in order, `orders-told` the events
    that are told and never shown. At first the events stand by their keys, which is no order.
    """

    control = "orders"
    follows = ()

    def __init__(self, desk: Desk):
        words = desk.words
        ranked = [row for row in desk.film.rows["events"] if row["plot_rank"] is not None]
        chosen = sorted(ranked, key=lambda row: row["plot_rank"])[:HOW_MANY]
        self.events = {row["key"]: dict(row) for row in sorted(chosen, key=lambda row: row["key"])}
        options = [{"value": key, "label": row["title"]} for key, row in self.events.items()]
        fields = [
            {
                "name": f"orders-{name}",
                "kind": "ticks",
                "label": words(f"part.orders-{name}"),
                "options": options,
            }
            for name in (*ROWS, "told")
        ]
        super().__init__(desk, ORDERS, [], fields=fields)
        self._told, self._asked = "", 0

    def view(self) -> dict:
        """Return both orders and, once asked for, the kit's beside them."""
        view = super().view() | {"message": self._told, "asked": self._asked, "blocks": []}
        if self.desk.work.latest(self.item, "compare") is True:
            view["blocks"] = self._blocks()
        return view

    def do_compare(self, message: dict) -> None:
        """Show the kit's orders, once both rows were sorted."""
        values = self.values()
        left = [name for name in ROWS if f"orders-{name}" not in values]
        names = [self.desk.words(f"js.in{name}") for name in left]
        self._told = self.desk.words("orders.first", which=", ".join(names)) if left else ""
        if left:
            self._asked += 1  # the same answer is to be heard again
        else:
            self.desk.save(self.item, "compare", True)

    def order(self, name: str) -> list[str]:
        """Return one row as the learner sorted it, every event once."""
        saved = self.values().get(f"orders-{name}", [])
        return list(dict.fromkeys([*saved, *self.events]))

    def kits(self, name: str) -> list[str]:
        """Return one row as the kit sorts it."""
        column = "order" if name == "plot" else "story_order"
        return sorted(self.events, key=lambda key: self.events[key][column])

    def _blocks(self) -> list[dict]:
        words, film = self.desk.words, self.desk.film
        told = [key for key, row in self.events.items() if row["mode"] == "told"]
        plot, story = self.kits("plot"), self.kits("story")
        text = words(
            "orders.counts",
            yours=measures.reordered(self.order("plot"), self.order("story")),
            kit=measures.reordered(plot, story),
        )
        which = "; ".join(self.events[key]["title"] for key in told)
        only = words("orders.only-told", which=which) if told else words("orders.none-told")
        rows = [
            [
                self.events[key]["title"],
                named(self.events[key]["sequence"]),
                str(place),
                str(story.index(key) + 1),
                words(f"orders.{self.events[key]['mode']}"),
                self.events[key]["dated"] or "–",
                evidence_line(film, self.events[key]["evidence"], self.events[key]["status"]),
            ]
            for place, key in enumerate(plot, start=1)
        ]
        columns = [
            words(f"orders.{name}")
            for name in ("event", "sequence", "in-plot", "in-story", "how", "dated", "evidence")
        ]
        heading = words("orders.kit")
        return [
            {"text": f"{text} {only} {self._on_ticks(told)}"},
            table(heading, columns, rows, caption=heading, note=words("orders.note")),
        ]

    def _on_ticks(self, told: list[str]) -> str:
        """Answer what the learner ticked as told and never shown."""
        words, ticked = self.desk.words, self.values().get("orders-told", [])
        wrong = {
            "orders.ticks-missed": [key for key in told if key not in ticked],
            "orders.ticks-extra": [key for key in ticked if key not in told],
        }
        found = [
            words(key, which="; ".join(self.events[event]["title"] for event in which))
            for key, which in wrong.items()
            if which
        ]
        return " ".join(found) or words("orders.ticks-right")


def orders_summary(desk: Desk) -> list[dict]:
    """Return plot and story as two strips of letters for the product page."""
    step, words = PlotStoryStep(desk), desk.words
    values = step.values()
    if not values:
        return []
    plot, story = step.order("plot"), step.order("story")
    letters = {key: chr(ord("A") + place) for place, key in enumerate(plot)}
    told = values.get("orders-told", [])
    count = measures.reordered(plot, story)
    rows = [
        [
            f"{letters[key]} {step.events[key]['title']}",
            str(place),
            str(story.index(key) + 1),
            words("orders.told") if key in told else "–",
        ]
        for place, key in enumerate(plot, start=1)
    ]
    columns = [words(f"orders.{name}") for name in ("event", "in-plot", "in-story", "how")]
    heading, text = words("orders.product"), words("orders.product-text", count=count)
    strips = [
        {
            "name": name,
            "parts": [{"size": 1, "label": letters[key]} for key in order],
        }
        for name, order in ((words("js.inplot"), plot), (words("js.instory"), story))
    ]
    picture = {"alt": f"{heading}. {text}", "rows": strips}
    twin = table(heading, columns, rows, caption=heading)
    return [drawn("strips", heading, picture, twin, text=text) | {"open": True}]
