"""The explorer on the page: pictures are drawn when the page asks, one at a time."""

import html
import json
from pathlib import Path
from string import Template

import anywidget
import traitlets

from filmkit.cards import sequence_cards
from filmkit.explorations import Exploration, explore
from filmkit.films import Film, RealAI
from filmkit.widgets.panel import script, style, told


class Explorer(anywidget.AnyWidget):
    """
    An explorer: choose, and picture, sentence and evidence change within one frame.

    Parameters
    ----------
    name : str
        See `explorations.explore`.
    film : Film
    ai : RealAI
    """

    _esm = traitlets.Unicode().tag(sync=True)
    _css = traitlets.Unicode().tag(sync=True)
    spec = traitlets.Dict().tag(sync=True)
    states = traitlets.Dict().tag(sync=True)

    def __init__(self, name: str, film: Film, ai: RealAI):
        self.exploration = explore(name, film, ai)
        self.film, self.name = film, name
        start = self.exploration.start
        super().__init__(
            _esm=script("explorer"),
            _css=style(),
            spec=_spec(self.exploration, film),
            states={start: self.exploration.parts(start)},
        )
        self.on_msg(self._receive)

    def draw(self, state: str) -> dict:
        """Draw one state and hand it to the page."""
        parts = self.exploration.parts(state)
        self.send({"act": "drawn", "state": state, "parts": parts})
        return parts

    def page(self) -> str:
        """Return the explorer as one HTML page that works without a kernel."""
        states = {state: self.exploration.parts(state) for state in self.exploration.states}
        template = Template((Path(__file__).parent / "explorer_page.html").read_text("utf-8"))
        title = states[self.exploration.start]["title"]
        return template.substitute(
            lang=self.film.lang,
            title=html.escape(title),
            style=style(),
            script=script("explorer").replace("export default { render };", ""),
            data=_for_script({"spec": self.spec, "states": states}),
        )

    def receive(self, message: dict) -> None:
        """Draw what the page asks for; what goes wrong is said on the page."""
        try:
            self.draw(message.get("state"))
        except Exception as error:  # otherwise it would be lost in a log
            self.send({"act": "failed", "text": told(self.film.words, error)})

    def _receive(self, _, message, buffers) -> None:
        self.receive(message)

    def _repr_mimebundle_(self, **options):
        bundle = super()._repr_mimebundle_(**options)
        data = bundle[0] if isinstance(bundle, tuple) else bundle
        if data is not None:
            start = self.states[self.exploration.start]
            data["text/plain"] = f"{start['title']}. {start['sentence']}"
            # For pages without widgets: the first state as a figure with its table.
            data["text/html"] = self.exploration.chart(self.exploration.start).to_html()
        return bundle


def _spec(exploration: Exploration, film: Film) -> dict:
    controls = [
        {
            "name": control.name,
            "label": control.label,
            "start": control.start,
            "options": [{"value": value, "label": label} for value, label in control.options],
        }
        for control in exploration.controls
    ]
    return {
        "controls": controls,
        "all": exploration.states,
        "cards": sequence_cards(film),
        "words": film.words.group("js"),
    }


def _for_script(data: dict) -> str:
    # Inside <script> only "</" and "<!--" could end or confuse the element.
    return json.dumps(data, ensure_ascii=False).replace("<", "\\u003c")
