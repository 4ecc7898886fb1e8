"""The steps of lesson 06: shots, sound, colour."""

from filmkit.steps.form_notes import FormNotesStep
from filmkit.steps.palettes import PaletteStep
from filmkit.steps.reel import ReelStep
from filmkit.steps.shot_report import ShotReportStep
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

    def shot_report(self) -> Panel:
        """Show what the log says: the median first, then mean, tags and the second log."""
        return self._show("shot-report", "", lambda desk, _: ShotReportStep(desk))

    def form_notes(self) -> Panel:
        """Ask for three notes on form, each with what it is for."""
        return self._show("form-notes", "", lambda desk, _: FormNotesStep(desk))

    def palette(self) -> Panel:
        """Measure the colours of a learner's own still, or of a picture of the reel."""
        return self._show("palette", "", lambda desk, _: PaletteStep(desk))
