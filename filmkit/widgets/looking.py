"""The steps of lesson 06: shots, sound, colour."""

from filmkit.steps.reel import ReelStep
from filmkit.steps.shots import SecondLogStep, ShotLogStep
from filmkit.widgets.panel import Panel
from filmkit.widgets.shows import Shows


class Looking(Shows):
    """Form made measurable by hand: a log of shots, a still, three notes."""

    def reel(self) -> Panel:
        """Play the practice reel, let the learner log its cuts, and tell the lag."""
        return self._show("reel", "", lambda desk, _: ReelStep(desk))

    def shot_log(self) -> Panel:
        """Let the learner log the shots of a passage, by keys."""
        return self._show("shots", "", lambda desk, _: ShotLogStep(desk))

    def shot_log_again(self) -> Panel:
        """Let the learner log the same passage a second time."""
        return self._show("shots-again", "", lambda desk, _: SecondLogStep(desk))
