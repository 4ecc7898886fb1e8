"""Who has begun and who has done a lesson. This is no ranking: nothing is added up."""

from filmkit.classroom.learners import Learner
from filmkit.classroom.spreads import Group, Spread, shares
from filmkit.classroom.votes import VOTED
from filmkit.steps.gather import is_private
from filmkit.steps.pieces import LESSONS

ALL_LESSONS = (*LESSONS, "09")
STATES = ("done", "begun", "not")
# The step that a lesson is made for; predictions and forms are known from the pack.
MAIN = {"01": "n01-cuts", "02": "n02-arc", "03": "n03-code", "04": "n04-codes",
        "05": "n05-grid", "06": "n06-log", "07": "n07-sort", "08": "n08-claims",
        "09": "n09-outline"}  # fmt: skip
EXTRA = ("-stretch",)  # for those who want more


def state_of(group: Group, learner: Learner, lesson: str) -> str:
    """
    Return `done`, `begun` or `not`.

    A lesson is done when its votes were cast twice and something was handed in for its main step
    and for each of its forms, but for the journal, the stretch, and what lies above the spoiler
    level of the learner.
    """
    if not any(place[0].startswith(f"n{lesson}-") for place in learner.saved):
        return "not"
    votes = _keys(group, learner, "questions", lesson)
    again = all(learner.value(key, "again") is not None for key in votes)
    forms = {row for row in _forms(group, learner, lesson)}
    return "done" if again and all(map(learner.has, (MAIN[lesson], *forms))) else "begun"


def progress(group: Group) -> Spread:
    """Return how many learners have done, begun and not begun each lesson."""
    words = group.words
    values = tuple(
        shares([state_of(group, one, lesson) for one in group.learners], STATES)
        for lesson in ALL_LESSONS
    )
    rows = tuple(words(f"lesson.{lesson}") for lesson in ALL_LESSONS)
    columns = tuple(words(f"class.{state}") for state in STATES)
    done = [row for row, numbers in zip(rows, values, strict=True) if numbers[0]]
    sentence = words("class.done-some", count=len(done)) if done else words("class.few")
    note = words("class.done-rule")
    return Spread("", "progress", words("class.progress"), sentence, rows, columns, values,
                  note=note)  # fmt: skip


def _keys(group: Group, learner: Learner, table: str, lesson: str) -> list[str]:
    return [
        row["key"]
        for row in group.film.where(table, lesson=lesson)
        if row["step"] in VOTED and row["spoiler"] <= learner.level
    ]


def _forms(group: Group, learner: Learner, lesson: str) -> list[str]:
    return [
        row["form"]
        for row in group.film.where("prompts", lesson=lesson)
        if row["spoiler"] <= learner.level
        and not is_private(row["form"])
        and not row["form"].endswith(EXTRA)
    ]
