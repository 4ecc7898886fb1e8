"""The memory of lesson 07: the note that a question brings back, and the words that do it."""

from filmkit.machines.recall import Memory
from filmkit.steps.care import ended, needs_care
from filmkit.steps.guesses import GUESS, GuessStep, as_locked
from filmkit.steps.report import table
from filmkit.steps.step import Desk

ITEM = "n07-recall"
NOTHING = "nothing"
AIMS = ("same-words", "paraphrase", "time", "change")  # one probe of each is predicted
OWN = "question"
LONGEST = 200


class RecallStep(GuessStep):
    """
    Predict what the memory brings back for four questions; then ask it one of one's own.

    What is typed into the last field is stored only where the learner ticked that it may be.
    """

    follows = ()

    def __init__(self, desk: Desk):
        words = desk.words
        self.notes = sorted(desk.machines.of_language("notes"), key=lambda row: row["order"])
        self.memory = Memory([row["text"] for row in self.notes])
        probes = sorted(desk.machines.of_language("probes"), key=lambda row: row["order"])
        by_aim = {row["aim"]: row for row in reversed(probes)}
        self.probes = [by_aim[aim] for aim in AIMS if aim in by_aim]
        options = [{"value": row["key"], "label": row["text"]} for row in self.notes]
        options.append({"value": NOTHING, "label": words("recall.nothing")})
        guesses = [
            {"name": row["key"], "kind": "pick", "label": row["text"], "options": options}
            for row in self.probes
        ]
        own = [
            {"name": OWN, "kind": "line", "longest": LONGEST, "label": words("recall.own")},
            {"name": "keep", "kind": "toggle", "label": words("recall.keep")},
        ]
        told = table(
            "", [words("recall.notes")], [[row["text"]] for row in self.notes], look="open"
        )
        groups = [
            {"key": "notes", "text": words("recall.who"), "fields": [], "blocks": [told]},
            {
                "key": GUESS,
                "heading": words("recall.guess"),
                "fields": guesses,
                "actions": [{"act": "lock", "label": words("question.lock")}],
            },
            {"key": "found", "heading": words("recall.found"), "fields": []},
            {"key": "own", "heading": words("recall.ask"), "fields": own},
        ]
        super().__init__(desk, ITEM, groups)
        self._typed = ""
        self._stopped = False  # never saved: it would say something about a person

    def view(self) -> dict:
        """Return what the memory brought back, beside the prediction."""
        if self._stopped:
            return ended(self)
        view = super().view()
        view["hidden"] = [key for key in view["hidden"] if key != "notes"]
        locked = self.locked()
        if locked is None:
            return view
        asked = self._typed or view["values"].get(OWN, "")
        after = {"found": [self._compared(locked)]}
        if asked.strip():
            after["own"] = [self._shown(asked)]
        return view | {"after": after}

    def do_write(self, message: dict) -> None:
        """Save a field; an own question only where the learner wants it kept."""
        name, value = self.written(message)
        if self._stopped or (name == OWN and needs_care(self.desk, value)):
            self._stopped = True
            return
        if name == OWN:
            self._typed = value
            if self.values().get("keep") is not True:
                return
        super().do_write(message)
        if name == "keep" and value is True and self._typed:
            super().do_write({"field": OWN, "value": self._typed})
        elif name == "keep" and value is False and self.values().get(OWN):
            super().do_write({"field": OWN, "value": ""})

    def left_unsaved(self) -> str:
        """Say that an own question is not stored, unless the learner wants it kept."""
        kept = self.values().get("keep") is True or not self._typed
        return "" if kept else self.desk.words("talk.not-stored")

    def brought(self, probe: dict) -> tuple[str, str, str]:
        """Return what a question brings back, by which words, and what a person would think of."""
        best = self.memory.find(probe["text"])[0]
        found = self._note(self.notes[best.note]["key"] if best.score else NOTHING)
        return found, self._words(best), self._note(probe["note"] or NOTHING)

    def _compared(self, locked: dict) -> dict:
        words, rows = self.desk.words, []
        for row in self.probes:
            predicted = self._note(locked.get(row["key"], ""))
            rows.append([row["text"], predicted, *self.brought(row)])
        names = ("asked", "predicted", "brought", "because", "person")
        columns = [words(f"recall.{name}") for name in names]
        note = words("recall.note")
        return table("", columns, rows, caption=words("recall.caption"), note=note, look="open")

    def _shown(self, asked: str) -> dict:
        """Return the three best notes for a question, with the words that brought each."""
        words = self.desk.words
        best = [found for found in self.memory.find(asked)[:3] if found.score]
        if not best:
            return {"heading": "", "text": words("recall.no-word")}
        rows = [
            [self.notes[one.note]["text"], words.number(one.score, 2), self._words(one)]
            for one in best
        ]
        columns = [words(f"recall.{name}") for name in ("brought", "score", "because")]
        return table("", columns, rows, note=words("recall.score-note"), look="open")

    def _note(self, key: str) -> str:
        text = next((row["text"] for row in self.notes if row["key"] == key), "")
        return text or self.desk.words("recall.nothing")

    def _words(self, found) -> str:
        words = self.desk.words
        said = [f"{word} {words.number(part, 2)}" for word, part in found.shared if part >= 0.005]
        return "; ".join(said) or words("recall.none")


def recall_summary(desk: Desk) -> list[dict]:
    """Return the predictions beside what came back."""
    step, other = as_locked(RecallStep, desk)
    if step is None:
        return []
    note = f"{other} {desk.words('recall.note')}".strip()
    heading = desk.words("recall.found")
    return [step._compared(step.locked()) | {"heading": heading, "note": note}]
