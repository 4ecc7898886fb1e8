"""What learners wrote, to be read by their teacher: with the alias, as it was handed in."""

from collections.abc import Iterator
from dataclasses import dataclass

from filmkit.classroom.files import plain
from filmkit.classroom.learners import Learner
from filmkit.classroom.spreads import Group
from filmkit.steps.behaviours import SortStep
from filmkit.steps.claims import ClaimsStep
from filmkit.steps.codebook import CodebookStep
from filmkit.steps.coding import CodingStep
from filmkit.steps.form import FieldsStep
from filmkit.steps.gather import is_private
from filmkit.steps.outline import OutlineStep
from filmkit.steps.persons import PersonStep
from filmkit.steps.product import text_of
from filmkit.steps.ratings import TIMES, RatingStep
from filmkit.steps.roles import RolesStep
from filmkit.steps.thesis import RubricStep, ThesisStep

WRITTEN = ("text", "line")
REASON = "reason"
LONGEST = 20_000  # characters of one answer on a page
# Steps that hold sentences beside the forms of the pack, by lesson.
STEPS = (
    ("03", lambda desk: CodingStep(desk, "n03-code")),
    ("04", CodebookStep),
    ("05", PersonStep),
    *(("07", lambda desk, when=when: RatingStep(desk, when)) for when in TIMES),
    ("07", SortStep),
    ("08", ClaimsStep),
    ("09", RolesStep),
    ("09", OutlineStep),
    ("09", ThesisStep),
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
    for lesson, item, name, question in sorted(_questions(group), key=lambda one: one[0]):
        answers = tuple(filter(None, (_answer(group, one, item, name) for one in group.learners)))
        if answers:
            found.append(Asked(lesson, item, name, question, is_private(item), answers))
    return found


def _questions(group: Group) -> Iterator[tuple[str, str, str, str]]:
    """Yield lesson, item, field and words of everything that is answered in sentences."""
    film = group.film
    for row in sorted(film.rows["questions"], key=lambda row: (row["lesson"], row["order"])):
        if row["step"] in ("predict", "vote"):
            fill = group.desk(row["lesson"]).fill
            yield row["lesson"], row["key"], REASON, fill(row["prompt"])
    for row in sorted(film.rows["prompts"], key=lambda row: (row["form"], row["order"])):
        yield row["lesson"], row["form"], row["key"], group.desk(row["lesson"]).fill(row["text"])
    for lesson, make in STEPS:
        step = make(group.desk(lesson))
        for name, question in _written_fields(step):
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
    named = learner.value(item, "field", f"{name}-evidence")
    evidence = text_of(group.desk(""), item, name, named) if isinstance(named, list) else ""
    lang = "" if name == REASON else learner.lang  # a reason stands after words of the page
    return Answer(learner.alias, texts[0], tuple(texts[1:]), plain(evidence[:LONGEST]), lang)


def _reason(group: Group, item: str, lock: dict) -> str:
    """Return the option that was locked, the reason for it, and how sure somebody was."""
    return text_of(group.desk(""), item, "lock", lock) if lock.get("choice") else ""
