"""The teacher's guide is in step with the lessons, and what learners get holds no answers."""

import html
import re
import tomllib
from dataclasses import replace
from functools import cache
from types import MappingProxyType

import pytest
from texts import HER, ROOT, grouped, read_rows, rows

from filmkit.__main__ import main
from filmkit.errors import NoSuchItem
from filmkit.films import ALL
from filmkit.guide import pages, selected, write_guide
from filmkit.guide.keys import keys_of
from filmkit.guide.material import Material, open_material
from filmkit.guide.notebooks import LESSONS, notebook_file, read_notebook
from filmkit.guide.pages import guide_pages, handouts
from filmkit.machines.eliza import State, answer
from filmkit.schema import LANGUAGES
from filmkit.steps.behaviours import SortStep
from filmkit.steps.letters import LetterWriterStep
from filmkit.steps.recalls import RecallStep
from filmkit.steps.scripts import kit_script
from filmkit.steps.step import Desk
from filmkit.steps.talks import overheard
from filmkit.steps.xray import xray
from filmkit.work import Work

STEPS = ("recall", "predict", "explore", "explain", "apply", "check")
MOST = 20  # characters: a shorter text may stand in a sheet by accident
in_both = pytest.mark.parametrize("lang", LANGUAGES)
in_each = pytest.mark.parametrize("lesson", LESSONS)


@cache
def material(lang: str) -> Material:
    return open_material(lang)


@cache
def made(lang: str) -> dict[str, str]:
    return guide_pages(material(lang))


@cache
def texts(lang: str) -> dict[str, str]:
    """Every page as a reader meets it, without tags."""
    return {name: plain(page) for name, page in made(lang).items()}


def plain(page: str) -> str:
    body = re.sub(r"<style>.*?</style>", "", page, flags=re.S)
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", body)).split())


def of(table: str, lesson: str) -> list[dict]:
    return [row for row in rows(table, "guide") if row["lesson"] == lesson]


def asked(lesson: str, lang: str = "en") -> dict[str, str]:
    """What a notebook asks: how, by key; read here anew, not by the guide."""
    found = re.findall(
        r'lesson\.(ask|predict|write)\(\\"([a-z0-9-]+)\\"\)',
        notebook_file(lesson, lang).read_text("utf-8"),
    )
    return {key: how for how, key in found}


# --- plans ------------------------------------------------------------------------------------


@in_each
def test_minutes_are_those_of_the_overview_the_readme_and_the_lesson(lesson):
    (overview,) = of("overviews", lesson)
    readme = (ROOT / "README.md").read_text("utf-8")
    (promised,) = re.findall(rf"^\| {lesson} .*\| (\d+) \|$", readme, re.M)
    planned = sum(row["minutes"] for row in of("plan_steps", lesson))
    told = [sum(minutes for _, minutes in read_notebook(lesson, lang).minutes)
            for lang in LANGUAGES]  # fmt: skip
    assert {planned, overview["minutes"], int(promised), *told} == {planned}


@pytest.mark.parametrize("lesson", LESSONS[1:])
def test_each_step_has_the_minutes_of_the_lesson(lesson):
    _, *minutes = ("", *(minutes for _, minutes in read_notebook(lesson, "en").minutes))
    *first, check, leave = minutes
    plan = of("plan_steps", lesson)
    planned = [sum(row["minutes"] for row in plan if row["step"] == step) for step in STEPS]
    assert planned == [*first, check + leave]
    order = [row["step"] for row in sorted(plan, key=lambda row: row["order"])]
    assert order == sorted(order, key=STEPS.index)


@in_both
@in_each
def test_a_plan_names_headings_that_the_lesson_has(lesson, lang):
    page = notebook_file(lesson, lang).read_text("utf-8").lower()
    starts = [re.match(r"'(.+?)'(?=[:, (])", row[f"learners.{lang}"])
              for row in of("plan_steps", lesson)]  # fmt: skip
    named = [start[1] for start in starts if start]  # the others go on below the last one
    assert len(named) >= len(STEPS) - 1
    assert [name for name in named if name.lower() not in page] == []


@in_both
@pytest.mark.parametrize("lesson", LESSONS[1:])
def test_the_question_is_that_of_the_lesson(lesson, lang):
    (overview,) = of("overviews", lesson)
    page = notebook_file(lesson, lang).read_text("utf-8").replace("*", "")
    assert overview[f"question.{lang}"] in page


@in_each
def test_a_lesson_has_all_that_a_teacher_needs(lesson):
    assert len(of("wrong_answers", lesson)) >= 3
    assert len(of("boards", lesson)) >= 3
    kinds = {row["kind"] for row in of("variations", lesson)}
    assert kinds == {"support", "core", "stretch", "no-computer"}
    for row in of("wrong_answers", lesson):
        assert row["item"].startswith(f"n{lesson}-"), row["key"]


def test_keys_begin_with_their_lesson():
    for table in ("overviews", "plan_steps", "boards", "wrong_answers", "variations",
                  "alternatives"):  # fmt: skip
        for row in rows(table, "guide"):
            assert row["key"].split("-")[0] == f"g{row['lesson']}", row["key"]


def flagged_and_asked(lesson: str) -> set[str]:
    """Sequences with a content note that the questions of a lesson name, or its grid shows."""
    told = [row["text.en"] for row in rows("prompts") if row["lesson"] == lesson]
    told += [row["prompt.en"] for row in rows("questions") if row["lesson"] == lesson]
    named = {f"q{number}" for number in re.findall(r"\bQ(\d\d)\b", " ".join(told))}
    forms = grouped("form_sequences", "form", "sequence")
    named |= {key for form, keys in forms.items() if form[1:3] == lesson for key in keys}
    return named & {row["sequence"] for row in rows("advisory_sequences")}


@in_each
def test_there_is_another_task_for_each_flagged_sequence_that_the_lesson_asks_about(lesson):
    offered = {row["sequence"] for row in of("alternatives", lesson)}
    assert flagged_and_asked(lesson) <= offered
    flagged = {row["sequence"] for row in rows("advisory_sequences")}
    assert offered <= flagged, "another task for a sequence that carries no note"


def test_flagged_sequences_are_found():
    assert flagged_and_asked("03") == {"q02", "q03", "q20", "q22"}


def test_a_standard_says_where_and_when_it_was_looked_up():
    for row in rows("standards", "guide"):
        assert len(row["checked"]) == len("2026-11-26"), row["key"]
    sources = {row["key"]: row for row in read_rows(ROOT / "data" / "guide" / "sources.csv")}
    for row in rows("standards", "guide"):
        secondary = "secondary" in sources[row["source"]]["note"]
        assert (row["seen"] == "secondary") == secondary, row["key"]
        assert (row["seen"] == "copy") == ("a copy" in sources[row["source"]]["note"])


@in_both
def test_the_page_of_the_standards_shows_an_item_once_with_all_its_lessons(lang):
    page, words = html.unescape(made(lang)["standards.html"]), material(lang).words
    items = page.split('<li class="standard">')[1:]
    wanted = {}
    for row in rows("standards", "guide"):
        place = row["framework"], row[f"code.{lang}"], row[f"wording.{lang}"], row["seen"]
        wanted.setdefault(place, []).append(row)
    assert len(items) == len(wanted) < len(rows("standards", "guide"))
    for item, ((_, code, wording, seen), entries) in zip(items, wanted.items(), strict=True):
        assert f"{code}</strong> {wording}" in item and words(f"guide.seen{seen}") in item
        assert re.findall(r'href="lesson-(\d\d)', item) == [row["lesson"] for row in entries]
        assert all((row[f"reading.{lang}"] or "") in item for row in entries)
    for source in read_rows(ROOT / "data" / "guide" / "sources.csv"):
        assert page.count(source["DOI"] or source["URL"]) == 1, "the reference stands once"
    assert "p. 65" not in texts("id")["standards.html"]


def test_the_ninety_minutes_are_ninety():
    course = [row["minutes"] for row in rows("course_steps", "guide") if row["course"] == "ninety"]
    assert sum(course) == 90


# --- pages ------------------------------------------------------------------------------------


@in_both
@in_each
def test_everything_that_a_lesson_asks_is_on_its_page_with_its_answers(lesson, lang):
    page, fill = texts(lang)[f"lesson-{lesson}.html"], material(lang).fill
    keys = asked(lesson, lang)
    assert keys
    questions = {row["key"]: row for row in read_rows(HER / "questions.csv")}
    wanted = []
    for key, how in keys.items():
        if how == "write":
            prompts = [row for row in read_rows(HER / "prompts.csv") if row["form"] == key]
            names = {row["key"] for row in prompts}
            later = [row for row in read_rows(HER / "models.csv") if row["prompt"] in names]
            wanted += [row[f"text.{lang}"] for row in prompts]
            wanted += [row[f"model.{lang}"] for row in (*prompts, *later)]
        else:
            wanted += [questions[key][f"prompt.{lang}"], questions[key][f"model.{lang}"]]
            for row in read_rows(HER / "choices.csv"):
                if row["question"] == key:
                    wanted += [row[f"text.{lang}"], row[f"feedback.{lang}"]]
    missing = [text for text in map(fill, wanted) if " ".join(text.split()) not in page]
    assert missing == []
    right = [row["question"] for row in rows("choices") if row["correct"] == "yes"]
    shown = made(lang)[f"lesson-{lesson}.html"].count('class="right"')
    assert shown == sum(key in keys for key in right)


@in_both
@in_each
def test_the_rows_of_the_guide_are_on_the_page(lesson, lang):
    page = texts(lang)[f"lesson-{lesson}.html"]
    for table, columns in [("plan_steps", ["learners", "talk"]), ("boards", ["text"]),
                           ("wrong_answers", ["answer", "ask"]), ("variations", ["text"]),
                           ("alternatives", ["text"])]:  # fmt: skip
        for row in of(table, lesson):
            for column in columns:
                text = " ".join(row[f"{column}.{lang}"].split())
                assert text in page, f"{row['key']} {column}: is its item in the lesson?"


@in_both
def test_pages_stand_alone_and_link_only_to_each_other(lang):
    for name, page in made(lang).items():
        assert f'<html lang="{lang}">' in page
        assert "<script" not in page and "src=" not in page
        assert "{{" not in page and not re.search(r">\s*None\s*<", page), name
        for address in re.findall(r'href="([^"]+)"', page):
            file, _, part = address.partition("#")
            target = made(lang)[file] if file else page
            assert not part or f'id="{part}"' in target, address


def test_what_stands_in_a_table_is_text_and_never_markup():
    whole = material("en")
    boards = tuple(MappingProxyType({**row, "text": "<b>bold</b>"})
                   for row in whole.guide.rows["boards"])  # fmt: skip
    guide = replace(whole.guide, rows=MappingProxyType({**whole.guide.rows, "boards": boards}))
    page = guide_pages(replace(whole, guide=guide))["lesson-03.html"]
    assert "&lt;b&gt;bold&lt;/b&gt;" in page and "<b>bold" not in page


def test_both_languages_have_the_same_pages_and_letters_of_one_build():
    assert list(made("en")) == list(made("id"))
    letters = {lang: (ROOT / "data" / "guide" / f"letter.{lang}.md").read_text("utf-8")
               for lang in LANGUAGES}  # fmt: skip
    shape = {lang: [block[:2] == "- " or block[:1] for block in text.split("\n\n")]
             for lang, text in letters.items()}  # fmt: skip
    assert len(shape["en"]) == len(shape["id"])
    for text in letters.values():
        assert "Pyodide" in text and "server" in text  # where the work is kept, for each way
        assert "R16" in text and "15" in text and text.count("[") == text.count("]") > 5


# --- what learners get ------------------------------------------------------------------------


@cache
def answers(lang: str) -> tuple[str, ...]:
    """Every text that gives an answer away, with the figures of each spoiler level."""
    tables = {"questions": ["model"], "prompts": ["model"], "models": ["model"],
              "choices": ["feedback"], "claim_verdicts": ["reason"], "telling_sentences": ["check"],
              "reader_codes": ["reason"], "readings": ["reading"]}  # fmt: skip
    found = [row[f"{column}.{lang}"] for table, columns in tables.items()
             for row in read_rows(HER / f"{table}.csv") for column in columns]  # fmt: skip
    found += [row[f"why.{lang}"] for row in rows("behaviours", "machines")]
    for table in ("wrong_answers", "plan_steps", "variations"):
        for row in rows(table, "guide"):
            found += [text for name, text in row.items() if name.endswith(f".{lang}")]
    found += said_by_machines(lang)
    levels = [material(lang).up_to(level) for level in range(ALL + 1)]
    texts = {filled(one, text) for text in found for one in levels}
    return tuple(" ".join(text.split()) for text in texts if len(text) >= MOST)


def said_by_machines(lang: str) -> list[str]:
    """What the machines of lesson 07 do, and what a learner on paper is to find out by hand."""
    at = Desk(material(lang).film, material(lang).ai, Work("nobody", HER), "07")
    letters, memory, words = LetterWriterStep(at), RecallStep(at), at.words
    found = [letters.following(row["text"]) for row in letters.contexts]
    for order in (1, 4):
        one = letters.letter(order, 1)
        occasion = one.source["occasion"]
        found.append(words("letters.copied", count=one.length, occasion=occasion))
        found.append(f"{order} {one.length} {occasion} {one.runs[1]}")
    for row in memory.probes:
        brought, because, person = memory.brought(row)
        found += [f"{row['text']} {brought}", f"{row['text']} {person}", f"{brought} {because}"]
    found += [f"{row['title']} {words('sort.' + row['bin'])}" for row in SortStep(at).rows]
    script, state = kit_script(at), State()
    for said, _ in overheard(at):
        turn = answer(script, said, state)
        state = turn.state
        found += xray(words, script, turn)[-2:]
    return found


def filled(material: Material, text: str) -> str:
    try:
        return material.fill(text) if "{{" in text else text
    except NoSuchItem:  # a figure that is hidden at this level, and so is its text
        return ""


def given_away(sheets: dict[str, str], lang: str) -> list[tuple[str, str]]:
    shown = {name: plain(page) for name, page in sheets.items()}
    return [(name, text) for text in answers(lang) for name, page in shown.items() if text in page]


@in_both
def test_handouts_hold_no_answer(lang):
    sheets = {name: page for name, page in made(lang).items() if name.startswith("handouts/")}
    assert len(sheets) == 3 * (2 + 9) and len(answers(lang)) > 800
    assert given_away(sheets, lang) == []
    assert not [name for name, page in sheets.items() if 'class="right"' in page]


@pytest.mark.parametrize(("lesson", "least"), [("03", 20), ("07", 40)])
def test_an_answer_on_a_handout_would_be_found(lesson, least):
    page = made("en")[f"lesson-{lesson}.html"]
    assert len(given_away({f"handouts/level-2/lesson-{lesson}.html": page}, "en")) > least


@in_both
def test_what_the_machines_do_would_be_found_on_a_handout(lang):
    """What the page of a teacher shows of it is on the list, and the x-ray, which no page shows."""
    said = [" ".join(text.split()) for text in said_by_machines(lang)]
    page = texts(lang)["lesson-07.html"]
    beginnings, copied, questions, behaviours = 3, 2, 4, 8
    shown = sum(text in page for text in said)
    assert shown >= beginnings + copied + questions + behaviours
    added = {"handouts/level-0/lesson-07.html": f"<p>{said[-1]}</p>"}
    assert given_away(added, lang) != [], "a line of the x-ray"


@in_both
def test_handouts_tell_no_more_than_their_level(lang):
    for level, hidden in ((0, ("q07", "q25", "q30")), (1, ("q26", "q30"))):
        film = material(lang).film
        for name, page in handouts(material(lang)).items():
            if name.startswith(f"handouts/level-{level}/"):
                titles = [film.row("sequences", key)["title"] for key in hidden]
                assert not [title for title in titles if f" {title}" in plain(page)], name
                assert not re.search(r"\b641\b|\b8[.,]316\b|Crown Point", plain(page)), name


def test_what_learners_have_knows_nothing_of_the_guide():
    notebooks = [file for file in (ROOT / "notebooks").rglob("*.ipynb")]
    named = [file.name for file in notebooks if "data/guide" in file.read_text("utf-8")]
    assert len(notebooks) == 2 * len(LESSONS) and named == []
    kit = ROOT / "filmkit"
    code = [file for file in kit.rglob("*.py") if file.parent != kit / "guide"]
    opening = {file.name for file in code if "open_guide" in file.read_text("utf-8")}
    assert opening == {"films.py"}
    assert "guide" not in (ROOT / "filmkit" / "__init__.py").read_text("utf-8")


def test_the_wheel_leaves_the_guide_out():
    built = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    wheel = built["tool"]["hatch"]["build"]["targets"]["wheel"]
    assert "/data" in wheel["include"] and "/data/guide" in wheel["exclude"]


# --- the command ------------------------------------------------------------------------------


def test_the_command_writes_the_pages_in_one_language(tmp_path, capsys):
    assert main(["guide", str(tmp_path / "new" / "guide"), "--lang", "id"]) == 0
    index = (tmp_path / "new" / "guide" / "index.html").read_text("utf-8")
    assert '<html lang="id">' in index and "index.html" in capsys.readouterr().out
    assert (tmp_path / "new" / "guide" / "handouts" / "level-0" / "lesson-01.html").is_file()


def test_a_second_time_the_pages_are_replaced_and_other_files_stay(tmp_path):
    (tmp_path / "mine.txt").write_text("mine", "utf-8")
    (tmp_path / "index.html").write_text("old", "utf-8")
    write_guide(tmp_path, "en")
    assert (tmp_path / "mine.txt").read_text("utf-8") == "mine"
    assert (tmp_path / "index.html").read_text("utf-8") != "old"


def test_a_file_in_place_of_a_folder_is_refused(tmp_path, capsys):
    (tmp_path / "taken").write_text("mine", "utf-8")
    assert main(["guide", str(tmp_path / "taken")]) == 1
    assert "taken" in capsys.readouterr().out


def test_without_the_data_of_the_guide_the_command_says_so(tmp_path, capsys, monkeypatch):
    monkeypatch.setattr("filmkit.__main__.data_folder", lambda: tmp_path)
    assert main(["guide", str(tmp_path / "guide")]) == 1
    assert "data/guide" in capsys.readouterr().out
    assert not (tmp_path / "guide").exists()


def test_what_is_optional_in_a_lesson_is_on_the_page_and_not_on_the_sheet():
    assert read_notebook("03", "en").optional == {"n03-stretch"}
    assert read_notebook("00", "en").optional == frozenset()
    text = "present is whoever decides something"
    assert text in texts("en")["lesson-03.html"]
    assert text not in texts("en")["handouts/level-2/lesson-03.html"]


@in_both
def test_every_keyword_of_the_program_has_a_card(lang):
    sheet = texts(lang)["handouts/level-2/lesson-07.html"]
    machines = material(lang).machines
    keys = machines.of_language("eliza_keys")
    ruled = {row["key"] for row in machines.of_language("eliza_rules")}
    for row in keys:
        if row["word"] in ruled or row["link"]:
            assert f" {row['word'].lstrip('*')}" in sheet or f"-{row['word'][1:]}" in sheet
    for row in machines.of_language("eliza_replies"):
        if row["do"] == "say":
            assert re.sub(r"(\d)", r"(\1)", row["text"]) in sheet


@in_both
@pytest.mark.parametrize("level", range(ALL + 1))
def test_each_event_of_a_sheet_is_in_the_key_of_its_level_with_its_letter(lang, level):
    sheet = made(lang)[f"handouts/level-{level}/lesson-01.html"]
    cards = re.findall(r"<h3>([A-I]): (.+?)</h3>", sheet)
    assert [letter for letter, _ in cards] == list("ABCDEF")
    name = f"{material(lang).words('guide.level').lower()} {level}"
    tables = re.findall(r"<table>.*?</table>", made(lang)["lesson-01.html"], re.S)
    (key,) = [table for table in tables if name in plain(table.partition("</caption>")[0])]
    events = {row[f"title.{lang}"]: row for row in rows("events")}
    for letter, title in cards:
        row = events[html.unescape(title)]
        (line,) = [line for line in key.split("<tr>") if f">{title}<" in line]
        cells = re.findall(r"<t[hd].*?>(.*?)</t[hd]>", line)
        assert cells[0] == letter and cells[2] == row["sequence"].upper()
        assert cells[5] == material(lang).words(f"orders.{row['mode']}")
    places = [sorted(int(place) for place in re.findall(r"<td>(\d)</td>", key))]
    assert places == [sorted([*range(1, 7)] * 2)]


@in_both
def test_the_key_of_the_orders_sorts_the_letters_as_the_table_of_events_does(lang):
    for level in range(ALL + 1):
        film = material(lang).up_to(level).film
        events = selected.events_to_order(film)
        captions = [key["caption"] for key in keys_of(material(lang), "01")]
        for column in ("order", "story_order"):
            ordered = sorted(events, key=lambda letter, column=column: events[letter][column])
            assert " ".join(ordered) in captions[level]
    how = material(lang).words("guide.orderscaption", first="A", last="F")
    assert how in texts(lang)["handouts/level-0/lesson-01.html"]


@in_both
def test_the_letter_says_that_work_is_handed_in_read_and_deleted(lang):
    text = texts(lang)["letter.html"]
    words = {"en": ("hands it in to me", "read by me", "deleted on [date]", "brief graphic nudity"),
             "id": ("mengumpulkannya kepada saya", "saya baca", "dihapus pada [tanggal]",
                    "ketelanjangan singkat yang eksplisit")}  # fmt: skip
    assert [part for part in words[lang] if part not in text] == []
    assert made(lang)["letter.html"].count("<li>[") == 4, "three places for the work, one passage"


@in_both
def test_the_sheet_of_lesson_01_leaves_room_for_the_name_of_a_part(lang):
    page = made(lang)["handouts/level-0/lesson-01.html"]
    assert page.count('class="grid wide named"') == 1
    assert ".named td:nth-last-child(2)" in page


@in_both
def test_the_page_for_a_class_set_of_laptops_is_short_and_names_what_there_is(lang):
    page, words = texts(lang)["laptops.html"], material(lang).words
    assert 'href="laptops.html"' in made(lang)["index.html"]
    told = " ".join(words(f"guide.laptop{step}") for step in range(1, 7))
    assert len(told.split()) <= 200 and " ".join(told.split()[:5]) in page
    files = re.findall(r"\b(?:docs|data)/[\w./]*\w", told)
    assert len(files) == 4 and all((ROOT / file).exists() for file in files)
    assert "[help]" in (ROOT / "data/machines/machines.toml").read_text("utf-8")
    order = [told.index(part) for part in ("[help]", "Run All Cells", "python -m filmkit class")]
    assert order == sorted(order), "whom to reach is written down before anything is copied"
    assert words("portfolio.json") in told
    lesson = notebook_file("00", lang).read_text("utf-8")
    headings = re.findall(r"'([^']+)'", told)
    assert [name for name in headings if name != words("portfolio.json")
            and f"### {name}" not in lesson] == []  # fmt: skip


def test_every_lesson_but_the_first_has_a_sheet():
    assert LESSONS[:1] == pages.WITHOUT_SHEET
