"""Carry a step to the page and back; nothing is decided here."""

from datetime import datetime
from functools import cache
from pathlib import Path

import anywidget
import traitlets

from filmkit.errors import FilmkitError
from filmkit.language import Words
from filmkit.look import stylesheet
from filmkit.steps import Step

SCRIPTS = Path(__file__).parent / "js"
# anywidget loads one module a control: the files that stand before its own.
BEFORE = {
    "question": ("kit",),
    "exchange": ("kit",),
    "explorer": ("kit",),
    "form": ("kit", "draw", "report"),
    "chat": ("kit",),
    "arc": ("kit", "draw"),
    "gap": ("kit", "draw", "report"),
    "grid": ("kit", "draw", "report"),
    "segmenter": ("kit", "draw", "report"),
    "orders": ("kit", "draw", "report"),
    "shotlog": ("kit", "draw", "report", "frames", "reel", "clock", "shottable"),
    "palette": ("kit", "draw", "report", "frames"),
    "shelf": ("kit",),
    "portfolio": ("kit", "draw", "report"),
}


@cache
def script(control: str) -> str:
    """Return the JavaScript module of a control: the shared parts, then its own."""
    names = (*BEFORE[control], control)
    return "\n".join((SCRIPTS / f"{name}.js").read_text("utf-8") for name in names)


@cache
def style() -> str:
    """Return the CSS of all controls."""
    return stylesheet("figure", "controls")


class Panel(anywidget.AnyWidget):
    """
    One step of a lesson on the page.

    Parameters
    ----------
    step : Step
        What is shown and what happens.
    after : callable
        Called after every action, so that the other panels of the lesson can follow.
    """

    _esm = traitlets.Unicode().tag(sync=True)
    _css = traitlets.Unicode().tag(sync=True)
    spec = traitlets.Dict().tag(sync=True)
    view = traitlets.Dict().tag(sync=True)
    saved = traitlets.Dict().tag(sync=True)

    def __init__(self, step: Step, after=None):
        self.step, self._after = step, after
        super().__init__(
            _esm=script(step.control),
            _css=style(),
            spec=step.spec,
            view=step.view(),
            saved=_opening(step),
        )
        self.on_msg(self._receive)

    def receive(self, message: dict) -> None:
        """Let the step act on a message of the page, and say in words whether it is saved."""
        with self.step.desk.turn:
            self._receive_in_turn(message)

    def _receive_in_turn(self, message: dict) -> None:
        work = self.step.desk.work
        number, before = message.get("n", 0), work.saved
        if work.gone():  # deleted in another lesson: going on here would bring half of it back
            text = self.step.desk.words("work.gone", alias=work.alias)
            self.saved = {"n": number, "error": text}
            return
        try:
            self.step.act(message)
        except Exception as error:  # otherwise it would be lost in a log
            self.saved = {"n": number, "error": told(self.step.desk.words, error)}
        else:
            something = work.saved > before
            text = _saved(self.step) if something else self.saved.get("text", "")
            self.saved = {"n": number, "text": text}
        self.refresh()
        if self._after:
            self._after(self)

    def refresh(self) -> None:
        """Show the newest state of the saved work; what goes wrong is said on the page."""
        try:
            view = self.step.view()
        except Exception as error:  # otherwise it would be lost in a log
            self.saved = self.saved | {"error": told(self.step.desk.words, error)}
            return
        if view != self.view:
            self.view = view

    def _receive(self, _, message, buffers) -> None:
        message = message if isinstance(message, dict) else {}
        # A picture comes as bytes beside the message.
        self.receive(message | {"data": bytes(buffers[0])} if buffers else message)

    def _repr_mimebundle_(self, **options):
        bundle = super()._repr_mimebundle_(**options)
        data = bundle[0] if isinstance(bundle, tuple) else bundle
        if data is not None:
            # What a page without controls shows instead.
            data["text/plain"] = self.step.as_text() or self.step.desk.words("panel.run")
        return bundle


def told(words: Words, error: Exception) -> str:
    """Say an error in words; one that nobody foresaw asks to be reported."""
    if isinstance(error, FilmkitError):
        return words("work.failed", reason=error)
    return words("work.bug", reason=f"{type(error).__name__}: {error}")


def _opening(step: Step) -> dict:
    return {"n": 0, "text": step.desk.words("work.restored") if step.begun() else ""}


def _saved(step: Step) -> str:
    now = datetime.now().strftime("%H:%M:%S")
    text = step.desk.words("work.saved", time=now, alias=step.desk.work.alias)
    return f"{text} {step.left_unsaved()}".strip()
