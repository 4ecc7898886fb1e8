"""An explorer without its widget: controls, states, and the drawing of each state at most once."""

from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import product

from filmkit.charts import Chart
from filmkit.errors import NoSuchItem


@dataclass(frozen=True)
class Control:
    """A choice: name, label, the options as (value, label), and the one to begin with."""

    name: str
    label: str
    options: tuple[tuple[str, str], ...]
    start: str


@dataclass
class Exploration:
    """
    An explorer without its widget.

    Attributes
    ----------
    controls : tuple of Control
    draw : callable
        Takes one value for each control; returns a Chart and the blocks of the detail panel.
    """

    controls: tuple[Control, ...]
    draw: Callable[..., tuple[Chart, list[dict]]]
    _drawn: dict[str, tuple] = field(default_factory=dict)

    @property
    def states(self) -> list[str]:
        """All states: the values of the controls, joined by |."""
        values = [[value for value, _ in control.options] for control in self.controls]
        return ["|".join(state) for state in product(*values)]

    @property
    def start(self) -> str:
        """The state to begin with."""
        return "|".join(control.start for control in self.controls)

    def parts(self, state: str) -> dict:
        """
        Return everything a page needs to show one state; drawn at most once.

        Raises
        ------
        NoSuchItem
            There is no such state.
        """
        chart, blocks = self._once(state)
        return chart.parts | {"blocks": blocks}

    def chart(self, state: str) -> Chart:
        """Return the chart of a state; drawn at most once. Errors as for `parts`."""
        return self._once(state)[0]

    def _once(self, state: str) -> tuple[Chart, list[dict]]:
        if state not in self.states:
            raise NoSuchItem(str(state))
        if state not in self._drawn:
            self._drawn[state] = self.draw(*state.split("|"))
        return self._drawn[state]
