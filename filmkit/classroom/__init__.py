"""
The class: what many learners handed in, gathered from a folder of files.

Numbers are for everybody and tell of no fewer than three learners; what somebody wrote is for
the teacher. Nothing is added up over a learner, nobody is ranked, and nothing leaves the machine.

├── files      read a folder that nobody trusts
├── learners   join the files of one alias
├── secrecy    the rule of three
├── spreads    learners by cell, as far as it may be shown
├── votes, stories, codings, boards, progress   what is counted
├── answers    what learners wrote
├── view       everything at once
├── pages, sheets, writing   as two pages and tables
└── shown      for a notebook
"""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from filmkit.classroom.shown import ClassBook


def open_class(
    folder: str | Path, *, lang: str = "en", film: str = "her", level: int | None = None
) -> "ClassBook":
    """
    Open what a class has handed in.

    Parameters
    ----------
    folder : str or Path
        Holds one JSON file of each learner, as lessons 00 and 09 make them ('For the teacher').
    lang : {"en", "id"}
        Language of the view; the files may come from both.
    film : str
        The film pack that the class works on.
    level : {0, 1, 2}, optional
        How much of the story the parts for the class may give away; the lowest level among the
        learners if not given.

    Raises
    ------
    FilmkitError
        The folder cannot be read, or the film cannot be opened.
    """
    # Late: whoever opens a lesson needs none of it.
    from filmkit.classroom.shown import ClassBook
    from filmkit.classroom.view import gather_class

    return ClassBook(gather_class(folder, film=film, lang=lang, level=level))
