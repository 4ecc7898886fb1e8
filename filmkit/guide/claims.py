"""
Lesson 08 on paper: quick verdicts, claims and evidence cards, and the same claims at other dates.

What the verdicts mean and how a card is read stands in the lesson, and is read from there.
"""

from filmkit.cards import entry_card
from filmkit.guide.material import Material
from filmkit.guide.notebooks import listed, sections
from filmkit.guide.selected import in_order
from filmkit.steps.claims import BEFORE, LEAST, NOW, VERDICTS

LESSON, VERDICTS_CELL, CARDS_CELL = "08", "predict", "explore"
READING = 1  # place, in its cell, of the section on how a card is read: after the example
SURE = range(1, 6)


def first_verdicts(material: Material) -> list[dict]:
    """Return what the verdicts mean, and a quick one for each claim with one confidence."""
    words, claims = material.words, in_order(material.film.rows["claims"])
    meanings = [f"{number}. {text}" for number, text in
                enumerate(listed(LESSON, material.lang, VERDICTS_CELL), start=1)]  # fmt: skip
    columns = [words("guide.claim"), *_verdicts(material)]
    sure = "  ".join(f"☐\u00a0{words(f'js.confidence{number}')}" for number in SURE)
    caption = words("guide.quickcaption", least=min(LEAST, len(claims)))
    return [
        {"kind": "lines", "heading": words("guide.fiveverdicts"), "text": "", "items": meanings},
        {"kind": "grid", "caption": caption, "columns": columns,
         "rows": [[row["title"], *[""] * len(VERDICTS)] for row in claims]},
        {"kind": "write", "text": words("js.confidence"), "frame": sure, "lines": 0},
    ]  # fmt: skip


def claims_to_judge(material: Material) -> list[dict]:
    """Return the claims as cards to fill in, the evidence on them, and the other dates."""
    words, film = material.words, material.film
    heading, text = sections(LESSON, material.lang, CARDS_CELL)[READING]
    claims, evidence = in_order(film.rows["claims"]), {}
    cards = []
    for row in claims:
        used = [link["entry"] for link in film.where("claim_cards", claim=row["key"])]
        found = {key: card for key in used if (card := entry_card(material.ai, key))}
        evidence |= found
        numbers = ", ".join(str(list(evidence).index(key) + 1) for key in found)
        cards.append(_claim(material, row, numbers))
    proofs = [
        {
            "title": f"{number}. {one['label'].rstrip(':')}",
            "lines": [line for line in (one["text"], one["note"], one["source"]) if line],
        }
        for number, one in enumerate(evidence.values(), start=1)
    ]
    years = [words("claims.in-year", year=year) for year in (*BEFORE, NOW)]
    return [
        {"kind": "text", "heading": heading, "text": text},
        {"kind": "cards", "heading": words("guide.sheetclaims"), "cards": cards},
        {"kind": "cards", "heading": words("claims.cards"), "cards": proofs, "small": True},
        {"kind": "grid", "heading": words("guide.sheetyears"),
         "caption": words("guide.yearscaption"), "columns": [words("guide.claim"), *years],
         "rows": [[row["title"], *[""] * len(years)] for row in claims]},
    ]  # fmt: skip


def _claim(material: Material, row: dict, numbers: str) -> dict:
    words = material.words
    verdicts = "  ".join(f"☐\u00a0{verdict}" for verdict in _verdicts(material))
    sure = " ".join(f"☐\u00a0{number}" for number in SURE)
    return {
        "title": f"{row['title']} ({row['sequence'].upper()})",
        "lines": [
            row["shown"],
            f"{words('claims.cards')}: {numbers or '–'}",
            f"{words('claims.verdict', year=NOW)}: {verdicts}",
            f"{words('js.confidence')} {sure}",
        ],
        "write": [
            {"text": words("guide.sourcenumber"), "lines": 0},
            {"text": words("claims.mind"), "lines": 2},
        ],
    }


def _verdicts(material: Material) -> list[str]:
    """Return the verdicts with the numbers by which learners write them."""
    return [
        f"{number} {material.words(f'verdict.{name}')}"
        for number, name in enumerate(VERDICTS, start=1)
    ]
