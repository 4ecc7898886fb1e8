"""Fill named figures into texts, so that a number in a model answer is computed from the data."""

import re

from filmkit.errors import NoSuchItem
from filmkit.figures import of_cuts, of_lists, of_readers, of_reel, of_tables, of_tellings
from filmkit.films import Film, RealAI

PLACE = re.compile(r"\{\{([a-z0-9.-]+)\}\}")
# The first part of a name says who computes it: a function of the other parts, film and AI data.
# It returns the figure as the language of the film writes it, or raises one of REFUSED.
KINDS = {
    **of_tables.KINDS,
    **of_cuts.KINDS,
    **of_lists.KINDS,
    **of_readers.KINDS,
    **of_tellings.KINDS,
    **of_reel.KINDS,
}
REFUSED = (KeyError, ValueError, IndexError, StopIteration)


def fill(text: str, film: Film, ai: RealAI) -> str:
    """
    Replace each {{name}} by its figure, written as the language of the film writes numbers.

    Raises
    ------
    NoSuchItem
        A name is none of those that `figure` knows.
    """
    return PLACE.sub(lambda match: figure(match[1], film, ai), text or "")


def figure(name: str, film: Film, ai: RealAI) -> str:
    """
    Compute one named figure from the data as the learner sees it.

    The modules of this package say which names there are.

    Raises
    ------
    NoSuchItem
        The name is none of these.
    """
    kind, *parts = name.split(".")
    try:
        return KINDS[kind](parts, film, ai)
    except REFUSED:
        raise NoSuchItem(film.words("figure.none", name=name)) from None
