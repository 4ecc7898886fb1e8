"""An arc of feeling drawn by hand: whose, how much, why; where two part; what smoothing does."""

from filmkit import measures
from filmkit.steps.form import FieldsStep, word_count
from filmkit.steps.report import drawn, named, table
from filmkit.steps.step import Desk

ARC, SMOOTH, PARTING = "n02-arc", "n02-smooth", "n02-parting"
LOW, HIGH = -3, 3
POINTS, REASONS = 10, 6
FEWER_POINTS, FEWER_REASONS = 8, 4  # the shorter way, which the learner may choose
PREMISE_REASONS = 3  # where fewer than ten sequences are visible
VIEWER, NOBODY = "viewer", ""
REASON_WORDS = 3  # fewer words say no more than that there is a reason
WINDOWS = (1, 3, 5)
MOST_ROWS = 10


class ArcStep(FieldsStep):
    """
    One arc for each person, at most two of them in view: a value, a gap or nothing yet.

    A field `PERSON-SEQUENCE` holds a whole number, or an empty text: the learner has no idea,
    and the line is broken there.
    """

    control = "arc"
    follows = ()

    def __init__(self, desk: Desk):
        words = desk.words
        self.people = _people(desk)
        self.sequences = [row["key"] for row in desk.film.rows["sequences"]]
        options = [{"value": key, "label": name} for key, name in self.people.items()]
        fields = [
            {"name": "who", "kind": "pick", "label": words("js.arcwho"), "options": options},
            {"name": "beside", "kind": "pick", "label": words("js.arcbeside"), "options": options},
            {"name": "short", "kind": "toggle", "label": words("js.arcshort")},
        ]
        for key, name in self.people.items():
            for sequence in self.sequences:
                label = f"{name}, {sequence.upper()}"
                point = {"name": f"{key}-{sequence}", "kind": "number", "label": label}
                fields.append(point | {"low": LOW, "high": HIGH})
                fields.append({"name": f"why-{key}-{sequence}", "kind": "text", "label": label})
        scale = {str(n): words(f"arc.value{n}") for n in range(LOW, HIGH + 1)}
        super().__init__(
            desk,
            ARC,
            [],
            fields=fields,
            people=options,
            low=LOW,
            high=HIGH,
            scale=scale,
            wanted={str(short): wanted(desk, short) for short in (False, True)},
            gapscount=gaps_count(desk),
            reasonwords=REASON_WORDS,
        )

    def who(self) -> str:
        """Return whose arc is being drawn."""
        return self.values().get("who") or next(iter(self.people))

    def beside(self) -> str:
        """Return whose arc is shown beside it, or an empty text."""
        beside = self.values().get("beside", NOBODY)
        return beside if beside != self.who() else NOBODY

    def arc(self, person: str) -> dict[str, int | None]:
        """Return the value of each sequence, in plot order; None is a gap."""
        values = self.values()
        points = {key: values.get(f"{person}-{key}") for key in self.sequences}
        return {key: None if value == "" else value for key, value in points.items()}

    def lacks(self, person: str) -> tuple[int, int]:
        """Return how many points and how many reasons an arc still lacks."""
        values = self.values()
        points, reasons = wanted(self.desk, values.get("short") is True)
        drawn = sum(value is not None for value in self.arc(person).values())
        gaps = sum(values.get(f"{person}-{key}") == "" for key in self.sequences)
        counted = drawn + gaps if gaps_count(self.desk) and drawn > 1 else drawn
        whys = [values.get(f"why-{person}-{key}", "") for key in self.sequences]
        given = sum(word_count(why) >= REASON_WORDS for why in whys)
        return max(points - counted, 0), max(reasons - given, 0)

    def ready(self) -> str:
        """Return whose arc is complete, that being drawn first; an empty text where none is."""
        people = [self.who(), *(key for key in self.people if key != self.who())]
        return next((key for key in people if not any(self.lacks(key))), NOBODY)

    def missing(self) -> str:
        """Say what the arc being drawn still lacks."""
        words, name = self.desk.words, self.people[self.who()]
        points, reasons = self.lacks(self.who())
        still = {
            "points": words(f"js.pointslack{min(points, 2)}", count=points),
            "reasons": words(f"js.reasonslack{min(reasons, 2)}", count=reasons),
        }
        count = words("js.arccount", name=name, **still)
        return words("arc.missing", count=count)

    def as_text(self) -> str:
        """Return the sequences that an arc goes through."""
        titles = [row["title"] for row in self.desk.film.rows["sequences"]]
        return self.desk.words("js.arcwho") + "\n" + "\n".join(titles)


class SmoothStep(FieldsStep):
    """A moving average over one's own arc beside the points as drawn; thin means are marked."""

    follows = (ARC,)

    def __init__(self, desk: Desk):
        self.arc = ArcStep(desk)
        options = [{"value": str(n), "label": desk.words(f"smooth.window{n}")} for n in WINDOWS]
        field = {"name": "window", "kind": "choice", "label": desk.words("smooth.ask")}
        group = {"key": "smooth", "fields": [field | {"options": options}]}
        super().__init__(desk, SMOOTH, [group])

    def view(self) -> dict:
        """Return the arc, smoothed as chosen."""
        view, words, person = super().view(), self.desk.words, self.arc.who()
        points = self.arc.arc(person)
        if sum(value is not None for value in points.values()) < 3:
            return view | {"message": words("smooth.none")}
        if "window" not in view["values"]:
            return view
        window = int(view["values"]["window"])
        smoothed = measures.smooth(list(points.values()), window)
        thin = [
            place
            for place, (value, count) in enumerate(smoothed)
            if value is not None and count < window
        ]
        name = self.arc.people[person]
        sentence = "smooth.asdrawn" if window == 1 else "smooth.sentence"
        text = words(sentence, count=window, name=name, thin=len(thin))
        picture = line_picture(
            self.desk,
            words("smooth.alt", name=name, count=window),
            [list(points.values()), [value for value, _ in smoothed]],
        )
        picture["series"][1]["edges"] = thin
        names = ("drawn", "smoothed", "count")
        columns = [words("chart.sequence"), *(words(f"smooth.{one}") for one in names)]
        rows = [
            [
                key.upper(),
                written(words, point),
                written(words, value, 1),
                "–" if value is None else str(count),
            ]
            for (key, point), (value, count) in zip(points.items(), smoothed, strict=True)
        ]
        block = drawn(
            "lines",
            words("smooth.heading", count=window),
            picture,
            table("", columns, rows),
            text=text,
            note=f"{words('js.arcbridge')} {words('smooth.note')}",
        )
        return view | {"after": {"smooth": [block]}}


class PartingStep(FieldsStep):
    """Guess where two arcs part most, then see."""

    follows = (ARC,)

    def __init__(self, desk: Desk):
        self.arc = ArcStep(desk)
        field = {"name": "guess", "kind": "pick", "label": desk.words("parting.guess")}
        group = {
            "key": "parting",
            "fields": [field | {"options": sequence_options(desk)}],
            "actions": [{"act": "compare", "label": desk.words("parting.compare")}],
        }
        super().__init__(desk, PARTING, [group])
        self._missing = ""

    def view(self) -> dict:
        """Return the guess and, once asked for, the sequences by how far the arcs part."""
        view, rows = super().view(), self.distances()
        if self._missing or not rows or not self.desk.work.latest(self.item, "compare"):
            return view | {"messages": {"parting": self._missing}}
        words = self.desk.words
        names = [self.arc.people[key] for key in (self.arc.who(), self.arc.beside())]
        cells = [
            [named(key), words.signed(one), words.signed(other), words.number(abs(one - other))]
            for key, one, other in rows[:MOST_ROWS]
        ]
        columns = [words("chart.sequence"), *names, words("parting.distance")]
        block = table(words("parting.heading"), columns, cells, note=words("parting.note"))
        return view | {"after": {"parting": [block]}}

    def distances(self) -> list[tuple[str, int, int]]:
        """Return (sequence, one, other) where both arcs have a point, the farthest first."""
        if not self.arc.beside():
            return []
        one, other = self.arc.arc(self.arc.who()), self.arc.arc(self.arc.beside())
        both = [
            (key, one[key], other[key])
            for key in one
            if one[key] is not None and other[key] is not None
        ]
        return sorted(both, key=lambda row: -abs(row[1] - row[2]))

    def do_compare(self, message: dict) -> None:
        """Show where the arcs part, once there are two and a guess."""
        words = self.desk.words
        if not self.distances():
            self._missing = words("parting.two")
        elif not self.values().get("guess"):
            self._missing = words("parting.first")
        else:
            self._missing = ""
            self.desk.save(self.item, "compare", True)


def wanted(desk: Desk, short: bool) -> tuple[int, int]:
    """Return how many points and reasons an arc needs, at the learner's spoiler level."""
    visible = len(desk.film.rows["sequences"])
    points, reasons = (FEWER_POINTS, FEWER_REASONS) if short else (POINTS, REASONS)
    return min(points, visible), PREMISE_REASONS if gaps_count(desk) else reasons


def gaps_count(desk: Desk) -> bool:
    """Tell whether so few sequences are visible that 'no idea' counts as a point."""
    return len(desk.film.rows["sequences"]) < POINTS


def sequence_options(desk: Desk) -> list[dict]:
    """Return the visible sequences as options of a pick."""
    return [
        {"value": row["key"], "label": f"{row['key'].upper()} {row['title']}"}
        for row in desk.film.rows["sequences"]
    ]


def line_picture(desk: Desk, alt: str, series: list[list]) -> dict:
    """Return what `linesDrawing` needs for values of all visible sequences."""
    labels = [row["key"].upper() for row in desk.film.rows["sequences"]]
    lines = [{"values": values} for values in series]
    return {"alt": alt, "labels": labels, "series": lines, "low": LOW, "high": HIGH}


def written(words, value: float | None, digits: int | None = None) -> str:
    """Write a value with its sign; a gap as a dash."""
    return "–" if value is None else words.signed(value, digits)


def arc_summary(desk: Desk) -> list[dict]:
    """Return the arcs in view as a picture with its table; nothing where nothing is drawn."""
    step, words = ArcStep(desk), desk.words
    people = [key for key in (step.who(), step.beside()) if key]
    arcs = [step.arc(key) for key in people]
    if all(value is None for arc in arcs for value in arc.values()):
        return []
    values = step.values()
    names = [step.people[key] for key in people]
    whose = words("arc.summary", names=words("arc.and").join(names))
    columns = [words("chart.sequence"), *names, words("arc.reason")]
    rows = []
    for key in step.sequences:
        why = [values.get(f"why-{person}-{key}", "").strip() for person in people]
        cells = [written(words, arc[key]) for arc in arcs]
        rows.append([key.upper(), *cells, " / ".join(filter(None, why))])
    picture = line_picture(desk, whose, [list(arc.values()) for arc in arcs])
    note = words("js.arcbridge")
    return [drawn("lines", whose, picture, table("", columns, rows), note=note)]


def _people(desk: Desk) -> dict[str, str]:
    rows = [row for row in desk.film.rows["characters"] if row["kind"] != "group"]
    rows = sorted(rows, key=lambda row: row["order"])[:2]
    return {row["key"]: row["name"] for row in rows} | {VIEWER: desk.words("arc.viewer")}
