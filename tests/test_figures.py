"""Figures in texts are computed from the tables as the learner sees them."""

from dataclasses import replace
from types import MappingProxyType

import pytest

from filmkit.errors import NoSuchItem
from filmkit.figures import PLACE, figure, fill, of_tables
from filmkit.films import open_ai, open_film

TEXTS = {"questions": ("prompt", "model"), "choices": ("text", "feedback"), "models": ("model",),
         "prompts": ("text", "frame", "model"), "claims": ("title", "shown")}  # fmt: skip


@pytest.fixture(scope="module")
def ai():
    # fmt: off
    scores = ({"capability": "c01", "year": "2013", "score": 1, "low": 0, "high": 2},
              {"capability": "c01", "year": "2026", "score": 3, "low": 2, "high": None})
    # fmt: on
    rows = {"scores": scores, "timeline": ({},) * 8316, "capabilities": ({},), "numbers": ()}
    return replace(open_ai(), rows=MappingProxyType(rows))


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("degree.voice.ada", "3"),
        ("degree.body.none", "0"),
        ("tie.voice.ada.none", "2"),
        ("tie.voice.none.ada", "2"),
        ("tie.body.ada.none", "0"),
        ("count.voice.none", "2"),
        ("count.talked.none", "3"),
        ("islands.voice.without.ivo", "1"),
        ("islands.voice.without.ada", "0"),
        ("score.c01.2013", "1 (0–2)"),
        ("score.c01.2026", "3 (2–?)"),
        ("sequences", "3"),
        ("themes", "2"),
        ("technologies", "1"),
        ("claims", "2"),
        ("capabilities", "1"),
        ("numbers", "0"),
        ("events", "8,316"),
        ("vector.percent.17-1-2-0", "85%"),
        ("vector.kappa.17-1-2-0", "−0.07"),
        ("vector.ac1.17-1-2-0", "0.83"),
        ("vector.kappa.9-1-2-8", "0.70"),
        ("vector.low.9-1-2-8", "62%"),
        ("vector.high.9-1-2-8", "97%"),
        ("vector.kappa.8-2-2-8", "0.60"),
        ("vector.kappa.9-1-1-9", "0.80"),
        ("parts.acts", "2"),
        ("parts.rani", "2"),
        ("parts.tom", "3"),
        ("until.q01", "40"),
        ("until.q02", "76"),
    ],
)
def test_a_figure_is_what_the_tables_give(film, ai, name, text):
    assert figure(name, film(), ai) == text


def test_a_figure_follows_the_spoiler_level(film, ai):
    assert figure("sequences", film(level=1), ai) == "2"
    assert figure("degree.voice.ada", film(level=0), ai) == "1"


@pytest.mark.parametrize(
    ("level", "acts", "rani", "tom"), [(0, "1", "2", "2"), (1, "4", "6", "7"), (2, "4", "8", "8")]
)
def test_lesson_01_counts_the_parts_of_her_as_the_level_shows_them(ai, level, acts, rani, tom):
    her = open_film("her", level=level)
    names = ("parts.acts", "parts.rani", "parts.tom", "until.q04")
    assert [figure(name, her, ai) for name in names] == [acts, rani, tom, "9"]


def test_a_figure_is_written_as_the_language_writes_numbers(film, ai):
    assert figure("events", film("id"), ai) == "8.316"


def test_figures_are_filled_in_and_other_braces_stay(film, ai):
    text = "{{count.voice.none}} of {{sequences}} {x} {{ sequences }} {{X}}"
    assert fill(text, film(), ai) == "2 of 3 {x} {{ sequences }} {{X}}"
    assert fill("", film(), ai) == fill(None, film(), ai) == ""


@pytest.mark.parametrize(
    "name",
    [
        "scenes",
        "sequences.x",
        "degree",
        "degree.body",
        "degree.seen.ada",
        "tie.body.ada",
        "islands.body",
        "score.c01",
        "score.c99.2013",
        "score.c01.1999",
        "sum.body.ada",
        "vector.kappa",
        "vector.mean.9-1-2-8",
        "vector.kappa.9-1-2",
        "vector.kappa.20-0-0-0",
        "vector.kappa.1-1-1-1",
        "parts",
        "parts.nobody",
        "parts.rani.tom",
        "until",
        "until.q99",
        "-",
        ".",
    ],
)
def test_a_figure_that_does_not_exist_is_no_item(film, ai, name):
    with pytest.raises(NoSuchItem):
        fill(f"There are {{{{{name}}}}}.", film(), ai)


def figures_in(pack) -> list[str]:
    texts = [
        row[name] or ""
        for table, names in TEXTS.items()
        for row in pack.rows[table]
        for name in names
    ]
    return [match[1] for text in texts for match in PLACE.finditer(text)]


@pytest.mark.parametrize("lang", ["en", "id"])
def test_every_figure_in_the_texts_of_her_can_be_computed_and_names_what_exists(lang):
    film, ai = open_film("her", lang=lang), open_ai(lang=lang)
    names = figures_in(film)
    assert names
    people = {row["key"] for row in film.rows["characters"]}
    capabilities = {row["key"] for row in ai.rows["capabilities"]}
    rules = {"body", "voice", "talked", "without", "2013", "2020", "2026"}
    for name in names:
        assert figure(name, film, ai)
        kind, *parts = name.split(".")
        assert kind not in of_tables.KINDS or set(parts) <= people | capabilities | rules, name


@pytest.mark.parametrize("level", [0, 1])
def test_every_figure_can_be_computed_at_the_level_of_its_text(level):
    film, ai = open_film("her", level=level), open_ai(level=level)
    for name in figures_in(film):
        assert figure(name, film, ai)


def test_both_languages_of_her_hold_the_same_figures():
    assert figures_in(open_film("her", lang="en")) == figures_in(open_film("her", lang="id"))


def test_no_text_of_her_has_braces_that_are_no_figure():
    for lang in ("en", "id"):
        film = open_film("her", lang=lang)
        texts = [
            str(value) for rows in film.rows.values() for row in rows for value in row.values()
        ]
        assert [text for text in texts if "{{" in PLACE.sub("", text)] == []


def test_a_misspelt_character_is_refused_and_does_not_count_nothing():
    film, ai = open_film("her"), open_ai()
    with pytest.raises(NoSuchItem):
        figure("degree.voice.samanta", film, ai)
    assert figure("degree.body.samantha", film, ai) == "0"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("g2.3-0-700-700", "4.16"),
        ("g2.4-0-700-700", "5.55"),
        ("g2.3-0-700-250", "1.83"),
        ("limit.1", "3.84"),
        ("limit.300", "14.17"),
        ("least.700.300", "11"),
        ("least.700.1", "3"),
        ("telling.words.plain", "18"),
        ("telling.hits.plain.voice", "3"),
        ("telling.hits.plain.ghost", "0"),
        ("telling.planted", "1"),
    ],
)
def test_a_figure_of_the_tellings_is_what_texts_and_formulas_give(film, ai, name, text):
    assert figure(name, film(), ai) == text


def test_figures_of_the_tellings_follow_level_and_language(film, ai):
    assert figure("telling.hits.plain.voice", film(level=1), ai) == "2"
    assert figure("telling.hits.plain.suara", film("id"), ai) == "3"
    assert figure("limit.300", film("id"), ai) == "14,17"


@pytest.mark.parametrize(
    "name",
    ["g2", "g2.3-0", "g2.3-0-0-0", "limit", "limit.0", "least.700", "telling", "telling.words",
     "telling.words.ghost", "telling.words.plain.x", "telling.hits.plain", "telling.planted.x"],
)  # fmt: skip
def test_a_figure_of_the_tellings_that_does_not_exist_is_no_item(film, ai, name):
    with pytest.raises(NoSuchItem):
        figure(name, film(), ai)


# By level: what the model answers of lesson 05 say of her name and of data, in A to E.
CATHERINE = {
    ("en", 0): "1 0 0 1 1",
    ("en", 1): "2 0 1 2 2",
    ("en", 2): "3 0 1 3 3",
    ("id", 0): "1 0 0 1 1",
    ("id", 1): "3 0 1 2 3",
    ("id", 2): "4 0 1 3 4",
}


@pytest.mark.parametrize(("lang", "level"), CATHERINE)
def test_what_lesson_05_counts_in_its_tellings(lang, level):
    opened, ai = open_film("her", lang=lang, level=level), open_ai(lang=lang, level=level)
    tellings = [row["key"] for row in opened.rows["tellings"]]
    names = [figure(f"telling.hits.{one}.catherine", opened, ai) for one in tellings]
    data = [figure(f"telling.hits.{one}.data", opened, ai) for one in ("neutral", "critical")]
    assert (" ".join(names), data) == (CATHERINE[lang, level], ["0", "3"])
