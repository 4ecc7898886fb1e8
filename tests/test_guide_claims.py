"""Lesson 08 can be done on paper: the sheet has a place for all that the lesson asks."""

import html
import json
import re

import pytest
from test_guide import in_both, made, material, texts
from texts import rows

from filmkit.films import ALL
from filmkit.guide.notebooks import notebook_file

in_levels = pytest.mark.parametrize("level", range(ALL + 1))
VERDICTS = ("common", "partly", "not-shown", "disputed", "value")


def page(lang: str, level: int) -> str:
    return html.unescape(made(lang)[f"handouts/level-{level}/lesson-08.html"])


def claims(lang: str, level: int) -> list[str]:
    return [row[f"title.{lang}"] for row in rows("claims") if row["spoiler"] <= level]


def grids(lang: str, level: int) -> list[str]:
    return re.findall(r'<div class="grid.*?</table>', page(lang, level), re.S)


def lesson(lang: str, cell: str) -> str:
    """What a cell of the lesson says, as it is written there."""
    cells = json.loads(notebook_file("08", lang).read_text("utf-8"))["cells"]
    return next("".join(one["source"]) for one in cells if one["id"] == cell)


@in_both
@in_levels
def test_the_sheet_says_what_each_verdict_means_as_the_lesson_does(lang, level):
    told = [line[2:].replace("*", "") for line in lesson(lang, "predict").splitlines()
            if line.startswith("- ")]  # fmt: skip
    assert len(told) == len(VERDICTS)
    sheet = texts(lang)[f"handouts/level-{level}/lesson-08.html"]
    for number, (line, verdict) in enumerate(zip(told, VERDICTS, strict=True), start=1):
        assert f"{number}. {line}" in sheet
        name = material(lang).words(f"verdict.{verdict}")
        assert name.startswith(line.partition(":")[0]), "the order of the boxes is that of the list"


@in_both
@in_levels
def test_quick_verdicts_and_verdicts_for_three_years_have_a_row_for_each_claim(lang, level):
    quick, years = grids(lang, level)
    for grid, columns in ((quick, len(VERDICTS)), (years, 3)):
        titles = re.findall(r'<th scope="row">(.*?)</th>', grid)
        assert titles == claims(lang, level)
        assert grid.count("<td></td>") == columns * len(titles)
    assert all(year in years for year in ("2013", "2023", "2026"))
    words = material(lang).words
    least = min(8, len(claims(lang, level)))
    assert words("guide.quickcaption", least=least) in quick
    sure = page(lang, level).split(quick)[1].split('<div class="item">')[1]
    assert words("js.confidence") in sure and sure.count("☐") == 5, "one confidence for all"


@in_both
@in_levels
def test_each_claim_has_a_place_for_verdict_confidence_source_and_change_of_mind(lang, level):
    words = material(lang).words
    cards = re.findall(r'<div class="card">(.*?)</div>', page(lang, level), re.S)
    for title in claims(lang, level):
        (card,) = [card for card in cards if f"<h3>{title} (Q" in card]
        assert card.count("☐") == len(VERDICTS) + 5
        source = card.partition(words("guide.sourcenumber"))[2]
        assert source.strip().startswith('<span class="fill">')
        mind = card.partition(words("claims.mind"))[2]
        assert mind.count('<p class="rule">') >= 1


@in_both
@in_levels
def test_how_a_card_is_read_stands_before_the_cards_as_in_the_lesson(lang, level):
    told = lesson(lang, "explore").split("### ")[2]
    heading, text = told.split("\n", 1)
    sheet = texts(lang)[f"handouts/level-{level}/lesson-08.html"]
    told = f"{heading} {' '.join(text.split())}"
    assert 0 < sheet.index(told) < sheet.index(material(lang).words("guide.sheetclaims"))


@in_both
@in_levels
def test_the_quick_verdicts_come_first_and_the_dates_before_the_text_on_them(lang, level):
    words, sheet = material(lang).words, texts(lang)[f"handouts/level-{level}/lesson-08.html"]
    flips = next(row for row in rows("prompts") if row["key"] == "n08-flips-why")
    vote = next(row for row in rows("questions") if row["key"] == "n08-p1")
    order = [words("guide.fiveverdicts"), vote[f"prompt.{lang}"], words("guide.sheetclaims"),
             words("guide.sheetyears"), flips[f"text.{lang}"]]  # fmt: skip
    places = [sheet.index(" ".join(text.split())) for text in order]
    assert places == sorted(places)


@in_both
def test_the_key_has_the_verdicts_of_all_three_years(lang):
    words, key = material(lang).words, html.unescape(made(lang)["lesson-08.html"])
    for claim in rows("claims"):
        given = {row["year"]: words(f"verdict.{row['verdict']}")
                 for row in rows("claim_verdicts") if row["claim"] == claim["key"]}  # fmt: skip
        cells = "".join(f"<td>{given[year]}</td>" for year in sorted(given))
        assert len(given) == 3 and f"{claim[f'title.{lang}']}</th>{cells}" in key
