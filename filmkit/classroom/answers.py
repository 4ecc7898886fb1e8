"""What learners wrote, to be read by their teacher: with the alias, as it was handed in."""

from collections.abc import Iterator
from dataclasses import dataclass

from filmkit.classroom.files import plain
from filmkit.classroom.learners import Learner
from filmkit.classroom.spreads import Group
from filmkit.steps.agree import AgreeStep
from filmkit.steps.behaviours import SortStep
from filmkit.steps.breaking import BreakStep
from filmkit.steps.citing import CiteStep
from filmkit.steps.claims import ClaimsStep
from filmkit.steps.codebook import CodebookStep
from filmkit.steps.coding import CodingStep
from filmkit.steps.compare_cuts import CompareCutsStep
from filmkit.steps.concordances import ConcordanceStep
from filmkit.steps.events import EventsStep
from filmkit.steps.feelings import GapsStep
from filmkit.steps.form import FieldsStep
from filmkit.steps.form_notes import FormNotesStep
from filmkit.steps.gather import is_private
from filmkit.steps.letters import LetterWriterStep
from filmkit.steps.outline import OutlineStep
from filmkit.steps.persons import PersonStep
from filmkit.steps.product import text_of
from filmkit.steps.ratings import TIMES, RatingStep
from filmkit.steps.recode import RecodeStep
from filmkit.steps.roles import RolesStep
from filmkit.steps.script_edits import EditScriptStep
from filmkit.steps.tellings import TellingsStep
from filmkit.steps.thesis import RubricStep, ThesisStep
from filmkit.steps.word_counts import KeynessStep

WRITTEN = ("text", "line")
REASON = "reason"
LONGEST = 20_000  # characters of one answer on a page
# Steps that hold sentences beside the forms of the pack, by lesson; of some only these fields.
STEPS = (
    ("01", CompareCutsStep),
    ("02", GapsStep),
    ("03", lambda desk: CodingStep(desk, "n03-code")),
    ("04", CodebookStep),
    ("04", AgreeStep),
    ("04", RecodeStep),
    ("05", TellingsStep),
    ("05", ConcordanceStep, "why-1", "why-2"),
    ("05", PersonStep),
    ("05", KeynessStep),
    ("06", lambda desk: FormNotesStep(desk, facts=False)),
    *(("07", lambda desk, when=when: RatingStep(desk, when)) for when in TIMES),
    ("07", BreakStep),
    ("07", LetterWriterStep, "why"),
    ("07", SortStep),
    ("07", EditScriptStep, "reply-text", "pattern-text", "add-text", "disclosure", "why", "lost"),
    ("08", ClaimsStep),
    ("08", EventsStep),
    ("09", RolesStep),
    ("09", OutlineStep),
    ("09", ThesisStep),
    ("09", CiteStep, "ai-how"),
    ("09", RubricStep),
)


@dataclass(frozen=True)
class Answer:
    """What one learner wrote: the version that counts, others, and the evidence named."""

    alias: str
    text: str
    others: tuple[str, ...] = ()
    evidence: str = ""
    lang: str = ""


@dataclass(frozen=True)
class Asked:
    """A question, with everything that the class wrote to it, by alias."""

    lesson: str
    item: str
    name: str
    question: str
    private: bool
    answers: tuple[Answer, ...]


def written(group: Group) -> list[Asked]:
    """Return every question to which somebody wrote, lesson by lesson."""
    found = []
    for lesson, item, name, question in sorted(questions(group), key=lambda one: one[0]):
        answers = tuple(filter(None, (_answer(group, one, item, name) for one in group.learners)))
        if answers:
            found.append(Asked(lesson, item, name, question, is_private(item), answers))
    return found


def questions(group: Group) -> Iterator[tuple[str, str, str, str]]:
    """Yield lesson, item, field and words of everything that is answered in sentences."""
    film = group.film
    for row in sorted(film.rows["questions"], key=lambda row: (row["lesson"], row["order"])):
        if row["step"] in ("predict", "vote"):
            fill = group.desk(row["lesson"]).fill
            yield row["lesson"], row["key"], REASON, fill(row["prompt"])
    for row in sorted(film.rows["prompts"], key=lambda row: (row["form"], row["order"])):
        yield row["lesson"], row["form"], row["key"], group.desk(row["lesson"]).fill(row["text"])
    for lesson, make, *names in STEPS:
        step = make(group.desk(lesson))
        for name, question in _written_fields(step):
            if not names or name in names:
                yield lesson, step.item, name, question


def _written_fields(step: FieldsStep) -> Iterator[tuple[str, str]]:
    for group in step.spec["groups"]:
        for field in group["fields"]:
            if field["kind"] in WRITTEN:
                heading = group.get("heading") or ""
                label = field["label"]
                different = heading and heading != label
                yield field["name"], f"{heading}: {label}" if different else label


def _answer(group: Group, learner: Learner, item: str, name: str) -> Answer | None:
    locked = [one for one in learner.saved.get((item, "lock", ""), ()) if isinstance(one, dict)]
    found = [one.get(name) for one in locked]
    found += learner.saved.get((item, "field", name), ())
    if name == REASON:
        found = [_reason(group, item, one) for one in locked]
    found = [plain(one[:LONGEST]).strip() for one in found if isinstance(one, str)]
    texts = list(dict.fromkeys(filter(None, found)))
    if not texts:
        return None
    if group.film.row("prompts", name).get("field") == "character":  # a key was picked
        texts = [text_of(group.desk(""), item, name, one) for one in texts]
    named = learner.value(item, "field", f"{name}-evidence")
    evidence = text_of(group.desk(""), item, name, named) if isinstance(named, list) else ""
    lang = "" if name == REASON else learner.lang  # a reason stands after words of the page
    return Answer(learner.alias, texts[0], tuple(texts[1:]), plain(evidence[:LONGEST]), lang)


def _reason(group: Group, item: str, lock: dict) -> str:
    """Return the option that was locked, the reason for it, and how sure somebody was."""
    return text_of(group.desk(""), item, "lock", lock) if lock.get("choice") else ""
