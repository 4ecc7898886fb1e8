"""What a class predicted before a lesson and voted after it."""

from filmkit.classroom.learners import Learner
from filmkit.classroom.spreads import Group, Spread, most, shares
from filmkit.quizzes import Question, find_question
from filmkit.steps.guesses import GuessStep
from filmkit.steps.ratings import TIMES, RatingStep

VOTED = ("predict", "vote")
RATING = "n07-rating"
# Sentences for one choice that leads, and for several that are equal.
BEFORE = ("class.before", "class.before-tie")
AFTER = ("class.after", "class.after-tie")
BANDS = ((0, 3), (4, 6), (7, 10))


def votes(group: Group, lesson: str) -> list[Spread]:
    """Return one spread for each prediction or vote of a lesson: first and second votes."""
    rows = [row for row in group.film.where("questions", lesson=lesson) if row["step"] in VOTED]
    fill = group.desk(lesson).fill
    questions = [find_question(group.film, row["key"], fill) for row in rows]
    return [_vote(group, question) for question in questions]


def first_and_second(learner: Learner, question: Question) -> tuple[str | None, str | None]:
    """Return which option a learner locked, and which the second vote was for; None where none."""
    known = {choice.key for choice in question.choices}
    lock = learner.value(question.key, "lock")
    first = lock.get("choice") if isinstance(lock, dict) else None
    second = learner.value(question.key, "again")
    found = [one if isinstance(one, str) and one in known else None for one in (first, second)]
    return found[0], found[1] if found[0] else None


def ratings(group: Group) -> list[Spread]:
    """Return how much the talking program seemed to understand, before and after a look inside."""
    words, desk = group.words, group.desk("07")
    steps = {when: RatingStep(desk, when) for when in TIMES}
    pairs = [tuple(_rating(one, steps[when]) for when in TIMES) for one in group.learners]
    names = tuple(words("class.band", low=low, high=high) for low, high in BANDS)
    cells = [_band(n) for n, _ in BANDS]
    return [_pair(group, "07", RATING, words("rate.how"), names, cells, pairs)]


def _vote(group: Group, question: Question) -> Spread:
    pairs = [first_and_second(one, question) for one in group.learners]
    names = tuple(choice.text for choice in question.choices)
    cells = [choice.key for choice in question.choices]
    return _pair(group, question.lesson, question.key, question.prompt, names, cells, pairs)


def _pair(group: Group, lesson, item, title, names, cells, pairs) -> Spread:
    words, size = group.words, len(group.learners)
    first, second = (shares([pair[n] for pair in pairs], cells) for n in (0, 1))
    moved = shares([_moved(*pair) for pair in pairs], [True, False])
    told = [_most(words, BEFORE, names, first, size)]
    values, columns = (first,), (words("class.first"),)
    if not any(second):  # nobody has voted again, or all of it is hidden
        told.append("" if moved == (0, 0) else words("class.after-hidden"))
    elif None in moved:  # the two spreads would tell by their difference who moved
        told.append(words("class.after-hidden"))
    else:
        told.append(_most(words, AFTER, names, second, size))
        told.append(words("class.moved", count=moved[0]) if any(moved) else "")
        values, columns = (first, second), (*columns, words("class.second"))
    sentence = " ".join(filter(None, told)) if any(first) else words("class.few")
    by_option = tuple(zip(*values, strict=True))
    return Spread(lesson, item, title, sentence, names, columns, by_option, "bars")


def _moved(first, second) -> bool | None:
    return None if first is None or second is None else first != second


def _most(words, keys: tuple[str, str], names: tuple, numbers: tuple, size: int) -> str:
    """Say what most learners chose; nothing where that number is hidden."""
    tops, count = most(names, numbers)
    which = "; ".join(f"“{name}”" for name in tops)
    return words(keys[len(tops) > 1], which=which, count=count, learners=size) if tops else ""


def _rating(learner: Learner, step: GuessStep) -> int | None:
    lock = learner.value(step.item, "lock")
    rating = lock.get("rating") if isinstance(lock, dict) else None
    return _band(rating) if type(rating) is int and 0 <= rating <= 10 else None


def _band(rating: int) -> int:
    return next(place for place, (_, high) in enumerate(BANDS) if rating <= high)
