"""Every lesson is well made and can be read by everybody."""

import json
import re
from functools import cache
from pathlib import Path

import nbformat
import pytest
from desks import LANGUAGES, ROOT, ai, film

from filmkit.explorations import explore
from filmkit.films import open_word_lists
from filmkit.steps.exchanges import EXCHANGES
from filmkit.widgets import Lesson

LESSONS = sorted((ROOT / "notebooks").glob("*/*.ipynb"))
NUMBERED = [file for file in LESSONS if not file.name.startswith("00")]
START = {"en": "00-start-here.ipynb", "id": "00-mulai-di-sini.ipynb"}
HELP = {"en": "Help", "id": "Bantuan"}
MINUTES = {"en": r"(\d+) minutes?\b", "id": r"(\d+) menit\b"}
AUTHOR = {
    "en": "By the filmkit authors, November 2026.",
    "id": "para penulis filmkit, November 2026.",
}
SHAPE = {
    "en": "Recall / Predict / Explore / Explain / Apply / Check / Leave / What this cannot show"
    " / If you want more or less",
    "id": "Ingat lagi / Tebak dulu / Jelajahi / Jelaskan / Terapkan / Periksa / Bawa pulang"
    " / Yang tidak bisa ditunjukkan pelajaran ini / Kalau butuh bantuan atau tantangan",
}
STEPS_WITH_TIME = 7  # of the shape: what comes after has no minutes
MOST_WORDS = 250  # between two actions
LATE = re.compile(r"\b641\b|8[.,]316|goodbye|selamat tinggal|rooftop|Watts", re.IGNORECASE)
CALL = re.compile(r'lesson\.(\w+)\((?:"([\w-]+)")?\)')
LINK = re.compile(r"(!?)\[([^\]]*)\]\(([^)]*)\)")


def each(files: list[Path]):
    return pytest.mark.parametrize(
        "file", files, ids=lambda file: f"{file.parent.name}-{file.stem[:2]}"
    )


@cache
def lesson(file: Path):
    return nbformat.read(file, as_version=nbformat.NO_CONVERT)


def cells(file: Path, kind: str) -> list:
    return [cell for cell in lesson(file).cells if cell.cell_type == kind]


def prose(file: Path) -> str:
    return "\n\n".join(cell.source for cell in cells(file, "markdown"))


def headings(file: Path) -> list[tuple[int, str]]:
    return [
        (len(marks), text) for marks, text in re.findall(r"^(#+) (.+)$", prose(file), re.MULTILINE)
    ]


def calls(file: Path) -> list[tuple[str, str]]:
    return [match for cell in cells(file, "code") for match in CALL.findall(cell.source)]


def number(file: Path) -> str:
    return file.name[:2]


def test_lessons_are_found_in_every_language():
    for lang in LANGUAGES:
        found = [number(file) for file in LESSONS if file.parent.name == lang]
        assert len(found) >= 3 and found[0] == "00"
        assert len(set(found)) == len(found)


@each(LESSONS)
def test_file_is_a_notebook_without_outputs_as_git_keeps_it(file):
    nbformat.validate(lesson(file))
    text = file.read_text("utf-8")
    assert text == json.dumps(json.loads(text), indent=1, ensure_ascii=False) + "\n"
    for cell in cells(file, "code"):
        assert (cell.outputs, cell.execution_count) == ([], None), cell.id
    assert lesson(file).metadata.kernelspec.name == "python3"
    assert "version" not in lesson(file).metadata.get("language_info", {})


@each(LESSONS)
def test_cell_ids_can_be_read_and_differ(file):
    ids = [cell.id for cell in lesson(file).cells]
    assert len(set(ids)) == len(ids)
    assert [one for one in ids if not re.fullmatch(r"[a-z]+(-[a-z0-9]+)*", one)] == []
    assert ids[:2] == ["title", "open"]


@each(LESSONS)
def test_headings_lead_through_the_lesson(file):
    levels = [level for level, _ in headings(file)]
    assert levels[0] == 1 and levels.count(1) == 1
    assert lesson(file).cells[0].source.startswith("# ")
    assert all(after <= before + 1 for before, after in zip(levels, levels[1:], strict=False))
    second = [text for level, text in headings(file) if level == 2]
    assert len(set(second)) == len(second) > 3


@each(NUMBERED)
def test_every_lesson_has_the_same_shape(file):
    second = [text for level, text in headings(file) if level == 2]
    assert " / ".join(second) == SHAPE[file.parent.name]


@each(LESSONS)
def test_first_cell_says_how_long_who_and_where_help_is(file):
    lang, first = file.parent.name, lesson(file).cells[0].source
    assert AUTHOR[lang] in first
    assert re.search(rf"^{HELP[lang]}: \[[^\]]+\]\({START[lang]}\)", first, re.MULTILINE)
    whole, *steps = [int(minutes) for minutes in re.findall(MINUTES[lang], first)]
    assert sum(steps) == whole <= 60


@each(NUMBERED)
def test_first_cell_lists_the_steps_in_order(file):
    listed = re.findall(r"^\d\. ([^:]+):", lesson(file).cells[0].source, re.MULTILINE)
    assert listed == SHAPE[file.parent.name].split(" / ")[:STEPS_WITH_TIME]


@each(LESSONS)
def test_every_code_cell_has_words_before_it_that_end_with_a_task(file):
    for before, cell in zip(lesson(file).cells, lesson(file).cells[1:], strict=False):
        if cell.cell_type == "code":
            assert before.cell_type == "markdown" and len(before.source.split()) > 8, cell.id
            assert cell.id == "open" or before.source.rstrip()[-1] in "?.", cell.id


@each(LESSONS)
def test_code_is_one_folded_line_without_logic(file):
    for place, cell in enumerate(cells(file, "code")):
        lines = [line for line in cell.source.splitlines() if line.strip()]
        assert len(lines) <= (3 if place == 0 else 1), cell.id
        assert not re.search(
            r"\b(def|for|while|if|class|lambda|with|try)\b|^[!%]", cell.source, re.MULTILINE
        ), cell.id
        assert place == 0 or "import" not in cell.source, cell.id
        assert place == 0 or CALL.fullmatch(cell.source), cell.id
        assert cell.metadata.jupyter.source_hidden is True, cell.id
        assert "hide-input" in cell.metadata.tags, cell.id
    opening, lang = cells(file, "code")[0].source, file.parent.name
    assert opening.startswith("import filmkit as fk\n\nlesson = fk.open_lesson(")
    assert opening.endswith(f'("{number(file)}", lang="{lang}")')


@each(LESSONS)
def test_reading_is_never_long_between_two_actions(file):
    words, longest = 0, {}
    for cell in lesson(file).cells:
        if cell.cell_type == "code":
            words = 0
        else:
            words += len(cell.source.split())
            longest[cell.id] = words
    assert {name: count for name, count in longest.items() if count > MOST_WORDS} == {}


@each(LESSONS)
def test_links_say_where_they_go_and_go_somewhere(file):
    found = LINK.findall(prose(file))
    assert found
    for image, text, target in found:
        assert not image, "a lesson shows no picture without a question"
        assert len(text.split()) > 1, text
        assert (file.parent / target).is_file(), target
    assert "<img" not in prose(file)


@each(LESSONS)
def test_words_are_those_that_were_agreed(file):
    text = prose(file)
    assert not re.search(
        r"!(?!\[)|\bAnda\b|\bsiswa\b|kecerdasan buatan|[\U0001F300-\U0001FAFF]", text
    )
    assert not re.search(r"<(?!-)\w+[^>]*>", text), "no HTML"


@each(LESSONS)
def test_words_that_everybody_sees_keep_the_end_of_the_marriage_back(file):
    told = r"divorc|\bcerai|(ends|mengakhiri) (a marriage|pernikahan)|Isabella|surrogate"
    assert re.findall(told, prose(file), re.IGNORECASE) == []


@each(LESSONS)
def test_words_give_away_no_more_than_level_1(file):
    assert LATE.findall(prose(file)) == []
    assert [key for key in re.findall(r"\bQ(\d\d)\b", prose(file)) if int(key) > 25] == []


@each(LESSONS)
def test_every_call_asks_for_something_that_exists(file):
    whole = film("her", file.parent.name)
    questions = {row["key"]: row["step"] for row in whole.rows["questions"]}
    known = {
        "ask": {key for key, step in questions.items() if step not in ("predict", "vote")},
        "predict": {key for key, step in questions.items() if step in ("predict", "vote")},
        "reveal": {key for key, step in questions.items() if step in ("predict", "vote")},
        "write": {row["form"] for row in whole.rows["prompts"]},
        "code": {row["form"] for row in whole.rows["form_sequences"]},
        "exchange": set(EXCHANGES),
    }
    assert calls(file)
    for name, key in calls(file):
        assert callable(getattr(Lesson, name)), name
        if name == "explore":
            assert explore(key, whole, ai(whole.lang)).states, key
        elif name == "exhibit":
            assert open_word_lists(lang=whole.lang).where("exhibits", tool=key), key
        elif name == "rate":
            assert key in ("before", "after"), key
        elif key:
            assert key in known[name], key
            assert key.startswith(f"n{number(file)}-"), key


@pytest.mark.parametrize("lang", LANGUAGES)
def test_everything_in_the_data_is_asked_by_its_lesson(lang):
    asked = [key for file in LESSONS if file.parent.name == lang for _, key in calls(file)]
    whole = film("her", lang)
    for table, column in (("questions", "key"), ("prompts", "form"), ("form_sequences", "form")):
        keys = {row[column] for row in whole.rows[table]}
        assert keys and keys <= set(asked), table


@each(NUMBERED)
def test_a_prediction_comes_before_its_reveal_and_is_revealed(file):
    made = [key for name, key in calls(file) if name == "predict"]
    shown = [key for name, key in calls(file) if name == "reveal"]
    assert made and sorted(made) == sorted(shown)
    order = calls(file)
    assert all(order.index(("predict", key)) < order.index(("reveal", key)) for key in made)


@each(NUMBERED)
def test_a_lesson_ends_with_its_product(file):
    assert ("product", "") in calls(file)
