"""What steps with a control of their own leave behind, as blocks for the product page."""

from collections.abc import Callable

from filmkit.steps import claims_product
from filmkit.steps.agree import agreement_summary, codes_summary
from filmkit.steps.arcs import ARC, PARTING, SMOOTH, arc_summary
from filmkit.steps.behaviours import ITEM as SORT
from filmkit.steps.behaviours import sort_summary
from filmkit.steps.breaking import ITEM as BREAK
from filmkit.steps.breaking import break_summary
from filmkit.steps.compare_cuts import COMPARE, compare_summary
from filmkit.steps.concordances import concordance_summary
from filmkit.steps.cuts import CUTS, CUTS_AGAIN, cuts_summary
from filmkit.steps.feelings import GAPS, gaps_summary
from filmkit.steps.flatteries import ITEM as FLATTERY
from filmkit.steps.flatteries import flattery_summary
from filmkit.steps.form_notes import NOTES, notes_summary
from filmkit.steps.letters import ITEM as LETTERS
from filmkit.steps.letters import letters_summary
from filmkit.steps.lists import LIST, list_summary
from filmkit.steps.orders import ORDERS, orders_summary
from filmkit.steps.palettes import PALETTE, palette_summary
from filmkit.steps.persons import person_summary
from filmkit.steps.planted import errors_summary
from filmkit.steps.ratings import rating_summary
from filmkit.steps.recalls import ITEM as RECALL
from filmkit.steps.recalls import recall_summary
from filmkit.steps.recode import entry_summary, recode_summary
from filmkit.steps.script_edits import rule_summary
from filmkit.steps.scripts import ITEM as RULE
from filmkit.steps.shot_report import REPORT, again_summary, log_summary
from filmkit.steps.shots import LOG, LOG_AGAIN, REEL
from filmkit.steps.step import Desk
from filmkit.steps.talks import ITEM as TALK
from filmkit.steps.talks import talk_summary
from filmkit.steps.telling_events import grid_summary
from filmkit.steps.tellings import own_summary
from filmkit.steps.turn_gaps import ITEM as GAP
from filmkit.steps.turn_gaps import gap_summary
from filmkit.steps.word_counts import keyness_summary

LESSON_09 = ("outline", "shelf", "roles", "thesis", "cite", "rubric", "portfolio")


def _argued(item: str) -> Callable[[Desk], list[dict]]:
    def make(desk: Desk) -> list[dict]:
        from filmkit.steps.argument import ARGUED  # late: its shelf is made of all the others

        return ARGUED[item](desk)

    return make


# Item: what shows it. Each returns blocks (see `report`), none while nothing is saved.
SUMMARIES: dict[str, Callable[[Desk], list[dict]]] = {
    "n04-entry": entry_summary,
    "n04-codes": codes_summary,
    "n04-agree": agreement_summary,
    "n04-recode": recode_summary,
    ARC: arc_summary,
    GAPS: gaps_summary,
    LIST: list_summary,
    SMOOTH: lambda desk: [],  # a look at the arc, and a guess: nothing to take along
    PARTING: lambda desk: [],
    "n05-grid": grid_summary,
    "n05-kwic": concordance_summary,
    "n05-words": lambda desk: [],  # a list of words to leave out is a tool, no product
    "n05-person": person_summary,
    "n05-key": keyness_summary,
    "n05-errors": errors_summary,
    "n05-own": own_summary,
    CUTS: cuts_summary,
    COMPARE: compare_summary,
    ORDERS: orders_summary,
    CUTS_AGAIN: lambda desk: cuts_summary(desk, CUTS_AGAIN),
    LETTERS: letters_summary,
    RECALL: recall_summary,
    FLATTERY: flattery_summary,
    GAP: gap_summary,
    SORT: sort_summary,
    REEL: lambda desk: [],  # practice
    LOG: log_summary,
    LOG_AGAIN: again_summary,
    REPORT: lambda desk: [],
    NOTES: notes_summary,
    PALETTE: palette_summary,
    "n07-rating-before": lambda desk: [],  # it stands beside the second one
    "n07-rating-after": rating_summary,
    TALK: talk_summary,
    BREAK: break_summary,
    RULE: rule_summary,
    **claims_product.SUMMARIES,
    **{f"n09-{name}": _argued(f"n09-{name}") for name in LESSON_09},
}


def summaries(desk: Desk, lesson: str) -> list[dict]:
    """Return the blocks of everything of a lesson that has a summary of its own."""
    start = f"n{lesson}-"
    return [
        block for item, make in SUMMARIES.items() if item.startswith(start) for block in make(desk)
    ]
