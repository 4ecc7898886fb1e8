"""Cards that a learner opens, and how published sources are named."""

from dataclasses import replace
from types import MappingProxyType

import pytest

from filmkit.cards import entry_card, evidence_line, sequence_cards
from filmkit.films import open_ai, open_film
from filmkit.schema import tables
from filmkit.sources import reference, short_reference


@pytest.fixture
def ai():
    """Return data on real AI with one event and one number."""
    event = {"key": "t03", "start": "1964", "end": "1966", "title": "A program that talks",
             "did": "It answered.", "who": "Ek", "certainty": "primary"}  # fmt: skip
    number = {"key": "d04", "title": "Talks", "number": "12 of 20",
              "warning": "Counted by its maker.", "certainty": "tertiary"}  # fmt: skip
    rows = {
        "timeline": (event,),
        "numbers": (number,),
        "sources": (
            source(key="ek", author="Ek, Bo", issued="1966-01"),
            source(key="un", title="Un"),
        ),
        "timeline_sources": ({"event": "t03", "source": "ek"}, {"event": "t03", "source": "un"}),
        "number_sources": (),
    }
    return replace(open_ai(), rows=MappingProxyType(rows))


def source(**known) -> dict:
    columns = [column.name for column in tables("film")["sources"].columns]
    return {name: None for name in columns} | {"title": "A title"} | known


def test_a_card_holds_what_a_learner_reads_of_a_sequence(film):
    card = sequence_cards(film())["q01"]
    assert (card["title"], card["act"], card["place"]) == ("The door", "Beginning", "A house")
    assert card["text"] == "A woman opens a door and hears a voice."
    assert card["who"] == "Ada, None"
    assert "Q01" in card["source"] and "Ek 2020" in card["source"]


def test_cards_come_in_plot_order_and_never_of_hidden_sequences(film):
    assert list(sequence_cards(film())) == ["q01", "q02", "q03"]
    assert list(sequence_cards(film(level=1))) == ["q01", "q02"]


def test_who_is_there_leaves_out_those_who_are_only_talked_of(film):
    cards = sequence_cards(film())
    assert (cards["q02"]["who"], cards["q03"]["who"]) == ("Ada, None", "Ada, Ivo")


def test_a_flagged_sequence_has_a_flag_and_a_gentler_wording(film):
    cards = sequence_cards(film("id"))
    assert film("id").words("flag.strong_language") in cards["q02"]["flag"]
    assert cards["q02"]["neutral"] == "Mereka berbicara."
    assert cards["q01"]["flag"] == ""


def test_every_flagged_sequence_of_her_has_a_gentler_wording():
    cards = sequence_cards(open_film("her"))
    flagged = [card for card in cards.values() if card["flag"]]
    assert flagged and all(card["neutral"] for card in flagged)


def test_the_evidence_line_says_how_a_row_is_known(film):
    opened = film()
    lines = {status: evidence_line(opened, "Q02", status)
             for status in ("film", "screenplay", "documented", "interpretation")}  # fmt: skip
    assert len(set(lines.values())) == 4
    assert all("Q02" in line and line.endswith("Ek 2020") for line in lines.values())
    assert "Ek" not in evidence_line(opened, "D01", "film")


def test_more_than_three_sources_are_shortened(film):
    links = tuple({"evidence": "Q01", "source": "script"} for _ in range(4))
    opened = film()
    opened = replace(opened, rows=MappingProxyType({**opened.rows, "evidence_sources": links}))
    assert evidence_line(opened, "Q01", "film").endswith("Ek 2020; Ek 2020; Ek 2020; …")


def test_an_event_is_a_line_with_its_date_its_sources_and_how_sure_it_is(ai):
    card = entry_card(ai, "t03")
    assert card["label"] == "1964–1966 A program that talks:"
    assert (card["text"], card["note"]) == ("It answered.", "Ek.")
    assert card["source"] == f"[Ek 1966; Un. {ai.words('certainty.primary')}]"


def test_a_number_is_a_line_with_its_warning(ai):
    card = entry_card(ai, "d04")
    assert (card["label"], card["text"]) == ("Talks:", "12 of 20")
    assert card["note"] == "Counted by its maker."


def test_a_hidden_entry_has_no_card(ai):
    assert entry_card(ai, "t99") == {}


def test_every_card_of_the_claims_in_her_can_be_shown():
    for lang in ("en", "id"):
        film, ai = open_film("her", lang=lang), open_ai(lang=lang)
        cards = [entry_card(ai, row["entry"]) for row in film.rows["claim_cards"]]
        assert cards and all(card["label"] and card["text"] for card in cards)


@pytest.mark.parametrize(
    ("known", "text"),
    [
        ({"author": "Ek, Bo", "issued": "2020-05-01"}, "Ek 2020"),
        ({"author": "Ek, Bo; Ann, Cy"}, "Ek & Ann"),
        ({"author": "Ek, Bo; Ann, Cy; Oh, Di", "issued": "1999"}, "Ek et al. 1999"),
        ({"author": "UNESCO", "issued": "2019"}, "UNESCO 2019"),
        ({"container-title": "The Paper", "issued": "2013"}, "The Paper 2013"),
        ({}, "A title"),
    ],
)
def test_a_source_in_a_few_words(known, text):
    assert short_reference(source(**known)) == text


def test_a_source_in_full():
    known = {"author": "Ek, Bo; Ann, Cy", "issued": "2020", "title": "On voices",
             "container-title": "Sound", "volume": "3", "issue": "2", "page": "10-12",
             "DOI": "10.1/x", "URL": "https://example.org"}  # fmt: skip
    assert reference(source(**known)) == (
        "Ek, Bo; Ann, Cy (2020). On voices. Sound. 3(2), 10-12. doi:10.1/x."
    )
    assert (
        reference(source(URL="https://example.org", page="7")) == "A title. 7. https://example.org."
    )
    assert reference(source(title="Who?")) == "Who?."


def test_every_source_of_the_shipped_packs_can_be_named():
    rows = [*open_film("her").rows["sources"], *open_ai().rows["sources"]]
    assert len(rows) > 100
    for row in rows:
        assert short_reference(row) and "None" not in reference(row)
