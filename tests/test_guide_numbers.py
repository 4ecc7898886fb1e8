"""The numbers that the guide names are those of the lessons: turns, points, rows for each level."""

import re

import pytest
from test_guide import in_both, material, of, texts
from texts import all_texts, rows

from filmkit.films import ALL
from filmkit.machines.ngrams import LetterWriter
from filmkit.measures import LEAST
from filmkit.steps import agree, arcs, behaviours, claims, recalls, shelf, shots, talks, theme_codes

WORDS = {
    "en": ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"],
    "id": ["nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan",
           "sepuluh"],
}  # fmt: skip
MORE = {
    "en": {14: "fourteen", 20: "twenty", 25: "twenty-five", 30: "thirty"},
    "id": {14: "empat belas", 20: "dua puluh", 25: "dua puluh lima", 30: "tiga puluh"},
}
TURNS = {"en": r"\b(two|three|four|six|seven|ten) turns?\b|\b(third|fourth|sixth) turn\b",
         "id": r"\b(?:ke)?(dua|tiga|empat|enam|tujuh|sepuluh) giliran\b"
               r"|\bgiliran ke(dua|tiga|empat|enam)\b"}  # fmt: skip


def cell(table: str, key: str, column: str, lang: str) -> str:
    return next(row[f"{column}.{lang}"] for row in rows(table, "guide") if row["key"] == key)


def unnamed(numbers, text: str, lang: str) -> list[int]:
    """Return the numbers that a text names neither in digits nor in a word."""
    words = dict(enumerate(WORDS[lang])) | MORE[lang]

    def named(number: int) -> bool:
        word = words.get(number, number)
        return bool(re.search(rf"\b({number}|(?:ke)?{word}(?:nya)?)\b", text, re.I))

    return [number for number in numbers if not named(number)]


@in_both
def test_no_other_number_of_turns_opens_the_x_ray_than_the_one_that_is_named(lang):
    assert talks.WANTED == 5
    of_seven = [text for text in all_texts() if text.place.endswith(lang)
                and (text.row.startswith("g07") or text.file.startswith("07-"))]  # fmt: skip
    assert [str(text) for text in of_seven if re.search(TURNS[lang], text.text, re.I)] == []
    named = {"en": "five turns|fifth", "id": "lima giliran|kelima"}[lang]
    assert sum(bool(re.search(named, text.text)) for text in of_seven) >= 4
    assert re.search(TURNS["en"], "Talk for three turns.") and re.search(
        TURNS["id"], "tiga giliran"
    )


@in_both
@pytest.mark.parametrize(("table", "key", "column", "numbers"), [
    ("variations", "g02-support", "text", [arcs.FEWER_POINTS, arcs.FEWER_REASONS]),
    ("variations", "g04-support", "text", [LEAST, agree.HOW_MANY]),
    ("variations", "g06-v1", "text", [shots.FEWER]),
    ("variations", "g07-v1", "text", [len(rows("behaviours", "machines"))]),
    ("variations", "g09-v1", "text", [shelf.LEAST]),
    ("plan_steps", "g02-30", "learners", [arcs.POINTS, arcs.REASONS, arcs.PREMISE_REASONS]),
    ("plan_steps", "g04-40", "learners", [theme_codes.WANTED]),
    ("plan_steps", "g04-50", "learners", [agree.HOW_MANY]),
    ("plan_steps", "g06-40", "learners", [shots.WANTED]),
    ("plan_steps", "g07-60", "learners", [len(recalls.AIMS)]),
    ("plan_steps", "g07-80", "learners",
     [len(rows("behaviours", "machines")), len(behaviours.BINS), behaviours.REASONS]),
    ("plan_steps", "g08-20", "learners", [claims.LEAST]),
    ("plan_steps", "g09-30", "learners", [shelf.LEAST, shelf.MOST]),
])  # fmt: skip
def test_the_guide_asks_for_as_many_as_the_step_does(table, key, column, numbers, lang):
    assert unnamed(numbers, cell(table, key, column, lang), lang) == []


@in_both
@pytest.mark.parametrize(("table", "key", "column", "count"), [
    ("overviews", "g08", "materials", lambda film: len(film.rows["claims"])),
    ("overviews", "g09", "before", lambda film: len(film.rows["roles"])),
    ("overviews", "g03", "aims", lambda film: len(film.where("form_sequences", form="n03-code"))),
    ("overviews", "g05", "before",
     lambda film: sum(bool(row["planted"]) for row in film.rows["telling_sentences"])),
    ("alternatives", "g04-q02", "text", lambda film: len(film.rows["sequences"])),
], ids=["claims", "roles", "coded", "planted", "sequences"])  # fmt: skip
def test_counts_for_the_spoiler_levels_are_those_of_the_film(table, key, column, count, lang):
    counts = [count(material(lang).film.up_to(level)) for level in range(ALL + 1)]
    assert unnamed(counts, cell(table, key, column, lang), lang) == []


@in_both
@pytest.mark.parametrize("step", ["recall", "check"])
@pytest.mark.parametrize("lesson", [f"{number:02}" for number in range(1, 10)])
def test_a_plan_names_as_many_questions_as_the_lesson_asks(lesson, step, lang):
    asked = len(material(lang).film.where("questions", lesson=lesson, step=step))
    told = [row[f"learners.{lang}"] for row in of("plan_steps", lesson) if row["step"] == step]
    assert unnamed([asked], told[0], lang) == []


@in_both
def test_the_copied_runs_that_the_guide_names_are_those_of_the_first_draw(lang):
    letters = sorted(material(lang).machines.of_language("letters"), key=lambda row: row["order"])
    writer = LetterWriter([row["text"] for row in letters])
    runs = [writer.longest_copied(writer.write(order, 1)).length for order in (1, 4)]
    assert unnamed(runs, cell("plan_steps", "g07-50", "talk", lang), lang) == []


@in_both
def test_a_sheet_asks_for_as_many_reasons_as_its_level_has_room_for(lang):
    for level, count in ((0, arcs.PREMISE_REASONS), (1, arcs.REASONS), (2, arcs.REASONS)):
        sheet = texts(lang)[f"handouts/level-{level}/lesson-02.html"]
        assert material(lang).words("guide.archow", count=count) in sheet
