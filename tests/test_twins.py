"""The lessons of the two languages are twins: whatever stands in one has its place in the other."""

import json
import re
from pathlib import Path

import pytest
from desks import ROOT

FILES = {
    lang: {file.name[:2]: file for file in (ROOT / "notebooks" / lang).glob("*.ipynb")}
    for lang in ("en", "id")
}
NUMBERS = sorted(FILES["en"])
TWIN = {
    file.name: FILES["en"][number].name
    for number, file in FILES["id"].items()
    if number in FILES["en"]
}
FACTOR = 2  # in words; more means that a task is missing on one side


def cells(lang: str, number: str) -> list[dict]:
    return json.loads(FILES[lang][number].read_text("utf-8"))["cells"]


def source(cell: dict) -> str:
    return "".join(cell["source"])


def pairs(number: str, kind: str):
    both = zip(cells("en", number), cells("id", number), strict=True)
    return [
        (one["id"], source(one), source(other)) for one, other in both if one["cell_type"] == kind
    ]


def target(link: str) -> str:
    """A link as the English twin would write it, and 'the other language' for a link across."""
    path = Path(link)
    across = "across/" if ".." in path.parts else ""
    return across + TWIN.get(path.name, path.name)


def paragraphs(text: str) -> list[str]:
    """What kind each paragraph is: heading, list, text."""
    parts = [part for part in re.split(r"\n\s*\n", text.strip()) if part]
    return [re.match(r"#+|-|\d+\.|", part)[0] for part in parts]


def test_every_lesson_has_a_twin():
    assert len(NUMBERS) >= 3
    assert sorted(FILES["id"]) == NUMBERS


@pytest.mark.parametrize("number", NUMBERS)
def test_twins_have_the_same_cells_in_the_same_order(number):
    shapes = [
        [(cell["id"], cell["cell_type"], cell["metadata"]) for cell in cells(lang, number)]
        for lang in FILES
    ]
    assert shapes[0] == shapes[1]


@pytest.mark.parametrize("number", NUMBERS)
def test_twins_run_the_same_code_but_for_the_language(number):
    for name, english, indonesian in pairs(number, "code"):
        assert english.replace('lang="en"', 'lang="id"') == indonesian, name
    opening = pairs(number, "code")[0]
    assert opening[1] != opening[2]


@pytest.mark.parametrize("number", NUMBERS)
def test_twins_have_the_same_headings_lists_and_paragraphs(number):
    for name, english, indonesian in pairs(number, "markdown"):
        assert paragraphs(english) == paragraphs(indonesian), name


@pytest.mark.parametrize("number", NUMBERS)
def test_twins_list_as_many_things(number):
    for name, english, indonesian in pairs(number, "markdown"):
        counts = [
            [len(re.findall(mark, text, re.MULTILINE)) for mark in (r"^- ", r"^\d+\. ")]
            for text in (english, indonesian)
        ]
        assert counts[0] == counts[1], name


@pytest.mark.parametrize("number", NUMBERS)
def test_twins_link_to_the_same_places(number):
    links = 0
    for name, english, indonesian in pairs(number, "markdown"):
        found = [
            sorted(target(link) for link in re.findall(r"\]\(([^)]+)\)", text))
            for text in (english, indonesian)
        ]
        links += len(found[0])
        assert found[0] == found[1], name
    assert links


@pytest.mark.parametrize("number", NUMBERS)
def test_twins_speak_of_the_same_sequences_and_years(number):
    for name, english, indonesian in pairs(number, "markdown"):
        found = [
            sorted(set(re.findall(r"\bQ\d\d\b|\b(?:19|20)\d\d\b", text)))
            for text in (english, indonesian)
        ]
        assert found[0] == found[1], name


@pytest.mark.parametrize("number", NUMBERS)
def test_twins_say_about_as_much(number):
    uneven = {}
    for name, english, indonesian in pairs(number, "markdown"):
        one, other = len(english.split()), len(indonesian.split())
        if max(one, other) > FACTOR * min(one, other):
            uneven[name] = (one, other)
    assert uneven == {}
