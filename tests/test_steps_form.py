"""Written answers save themselves; the model answer opens after one's own words."""

import pytest
from desks import EVIDENCE, desk, plant, write

from filmkit.errors import NoSuchItem
from filmkit.steps.form import LONGEST_QUOTE, PromptsStep, wanted_words, word_count


def prompts(folder, lang: str = "en", level: int = 2) -> PromptsStep:
    return PromptsStep(desk(folder, lang=lang, level=level), "n03-rules")


def model(words: int, field: str = "n03-gain") -> dict:
    return {"act": "model", "field": field, "value": "word " * words}


def evidence(*entries) -> dict:
    return write("n03-gain-evidence", list(entries))


def test_a_fresh_form_has_the_fields_of_the_pack(tmp_path):
    step = prompts(tmp_path)
    assert step.view() == {"values": {}, "models": {}, "told": {}}
    assert {name: field["kind"] for name, field in step.fields.items()} == {
        "n03-gain": "text",
        "n03-gain-evidence": "evidence",
        "n03-who": "pick",
    }
    assert step.spec["checks"] == ["Did you name a sequence?"]
    assert [option["value"] for option in step.fields["n03-who"]["options"]] == [
        "ada",
        "none",
        "ivo",
    ]


def test_the_newest_text_of_a_field_is_shown(tmp_path):
    step = prompts(tmp_path)
    for text in ("First.", "Second.", ""):
        step.act(write("n03-gain", text))
        assert prompts(tmp_path).view()["values"] == {"n03-gain": text}


@pytest.mark.parametrize(
    "text", ["<b>bold</b>", "a\nb", "{{sequences}}", "\u0000", "漢字 🙂", "'; --"]
)
def test_a_text_comes_back_as_it_was_written(text, tmp_path):
    prompts(tmp_path).act(write("n03-gain", text))
    assert prompts(tmp_path).values()["n03-gain"] == text


@pytest.mark.parametrize("value", [None, 1, [], {}, ["a"], True])
def test_a_text_field_takes_only_text(value, tmp_path):
    step = prompts(tmp_path)
    with pytest.raises(NoSuchItem):
        step.act(write("n03-gain", value))
    assert step.desk.work.saved == 0


@pytest.mark.parametrize("value", ["nobody", "Ada", None, ["ada"], 1])
def test_a_choice_takes_only_its_options(value, tmp_path):
    with pytest.raises(NoSuchItem):
        prompts(tmp_path).act(write("n03-who", value))


def test_a_choice_can_be_taken_back(tmp_path):
    prompts(tmp_path).act(write("n03-who", "ada"))
    prompts(tmp_path).act(write("n03-who", ""))
    assert prompts(tmp_path).values()["n03-who"] == ""


@pytest.mark.parametrize(
    "entries", [[], [EVIDENCE], [EVIDENCE, EVIDENCE | {"sequence": "q30", "time": "", "quote": ""}]]
)
def test_evidence_is_kept_even_of_a_sequence_that_is_hidden_now(entries, tmp_path):
    prompts(tmp_path).act(evidence(*entries))
    assert prompts(tmp_path, level=0).values()["n03-gain-evidence"] == entries


@pytest.mark.parametrize(
    "entry",
    [
        "q01",
        None,
        {},
        {"sequence": "q01"},
        EVIDENCE | {"time": None},
        EVIDENCE | {"quote": 3},
        EVIDENCE | {"html": "<b>"},
        EVIDENCE | {"sequence": ["q01"]},
        EVIDENCE | {"quote": "x" * (LONGEST_QUOTE + 1)},
    ],
)
def test_evidence_that_is_none_is_refused(entry, tmp_path):
    step = prompts(tmp_path)
    with pytest.raises(NoSuchItem):
        step.act(evidence(EVIDENCE, entry))
    assert step.desk.work.saved == 0


def test_evidence_is_a_list_that_ends(tmp_path):
    with pytest.raises(NoSuchItem):
        prompts(tmp_path).act(evidence(*[EVIDENCE] * 51))
    with pytest.raises(NoSuchItem):
        prompts(tmp_path).act(write("n03-gain-evidence", EVIDENCE))


@pytest.mark.parametrize(("lang", "wanted"), [("en", 25), ("id", 20)])
def test_model_answer_opens_after_as_many_words_as_the_language_needs(lang, wanted, tmp_path):
    step = prompts(tmp_path, lang)
    assert step.fields["n03-gain"]["words"] == wanted
    step.act(model(wanted - 1))
    assert step.view()["models"] == {}
    assert step.view()["told"] == {"n03-gain": step.desk.words("form.short")}
    step.act(model(wanted))
    (later,) = step.desk.film.where("models", prompt="n03-gain")
    assert step.view()["models"] == {"n03-gain": later["model"]}
    assert step.view()["told"] == {}
    assert prompts(tmp_path, lang).view() == step.view()


def test_a_model_answer_goes_as_far_as_the_learner_may_read(tmp_path):
    early = prompts(tmp_path, level=1)
    assert early.models == {"n03-gain": early.desk.film.row("prompts", "n03-gain")["model"]}
    assert prompts(tmp_path).models == {"n03-gain": "The end says it again."}


def test_asking_for_the_model_answer_saves_what_is_in_the_field(tmp_path):
    prompts(tmp_path).act(model(3))
    assert prompts(tmp_path).values()["n03-gain"] == "word " * 3


def test_a_model_answer_stays_open_when_the_own_text_becomes_shorter(tmp_path):
    step = prompts(tmp_path)
    step.act(model(25))
    step.act(write("n03-gain", "Less."))
    assert prompts(tmp_path).view()["models"]


@pytest.mark.parametrize("field", ["n03-who", "n03-gain-evidence", "nobody", None, [], {}])
def test_a_field_without_a_model_answer_has_none(field, tmp_path):
    step = prompts(tmp_path)
    with pytest.raises(NoSuchItem):
        step.act({"act": "model", "field": field, "value": "word " * 30})
    assert step.desk.work.saved == 0


def test_a_model_answer_that_was_not_asked_for_cannot_be_planted(tmp_path):
    plant(tmp_path, "n03-rules", "model", "n03-who", {"n03-gain": True}, ["n03-gain"])
    assert prompts(tmp_path).view()["models"] == {}


def test_an_unknown_form_is_refused_in_a_sentence_that_names_it(tmp_path):
    with pytest.raises(NoSuchItem, match="n03-none"):
        PromptsStep(desk(tmp_path), "n03-none")


@pytest.mark.parametrize(("english", "indonesian"), [(25, 20), (100, 80), (0, 0), (1, 1)])
def test_indonesian_is_asked_for_four_fifths_of_the_words(english, indonesian):
    assert wanted_words(english, "en") == english
    assert wanted_words(english, "id") == indonesian


def test_words_are_counted_as_the_page_does():
    assert [word_count(text) for text in ("", "  ", "a", " a  b\nc ", "kata-kata")] == [
        0,
        0,
        1,
        3,
        1,
    ]
