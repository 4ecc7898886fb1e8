"""What steps with a control of their own leave behind, as blocks for the product page."""

from collections.abc import Callable

from filmkit.steps.compare_cuts import COMPARE, compare_summary
from filmkit.steps.cuts import CUTS, CUTS_AGAIN, cuts_summary
from filmkit.steps.orders import ORDERS, orders_summary
from filmkit.steps.step import Desk

# Item: what shows it. Each returns blocks (see `report`), none while nothing is saved.
SUMMARIES: dict[str, Callable[[Desk], list[dict]]] = {
    CUTS: cuts_summary,
    COMPARE: compare_summary,
    ORDERS: orders_summary,
    CUTS_AGAIN: lambda desk: cuts_summary(desk, CUTS_AGAIN),
}


def summaries(desk: Desk, lesson: str) -> list[dict]:
    """Return the blocks of everything of a lesson that has a summary of its own."""
    start = f"n{lesson}-"
    return [
        block for item, make in SUMMARIES.items() if item.startswith(start) for block in make(desk)
    ]
