"""A lesson as a notebook uses it: any cell, in any order, any number of times."""

import re

import pytest
from desks import LANGUAGES, LOCK, TINY, write

from filmkit.errors import FilmkitError
from filmkit.steps.settings import GUEST
from filmkit.widgets import Explorer, Lesson, Panel, open_lesson
from filmkit.work import Work, choose_alias

CELLS = {
    "ask": ("n03-c1",),
    "predict": ("n03-p1",),
    "reveal": ("n03-p1",),
    "write": ("n03-rules",),
    "code": ("n03-code",),
    "cut": (),
    "cut_again": (),
    "exchange": ("n01-partner",),
    "compare_cuts": (),
    "plot_story": (),
    "explore": ("themes",),
    "quick_verdicts": (),
    "claims": (),
    "other_years": (),
    "choose_events": (),
    "codebook": (),
    "code_theme": (),
    "agree": (),
    "recode": (),
    "draw_arc": (),
    "word_list": (),
    "exhibit": ("vader",),
    "gaps": (),
    "edit_list": (),
    "smooth": (),
    "compare_arcs": (),
    "tellings": (),
    "events_grid": (),
    "concordance": (),
    "frequencies": (),
    "keyness": (),
    "person_or_thing": (),
    "errors": (),
    "news_check": (),
    "letter_writer": (),
    "recall": (),
    "flattery": (),
    "turn_gap": (),
    "sort_board": (),
    "reel": (),
    "shot_log": (),
    "shot_log_again": (),
    "shot_report": (),
    "form_notes": (),
    "palette": (),
    "overheard": (),
    "rate": ("before",),
    "talk": (),
    "break_it": (),
    "change_script": (),
    "local_model": (),
    "shelf": (),
    "roles": (),
    "outline": (),
    "thesis_test": (),
    "cite": (),
    "rubric": (),
    "portfolio": (),
    "welcome": (),
    "settings": (),
    "advisories": (),
    "story": (),
    "self_test": (),
    "product": (),
    "my_work": (),
    "carry": (),
    "hand_in": (),
}
KEYED = [name for name, keys in CELLS.items() if keys]


@pytest.fixture
def displayed(monkeypatch) -> list:
    shown: list = []
    monkeypatch.setattr("IPython.display.display", shown.append)
    return shown


@pytest.fixture
def opened(work_folder, displayed):
    """A function that opens a lesson of the tiny pack, as the alias that was chosen last."""
    return lambda number="03", lang="en": open_lesson(number, lang=lang, film=str(TINY))


@pytest.fixture
def rani(work_folder) -> Work:
    choose_alias("rani")
    work = Work("rani")
    work.save("00", "settings", "level", 2)
    return work


def run(lesson: Lesson, name: str):
    return getattr(lesson, name)(*CELLS[name])


def plain(shown) -> str:
    bundle = shown._repr_mimebundle_()
    return (bundle[0] if isinstance(bundle, tuple) else bundle)["text/plain"]


def test_cells_below_are_all_that_a_lesson_offers():
    public = {name for name in dir(Lesson) if not name.startswith("_")} - {"film"}
    assert public == set(CELLS)


def test_a_lesson_opens_for_a_guest_who_has_chosen_nothing(opened, work_folder):
    lesson = opened()
    assert lesson.desk.work.alias == GUEST
    assert (lesson.film.level, lesson.desk.ai.level) == (0, 0)
    assert not work_folder.exists(), "opening saves nothing"


def test_a_lesson_opens_under_the_alias_and_at_the_level_chosen_last(opened, rani):
    lesson = opened()
    assert lesson.desk.work.alias == "rani"
    assert (lesson.film.level, lesson.desk.ai.level) == (2, 2)


@pytest.mark.parametrize("text", ["", "\n", "../up", "a" * 40, "\x00"])
def test_a_damaged_choice_of_alias_opens_the_lesson_for_a_guest(text, opened, work_folder):
    work_folder.mkdir()
    (work_folder / "current-alias.txt").write_text(text)
    assert opened().desk.work.alias == GUEST


@pytest.mark.parametrize("level", [True, 1.0, 7, "2", None, [2]])
def test_a_damaged_level_opens_the_lesson_at_the_lowest(level, opened, rani):
    rani.save("00", "settings", "level", level)
    assert opened().film.level == 0


def test_the_opening_cell_shows_alias_and_level(opened, rani, displayed):
    lesson = opened()
    (panel,) = displayed
    assert panel.view["message"] == lesson.desk.words("settings.in-use", alias="rani", level=2)


def test_the_first_page_asks_for_the_alias_in_a_cell_of_its_own(opened, displayed):
    opened("00")
    assert displayed == []


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", CELLS)
def test_a_cell_that_runs_twice_shows_the_same(name, lang, opened, rani):
    lesson = opened(lang=lang)
    one, other = run(lesson, name), run(lesson, name)
    assert one.spec == other.spec
    if isinstance(one, Panel):
        assert one.view == other.view
    else:
        assert one.states == other.states


@pytest.mark.parametrize("name", CELLS)
def test_every_cell_works_for_a_guest_in_a_lesson_of_its_own(name, opened):
    shown = run(opened(), name)
    assert isinstance(shown, Panel | Explorer)
    assert len(plain(shown)) > 15
    assert not re.search(r"[{}<>]|Panel\(|object at", plain(shown))


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", KEYED)
def test_an_unknown_key_is_refused_in_a_sentence_that_names_it(name, lang, opened, rani):
    with pytest.raises(FilmkitError) as error:
        getattr(opened(lang=lang), name)("n99-nothing")
    assert "n99-nothing" in str(error.value)
    assert len(str(error.value).split()) > 4
    assert error.value._render_traceback_() == [str(error.value)]


def test_what_lies_beyond_the_level_is_replaced_by_a_sentence(opened):
    lesson = opened()
    assert plain(lesson.ask("n03-c2")) == lesson.desk.words("hidden.step", level=2, now=0)


def test_a_reveal_opens_when_its_prediction_is_locked(opened, rani):
    lesson = opened()
    reveal, predict = lesson.reveal("n03-p1"), lesson.predict("n03-p1")
    predict.receive(LOCK)
    assert LOCK["reason"] in reveal.view["feedback"]


def test_the_product_follows_what_is_written_above_it(opened, rani):
    lesson = opened()
    product, form = lesson.product(), lesson.write("n03-rules")
    form.receive(write("n03-gain", "Mine."))
    assert "Mine." in str(product.view)


def test_a_comparison_follows_a_verdict_that_is_changed_later(opened, rani):
    lesson = opened("08")
    claims, years = lesson.claims(), lesson.other_years()
    claims.receive(write("talks-verdict", "common"))
    years.receive(write("talks-2013", "partly"))
    years.receive({"act": "compare"})
    claims.receive(write("talks-verdict", "partly"))
    assert years.view["message"] == lesson.desk.words("claims.flipped", count=0, which="–")


def test_a_cell_that_runs_again_replaces_its_panel(opened, rani):
    lesson = opened()
    old, new = lesson.product(), lesson.product()
    lesson.write("n03-rules").receive(write("n03-gain", "Mine."))
    assert "Mine." in str(new.view)
    assert "Mine." not in str(old.view)


def test_one_panel_that_fails_does_not_stop_the_others(opened, rani, monkeypatch):
    lesson = opened()
    product, settings, form = lesson.product(), lesson.settings(), lesson.write("n03-rules")
    monkeypatch.setattr(product.step, "view", lambda: 1 / 0)
    form.receive(write("n03-gain", "Mine."))
    assert "ZeroDivisionError" in product.saved["error"]
    assert "error" not in form.saved
    assert "error" not in settings.saved


def test_work_follows_a_change_of_alias_in_every_panel(opened, rani, work_folder):
    lesson = opened()
    settings, form = lesson.settings(), lesson.write("n03-rules")
    form.receive(write("n03-gain", "of Rani"))
    for act in (write("alias", "tom"), write("level", "0"), {"act": "use"}):
        settings.receive(act)
    assert form.view["values"] == {}
    form.receive(write("n03-gain", "of Tom"))
    texts = [Work(alias).latest("n03-rules", "field")["value"] for alias in ("rani", "tom")]
    assert texts == ["of Rani", "of Tom"]


def test_two_lessons_that_are_open_at_once_lose_nothing(opened, rani):
    one, other = opened(), opened()
    one.write("n03-rules").receive(write("n03-gain", "one"))
    other.write("n03-rules").receive(write("n03-who", "ada"))
    assert opened().write("n03-rules").view["values"] == {"n03-gain": "one", "n03-who": "ada"}


def test_a_lesson_continues_in_the_other_language(opened, rani):
    opened().write("n03-rules").receive(write("n03-gain", "mine"))
    assert opened(lang="id").write("n03-rules").view["values"] == {"n03-gain": "mine"}
