"""What steps with a control of their own leave behind, as blocks for the product page."""

from collections.abc import Callable

from filmkit.steps.concordances import concordance_summary
from filmkit.steps.persons import person_summary
from filmkit.steps.planted import errors_summary
from filmkit.steps.step import Desk
from filmkit.steps.telling_events import grid_summary
from filmkit.steps.tellings import own_summary
from filmkit.steps.word_counts import keyness_summary

# Item: what shows it. Each returns blocks (see `report`), none while nothing is saved.
SUMMARIES: dict[str, Callable[[Desk], list[dict]]] = {
    "n05-grid": grid_summary,
    "n05-kwic": concordance_summary,
    "n05-words": lambda desk: [],  # a list of words to leave out is a tool, no product
    "n05-person": person_summary,
    "n05-key": keyness_summary,
    "n05-errors": errors_summary,
    "n05-own": own_summary,
}


def summaries(desk: Desk, lesson: str) -> list[dict]:
    """Return the blocks of everything of a lesson that has a summary of its own."""
    start = f"n{lesson}-"
    return [
        block for item, make in SUMMARIES.items() if item.startswith(start) for block in make(desk)
    ]
