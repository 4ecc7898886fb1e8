"""
Lesson 07 on paper: the talk that is overheard, the letters, the memory, the cards to sort.

What stands here comes from the steps of the lesson, so that paper and page hold the same.
"""

from filmkit.guide.by_hand import rule_cards
from filmkit.guide.material import Material
from filmkit.guide.selected import letters_to_read, letters_written
from filmkit.steps.behaviours import BINS, REASONS, SortStep
from filmkit.steps.breaking import FAILED, WAYS
from filmkit.steps.letters import LetterWriterStep
from filmkit.steps.ratings import TIMES, RatingStep
from filmkit.steps.recalls import RecallStep
from filmkit.steps.talks import overheard

BEFORE, AFTER = TIMES
TEN = " ".join(f"☐\u00a0{number}" for number in range(11))


def talk_to_rate(material: Material) -> list[dict]:
    """Return the talk and the first rating, which come before anybody looks inside."""
    words = material.words
    lines = [
        f"{words(who)} {text}"
        for turn in overheard(material.desk)
        for who, text in zip(("talk.person", "talk.program"), turn, strict=True)
    ]
    talk = {"kind": "lines", "heading": words("talk.overheard"), "text": "", "items": lines}
    return [talk, *_rating(material, BEFORE)]


def machines_by_hand(material: Material) -> list[dict]:
    """Return all machines in the order of the lesson; the second rating follows them."""
    return [
        *rule_cards(material),
        _broken(material),
        *_letters(material),
        *_memory(material),
        *_rating(material, AFTER),
        *_sorting(material),
        *_change(material),
    ]


def _rating(material: Material, when: str) -> list[dict]:
    words = material.words
    fields = {field["name"]: field for field in RatingStep(material.desk, when).asked.values()}
    lines = {"rating": 0, "line": 1, "why": 2}
    rows = [_write(fields[name]["label"], count) for name, count in lines.items()]
    rows[0] |= {"heading": words(f"rate.heading-{when}"), "frame": TEN}
    return rows


def _broken(material: Material) -> dict:
    words = material.words
    ways = "; ".join(words(f"break.{name}") for name in FAILED)
    columns = [words("guide.said"), words("break.failed"), words("break.why")]
    caption = words("guide.breakcaption", ways=ways)
    rows = [[""] * len(columns) for _ in WAYS]
    return {"kind": "grid", "caption": caption, "columns": columns, "rows": rows, "wide": True}


def _letters(material: Material) -> list[dict]:
    words, step = material.words, LetterWriterStep(material.desk)
    written = letters_written(step)
    read = letters_to_read(step)
    starts = [[f"{row['text']} …", "", ""] for row in step.contexts]
    columns = [words(f"letters.{name}") for name in ("start", "guess", "most")]
    shown = words("guide.trainedabout", shown=len(read), letters=len(step.rows))
    return [
        {"kind": "text", "heading": words("guide.sheetletters"), "text": words("guide.lettershow"),
         "fresh": True},
        {"kind": "grid", "caption": words("guide.startscaption"), "columns": columns,
         "rows": starts, "wide": True},
        {"kind": "texts", "heading": words("guide.trained"), "text": shown,
         "texts": [{"title": row["occasion"], "text": row["text"]} for row in read]},
        {"kind": "text", "heading": words("guide.written"), "text": words("guide.writtenhow")},
        {"kind": "cards",
         "cards": [{"title": words("letters.letter", count=order, seed=seed), "lines": [one.text]}
                   for (order, seed), one in written.items()]},
        _write(words("letters.send"), 1),
        _write(words("letters.why"), 2),
    ]  # fmt: skip


def _memory(material: Material) -> list[dict]:
    words, step = material.words, RecallStep(material.desk)
    notes = [f"{number}. {row['text']}" for number, row in enumerate(step.notes, start=1)]
    columns = [words("recall.asked"), words("recall.predicted"), words("guide.memoryfound")]
    return [
        {"kind": "text", "heading": words("guide.sheetmemory"), "text": words("recall.who")},
        {"kind": "lines", "heading": words("recall.notes"), "text": "", "items": notes},
        {"kind": "text", "heading": words("recall.guess"), "text": words("guide.memoryhow")},
        {"kind": "grid", "caption": words("guide.memorycaption"), "columns": columns,
         "rows": [[row["text"], "", ""] for row in step.probes], "wide": True},
    ]  # fmt: skip


def _sorting(material: Material) -> list[dict]:
    words, rows = material.words, SortStep(material.desk).rows
    places = [words(f"sort.{name}") for name in BINS]
    return [
        {"kind": "cards", "heading": words("guide.sheetsort"),
         "cards": [{"title": row["title"], "lines": []} for row in rows]},
        {"kind": "cards", "heading": words("guide.places"),
         "cards": [{"title": place, "lines": []} for place in places]},
        {"kind": "grid", "caption": words("guide.sortcaption"),
         "columns": [words("sort.behaviour"), *places],
         "rows": [[row["title"], *[""] * len(places)] for row in rows]},
        *(_write(words("sort.which", number=number), 2) | {"frame": words("sort.why")}
          for number in range(1, REASONS + 1)),
    ]  # fmt: skip


def _change(material: Material) -> list[dict]:
    words = material.words
    change = _write(words("guide.changehow"), 3) | {"heading": words("change.heading")}
    return [change, _write(words("change.why"), 4), _write(words("change.lost"), 2)]


def _write(text: str, lines: int) -> dict:
    return {"kind": "write", "text": text, "frame": "", "lines": lines}
