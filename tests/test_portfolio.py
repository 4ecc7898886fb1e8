"""A portfolio: four forms of one content, safe to open, whole, without what was left out."""

import json
import re
import zipfile
from io import BytesIO

import docx
import pytest
from desks import ACTS, HOSTILE, LANGUAGES, STEPS, Page, desk
from hypothesis import given
from hypothesis import strategies as st

from filmkit.errors import FilmkitError
from filmkit.language import Words
from filmkit.portfolio import (
    Chapter,
    Part,
    Portfolio,
    Record,
    as_docx,
    as_html,
    as_json,
    as_markdown,
    read_json,
    word_file,
)
from filmkit.portfolio.pictures import picture_of
from filmkit.portfolio.record import DEEPEST, LARGEST
from filmkit.steps import gather

TABLE = {
    "columns": ["Where", "What"],
    "rows": [[{"sequence": "q01"}, "A"], ["B", {"parts": [["C", True]]}]],
}
BARS = {"alt": "Bars", "labels": ["Q01", "Q02"], "low": -2, "high": 2, "values": [-1, None]}
LINES = {"alt": "Lines", "labels": ["Q01", "Q02", "Q03"], "low": -3, "high": 3}
LINES["series"] = [{"values": [1, 2, None]}, {"values": [None, -1, -3]}]
STRIPS = {"alt": "Strips", "rows": [{"name": "You", "parts": [{"size": 2, "label": "1"}]}]}
SIDE = {"name": "Tom", "code": "yes", "reason": "heard"}
BLOCKS = (
    {"heading": "Bars", "bars": BARS, "caption": "As a table", "note": "A note", **TABLE},
    {"heading": "Lines", "lines": LINES, "text": "A sentence", **TABLE},
    {"heading": "Strips", "strips": STRIPS, **TABLE},
    {"heading": "Items", "items": [{"label": "One:", "text": "two", "sequences": ["q02"]}]},
    {"heading": "Cited", "items": [{"parts": [["Her", True], [", 2013.", False]]}]},
    {"heading": "Pairs", "pairs": [{"sequence": "q03", "sides": [SIDE]}]},
    {"heading": "Sides", "sides": [SIDE]},
)


def made(*parts: Part, lang: str = "en", alias: str = "rani", film: str = "Her") -> Portfolio:
    chapters = (Chapter("03", "Lesson 03", parts),) if parts else ()
    return Portfolio(alias, film, "her", lang, "0.2.0", "2026-11-26", 2, Words(lang), chapters)


def whole(lang: str = "en") -> Portfolio:
    return made(Part("n03-x", "Question", (("Question", "Answer"), ("Two", "2"))), lang=lang)


def with_blocks(lang: str = "en") -> Portfolio:
    return made(Part("n03-x", "Question", (("Question", "Answer"),), BLOCKS), lang=lang)


def hostile() -> Portfolio:
    block = {"heading": HOSTILE, "text": HOSTILE, "items": [{"label": HOSTILE, "text": HOSTILE}]}
    strip = {"alt": HOSTILE, "rows": [{"name": HOSTILE, "parts": []}]}
    strip["rows"][0]["parts"].append({"size": 1, "label": HOSTILE, "colour": HOSTILE})
    table = {"columns": [HOSTILE], "rows": [[HOSTILE]], "caption": HOSTILE, "strips": strip}
    part = Part("n03-x", HOSTILE, ((HOSTILE, HOSTILE),), (block, table))
    return made(part, film=HOSTILE)


# --- the page -----------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_page_says_its_language_and_has_headings_in_order(lang):
    page = Page(as_html(with_blocks(lang)))
    assert page.named("html") == [{"lang": lang}]
    levels = [int(tag[1]) for tag, _ in page.tags if re.fullmatch(r"h\d", tag)]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(after <= before + 1 for before, after in zip(levels, levels[1:], strict=False))


def test_a_page_needs_nothing_from_elsewhere():
    html = as_html(with_blocks())
    page = Page(html)
    assert not {tag for tag, _ in page.tags} & {"script", "link", "iframe", "img", "object"}
    loading = [value for _, attributes in page.tags for name, value in attributes.items()
               if name in ("src", "href", "srcset", "style") or name.startswith("on")]  # fmt: skip
    assert loading and all(value.startswith("#") for value in loading)
    assert not re.search(r"@import|url\(|https?://", html)


def test_every_picture_on_a_page_has_words_and_a_table():
    page = Page(as_html(with_blocks()))
    drawn = [one for one in page.named("svg") if one.get("role") == "img"]
    assert [one["aria-label"] for one in drawn] == ["Bars", "Lines", "Strips"]
    assert len(page.named("table")) == len(drawn)


def test_a_line_over_places_without_a_value_is_another_line():
    series = [{"values": [1, None, 2, 3]}]
    drawn = picture_of({"lines": LINES | {"labels": list("abcd"), "series": series}})
    looks = [one[1]["class"] for one in drawn["shapes"] if one[0] == "line"]
    assert [look for look in looks if "series0" in look] == ["line series0 bridge", "line series0"]


def test_nothing_that_a_learner_writes_becomes_a_tag():
    page = Page(as_html(hostile()))
    assert not page.named("script")
    assert not [name for _, one in page.tags for name in one if name.startswith("on")]
    assert page.texts["title"][0] == hostile().title
    assert HOSTILE in page.texts["p"] and HOSTILE in page.texts["th"]


def test_a_colour_that_is_none_is_not_taken_over():
    drawn = picture_of({"strips": {"alt": "", "rows": [{"name": "", "parts": [
        {"size": 1, "label": "a", "colour": "#aabbcc"}, {"size": 1, "label": "b", "colour": "red;"}
    ]}]}})  # fmt: skip
    fills = [shape[3][0][1].get("fill") for shape in drawn["shapes"] if shape[0] == "svg"]
    assert fills == ["#aabbcc", None]


def test_a_page_without_anything_says_so():
    assert Words("en")("portfolio.empty") in as_html(made())


# --- Markdown and Word --------------------------------------------------------------------------


def test_markdown_holds_headings_answers_and_tables():
    text = as_markdown(with_blocks())
    assert text.startswith("# Her: portfolio of rani\n")
    assert "\n## Lesson 03\n" in text and "\n### Question\n" in text and "\n> Answer\n" in text
    assert "| Where | What |\n| --- | --- |\n| Q01 | A |" in text
    assert "*Her*, 2013" in text


def test_markdown_of_a_learner_stays_text():
    text = as_markdown(made(Part("n03-x", "Q", (("Q", "# big\n- list\n<b>*x*</b> | 1. one"),))))
    assert "> \\# big\n> \\- list\n> \\<b\\>\\*x\\*\\</b\\> \\| 1. one" in text


def test_a_word_file_opens_and_holds_headings_and_tables():
    document = docx.Document(BytesIO(as_docx(with_blocks("id"))))
    headings = [(p.style.name, p.text) for p in document.paragraphs if "Head" in p.style.name]
    assert ("Heading 1", "Lesson 03") in headings and ("Heading 2", "Question") in headings
    assert len(document.tables) == 3
    assert document.core_properties.language == "id-ID"


def test_what_xml_cannot_hold_is_left_out_of_a_word_file():
    part = Part("n03-x", "Q\x00", (("Q", "a\x0bb\ud800c"),))
    document = docx.Document(BytesIO(as_docx(made(part, hostile().chapters[0].parts[0]))))
    assert "abc" in [one.text for one in document.paragraphs]


def test_without_the_package_a_sentence_says_what_to_do(monkeypatch):
    monkeypatch.setattr(word_file, "find_spec", lambda name: None)
    with pytest.raises(FilmkitError) as error:
        as_docx(whole())
    assert str(error.value) == Words("en")("portfolio.no-docx")


# --- JSON ---------------------------------------------------------------------------------------

NAMES = st.text(min_size=1, max_size=20)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=30),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=3),
    max_leaves=6,
)
ENTRY = st.fixed_dictionaries({"kind": NAMES, "name": NAMES, "value": VALUES, "when": NAMES})
ITEMS = st.dictionaries(
    NAMES, st.lists(ENTRY, min_size=1, max_size=3).map(tuple), min_size=1, max_size=3
)
RECORDS = st.builds(
    Record,
    alias=NAMES.filter(str.strip),
    film=NAMES,
    lang=st.sampled_from(LANGUAGES),
    version=NAMES,
    made=NAMES,
    level=st.sampled_from([0, 1, 2]),
    lessons=st.dictionaries(NAMES, ITEMS, max_size=3),
)


@given(RECORDS)
def test_a_record_comes_back_as_it_was(record):
    assert read_json(as_json(record), Words("en")) == (record, [])


@given(st.text() | VALUES.map(json.dumps))
def test_no_text_whatsoever_breaks_the_reader(text):
    record, problems = read_json(text, Words("id"))
    assert record is None and len(problems) == 1 and problems[0].endswith(".")


@given(VALUES, st.sampled_from(["alias", "film", "level", "lessons", "format", "filmkit", "made"]))
def test_no_value_in_a_wrong_place_breaks_the_reader(value, name):
    found = json.loads(as_json(whole())) | {name: value}
    record, problems = read_json(json.dumps(found), Words("en"))
    assert record is not None or problems
    assert all(isinstance(one, str) for one in problems)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (None, "not-json"),
        ("{", "not-json"),
        ("[" * 100_000, "not-json"),
        ('{"a": NaN}', "not-json"),
        ("x" * (LARGEST + 1), "too-large"),
        ("[]", "foreign"),
        ('{"filmkit": "partner"}', "foreign"),
    ],
)
def test_what_is_wrong_with_a_file_is_said(text, code):
    assert read_json(text, Words("en")) == (None, [Words("en")(f"record.{code}")])


def test_what_can_be_read_is_kept_and_the_rest_is_named():
    good = {"kind": "field", "name": "a", "value": "b", "when": "now"}
    deep = "x"
    for _ in range(DEEPEST + 1):
        deep = [deep]
    found = json.loads(as_json(whole()))
    found["lessons"] = {"03": {"n03-a": [good, good | {"value": deep}, 3], "n03-b": []}, "04": 5}
    record, problems = read_json(json.dumps(found), Words("en"))
    assert record.lessons == {"03": {"n03-a": (good,)}}
    assert len(problems) == 3


# --- gathered from saved work -------------------------------------------------------------------


def worked(folder) -> None:
    for name in ("prompts", "predict", "arc"):
        lesson = "02" if name == "arc" else "03"
        for act in ACTS[name]:
            STEPS[name](desk(folder, lesson=lesson)).act(act)
    own = desk(folder, lesson="03")
    own.save("n03-leave", "field", {"name": "n03-think", "value": "SECRET thought"})


def forms(found: Portfolio) -> dict[str, str]:
    with zipfile.ZipFile(BytesIO(as_docx(found))) as file:
        word = file.read("word/document.xml").decode()
    texts = {"html": as_html(found), "md": as_markdown(found), "json": as_json(found)}
    return texts | {"docx": word}


def test_what_was_left_out_is_in_none_of_the_forms(tmp_path):
    worked(tmp_path)
    inside, outside = (
        forms(gather.portfolio(desk(tmp_path, lesson="09"), out)) for out in (set(), {"n03-leave"})
    )
    assert all("SECRET" in text for text in inside.values())
    assert all("SECRET" not in text for text in outside.values())
    assert all("word word" in text for text in outside.values())


def test_what_a_teacher_reads_is_what_the_learner_saw(tmp_path):
    worked(tmp_path)
    found = gather.portfolio(desk(tmp_path, lesson="09"), set())
    record, problems = read_json(as_json(found), Words("en"))
    shown = {one.lesson: {part.item for part in one.parts} for one in found.chapters}
    assert problems == []
    assert {lesson: set(items) for lesson, items in record.lessons.items()} == shown


def test_a_first_guess_is_handed_on_with_the_step_that_shows_it(tmp_path):
    for name in ("quick", "claims", "years"):
        for act in ACTS[name]:
            STEPS[name](desk(tmp_path, lesson="08")).act(act)
    whole, less = (
        read_json(as_json(gather.portfolio(desk(tmp_path), out)), Words("en"))[0].lessons
        for out in (set(), {"n08-claims"})
    )
    assert set(whole["08"]) == {"n08-claims", "n08-quick", "n08-years"}
    assert whole["08"]["n08-quick"][-1]["value"]["talks"] == "common"
    assert less == {}


def test_a_prediction_is_handed_on_as_it_was_locked(tmp_path):
    worked(tmp_path)
    record, _ = read_json(as_json(gather.portfolio(desk(tmp_path), set())), Words("en"))
    assert [one["kind"] for one in record.lessons["03"]["n03-p1"]] == ["lock"]
