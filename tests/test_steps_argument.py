"""Lesson 09: what stands on the shelf, and what a fair reader would miss, said while one writes."""

import pytest
from desks import ACTS, HOSTILE, LANGUAGES, STEPS, desk, plant, write

from filmkit.steps.argument import ARGUED
from filmkit.steps.citing import LONGEST, MOST, CiteStep, cite_summary
from filmkit.steps.export import PortfolioStep
from filmkit.steps.outline import OutlineStep, outline_summary
from filmkit.steps.pieces import pieces
from filmkit.steps.product import product_lines
from filmkit.steps.roles import role_card
from filmkit.steps.shelf import ShelfStep
from filmkit.steps.summaries import LESSON_09
from filmkit.steps.thesis import RubricStep, ThesisStep, rubric_summary

LOCK = {"act": "check", "choice": "n03-p1-a", "reason": "I hear it.", "confidence": "3"}


def there(folder, **more):
    return desk(folder, lesson="09", **more)


def do(folder, name: str, *acts, lesson: str = "03") -> None:
    for act in acts or ACTS[name]:
        STEPS[name](desk(folder, lesson=lesson)).act(act)


def marked(folder, *keys: str) -> ShelfStep:
    step = ShelfStep(there(folder))
    step.act({"act": "sample"})
    step.act(write("mark", [f"sample.{key}" for key in keys]))
    return step


# --- the shelf ----------------------------------------------------------------------------------


def test_an_empty_shelf_says_which_lesson_makes_what(tmp_path):
    step = ShelfStep(there(tmp_path))
    assert pieces(step.desk) == [] and len(step.spec["makes"]) == 8
    assert not step.view()["sample"]
    step.act({"act": "sample"})
    assert step.view()["sample"]


def test_what_was_written_and_drawn_before_stands_on_the_shelf(tmp_path):
    do(tmp_path, "prompts")
    do(tmp_path, "arc", lesson="02")
    found = {one.key: one for one in pieces(there(tmp_path))}
    assert found["n03-rules.n03-gain"].kind == "scene"
    assert found["n03-rules.n03-gain"].sequences == ("q02",)
    assert found["n02-arc.0"].kind == "data"


def test_a_prediction_is_a_piece_once_it_has_changed(tmp_path):
    do(tmp_path, "predict", LOCK)
    do(tmp_path, "reveal", {"act": "check", "choice": "n03-p1-a"})
    assert pieces(there(tmp_path)) == []
    do(tmp_path / "b", "predict", LOCK)
    do(tmp_path / "b", "reveal", {"act": "check", "choice": "n03-p1-b"})
    (piece,) = pieces(there(tmp_path / "b"))
    assert (piece.kind, "I hear it." in piece.text) == ("changed", True)


def test_the_shelf_warns_of_one_kind_and_of_missing_reasons(tmp_path):
    step = marked(tmp_path, "door", "voice", "count")
    words = step.desk.words
    assert words("shelf.no-reason", count=3) in step.warnings()
    for key in ("door", "voice", "count"):
        step.act(write(f"kind-sample.{key}", "form"))
        step.act(write(f"why-sample.{key}", "Because."))
    kind = words("shelf.kind-form")
    assert words("shelf.one-kind", kind=kind) in step.warnings()
    assert not any("0" in one for one in step.warnings()[1:])


def test_the_shelf_warns_where_all_sequences_are_of_one_act(tmp_path):
    step = marked(tmp_path, "door", "voice", "count")
    acts = {step.desk.cards[key]["act"] for one in step.marked() for key in one.sequences}
    told = [step.desk.words("shelf.one-act", act=act) for act in acts]
    assert (len(acts) == 1) == (told[0] in step.warnings())


# --- the outline --------------------------------------------------------------------------------


def told(step: OutlineStep) -> dict[str, str]:
    return {key: text for key, text in step.view()["messages"].items() if text}


def test_an_outline_offers_what_was_marked_and_nothing_else(tmp_path):
    marked(tmp_path, "door", "voice")
    offered = OutlineStep(there(tmp_path)).view()["offered"]
    assert offered["evidence-1"] == ["sample.door", "sample.voice"]


def test_an_outline_says_what_a_reader_would_miss_and_then_is_still(tmp_path):
    marked(tmp_path, "door", "voice")
    step = OutlineStep(there(tmp_path))
    words = step.desk.words
    assert told(step) == {}
    step.act(write("claim-1", "It comes at night."))
    assert told(step) == {"claim-1": words("outline.no-evidence")}
    step.act(write("evidence-1", "sample.door"))
    expected = {"claim-1": words("outline.no-comment"), "form": words("outline.no-form")}
    assert told(step) == expected
    step.act(write("so-1", "So we wait."))
    step.act(write("form", "A knock before a face."))
    assert told(step) == {}
    step.act(write("evidence-2", "sample.door"))
    lacks = ("no-claim", "no-comment", "twice")
    assert told(step) == {"claim-2": " ".join(words(f"outline.{one}") for one in lacks)}
    step.act(write("counter", "It may be the wind."))
    assert told(step)["counter"] == words("outline.no-answer")


def test_the_outline_is_gathered_in_the_order_of_an_essay(tmp_path):
    marked(tmp_path, "door")
    do(tmp_path, "outline", lesson="09")
    (block,) = outline_summary(there(tmp_path))
    texts = [one["text"] for one in block["items"]]
    assert texts[:2] == ["A voice is a guest.", "It comes at night."]
    assert "Somebody knocks at the door." in texts


# --- roles, thesis, rubric ----------------------------------------------------------------------


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("level", [0, 1, 2])
def test_every_role_has_a_goal_two_facts_with_a_source_and_a_limit(lang, level, tmp_path):
    whole = there(tmp_path, pack="her", lang=lang, level=level)
    rows = whole.film.rows["roles"]
    assert len(rows) == (3 if level == 0 else 6)
    for row in rows:
        (block,) = role_card(whole, row["key"])
        assert len(block["items"]) == 4
        assert [bool(one.get("source")) for one in block["items"]] == [False, True, True, False]


def test_a_no_asks_for_a_sentence_until_there_is_one(tmp_path):
    step = ThesisStep(there(tmp_path))
    step.act(write("film", "no"))
    assert step.view()["messages"]["film"] == step.desk.words("thesis.say")
    step.act(write("change-film", "Name a sequence."))
    assert not any(step.view()["messages"].values())


def test_the_rubric_adds_nothing_up(tmp_path):
    do(tmp_path, "rubric", lesson="09")
    (block,) = rubric_summary(there(tmp_path))
    assert block["rows"] == [["Claim", "2: Sound.", "In the thesis."]]
    assert len(RubricStep(there(tmp_path, pack="her")).rows) == 6


# --- citations ----------------------------------------------------------------------------------


def add(folder, kind: str, **parts) -> CiteStep:
    step = CiteStep(there(folder, pack="her"))
    step.act(write("kind", kind))
    for name, text in parts.items():
        step.act(write(f"{kind}-{name}", text))
    step.act({"act": "add"})
    return step


def test_a_source_of_the_kit_and_one_of_ones_own_are_cited_side_by_side(tmp_path):
    step = CiteStep(there(tmp_path, pack="her"))
    step.act(write("known", "her-film"))
    step.act({"act": "known"})
    add(tmp_path, "book", title="Alone Together", author="Turkle, Sherry", issued="2011")
    blocks = CiteStep(there(tmp_path, pack="her")).view()["after"]["list"]
    assert [one["heading"] for one in blocks] == ["1. Her", "2. Alone Together"]
    cited = [["Turkle, Sherry. ", False], ["Alone Together", True], [". 2011.", False]]
    assert blocks[1]["rows"][0][1] == {"parts": cited}
    assert len(cite_summary(there(tmp_path, pack="her"))) == 4


@pytest.mark.parametrize(
    ("kind", "parts", "word"),
    [
        ("book", {}, "cite.no-title"),
        ("book", {"title": "A", "issued": "yesterday"}, "cite.bad-date"),
        ("book", {"title": "A", "issued": "2024-13"}, "cite.bad-date"),
        ("observation", {"seen": "A door."}, "cite.no-locator"),
        ("observation", {"locator": "soon"}, "js.badtime"),
        ("book", {"title": "x" * (LONGEST + 1)}, "cite.long"),
    ],
)
def test_what_a_source_lacks_is_said_and_nothing_is_added(kind, parts, word, tmp_path):
    step = add(tmp_path, kind, **parts)
    values = {"date": parts.get("issued"), "most": LONGEST}
    assert step.view()["messages"][f"own-{kind}"] == step.desk.words(word, **values)
    assert step.sources() == []


def test_an_observation_cites_the_film_at_its_time(tmp_path):
    add(tmp_path, "observation", locator="01:14:30", seen="He looks up.")
    (block,) = CiteStep(there(tmp_path, pack="her")).view()["after"]["list"]
    assert block["rows"][1][1] == {"parts": [["(", False], ["Her", True], [" 01:14:30)", False]]}
    assert block["note"] == "He looks up."


def test_a_source_can_be_taken_out_again(tmp_path):
    step = add(tmp_path, "dataset")
    step.act(write("gone", "1"))
    step.act({"act": "remove"})
    assert step.sources() == []
    step.act({"act": "remove"})
    assert step.view()["messages"]["list"] == step.desk.words("cite.number-first")


def test_nothing_in_a_saved_list_breaks_the_citations(tmp_path):
    for wrong in (None, 3, {"type": "book", "title": 3}, {"known": []}, {"type": HOSTILE}):
        plant(tmp_path, "n09-cite", "sources", {"list": [wrong] * (MOST + 3), "own": "x"})
        assert CiteStep(there(tmp_path)).sources() == []
    plant(tmp_path, "n09-cite", "sources", {"list": [{"type": "book", "title": HOSTILE}], "own": 1})
    (block,) = CiteStep(there(tmp_path)).view()["after"]["list"]
    assert HOSTILE.strip() in str(block["rows"][0][1]["parts"][0][0])


# --- what is left behind ------------------------------------------------------------------------


def test_every_step_of_the_lesson_has_a_summary():
    assert set(ARGUED) == {f"n09-{name}" for name in LESSON_09}


def test_no_part_of_the_lesson_is_listed_twice(tmp_path):
    for name in ("shelf", "roles", "outline", "thesis", "rubric"):
        do(tmp_path, name, lesson="09")
    assert product_lines(there(tmp_path), "09") == []


def test_reflections_stay_out_until_their_tick_is_taken_away(tmp_path):
    own = there(tmp_path)
    own.save("n09-leave", "field", {"name": "n09-leave-think", "value": "Mine."})
    step = PortfolioStep(own)
    assert step.values() == {"out": ["n09-leave"]}
    step.act(write("out", []))
    assert PortfolioStep(there(tmp_path)).values() == {"out": []}


def test_a_file_is_made_only_after_a_look_inside(tmp_path):
    do(tmp_path, "prompts")
    step = PortfolioStep(there(tmp_path))
    step.act({"act": "make", "form": "md"})
    assert step.view()["message"] == step.desk.words("portfolio.look-first")
    assert step.view()["preview"] and step.view()["file"] == {"n": 0}
    for form in ("html", "md", "docx", "json"):
        step.act({"act": "make", "form": form})
        assert step.view()["file"]["name"] == f"rani-portfolio.{form}"


def test_there_is_nothing_to_hand_in_before_something_is_made(tmp_path):
    step = PortfolioStep(there(tmp_path), hand_in=True)
    assert [form["value"] for form in step.spec["forms"]] == ["json"]
    for _ in range(2):
        step.act({"act": "make", "form": "json"})
    assert step.view()["file"] == {"n": 0}
    assert step.view()["message"] == step.desk.words("portfolio.empty")


def test_no_file_is_made_of_what_stays_out(tmp_path):
    do(tmp_path, "prompts")
    step = PortfolioStep(there(tmp_path))
    step.act(write("out", [one["value"] for one in step.fields["out"]["options"]]))
    for _ in range(2):
        step.act({"act": "make", "form": "json"})
    assert step.view()["file"] == {"n": 0}
    assert step.view()["message"] == step.desk.words("portfolio.all-out")
