"""Tellings of the film: synopses by invented writers, up to the spoiler level, and one's own."""

from dataclasses import dataclass, replace

from filmkit import measures
from filmkit.films import Film, in_other_languages, whole
from filmkit.steps.form import LONGEST, FieldsStep
from filmkit.steps.step import Desk

LETTERS = "ABCDEFGHI"
BOTH = "both"  # thought and written in each language by itself
OWN = "own"
OWN_ITEM = "n05-own"
PREDICTIONS = ("n05-p1", "n05-p2")


@dataclass(frozen=True)
class Telling:
    """
    A telling in the language `lang`, with the sentences that a learner may read.

    `origin` is the language in which it was thought, or `both`.
    """

    key: str
    letter: str
    title: str
    writer: str
    origin: str
    lang: str
    sentences: tuple[dict, ...]

    @property
    def name(self) -> str:
        """Letter and title."""
        return f"{self.letter} “{self.title}”"

    @property
    def text(self) -> str:
        """All sentences."""
        return " ".join(row["text"] for row in self.sentences)


def tellings(film: Film) -> list[Telling]:
    """Return the tellings of a film in order, with the sentences of its spoiler level."""
    rows = sorted(film.rows["tellings"], key=lambda row: row["order"])
    return [
        Telling(
            row["key"],
            LETTERS[row["order"] - 1],
            row["title"],
            row["writer"],
            row["origin"],
            film.lang,
            tuple(sorted(film.where("telling_sentences", telling=row["key"]), key=_order)),
        )
        for row in rows
    ]


def originals(film: Film) -> list[Telling]:
    """Return the tellings as they were thought: one that has an original stands in its language."""
    return [_original(film, one) for one in tellings(film)]


def same(film: Film, telling: Telling) -> Telling:
    """Return a telling as another opened film has it."""
    return next(one for one in tellings(film) if one.key == telling.key)


def own_text(desk: Desk) -> str:
    """Return the text that the learner pasted, or an empty text."""
    for entry in reversed(desk.work.history(OWN_ITEM, "field")):
        parts = entry.value if isinstance(entry.value, dict) else {}  # files may be hand-made
        text = parts.get("value")
        if parts.get("name") == OWN and isinstance(text, str) and len(text) <= LONGEST:
            return text
    return ""


def text_options(desk: Desk) -> list[dict]:
    """Return the tellings and one's own text as options of a field."""
    options = [{"value": one.key, "label": one.name} for one in tellings(desk.film)]
    return [*options, {"value": OWN, "label": desk.words("tellings.own")}]


def texts(desk: Desk) -> dict[str, str]:
    """Return the tellings and one's own text by key."""
    return {one.key: one.text for one in originals(desk.film)} | {OWN: own_text(desk)}


class TellingsStep(FieldsStep):
    """The tellings to read, once the predictions are locked, and a box for a text of one's own."""

    follows = PREDICTIONS

    def __init__(self, desk: Desk):
        self.tellings = tellings(desk.film)
        words = desk.words
        items = [{"label": one.name, "text": one.writer} for one in self.tellings]
        block = {"heading": words("tellings.heading"), "items": items}
        list_of_all = {"key": "list", "fields": [], "blocks": [block]}
        own = {
            "key": OWN,
            "heading": words("tellings.own"),
            "text": words("tellings.paste", most=words.number(LONGEST)),
            "fields": [
                {"name": OWN, "kind": "text", "rows": 6, "label": words("tellings.own-text")},
                {"name": "from", "kind": "line", "label": words("tellings.own-from")},
            ],
        }
        groups = [list_of_all, *(_reading(desk, one) for one in self.tellings), own]
        super().__init__(desk, OWN_ITEM, groups)

    def view(self) -> dict:
        """Return one's own text and, until the predictions are locked, no telling to read."""
        words = self.desk.words
        if self._missing():
            hidden = [*(one.key for one in self.tellings), OWN]
            waiting = [{"heading": "", "text": words("tellings.lockfirst")}]
            return super().view() | {"hidden": hidden, "after": {"list": waiting}}
        counts = {
            one.key: words("tellings.words", count=words.number(len(measures.tokens(one.text))))
            for one in originals(self.desk.film)
        }
        return super().view() | {"badges": counts, "after": {OWN: self._about_own()}}

    def _missing(self) -> list[str]:
        asked = [key for key in PREDICTIONS if self.desk.film.row("questions", key)]
        return [key for key in asked if self.desk.work.first(key, "lock") is None]

    def _about_own(self) -> list[dict]:
        words, text = self.desk.words, own_text(self.desk)
        count = len(measures.tokens(text))
        if not text.strip():
            return []
        told = words("tellings.own-words", count=words.number(count))
        return [{"heading": "", "text": told if count else words("tellings.own-none")}]


def as_block(telling: Telling, film: Film) -> dict:
    """Return the text of a telling as a block; its language is said where it is another one."""
    block = {"heading": "", "text": telling.text}
    return block if telling.lang == film.lang else block | {"lang": telling.lang}


def own_summary(desk: Desk) -> list[dict]:
    """Return how long the pasted text is, for the product page; the text itself stays there."""
    count = len(measures.tokens(own_text(desk)))
    told = desk.words("tellings.own-words", count=desk.words.number(count))
    return [{"heading": desk.words("tellings.own"), "text": told}] if count else []


def _original(film: Film, telling: Telling) -> Telling:
    others = {other.lang: other for other in in_other_languages(film)}
    other = others.get(telling.origin)
    return replace(same(other, telling), title=telling.title) if other else telling


def _reading(desk: Desk, telling: Telling) -> dict:
    """Return the group of a form that folds a telling: writer, original, and a gloss if needed."""
    film, words = desk.film, desk.words
    first = _original(film, telling)
    blocks = [as_block(first, film)]
    if first.lang != film.lang:
        blocks.append({"heading": words("tellings.gloss"), "text": telling.text})
    later = len(same(whole(film), telling).sentences) - len(telling.sentences)
    if later:
        blocks[-1] |= {"note": words("tellings.hidden", count=later)}
    return {
        "key": telling.key,
        "heading": telling.name,
        "fields": [],
        "blocks": blocks,
        "collapsed": True,
    }


def _order(row: dict) -> int:
    return row["order"]
