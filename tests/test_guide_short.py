"""The plan for 50 minutes: it fits, the page shows it, and the words beside it say the same."""

import re
import shutil

import pytest
from edits import found
from test_guide import in_both, in_each, made, of
from texts import read_rows

from filmkit.guide.notebooks import LESSONS
from filmkit.language import Words
from filmkit.packs import data_folder, read_pack
from filmkit.schema import LANGUAGES
from filmkit.tables import write_table

SHORT = 50
WHOLE = ("00", "01")  # lessons that fit as they are


@pytest.fixture
def guide(tmp_path):
    """Return the folder of a copy of the guide's data, to be edited."""
    return shutil.copytree(data_folder() / "guide", tmp_path / "guide")


def edit(folder, table: str, key: str, **cells) -> int:
    """Write into cells of one row; return its number in a spreadsheet."""
    file = folder / f"{table}.csv"
    rows = read_rows(file)
    place = next(n for n, row in enumerate(rows) if row["key"] == key)
    rows[place] |= cells
    write_table(file, list(rows[0]), [list(row.values()) for row in rows])
    return place + 2


def at_home(lesson: str, lang: str) -> list[str]:
    """Return the headings, up to a colon, of the steps that are left for home."""
    steps = [row[f"learners.{lang}"] for row in of("plan_steps", lesson)
             if row["minutes_short"] == 0]  # fmt: skip
    return [re.match(r"'([^':]+)", step)[1] for step in steps]


# --- what the plans say -----------------------------------------------------------------------


@in_each
def test_the_short_plan_fits_into_fifty_minutes_and_leaves_few_of_them_empty(lesson):
    short = sum(row["minutes_short"] for row in of("plan_steps", lesson))
    (overview,) = of("overviews", lesson)
    assert min(overview["minutes"], SHORT) - 5 < short <= min(overview["minutes"], SHORT)


@in_each
def test_a_plan_differs_where_the_lesson_is_longer(lesson):
    differs = [row["key"] for row in of("plan_steps", lesson)
               if row["minutes_short"] != row["minutes"]]  # fmt: skip
    assert bool(differs) == (lesson not in WHOLE)


@in_both
@in_each
def test_what_is_left_for_home_is_named_in_the_words_on_the_core(lesson, lang):
    rows = [row for row in of("variations", lesson) if row["kind"] == "core"]
    core = " ".join(row[f"text.{lang}"] for row in rows)
    assert [name for name in at_home(lesson, lang) if f"'{name}'" not in core] == []


def test_what_is_left_for_home_is_found():
    assert at_home("04", "en") == ["Write the entry", "Code alone"]
    assert at_home("07", "id") == ["Ingatan"]


@pytest.mark.parametrize(("lang", "before"), [("en", "at home before the lesson"),
                                              ("id", "di rumah sebelum pelajaran")])  # fmt: skip
def test_what_has_to_be_done_before_is_said_where_it_has_to(lang, before):
    told = {lesson for lesson in LESSONS for row in of("variations", lesson)
            if row["kind"] == "core" and before in row[f"text.{lang}"]}  # fmt: skip
    assert told == {"04", "09"}


# --- what the page shows ----------------------------------------------------------------------


@in_both
@in_each
def test_the_page_shows_the_short_plan_beside_the_long_one_where_it_differs(lesson, lang):
    page, words = made(lang)[f"lesson-{lesson}.html"], Words(lang)
    cells = [
        " ".join(re.sub(r"<[^>]+>", " ", cell).split())
        for cell in re.findall(r'<td class="short">(.*?)</td>', page, re.S)
    ]
    plan = sorted(of("plan_steps", lesson), key=lambda row: row["order"])
    minutes, home = words("guide.minutes"), words("guide.athome")
    wanted = [f"{row['minutes_short']} {minutes}" if row["minutes_short"] else home for row in plan]
    assert cells == ([] if lesson in WHOLE else wanted)
    assert (words("guide.short") in page) == (lesson not in WHOLE)
    assert f"0 {minutes}" not in cells


# --- what the check refuses -------------------------------------------------------------------


def test_the_guide_as_it_is_has_no_problem(guide):
    assert found(guide) == []


def test_a_plan_that_goes_beyond_fifty_minutes_is_refused_at_the_step_that_does_it(guide):
    row = edit(guide, "plan_steps", "g02-110", minutes_short="3")  # the last step
    assert found(guide) == [("plan-too-long", "plan_steps.csv", row, "minutes_short")]
    (problem,) = read_pack(guide).problems
    for lang in LANGUAGES:
        told = Words(lang).describe(problem)
        assert all(part in told for part in ("plan_steps.csv", str(row), "02", "51", "50"))
    edit(guide, "plan_steps", "g02-110", minutes_short="2")
    edit(guide, "plan_steps", "g02-10", minutes_short="5")
    assert found(guide) == [("plan-too-long", "plan_steps.csv", row, "minutes_short")]


def test_a_plan_that_does_not_add_up_to_the_lesson_is_refused_at_its_length(guide):
    edit(guide, "plan_steps", "g05-10", minutes="4")
    row = next(n for n, one in enumerate(read_rows(guide / "overviews.csv"), 2)
               if one["lesson"] == "05")  # fmt: skip
    assert found(guide) == [("plan-differs", "overviews.csv", row, "minutes")]
    (problem,) = read_pack(guide).problems
    assert all("56" in Words(lang).describe(problem) for lang in LANGUAGES)


def test_minutes_that_cannot_be_read_are_one_problem(guide):
    row = edit(guide, "plan_steps", "g05-10", minutes="x")
    assert found(guide) == [("bad-int", "plan_steps.csv", row, "minutes")]
    edit(guide, "plan_steps", "g05-10", minutes="3", minutes_short="")
    assert found(guide) == [("empty-cell", "plan_steps.csv", row, "minutes_short")]
    edit(guide, "plan_steps", "g05-10", minutes_short="51")
    assert found(guide) == [("out-of-range", "plan_steps.csv", row, "minutes_short")]
