"""A partner's file: what goes into it, what comes out of it, and what is wrong with the others."""

import json

import pytest
from desks import HOSTILE, desk, write

from filmkit.steps.coding import CodingStep
from filmkit.steps.exchange import LARGEST, ExchangeStep, partner_of, partner_values

ITEM = "n03-partner"


def step(folder, alias: str = "rani", **options) -> ExchangeStep:
    here = desk(folder, alias=alias, **options)
    return ExchangeStep(here, ITEM, [CodingStep(here, "n03-code")])


def coded(folder, alias: str = "tom") -> ExchangeStep:
    own = step(folder, alias)
    own.steps[0].act(write("rule", "voice"))
    own.steps[0].act(write("q01", ["ada"]))
    return own


def opened(folder, text, **options) -> ExchangeStep:
    own = step(folder, **options)
    own.act({"act": "open", "name": "tom-03.json", "text": text})
    return own


def test_a_file_holds_the_alias_and_the_decisions_and_nothing_else(tmp_path):
    file = coded(tmp_path).file()
    assert file["name"] == "tom-03.json"
    assert json.loads(file["text"]) == {
        "filmkit": "partner",
        "format": 1,
        "film": "tiny",
        "lesson": "03",
        "alias": "tom",
        "answers": {"n03-code": {"rule": "voice", "q01": ["ada"]}},
    }


def test_there_is_no_file_before_anything_is_decided(tmp_path):
    assert step(tmp_path).file()["text"] == ""


def test_what_one_gives_the_other_takes_in_and_keeps(tmp_path):
    own = opened(tmp_path, coded(tmp_path).file()["text"])
    assert own.view()["message"] == own.desk.words("exchange.opened", alias="tom")
    again = step(tmp_path)
    assert again.view()["message"] == own.view()["message"]
    found = partner_values(again.desk, ITEM, again.steps[0])
    assert found == {"rule": "voice", "q01": ["ada"]}


def test_the_own_decisions_stay_as_they_are(tmp_path):
    own = opened(tmp_path, coded(tmp_path).file()["text"])
    assert own.steps[0].values() == {}


GOOD = {"filmkit": "partner", "format": 1, "film": "tiny", "lesson": "03", "alias": "tom"}
CODES = {"answers": {"n03-code": {"rule": "voice"}}}
BAD = {
    "not-json": ["", "{", "\x00", "[" * 100_000, "x" * (LARGEST + 1), None, 3],
    "foreign": [
        "[]",
        "null",
        "{}",
        json.dumps(GOOD),
        json.dumps(GOOD | CODES | {"alias": "../../etc"}),
        json.dumps(GOOD | CODES | {"alias": HOSTILE}),
        json.dumps(GOOD | CODES | {"alias": None}),
        json.dumps(GOOD | {"answers": []}),
    ],
    "other-lesson": [json.dumps(GOOD | CODES | {"lesson": "04"}),
                     json.dumps(GOOD | CODES | {"film": "another"})],
    "nothing-usable": [
        json.dumps(GOOD | {"answers": answers})
        for answers in ({}, {"n03-code": {}}, {"n03-code": 3}, {"n03-code": {"rule": HOSTILE}},
                        {"n03-code": {"nobody": "voice"}}, {"n99": {"rule": "voice"}})
    ],
}  # fmt: skip


@pytest.mark.parametrize(("problem", "text"), [(p, t) for p, texts in BAD.items() for t in texts])
@pytest.mark.parametrize("lang", ["en", "id"])
def test_a_bad_file_is_refused_in_a_sentence_and_changes_nothing(problem, text, lang, tmp_path):
    own = opened(tmp_path, text, lang=lang)
    told = own.desk.words(f"exchange.{problem}", name="tom-03.json", lesson="03")
    assert own.view()["message"] == told
    assert own.desk.work.saved == 0
    assert partner_of(own.desk, ITEM) is None


def test_a_refused_file_leaves_the_one_that_was_open(tmp_path):
    own = opened(tmp_path, coded(tmp_path).file()["text"])
    own.act({"act": "open", "name": "bad.json", "text": "{"})
    assert partner_of(own.desk, ITEM)["alias"] == "tom"


def test_what_a_step_cannot_hold_is_left_out_of_a_partners_file(tmp_path):
    text = json.dumps(
        GOOD | {"answers": {"n03-code": {"rule": "voice", "q01": [HOSTILE]}, "settings": {"a": 1}}}
    )
    own = opened(tmp_path, text)
    assert partner_of(own.desk, ITEM) == {
        "alias": "tom",
        "answers": {"n03-code": {"rule": "voice"}},
    }
