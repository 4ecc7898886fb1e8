"""A person or a thing? How each telling treats the one whom it writes about, in its own words."""

from filmkit.films import in_other_languages
from filmkit.steps.form import FieldsStep
from filmkit.steps.report import beside, table
from filmkit.steps.step import Desk
from filmkit.steps.tellings import BOTH, Telling, as_block, originals, same, tellings

ITEM = "n05-person"
TREATED = ("person", "thing", "both", "open")


class PersonStep(FieldsStep):
    """For each telling a decision, and the very words that show it; two stand in the original."""

    follows = ()

    def __init__(self, desk: Desk):
        self.tellings = originals(desk.film)
        side = _contrast(desk)
        first = {"key": "sides", "fields": [], "blocks": [side] if side else []}
        super().__init__(desk, ITEM, [first, *(self._group(desk, one) for one in self.tellings)])

    def view(self) -> dict:
        """Return the decisions; each stands beside the name of its telling."""
        values, words = self.values(), self.desk.words
        badges = {
            one.key: words(f"person.{treated}")
            for one in self.tellings
            if (treated := values.get(one.key))
        }
        return {"values": values, "badges": badges}

    def _group(self, desk: Desk, telling: Telling) -> dict:
        words = desk.words
        return {
            "key": telling.key,
            "heading": telling.name,
            "collapsed": True,
            "blocks": [as_block(telling, desk.film)],
            "fields": [
                {
                    "name": telling.key,
                    "kind": "pick",
                    "label": words("person.ask", letter=telling.letter),
                    "options": [{"value": t, "label": words(f"person.{t}")} for t in TREATED],
                },
                {
                    "name": f"{telling.key}-words",
                    "kind": "line",
                    "label": words("person.words", letter=telling.letter),
                },
            ],
        }


def person_summary(desk: Desk) -> list[dict]:
    """Return the decisions and the words that show them, for the product page."""
    step, words = PersonStep(desk), desk.words
    values = step.values()
    rows = [
        [one.name, words(f"person.{treated}"), values.get(f"{one.key}-words") or "–"]
        for one in step.tellings
        if (treated := values.get(one.key))
    ]
    columns = [words(f"person.{name}") for name in ("telling", "treated", "shown")]
    return [table(words("person.heading"), columns, rows)] if rows else []


def _contrast(desk: Desk) -> dict | None:
    """
    Return two tellings side by side, each in another language and in its original.

    The second is one that was thought in a single language; the first stands in the other one.
    Below what is not in the language of the page stands what it says there.
    """
    every = tellings(desk.film)
    second = next((one for one in every if one.origin != BOTH), None)
    if second is None:
        return None
    films = {film.lang: film for film in (desk.film, *in_other_languages(desk.film))}
    lang = next(lang for lang in films if lang != second.origin)
    sides = [
        _side(desk, films[lang], every[0]),
        _side(desk, films[second.origin], second),
    ]
    return beside(desk.words("person.sides"), *sides)


def _side(desk: Desk, film, telling: Telling) -> tuple[str, str, str, str]:
    words = desk.words
    name = f"{telling.letter} ({words(f'language.{film.lang}')})"
    below = "" if film.lang == desk.film.lang else f"{words('tellings.gloss')}: {telling.text}"
    return name, film.lang, same(film, telling).text, below
