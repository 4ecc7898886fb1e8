"""
Sheets for learners in a room without computers: questions and forms, never an answer.

A sheet is a list of blocks. A block has a `kind` that the template knows: text, list, lines,
words, texts, cards, grid, question, write or circle. One that is `fresh` begins a page.
"""

from math import ceil

from filmkit.guide.activities import activity, opening
from filmkit.guide.material import Material
from filmkit.guide.notebooks import read_notebook
from filmkit.guide.selected import in_order, sequence_label

RECALL, PREDICT = ("practice", "recall"), ("predict",)  # asked before the activity
WORDS_A_LINE, FEWEST_LINES = 8, 2


def sheet(material: Material, lesson: str) -> dict:
    """
    Return the sheet of a lesson, without what is optional.

    Parameters
    ----------
    material : Material
        Up to the spoiler level of the learners.
    lesson : str
        Such as "03".
    """
    notebook = read_notebook(lesson, material.lang)
    recalled, predicted, after = [], [], []
    for _, call, key in notebook.calls:
        if key in notebook.optional:
            continue
        row = material.film.row("questions", key) if call != "write" else {}
        if row:
            step = row["step"]
            place = recalled if step in RECALL else predicted if step in PREDICT else after
            place.append(_question(material, row))
        elif call == "write":
            after += _form(material, key)
    before = [*recalled, *opening(material, lesson), *predicted]
    blocks = [*before, *activity(material, lesson), *after]
    return {"title": notebook.title, "blocks": blocks}


def sequence_cards(material: Material, *, full: bool) -> dict:
    """Return the story as cards to cut out, in the gentler wording unless `full`."""
    cards = [
        {
            "title": sequence_label(row),
            "lines": [row["text"] if full else row["neutral"] or row["text"]],
        }
        for row in material.film.rows["sequences"]
    ]
    words = material.words
    return {
        "title": words("guide.cardsfull" if full else "guide.cards"),
        "blocks": [
            {"kind": "text", "text": words("guide.cardsfullabout" if full else "guide.cardsabout")},
            {"kind": "cards", "cards": cards},
        ],
    }


def _question(material: Material, row: dict) -> dict:
    options = in_order(material.film.where("choices", question=row["key"]))
    return {
        "kind": "question",
        "text": material.fill(row["prompt"]),
        "options": [material.fill(one["text"]) for one in options],
        "committed": row["aim"] == "commit",  # a vote: with reason and confidence
    }


def _form(material: Material, form: str) -> list[dict]:
    return [
        {
            "kind": "write",
            "text": material.fill(row["text"]),
            "frame": row["frame"] or "",
            "evidence": row["evidence_needed"],
            "lines": max(FEWEST_LINES, ceil(row["min_words"] / WORDS_A_LINE) + 1),
        }
        for row in in_order(material.film.where("prompts", form=form))
    ]
