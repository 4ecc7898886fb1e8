"""Every state of every explorer can be shown, and none gives away more than the learner wants."""

import html
import re
import sys
from functools import cache
from itertools import product

import pytest
from desks import LANGUAGES, ai, film

from filmkit.cards import sequence_cards
from filmkit.errors import NoSuchItem
from filmkit.explorations import Exploration, explore

NAMES = (
    "presence",
    "network",
    "characters",
    "themes",
    "mood",
    "technologies",
    "reality",
    "timeline",
)
LEVELS = (0, 1, 2)
SEEN = [
    pytest.param(*which, id="-".join(map(str, which)))
    for which in product(NAMES, LEVELS, LANGUAGES)
]
EACH = list(product(NAMES, LANGUAGES))
LATE = re.compile(r"\b641\b|8[.,]316|goodbye|selamat tinggal|rooftop|Watts", re.IGNORECASE)


@cache
def exploration(name: str, level: int, lang: str) -> Exploration:
    return explore(name, film("her", lang, level), ai(lang, level))


@cache
def unpainted(name: str, level: int, lang: str) -> dict[str, dict]:
    """Everything of all states but the pictures, which take most of the time."""
    with pytest.MonkeyPatch.context() as patch:
        for module in ("grids", "network", "reality"):
            patch.setattr(
                sys.modules[f"filmkit.charts.{module}"], "picture", lambda *_: "<svg></svg>"
            )
        opened = explore(name, film("her", lang, level), ai(lang, level))
        return {state: opened.parts(state) for state in opened.states}


def words_of(parts: dict) -> str:
    """All that can be read in a state."""
    table = html.unescape(re.sub(r"<[^>]+>", " ", parts["table"]))
    lines = [parts[name] for name in ("title", "alt", "sentence", "note")] + [table]
    for block in parts["blocks"]:
        lines.append(block["heading"])
        for item in block["items"]:
            lines += [
                str(item[name]) for name in ("label", "text", "note", "source") if item.get(name)
            ]
            lines += [key.upper() for key in item.get("sequences", [])]
    return "\n".join(lines)


@pytest.mark.parametrize(("name", "level", "lang"), SEEN)
def test_states_are_all_combinations_of_the_options(name, level, lang):
    opened = exploration(name, level, lang)
    options = [[value for value, _ in control.options] for control in opened.controls]
    assert opened.states == ["|".join(values) for values in product(*options)]
    assert len(set(opened.states)) == len(opened.states)
    assert opened.start in opened.states
    assert all(label for control in opened.controls for _, label in control.options)


@pytest.mark.parametrize(("name", "level", "lang"), SEEN)
def test_every_state_has_words_table_and_evidence_that_can_be_opened(name, level, lang):
    cards = sequence_cards(film("her", lang, level))
    for state, parts in unpainted(name, level, lang).items():
        assert all(parts[part] for part in ("title", "alt", "sentence", "note")), state
        assert len(parts["alt"]) <= 250, state
        for block in parts["blocks"]:
            assert block["heading"] and block["items"], state
            for item in block["items"]:
                assert item.get("text") or item.get("sequences"), state
                assert set(item.get("sequences", [])) <= set(cards), state


@pytest.mark.parametrize(("name", "lang"), EACH)
def test_level_1_keeps_the_last_part_back(name, lang):
    for state, parts in unpainted(name, 1, lang).items():
        assert LATE.findall(words_of(parts)) == [], state


@pytest.mark.parametrize(("name", "lang"), EACH)
def test_level_0_tells_nothing_beyond_the_premise(name, lang):
    later = [row for row in film("her", lang).rows["sequences"] if row["order"] > 6]
    titles = [
        row["title"] for row in later if len(row["title"].split()) > 2
    ]  # "The book" is said elsewhere
    assert len(later) == 24
    for state, parts in unpainted(name, 0, lang).items():
        text = words_of(parts)
        told = re.sub(
            r"(Fact|Fakta|on|pada) Q\d\d|\[[A-Z]\d\d\]", "", text
        )  # numbers of facts, not sequences
        assert [row["key"] for row in later if row["key"].upper() in told] == [], state
        assert [title for title in titles if title in text] == [], state
        assert LATE.findall(text) == [], state


@pytest.mark.parametrize("level", [0, 1])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_cards_of_sequences_end_where_the_level_ends(level, lang):
    cards = sequence_cards(film("her", lang, level))
    assert list(cards) == [f"q{n:02}" for n in range(1, (7, 26)[level])]
    told = str(cards).replace("Rooftop park", "")  # of Q25: another roof than the last one
    assert LATE.findall(told) == []


def test_the_words_that_level_1_keeps_back_are_there_at_level_2():
    text = "\n".join(
        words_of(parts) for name in NAMES for parts in unpainted(name, 2, "en").values()
    )
    assert {"641", "Watts"} <= set(LATE.findall(text))


def check_picture(opened: Exploration, state: str) -> None:
    svg = opened.chart(state).svg
    assert svg.startswith("<svg") and svg.rstrip().endswith("</svg>"), state
    assert len(svg) > 3000, state


@pytest.mark.parametrize("name", NAMES)
def test_every_state_can_be_drawn(name):
    opened = exploration(name, 2, "en")
    assert len(opened.states) >= 1
    for state in opened.states:
        check_picture(opened, state)


@pytest.mark.parametrize(
    ("name", "level", "lang"), [which for which in SEEN if which.values[1:] != (2, "en")]
)
def test_first_and_last_state_can_be_drawn_at_every_level_in_both_languages(name, level, lang):
    opened = exploration(name, level, lang)
    for state in {opened.start, opened.states[-1]}:
        check_picture(opened, state)
        if level < 2:
            words = re.sub(r"<[^>]*>", " ", opened.chart(state).svg)  # places are no words
            assert LATE.findall(words) == [], state


@pytest.mark.parametrize("name", NAMES[:6])
def test_another_film_can_be_explored(name):
    opened = explore(name, film("tiny", "id"), ai("id"))
    for state in (opened.start, opened.states[-1]):
        assert opened.parts(state)["sentence"]


def test_a_state_is_drawn_once_and_kept(monkeypatch):
    drawn = []
    opened = explore("themes", film(), ai())
    draw = opened.draw
    monkeypatch.setattr(opened, "draw", lambda *values: drawn.append(values) or draw(*values))
    assert opened.parts("voices") == opened.parts("voices")
    assert opened.chart("voices") is opened.chart("voices")
    assert drawn == [("voices",)]


def test_presence_lists_where_a_character_is_and_how():
    opened = explore("presence", film(), ai())
    blocks = opened.parts("none")["blocks"]
    assert [item["sequences"] for block in blocks for item in block["items"]] == [
        ["q01", "q02"],
        ["q03"],
    ]


def test_network_lists_groups_and_the_strongest_ties():
    opened = explore("network", film(), ai())
    groups, ties = opened.parts("talked||")["blocks"]
    assert [item["text"] for item in groups["items"]] == ["Ada, Ivo, None"]
    assert [item["sequences"] for item in ties["items"]] == [
        ["q01", "q02", "q03"],
        ["q02", "q03"],
        ["q02", "q03"],
    ]


def test_taking_somebody_out_of_the_network_takes_their_ties_away():
    opened = explore("network", film(), ai())
    without = opened.parts("talked||ada")["blocks"]
    assert "Ada" not in str(without)


@pytest.mark.parametrize("name", ["", "networks", "__init__", None])
def test_unknown_explorer_is_refused(name):
    with pytest.raises(NoSuchItem):
        explore(name, film(), ai())


@pytest.mark.parametrize("state", ["", "nobody", "ada|ada", "ada|", None, ["ada"], {}])
def test_unknown_state_is_refused(state):
    with pytest.raises(NoSuchItem):
        explore("presence", film(), ai()).parts(state)
