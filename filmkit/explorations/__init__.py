"""
What the explorers explore: a few choices, and for each state a chart with its evidence.

The states are finite. Each is drawn once and kept, and the browser swaps the pictures.
"""

from filmkit.errors import NoSuchItem
from filmkit.explorations import of_film, of_reality
from filmkit.explorations.exploration import Control, Exploration
from filmkit.films import Film, RealAI

__all__ = ["Control", "Exploration", "explore"]


def explore(name: str, film: Film, ai: RealAI) -> Exploration:
    """
    Return an exploration by name.

    Parameters
    ----------
    name : {"presence", "network", "characters", "themes", "mood", "technologies", "reality", \
"timeline"}
    film : Film
    ai : RealAI

    Raises
    ------
    NoSuchItem
        There is no exploration of that name.
    """
    makers = {
        "presence": of_film.presence,
        "network": of_film.network,
        "characters": of_film.characters,
        "themes": of_film.themes,
        "mood": of_film.mood,
        "technologies": of_film.technologies,
        "reality": of_reality.reality,
        "timeline": of_reality.timeline,
    }
    if name not in makers:
        raise NoSuchItem(film.words("explore.none", name=name, names=", ".join(makers)))
    return makers[name](film, ai)
