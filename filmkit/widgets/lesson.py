"""A lesson as the notebooks use it: one line a cell, every line a step on the page."""

from filmkit.films import Language
from filmkit.widgets.arguing import Arguing
from filmkit.widgets.close_reading import CloseReading
from filmkit.widgets.looking import Looking
from filmkit.widgets.machines import SmallMachines
from filmkit.widgets.reality import Reality
from filmkit.widgets.talking import Talking


class Lesson(CloseReading, Looking, SmallMachines, Talking, Reality, Arguing):
    """
    An open lesson: film, data on real AI, and the work of the alias that was chosen last.

    Each method puts one step on the page. Running a cell again shows the same step with
    everything that was saved.
    """


def open_lesson(number: str, *, lang: Language = "en", film: str = "her") -> Lesson:
    """
    Open a lesson and show under which alias the work is saved.

    Parameters
    ----------
    number : str
        Number of the lesson, such as "03".
    lang : {"en", "id"}
        Language of everything.
    film : str
        Name of the film pack.

    Returns
    -------
    Lesson
    """
    from IPython.display import display

    lesson = Lesson(number, film, lang)
    if number != "00":
        display(lesson.settings())
    return lesson
