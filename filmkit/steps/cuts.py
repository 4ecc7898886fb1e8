"""Cut the story into parts: where, by which criterion, and what each part is called."""

from dataclasses import dataclass

from filmkit.steps.form import FieldsStep, word_count
from filmkit.steps.report import closed, drawn, named, table
from filmkit.steps.step import Desk

CUTS, CUTS_AGAIN = "n01-cuts", "n01-cuts-other"
CRITERIA = ("time", "place", "goal", "relationship", "form")
LEAST, MOST = 3, 9  # parts: fewer are refused, more are asked about
LONGEST_NAME = 8  # words
SHOWN = 160  # characters of somebody's own words in a table


@dataclass(frozen=True)
class Part:
    """One part of a division: its sequences, its name, and why it begins where it does."""

    keys: tuple[str, ...]
    name: str
    criterion: str
    reason: str


class CutStep(FieldsStep):
    """
    The visible sequences with a place to cut in each gap.

    A cut before q05 is the field `cut-q05`; `criterion-q05` and `because-q05` say why it is
    there, `begins-q05` names the part that begins.
    """

    control = "segmenter"
    follows = ()

    def __init__(self, desk: Desk, item: str = CUTS):
        self.keys = sequence_keys(desk)
        words = desk.words
        criteria = [{"value": name, "label": words(f"criterion.{name}")} for name in CRITERIA]
        starts = {row["act"]: row["key"] for row in reversed(desk.film.rows["sequences"])}
        given = [key for key in self.keys[1:] if key in starts.values()]
        super().__init__(
            desk,
            item,
            [],
            fields=[field for key in self.keys for field in self._fields(desk, key, criteria)],
            criteria=criteria,
            given=given if item == CUTS else [],
            most=MOST,
            longest=LONGEST_NAME,
        )
        self._missing: list[tuple[str, str]] = []
        self._asked = 0

    def view(self) -> dict:
        """Return all cuts and what is said about them: something is missing, or it is done."""
        words = self.desk.words
        told = [sentence for sentence, _ in self._missing]
        if not told and self.done():
            many = len(self.parts()) > MOST
            told = [words("cuts.done"), *([words("js.nearlyall")] if many else [])]
        view = super().view() | {"message": " ".join(told), "newest": self.newest()}
        if self._missing:
            # The number tells a second press of the same button from a view that came again.
            view |= {"first": self._first_missing(), "asked": self._asked}
        return view

    def do_write(self, message: dict) -> None:
        """Save one field; what was missing before is not said again."""
        super().do_write(message)
        self._missing = []

    def do_done(self, message: dict) -> None:
        """Finish, unless something is missing; one can go on changing things."""
        self._missing = self.missing()
        self._asked += 1
        if not self._missing:
            self.desk.save(self.item, "check", True)

    def done(self) -> bool:
        """Tell whether the learner has finished once."""
        return self.desk.work.latest(self.item, "check") is True

    def parts(self) -> list[Part]:
        """Return the parts as they are now."""
        return parts_of(self.keys, self.values())

    def newest(self) -> list[str]:
        """Return the sequences before which a cut stands, the newest cut last: for undo."""
        made: dict[str, None] = {}
        for entry in self.desk.work.history(self.item, "field"):
            name = entry.value.get("name") if isinstance(entry.value, dict) else None
            if isinstance(name, str) and name.startswith("cut-"):
                made.pop(name, None)
                made[name] = None
        values = self.values()
        return [name.removeprefix("cut-") for name in made if values.get(name) is True]

    def missing(self) -> list[tuple[str, str]]:
        """Return a sentence for each thing that is still to do, and the first field it concerns."""
        words, values, parts = self.desk.words, self.values(), self.parts()
        first, *cut = parts
        given = self.spec["given"] if values.get("given") else []
        found = []
        if len(parts) < min(LEAST, len(self.keys)):
            uncut = next(key for key in self.keys[1:] if values.get(f"cut-{key}") is not True)
            found.append((words("cuts.few", least=LEAST), f"cut-{uncut}"))
        problems = {
            ("cuts.no-criterion", "criterion"): [part for part in cut if not part.criterion],
            ("cuts.no-name", "begins"): [part for part in (first, *cut) if not part.name],
            ("cuts.long-name", "begins"): [p for p in parts if word_count(p.name) > LONGEST_NAME],
            ("cuts.no-reason", "because"): [p for p in cut if p.keys[0] in given and not p.reason],
        }
        for (key, field), which in problems.items():
            if which:
                at = ", ".join(part.keys[0].upper() for part in which)
                told = words(key, which=at, most=LONGEST_NAME)
                found.append((told, f"{field}-{which[0].keys[0]}"))
        return found

    def _first_missing(self) -> str:
        """Return the field that a learner comes to first on the way down the page."""
        fields = list(self.fields)
        return min((field for _, field in self._missing), key=fields.index)

    def _fields(self, desk: Desk, key: str, criteria: list[dict]) -> list[dict]:
        words = desk.words
        begins = {"name": f"begins-{key}", "kind": "line", "label": words("js.begins")}
        if key == self.keys[0]:
            return [{"name": "given", "kind": "toggle", "label": words("part.given")}, begins]
        return [
            {"name": f"cut-{key}", "kind": "toggle", "label": words("part.cut")},
            {
                "name": f"criterion-{key}",
                "kind": "pick",
                "label": words("js.criterion"),
                "options": criteria,
            },
            begins,
            {"name": f"because-{key}", "kind": "line", "label": words("js.because")},
        ]

    def as_text(self) -> str:
        """Return the sequences that can be cut."""
        cards = self.spec["cards"].items()
        titles = {key: closed(f"{key.upper()} {card['title']}") for key, card in cards}
        return "\n".join(f"{titles[key]} {card['neutral'] or card['text']}" for key, card in cards)


def sequence_keys(desk: Desk) -> list[str]:
    """Return the keys of the visible sequences in the order of the film."""
    return [row["key"] for row in desk.film.rows["sequences"]]


def cuts_of(keys: list[str], values: dict) -> set[int]:
    """Return the gaps that are cut; gap n comes after the n-th sequence."""
    return {gap for gap, key in enumerate(keys) if gap and values.get(f"cut-{key}") is True}


def parts_of(keys: list[str], values: dict) -> list[Part]:
    """Return the parts that somebody's cuts make."""
    edges = [0, *sorted(cuts_of(keys, values)), len(keys)]
    return [
        Part(
            tuple(keys[start:end]),
            values.get(f"begins-{keys[start]}", "").strip(),
            values.get(f"criterion-{keys[start]}", "") if start else "",
            values.get(f"because-{keys[start]}", "").strip() if start else "",
        )
        for start, end in zip(edges, edges[1:], strict=False)
    ]


def reader_values(desk: Desk, reader: str) -> dict:
    """Return how an invented reader divides the story, as the fields of a `CutStep`."""
    values = {}
    for row in desk.film.where("reader_segments", reader=reader):
        key = row["sequence"]
        values |= {
            f"cut-{key}": True,
            f"begins-{key}": row["title"],
            f"criterion-{key}": row["criterion"] or "",
            f"because-{key}": row["reason"] or "",
        }
    return values


def shortened(text: str) -> str:
    """Return somebody's own words, cut off where they would fill a page."""
    return text if len(text) <= SHOWN else text[:SHOWN].rstrip() + "…"


def why(desk: Desk, part: Part) -> str:
    """Return criterion and reason of the boundary at which a part begins."""
    label = desk.words(f"criterion.{part.criterion}") if part.criterion else ""
    criterion = label.partition(":")[0]  # what follows explains it to whoever chooses
    return ": ".join(text for text in (criterion, shortened(part.reason)) if text) or "–"


def strip(name: str, parts: list[Part]) -> dict:
    """Return one row of a picture of strips: each part as long as it has sequences."""
    boxes = [{"size": len(part.keys), "label": part.keys[0].upper()} for part in parts]
    return {"name": name, "parts": boxes}


def strips_block(desk: Desk, heading: str, divisions: dict[str, list[Part]]) -> dict:
    """Return a picture of one or more divisions, by name, with a table of all their parts."""
    words = desk.words
    counted = "; ".join(
        words("cuts.counted", name=name, parts=len(parts)) for name, parts in divisions.items()
    )
    rows = [
        [
            named(part.keys[0]),
            *([name] if len(divisions) > 1 else []),
            shortened(part.name) or "–",
            str(len(part.keys)),
            why(desk, part),
        ]
        for name, parts in divisions.items()
        for part in parts
    ]
    columns = [words("js.partfrom"), *([words("cuts.reader")] if len(divisions) > 1 else [])]
    columns += [words("cuts.part"), words("js.partsize"), words("cuts.why")]
    picture = {
        "alt": words("cuts.alt", what=counted),
        "rows": [strip(name, parts) for name, parts in divisions.items()],
    }
    twin = table(heading, columns, rows, caption=heading)
    return drawn(
        "strips", heading, picture, twin, text=f"{counted}.", note=words("cuts.length-note")
    )


def cuts_summary(desk: Desk, item: str = CUTS) -> list[dict]:
    """Return the division of the story for the product page."""
    step = CutStep(desk, item)
    if not step.values():
        return []
    heading = desk.words("cuts.product" if item == CUTS else "cuts.product-again")
    return [strips_block(desk, heading, {desk.words("cuts.you"): step.parts()}) | {"open": True}]
