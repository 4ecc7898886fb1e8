"""Find the planted errors of a telling, and say what source would settle each."""

from filmkit.quizzes import TRIES
from filmkit.steps.form import FieldsStep
from filmkit.steps.step import Desk
from filmkit.steps.tellings import Telling, tellings

ITEM = "n05-errors"
SOURCES = ("film", "official", "kit", "summary", "feeling")


class ErrorsStep(FieldsStep):
    """
    Tick the sentences that are false and name a source for each; two tries, then the model.

    Feedback stands with each ticked sentence: what refutes it, or what supports it.
    """

    follows = ()

    def __init__(self, desk: Desk):
        words = desk.words
        self.telling = planted_telling(desk)
        self.sentences = {f"s{row['order']}": row for row in self.telling.sentences}
        self.planted = [key for key, row in self.sentences.items() if row["planted"]]
        options = [
            {"value": key, "label": f"{row['order']}. {row['text']}"}
            for key, row in self.sentences.items()
        ]
        ticks = {"name": "false", "kind": "ticks", "label": words("planted.which")}
        first = {
            "key": "which",
            "heading": self.telling.name,
            "text": words("planted.help", count=len(self.planted), all=len(options)),
            "fields": [ticks | {"options": options}],
        }
        picks = [{"value": name, "label": words(f"planted.by-{name}")} for name in SOURCES]
        others = [
            {
                "key": key,
                "under": key,
                "fields": [
                    {
                        "name": key,
                        "kind": "pick",
                        "label": words("planted.settles", number=row["order"]),
                        "options": picks,
                    }
                ],
            }
            for key, row in self.sentences.items()
        ]
        actions = [{"act": "check", "label": words("question.check")}]
        super().__init__(desk, ITEM, [first, *others], actions=actions)
        self._missing = ""

    def view(self) -> dict:
        """Return the ticks, and what was said at the last check."""
        values = self.values()
        checks = self.checks()
        hidden = [key for key in self.sentences if key not in values.get("false", [])]
        view = {"values": values, "hidden": hidden, "message": self._missing}
        if not checks:
            return view
        over = set(checks[-1]) == set(self.planted) or len(checks) >= TRIES
        told = {key: [self._about(key, values)] for key in checks[-1]}
        told["which"] = [self._model()] if over else []
        if not self._missing:
            view["message"] = self._told(checks[-1], over, TRIES - len(checks))
        return view | {"after": told, "locked": over}

    def do_check(self, message: dict) -> None:
        """Check the ticked sentences, while there are tries left."""
        values, words = self.values(), self.desk.words
        ticked = values.get("false", [])
        if not ticked:
            self._missing = words("planted.tickfirst")
        elif without := [key for key in self.sentences if key in ticked and not values.get(key)]:
            numbers = ", ".join(str(self.sentences[key]["order"]) for key in without)
            self._missing = words("planted.sourcefirst", numbers=numbers)
        else:
            self._missing = ""
            if not self.view().get("locked"):
                self.desk.save(self.item, "check", ticked)

    def checks(self) -> list[list[str]]:
        """Return the sentences of each check, oldest first; saved files may be hand-made."""
        return [
            entry.value
            for entry in self.desk.work.history(self.item, "check")
            if isinstance(entry.value, list)
            and entry.value
            and all(isinstance(key, str) and key in self.sentences for key in entry.value)
        ]

    def _told(self, ticked: list[str], over: bool, left: int) -> str:
        words = self.desk.words
        hits = len(set(ticked) & set(self.planted))
        text = words("planted.told", hits=hits, count=len(self.planted), ticked=len(set(ticked)))
        return text if over else f"{text} {words('question.tries', count=left)}"

    def _about(self, key: str, values: dict) -> dict:
        """Return the feedback to a ticked sentence and to the source that was named for it."""
        words, row = self.desk.words, self.sentences[key]
        fact = self.desk.film.row("evidence", row["evidence"]) if row["evidence"] else {}
        if row["planted"]:
            text = row["check"]
        else:
            text = words("planted.right", key=fact.get("key", "–"), fact=fact.get("fact", ""))
        source = values.get(key)
        items = [{"label": words("planted.sentence", number=row["order"]), "text": text}]
        if source and row["planted"]:
            items.append({"text": words(f"planted.of-{source}")})
        return {"heading": words("planted.heading"), "items": items}

    def _model(self) -> dict:
        words = self.desk.words
        items = [
            {
                "label": words("planted.sentence", number=self.sentences[key]["order"]),
                "text": self.sentences[key]["check"],
            }
            for key in self.planted
        ]
        return {"heading": words("planted.model"), "items": items}


def planted_telling(desk: Desk) -> Telling:
    """Return the telling that holds the planted errors."""
    return next(one for one in tellings(desk.film) if any(row["planted"] for row in one.sentences))


def errors_summary(desk: Desk) -> list[dict]:
    """Return the log of errors for the product page: sentences checked last, and their sources."""
    step = ErrorsStep(desk)
    checks, values, words = step.checks(), step.values(), desk.words
    if not checks:
        return []
    items = [
        {
            "label": words("planted.sentence", number=step.sentences[key]["order"]),
            "text": step.sentences[key]["text"],
            "note": _noted(desk, key in step.planted, values.get(key)),
        }
        for key in checks[-1]
    ]
    return [{"heading": words("planted.log", name=step.telling.name), "items": items}]


def _noted(desk: Desk, planted: bool, source: str | None) -> str:
    words = desk.words
    verdict = words("planted.false" if planted else "planted.holds")
    return f"{verdict}; {words(f'planted.by-{source}')}" if source else verdict
