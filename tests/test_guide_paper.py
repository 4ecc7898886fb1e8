"""Lesson 07 can be done on paper: the sheet holds what the machines of the lesson say and ask."""

import re

import pytest
from test_guide import in_both, made, material, plain, texts

from filmkit.films import ALL
from filmkit.guide.small_machines import machines_by_hand, talk_to_rate
from filmkit.machines.ngrams import LetterWriter, as_text, tokens
from filmkit.steps.behaviours import BINS
from filmkit.steps.recalls import AIMS
from filmkit.steps.talks import overheard

in_levels = pytest.mark.parametrize("level", range(ALL + 1))


def sheet(lang: str, level: int = ALL) -> str:
    return texts(lang)[f"handouts/level-{level}/lesson-07.html"]


def table(name: str, lang: str) -> list[dict]:
    """Rows of a table of the machines in one language, as the lesson opens them."""
    return sorted(material(lang).machines.of_language(name), key=lambda row: row["order"])


def places(parts: list[str], text: str) -> list[int]:
    """Where each part begins; it fails where one is missing."""
    return [text.index(" ".join(part.split())) for part in parts]


@in_both
@in_levels
def test_the_sheet_holds_the_overheard_talk_in_its_order(lang, level):
    words, talk = material(lang).words, overheard(material(lang).desk)
    assert len(talk) >= 5
    said = [f"{words(who)} {text}" for turn in talk
            for who, text in zip(("talk.person", "talk.program"), turn, strict=True)]  # fmt: skip
    found = places(said, sheet(lang, level))
    assert found == sorted(found)


@in_both
@in_levels
def test_the_sheet_holds_the_letters_of_the_first_draw(lang, level):
    rows = table("letters", lang)
    writer = LetterWriter([row["text"] for row in rows])
    for order in (1, 4):
        assert as_text(writer.write(order, 1)) in sheet(lang, level)
    assert as_text(writer.write(4, 2)) not in sheet(lang, level)


@in_both
def test_what_the_letters_copy_and_what_is_counted_can_be_found_on_the_sheet(lang):
    rows, page = table("letters", lang), sheet(lang)
    writer = LetterWriter([row["text"] for row in rows])
    read = [row for row in rows if " ".join(row["text"].split()) in page]
    assert 10 <= len(read) <= 12
    for order in (1, 4):
        assert rows[writer.longest_copied(writer.write(order, 1)).letter] in read
    start = table("contexts", lang)[0]["text"]
    assert sum(start.lower() in row["text"].lower() for row in read) >= 10
    _, counts = writer.next_words(tokens(start), 5)
    first = counts.most_common(1)[0][0]
    followed = [word.lower() for row in read
                for word in re.findall(rf"{start} ([\w-]+)", row["text"], re.I)]  # fmt: skip
    assert max(followed, key=followed.count) == first.lower(), "as in all letters"
    for row in table("contexts", lang):
        assert f"{row['text']} …" in page


@in_both
@in_levels
def test_the_sheet_holds_the_notes_and_questions_of_the_memory(lang, level):
    page, notes = sheet(lang, level), table("notes", lang)
    assert places([f"{n}. {row['text']}" for n, row in enumerate(notes, start=1)], page)
    probes = table("probes", lang)
    asked = [next(row for row in probes if row["aim"] == aim) for aim in AIMS]
    assert places([row["text"] for row in asked], page)
    assert [row["text"] for row in probes if row not in asked and row["text"] in page] == []


@in_both
@in_levels
def test_the_sheet_holds_a_card_for_each_behaviour_and_each_place(lang, level):
    page = made(lang)[f"handouts/level-{level}/lesson-07.html"]
    cards = [plain(card) for card in re.findall(r'<div class="card"><h3>(.*?)</h3>', page, re.S)]
    behaviours = [row["title"] for row in material(lang).machines.rows["behaviours"]]
    bins = [material(lang).words(f"sort.{name}") for name in BINS]
    assert [text for text in (*behaviours, *bins) if text not in cards] == []


@in_both
def test_the_first_rating_comes_before_the_machines_and_the_second_after_them(lang):
    words, page = material(lang).words, sheet(lang)
    vote = material(lang).film.row("questions", "n07-p1")["prompt"]
    order = [words("talk.overheard"), words("rate.heading-before"), vote, words("talk.card"),
             words("guide.rulecards"), words("guide.sheetletters"), words("guide.sheetmemory"),
             words("rate.heading-after"), words("guide.sheetsort")]  # fmt: skip
    found = places(order, page)
    assert found == sorted(found)


@in_both
def test_whoever_has_not_rated_yet_can_be_given_the_first_pages_alone(lang):
    """A page begins where the machines begin; what tells how they work stands after that."""
    page = made(lang)["handouts/level-2/lesson-07.html"]
    first, *rest = page.split('<h2 class="fresh">')
    assert len(rest) >= 2 and rest[0].startswith(material(lang).words("talk.card"))
    keys = material(lang).words("guide.rulecards")
    assert keys not in plain(first) and keys in plain(rest[0])
    assert "break-before:page" in page and "size:A4" in page


@in_both
def test_a_sheet_can_be_printed_on_a4(lang):
    """No cell is a long text, and no card is longer than half a page (about 200 words)."""
    blocks = [*talk_to_rate(material(lang)), *machines_by_hand(material(lang))]
    cards = [card for block in blocks if block["kind"] == "cards" for card in block["cards"]]
    assert max(len(" ".join(card["lines"]).split()) for card in cards) <= 200
    grids = [block for block in blocks if block["kind"] == "grid"]
    assert max(len(block["columns"]) for block in grids) <= 6
    assert max(len(str(cell)) for block in grids for row in block["rows"] for cell in row) < 90
