"""The steps of lessons 01 to 05: cut, draw, code, compare."""

from filmkit.steps.agree import AgreeStep
from filmkit.steps.arcs import ArcStep, PartingStep, SmoothStep
from filmkit.steps.codebook import CodebookStep
from filmkit.steps.coding import CodingStep
from filmkit.steps.compare_cuts import CompareCutsStep
from filmkit.steps.concordances import ConcordanceStep
from filmkit.steps.cuts import CUTS_AGAIN, CutStep
from filmkit.steps.exhibits import ExhibitStep
from filmkit.steps.feelings import GapsStep, WordListStep
from filmkit.steps.lists import ListStep
from filmkit.steps.news import NewsCheckStep
from filmkit.steps.orders import PlotStoryStep
from filmkit.steps.persons import PersonStep
from filmkit.steps.planted import ErrorsStep
from filmkit.steps.recode import RecodeStep
from filmkit.steps.telling_events import EventsGridStep
from filmkit.steps.tellings import TellingsStep
from filmkit.steps.theme_codes import CoderStep
from filmkit.steps.word_counts import FrequenciesStep, KeynessStep
from filmkit.widgets.panel import Panel
from filmkit.widgets.shows import Shows


class CloseReading(Shows):
    """Evidence made by hand, then what a count or a coefficient does with it."""

    def cut(self) -> Panel:
        """Let the learner cut the story into parts."""
        return self._show("cut", "", lambda desk, _: CutStep(desk))

    def cut_again(self) -> Panel:
        """Let the learner cut the story a second time, from another point of view."""
        return self._show("cut-again", "", lambda desk, _: CutStep(desk, CUTS_AGAIN))

    def compare_cuts(self) -> Panel:
        """Compare the own cuts with another reader's, and decide about one disagreement."""
        return self._show("compare-cuts", "", lambda desk, _: CompareCutsStep(desk))

    def plot_story(self) -> Panel:
        """Let the learner sort events as the plot tells them and as they happen."""
        return self._show("plot-story", "", lambda desk, _: PlotStoryStep(desk))

    def draw_arc(self) -> Panel:
        """Let the learner draw how somebody feels, sequence by sequence, with reasons."""
        return self._show("arc", "", lambda desk, _: ArcStep(desk))

    def word_list(self) -> Panel:
        """Run the list of words of feeling over the texts, once an arc is drawn."""
        return self._show("words", "", lambda desk, _: WordListStep(desk))

    def exhibit(self, tool: str) -> Panel:
        """Show what a well-known program answered, as it was recorded."""
        return self._show("exhibit", tool, ExhibitStep)

    def gaps(self) -> Panel:
        """Ask for the causes of three gaps between arc and list."""
        return self._show("gaps", "", lambda desk, _: GapsStep(desk))

    def edit_list(self) -> Panel:
        """Let the learner change the list, predict what moves, and run it."""
        return self._show("list", "", lambda desk, _: ListStep(desk))

    def smooth(self) -> Panel:
        """Show one's own arc smoothed, with its ends marked."""
        return self._show("smooth", "", lambda desk, _: SmoothStep(desk))

    def compare_arcs(self) -> Panel:
        """Ask where two arcs part most, then show it."""
        return self._show("parting", "", lambda desk, _: PartingStep(desk))

    def code(self, key: str) -> Panel:
        """Let the learner code presence by a rule of their own."""
        return self._show("code", key, CodingStep)

    def codebook(self) -> Panel:
        """Ask for a theme, its entry in the codebook, and a guess; version 1 locks."""
        return self._show("codebook", "", lambda desk, _: CodebookStep(desk))

    def code_theme(self) -> Panel:
        """Let the learner code the sequences for the theme, by keys."""
        return self._show("theme", "", lambda desk, _: CoderStep(desk))

    def agree(self) -> Panel:
        """Compare with other readers: disagreements, their causes, then numbers."""
        return self._show("agree", "", lambda desk, _: AgreeStep(desk))

    def recode(self) -> Panel:
        """Ask for a new version of the entry, and code the disputed sequences again."""
        return self._show("recode", "", lambda desk, _: RecodeStep(desk))

    def tellings(self) -> Panel:
        """Show the tellings of the film to read, and a box for a text of one's own."""
        return self._show("tellings", "", lambda desk, _: TellingsStep(desk))

    def events_grid(self) -> Panel:
        """Ask which telling tells which event, then list differences to the kit's coding."""
        return self._show("events-grid", "", lambda desk, _: EventsGridStep(desk))

    def concordance(self) -> Panel:
        """Show a word everywhere it stands in the tellings, line by line."""
        return self._show("concordance", "", lambda desk, _: ConcordanceStep(desk))

    def frequencies(self) -> Panel:
        """Count the words of a telling, with the list of words to leave out beside it."""
        return self._show("frequencies", "", lambda desk, _: FrequenciesStep(desk))

    def keyness(self) -> Panel:
        """Show the words that set two tellings apart; ask which to believe and which to reject."""
        return self._show("keyness", "", lambda desk, _: KeynessStep(desk))

    def person_or_thing(self) -> Panel:
        """Ask how each telling treats Samantha, and by which words."""
        return self._show("person", "", lambda desk, _: PersonStep(desk))

    def errors(self) -> Panel:
        """Ask for the planted errors of a telling and what source would settle each."""
        return self._show("errors", "", lambda desk, _: ErrorsStep(desk))

    def news_check(self) -> Panel:
        """Show what a check of a published synopsis found."""
        return self._show("news-check", "", lambda desk, _: NewsCheckStep(desk))
