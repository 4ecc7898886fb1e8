"""A lesson as the notebooks use it: one line a cell, every line a step on the page."""

from filmkit import work as saved_work
from filmkit.films import Language, open_ai, open_film
from filmkit.steps import Step
from filmkit.steps.claims import ClaimsStep, OtherYearsStep, QuickVerdictsStep
from filmkit.steps.coding import CodingStep
from filmkit.steps.compare_cuts import CompareCutsStep
from filmkit.steps.cuts import CUTS_AGAIN, CutStep
from filmkit.steps.events import EventsStep
from filmkit.steps.exchanges import exchange
from filmkit.steps.form import PromptsStep
from filmkit.steps.hidden import HiddenStep, is_hidden
from filmkit.steps.orders import PlotStoryStep
from filmkit.steps.pages import AdvisoriesStep, MyWorkStep, ProductStep, SelfTestStep
from filmkit.steps.question import PredictStep, QuestionStep, RevealStep
from filmkit.steps.settings import GUEST, SettingsStep, level_of
from filmkit.steps.step import Desk
from filmkit.steps.story import StoryStep
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
