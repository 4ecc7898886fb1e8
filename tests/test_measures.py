"""What is counted, against numbers counted by hand and against networkx."""

from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

import networkx as nx
import pytest
from edits import replace as replace_text
from hypothesis import given, settings
from hypothesis import strategies as st

from filmkit import measures
from filmkit.errors import NothingToMeasure
from filmkit.films import open_ai, open_film
from filmkit.measures import RULES


def with_rows(pack, **rows):
    """Return the pack with other rows in some tables."""
    return replace(pack, rows=MappingProxyType({**pack.rows, **rows}))


def as_tuples(frame):
    return list(frame.itertuples(index=False, name=None))


# The tiny pack, counted by hand: q01 Ada (body), None (voice); q02 Ada (body), None (voice), Ivo
# (talked of); q03 Ada (body), None (talked of), Ivo (body).


def test_each_rule_adds_a_way_of_being_there(film):
    assert measures.present(film(), "body") == {
        "q01": {"ada"},
        "q02": {"ada"},
        "q03": {"ada", "ivo"},
    }
    assert measures.present(film(), "voice")["q02"] == {"ada", "none"}
    assert measures.present(film(), "talked")["q03"] == {"ada", "none", "ivo"}


def test_ties_count_shared_sequences_and_name_them(film):
    assert as_tuples(measures.ties(film(), "body")) == [("ada", "ivo", 1, "q03")]
    assert as_tuples(measures.ties(film(), "voice")) == [
        ("ada", "none", 2, "q01 q02"),
        ("ada", "ivo", 1, "q03"),
    ]
    assert as_tuples(measures.ties(film(), "talked")) == [
        ("ada", "none", 3, "q01 q02 q03"),
        ("ada", "ivo", 2, "q02 q03"),
        ("none", "ivo", 2, "q02 q03"),
    ]


def test_ties_can_be_kept_to_acts_and_without_a_character(film):
    assert as_tuples(measures.ties(film(), "talked", acts=["act2"], without=("ada",))) == [
        ("none", "ivo", 1, "q03")
    ]
    assert len(measures.ties(film(), "talked", acts=[])) == 0


def test_groups_have_no_ties(film):
    people = tuple(
        MappingProxyType({**row, "kind": "group" if row["key"] == "none" else row["kind"]})
        for row in film().rows["characters"]
    )
    grouped = with_rows(film(), characters=people)
    assert as_tuples(measures.ties(grouped, "voice")) == [("ada", "ivo", 1, "q03")]


def test_degrees_sum_the_ties_of_each_character(film):
    assert measures.degrees(film(), "body").to_dict() == {"ada": 1, "ivo": 1}
    assert measures.degrees(film(), "voice").to_dict() == {"ada": 3, "none": 2, "ivo": 1}
    assert measures.degrees(film(), "talked").to_dict() == {"ada": 5, "none": 5, "ivo": 4}
    assert list(measures.degrees(film(), "voice")) == [3, 2, 1]


def test_islands_are_the_groups_that_hang_together(film):
    assert measures.islands(film(), "voice") == [["ada", "ivo", "none"]]
    assert measures.islands(film(), "voice", without=("ada",)) == []
    assert measures.islands(film(), "talked", without=("ada",)) == [["ivo", "none"]]


def test_nobody_there_gives_empty_tables_and_no_error(film):
    empty = with_rows(film(), presence=())
    assert len(measures.ties(empty, "body")) == len(measures.degrees(empty, "body")) == 0
    assert measures.islands(empty, "body") == []
    with pytest.raises(NothingToMeasure):
        measures.presence(empty)


def test_presence_is_spread_over_characters_and_sequences(film):
    grid = measures.presence(film())
    assert (list(grid.index), list(grid.columns)) == (["ada", "none", "ivo"], ["q01", "q02", "q03"])
    assert list(grid.loc["none"]) == ["voice", "voice", "talked"]
    assert list(grid.loc["ivo"]) == ["", "talked", "body"]


def test_themes_and_technologies_are_spread_over_sequences(film):
    themes, technologies = measures.theme_grid(film()), measures.technology_grid(film())
    assert themes.loc["voices"].tolist() == [True, True, False]
    assert themes.loc["parting"].tolist() == [False, False, True]
    assert technologies.loc["house-voice"].tolist() == [True, True, False]
    assert len(measures.technology_grid(with_rows(film(), technology_sequences=()))) == 0


def test_a_mood_has_a_beginning_and_an_end(film):
    assert as_tuples(measures.moods(film(), "ada")) == [
        ("q01", 1, 0, 0),
        ("q02", 2, -1, 2),
        ("q03", 3, -2, -2),
    ]
    with pytest.raises(NothingToMeasure):
        measures.moods(film(), "ivo")


def test_a_mood_with_only_its_end_coded_does_not_change(packs):
    replace_text(packs / "moods.csv", "ada,q03,1,-2", "ada,q03,2,-2")
    assert as_tuples(measures.moods(open_film(packs), "ada"))[2] == ("q03", 3, -2, -2)


def test_the_matrix_has_a_row_for_a_capability_and_a_year():
    capabilities = ({"key": "c02", "title": "Second"}, {"key": "c01", "title": "First"})
    scores = tuple(
        {"capability": key, "year": year, "score": 1, "low": 0, "high": high, "shows": "x"}
        for key, year, high in [("c01", "2026", None), ("c02", "2020", 2), ("c02", "2013", 1),
                                ("c99", "2013", 1)]
    )  # fmt: skip
    table = measures.matrix(with_rows(open_ai(), capabilities=capabilities, scores=scores))
    assert [row[:4] for row in as_tuples(table)] == [
        ("c02", "Second", 2013, 1),
        ("c02", "Second", 2020, 1),
        ("c01", "First", 2026, 1),
    ]
    assert table["high"].isna().tolist() == [False, False, True]


@pytest.mark.parametrize(
    ("score", "low", "high", "text"),
    [(2, 1, 3, "2 (1–3)"), (2, 2, 2, "2"), (2, 1, None, "2 (1–?)"), (2, 1, float("nan"), "2 (1–?)"),
     (0, 0, 1.0, "0 (0–1)")],
)  # fmt: skip
def test_a_score_is_written_with_its_range(score, low, high, text):
    assert measures.span(score, low, high) == text


def test_a_date_is_written_with_its_end_if_it_has_one():
    assert measures.when({"start": "1964", "end": "1966"}) == "1964–1966"
    assert measures.when({"start": "2013-12-18", "end": None}) == "2013-12-18"


@st.composite
def presence_tables(draw):
    people = [f"p{n}" for n in range(draw(st.integers(1, 6)))]
    rooms = [f"q{n}" for n in range(draw(st.integers(1, 6)))]
    modes = st.dictionaries(
        st.tuples(st.sampled_from(rooms), st.sampled_from(people)), st.sampled_from(RULES)
    )
    return people, rooms, draw(modes)


TINY = open_film(Path(__file__).parent / "packs" / "tiny")


@settings(max_examples=60)
@given(presence_tables(), st.sampled_from(RULES), st.booleans())
def test_networkx_finds_the_same_degrees_and_islands(table, rule, without_first):
    people, rooms, modes = table
    left_out = people[:1] if without_first else []
    film = with_rows(
        TINY,
        characters=tuple({"key": key, "kind": "human"} for key in people),
        sequences=tuple({"key": key, "act": "act1"} for key in rooms),
        presence=tuple(
            {"sequence": room, "character": person, "mode": mode}
            for (room, person), mode in modes.items()
        ),
    )
    graph = nx.Graph()
    counted = [person for person in people if person not in left_out]
    graph.add_nodes_from(counted)
    graph.add_nodes_from(rooms)
    graph.add_edges_from(
        (room, person)
        for (room, person), mode in modes.items()
        if RULES.index(mode) <= RULES.index(rule) and person in counted
    )
    together = nx.bipartite.weighted_projected_graph(graph, counted)
    degrees = {key: degree for key, degree in together.degree(weight="weight") if degree}
    islands = {frozenset(group) for group in nx.connected_components(together) if len(group) > 1}

    options = {"without": tuple(left_out)}
    assert measures.degrees(film, rule, **options).to_dict() == degrees
    assert {frozenset(group) for group in measures.islands(film, rule, **options)} == islands
    weights = {
        frozenset(row[:2]): row[2] for row in as_tuples(measures.ties(film, rule, **options))
    }
    assert weights == {frozenset(pair): n for *pair, n in together.edges(data="weight")}


# The Her pack. The numbers were computed once and checked by hand against presence.csv: the 21 of
# Theodore are 1 Paul (q02), 2 (q07), 1 (q08), 2 (q09), 1 (q12), 2 (q16), 2 (q17), 1 (q18),
# 1 (q20), 2 (q21), 1 (q22), 1 (q24), 3 (q25) and 1 (q30).

DEGREES = {
    "body": {"theodore": 21, "amy": 12, "paul": 8},
    "voice": {"theodore": 43, "samantha": 33, "amy": 15},
    "talked": {"theodore": 67, "samantha": 59, "amy": 33},
}


@pytest.mark.parametrize("rule", RULES)
def test_degrees_in_her_are_those_that_were_counted(rule):
    degrees = measures.degrees(open_film("her"), rule)
    assert degrees.head(3).to_dict() == DEGREES[rule]
    assert ("samantha" in degrees.index) == (rule != "body")


def test_without_theodore_her_falls_into_two_islands_of_bodies_and_one_of_voices():
    film = open_film("her")
    assert measures.islands(film, "body", without=("theodore",)) == [
        ["amy", "charles", "paul", "tatiana"],
        ["jocelyn", "lewman"],
    ]
    assert [len(island) for island in measures.islands(film, "voice", without=("theodore",))] == [
        10
    ]


def test_her_has_thirty_sequences_and_theodore_is_in_each():
    film = open_film("her")
    assert list(film.sequences["key"]) == [f"q{n:02}" for n in range(1, 31)]
    assert all("theodore" in people for people in measures.present(film, "body").values())
    assert sum("samantha" in people for people in measures.present(film, "voice").values()) == 20
