"""What the steps of every lesson share: each method puts one step on the page."""

from filmkit import work as saved_work
from filmkit.films import Language, open_ai, open_film
from filmkit.steps import Step
from filmkit.steps.carry import CarryStep
from filmkit.steps.cut_votes import reveal
from filmkit.steps.exchanges import exchange
from filmkit.steps.export import PortfolioStep
from filmkit.steps.form import PromptsStep
from filmkit.steps.hidden import HiddenStep, is_hidden
from filmkit.steps.pages import AdvisoriesStep, MyWorkStep, ProductStep, SelfTestStep
from filmkit.steps.question import PredictStep, QuestionStep
from filmkit.steps.settings import GUEST, SettingsStep, level_of
from filmkit.steps.step import Desk
from filmkit.steps.story import StoryStep
from filmkit.widgets.explorer import Explorer
from filmkit.widgets.panel import Panel
from filmkit.work import Work

EVERYWHERE = ("settings", "my-work", "carry")  # another alias, or all deleted: all panels follow


class Shows:
    """A lesson's desk and the panels that were put on its page."""

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
        return self._show("reveal", key, reveal)

    def write(self, key: str) -> Panel:
        """Ask for written answers with evidence."""
        return self._show("write", key, PromptsStep)

    def explore(self, name: str) -> Explorer:
        """Open an explorer, see `explorations.explore`."""
        return Explorer(name, self.desk.film, self.desk.ai)

    def exchange(self, key: str) -> Panel:
        """Hand a partner one's own decisions as a file, and open the partner's."""
        return self._show("exchange", key, exchange)

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

    def carry(self) -> Panel:
        """Take the whole work along as a file, or go on from such a file."""
        return self._show("carry", "", lambda desk, _: CarryStep(desk))

    def hand_in(self) -> Panel:
        """Make the file for the teacher, once its writer has seen what is inside."""
        return self._show("hand-in", "", lambda desk, _: PortfolioStep(desk, hand_in=True))

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
