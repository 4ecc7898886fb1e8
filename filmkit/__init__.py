"""A teaching kit for film studies on Spike Jonze's *Her*, in English and Indonesian."""

from filmkit.about import about
from filmkit.classroom import open_class
from filmkit.films import Film, RealAI, film_names, open_ai, open_film
from filmkit.widgets import Lesson, open_lesson

__version__ = "0.4.0"
__all__ = [
    "Film",
    "Lesson",
    "RealAI",
    "about",
    "film_names",
    "open_ai",
    "open_class",
    "open_film",
    "open_lesson",
]
