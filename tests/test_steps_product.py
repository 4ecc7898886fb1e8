"""The product of a lesson lists what was made in it, in the newest form, and nothing else."""

import pytest
from desks import ACTS, EVIDENCE, HOSTILE, LOCK, STEPS, ai, desk, film, plant, write

from filmkit.steps.pages import ProductStep
from filmkit.steps.product import label_of, product_lines, text_of


def do(folder, name: str, *acts, lesson: str = "03") -> None:
    step = STEPS[name](desk(folder, lesson=lesson))
    for act in acts or ACTS[name]:
        step.act(act)


def made(folder, lesson: str = "03", lang: str = "en") -> list[tuple[str, str]]:
    return product_lines(desk(folder, lesson=lesson, lang=lang), lesson)


def prompt(key: str) -> str:
    return film().row("prompts", key)["text"]


def sure() -> str:
    return film().words("product.sure", confidence=LOCK["confidence"])


def voted() -> str:
    """Choice, reason and confidence, each with its own end: a reader can tell them apart."""
    return f"yes. Reason: {LOCK['reason']} {sure()}"


def test_an_empty_lesson_says_that_nothing_is_there_yet(tmp_path):
    step = ProductStep(desk(tmp_path))
    assert step.view() == {"message": step.desk.words("product.empty"), "after": {"product": []}}


def test_product_is_headed_by_the_alias(tmp_path):
    do(tmp_path, "prompts", write("n03-gain", "Mine."))
    step = ProductStep(desk(tmp_path))
    (block,) = step.view()["after"]["product"]
    assert block["heading"] == step.desk.words("product.heading", alias="rani")
    assert block["items"] == [{"label": prompt("n03-gain"), "text": "Mine."}]


def test_a_text_is_listed_once_in_its_newest_form(tmp_path):
    for text in ("First.", "Second."):
        do(tmp_path, "prompts", write("n03-gain", text))
    assert made(tmp_path) == [(prompt("n03-gain"), "Second.")]


def test_what_was_taken_back_is_not_listed(tmp_path):
    do(tmp_path, "prompts", write("n03-gain", "Mine."), write("n03-gain", ""))
    do(tmp_path, "coding", write("q01", ["ada"]), write("q01", []))
    assert made(tmp_path) == []


def test_answers_are_listed_in_words_and_not_in_keys(tmp_path):
    do(tmp_path, "prompts")
    do(tmp_path, "coding", write("rule", "voice"), write("q01", ["ada", "none"]))
    do(tmp_path, "question", {"act": "check", "choice": "n03-c1-b"})
    assert made(tmp_path) == [
        (prompt("n03-gain"), "word " * 30),
        (
            film().words("form.evidence-of", question="What does the film gain by the voice?"),
            "Q02 (own copy 00:04:10) “a few words”",
        ),
        (prompt("n03-who"), "Ada"),
        (film().words("part.rule"), film().words("coding.voice")),
        ("Q01 The door", "Ada; None"),
    ]


def test_a_locked_prediction_is_listed_with_reason_and_confidence(tmp_path):
    do(tmp_path, "predict")
    assert made(tmp_path) == [("Is the voice in the room?", voted())]


def test_both_votes_are_listed(tmp_path):
    do(tmp_path, "predict", LOCK)
    do(
        tmp_path,
        "reveal",
        {"act": "choose", "choice": "n03-p1-a"},
        {"act": "check", "choice": "n03-p1-b"},
    )
    assert made(tmp_path) == [
        ("Is the voice in the room?", voted()),
        (f"Is the voice in the room? ({film().words('part.again')})", "no"),
    ]


def blocks(folder, lesson: str = "08", **options) -> list[dict]:
    return ProductStep(desk(folder, lesson=lesson, **options)).view()["after"]["product"]


def test_verdicts_of_all_years_stand_in_one_table(tmp_path):
    do(tmp_path, "quick", lesson="08")
    do(tmp_path, "claims", lesson="08")
    do(tmp_path, "years", lesson="08")
    words = film().words
    verdicts = blocks(tmp_path)[0]
    assert verdicts["heading"] == words("claims.product")
    said = [words(f"verdict.{one}") for one in ("common", "not-shown", "partly")]
    talks, misses = verdicts["rows"]
    assert talks[:5] == ["Machines talk", said[0], said[1], "–", said[2]]
    assert talks[5] == words("js.confidence4") and talks[7] == "A test."
    assert talks[6] == "1964–1966 ELIZA and its script DOCTOR"
    assert misses == ["People miss machines", words("verdict.value"), *["–"] * 6]


def test_a_guess_that_was_not_locked_is_no_product(tmp_path):
    do(tmp_path, "quick", *ACTS["quick"][:-1], lesson="08")
    assert blocks(tmp_path) == []


def test_events_are_listed_with_their_reasons(tmp_path):
    do(tmp_path, "events", lesson="08")
    do(tmp_path, "events", write("own-title", "A voice was sold."), lesson="08")
    first, mine = blocks(tmp_path)[0]["items"]
    assert first["label"].endswith(ai().row("timeline", "t03")["title"] + ":")
    assert first["text"] == "It talks."
    assert mine["text"] == "2024-05 A voice was sold. (–)"


@pytest.mark.parametrize(
    ("name", "acts"),
    [
        ("settings", [write("level", "1"), write("seen", "no"), {"act": "use"}, {"act": "use"}]),
        ("self-test", [{"act": "test"}]),
        ("predict", ACTS["predict"][:3]),
        ("question", [{"act": "choose", "choice": "n03-c1-b"}]),
        ("question", [{"act": "check", "choice": "n03-c1-b"}]),
    ],
)
def test_settings_tests_and_drafts_are_nothing_made(name, acts, tmp_path):
    step = STEPS[name](desk(tmp_path, level=0))
    for act in acts:
        step.act(act)
    assert step.desk.work.entries()
    assert made(tmp_path) == []


def test_a_one_word_answer_is_never_lost(tmp_path):
    for word in ("open", "0", "-"):
        do(tmp_path, "prompts", write("n03-gain", word))
        assert made(tmp_path) == [(prompt("n03-gain"), word)]


def test_other_lessons_are_left_out(tmp_path):
    do(tmp_path, "prompts", write("n03-gain", "Mine."))
    assert made(tmp_path, "08") == []


def test_product_speaks_the_language_of_the_lesson(tmp_path):
    do(tmp_path, "prompts", write("n03-gain", "Milikku."))
    assert made(tmp_path, lang="id") == [("Apa yang diperoleh film dari suara itu?", "Milikku.")]


@pytest.mark.parametrize(
    "value", [HOSTILE, [HOSTILE], {"a": HOSTILE}, [EVIDENCE | {"quote": HOSTILE}]]
)
def test_hostile_texts_are_passed_on_as_they_are(value, tmp_path):
    assert HOSTILE in text_of(desk(tmp_path), "n03-rules", "n03-gain", value)


def test_an_answer_to_a_question_that_is_gone_keeps_its_key(tmp_path):
    plant(tmp_path, "n03-gone", "field", {"name": "n03-gone-1", "value": "Mine."})
    assert made(tmp_path) == [("n03-gone-1", "Mine.")]
    assert label_of(desk(tmp_path), "n03-gone", "n03-gone-1") == "n03-gone-1"
