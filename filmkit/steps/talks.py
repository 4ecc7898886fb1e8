"""Talk with ELIZA, or overhear a talk; nothing that is typed is kept unless the learner says so."""

from filmkit.machines.eliza import State, Turn, answer
from filmkit.machines.script import Script
from filmkit.steps.care import help_message, line_of, needs_care
from filmkit.steps.form import FieldsStep
from filmkit.steps.scripts import ITEM as RULE
from filmkit.steps.scripts import kit_script, own_script
from filmkit.steps.step import Desk
from filmkit.steps.xray import xray

ITEM = "n07-eliza"
WANTED = 5  # turns before the x-ray opens
MOST = 40  # turns of one talk
LONGEST = 200  # characters of one turn


def overheard(desk: Desk) -> list[tuple[str, str]]:
    """Return the talk to overhear: what an invented person says, and what the engine replies."""
    script, state, talk = kit_script(desk), State(), []
    for text in script.lines["sample"]:
        turn = answer(script, text, state)
        state = turn.state
        talk.append((text, turn.reply))
    return talk


class OverheardStep(FieldsStep):
    """Read a talk between an invented person and the program."""

    follows = ()

    def __init__(self, desk: Desk):
        block = {"heading": desk.words("talk.overheard"), "items": _lines(desk, overheard(desk))}
        super().__init__(desk, "n07-overheard", [{"key": "talk", "fields": [], "blocks": [block]}])

    def as_text(self) -> str:
        """Return the talk."""
        return "\n".join(text for turn in overheard(self.desk) for text in turn)


class TalkStep(FieldsStep):
    """A talk under a role card; after some turns the x-ray says why each reply came."""

    control = "chat"
    follows = (RULE,)

    def __init__(self, desk: Desk):
        words = desk.words
        fields = [
            {"name": "keep", "kind": "toggle", "label": words("talk.keep")},
            {"name": "xray", "kind": "toggle", "label": words("talk.xray")},
        ]
        card = {"heading": words("talk.card"), "text": words("talk.role")}
        super().__init__(desk, ITEM, [], fields=fields, card=card, longest=LONGEST)
        self._stopped = False  # never saved: it would say something about a person
        self._script = own_script(desk)
        self._turns = self._replayed(kept_talk(desk))

    def view(self) -> dict:
        """Return the talk; the x-ray once enough was said and it is asked for."""
        words, values = self.desk.words, self.values()
        opened = bool(self.desk.work.latest(ITEM, "turns"))
        shown = opened and values.get("xray") is True
        turns = [
            {"you": text, "reply": reply, "xray": self._xray(turn) if shown else []}
            for text, reply, turn in self._turns
        ]
        return {
            "values": values,
            "hello": _hello(self.desk),
            "turns": turns,
            "count": words("talk.count", count=len(turns), wanted=WANTED),
            "open": opened,
            "full": len(turns) >= MOST,
            "message": self._told(opened, shown),
            "stopped": help_message(self.desk) if self._stopped else "",
        }

    def do_say(self, message: dict) -> None:
        """
        Answer what was typed; keep it only where the learner wants that.

        Raises
        ------
        NoSuchItem
            It is no text, or too long.
        """
        text = line_of(self.desk, message, LONGEST)
        if self._stopped or len(self._turns) >= MOST or not text:
            return
        if needs_care(self.desk, text):
            self._stopped = True
            return
        self._script = own_script(self.desk)
        turn = answer(self._script, text, self._state())
        self._turns.append((text, turn.reply, turn))
        if self.values().get("keep") is True:
            self._keep()
        if len(self._turns) == WANTED and not self.desk.work.latest(ITEM, "turns"):
            self.desk.save(ITEM, "turns", WANTED)

    def do_write(self, message: dict) -> None:
        """Save a tick; the one about keeping takes the talk with it, or leaves it out."""
        super().do_write(message)
        if message["field"] == "keep" and (self._turns or kept_talk(self.desk)):
            self._keep()

    def left_unsaved(self) -> str:
        """Say that the talk is not stored, unless the learner wants it kept."""
        kept = self.values().get("keep") is True or not self._turns
        return "" if kept else self.desk.words("talk.not-stored")

    def _keep(self) -> None:
        keep = self.values().get("keep") is True
        talk = [[text, reply] for text, reply, _ in self._turns] if keep else []
        self.desk.save(ITEM, "talk", talk)

    def _told(self, opened: bool, shown: bool) -> str:
        words = self.desk.words
        if len(self._turns) >= MOST:
            return words("talk.full", count=MOST)
        if opened:
            done = "" if shown else words("talk.open")
            return done if self._turns else words("talk.not-kept")
        return ""

    def _state(self) -> State:
        turn = next((turn for _, _, turn in reversed(self._turns) if turn), None)
        return turn.state if turn else State()

    def _xray(self, turn: Turn | None) -> list[str]:
        words = self.desk.words
        return xray(words, self._script, turn) if turn else [words("xray.other-script")]

    def _replayed(self, talk: list[tuple[str, str]]) -> list[tuple[str, str, Turn | None]]:
        """Say a kept talk again: where the script is the same, the same comes out."""
        state, turns = State(), []
        for text, reply in talk:
            turn = answer(self._script, text, state)
            state = turn.state
            turns.append((text, reply, turn if turn.reply == reply else None))
        return turns


def kept_talk(desk: Desk) -> list[tuple[str, str]]:
    """Return the talk that the learner wanted to keep, turn by turn."""
    talk = desk.work.latest(ITEM, "talk")
    if not isinstance(talk, list):  # saved files may be hand-made
        return []
    return [
        (turn[0], turn[1])
        for turn in talk[:MOST]
        if isinstance(turn, list)
        and len(turn) == 2
        and all(isinstance(text, str) and len(text) <= 2000 for text in turn)
    ]


def talk_summary(desk: Desk) -> list[dict]:
    """Return the talk, if it was kept."""
    talk = kept_talk(desk)
    return [{"heading": desk.words("talk.kept"), "items": _lines(desk, talk)}] if talk else []


def _hello(desk: Desk) -> list[str]:
    said = FieldsStep(desk, RULE, [], fields=[{"name": "disclosure", "kind": "line"}]).values()
    script: Script = kit_script(desk)
    own = said.get("disclosure", "").strip()
    return [*([own] if own else []), *script.lines.get("hello", ())[:1]]


def _lines(desk: Desk, talk: list[tuple[str, str]]) -> list[dict]:
    words = desk.words
    return [
        {"label": label, "text": text}
        for turn in talk
        for label, text in zip((words("talk.person"), words("talk.program")), turn, strict=True)
    ]
