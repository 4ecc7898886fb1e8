"""What the steps of lesson 09 leave behind, as blocks for its product and for the portfolio."""

from collections.abc import Callable

from filmkit.steps.citing import CITE, cite_summary
from filmkit.steps.outline import OUTLINE, outline_summary
from filmkit.steps.roles import ROLES, roles_summary
from filmkit.steps.shelf import SHELF, shelf_summary
from filmkit.steps.step import Desk
from filmkit.steps.thesis import RUBRIC, THESIS, rubric_summary, thesis_summary

ARGUED: dict[str, Callable[[Desk], list[dict]]] = {
    OUTLINE: outline_summary,
    SHELF: shelf_summary,
    ROLES: roles_summary,
    THESIS: thesis_summary,
    CITE: cite_summary,
    RUBRIC: rubric_summary,
    "n09-portfolio": lambda desk: [],  # it holds the others
}
