"""Where words of crisis are typed: nothing is answered or stored, and help is named."""

from functools import cache

from filmkit.errors import NoSuchItem
from filmkit.films import open_machines
from filmkit.machines.care import Care
from filmkit.steps.form import FieldsStep
from filmkit.steps.step import Desk


def needs_care(desk: Desk, text) -> bool:
    """Tell whether words of crisis stand in what was typed."""
    return isinstance(text, str) and _care().found(text)


def help_message(desk: Desk) -> str:
    """Return what people wrote for this moment, with the line that the school sets."""
    line = desk.machines.settings[f"help.{desk.film.lang}"]
    return desk.words("care.message", help=line)


def line_of(desk: Desk, message: dict, longest: int) -> str:
    """
    Return the line that was typed to a machine.

    Raises
    ------
    NoSuchItem
        It is no text, or longer than `longest` characters.
    """
    text = message.get("text")
    if not isinstance(text, str) or len(text) > longest:
        raise NoSuchItem(desk.words("talk.long", most=longest))
    return text.strip()


def ended(step: FieldsStep) -> dict:
    """Return what a form shows once words of crisis were typed: the message, and a way on."""
    groups = [group["key"] for group in step.spec["groups"]]
    message = help_message(step.desk)
    return {"values": step.values(), "hidden": groups, "message": message, "ended": True}


class CarefulForm(FieldsStep):
    """A form that ends where words of crisis are typed into one of its `typed` fields."""

    typed: tuple[str, ...] = ()
    _stopped = False  # never saved: it would say something about a person

    def view(self) -> dict:
        """Return the values; once stopped, only the message."""
        return ended(self) if self._stopped else super().view()

    def do_write(self, message: dict) -> None:
        """Save one field, unless it holds words of crisis."""
        name, value = self.written(message)
        if self._stopped or (name in self.typed and needs_care(self.desk, value)):
            self._stopped = True
        else:
            self.store(name, value)

    def store(self, name: str, value) -> None:
        """Save what may be saved."""
        self.desk.save(self.item, "field", {"name": name, "value": value})


@cache
def _care() -> Care:
    return Care(open_machines().rows["crisis_words"])
