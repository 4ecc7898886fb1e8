"""Log the practice reel, whose cuts are known: so that one's own lag can be told."""

from filmkit import measures
from filmkit.errors import NoSuchItem
from filmkit.steps.palettes import PALETTE, PaletteStep
from filmkit.steps.report import table
from filmkit.steps.shots import LOG, LOG_AGAIN, REEL, ShotLogStep, reel_cuts
from filmkit.steps.step import Desk

LEAST = 3  # found cuts before a lag says anything
OF_LOG = (LOG, LOG_AGAIN, "n06-pattern")  # what rests on the logged passage
OF_STILL = (PALETTE, "n06-verdict")  # what rests on the measured picture


class ReelStep(ShotLogStep):
    """The practice reel with a log of its own, and the lag once the learner asks for it."""

    def __init__(self, desk: Desk):
        super().__init__(desk, REEL, ("reel",))
        if not self.spec["reel"]:
            raise NoSuchItem(desk.words("shots.no-reel"))
        self.spec["compare"] = desk.words("reel.compare")
        self._missing = ""

    def view(self) -> dict:
        """Return the log and, once asked for, how it lies beside the reel's own cuts."""
        view = super().view()
        if self._missing:
            return view | {"message": self._missing}
        if not self.desk.work.latest(self.item, "compare"):
            return view
        found = self.match()
        if found.lag is None:
            return view | {"blocks": [{"text": self.desk.words("reel.none")}]}
        return view | {"blocks": self._blocks(found)}

    def do_write(self, message: dict) -> None:
        """Save one field; what was missing before is not said again."""
        self._missing = ""
        super().do_write(message)

    def do_compare(self, message: dict) -> None:
        """Compare with the reel's own cuts, once some are found."""
        count = len(self.match().pairs)
        self._missing = self.desk.words("reel.first", count=LEAST) if count < LEAST else ""
        if not self._missing:
            self.desk.save(self.item, "compare", True)

    def match(self) -> measures.CutMatch:
        """Return which cuts of the reel the learner found."""
        return measures.match_cuts(reel_cuts(self.desk), list(self.cuts().values()))

    def _blocks(self, found: measures.CutMatch) -> list[dict]:
        words = self.desk.words
        text = words(
            "reel.lag",
            lag=words.signed(found.lag / 1000, 2),
            difference=words.number(found.difference / 1000, 2),
            found=len(found.pairs),
            all=len(reel_cuts(self.desk)),
        )
        rows = [self._row(cut, pressed) for cut, pressed in found.pairs]
        rows += [self._row(cut, None) for cut in found.only_a]
        rows += [self._row(None, pressed) for pressed in found.only_b]
        rows.sort(key=lambda row: row[0])
        columns = [words(f"reel.{name}") for name in ("where", "cut", "yours", "apart", "shown")]
        heading = words("reel.heading")
        return [
            {"text": text},
            table(heading, columns, [cells for _, cells in rows], note=words("reel.note")),
        ]

    def _row(self, cut: int | None, pressed: int | None) -> tuple[int, list[str]]:
        words, time = self.desk.words, pressed if cut is None else cut
        rows = self.spec["reel"]
        row = next((row for row in reversed(rows) if row["start"] <= time), rows[0])
        near = [one for one in rows if abs(one["start"] - time) <= measures.SAME_CUT]
        told = words("reel.change") if any(one["joins"] == "change" for one in near) else ""
        cells = [
            str(rows.index(row) + 1),
            "–" if cut is None else words.number(cut / 1000, 1),
            "–" if pressed is None else words.number(pressed / 1000, 2),
            "–" if None in (cut, pressed) else words.signed((pressed - cut) / 1000, 2),
            told if cut is None and told else row["text"],
        ]
        return time, cells


def made_with_reel(desk: Desk) -> set[str]:
    """Return the items that rest on the practice reel: they say nothing about the film."""
    palette = PaletteStep(desk)
    still = (palette.record() or {}).get("source") in palette.frames
    log = ShotLogStep(desk).source() == "reel"
    return {*(OF_LOG if log else ()), *(OF_STILL if still else ())}
