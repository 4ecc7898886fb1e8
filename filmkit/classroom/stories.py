"""Where a class cuts the story, which feeling it draws, whom it finds in the room."""

from filmkit.classroom.learners import Learner
from filmkit.classroom.spreads import Group, Spread, leading, shares
from filmkit.steps.arcs import ARC, HIGH, LOW, ArcStep
from filmkit.steps.coding import RULES, CodingStep
from filmkit.steps.cuts import CUTS, cuts_of, sequence_keys

PRESENCE = "n03-code"
MOST_NAMED = 5


def cuts(group: Group) -> Spread:
    """Return how many learners cut before each sequence (lesson 01)."""
    words, keys = group.words, sequence_keys(group.desk("01"))
    made = [_cuts(one, keys) for one in group.learners]
    numbers = tuple(
        shares([None if one is None else gap in one for one in made], [True, False])[0]
        for gap in range(1, len(keys))
    )
    names = tuple(key.upper() for key in keys[1:])
    most = sorted((-n, name) for name, n in zip(names, numbers, strict=True) if n)[:MOST_NAMED]
    which = ", ".join(words("class.times", name=name, count=-n) for n, name in most)
    sentence = words("class.cuts-most", which=which) if most else words("class.few")
    title, row = words("class.cuts"), words("class.cuts-row")
    return Spread("01", CUTS, title, sentence, (row,), names, (numbers,), "columns")


def arcs(group: Group) -> list[Spread]:
    """Return for each person how many learners drew the feeling below, at or above the middle."""
    words, step = group.words, ArcStep(group.desk("02"))
    bands = {1: words("class.above"), 0: words("class.middle"), -1: words("class.below")}
    bands |= {"": words("class.no-idea")}
    return [_arc(group, step, person, name, bands) for person, name in step.people.items()]


def rules(group: Group) -> Spread:
    """Return by which rule the class decided who is in the room (lesson 03)."""
    words = group.words
    names = tuple(words(f"coding.{rule}") for rule in RULES)
    found = [_pick(one, "rule") for one in group.learners]
    numbers = shares(found, RULES)
    sentence = leading(group, ("class.rule-most", "class.rule-tie"), names, numbers)
    values = tuple((n,) for n in numbers)
    title, column = words("coding.rule"), words("class.learners")
    return Spread("03", PRESENCE, title, sentence, names, (column,), values, "bars")


def presence(group: Group) -> Spread:
    """Return how many learners found each person in each of the sequences of lesson 03."""
    words, step = group.words, CodingStep(group.desk("03"), PRESENCE)
    both = {
        (key, person): _ticked(group, person, key)
        for key in step.sequences
        for person in step.people
    }
    values = tuple(tuple(both[key, person][0] for person in step.people) for key in step.sequences)
    titles = {row["key"]: row["title"] for row in group.film.rows["sequences"]}
    rows = tuple(f"{key.upper()} {titles[key]}" for key in step.sequences)
    split = [
        (_off_half(yes, group), f"{step.people[person]} ({key.upper()})")
        for (key, person), (yes, no) in both.items()
        if yes and no
    ]
    split.sort(key=lambda one: one[0])  # those that are equal stay in their order
    sentence = words("class.presence-one")
    if split:
        sentence = words(
            "class.presence-split", which=", ".join(name for _, name in split[:MOST_NAMED])
        )
    if not any(n for pair in both.values() for n in pair):
        sentence = words("class.few")
    title, people = words("class.presence"), tuple(step.people.values())
    return Spread("03", PRESENCE, title, sentence, rows, people, values)


def _cuts(learner: Learner, keys: list[str]) -> set[int] | None:
    return cuts_of(keys, learner.values(CUTS)) if learner.has(CUTS) else None


def _arc(group: Group, step: ArcStep, person: str, name: str, bands: dict) -> Spread:
    words = group.words
    by_sequence = [
        shares([_feeling(one, f"{person}-{key}") for one in group.learners], list(bands))
        for key in step.sequences
    ]
    values = tuple(zip(*by_sequence, strict=True))
    columns = tuple(key.upper() for key in step.sequences)
    split = [
        key for key, n in zip(columns, by_sequence, strict=True) if (n[0] or 0) and (n[2] or 0)
    ]
    sentence = words("class.few")
    if split:
        sentence = words("class.arc-split", which=", ".join(split))
    elif any(n for numbers in values for n in numbers):
        sentence = words("class.presence-one")
    title = words("class.arc", name=name)
    return Spread("02", ARC, title, sentence, tuple(bands.values()), columns, values)


def _feeling(learner: Learner, name: str) -> int | str | None:
    """Return -1, 0 or 1, an empty text for no idea, None where nothing is drawn."""
    value = learner.value(ARC, "field", name)
    if type(value) is int and LOW <= value <= HIGH:
        return (value > 0) - (value < 0)
    return "" if value == "" else None


def _ticked(group: Group, person: str, key: str) -> tuple[int | None, ...]:
    """Return how many ticked a person in a sequence, and how many coded it without."""
    ticks = [one.value(PRESENCE, "field", key) for one in group.learners]
    found = [person in one if isinstance(one, list) else None for one in ticks]
    return shares(found, [True, False])


def _off_half(yes: int, group: Group) -> int:
    """
    Return how far a number that is shown lies from half of the class.

    How many said no is not asked: it is not shown, and with it an order would tell how many did
    not answer.
    """
    return abs(2 * yes - len(group.learners))


def _pick(learner: Learner, name: str) -> str | None:
    value = learner.value(PRESENCE, "field", name)
    return value if isinstance(value, str) else None
