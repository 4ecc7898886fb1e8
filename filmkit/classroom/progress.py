"""Who has begun and who has done a lesson. This is no ranking: nothing is added up."""

from filmkit.classroom.learners import Learner
from filmkit.classroom.spreads import Group, Spread, shares
from filmkit.classroom.votes import VOTED
from filmkit.films import ALL
from filmkit.steps.gather import is_private
from filmkit.steps.pieces import LESSONS

ALL_LESSONS = (*LESSONS, "09")
STATES = ("done", "begun", "not")
# The step that a lesson is made for; predictions and forms are known from the pack.
MAIN = {"01": "n01-cuts", "02": "n02-arc", "03": "n03-code", "04": "n04-codes",
        "05": "n05-grid", "06": "n06-log", "07": "n07-sort", "08": "n08-claims",
        "09": "n09-outline"}  # fmt: skip
# For those who want more: a test reads the lessons for what stands there.
EXTRA = ("-stretch", "-thumbs", "-memory")


def states(group: Group) -> list[dict[str, str]]:
    """
    Return for each learner, by lesson, `done`, `begun` or `not`.

    A lesson is done when its votes were cast twice and something was handed in for its main step
    and for each of its forms, but for the journal, the stretch, and what lies above the spoiler
    level of the learner.

    Parameters
    ----------
    group : Group
        With the whole film.
    """
    wanted = {(lesson, level): _wanted(group, lesson, level)
              for lesson in ALL_LESSONS for level in range(ALL + 1)}  # fmt: skip
    return [
        {lesson: _state(one, lesson, *wanted[lesson, one.level]) for lesson in ALL_LESSONS}
        for one in group.learners
    ]


def progress(group: Group, found: list[dict[str, str]]) -> Spread:
    """Return how many learners have done, begun and not begun each lesson; see `states`."""
    words = group.words
    values = tuple(shares([one[lesson] for one in found], STATES) for lesson in ALL_LESSONS)
    rows = tuple(words(f"lesson.{lesson}") for lesson in ALL_LESSONS)
    columns = tuple(words(f"class.{state}") for state in STATES)
    done = [row for row, numbers in zip(rows, values, strict=True) if numbers[0]]
    sentence = words("class.done-some", which="; ".join(done)) if done else words("class.few")
    title, note = words("class.progress"), words("class.done-rule")
    return Spread("", "progress", title, sentence, rows, columns, values, note=note)


def _state(learner: Learner, lesson: str, votes: list[str], steps: set[str]) -> str:
    if lesson not in learner.lessons:
        return "not"
    again = all(learner.value(key, "again") is not None for key in votes)
    return "done" if again and all(map(learner.has, steps)) else "begun"


def _wanted(group: Group, lesson: str, level: int) -> tuple[list[str], set[str]]:
    """Return the votes and the steps that make a lesson done."""
    film = group.film.up_to(level)
    votes = [row["key"] for row in film.where("questions", lesson=lesson) if row["step"] in VOTED]
    forms = {row["form"] for row in film.where("prompts", lesson=lesson)}
    kept = {one for one in forms if not is_private(one) and not one.endswith(EXTRA)}
    return votes, {MAIN[lesson], *kept}
