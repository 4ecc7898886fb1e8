"""The steps of lesson 07 about ELIZA: overhear, rate, talk, break, change the script."""

from filmkit.steps.breaking import BreakStep
from filmkit.steps.local_talks import local_talk
from filmkit.steps.ratings import RatingStep
from filmkit.steps.script_edits import EditScriptStep
from filmkit.steps.talks import OverheardStep, TalkStep
from filmkit.widgets.panel import Panel
from filmkit.widgets.shows import Shows


class Talking(Shows):
    """A program that asks back, and what it takes to make it do so."""

    def overheard(self) -> Panel:
        """Show a talk that the program had with an invented person."""
        return self._show("overheard", "", lambda desk, _: OverheardStep(desk))

    def rate(self, when: str) -> Panel:
        """Ask how much the program understands: "before" or "after" the look inside."""
        return self._show("rate", when, RatingStep)

    def talk(self) -> Panel:
        """Let the learner talk with the program; after some turns it can be x-rayed."""
        return self._show("talk", "", lambda desk, _: TalkStep(desk))

    def break_it(self) -> Panel:
        """Ask for three sentences at which the program broke, and what failed."""
        return self._show("break", "", lambda desk, _: BreakStep(desk))

    def change_script(self) -> Panel:
        """Let the learner read the rules, change one, try and defend it."""
        return self._show("rule", "", lambda desk, _: EditScriptStep(desk))

    def local_model(self) -> Panel:
        """Talk with a language model that the teacher runs on this machine, if there is one."""
        return self._show("door", "", lambda desk, _: local_talk(desk))
