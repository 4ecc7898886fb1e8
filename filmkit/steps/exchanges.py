"""What may be handed to a partner: by item, the steps whose fields go into the file."""

from collections.abc import Callable

from filmkit.errors import NoSuchItem
from filmkit.steps.codebook import CodebookStep
from filmkit.steps.compare_cuts import PARTNER as CUTS_PARTNER
from filmkit.steps.cuts import CutStep
from filmkit.steps.exchange import ExchangeStep
from filmkit.steps.fellow_readers import PARTNER as CODES_PARTNER
from filmkit.steps.form import FieldsStep
from filmkit.steps.step import Desk
from filmkit.steps.theme_codes import CoderStep

# Item under which a partner's file is kept: the steps whose fields the file holds.
EXCHANGES: dict[str, Callable[[Desk], list[FieldsStep]]] = {
    CUTS_PARTNER: lambda desk: [CutStep(desk)],
    CODES_PARTNER: lambda desk: [CodebookStep(desk), CoderStep(desk)],
}


def exchange(desk: Desk, item: str) -> ExchangeStep:
    """
    Return the exchange of a lesson.

    Raises
    ------
    NoSuchItem
        No lesson exchanges anything under that item.
    """
    if item not in EXCHANGES:
        raise NoSuchItem(desk.words("form.none", key=item))
    return ExchangeStep(desk, item, EXCHANGES[item](desk))
