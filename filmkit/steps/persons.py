"""A person or a thing? How each telling treats the one whom it writes about, in its own words."""

import re

from filmkit import measures
from filmkit.films import Film, in_other_languages
from filmkit.steps.form import FieldsStep
from filmkit.steps.report import beside, table
from filmkit.steps.step import Desk
from filmkit.steps.tellings import BOTH, Telling, same, tellings

ITEM = "n05-person"
TREATED = ("person", "thing", "both", "open")


class PersonStep(FieldsStep):
    """
    For each telling a decision, and the very words that show it.

    Two tellings stand side by side, each in another language; the others are folded, and so is
    what the foreign one says in the language of the page.
    """

    follows = ()

    def __init__(self, desk: Desk):
        self.tellings = tellings(desk.film)
        pair = _contrast(desk.film)
        sides = [
            (f"{one.letter} ({desk.words(f'language.{one.lang}')})", one.lang, one.text, "")
            for one in pair
        ]
        blocks = [beside(desk.words("person.sides"), *sides)] if sides else []
        shown = {one.key: one.lang for one in pair}
        groups = [_group(desk, one, shown.get(one.key)) for one in self.tellings]
        super().__init__(desk, ITEM, [{"key": "sides", "fields": [], "blocks": blocks}, *groups])

    def view(self) -> dict:
        """Return the decisions; each stands beside the name of its telling."""
        values, words = self.values(), self.desk.words
        badges = {
            one.key: words(f"person.{treated}")
            for one in self.tellings
            if (treated := values.get(one.key))
        }
        told = {
            one.key: words(key, letter=one.letter)
            for one in self.tellings
            if (key := self._checked(one, values.get(f"{one.key}-words", "")))
        }
        return {"values": values, "badges": badges, "messages": told}

    def _checked(self, telling: Telling, quoted: str) -> str:
        """Return the key of what is said of a quotation; nothing is said of none."""
        if not measures.tokens(quoted):
            return ""
        film = self.desk.film
        versions = [same(one, telling).text for one in (film, *in_other_languages(film))]
        found = any(stands_in(quoted, text) for text in versions)
        return "person.found" if found else "person.notfound"


def stands_in(quoted: str, text: str) -> bool:
    """Tell whether words stand in a text, as one piece or as several parted by signs."""
    whole = _words(text)
    pieces = [_words(piece) for piece in re.split(r"\.{2,}|[,;:/…“”\"()\n]", quoted)]
    return _words(quoted) in whole or all(piece in whole for piece in pieces if piece.strip())


def _words(text: str) -> str:
    """Return the words of a text between blanks, so that `it` is not found within `with`."""
    return f" {' '.join(measures.tokens(text))} "


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


def _contrast(film: Film) -> list[Telling]:
    """
    Return two tellings, each in another language; none where all were thought in every language.

    The second is one that was thought in a single language, and stands in it; the first is the
    first telling of all, and stands in another one.
    """
    every = tellings(film)
    second = next((one for one in every if one.origin != BOTH), None)
    if second is None:
        return []
    films = {one.lang: one for one in (film, *in_other_languages(film))}
    other = next(lang for lang in films if lang != second.origin)
    return [same(films[other], every[0]), same(films[second.origin], second)]


def _group(desk: Desk, telling: Telling, beside_in: str | None) -> dict:
    """Return the fields of a telling, with its text unless that stands side by side above."""
    words = desk.words
    heading = words("tellings.gloss") if beside_in else ""
    above = beside_in == desk.film.lang
    return {
        "key": telling.key,
        "heading": telling.name,
        "collapsed": True,
        "blocks": [] if above else [{"heading": heading, "text": telling.text}],
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
