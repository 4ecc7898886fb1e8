"""The teacher's notebook: twins, well made, run in a real kernel with the example class."""

import json
import shutil

import nbformat
import pytest
from desks import LANGUAGES, ROOT
from example_class import FOLDER, example
from nbclient import NotebookClient

from filmkit import open_class
from filmkit.classroom.secrecy import LEAST
from filmkit.classroom.shown import Shown
from filmkit.classroom.view import gather_class
from filmkit.errors import FilmkitError
from filmkit.lab.saving import without_outputs

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


def test_the_example_class_says_that_it_is_invented_and_shows_something():
    view = gather_class(FOLDER)
    assert view.gathered.left_out == () and not view.notes
    assert len(view.whole.learners) == 12
    assert all(one.alias.startswith(("sample-", "contoh-")) for one in view.whole.learners)
    assert len(view.agreements) >= 2
    shown = [n for one in view.spreads for row in one.values for n in row if n]
    assert len(shown) > 80 and min(shown) >= LEAST


def test_what_the_invented_learners_write_is_more_than_a_word():
    view = gather_class(FOLDER)
    texts = [answer.text for asked in view.answers for answer in asked.answers]
    assert len(texts) > 100 and "…" not in texts
    assert len([asked for asked in view.answers if asked.private]) == 1


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


def test_a_part_that_holds_nothing_says_so_and_a_lesson_that_is_none_is_refused(book):
    assert book.lesson("06").text == book.view.words("class.nothing")
    assert isinstance(book.journal(), Shown)
    with pytest.raises(FilmkitError):
        book.lesson("11")
