"""Hand one's own coding to a partner as a file, and open the partner's: no network, no names."""

import json

from filmkit.steps.form import FieldsStep, fits
from filmkit.steps.step import Desk, Step
from filmkit.work import good_alias

FORMAT = 1
LABELS = ("give", "open", "toolarge")  # what the page itself says
LARGEST = 100_000  # characters; a whole lesson's codes and reasons need a tenth of it


class ExchangeStep(Step):
    """
    Give away what some steps of this lesson hold, and take in the same from a partner.

    Parameters
    ----------
    desk : Desk
    item : str
        Item under which a partner's file is kept, such as `n04-partner`.
    steps : list of FieldsStep
        Whose fields go into the file. Nothing else of the work does.
    """

    control = "exchange"

    def __init__(self, desk: Desk, item: str, steps: list[FieldsStep]):
        super().__init__(desk, item)
        self.steps = steps
        self.follows = tuple(step.item for step in steps)
        self._told = ""
        self._file: dict = {"n": 0}
        self.spec = {
            "text": desk.words("exchange.text"),
            "largest": LARGEST * 4,  # bytes: a letter may take four
            "labels": {name: desk.words.group("exchange")[name] for name in LABELS},
            "words": desk.words.group("js"),
        }

    def view(self) -> dict:
        """Return the file that was asked for last, and whose file is open."""
        partner = partner_of(self.desk, self.item)
        opened = self.desk.words("exchange.opened", alias=partner["alias"]) if partner else ""
        return {"file": self._file, "message": self._told or opened}

    def do_give(self, message: dict) -> None:
        """Make the file; the page hands it over."""
        words, file = self.desk.words, self.file()
        if not file["text"]:
            self._told = words("exchange.nofile")
            return
        self._file = {"n": self._file["n"] + 1} | file
        self._told = words("exchange.given", name=file["name"])

    def file(self) -> dict[str, str]:
        """Return name and text of the file for a partner; without text where there is nothing."""
        answers = {step.item: values for step in self.steps if (values := step.values())}
        record = {
            "filmkit": "partner",
            "format": FORMAT,
            "film": self.desk.film.name,
            "lesson": self.desk.lesson,
            "alias": self.desk.work.alias,
            "answers": answers,
        }
        name = f"{self.desk.work.alias}-{self.desk.lesson}.json"
        return {"name": name, "text": json.dumps(record, ensure_ascii=False) if answers else ""}

    def do_open(self, message: dict) -> None:
        """Take in a partner's file; what is wrong with it is said, and nothing is lost."""
        words, text = self.desk.words, message.get("text")
        name = str(message.get("name"))[:60]
        problem, partner = read_partner(self.desk, text, self.steps)
        if problem:
            self._told = words(f"exchange.{problem}", name=name, lesson=self.desk.lesson)
            return
        self.desk.save(self.item, "partner", partner)
        self._told = words("exchange.opened", alias=partner["alias"])


def read_partner(desk: Desk, text, steps: list[FieldsStep]) -> tuple[str, dict]:
    """
    Read a partner's file.

    Returns
    -------
    tuple of str and dict
        What is wrong with it (`not-json`, `foreign`, `other-lesson`, `nothing-usable`) or an
        empty string, and `{"alias", "answers"}` with nothing in it that the steps cannot hold.
    """
    if not isinstance(text, str) or len(text) > LARGEST:
        return "not-json", {}
    try:
        record = json.loads(text)
    except (ValueError, RecursionError):
        return "not-json", {}
    if not isinstance(record, dict) or record.get("filmkit") != "partner":
        return "foreign", {}
    alias, answers = record.get("alias"), record.get("answers")
    if not isinstance(alias, str) or not good_alias(alias) or not isinstance(answers, dict):
        return "foreign", {}
    if (record.get("film"), record.get("lesson")) != (desk.film.name, desk.lesson):
        return "other-lesson", {}
    kept = {step.item: _sound(step, answers.get(step.item)) for step in steps}
    if not any(kept.values()):
        return "nothing-usable", {}
    return "", {"alias": alias, "answers": kept}


def partner_of(desk: Desk, item: str) -> dict | None:
    """Return alias and answers of the partner's file that was opened last, or None."""
    for entry in reversed(desk.work.history(item, "partner")):
        value = entry.value  # saved files may be hand-made
        parts = value if isinstance(value, dict) else {}
        if isinstance(parts.get("alias"), str) and isinstance(parts.get("answers"), dict):
            return parts
    return None


def partner_values(desk: Desk, item: str, step: FieldsStep) -> dict:
    """Return what a partner's file says for the fields of a step; empty where none is open."""
    partner = partner_of(desk, item)
    return _sound(step, partner["answers"].get(step.item)) if partner else {}


def _sound(step: FieldsStep, values) -> dict:
    fields = step.fields
    if not isinstance(values, dict):
        return {}
    return {
        name: value
        for name, value in values.items()
        if name in fields and fits(fields[name], value)
    }
