"""Which steps of a lesson go into the file for a partner, by the item that keeps the file."""

from collections.abc import Callable

from filmkit.errors import NoSuchItem
from filmkit.steps.cuts import CutStep
from filmkit.steps.exchange import ExchangeStep
from filmkit.steps.form import FieldsStep
from filmkit.steps.step import Desk

EXCHANGES: dict[str, Callable[[Desk], list[FieldsStep]]] = {
    "n01-partner": lambda desk: [CutStep(desk)],
}


def exchange_step(desk: Desk, item: str) -> ExchangeStep:
    """
    Return the step that exchanges files under an item.

    Raises
    ------
    NoSuchItem
        No lesson exchanges anything under that item.
    """
    if item not in EXCHANGES:
        raise NoSuchItem(desk.words("exchange.none", item=item))
    return ExchangeStep(desk, item, EXCHANGES[item](desk))
