"""Everything that a learner made in lessons 01 to 08, as pieces of evidence on a shelf."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from filmkit.steps.form import word_count
from filmkit.steps.product import Answer, product_answers
from filmkit.steps.question import PredictStep, RevealStep
from filmkit.steps.reel import made_with_reel
from filmkit.steps.step import Desk
from filmkit.steps.summaries import SUMMARIES
from filmkit.work import Entry

LESSONS = tuple(f"0{number}" for number in range(1, 9))
KINDS = ("scene", "form", "data", "ai", "changed")
# What a written answer of a lesson is, where nothing else says so; a learner may decide otherwise.
BY_LESSON = {"02": "data", "04": "data", "05": "data", "06": "form", "07": "data", "08": "ai"}
LEAST_WORDS = 5  # a shorter answer is no evidence
LONGEST = 420  # characters on a card
MOST_ROWS = 6  # of a table on a card
MOST_NAMED = 6  # sequences; a table of all thirty points to none of them
NO_PIECE = ("-leave", "-stretch", "-practice-write")
NAMED = re.compile(r"\bq(\d\d)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Piece:
    """One piece of evidence: where it was made, of which kind it is, what it says."""

    key: str
    lesson: str
    kind: str
    label: str
    text: str
    sequences: tuple[str, ...]
    sample: bool = False


_kept: dict[tuple, list[Piece]] = {}  # the newest only: three steps of a page ask for the same


def state(desk: Desk, leave: Callable[[Entry], bool]) -> tuple:
    """Return what tells one state of the saved work from another, but for what is left aside."""
    counted = [entry.when for entry in desk.work.entries() if not leave(entry)]
    film = (str(desk.film.folder), desk.film.lang, desk.film.level)
    return (str(desk.work.folder), *film, len(counted), max(counted, default=""))


def pieces(desk: Desk) -> list[Piece]:
    """Return the learner's own pieces, lesson by lesson."""
    now = state(desk, lambda entry: entry.lesson == "09")
    if now not in _kept:
        found = _pieces(desk)
        _kept.clear()
        _kept[now] = found
        return found
    return list(_kept[now])


def _pieces(desk: Desk) -> list[Piece]:
    found: list[Piece] = []
    for lesson in LESSONS:
        found += _written(desk, lesson)
        found += _summarised(desk, lesson)
        found += _changed(desk, lesson)
    reel, told = made_with_reel(desk), desk.words("report.from-reel")
    return [
        replace(one, text=f"{one.text} {told}") if one.key.partition(".")[0] in reel else one
        for one in found
    ]


def sample_pieces(desk: Desk) -> list[Piece]:
    """Return the pieces of the pack, for somebody who has not done the lessons."""
    rows = sorted(desk.film.rows["sample_pieces"], key=lambda row: row["order"])
    label = desk.words("shelf.sample")
    return [
        Piece(
            f"sample.{row['key']}",
            row["lesson"],
            row["kind"],
            label,
            desk.fill(row["text"]),
            (row["sequence"],) if row["sequence"] else _named(desk, row["text"]),
            sample=True,
        )
        for row in rows
    ]


def _written(desk: Desk, lesson: str) -> list[Piece]:
    answers = product_answers(desk, lesson)
    evidence = {one.name.removesuffix("-evidence"): one.text for one in answers
                if one.name.endswith("-evidence")}  # fmt: skip
    found = []
    for one in answers:
        prompt = desk.film.row("prompts", one.name)
        is_piece = prompt and not one.item.endswith(NO_PIECE)
        if is_piece and word_count(one.text) >= LEAST_WORDS:
            named = _named(desk, f"{evidence.get(one.name, '')} {one.text}")
            kind = _kind(lesson, one, bool(named))
            key = f"{one.item}.{one.name}"
            found.append(Piece(key, lesson, kind, one.label, _short(one.text), named))
    return found


def _kind(lesson: str, answer: Answer, has_scene: bool) -> str:
    if "form" in answer.name.split("-"):
        return "form"
    return BY_LESSON.get(lesson, "scene") if lesson in BY_LESSON or not has_scene else "scene"


def _summarised(desk: Desk, lesson: str) -> list[Piece]:
    kind = "ai" if lesson == "08" else BY_LESSON.get(lesson, "data")
    found = []
    for item, make in SUMMARIES.items():
        if not item.startswith(f"n{lesson}-"):
            continue
        label = desk.words(f"lesson.{lesson}")
        for place, block in enumerate(make(desk)):
            text = _said(block)
            label = block.get("heading") or label  # a block without one goes on from the last
            if text.strip():
                named = _named(desk, str(block.get("rows") or "") + text)
                found.append(Piece(f"{item}.{place}", lesson, kind, label, _short(text), named))
    return found


def _said(block: dict) -> str:
    """Return what a block says: its sentence, else its picture, its lines, its first rows."""
    items = " ".join(
        " ".join(str(part) for part in (one.get("label"), one.get("text")) if part)
        for one in block.get("items") or []
    )
    told = [[cell for cell in row if isinstance(cell, str)] for row in block.get("rows") or []]
    # A row that holds nothing but its name and dashes says nothing.
    told = [row for row in told if any(cell not in ("", "–") for cell in row[1:])]
    rows = "; ".join(" – ".join(cell for cell in row if cell) for row in told[:MOST_ROWS])
    drawn = next((block[one]["alt"] for one in ("bars", "lines", "strips") if block.get(one)), "")
    drawn = "" if drawn == block.get("heading") else drawn
    return block.get("text") or drawn or items or rows or block.get("caption") or ""


def _changed(desk: Desk, lesson: str) -> list[Piece]:
    words, found = desk.words, []
    for row in desk.film.where("questions", lesson=lesson):
        if row["step"] not in ("predict", "vote"):
            continue
        before = PredictStep(desk, row["key"]).locked()
        reveal = RevealStep(desk, row["key"])
        now = reveal.view().get("choice") if before and reveal.view()["over"] else None
        if before and now and now != before["choice"]:
            first, second = (reveal.question.choice(one).text for one in (before["choice"], now))
            text = words("shelf.moved", before=first, reason=before["reason"], now=second)
            key, label = f"{row['key']}.changed", desk.fill(row["prompt"])
            found.append(Piece(key, lesson, "changed", label, _short(text), _named(desk, text)))
    return found


def _named(desk: Desk, text: str) -> tuple[str, ...]:
    known = desk.cards
    keys = dict.fromkeys(f"q{number}" for number in NAMED.findall(text))
    found = tuple(key for key in keys if key in known)
    return found if len(found) <= MOST_NAMED else ()


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= LONGEST else text[:LONGEST].rsplit(" ", 1)[0] + " …"
