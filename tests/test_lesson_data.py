"""Questions, prompts and claims of the shipped lessons keep the rules for them."""

import re
from collections import defaultdict

import pytest
from texts import HER, all_texts, grouped, name, names, read_rows, rows

from filmkit.figures import fill
from filmkit.films import open_ai, open_film
from filmkit.schema import LANGUAGES

# A study named six shapes of story, and "none of these" must be a seventh option (n02-p1).
MOST_OPTIONS = 7


def options() -> dict[str, list[dict]]:
    found = defaultdict(list)
    for row in rows("choices"):
        found[row["question"]].append(row)
    return found


def test_every_question_can_be_answered():
    for question in rows("questions"):
        choices = options()[question["key"]]
        correct = {choice["correct"] for choice in choices}
        assert 2 <= len(choices) <= MOST_OPTIONS, question["key"]
        assert correct == {"open"} or ("yes" in correct and "open" not in correct), question["key"]
        is_open = question["step"] in ("predict", "vote")
        assert is_open == (correct == {"open"}) == (question["aim"] == "commit"), question["key"]
        orders = [choice["order"] for choice in choices]
        assert len(set(orders)) == len(orders), question["key"]


def test_at_least_half_of_recall_and_check_asks_more_than_remembering():
    aims = [row["aim"] for row in rows("questions") if row["step"] in ("recall", "check")]
    assert sum(aim in ("apply", "infer") for aim in aims) * 2 >= len(aims)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_feedback_is_neither_a_word_nor_a_page(lang):
    lengths = {row["key"]: len(row[f"feedback.{lang}"].split()) for row in rows("choices")}
    assert {key: words for key, words in lengths.items() if not 12 <= words <= 60} == {}


def test_keys_begin_with_their_lesson():
    for row in (*rows("questions"), *rows("prompts")):
        assert re.fullmatch(r"\d\d", row["lesson"]), row["key"]
        assert row["key"].startswith(f"n{row['lesson']}-"), row["key"]
    for row in rows("prompts"):
        assert row["form"].startswith(f"n{row['lesson']}-"), row["key"]
    for row in rows("choices"):
        assert row["key"].startswith(f"{row['question']}-"), row["key"]


def test_forms_are_whole():
    forms = grouped("prompts", "form", "order")
    twice = [form for form, orders in forms.items() if len(set(orders)) != len(orders)]
    assert twice == [], "two prompts of a form have the same place"
    assert {row["form"] for row in rows("self_checks")} <= set(forms)
    waiting = [
        row
        for row in rows("prompts")
        if row["model.en"] and not (row["field"] == "text" and row["min_words"] > 0)
    ]
    assert names(waiting) == [], "a model answer would be shown before the learner has written"


def test_every_claim_has_a_verdict_for_each_year_and_evidence():
    years = grouped("claim_verdicts", "claim", "year")
    verdicts = grouped("claim_verdicts", "claim", "verdict")
    cards = grouped("claim_cards", "claim", "entry")
    entries = {row["key"] for table in ("timeline", "numbers") for row in rows(table, "ai")}
    for claim in rows("claims"):
        assert sorted(years[claim["key"]]) == ["2013", "2023", "2026"], claim["key"]
        assert cards[claim["key"]], claim["key"]
        assert set(cards[claim["key"]]) <= entries, claim["key"]
        if claim["capability"] == "c17":  # feeling
            assert set(verdicts[claim["key"]]) <= {"disputed", "value"}, claim["key"]
    assert "c17" in {claim["capability"] for claim in rows("claims")} or not rows("claims")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_reasons_for_verdicts_are_dated_and_give_no_more_away_than_their_claim(lang):
    levels = {row["key"]: row["spoiler"] for row in rows("claims")}
    for row in rows("claim_verdicts"):
        assert re.search(r"\b(19|20)\d\d\b", row[f"reason.{lang}"]), name(row)
        assert row["spoiler"] >= levels[row["claim"]], name(row)


FILLED = ("questions.csv", "choices.csv", "prompts.csv", "models.csv", "sample_pieces.csv")


def test_placeholders_are_figures_of_the_data_and_the_same_in_both_languages():
    packs = {lang: (open_film("her", lang=lang), open_ai(lang=lang)) for lang in LANGUAGES}
    seen = 0
    for file in FILLED:
        for row in read_rows(HER / file):
            for column in {header.rpartition(".")[0] for header in row if "." in header}:
                texts = {lang: row[f"{column}.{lang}"] for lang in LANGUAGES}
                marks = {lang: sorted(re.findall(r"{{.*?}}", texts[lang])) for lang in LANGUAGES}
                assert marks["en"] == marks["id"], f"{file} {name(row)} {column}"
                for lang in LANGUAGES:
                    assert "{{" not in fill(texts[lang], *packs[lang]), f"{file} {name(row)}"
                seen += len(marks["en"])
    assert seen > 0


def test_no_placeholder_stands_where_nothing_fills_it():
    assert [
        str(text) for text in all_texts() if "{{" in text.text and text.file not in FILLED
    ] == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_prediction_reads_well_at_its_second_vote(lang):
    """What holds only before the lesson (titles only) is said by the notebook, not by the vote."""
    prompts = [row["prompt"] for row in open_film("her", lang=lang, level=2).rows["questions"]]
    assert not [text for text in prompts if "judul dan penulis" in text or "titles and" in text]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_sentence_frames_write_a_sequence_as_the_kit_does(lang):
    frames = [row["frame"] or "" for row in open_film("her", lang=lang, level=2).rows["prompts"]]
    assert any("Q.." in frame for frame in frames) and not any("q.." in frame for frame in frames)
