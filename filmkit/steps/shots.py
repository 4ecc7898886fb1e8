"""Log the shots of a passage by keys: cuts, scale, whose sound; times are taken in the page."""

import re

from filmkit import measures
from filmkit.errors import NoSuchItem
from filmkit.steps.form import FieldsStep
from filmkit.steps.step import Desk

REEL, LOG, LOG_AGAIN = "n06-reel", "n06-log", "n06-log-again"
SOURCES = ("own", "clip", "reel")
SCALES = ("close", "medium", "long", "black")
SOUNDS = ("seen", "unseen", "music", "place", "silence")
WANTED, FEWER = 15, 8  # shots; the support way asks for fewer, and for scale only
MOST = 400  # cuts of one log: two minutes of the fastest film have half as many
LONGEST = 4 * 60 * 60 * 1000  # milliseconds
CLOCK = re.compile(r"(?:(?:(\d{1,2}):)?([0-5]?\d):)?([0-5]?\d)")


def _fields() -> dict[str, dict]:
    """Return what a log can hold; made once, because there are more than a thousand."""
    numbers = range(MOST + 1)
    kinds = {"source": SOURCES, "scale": SCALES, "sound": SOUNDS}
    picks = {
        name: {"kind": "pick", "options": [{"value": value} for value in values]}
        for name, values in kinds.items()
    }
    time = {"kind": "number", "low": 1, "high": LONGEST}
    fields = {
        "source": picks["source"],
        "passage": {"kind": "line"},
        "offset": {"kind": "line"},
        "short": {"kind": "toggle"},
        "end": time | {"low": 0},
    }
    # The first shot begins with the log, not with a cut.
    fields |= {f"cut-{number}": time for number in numbers if number}
    return fields | {f"{tag}-{n}": picks[tag] for tag in ("scale", "sound") for n in numbers}


FIELDS = _fields()


class ShotLogStep(FieldsStep):
    """
    A log of one passage: `cut-N` holds milliseconds since the start, `end` when it was paused.

    `scale-N` and `sound-N` belong to the shot that begins with cut N, `scale-0` to the first.
    A cut that was taken back is an empty text. `clear` empties the log; where the passage comes
    from stays. The film's clock is `offset` plus the time of the log.
    """

    control = "shotlog"
    follows: tuple[str, ...] | None = ()

    def __init__(self, desk: Desk, item: str = LOG, sources: tuple[str, ...] = SOURCES):
        words, reel = desk.words, reel_rows(desk)
        self.sources = [name for name in sources if reel or name != "reel"]
        super().__init__(
            desk,
            item,
            [],
            source=[{"value": v, "label": words(f"shots.from-{v}")} for v in self.sources],
            scale=[{"value": v, "label": words(f"shots.scale-{v}")} for v in SCALES],
            sound=[{"value": v, "label": words(f"shots.sound-{v}")} for v in SOUNDS],
            tagged=item == LOG,
            reel=reel,
            most=MOST,
            longest=LONGEST,
            wanted={"all": WANTED, "fewer": FEWER},
        )
        self._file: dict | None = None
        self._files = 0

    @property
    def fields(self) -> dict[str, dict]:
        """All fields by name; the page knows them without being told."""
        return FIELDS

    def entries(self) -> list:
        """Return what is saved for this step, without the log that was cleared."""
        entries = super().entries()
        cleared = max((n for n, entry in enumerate(entries) if entry.kind == "clear"), default=-1)
        kept = ("source", "passage", "offset", "short")
        return [
            entry
            for place, entry in enumerate(entries)
            if place > cleared
            or (isinstance(entry.value, dict) and entry.value.get("name") in kept)
        ]

    def view(self) -> dict:
        """Return all values, and a file once it was asked for."""
        return super().view() | ({"file": self._file} if self._file else {})

    def do_write(self, message: dict) -> None:
        """Save one field; a file that was asked for is not handed over again."""
        self._file = None
        super().do_write(message)

    def do_clear(self, message: dict) -> None:
        """Empty the log, to begin again."""
        self._file = None
        self.desk.save(self.item, "clear", True)

    def do_file(self, message: dict) -> None:
        """
        Make a file of the log; nothing is saved.

        Raises
        ------
        NoSuchItem
            There is no such kind of file.
        """
        kind = message.get("kind")
        if kind not in ("csv", "eaf"):
            raise NoSuchItem(self.desk.words("form.none", key=kind))
        write = measures.shots_csv if kind == "csv" else measures.shots_eaf
        self._files += 1
        name = f"{self.item}-{self.desk.work.alias}.{kind}"
        text = write(self.shots(), self.offset())
        self._file = {"n": self._files, "name": name, "text": text}

    def source(self) -> str:
        """Return where the passage comes from."""
        only = self.sources[0] if len(self.sources) == 1 else ""
        return self.values().get("source") or only

    def offset(self) -> int:
        """Return the time of the film at which the log begins, in milliseconds."""
        return 0 if self.source() == "reel" else clock(self.values().get("offset", "")) or 0

    def cuts(self) -> dict[int, int]:
        """Return the cuts in order of time: their number, and milliseconds since the start."""
        return _cuts(self.values())

    def shots(self) -> tuple[measures.Shot, ...]:
        """Return the log as shots, with their tags."""
        values = self.values()
        first: dict[int, int] = {}
        for number, time in _cuts(values).items():
            first.setdefault(time, number)
        tags = [
            (values.get(f"scale-{number}", ""), values.get(f"sound-{number}", ""))
            for number in (0, *first.values())
        ]
        return measures.cut_into_shots(list(first), values.get("end") or 0, tags)

    def as_text(self) -> str:
        """Return what is to be done."""
        return self.desk.words("js.loghelp")


class SecondLogStep(ShotLogStep):
    """The same passage a second time; where it comes from is what the first log says."""

    follows = (LOG,)

    def __init__(self, desk: Desk):
        self.first = ShotLogStep(desk)
        super().__init__(desk, LOG_AGAIN)

    def view(self) -> dict:
        """Return the log, and the passage of the first."""
        text = self.first.values().get("offset", "")
        return super().view() | {"given": {"source": self.first.source(), "offset": text}}

    def source(self) -> str:
        """Return where the passage of the first log comes from."""
        return self.first.source()

    def offset(self) -> int:
        """Return the time of the film at which the first log begins."""
        return self.first.offset()


def _cuts(values: dict) -> dict[int, int]:
    found = {
        int(name.removeprefix("cut-")): value
        for name, value in values.items()
        if name.startswith("cut-") and value != ""
    }
    return dict(sorted(found.items(), key=lambda cut: cut[1]))


def clock(text: str) -> int | None:
    """Read a time such as 1:02:03, 12:30 or 45 as milliseconds; None where it is none."""
    match = CLOCK.fullmatch(text.strip())
    if not match:
        return None
    hours, minutes, seconds = (int(part or 0) for part in match.groups())
    return ((hours * 60 + minutes) * 60 + seconds) * 1000


def reel_rows(desk: Desk) -> list[dict]:
    """Return the pictures of the practice reel with their start, in milliseconds."""
    rows = sorted(desk.film.rows["reel_shots"], key=lambda row: row["order"])
    found, start = [], 0
    for row in rows:
        length = round(row["seconds"] * 1000)
        parts = {name: row[name] for name in ("key", "joins", "drawn", "text", "heard")}
        found.append(parts | {"start": start, "end": start + length})
        start += length
    return found


def reel_cuts(desk: Desk) -> list[int]:
    """Return where the reel really cuts, in milliseconds."""
    return [row["start"] for row in reel_rows(desk) if row["joins"] == "cut" and row["start"]]
