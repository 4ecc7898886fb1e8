"""The steps of lesson 09: evidence, opponents, outline, citations, portfolio."""

from filmkit.steps.citing import CiteStep
from filmkit.steps.export import PortfolioStep
from filmkit.steps.outline import OutlineStep
from filmkit.steps.roles import RolesStep
from filmkit.steps.shelf import ShelfStep
from filmkit.steps.thesis import RubricStep, ThesisStep
from filmkit.widgets.panel import Panel
from filmkit.widgets.shows import Shows


class Arguing(Shows):
    """From what was made in eight lessons to one argument that can be handed on."""

    def shelf(self) -> Panel:
        """Show everything made so far as evidence; the learner marks what says most."""
        return self._show("shelf", "", lambda desk, _: ShelfStep(desk))

    def roles(self) -> Panel:
        """Show role cards for a debate, and ask for the opponent's best paragraph."""
        return self._show("roles", "", lambda desk, _: RolesStep(desk))

    def outline(self) -> Panel:
        """Ask for thesis, claims with evidence, counter-reading, limit and conclusion."""
        return self._show("outline", "", lambda desk, _: OutlineStep(desk))

    def thesis_test(self) -> Panel:
        """Put four questions to the thesis."""
        return self._show("thesis", "", lambda desk, _: ThesisStep(desk))

    def cite(self) -> Panel:
        """Collect sources, cited in two styles, and a statement on the use of AI."""
        return self._show("cite", "", lambda desk, _: CiteStep(desk))

    def rubric(self) -> Panel:
        """Ask for a look at the own outline by six criteria."""
        return self._show("rubric", "", lambda desk, _: RubricStep(desk))

    def portfolio(self) -> Panel:
        """Show what goes into the portfolio and make it, in four forms."""
        return self._show("portfolio", "", lambda desk, _: PortfolioStep(desk))
