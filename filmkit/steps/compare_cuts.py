"""Compare one's own cuts with another reader's, then decide about one disagreement."""

from filmkit import measures
from filmkit.steps.cuts import (
    CUTS,
    CutStep,
    cuts_of,
    parts_of,
    reader_values,
    shortened,
    strips_block,
    why,
)
from filmkit.steps.exchange import partner_of, partner_values
from filmkit.steps.form import FieldsStep
from filmkit.steps.report import named, table
from filmkit.steps.step import Desk

COMPARE, PARTNER = "n01-compare", "n01-partner"
DECISIONS = ("keep", "move", "merge")
CHANGES = DECISIONS[1:]  # after these a learner goes back and cuts otherwise
TOLERANCES = ("0", "1")


class CompareCutsStep(FieldsStep):
    """Two divisions side by side; the numbers come last, the decision is the learner's."""

    follows = (CUTS, PARTNER)

    def __init__(self, desk: Desk):
        self.own = CutStep(desk)
        self.readers = {
            row["key"]: row
            for row in sorted(desk.film.rows["readers"], key=lambda row: row["order"])
        }
        super().__init__(desk, COMPARE, _groups(desk, self.readers, self.own.keys))

    def view(self) -> dict:
        """Return nothing to compare with before the own cuts are done; then the comparison."""
        words, values = self.desk.words, self.values()
        view = super().view()
        if not self.own.done():
            return view | {
                "message": words("compare-cuts.first"),
                "hidden": ["other", "number", "decide"],
            }
        other = self.other()
        if other is None:
            asked = values.get("compare-other") == "partner"
            message = words("compare-cuts.no-partner" if asked else "compare-cuts.choose")
            return view | {"message": message, "hidden": ["number", "decide"]}
        name, about, theirs = other
        found = self._agreement(theirs)
        keys = self.own.keys
        disputed = [keys[gap] for gap in sorted({*found.only_a, *found.only_b})]
        after = {"other": self._comparison(name, about, theirs, found)}
        if self.desk.work.latest(self.item, "compare") is True:
            after["number"] = [self._number(found)]
        return view | {
            "message": self._told(values, disputed, name),
            "after": after,
            "hidden": [],
            "offered": {"compare-gap": disputed},
        }

    def do_write(self, message: dict) -> None:
        """Save one field; with a boundary also whose division disagrees there."""
        super().do_write(message)
        other = self.other()
        if message["field"] == "compare-gap" and other is not None:
            self.desk.save(self.item, "with", other[0])

    def do_number(self, message: dict) -> None:
        """Show percentage and kappa, once there is something to compare."""
        if self.own.done() and self.other() is not None:
            self.desk.save(self.item, "compare", True)

    def other(self) -> tuple[str, str, dict] | None:
        """Return name, description and fields of the chosen reader; None while there is none."""
        chosen = self.values().get("compare-other")
        if chosen in self.readers:
            row = self.readers[chosen]
            return row["name"], row["about"], reader_values(self.desk, chosen)
        partner = partner_of(self.desk, PARTNER) if chosen == "partner" else None
        if partner is None:
            return None
        alias = shortened(partner["alias"])
        text = self.desk.words("compare-cuts.partner", alias=alias)
        return alias, text, partner_values(self.desk, PARTNER, self.own)

    def _agreement(self, theirs: dict) -> measures.CutAgreement:
        keys, tolerance = self.own.keys, int(self.values().get("compare-tolerance") or 0)
        mine = cuts_of(keys, self.own.values())
        return measures.cut_agreement(mine, cuts_of(keys, theirs), len(keys) - 1, tolerance)

    def reader(self) -> str:
        """Return the name of the reader whose boundary was chosen to decide about."""
        name = self.desk.work.latest(self.item, "with")
        return shortened(name) if isinstance(name, str) else ""

    def _told(self, values: dict, disputed: list[str], name: str) -> str:
        words, gap = self.desk.words, values.get("compare-gap", "")
        decision, decided_with = values.get("compare-decision"), self.reader() or name
        if gap and decision and decided_with != name:
            return words("compare-cuts.with-other", name=decided_with, gap=gap.upper())
        if gap and gap not in disputed:
            # A cut that was moved as decided is no disagreement any more: the decision stays.
            changed = decision in CHANGES
            key = "compare-cuts.changed" if changed else "compare-cuts.agreed-now"
            return words(key, name=name, gap=gap.upper())
        if not disputed:
            return words("compare-cuts.none")
        return words(f"compare-cuts.told-{decision}") if gap and decision else ""

    def _comparison(self, name: str, about: str, theirs: dict, found) -> list[dict]:
        words, keys = self.desk.words, self.own.keys
        you = words("cuts.you")
        mine, others = self.own.parts(), parts_of(keys, theirs)
        reasons = [
            {part.keys[0]: why(self.desk, part) for part in parts} for parts in (mine, others)
        ]
        rows = []
        for gap, partner in found.pairs:
            key, near = keys[gap], keys[partner]
            state = words("compare-cuts.both")
            if key != near:
                state = words("compare-cuts.near", name=name, gap=near.upper())
            rows.append((gap, [named(key), state, reasons[0][key], reasons[1][near]]))
        for gap in found.only_a:
            only = words("compare-cuts.only-you")
            rows.append((gap, [named(keys[gap]), only, reasons[0][keys[gap]], "–"]))
        for gap in found.only_b:
            only = words("compare-cuts.only-other", name=name)
            rows.append((gap, [named(keys[gap]), only, "–", reasons[1][keys[gap]]]))
        columns = [words("compare-cuts.gap"), words("compare-cuts.who"), you, name]
        heading = words("compare-cuts.table", name=name)
        uncut = len(keys) - 1 - len({gap for gap, _ in rows})
        return [
            {"text": about},
            strips_block(
                self.desk, words("compare-cuts.strips", name=name), {you: mine, name: others}
            ),
            table(
                heading,
                columns,
                [row for _, row in sorted(rows, key=lambda one: one[0])],
                caption=heading,
                note=words("compare-cuts.rest", count=uncut),
            ),
        ]

    def _number(self, found: measures.CutAgreement) -> dict:
        words, gaps = self.desk.words, len(self.own.keys) - 1
        if found.agreed is None:
            return {"text": words("compare-cuts.no-gaps")}
        share = words("compare-cuts.share", gaps=gaps, percent=round(found.agreed * 100))
        if found.kappa.value is None:
            kappa = words(f"compare-cuts.kappa-{found.kappa.why}", gaps=gaps)
        else:
            value = words.number(found.kappa.value, 2).replace("-", "−")
            kappa = words("compare-cuts.kappa", kappa=value)
            if found.kappa.value < 0:
                kappa = f"{kappa} {words('compare-cuts.kappa-below')}"
        if self.values().get("compare-tolerance") == "1":
            exact = sum(one == other for one, other in found.pairs)
            near = words("compare-cuts.exact-only", pairs=len(found.pairs), exact=exact)
            kappa = f"{kappa} {near}"
        return {"text": f"{share} {kappa}", "note": words("compare-cuts.number-note")}


def _groups(desk: Desk, readers: dict[str, dict], keys: list[str]) -> list[dict]:
    words = desk.words
    others = [{"value": key, "label": row["name"]} for key, row in readers.items()]
    others.append({"value": "partner", "label": words("compare-cuts.my-partner")})
    titles = {row["key"]: row["title"] for row in desk.film.rows["sequences"]}
    within = [{"value": name, "label": words(f"compare-cuts.within-{name}")} for name in TOLERANCES]
    decisions = [{"value": name, "label": words(f"compare-cuts.do-{name}")} for name in DECISIONS]
    gaps = [{"value": key, "label": f"{key.upper()} {titles[key]}"} for key in keys[1:]]

    def field(name: str, kind: str, **more) -> dict:
        label = words(f"part.compare-{name}")
        return {"name": f"compare-{name}", "kind": kind, "label": label} | more

    return [
        {
            "key": "other",
            "fields": [
                field("other", "choice", options=others),
                field("tolerance", "choice", options=within),
            ],
        },
        {
            "key": "number",
            "heading": words("compare-cuts.number-heading"),
            "text": words("compare-cuts.number-text"),
            "fields": [],
            "actions": [{"act": "number", "label": words("compare-cuts.number"), "second": True}],
        },
        {
            "key": "decide",
            "heading": words("compare-cuts.decide-heading"),
            "fields": [
                field("gap", "pick", options=gaps),
                field("decision", "choice", options=decisions),
                field("reason", "text", rows=2),
                field("against", "text", rows=2),
            ],
        },
    ]


def compare_summary(desk: Desk) -> list[dict]:
    """Return the decision about one disagreement for the product page."""
    step = CompareCutsStep(desk)
    values, words = step.values(), desk.words
    gap, decision = values.get("compare-gap"), values.get("compare-decision")
    lines = {
        "with": step.reader() if gap else "",
        "gap": gap.upper() if gap else "",
        "decision": words(f"compare-cuts.do-{decision}") if decision else "",
        "reason": values.get("compare-reason", ""),
        "against": values.get("compare-against", ""),
    }
    items = [
        {"label": words(f"part.compare-{name}"), "text": text}
        for name, text in lines.items()
        if text
    ]
    return [{"heading": words("compare-cuts.decide-heading"), "items": items}] if items else []
