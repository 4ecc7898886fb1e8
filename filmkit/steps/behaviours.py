"""Sort what Samantha does by what it takes, then look at the kit's view."""

from filmkit.steps.form import FieldsStep
from filmkit.steps.report import table
from filmkit.steps.step import Desk

ITEM = "n07-sort"
BINS = ("rule", "counts", "llm", "unknown", "value")
REASONS = 2


class SortStep(FieldsStep):
    """Each behaviour goes into one of five bins, two of them with a reason; then compare."""

    follows = ()

    def __init__(self, desk: Desk):
        words = desk.words
        self.rows = sorted(desk.machines.rows["behaviours"], key=lambda row: row["order"])
        bins = [{"value": name, "label": words(f"sort.{name}")} for name in BINS]
        fields = [
            {"name": row["key"], "kind": "pick", "label": row["title"], "options": bins}
            for row in self.rows
        ]
        cards = [{"value": row["key"], "label": row["title"]} for row in self.rows]
        why = []
        for n in range(1, REASONS + 1):
            label = words("sort.which", number=n)
            why.append({"name": f"which-{n}", "kind": "pick", "label": label, "options": cards})
            why.append({"name": f"why-{n}", "kind": "text", "rows": 2, "label": words("sort.why")})
        compare = {"act": "compare", "label": words("sort.compare")}
        groups = [
            {"key": "sort", "fields": fields},
            {"key": "why", "heading": words("sort.reasons"), "fields": why, "actions": [compare]},
        ]
        super().__init__(desk, ITEM, groups)
        self._told = ""

    def view(self) -> dict:
        """Return the sorting; once compared, the kit's bins and reasons beside it."""
        view = super().view()
        after = {"why": [self.compared(view["values"])]} if self._seen() else {}
        return view | {"offered": self._offered(), "messages": {"why": self._told}, "after": after}

    def _offered(self) -> dict[str, list[str]]:
        """Return for each reason which behaviours it may be about: not that of another reason."""
        values, offered = self.values(), {}
        for n in range(1, REASONS + 1):
            taken = {values.get(f"which-{other}") for other in range(1, REASONS + 1) if other != n}
            keys = [row["key"] for row in self.rows]
            offered[f"which-{n}"] = [key for key in keys if key not in taken]
        return offered

    def do_compare(self, message: dict) -> None:
        """Show the kit's view once everything is sorted and two reasons are written."""
        values, words = self.values(), self.desk.words
        left = [row["title"] for row in self.rows if not values.get(row["key"])]
        reasons = [
            n for n in range(1, REASONS + 1)
            if values.get(f"which-{n}") and values.get(f"why-{n}", "").strip()
        ]  # fmt: skip
        self._told = ""
        if left:
            self._told = words("sort.left", which="; ".join(left))
        elif len(reasons) < REASONS:
            self._told = words("sort.reasonfirst", count=REASONS)
        elif not self._seen():
            self.desk.save(self.item, "compare", values)

    def compared(self, values: dict) -> dict:
        """Return a table: behaviour, own bin, the kit's bin, the kit's reason."""
        words = self.desk.words
        rows = [
            [
                row["title"],
                words(f"sort.{values[row['key']]}") if values.get(row["key"]) else "–",
                words(f"sort.{row['bin']}"),
                row["why"],
            ]
            for row in self.rows
        ]
        columns = [words(f"sort.{name}") for name in ("behaviour", "mine", "kit", "because")]
        note = words("sort.note")
        return table(words("sort.beside"), columns, rows, note=note, look="open")

    def _seen(self) -> bool:
        return self.desk.work.first(self.item, "compare") is not None


def sort_summary(desk: Desk) -> list[dict]:
    """Return the sorting with its reasons."""
    step, words = SortStep(desk), desk.words
    values = step.values()
    sorted_ = [row for row in step.rows if values.get(row["key"])]
    if not sorted_:
        return []
    reasons = {
        values[f"which-{n}"]: values.get(f"why-{n}", "")
        for n in range(1, REASONS + 1)
        if values.get(f"which-{n}")
    }
    rows = [
        [row["title"], words(f"sort.{values[row['key']]}"), reasons.get(row["key"], "")]
        for row in sorted_
    ]
    columns = [words(f"sort.{name}") for name in ("behaviour", "mine", "why")]
    return [table(words("sort.product"), columns, rows, look="open")]
