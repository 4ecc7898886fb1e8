"""A form that begins with a prediction: once it is locked it stays, and the rest opens."""

from collections.abc import Callable

from filmkit.steps.form import FieldsStep
from filmkit.steps.step import Desk, in_each_language

GUESS = "guess"  # key of the group that holds the prediction


class GuessStep(FieldsStep):
    """
    Fields of which those of the group `GUESS` lock together.

    Until then the other groups are hidden; afterwards the group of the guess is, and `locked`
    says what was predicted.
    """

    _told = ""

    @property
    def asked(self) -> dict[str, dict]:
        """The fields of the prediction by name."""
        first = next(group for group in self.spec["groups"] if group["key"] == GUESS)
        return {field["name"]: field for field in first["fields"]}

    def locked(self) -> dict | None:
        """Return the prediction as it was locked, or None."""
        return self.first_lock(self.asked)

    def view(self) -> dict:
        """Return values and what is hidden now."""
        locked = self.locked()
        hidden = [GUESS]
        if locked is None:
            hidden = [group["key"] for group in self.spec["groups"] if group["key"] != GUESS]
        return super().view() | {"hidden": hidden, "messages": {GUESS: self._told}}

    def do_write(self, message: dict) -> None:
        """Save one field; the fields of a locked prediction stay as they are."""
        name, _ = self.written(message)
        if name not in self.asked or self.locked() is None:
            super().do_write(message)

    def do_lock(self, message: dict) -> None:
        """Lock the prediction once every field of it is filled in."""
        values = self.values()
        guess = {name: values.get(name, "") for name in self.asked}
        missing = [
            field["label"] for name, field in self.asked.items() if not str(guess[name]).strip()
        ]
        self._told = self.desk.words("guess.missing", which="; ".join(missing)) if missing else ""
        if not missing and self.locked() is None:
            self.desk.save(self.item, "lock", guess)


def as_locked(make: Callable[[Desk], GuessStep], desk: Desk) -> tuple[GuessStep | None, str]:
    """
    Return a step in the language in which its prediction was locked, and what to say of that.

    Where machines differ by language, so do their questions: an answer belongs beside its own.
    """
    for one in in_each_language(desk):
        step = make(one)
        if step.locked() is not None:
            return step, "" if one is desk else desk.words("guess.other-language")
    return None, ""
