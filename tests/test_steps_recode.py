"""A second version of the entry, what it changed, the product, and files made by hand."""

import json

import pytest
from desks import HOSTILE, Desk, Work, plant, write
from test_steps_agree import counted, explain, likes, tiny
from test_steps_step import WRONG, check_view

from filmkit.steps.agree import AGREE, AgreeStep, codes_summary
from filmkit.steps.codebook import CodebookStep
from filmkit.steps.fellow_readers import PARTNER
from filmkit.steps.pages import ProductStep
from filmkit.steps.recode import AGAIN, MOST, RecodeStep, recode_summary
from filmkit.steps.theme_codes import CoderStep


def recoding(folder, change: int = 3) -> RecodeStep:
    step = counted(folder, likes(folder, "tom", change), "tom")
    return RecodeStep(step.desk)


def kept(folder, change: int = 3) -> RecodeStep:
    own = recoding(folder, change)
    own.act(write("definition", "Sharper."))
    own.act({"act": "keep"})
    return own


def test_recoding_opens_after_the_numbers(tmp_path):
    step = tiny(tmp_path)
    assert RecodeStep(step.desk).view()["message"] == step.desk.words("recode.numbersfirst")


def test_the_new_version_begins_as_the_old_one_and_must_say_something_new(tmp_path):
    own = recoding(tmp_path)
    assert own.values()["definition"] == "My definition."
    own.act({"act": "keep"})
    assert own.view()["messages"]["entry"] == own.desk.words("recode.same")
    own.act(write("definition", " "))
    own.act({"act": "keep"})
    assert own.view()["messages"]["entry"] == own.desk.words("recode.empty")
    assert len(own.book.versions()) == 1


def test_version_1_stays_beside_version_2(tmp_path):
    own = kept(tmp_path)
    newest, first = own.view()["after"]["versions"]
    assert newest["items"][0]["text"] == "Sharper."
    assert first["items"][0]["text"] == "My definition."


def test_only_disputed_sequences_are_coded_again(tmp_path):
    own = kept(tmp_path)
    disputed = own.comparison().disputed
    shown = [key for key in (group["key"] for group in own.spec["groups"])
             if key.startswith(AGAIN) and key not in own.view()["hidden"]]  # fmt: skip
    assert shown == [AGAIN + key for key in disputed]
    assert len(shown) == 3


def test_before_and_after_wait_for_every_sequence_that_is_asked_for(tmp_path):
    own = kept(tmp_path)
    disputed = own.comparison().disputed
    own.act(write(AGAIN + disputed[0], "yes"))
    own.act({"act": "result"})
    missing = ", ".join(key.upper() for key in disputed[1:])
    assert own.view()["messages"]["result"] == own.desk.words("recode.missing", which=missing)


def test_six_at_most_are_asked_for_and_first_those_with_a_vague_rule(tmp_path):
    own = kept(tmp_path, change=9)
    disputed = own.comparison().disputed
    assert len(disputed) == 9
    for number, (key, cause) in enumerate(
        [(disputed[8], "vague"), (disputed[7], "evidence"), (disputed[0], "vague")], start=1
    ):
        own.agree.act(write(f"dispute-{number}", key))
        own.agree.act(write(f"cause-{number}", cause))
    asked = [disputed[0], disputed[8], disputed[7], *disputed[1:4]]
    assert own.asked(own.comparison()) == asked and len(asked) == MOST
    view, words = own.view(), own.desk.words
    named = ", ".join(key.upper() for key in asked)
    assert named in view["messages"]["entry"]
    assert view["badges"][AGAIN + asked[0]] == words("recode.asked")
    assert view["badges"][AGAIN + disputed[5]] == words("recode.free")
    for key in asked:
        own.act(write(AGAIN + key, "unsure"))
    own.act({"act": "result"})
    assert "result" in own.view()["after"]
    assert own.view()["after"]["result"][0]["text"] == words("recode.left", before=9, count=3)


def test_what_a_word_list_alone_disputes_is_asked_for_last(tmp_path):
    own = kept(tmp_path, change=3)
    own.agree.act(write("readers", ["tom", "list"]))
    comparison = own.comparison()
    pairs = zip(comparison.others, comparison.results, strict=True)
    by_name = {reader.name: result for reader, result in pairs}
    tom = set(comparison.disputed_in([by_name["Tom"]]))
    explained = {one["sequence"] for one in own.agree.explained()}
    rest = [key in tom for key in own.asked(comparison) if key not in explained]
    assert rest == sorted(rest, reverse=True) and len(comparison.disputed) > len(tom)


def test_the_product_holds_the_second_codes(tmp_path):
    own = kept(tmp_path, change=3)
    assert recode_summary(own.desk) == []
    for key in own.comparison().disputed:
        own.act(write(AGAIN + key, "unsure"))
    own.act({"act": "result"})
    second, _ = recode_summary(own.desk)
    assert [row[0]["sequence"] for row in second["rows"]] == own.comparison().disputed
    assert {row[2] for row in second["rows"]} == {own.desk.words("code.unsure")}


def test_a_sequence_in_a_gentler_wording_offers_its_full_text(tmp_path):
    full = {group["key"]: group.get("full", "") for group in recoding(tmp_path).spec["groups"]}
    assert full[AGAIN + "q02"] and not full[AGAIN + "q01"]


def test_after_is_counted_with_the_new_codes_and_before_with_the_old(tmp_path):
    own = kept(tmp_path)
    tom = likes(tmp_path, "tom")
    disputed = own.comparison().disputed
    for key in disputed[:2]:
        own.act(write(AGAIN + key, tom[key]))
    own.act(write(AGAIN + disputed[2], {"yes": "no", "no": "yes"}[tom[disputed[2]]]))
    own.act({"act": "result"})
    (block,) = own.view()["after"]["result"]
    counted_in = own.comparison().results[0].percent.counted
    share = block["rows"][0]
    assert f"({counted_in - 3} of {counted_in})" in share[1]
    assert f"({counted_in - 1} of {counted_in})" in share[2]
    assert block["text"] == own.desk.words(
        "recode.left", before=len(own.comparison().disputed), count=1
    )


def test_the_codes_of_the_grid_stay_as_they_are(tmp_path):
    own = kept(tmp_path)
    before = CoderStep(own.desk).values()
    for key in own.comparison().disputed:
        own.act(write(AGAIN + key, "unsure"))
    own.act({"act": "result"})
    assert CoderStep(own.desk).values() == before


# --- the product, and hand-made files ---------------------------------------------------------


def test_the_product_shows_versions_causes_numbers_and_no_raw_codes(tmp_path):
    own = kept(tmp_path)
    for key in own.comparison().disputed:
        own.act(write(AGAIN + key, "yes"))
    own.act({"act": "result"})
    shown = str(ProductStep(own.desk).view()["after"])
    for text in ("Sharper.", "My definition.", "The rule is silent.", "You and Tom", "Before"):
        assert text in shown
    assert "closeness-q01" not in shown


def test_the_product_has_a_table_of_codes_and_the_others_only_once_they_were_compared(tmp_path):
    step = tiny(tmp_path)
    step.coder.act(write("why-voices-q02", HOSTILE))
    step.act(write("readers", ["tom"]))
    (alone,) = codes_summary(step.desk)
    assert alone["columns"] == ["Sequence", "You", "Your reason"]
    assert [row[1:] for row in alone["rows"]] == [["yes", "–"], ["yes", HOSTILE], ["no", "–"]]
    explain(step)
    step.act({"act": "numbers"})
    (compared,) = codes_summary(step.desk)
    assert compared["columns"][3:] == ["Tom"]
    assert [row[3] for row in compared["rows"]] == ["yes", "no", "no"]
    assert compared["look"] == "open"  # a page to hand in shows every row
    assert str(compared["rows"]) in str(ProductStep(step.desk).view()["after"])


@pytest.mark.parametrize("ticked", [["nobody"], "tom", [3], {}])
def test_readers_of_a_hand_made_file_who_do_not_exist_are_left_out(ticked, tmp_path):
    step = tiny(tmp_path)
    plant(tmp_path, AGREE, "field", {"name": "readers", "value": ticked}, lesson="04")
    assert AgreeStep(step.desk).comparison()[0].others == ()


@pytest.mark.parametrize("item", ["n04-entry", "n04-codes", AGREE, "n04-recode", PARTNER])
def test_a_hand_made_file_breaks_nothing_of_a_lesson_that_is_done(item, tmp_path):
    own = kept(tmp_path)
    for kind in ("field", "lock", "compare", "partner", "model"):
        plant(tmp_path, item, kind, *WRONG, lesson="04")
        plant(tmp_path, item, kind, {"alias": HOSTILE, "answers": {"n04-codes": []}}, lesson="04")
        answers = {"n04-codes": {"closeness-q01": 3}}
        own.desk.save(item, kind, {"alias": HOSTILE, "answers": answers})
        own.desk.save(item, kind, [HOSTILE])
    again = Desk(own.desk.film, own.desk.ai, Work("rani", tmp_path), "04")
    AgreeStep(again).act(write("readers", ["tom", "partner", "list"]))
    for step in (CodebookStep(again), CoderStep(again), AgreeStep(again), RecodeStep(again)):
        check_view(step)
    json.dumps(ProductStep(again).view())
