"""What a log of shots says: median first, then mean and longest, tags, and a second log."""

from statistics import median

from filmkit import measures
from filmkit.measures import Shot
from filmkit.steps.form import FieldsStep
from filmkit.steps.reel import ReelStep
from filmkit.steps.report import drawn, table
from filmkit.steps.shots import (
    LOG,
    LOG_AGAIN,
    REEL,
    SCALES,
    SOUNDS,
    SecondLogStep,
    ShotLogStep,
)
from filmkit.steps.step import Desk

REPORT = "n06-report"
MOST_LABELS = 24  # numbers in a strip; more would lie over each other


class ShotReportStep(FieldsStep):
    """Lengths, tags and the learner's own error; the mean only after the median was seen."""

    follows = (REEL, LOG, LOG_AGAIN)

    def __init__(self, desk: Desk):
        words = desk.words
        more = {"act": "mean", "label": words("report.more"), "second": True}
        groups = [
            {"key": "lengths", "heading": words("report.lengths"), "actions": [more]},
            {"key": "tags", "heading": words("report.tags")},
            {"key": "again", "heading": words("report.again")},
        ]
        super().__init__(desk, REPORT, [group | {"fields": []} for group in groups])
        self.log, self.second = ShotLogStep(desk), SecondLogStep(desk)

    def view(self) -> dict:
        """Return what the logs say so far; what is missing is said in its place."""
        shots, words = self.log.shots(), self.desk.words
        found = measures.shot_lengths(shots)
        if found is None:
            return {"message": words("report.first"), "hidden": ["lengths", "tags", "again"]}
        after = {
            "lengths": [lengths_block(self.desk, shots, found)],
            "tags": self._tags(shots),
            "again": self._again(),
        }
        if self.desk.work.latest(self.item, "compare") is True:
            after["lengths"].append({"text": mean_text(self.desk, shots, found)})
        return {"message": "", "after": after, "hidden": []}

    def do_mean(self, message: dict) -> None:
        """Show mean and longest, once there is a median to hold them against."""
        if measures.shot_lengths(self.log.shots()):
            self.desk.save(self.item, "compare", True)

    def _tags(self, shots: tuple[Shot, ...]) -> list[dict]:
        words = self.desk.words
        blocks = [
            tag_table(self.desk, words("js.logscale"), shots, "scale", SCALES),
            tag_table(self.desk, words("js.logsound"), shots, "sound", SOUNDS),
        ]
        return [block for block in blocks if block["rows"]] or [{"text": words("report.no-tags")}]

    def _again(self) -> list[dict]:
        words = self.desk.words
        other = self.second.shots()
        if len(other) < 2:
            return [{"text": words("report.no-again")}]
        logs = {words("report.log-1"): self.log.shots(), words("report.log-2"): other}
        heading = words("report.both")
        return [both_block(self.desk, heading, logs), *self._lag()]

    def _lag(self) -> list[dict]:
        """Put the lag that the practice reel showed beside it, if there is one."""
        match = ReelStep(self.desk).match() if self.log.spec["reel"] else None
        if match is None or match.lag is None:
            return []
        lag = self.desk.words.signed(match.lag / 1000, 2)
        return [{"text": self.desk.words("report.lag", lag=lag)}]


def lengths_block(desk: Desk, shots: tuple[Shot, ...], found: measures.ShotLengths) -> dict:
    """Return the strip of a log with its median and a table of all shots."""
    words = desk.words
    text = words("report.median", count=found.count, median=seconds(desk, found.median))
    columns = [words(f"report.{name}") for name in ("shot", "length", "scale", "sound")]
    rows = [[str(number), *_cells(desk, shot)] for number, shot in enumerate(shots, start=1)]
    picture = {"alt": f"{words('report.alt')} {text}", "rows": [strip(words("js.logstrip"), shots)]}
    twin = table("", columns, rows, caption=words("js.logtable"))
    return drawn("strips", "", picture, twin, text=text, note=words("report.edges"))


def mean_text(desk: Desk, shots: tuple[Shot, ...], found: measures.ShotLengths) -> str:
    """Return mean and longest in one sentence, and what pulls the mean."""
    words, longest = desk.words, found.longest
    total = sum(shot.length for shot in shots if shot.whole)
    text = words(
        "report.mean",
        mean=seconds(desk, found.mean),
        shot=shots.index(longest) + 1,
        longest=seconds(desk, longest.length),
        percent=round(100 * longest.length / total),
    )
    rest = [shot.length for shot in shots if shot.whole and shot is not longest]
    if not rest:
        return text
    return f"{text} {words('report.without', mean=seconds(desk, sum(rest) / len(rest)))}"


def tag_table(desk: Desk, heading: str, shots, kind: str, values: tuple[str, ...]) -> dict:
    """Return, for each tag that was given, how many shots have it, how long, what share of time."""
    words = desk.words
    total = sum(shot.length for shot in shots)
    rows = []
    for value in values:
        tagged = [shot for shot in shots if getattr(shot, kind) == value]
        whole = [shot.length for shot in tagged if shot.whole]
        if tagged:
            share = round(100 * sum(shot.length for shot in tagged) / total)
            middle = seconds(desk, median(whole)) if whole else "–"
            rows.append([_tag(desk, kind, value), str(len(tagged)), middle, f"{share} %"])
    columns = [heading, words("report.shots"), words("report.middle"), words("report.share")]
    return table("", columns, rows, caption=words("report.by", what=heading))


def both_block(desk: Desk, heading: str, logs: dict[str, tuple[Shot, ...]]) -> dict:
    """Return two logs under each other, and how far their cuts lie apart."""
    words = desk.words
    one, other = ([shot.start for shot in shots[1:]] for shots in logs.values())
    found = measures.match_cuts(one, other)
    until = min(shots[-1].end for shots in logs.values())
    only = [[cut for cut in cuts if cut <= until] for cuts in (found.only_a, found.only_b)]
    alone = [len(cuts) for cuts in only]
    beyond = len(found.only_a) + len(found.only_b) - sum(alone)
    if found.difference is None:
        text = words("report.nothing-common", first=alone[0], second=alone[1])
    else:
        text = words(
            "report.difference",
            pairs=len(found.pairs),
            difference=words.number(found.difference / 1000, 2),
            lag=words.number(abs(found.lag) / 1000, 2),
            direction=words("report.earlier" if found.lag < 0 else "report.later"),
            first=alone[0],
            second=alone[1],
        )
    if beyond:
        text += " " + words("report.until", time=seconds(desk, until), count=beyond)
    rows = [
        (a, [_time(desk, a), _time(desk, b), words.signed((b - a) / 1000, 2)])
        for a, b in found.pairs
    ]
    rows += [(a, [_time(desk, a), "–", "–"]) for a in only[0]]
    rows += [(b, ["–", _time(desk, b), "–"]) for b in only[1]]
    rows = [[str(n), *cells] for n, (_, cells) in enumerate(sorted(rows, key=lambda r: r[0]), 1)]
    columns = [words("report.cut"), *logs, words("reel.apart")]
    picture = {
        "alt": f"{words('report.alt-both')} {text}",
        "rows": [strip(name, shots) for name, shots in logs.items()],
    }
    twin = table("", columns, rows, caption=heading)
    return drawn("strips", heading, picture, twin, text=text, note=words("report.both-note"))


def strip(name: str, shots: tuple[Shot, ...]) -> dict:
    """Return one row of a picture of strips: each shot as wide as it is long."""
    numbered = len(shots) <= MOST_LABELS
    parts = [
        {"size": shot.length, "label": str(number) if numbered else ""}
        for number, shot in enumerate(shots, start=1)
    ]
    return {"name": name, "parts": parts}


def seconds(desk: Desk, milliseconds: float) -> str:
    """Write a length in seconds with one decimal."""
    return desk.words.number(milliseconds / 1000, 1)


def log_summary(desk: Desk) -> list[dict]:
    """Return the log with median, mean and longest, for the product page."""
    shots, words = ShotLogStep(desk).shots(), desk.words
    found = measures.shot_lengths(shots)
    if found is None:
        return []
    step, block = ShotLogStep(desk), lengths_block(desk, shots, found)
    passage = step.values().get("passage", "").strip()
    where = words("report.passage", passage=passage) if passage else ""
    if step.source() == "reel":
        where = words("report.from-reel")
    note = f"{where} {block['note']}".strip()
    block |= {"heading": words("report.product"), "open": True, "note": note}
    return [block, {"text": mean_text(desk, shots, found)}]


def again_summary(desk: Desk) -> list[dict]:
    """Return how far two logs of the passage lie apart, in one sentence."""
    shots, other = ShotLogStep(desk).shots(), SecondLogStep(desk).shots()
    if len(shots) < 2 or len(other) < 2:
        return []
    words = desk.words
    logs = {words("report.log-1"): shots, words("report.log-2"): other}
    heading = words("report.again-product")
    return [{"heading": heading, "text": both_block(desk, "", logs)["text"]}]


def _cells(desk: Desk, shot: Shot) -> list[str]:
    length = seconds(desk, shot.length)
    tags = [_tag(desk, kind, getattr(shot, kind)) for kind in ("scale", "sound")]
    return [length if shot.whole else f"({length})", *tags]


def _tag(desk: Desk, kind: str, value: str) -> str:
    if not value:
        return "–"
    return desk.words(f"shots.scale-{value}" if kind == "scale" else f"shots.sound-{value}")


def _time(desk: Desk, milliseconds: int) -> str:
    return desk.words.number(milliseconds / 1000, 2)
