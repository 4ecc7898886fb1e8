"""A lesson as the notebooks use it: one line a cell, every line a step on the page."""

from filmkit import work as saved_work
from filmkit.films import Language, open_ai, open_film
from filmkit.steps import Step
from filmkit.steps.agree import AgreeStep
from filmkit.steps.arcs import ArcStep, PartingStep, SmoothStep
from filmkit.steps.claims import ClaimsStep, OtherYearsStep, QuickVerdictsStep
from filmkit.steps.codebook import CodebookStep
from filmkit.steps.coding import CodingStep
from filmkit.steps.compare_cuts import CompareCutsStep
from filmkit.steps.concordances import ConcordanceStep
from filmkit.steps.cuts import CUTS_AGAIN, CutStep
from filmkit.steps.events import EventsStep
from filmkit.steps.exchanges import exchange
from filmkit.steps.exhibits import ExhibitStep
from filmkit.steps.feelings import GapsStep, WordListStep
from filmkit.steps.form import PromptsStep
from filmkit.steps.hidden import HiddenStep, is_hidden
from filmkit.steps.lists import ListStep
from filmkit.steps.news import NewsCheckStep
from filmkit.steps.orders import PlotStoryStep
from filmkit.steps.pages import AdvisoriesStep, MyWorkStep, ProductStep, SelfTestStep
from filmkit.steps.persons import PersonStep
from filmkit.steps.planted import ErrorsStep
from filmkit.steps.question import PredictStep, QuestionStep, RevealStep
from filmkit.steps.recode import RecodeStep
from filmkit.steps.settings import GUEST, SettingsStep, level_of
from filmkit.steps.step import Desk
from filmkit.steps.story import StoryStep
from filmkit.steps.telling_events import EventsGridStep
from filmkit.steps.tellings import TellingsStep
from filmkit.steps.theme_codes import CoderStep
from filmkit.steps.word_counts import FrequenciesStep, KeynessStep
from filmkit.widgets.explorer import Explorer
from filmkit.widgets.panel import Panel
from filmkit.work import Work

EVERYWHERE = ("settings", "my-work")  # another alias, or everything deleted: all panels follow


class Lesson:
    """
    An open lesson: film, data on real AI, and the work of the alias that was chosen last.

    Each method puts one step on the page. Running a cell again shows the same step with
    everything that was saved.
    """

    def __init__(self, number: str, film: str, lang: Language):
        work = Work(saved_work.current_alias() or GUEST)
        level = level_of(work)
        self.number = number
        self.desk = Desk(
            open_film(film, lang=lang, level=level), open_ai(lang=lang, level=level), work, number
        )
        self._panels: dict[str, Panel] = {}

    @property
    def film(self):
        """The film, up to the learner's spoiler level."""
        return self.desk.film

    def ask(self, key: str) -> Panel:
        """Ask a choice question: two tries, a text for every option, then the model answer."""
        return self._show("ask", key, QuestionStep)

    def predict(self, key: str) -> Panel:
        """Ask for a prediction with reason and confidence; it locks."""
        return self._show("predict", key, PredictStep)

    def reveal(self, key: str) -> Panel:
        """Show the locked prediction beside a second vote."""
        return self._show("reveal", key, RevealStep)

    def write(self, key: str) -> Panel:
        """Ask for written answers with evidence."""
        return self._show("write", key, PromptsStep)

    def code(self, key: str) -> Panel:
        """Let the learner code presence by a rule of their own."""
        return self._show("code", key, CodingStep)

    def explore(self, name: str) -> Explorer:
        """Open an explorer, see `explorations.explore`."""
        return Explorer(name, self.desk.film, self.desk.ai)

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

    def cut(self) -> Panel:
        """Let the learner cut the story into parts."""
        return self._show("cut", "", lambda desk, _: CutStep(desk))

    def cut_again(self) -> Panel:
        """Let the learner cut the story a second time, from another point of view."""
        return self._show("cut-again", "", lambda desk, _: CutStep(desk, CUTS_AGAIN))

    def exchange(self, key: str) -> Panel:
        """Hand a partner one's own decisions as a file, and open the partner's."""
        return self._show("exchange", key, exchange)

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

    def compare_cuts(self) -> Panel:
        """Compare the own cuts with another reader's, and decide about one disagreement."""
        return self._show("compare-cuts", "", lambda desk, _: CompareCutsStep(desk))

    def plot_story(self) -> Panel:
        """Let the learner sort events as the plot tells them and as they happen."""
        return self._show("plot-story", "", lambda desk, _: PlotStoryStep(desk))

    def welcome(self) -> Panel:
        """Ask for alias, spoiler level, and whether the film was seen."""
        return self._show("welcome", "", lambda desk, _: SettingsStep(desk, collapsed=False))

    def settings(self) -> Panel:
        """Show alias and spoiler level in one line, with a way to change them."""
        return self._show("settings", "", lambda desk, _: SettingsStep(desk, collapsed=True))

    def story(self) -> Panel:
        """Show the story, sequence by sequence, up to the spoiler level."""
        return self._show("story", "", lambda desk, _: StoryStep(desk))

    def advisories(self) -> Panel:
        """Show what to know before seeing or reading the film."""
        return self._show("advisories", "", lambda desk, _: AdvisoriesStep(desk))

    def self_test(self) -> Panel:
        """Test versions and saving, in words."""
        return self._show("test", "", lambda desk, _: SelfTestStep(desk))

    def product(self) -> Panel:
        """Show everything made in this lesson on one page."""
        return self._show("product", "", lambda desk, _: ProductStep(desk))

    def my_work(self) -> Panel:
        """Show everything stored under the alias, or delete it."""
        return self._show("my-work", "", lambda desk, _: MyWorkStep(desk))

    def _show(self, kind: str, key: str, make) -> Panel:
        step: Step = (
            HiddenStep(self.desk, key) if is_hidden(self.desk, key) else make(self.desk, key)
        )
        panel = Panel(step, self._follow)
        self._panels[f"{kind} {key}"] = panel  # a cell that runs again replaces its panel
        return panel

    def _follow(self, changed: Panel) -> None:
        item = changed.step.item
        for panel in list(self._panels.values()):
            follows = panel.step.follows
            concerned = follows is None or item in (*follows, panel.step.item, *EVERYWHERE)
            if panel is not changed and concerned:
                panel.refresh()


def open_lesson(number: str, *, lang: Language = "en", film: str = "her") -> Lesson:
    """
    Open a lesson and show under which alias the work is saved.

    Parameters
    ----------
    number : str
        Number of the lesson, such as "03".
    lang : {"en", "id"}
        Language of everything.
    film : str
        Name of the film pack.

    Returns
    -------
    Lesson
    """
    from IPython.display import display

    lesson = Lesson(number, film, lang)
    if number != "00":
        display(lesson.settings())
    return lesson
