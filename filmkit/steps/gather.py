"""Gather a portfolio: everything made in the lessons, without what is to stay with the learner."""

from datetime import date
from functools import partial

from filmkit.portfolio import Chapter, Part, Portfolio
from filmkit.sources import kit_version
from filmkit.steps.pieces import state
from filmkit.steps.product import LOOKS, NOT_MADE, Answer, product_answers
from filmkit.steps.step import Desk
from filmkit.steps.summaries import SUMMARIES
from filmkit.work import Entry

# The argument comes first: it is what the other lessons were made for.
ORDER = ("09", "01", "02", "03", "04", "05", "06", "07", "08")
PRIVATE = "-leave"  # what somebody thought of themselves stays with them unless they hand it on
# First guesses that stand in the table of what came after them: they are handed on with it.
BESIDE = {
    "n07-rating-after": ("n07-rating-before",),
    "n08-claims": ("n08-quick", "n08-years"),
}


_kept: dict[tuple, tuple[Chapter, ...]] = {}  # the newest only: gathering takes a while


def chapters(desk: Desk) -> tuple[Chapter, ...]:
    """Return everything that was made, lesson by lesson, nothing left out."""
    now = state(desk, lambda entry: entry.item == "n09-portfolio")
    found = _kept.get(now)
    if found is None:
        made = [
            Chapter(lesson, desk.words(f"lesson.{lesson}"), _parts_of(desk, lesson))
            for lesson in ORDER
        ]
        found = tuple(one for one in made if one.parts)
        _kept.clear()
        _kept[now] = found
    return found


def without(found: tuple[Chapter, ...], out: set[str]) -> tuple[Chapter, ...]:
    """Return the chapters without the parts of these items."""
    kept = [
        Chapter(one.lesson, one.title, tuple(part for part in one.parts if part.item not in out))
        for one in found
    ]
    return tuple(one for one in kept if one.parts)


def portfolio(desk: Desk, out: set[str]) -> Portfolio:
    """Return the portfolio without the parts of the items in `out`."""
    return Portfolio(
        alias=desk.work.alias,
        film=desk.film.title,
        film_key=desk.film.name,
        lang=desk.film.lang,
        version=kit_version(),
        made=date.today().isoformat(),
        level=desk.film.level,
        words=desk.words,
        chapters=without(chapters(desk), out),
    )


def is_private(item: str) -> bool:
    """Tell whether a part stays out of a portfolio unless its writer wants it in."""
    return item.endswith(PRIVATE)


def _parts_of(desk: Desk, lesson: str) -> tuple[Part, ...]:
    answers: dict[str, list[Answer]] = {}
    for one in product_answers(desk, lesson):
        answers.setdefault(one.item, []).append(one)
    saved = _entries(desk, lesson)
    summarised = [item for item in SUMMARIES if item.startswith(f"n{lesson}-") and item in saved]
    make = partial(_part, desk, answers, saved)
    # In the order in which it was made; but an argument is read from its outline.
    both = (*summarised, *saved) if lesson == ORDER[0] else (*saved, *summarised)
    found = [make(item) for item in dict.fromkeys(both)]
    return tuple(part for part in found if part)


def _part(desk: Desk, answers: dict, saved: dict, item: str) -> Part | None:
    lines = tuple((one.label, one.text) for one in answers.get(item, []))
    blocks = tuple(SUMMARIES[item](desk)) if item in SUMMARIES else ()
    if not lines and not blocks:
        return None
    title = lines[0][0] if lines else next((b["heading"] for b in blocks if b.get("heading")), item)
    beside = {one: tuple(saved[one]) for one in BESIDE.get(item, ()) if one in saved}
    return Part(item, title, lines, blocks, tuple(saved[item]), beside)


def _entries(desk: Desk, lesson: str) -> dict[str, list[dict]]:
    """Return what is saved, by item in the order of first saving; of each part the newest."""
    newest: dict[tuple[str, str, str], Entry] = {}
    order: dict[str, None] = {}
    for entry in desk.work.entries():
        if entry.lesson != lesson or entry.item in NOT_MADE or entry.kind in LOOKS:
            continue
        value = entry.value if isinstance(entry.value, dict) else {}
        # A lock of other fields was made in another language.
        parts = {"field": str(value.get("name", "")), "lock": " ".join(sorted(value))}
        which = (entry.item, entry.kind, parts.get(entry.kind, ""))
        if entry.kind != "lock" or which not in newest:  # a lock holds what was locked first
            newest[which] = entry
        order.setdefault(entry.item)
    found: dict[str, list[dict]] = {item: [] for item in order}
    for (item, kind, name), entry in newest.items():
        name = name if kind == "field" else ""
        value = entry.value.get("value") if name else entry.value
        found[item].append({"kind": kind, "name": name, "value": value, "when": entry.when})
    return found
