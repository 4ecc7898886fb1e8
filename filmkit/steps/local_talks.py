"""Talk with a language model that a teacher runs on this machine; shut unless it is set up."""

from filmkit.errors import ModelUnreachable
from filmkit.machines.local_model import PATIENCE, Door, reply
from filmkit.steps.care import help_message, line_of, needs_care
from filmkit.steps.form import FieldsStep
from filmkit.steps.step import Desk

ITEM = "n07-door"
LONGEST = 400  # characters of one turn


def local_talk(desk: Desk) -> FieldsStep:
    """Return the talk, or a sentence that says why the door is shut."""
    settings = desk.machines.settings
    if settings["model.turns"] == 0:
        return _shut(desk, desk.words("door.shut"))
    try:
        door = Door(
            settings["model.url"],
            settings["model.name"],
            settings["model.turns"],
            settings["model.elsewhere"],
        )
    except ModelUnreachable as error:
        return _shut(desk, desk.words(f"door.{error.code}", found=error.found))
    return LocalTalkStep(desk, door)


def _shut(desk: Desk, text: str) -> FieldsStep:
    return FieldsStep(desk, ITEM, [{"key": "shut", "text": text, "fields": []}])


class LocalTalkStep(FieldsStep):
    """A talk with a limited number of turns; nothing of it is ever stored."""

    control = "chat"
    follows = ()

    def __init__(self, desk: Desk, door: Door):
        words = desk.words
        notice = words("door.notice", model=door.model, url=door.url, turns=door.turns)
        card = {"heading": words("door.heading"), "text": notice}
        patience = int(PATIENCE + 5) * 1000  # milliseconds
        more = {"fields": [], "card": card, "longest": LONGEST, "patience": patience}
        super().__init__(desk, ITEM, [], **more)
        self.door = door
        self._turns: list[tuple[str, str]] = []
        self._told = ""
        self._stopped = False

    def view(self) -> dict:
        """Return the talk so far, how many turns are left, and what went wrong."""
        words, done = self.desk.words, len(self._turns)
        full = done >= self.door.turns
        return {
            "values": {},
            "hello": [],
            "turns": [{"you": you, "reply": said, "xray": []} for you, said in self._turns],
            "count": words("door.count", count=done, most=self.door.turns),
            "open": True,
            "full": full,
            "message": words("door.turns", found=self.door.turns) if full else self._told,
            "stopped": help_message(self.desk) if self._stopped else "",
        }

    def do_say(self, message: dict) -> None:
        """
        Hand on what was typed and take the reply; what goes wrong is said.

        Raises
        ------
        NoSuchItem
            It is no text, or too long.
        """
        text = line_of(self.desk, message, LONGEST)
        if self._stopped or len(self._turns) >= self.door.turns or not text:
            return
        if needs_care(self.desk, text):
            self._stopped = True
            return
        before = [one for you, said in self._turns for one in (("learner", you), ("model", said))]
        manner = self.desk.words("door.manner")
        try:
            said = reply(self.door, manner, [*before, ("learner", text)])
        except ModelUnreachable as error:
            self._told = self.desk.words(f"door.{error.code}", found=error.found)
            return
        self._told = ""
        self._turns.append((text, said))
