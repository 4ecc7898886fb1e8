"""What every step promises: it comes back as it was, and nothing in a saved file can break it."""

import json
import shutil
from pathlib import Path

import pytest
from desks import ACTS, HOSTILE, LOCK, STEPS, desk, plant
from hypothesis import given, settings
from hypothesis import strategies as st

from filmkit.errors import FilmkitError
from filmkit.steps.form import LONGEST, FieldsStep, fits
from filmkit.steps.question import PredictStep
from filmkit.widgets.panel import SCRIPTS

ITEMS = (
    "n03-c1",
    "n03-p1",
    "n03-rules",
    "n03-code",
    "n08-quick",
    "n08-claims",
    "n08-years",
    "n08-events",
    "n04-entry",
    "n04-codes",
    "n04-agree",
    "n04-recode",
    "n04-partner",
    "settings",
    "self-test",
    "product",
    "my-work",
    "advisories",
    "n03-c2",
    "n02-arc",
    "n02-words",
    "n02-p2",
    "n02-gaps",
    "n02-list",
    "n02-smooth",
    "n02-parting",
    "n05-own",
    "n05-grid",
    "n05-kwic",
    "n05-words",
    "n05-key",
    "n05-person",
    "n05-errors",
    "n01-cuts",
    "n01-cuts-other",
    "n01-partner",
    "n01-compare",
    "n01-orders",
    *("n07-rating-before", "n07-rating-after", "n07-eliza", "n07-break", "n07-rule", "n07-door"),
    *("n07-ngram", "n07-recall", "n07-flattery", "n07-gap", "n07-sort"),
    "n06-reel",
    "n06-log",
    "n06-log-again",
    "n06-report",
    "n06-notes",
    "n06-palette",
    "n09-shelf",
    "n09-roles",
    "n09-outline",
    "n09-thesis",
    "n09-cite",
    "n09-rubric",
    "n09-portfolio",
)
KINDS = (
    "choose",
    "check",
    "reason",
    "confidence",
    "lock",
    "again",
    "choose-again",
    "model",
    "field",
    "compare",
    "level",
    "seen",
    "test",
    "partner",
    "edit",
    "thumb",
    "clear",
    "palette",
    *("turns", "talk", "script"),
    "sample",
    "sources",
    "out",
)
WRONG = [
    None,
    True,
    0,
    -1,
    1.0,
    99,
    1e400,
    "",
    "nobody",
    HOSTILE,
    "x" * 150_000,
    [],
    [None],
    [[]],
    [{}],
    {},
    {"name": []},
    {"name": {"a": 1}, "value": 1},
    {"choice": {}, "reason": [], "confidence": {}},
    {"choice": "n03-p1-z", "reason": "gone", "confidence": "3"},
    {"choice": "n03-p1-a", "reason": HOSTILE, "confidence": "6"},
]
JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=20)
    | st.sampled_from(["2", "n03-p1-a", "ada"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["name", "value", "choice", "reason", "confidence", "sequence", "talks"]
            ),
            inner,
        )
    ),
    max_leaves=6,
)


def told(error) -> str:
    return str(error.value)


def check_view(step) -> None:
    """A view is ready for the page, and each field gets what it can hold."""
    view = step.view()
    json.dumps(view, allow_nan=False)
    fields = step.fields if isinstance(step, FieldsStep) else {}
    assert set(view.get("values", {})) <= set(fields)
    assert all(fits(fields[name], value) for name, value in view.get("values", {}).items())
    if not fields:
        assert view.get("choice") in (
            None,
            *(choice["key"] for choice in step.spec.get("choices", [])),
        )
        assert all(
            view.get(part) is None or isinstance(view[part], str)
            for part in ("reason", "confidence")
        )


@pytest.mark.parametrize("name", STEPS)
@pytest.mark.parametrize("lang", ["en", "id"])
def test_every_step_can_be_shown_before_anything_is_done(name, lang, tmp_path):
    step = STEPS[name](desk(tmp_path, lang=lang))
    json.dumps(step.spec, allow_nan=False)
    check_view(step)
    assert isinstance(step.as_text(), str)
    assert (SCRIPTS / f"{step.control}.js").is_file()
    assert not step.begun()
    assert not (tmp_path / "rani").exists(), "looking saves nothing"


@pytest.mark.parametrize("name", ACTS)
def test_a_restart_shows_every_step_as_it_was(name, tmp_path):
    step = STEPS[name](desk(tmp_path))
    for act in ACTS[name]:
        before = step.view()
        step.act(act)
        check_view(step)
        again = STEPS[name](desk(tmp_path))
        assert again.view() == step.view()
        assert step.view() != before or act["act"] in ("choose", "confidence", "reason")
        assert again.begun()


@pytest.mark.parametrize("name", STEPS)
@pytest.mark.parametrize(
    "act", ["", "_use", "__init__", "view", None, 3, [], {"act": "check"}, HOSTILE]
)
def test_an_unknown_act_is_refused_in_a_sentence(name, act, tmp_path):
    step = STEPS[name](desk(tmp_path))
    with pytest.raises(FilmkitError) as error:
        step.act({"act": act})
    assert told(error) == step.desk.words("step.unknown", act=act)
    assert step.desk.work.saved == 0


@pytest.mark.parametrize("name", STEPS)
def test_a_message_without_an_act_is_refused(name, tmp_path):
    with pytest.raises(FilmkitError):
        STEPS[name](desk(tmp_path)).act({})


@pytest.mark.parametrize("name", STEPS)
def test_nothing_in_a_saved_file_breaks_a_step(name, tmp_path):
    for item in ITEMS:
        for kind in KINDS:
            plant(tmp_path, item, kind, *WRONG)
    fields = STEPS[name](desk(tmp_path)).spec.get("groups", [])
    for field in [field for group in fields for field in group["fields"]]:
        plant(
            tmp_path,
            "n08-claims",
            "field",
            *({"name": field["name"], "value": value} for value in WRONG),
        )
    step = STEPS[name](desk(tmp_path))
    check_view(step)
    for act in ACTS.get(name, []):
        step.act(act)
        check_view(step)


@pytest.mark.parametrize("value", WRONG, ids=lambda value: repr(value)[:20])
@pytest.mark.parametrize("name", [name for name in ACTS if name not in ("question", "predict")])
def test_a_wrong_value_never_reaches_a_field(name, value, tmp_path):
    step = STEPS[name](desk(tmp_path))
    for field in step.fields:
        plant(tmp_path, step.item, "field", {"name": field, "value": value})
    check_view(STEPS[name](desk(tmp_path)))


@pytest.mark.parametrize(
    "name", ["prompts", "coding", "quick", "claims", "years", "events", "settings"]
)
@pytest.mark.parametrize("field", [None, [], {}, 1, "", "nobody", HOSTILE])
def test_a_field_that_does_not_exist_is_refused(name, field, tmp_path):
    step = STEPS[name](desk(tmp_path))
    with pytest.raises(FilmkitError) as error:
        step.act({"act": "write", "field": field, "value": "common"})
    assert told(error) == step.desk.words("form.nofield", name=field)
    assert step.desk.work.saved == 0


def test_a_text_may_be_long_but_not_endless(tmp_path):
    step = STEPS["prompts"](desk(tmp_path))
    step.act({"act": "write", "field": "n03-gain", "value": "x" * LONGEST})
    with pytest.raises(FilmkitError):
        step.act({"act": "write", "field": "n03-gain", "value": "x" * (LONGEST + 1)})


@pytest.fixture(scope="module")
def heap(tmp_path_factory) -> Path:
    return tmp_path_factory.mktemp("heap")


@given(
    values=st.lists(
        st.tuples(st.sampled_from(ITEMS), st.sampled_from(KINDS), JSON), min_size=1, max_size=12
    )
)
@settings(max_examples=60)
def test_no_saved_json_whatsoever_breaks_a_step(heap, values):
    shutil.rmtree(heap / "rani", ignore_errors=True)
    for item, kind, value in values:
        plant(heap, item, kind, value)
    for make in STEPS.values():
        check_view(make(desk(heap)))


def test_a_learner_can_go_on_after_a_damaged_lock(tmp_path):
    plant(tmp_path, "n03-p1", "lock", {"choice": "n03-p1-z", "reason": "gone", "confidence": "3"})
    step = PredictStep(desk(tmp_path), "n03-p1")
    assert step.locked() is None
    step.act(LOCK)
    assert step.locked()["choice"] == "n03-p1-a"
