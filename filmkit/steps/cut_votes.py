"""Second votes of the lesson on cutting: they open after the own division, with it as evidence."""

from filmkit.steps.cuts import CUTS, CutStep, Part, parts_of, reader_values
from filmkit.steps.question import RevealStep
from filmkit.steps.step import Desk

PARTS, TURN = "n01-p1", "n01-p2"


class CutVoteStep(RevealStep):
    """A second vote that asks for the own division first and shows it beside other readers'."""

    follows = (CUTS,)

    def lacking(self) -> str:
        """Ask for a finished division."""
        return "" if CutStep(self.desk).done() else self.desk.words("reveal.cutfirst")

    def evidence(self) -> list[str]:
        """Return how many parts there are, or at what share of the lines they begin."""
        words = self.desk.words
        if self.item == TURN:
            lines = [self._begins(name, parts) for name, parts in self._divisions().items()]
            return [words("reveal.shares"), *lines]
        return [
            words("cuts.counted", name=name, parts=len(parts))
            for name, parts in self._divisions().items()
        ]

    def _divisions(self) -> dict[str, list[Part]]:
        own, readers = CutStep(self.desk), self.desk.film.rows["readers"]
        ordered = sorted(readers, key=lambda row: row["order"])
        return {self.desk.words("cuts.you"): own.parts()} | {
            row["name"]: parts_of(own.keys, reader_values(self.desk, row["key"])) for row in ordered
        }

    def _begins(self, name: str, parts: list[Part]) -> str:
        words = self.desk.words
        places = [
            words("reveal.share", key=after.keys[0].upper(), percent=self._until(before.keys[-1]))
            for before, after in zip(parts, parts[1:], strict=False)
        ]
        return f"{name}: {', '.join(places) or '–'}"

    def _until(self, last: str) -> str:
        return self.desk.fill(f"{{{{until.{last}}}}}")


def reveal(desk: Desk, key: str) -> RevealStep:
    """Return the second vote on a prediction."""
    return (CutVoteStep if key in (PARTS, TURN) else RevealStep)(desk, key)
