"""One page for each lesson: what the guide says, and what the lesson asks with its answers."""

from filmkit.films import Film
from filmkit.guide.keys import keys_of
from filmkit.guide.material import Material
from filmkit.guide.notebooks import Notebook, read_notebook
from filmkit.guide.selected import in_order
from filmkit.steps.form import wanted_words


def lesson_page(material: Material, lesson: str) -> dict:
    """
    Return everything that the page of a lesson such as "03" shows.

    What is hidden from learners at a lower spoiler level is there, with its level.
    """
    guide, film = material.guide, material.film
    overview = next(iter(guide.where("overviews", lesson=lesson)), None)
    alternatives = guide.where("alternatives", lesson=lesson)
    notebook = read_notebook(lesson, guide.lang)
    plan = in_order(guide.where("plan_steps", lesson=lesson))
    return {
        "title": notebook.title,
        "lesson": lesson,
        "overview": overview,
        "plan": plan,
        "shortened": any(row["minutes_short"] != row["minutes"] for row in plan),
        "board": in_order(guide.where("boards", lesson=lesson)),
        "items": _items(material, notebook),
        "keys": keys_of(material, lesson),
        "variations": guide.where("variations", lesson=lesson),
        "alternatives": [
            row | {"about": film.row("sequences", row["sequence"])}
            for row in alternatives
        ],
        "advisories": _advisories(film, {row["sequence"] for row in alternatives}),
        "standards": [row | {"source": guide.row("sources", row["source"])}
                      for row in guide.where("standards", lesson=lesson)],
    }  # fmt: skip


def advisories(film: Film) -> list[dict]:
    """Return the content notes, each with its sequences; none means the whole film."""
    return [
        dict(row)
        | {
            "sequences": [
                film.row("sequences", link["sequence"])
                for link in film.where("advisory_sequences", advisory=row["key"])
            ]
        }
        for row in in_order(film.rows["advisories"])
    ]


def _advisories(film: Film, sequences: set[str]) -> list[dict]:
    """Return the content notes on some sequences."""
    return [
        note
        for note in advisories(film)
        if sequences & {sequence["key"] for sequence in note["sequences"]}
    ]


def _items(material: Material, notebook: Notebook) -> list[dict]:
    """Return every question and form of a lesson, in its order, with key and model answer."""
    items = []
    for heading, call, key in notebook.calls:
        if call == "write":
            items.append({"heading": heading, "form": _form(material, key)})
        else:
            items.append({"heading": heading, "question": _question(material, key)})
    return items


def _question(material: Material, key: str) -> dict:
    film, fill = material.film, material.fill
    row = film.row("questions", key)
    options = in_order(film.where("choices", question=key))
    return {
        "key": key,
        "prompt": fill(row["prompt"]),
        "model": fill(row["model"]),
        "spoiler": row["spoiler"] or 0,
        "options": [
            {
                "correct": one["correct"],
                "text": fill(one["text"]),
                "feedback": fill(one["feedback"]),
            }
            for one in options
        ],
        "wrong": material.guide.where("wrong_answers", item=key),
    }


def _form(material: Material, key: str) -> dict:
    guide, film = material.guide, material.film
    return {
        "key": key,
        "prompts": [
            {
                "key": row["key"],
                "text": material.fill(row["text"]),
                "spoiler": row["spoiler"] or 0,
                "words": wanted_words(row["min_words"], material.lang),
                "models": _models(material, row),
                "wrong": guide.where("wrong_answers", item=row["key"]),
            }
            for row in in_order(film.where("prompts", form=key))
        ],
        "self_checks": in_order(film.where("self_checks", form=key)),
    }


def _models(material: Material, prompt: dict) -> list[dict]:
    """Return the model answer, and those that take its place at a higher spoiler level."""
    later = material.film.where("models", prompt=prompt["key"])
    models = [{"spoiler": prompt["spoiler"] or 0, "model": prompt["model"]}, *later]
    return [
        {"spoiler": row["spoiler"], "model": material.fill(row["model"])}
        for row in models
        if row["model"]
    ]
