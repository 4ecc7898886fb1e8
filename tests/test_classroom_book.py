"""The teacher's notebook: twins, well made, run in a real kernel with the example class."""

import json
import re
import shutil
from collections import Counter

import nbformat
import pytest
from desks import LANGUAGES, ROOT, STEPS, ai, desk, film
from example_class import FOLDER, decided, example
from nbclient import NotebookClient

from filmkit import __version__, open_class
from filmkit.classroom.pages import class_chapters, teacher_chapters
from filmkit.classroom.progress import ALL_LESSONS, EXTRA
from filmkit.classroom.secrecy import LEAST
from filmkit.classroom.shown import Shown
from filmkit.classroom.spreads import Spread
from filmkit.classroom.view import gather_class
from filmkit.classroom.votes import VOTED
from filmkit.errors import FilmkitError
from filmkit.lab.saving import without_outputs
from filmkit.language import Words
from filmkit.portfolio import as_json, read_json
from filmkit.portfolio.record import record_of
from filmkit.steps import gather
from filmkit.steps.form import PromptsStep, fits
from filmkit.steps.gather import is_private
from filmkit.steps.step import Desk
from filmkit.work import Entry, Work

BOOKS = {lang: ROOT / "teacher" / lang / "class-view.ipynb" for lang in LANGUAGES}
LESSONS = [f"0{number}" for number in range(1, 10)]


def cells(lang: str) -> list[dict]:
    return json.loads(BOOKS[lang].read_text("utf-8"))["cells"]


def source(cell: dict) -> str:
    return "".join(cell["source"])


@pytest.fixture(scope="module", params=LANGUAGES)
def book(request):
    return open_class(FOLDER, lang=request.param)


# --- the example class --------------------------------------------------------------------------


def test_the_example_class_is_the_one_that_the_generator_makes():
    """If it is not: python tests/example_class.py"""
    shipped = {path.name: path.read_text("utf-8") for path in FOLDER.iterdir()}
    assert shipped == dict(example())


@pytest.fixture(scope="module")
def view():
    return gather_class(FOLDER)


def shipped(name: str):
    record, problems = read_json(
        (FOLDER / f"{name}-portfolio.json").read_text("utf-8"), Words("en")
    )
    assert problems == []
    return record


def test_the_example_class_says_that_it_is_invented(view):
    assert view.gathered.left_out == () and not view.notes
    assert len(view.whole.learners) == 12
    assert all(one.alias.startswith(("sample-", "contoh-")) for one in view.whole.learners)
    assert Counter(one.lang for one in view.whole.learners) == {"en": 6, "id": 6}
    assert {one.record.version for one in view.gathered.handed_in} == {__version__}


def test_the_example_class_shows_each_part_that_a_page_can_have(view, monkeypatch):
    """If a lesson or a part is new: add it to tests/example_class.csv or learner_files.py."""
    lessons = {row["lesson"] for row in view.whole.film.rows["questions"]} - {"00"}
    assert lessons == set(ALL_LESSONS)
    chapters = [f"lesson-{lesson}" for lesson in ALL_LESSONS]
    assert [one.key for one in class_chapters(view)] == ["lesson-all", *chapters]
    assert [one.key for one in teacher_chapters(view)] == [
        "files", "learners", "disputes", *chapters, "journal"]  # fmt: skip
    titles = [one.title for one in view.spreads]
    monkeypatch.setattr(Spread, "shown", True)
    assert titles == [one.title for one in gather_class(FOLDER).spreads], "one is hidden wholly"


def test_in_the_example_class_some_have_done_each_lesson_and_some_have_begun_it(view):
    numbers = view.spreads[0].values
    assert len(numbers) == len(ALL_LESSONS)
    assert all(done >= LEAST and begun >= LEAST for done, begun, _ in numbers)
    assert [none for *_, none in numbers] == [0] * 4 + [3] * 4 + [5]


def test_in_the_example_class_every_second_vote_can_be_shown(view):
    questions = [row["key"] for row in view.whole.film.rows["questions"] if row["step"] in VOTED]
    found = {one.item: one for one in view.spreads}
    for key in [*questions, "n07-rating"]:
        assert len(found[key].columns) == 2, key
        assert found[key].sentence.rstrip(".")[-1].isdigit(), "so many changed their answer"


def test_in_the_example_class_every_kind_of_number_is_of_three_and_some_are_hidden(view):
    numbers = [n for one in view.spreads for row in one.values for n in row]
    assert None in numbers and len([n for n in numbers if n]) > 300
    assert min(n for n in numbers if n) >= LEAST
    assert len(view.agreements) >= 2 and any(one.disputed for one in view.agreements)
    verdicts = next(one for one in view.spreads if one.item == "n08-quick")
    assert sum(any(row) for row in verdicts.values) > 10


def test_in_the_example_class_every_form_and_every_other_step_has_something_written(view):
    film = view.whole.film
    prompts = {row["form"] for row in film.rows["prompts"] if row["lesson"] != "00"}
    wanted = {one for one in prompts if not one.endswith(EXTRA) and not is_private(one)}
    wanted |= {"n03-code", "n04-entry", "n05-person", "n06-notes", "n07-rating-before",
               "n07-rating-after", "n07-sort", "n08-claims", "n08-events", "n09-outline",
               "n09-roles", "n09-thesis", "n09-rubric"}  # fmt: skip
    wanted |= {row["key"] for row in film.rows["questions"] if row["step"] in VOTED}
    assert wanted <= {one.item for one in view.answers}
    assert {one.lesson for one in view.answers if one.private} >= {"03", "08", "09"}
    texts = [answer.text for asked in view.answers for answer in asked.answers]
    assert len(texts) > 450 and "…" not in texts


def test_what_the_invented_learners_write_names_its_sequence_and_is_nobody_elses(view):
    texts = [(name, item, field, text) for name, values in decided().items()
             for (item, field), text in values.items() if " " in str(text)]  # fmt: skip
    assert len(texts) > 350
    told = Counter(text for *_, text in texts if len(text) > 60)
    assert not [text for text, count in told.items() if count > 1]
    keys = {row["key"].upper() for row in view.whole.film.rows["sequences"]}
    for name, item, field, text in texts:
        named = re.findall(r"\bQ\d+", text)
        assert set(named) <= keys, (name, item)
        if view.whole.film.row("prompts", field).get("evidence_needed"):
            assert named, (name, field)


def test_what_the_invented_learners_decide_can_be_held_by_the_steps(tmp_path, view):
    """What a step cannot hold it would leave out, and the class would be smaller than it seems."""
    for lang in LANGUAGES:
        at = [make(desk(tmp_path, pack="her", lang=lang, lesson="09")) for make in STEPS.values()]
        forms = {row["form"] for row in film("her", lang).rows["prompts"]}
        at += [PromptsStep(desk(tmp_path, pack="her", lang=lang), form) for form in forms]
        steps = {one.item: one.fields for one in at if hasattr(one, "fields")}
        for learner in (one for one in view.whole.learners if one.lang == lang):
            for (item, kind, name), (value, *_) in learner.saved.items():
                if item in steps:
                    values = {name: value} if kind == "field" else value
                    for field, one in values.items():
                        assert fits(steps[item][field], one), (learner.alias, item, field, one)
                else:
                    assert kind in ("lock", "again"), (learner.alias, item)


@pytest.mark.parametrize("name", ["sample-fern", "contoh-awan"])
def test_the_files_of_the_example_class_are_those_that_the_kit_writes(name, tmp_path):
    record = shipped(name)
    work = Work(record.alias, tmp_path)
    work.adopt([
        Entry(one["when"], lesson, item, one["kind"], {"name": one["name"], "value": one["value"]}
              if one["kind"] == "field" else one["value"])
        for lesson, items in record.lessons.items() for item, saved in items.items()
        for one in saved])  # fmt: skip
    at = Desk(film("her", record.lang), ai(record.lang), work, "09")
    made = json.loads(as_json(record_of(gather.portfolio(at, set()))))
    written = json.loads(as_json(record))
    assert list(made.pop("lessons").items()) == list(written.pop("lessons").items())
    assert made | {"made": ""} == written | {"made": ""}


# --- the notebook -------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_book_is_kept_as_git_keeps_lessons(lang):
    file = BOOKS[lang]
    nbformat.validate(nbformat.read(file, as_version=nbformat.NO_CONVERT))
    text = file.read_text("utf-8")
    assert text == json.dumps(json.loads(text), indent=1, ensure_ascii=False) + "\n"
    code = [cell for cell in cells(lang) if cell["cell_type"] == "code"]
    assert all(cell["outputs"] == [] and cell["execution_count"] is None for cell in code)
    assert all(source(cell).count("\n") == 0 for cell in code[1:])
    assert [source(cell) for cell in code[0:1]] == [
        f'import filmkit as fk\n\nview = fk.open_class("class", lang="{lang}")'
    ]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_a_book_shows_of_learners_is_never_saved_with_it(lang):
    book = json.loads(BOOKS[lang].read_text("utf-8"))
    code = next(cell for cell in book["cells"] if cell["cell_type"] == "code")
    code["outputs"] = [{"output_type": "stream", "name": "stdout", "text": "mango-17"}]
    without_outputs("class-view.ipynb", {"type": "notebook", "content": book})
    assert "mango-17" not in json.dumps(book)


def test_the_books_are_twins():
    english, indonesian = (cells(lang) for lang in LANGUAGES)
    for one, other in zip(english, indonesian, strict=True):
        assert (one["id"], one["cell_type"]) == (other["id"], other["cell_type"])
        if one["cell_type"] == "code":
            assert source(one).replace('lang="en"', 'lang="id"') == source(other)
        else:
            assert source(one).count("\n") == source(other).count("\n"), one["id"]


def test_every_lesson_has_its_cell_and_words_before_it():
    calls = [source(cell) for cell in cells("en") if cell["cell_type"] == "code"]
    assert [call for call in calls if "lesson(" in call] == [
        f'view.lesson("{number}")' for number in LESSONS
    ]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_book_runs_with_the_example_class(lang, tmp_path, monkeypatch):
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    monkeypatch.setenv("IPYTHONDIR", str(tmp_path / "ipython"))
    folder = tmp_path / "teacher" / lang
    folder.mkdir(parents=True)
    shutil.copytree(FOLDER, folder / "class")
    book = nbformat.read(BOOKS[lang], as_version=4)
    NotebookClient(book, timeout=120, resources={"metadata": {"path": str(folder)}}).execute()
    code = [cell for cell in book.cells if cell.cell_type == "code"][1:]
    assert all(cell.outputs[0]["data"]["text/html"] for cell in code)
    shown = "".join(json.dumps(cell.outputs) for cell in code if cell.id.startswith("lesson"))
    assert "sample-" not in shown and "contoh-" not in shown
    assert len(list(folder.glob("class-view-*/*.html"))) == 2
    assert len(list((folder / "class").iterdir())) == 12


def test_a_book_without_a_folder_says_what_to_do(tmp_path):
    with pytest.raises(FilmkitError) as error:
        open_class(tmp_path / "class")
    assert error.value._render_traceback_() == [str(error.value)]


def test_parts_for_the_class_hold_no_alias_and_those_for_the_teacher_do(book):
    aliases = [one.alias for one in book.view.whole.learners]
    for part in (book.progress(), *map(book.lesson, LESSONS)):
        assert not [alias for alias in aliases if alias in part.html + part.text]
    assert all(alias in book.learners().html for alias in aliases)
    assert aliases[0] in book.answers("03").html and book.files().text


def test_a_part_that_holds_nothing_says_so_and_a_lesson_that_is_none_is_refused(book, tmp_path):
    assert "sample-otter" in book.journal().html
    shutil.copy(FOLDER / "sample-kite-portfolio.json", tmp_path)
    alone = open_class(tmp_path, lang=book.view.words.lang)
    assert alone.lesson("06").text == book.view.words("class.nothing")
    assert isinstance(alone.journal(), Shown)
    with pytest.raises(FilmkitError):
        book.lesson("11")
