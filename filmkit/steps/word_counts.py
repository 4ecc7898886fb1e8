"""Counted words of the tellings: a frequency table, and the words that set two texts apart."""

from collections import Counter

from filmkit import measures
from filmkit.errors import NothingToMeasure
from filmkit.steps.form import FieldsStep
from filmkit.steps.report import table
from filmkit.steps.step import Desk
from filmkit.steps.tellings import originals, tellings, text_options, texts

WORDS, KEYS = "n05-words", "n05-key"
STOP = "stop"
MOST_ROWS = 15
MOST_KEYS = 10  # of each text
LEAST = 3  # a word is compared if both texts together use it so often
DECISIONS = ("believe", "reject")


class FrequenciesStep(FieldsStep):
    """The words of a text by frequency, with the list of words to leave out beside it."""

    follows = ("n05-own",)

    def __init__(self, desk: Desk):
        words = desk.words
        options = text_options(desk)
        self._which = options[0]["value"]
        group = {
            "key": "count",
            "fields": [
                {
                    "name": "which",
                    "kind": "pick",
                    "label": words("counts.which"),
                    "options": options,
                },
                {"name": STOP, "kind": "text", "rows": 4, "label": words("counts.stop")},
            ],
            "actions": [{"act": "restore", "label": words("counts.restore"), "second": True}],
        }
        super().__init__(desk, WORDS, [group])
        self._restored = 0

    def view(self) -> dict:
        """Return the table of the chosen text."""
        written = super().view()["values"]
        values = {"which": self._which, STOP: _shipped(self.desk)} | written
        message, blocks = self._counted(values["which"])
        return {
            "values": values,
            "messages": {"count": message},
            "after": {"count": blocks},
            "refill": {"n": self._restored, "values": {STOP: _shipped(self.desk)}},
        }

    def do_restore(self, message: dict) -> None:
        """Put the list of the kit back."""
        self._restored += 1
        self.do_write({"field": STOP, "value": _shipped(self.desk)})

    def _counted(self, which: str) -> tuple[str, list[dict]]:
        words, text = self.desk.words, texts(self.desk).get(which, "")
        tokens = measures.tokens(text)
        if not tokens:
            return words("counts.none"), []
        stop = stop_list(self.desk)
        counted = measures.frequencies(text, stop)
        left_out = sum(token in stop for token in tokens) / len(tokens)
        message = words(
            "counts.told",
            count=words.number(len(tokens)),
            different=words.number(len(set(tokens))),
            share=words.number(left_out * 100),
        )
        rows = [
            [row.word, words.number(row.count), words.number(row.per_1000, 1)]
            for row in counted.head(MOST_ROWS).itertuples(name="Row")
        ]
        columns = [words(f"counts.{name}") for name in ("word", "count", "per-1000")]
        caption = words("counts.caption", shown=len(rows))
        note = words("counts.note") + self._foreign(which)
        return message, [table("", columns, rows, caption=caption, note=note, look="open")]

    def _foreign(self, which: str) -> str:
        """Return a sentence if a telling stands in a language that the list does not know."""
        langs = {one.key: one.lang for one in originals(self.desk.film)}
        own = self.desk.film.lang
        return "" if langs.get(which, own) == own else f" {self.desk.words('counts.foreign')}"


class KeynessStep(FieldsStep):
    """
    The words that set two texts apart, with the limit that one of so many must exceed.

    One key word is believed and one rejected, each with a reason.
    """

    follows = ("n05-own", WORDS)

    def __init__(self, desk: Desk):
        words = desk.words
        options = text_options(desk)
        keys = [option["value"] for option in options]
        self._choice = {"target": keys[0], "reference": keys[min(2, len(keys) - 1)], "least": LEAST}
        choose = [
            {"name": name, "kind": "pick", "label": words(f"keys.{name}"), "options": options}
            for name in ("target", "reference")
        ]
        choose.append(
            {"name": "least", "kind": "number", "low": 2, "high": 9, "label": words("keys.least")}
        )
        known = [{"value": word, "label": word} for word in _repeated(desk)]
        decide = []
        for name in DECISIONS:
            decide += [
                {"name": name, "kind": "pick", "label": words(f"keys.{name}"), "options": known},
                {
                    "name": f"{name}-why",
                    "kind": "text",
                    "rows": 2,
                    "label": words(f"keys.{name}-why"),
                },
            ]
        groups = [
            {"key": "choose", "fields": choose},
            {"key": "decide", "heading": words("keys.decide"), "fields": decide},
        ]
        super().__init__(desk, KEYS, groups)

    def view(self) -> dict:
        """Return the table of key words, and those that can be chosen."""
        values = self._choice | {
            name: value for name, value in super().view()["values"].items() if value != ""
        }
        blocks, shown = self._compared(values)
        return {
            "values": values,
            "after": {"choose": blocks},
            "offered": dict.fromkeys(DECISIONS, shown),
        }

    def _compared(self, values: dict) -> tuple[list[dict], list[str]]:
        words, all_texts = self.desk.words, texts(self.desk)
        target, reference = values["target"], values["reference"]
        if target == reference:
            return [{"heading": "", "text": words("keys.same")}], []
        try:
            found = measures.keyness(
                all_texts[target],
                all_texts[reference],
                stop_words=stop_list(self.desk),
                least=values["least"],
            )
        except NothingToMeasure:
            return [{"heading": "", "text": words("counts.none")}], []
        rows = list(found.table.itertuples(name="Row"))
        return self._blocks(found, rows, values), [row.word for row in rows]

    def _blocks(self, found, rows: list, values: dict) -> list[dict]:
        words, least = self.desk.words, values["least"]
        target, reference = values["target"], values["reference"]
        if not rows:
            return [{"heading": "", "text": words("keys.none")}]
        limit, tests = words.number(found.threshold, 2), words.number(found.tests)
        above = sum(row.g2 > found.threshold for row in rows)
        banner = words("keys.banner", tests=tests, limit=limit)
        told = words("keys.above", tests=tests, count=above, all=len(rows), least=least)
        ends = rows if len(rows) <= 2 * MOST_KEYS else [*rows[:MOST_KEYS], *rows[-MOST_KEYS:]]
        lines = [
            [
                row.word,
                words.number(row.target),
                words.number(row.reference),
                words.number(row.log_ratio, 2).replace("-", "−"),
                words.number(row.g2, 2),
                words("keys.yes" if row.g2 > found.threshold else "keys.no"),
            ]
            for row in ends
        ]
        columns = [
            words("counts.word"),
            *(self._name(key) for key in (target, reference)),
            *(words(f"keys.{name}") for name in ("ratio", "g2", "beyond")),
        ]
        first = {"heading": words("keys.banner-heading"), "text": f"{banner} {told}"}
        langs = {one.key: one.lang for one in originals(self.desk.film)}
        if len({langs.get(key, self.desk.film.lang) for key in (target, reference)}) > 1:
            first["note"] = words("keys.foreign")
        cut = f"{words('keys.cut', most=MOST_KEYS)} " if len(ends) < len(rows) else ""
        note = cut + words("keys.note")
        caption = words("keys.caption")
        return [first, table("", columns, lines, caption=caption, note=note, look="open")]

    def _name(self, key: str) -> str:
        letters = {one.key: one.letter for one in tellings(self.desk.film)}
        return letters.get(key, self.desk.words("tellings.own"))


def stop_list(desk: Desk) -> set[str]:
    """Return the words that every count of this lesson leaves out, as the learner wrote them."""
    found = _shipped(desk)
    for entry in desk.work.history(WORDS, "field"):
        parts = entry.value if isinstance(entry.value, dict) else {}  # files may be hand-made
        if parts.get("name") == STOP and isinstance(parts.get("value"), str):
            found = parts["value"]
    return set(measures.tokens(found))


def keyness_summary(desk: Desk) -> list[dict]:
    """Return the key word believed and the one rejected, for the product page."""
    values = KeynessStep(desk).values()
    items = [
        {"label": f"{desk.words(f'keys.{name}')} {word}", "text": values.get(f"{name}-why", "")}
        for name in DECISIONS
        if (word := values.get(name))
    ]
    return [{"heading": desk.words("keys.decide"), "items": items}] if items else []


def _shipped(desk: Desk) -> str:
    return " ".join(row["word"] for row in desk.lists.of_language("stop_words"))


def _repeated(desk: Desk) -> list[str]:
    """Return every word that the texts use at least twice: only these can be key words."""
    counts = Counter(token for text in texts(desk).values() for token in measures.tokens(text))
    return sorted(word for word, count in counts.items() if count > 1)
