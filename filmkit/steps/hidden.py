"""What stands in the place of a step that would give away more than the learner wants."""

from filmkit.films import whole
from filmkit.steps.form import FieldsStep
from filmkit.steps.step import Desk


class HiddenStep(FieldsStep):
    """A sentence that says from which spoiler level the step is shown."""

    def __init__(self, desk: Desk, item: str):
        level = _level(desk, item)
        text = desk.words("hidden.step", level=level, now=desk.film.level)
        super().__init__(desk, item, [{"key": "hidden", "text": text, "fields": []}])

    def view(self) -> dict:
        """Return nothing that changes."""
        return {}

    def as_text(self) -> str:
        """Return the sentence."""
        return self.spec["groups"][0]["text"]


def is_hidden(desk: Desk, item: str) -> bool:
    """Tell whether a question or form exists, but above the learner's spoiler level."""
    return bool(item) and _least(desk.film, item) is None and _level(desk, item) is not None


def _level(desk: Desk, item: str) -> int | None:
    return _least(whole(desk.film), item)


def _least(film, item: str) -> int | None:
    rows = film.where("questions", key=item) + film.where("prompts", form=item)
    coded = [{"spoiler": 0} for _ in film.where("form_sequences", form=item)]
    return min((row["spoiler"] for row in rows + coded), default=None)
