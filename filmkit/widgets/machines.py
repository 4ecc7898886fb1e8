"""The steps of lesson 07: talk to the small machines that Samantha descends from."""

from filmkit.steps.behaviours import SortStep
from filmkit.steps.flatteries import FlatteryStep
from filmkit.steps.letters import LetterWriterStep
from filmkit.steps.recalls import RecallStep
from filmkit.steps.turn_gaps import TurnGapStep
from filmkit.widgets.panel import Panel
from filmkit.widgets.shows import Shows


class SmallMachines(Shows):
    """Rules, counts, a memory, a flatterer, and the gap before a reply."""

    def letter_writer(self) -> Panel:
        """Guess next words, see the counts, and read what they write."""
        return self._show("letters", "", lambda desk, _: LetterWriterStep(desk))

    def recall(self) -> Panel:
        """Predict which note a memory of shared words brings back."""
        return self._show("recall", "", lambda desk, _: RecallStep(desk))

    def flattery(self) -> Panel:
        """Give thumbs, predict what becomes of agreement, run the rest."""
        return self._show("flattery", "", lambda desk, _: FlatteryStep(desk))

    def turn_gap(self) -> Panel:
        """Play a talk with five gaps and rate each."""
        return self._show("gap", "", lambda desk, _: TurnGapStep(desk))

    def sort_board(self) -> Panel:
        """Sort what Samantha does by what it takes."""
        return self._show("sort", "", lambda desk, _: SortStep(desk))
