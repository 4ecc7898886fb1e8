"""Decisions of a class side by side: picks of a step, one row for each thing decided on."""

from collections.abc import Callable, Container, Sequence

from filmkit.classroom.learners import Learner
from filmkit.classroom.spreads import Group, Spread, shares
from filmkit.steps.behaviours import BINS, SortStep
from filmkit.steps.claims import CLAIMS, NOW, VERDICTS, ClaimsStep
from filmkit.steps.form import FieldsStep
from filmkit.steps.persons import TREATED, PersonStep
from filmkit.steps.thesis import LEVELS, RubricStep

QUICK = "n08-quick"
CONFIDENCE = ("1", "2", "3", "4", "5")
SURE = (("1", "2"), ("3",), ("4", "5"))


def sorting(group: Group) -> Spread:
    """Return into which bin the class sorted what Samantha does (lesson 07)."""
    step, words = SortStep(group.desk("07")), group.words
    rows = {row["key"]: row["title"] for row in step.rows}
    columns = {one: words(f"sort.{one}") for one in BINS}
    return _board(group, "07", step, words("class.sorting"), rows, columns)


def persons(group: Group) -> Spread:
    """Return how each telling treats the one whom it writes about (lesson 05)."""
    step, words = PersonStep(group.desk("05")), group.words
    rows = {one.key: f"{one.letter}" for one in step.tellings}
    columns = {one: words(f"person.{one}") for one in TREATED}
    return _board(group, "05", step, words("class.persons"), rows, columns)


def rubric(group: Group) -> Spread:
    """Return which level the class sees in its own arguments (lesson 09); no sum is made."""
    step, words = RubricStep(group.desk("09")), group.words
    rows = {row["key"]: row["title"] for row in step.rows}
    columns = {one: words("class.level", level=one) for one in LEVELS}
    note = words("rubric.note")
    return _board(group, "09", step, words("class.rubric"), rows, columns, note=note)


def verdicts(group: Group) -> list[Spread]:
    """
    Return the first verdicts on the claims, those with a source, and how sure (lesson 08).

    The first verdicts on a claim are left out where fewer than three changed theirs: else the
    two spreads would tell it by their difference.
    """
    step, words = ClaimsStep(group.desk("08")), group.words
    rows = {row["key"]: row["title"] for row in group.film.rows["claims"]}
    columns = {one: words(f"verdict.{one}") for one in VERDICTS}
    first, later = _first, _part("verdict", VERDICTS)
    sure = _part("confidence", CONFIDENCE)
    bands = {one[-1]: words("class.sure", which="–".join(dict.fromkeys((one[0], one[-1]))))
             for one in SURE}  # fmt: skip

    def band(learner: Learner, claim: str) -> str | None:
        value = sure(learner, claim)
        return next((one[-1] for one in SURE if value in one), None)

    hidden = {claim for claim in rows if not _steady(group, claim, first, later)}
    made = (
        (QUICK, words("class.quick"), columns, first),
        (CLAIMS, words("class.verdicts", year=NOW), columns, later),
        (CLAIMS, words("class.confidence"), bands, band),
    )
    return [
        _board(
            group,
            "08",
            step,
            title,
            rows,
            names,
            item=item,
            of=of,
            hidden=hidden if item == QUICK else (),
        )
        for item, title, names, of in made
    ]


def _board(
    group: Group,
    lesson: str,
    step: FieldsStep,
    title: str,
    rows: dict[str, str],
    columns: dict[str, str],
    *,
    item: str = "",
    of: Callable[[Learner, str], object] | None = None,
    hidden: Container[str] = (),
    note: str = "",
) -> Spread:
    item = item or step.item
    pick = of or (lambda learner, key: _text(learner.values(item).get(key)))
    values = tuple(
        (None,) * len(columns)
        if key in hidden
        else shares([pick(one, key) for one in group.learners], list(columns))
        for key in rows
    )
    names = (tuple(rows.values()), tuple(columns.values()))
    sentence = agreed(group, *names, values)
    return Spread(lesson, item, title, sentence, *names, values, note=note)


def agreed(group: Group, rows: Sequence[str], columns: Sequence[str], values) -> str:
    """Say where the class is most of one mind, as far as it can be shown."""
    words, size = group.words, len(group.learners)
    tops = [
        (max(n for n in numbers if n), row, numbers)
        for row, numbers in zip(rows, values, strict=True)
        if any(numbers)
    ]
    if not tops:
        return words("class.few")
    count, row, numbers = max(tops, key=lambda one: one[0])
    column = columns[numbers.index(count)]
    return words("class.one-mind", row=row, column=column, count=count, learners=size)


def _first(learner: Learner, claim: str) -> str | None:
    lock = learner.value(QUICK, "lock")
    value = lock.get(claim) if isinstance(lock, dict) else None
    return value if value in VERDICTS else None


def _part(part: str, known: tuple) -> Callable[[Learner, str], str | None]:
    def find(learner: Learner, claim: str) -> str | None:
        value = _text(learner.values(CLAIMS).get(f"{claim}-{part}"))
        return value if value in known else None

    return find


def _steady(group: Group, claim: str, first, later) -> bool:
    pairs = [(first(one, claim), later(one, claim)) for one in group.learners]
    moved = [None if None in pair else pair[0] != pair[1] for pair in pairs]
    return None not in shares(moved, [True, False])


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None
