"""Planted errors, a person or a thing, a checked synopsis, a recorded program."""

import pytest
from desks import LANGUAGES, desk, film, plant, write

from filmkit.errors import NoSuchItem
from filmkit.steps.exhibits import ExhibitStep
from filmkit.steps.news import VERDICTS, NewsCheckStep
from filmkit.steps.persons import PersonStep, person_summary, stands_in
from filmkit.steps.planted import SOURCES, ErrorsStep, errors_summary


def shipped(folder, level: int = 2, lang: str = "en") -> ErrorsStep:
    return ErrorsStep(desk(folder, pack="her", level=level, lang=lang, lesson="05"))


def tick(step: ErrorsStep, *keys: str, source: str = "film") -> None:
    step.act(write("false", list(keys)))
    for key in keys:
        step.act(write(key, source))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_number_of_planted_errors_follows_the_level(lang, tmp_path):
    planted = [shipped(tmp_path, level, lang).planted for level in (0, 1, 2)]
    assert planted == [["s4"], ["s4", "s10"], ["s4", "s10", "s13"]]


def test_a_source_is_asked_for_each_ticked_sentence_only(tmp_path):
    step = shipped(tmp_path)
    assert len(step.view()["hidden"]) == 15
    step.act(write("false", ["s4"]))
    assert "s4" not in step.view()["hidden"] and len(step.view()["hidden"]) == 14


def test_nothing_is_checked_without_ticks_and_sources(tmp_path):
    step = shipped(tmp_path)
    step.act({"act": "check"})
    assert step.view()["message"] == step.desk.words("planted.tickfirst")
    step.act(write("false", ["s4"]))
    step.act({"act": "check"})
    assert step.view()["message"] == step.desk.words("planted.sourcefirst", numbers="4")
    assert step.checks() == []


def test_every_ticked_sentence_gets_a_reply_and_the_model_waits(tmp_path):
    step = shipped(tmp_path)
    tick(step, "s4", "s5", source="summary")
    step.act({"act": "check"})
    view = step.view()
    assert view["after"]["which"] == [] and not view["locked"]
    right, wrong = view["after"]["s5"][0]["items"], view["after"]["s4"][0]["items"]
    assert len(right) == 1 and "F10" in right[0]["text"]
    assert wrong[0]["text"] == step.sentences["s4"]["check"]
    assert wrong[1]["text"] == step.desk.words("planted.of-summary")
    assert step.desk.words("planted.told", hits=1, count=3, ticked=2) in view["message"]
    assert step.desk.words("question.tries", count=1) in view["message"]


def test_the_second_try_ends_it_and_shows_the_model(tmp_path):
    step = shipped(tmp_path)
    tick(step, "s1")
    step.act({"act": "check"})
    tick(step, "s2")
    step.act({"act": "check"})
    view = step.view()
    assert view["locked"] and len(view["after"]["which"][0]["items"]) == 3
    tick(step, "s4", "s10", "s13")
    step.act({"act": "check"})
    assert step.checks() == [["s1"], ["s2"]]
    assert shipped(tmp_path).view() == step.view()


def test_all_of_them_at_once_end_it_too(tmp_path):
    step = shipped(tmp_path, level=0)
    tick(step, "s4", source="official")
    step.act({"act": "check"})
    assert step.view()["locked"]
    assert step.desk.words("question.tries", count=1) not in step.view()["message"]
    log = errors_summary(step.desk)[0]["items"]
    words = step.desk.words
    assert log[0]["note"] == f"{words('planted.false')}; {words('planted.by-official')}"


def test_a_check_by_hand_that_names_no_sentence_does_not_count(tmp_path):
    plant(tmp_path, "n05-errors", "check", ["s99"], [], "s4", {"s4": 1}, [["s4"]])
    assert shipped(tmp_path).checks() == []
    assert errors_summary(desk(tmp_path)) == []


def test_every_source_has_a_reply(tmp_path):
    words = desk(tmp_path).words
    assert all(words(f"planted.of-{source}") for source in SOURCES)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_two_tellings_stand_side_by_side_each_in_its_language(lang, tmp_path):
    here = desk(tmp_path, pack="her", lang=lang, lesson="05")
    (first, second) = PersonStep(here).spec["groups"][0]["blocks"][0]["sides"]
    assert (first["lang"], second["lang"]) == ("en", "id")
    assert first["code"].startswith("In Los Angeles") and "seorang kerabat" in second["code"]


@pytest.mark.parametrize(("lang", "foreign"), [("en", "indonesian"), ("id", "neutral")])
def test_what_the_foreign_one_says_is_folded_and_no_text_stands_twice(lang, foreign, tmp_path):
    step = PersonStep(desk(tmp_path, pack="her", lang=lang, lesson="05"))
    groups = {group["key"]: group["blocks"] for group in step.spec["groups"][1:]}
    assert groups[foreign][0]["heading"] == step.desk.words("tellings.gloss")
    assert [key for key, blocks in groups.items() if not blocks] == [
        {"indonesian": "neutral", "neutral": "indonesian"}[foreign]
    ]


def test_a_decision_stands_beside_its_telling_and_on_the_product(tmp_path):
    assert person_summary(desk(tmp_path)) == []
    step = PersonStep(desk(tmp_path))
    step.act(write("village", "both"))
    step.act(write("village-words", "sebuah, seorang"))
    assert step.view()["badges"] == {"village": "as both"}
    assert person_summary(desk(tmp_path))[0]["rows"] == [
        ["C “A house in the village”", "as both", "sebuah, seorang"]
    ]


@pytest.mark.parametrize(("level", "count"), [(0, 20), (1, 25), (2, 26)])
def test_the_checked_synopsis_shows_what_the_level_allows_and_counts_the_rest(
    level, count, tmp_path
):
    step = NewsCheckStep(desk(tmp_path, pack="her", level=level, lesson="05"))
    about, *groups = step.spec["groups"]
    assert sum(len(group["blocks"][0]["rows"]) for group in groups) == count
    assert "Radar Cirebon" in about["text"] and len(about["blocks"]) == (1 if level == 2 else 2)
    assert step.view()["badges"]["wrong"] == "(1)"


def test_every_verdict_of_the_check_rests_on_a_fact_and_its_sources():
    rows = film("her").rows["synopsis_checks"]
    assert {row["verdict"] for row in rows} == set(VERDICTS)
    assert len({row["evidence"] for row in rows}) == len(rows) == 26
    for row in rows:
        links = film("her").where("evidence_sources", evidence=row["evidence"])
        assert len(links) > 1 or row["verdict"] == "opinion", row


def test_an_exhibit_names_program_and_version_and_its_source(tmp_path):
    (block,) = ExhibitStep(desk(tmp_path), "sastrawi").view()["after"]["sastrawi"]
    assert "Sastrawi" in block["heading"] and "1.2.1" in block["heading"] and block["note"]
    assert ["menangis", "menang"] in [row[:2] for row in block["rows"]]


def test_a_program_that_nobody_recorded_is_told(tmp_path):
    with pytest.raises(NoSuchItem):
        ExhibitStep(desk(tmp_path), "nobody")


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(
    ("quoted", "key"),
    [
        ("a name  FOR herself", "person.found"),
        ("memperkenalkan diri, itself", "person.notfound"),
        ("it, robot", "person.notfound"),
        (" ... ", ""),
    ],
)
def test_a_quotation_is_checked_against_its_telling_and_kept_all_the_same(
    quoted, key, lang, tmp_path
):
    step = PersonStep(desk(tmp_path, pack="her", lang=lang, lesson="05"))
    step.act(write("neutral-words", quoted))
    told = step.view()["messages"].get("neutral", "")
    assert told == (step.desk.words(key, letter="A") if key else "")
    assert step.values()["neutral-words"] == quoted


def test_a_quotation_may_be_pieces_but_no_piece_of_a_word():
    text = "Mula-mula sebuah sistem operasi, lalu dia seorang kerabat."
    assert stands_in("sebuah, seorang", text) and stands_in("OPERASI, lalu\n dia", text)
    assert not stands_in("buah", text) and not stands_in("sebuah, robot", text)


def test_the_source_of_a_sentence_is_asked_for_directly_below_it(tmp_path):
    first, *others = shipped(tmp_path).spec["groups"]
    assert [group["under"] for group in others] == [
        option["value"] for option in first["fields"][0]["options"]
    ]
