"""Lesson 09: what stands on the shelf, and what a fair reader would miss, said while one writes."""

import pytest
from desks import ACTS, HOSTILE, LANGUAGES, STEPS, desk, plant, write
from pictures import encoded, room_with_a_light

from filmkit.steps.citing import LONGEST, MOST, CiteStep, cite_summary
from filmkit.steps.outline import OutlineStep, outline_summary
from filmkit.steps.palettes import PaletteStep
from filmkit.steps.pieces import pieces
from filmkit.steps.roles import RolesStep, role_card
from filmkit.steps.shelf import ShelfStep
from filmkit.steps.shots import ShotLogStep
from filmkit.steps.summaries import SUMMARIES
from filmkit.steps.thesis import RubricStep, ThesisStep, rubric_summary

ROOM = encoded(room_with_a_light())
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
    assert found["n02-arc.0"].text != found["n02-arc.0"].label, "it says what was drawn"
    assert "Q01 – +2" in found["n02-arc.0"].text


def test_a_block_that_says_nothing_is_no_piece_and_a_table_says_its_rows(tmp_path, monkeypatch):
    blocks = [
        {"heading": "Decide", "items": []},
        {"heading": "Ratings", "caption": "By hand", "rows": [["before", "8 of 10"]]},
        {"text": "And a sentence."},
    ]
    monkeypatch.setitem(SUMMARIES, "n07-ngram", lambda desk: blocks)
    monkeypatch.setitem(SUMMARIES, "n07-recall", lambda desk: [{"text": "Of its own."}])
    found = {one.key: (one.label, one.text) for one in pieces(there(tmp_path))}
    assert found == {
        "n07-ngram.1": ("Ratings", "before – 8 of 10"),
        "n07-ngram.2": ("Ratings", "And a sentence."),
        "n07-recall.0": (desk(tmp_path).words("lesson.07"), "Of its own."),
    }


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_was_made_with_the_reel_says_so_on_the_shelf(lang, tmp_path):
    here = there(tmp_path, pack="her", lang=lang)
    told = here.words("report.from-reel")
    plant(tmp_path, "n06-log", "field", {"name": "source", "value": "clip"}, lesson="06")
    for number in (1, 2, 3):
        cut = {"name": f"cut-{number}", "value": number * 2000}
        plant(tmp_path, "n06-log", "field", cut, lesson="06")
    plant(tmp_path, "n06-log", "field", {"name": "end", "value": 9000}, lesson="06")
    text = {"name": "n06-pattern-text", "value": "The third shot is as long as the first."}
    plant(tmp_path, "n06-pattern", "field", text, lesson="06")
    found = pieces(here)
    assert len(found) > 1 and not any(told in one.text for one in found)
    ShotLogStep(desk(tmp_path, pack="her", lesson="06")).act(write("source", "reel"))
    assert all(one.text.endswith(told) for one in pieces(here))


def test_a_palette_of_the_reel_says_so_on_the_shelf(tmp_path):
    here = there(tmp_path, pack="her")
    step = PaletteStep(desk(tmp_path, pack="her", lesson="06"))
    step.act({"act": "picture", "source": "phone", "data": ROOM})
    told, found = here.words("report.from-reel"), pieces(here)
    assert found and all(one.text.endswith(told) for one in found)
    step.act({"act": "picture", "source": "own", "data": ROOM})
    assert not any(told in one.text for one in pieces(here))


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


def test_evidence_without_a_claim_stands_below_the_number_of_its_claim(tmp_path):
    marked(tmp_path, "door")
    OutlineStep(there(tmp_path)).act(write("evidence-2", "sample.door"))
    (block,) = outline_summary(there(tmp_path))
    words = there(tmp_path).words
    labels = [words("outline.claim-number", number=2) + ":", words("outline.rests-on")]
    assert [one["label"] for one in block["items"]] == labels


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


def test_a_role_beyond_the_level_is_said_to_be_so_and_its_text_stays(tmp_path):
    for name, value in (("role", "client"), ("role", "catherine"), ("best", "You overlook me.")):
        RolesStep(there(tmp_path, pack="her")).act(write(name, value))
    view = RolesStep(there(tmp_path, pack="her")).view()
    assert view["values"]["role"] == "catherine" and not view["messages"]["role"]
    low = RolesStep(there(tmp_path, pack="her", level=0))
    assert low.view()["values"] == {"role": "", "best": "You overlook me."}
    assert low.view()["messages"]["role"] == low.desk.words("roles.beyond")
    low.act(write("role", "client"))
    assert low.view()["after"]["role"] and not low.view()["messages"]["role"]


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
