"""The steps of lesson 08: claims and events beside real AI."""

from filmkit.steps.claims import ClaimsStep, OtherYearsStep, QuickVerdictsStep
from filmkit.steps.events import EventsStep
from filmkit.widgets.panel import Panel
from filmkit.widgets.shows import Shows


class Reality(Shows):
    """Verdicts on what the film shows, with evidence and date."""

    def quick_verdicts(self) -> Panel:
        """Ask for a first verdict on every claim; they lock."""
        return self._show("quick", "", lambda desk, _: QuickVerdictsStep(desk))

    def claims(self) -> Panel:
        """Show the claims with their evidence and ask for verdicts."""
        return self._show("claims", "", lambda desk, _: ClaimsStep(desk))

    def other_years(self) -> Panel:
        """Ask for the same verdicts in other years, then show the kit's."""
        return self._show("years", "", lambda desk, _: OtherYearsStep(desk))

    def choose_events(self) -> Panel:
        """Ask for three events that matter for the film, and one of one's own."""
        return self._show("events", "", lambda desk, _: EventsStep(desk))
