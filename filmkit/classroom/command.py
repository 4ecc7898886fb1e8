"""`python -m filmkit class FOLDER`: what was read, what was left out, where the pages are."""

import sys
from io import TextIOWrapper
from pathlib import Path

from filmkit.classroom.files import shown_name
from filmkit.classroom.view import ClassView, gather_class
from filmkit.classroom.writing import write
from filmkit.errors import FilmkitError
from filmkit.language import Words

MOST_NAMED = 20  # files that were left out; the teacher's page names all


def gather(folder: Path, out: Path | None, film: str, level: int | None, words: Words) -> int:
    """
    Gather a class, write its pages, say it in sentences.

    Parameters
    ----------
    folder : Path
        The files of the class.
    out : Path or None
        Where a new folder is made; beside `folder` if None.
    film : str
        The film pack.
    level : {0, 1, 2} or None
        See `gather_class`.
    words : Words

    Returns
    -------
    int
        0, or 1 where nothing was written.
    """
    if isinstance(sys.stdout, TextIOWrapper):  # an old terminal may lack letters of an alias
        sys.stdout.reconfigure(errors="backslashreplace")
    try:
        view = gather_class(folder, film=film, lang=words.lang, level=level)
        _say(view)
        if not view.whole.learners:
            print(words("class.empty", folder=shown_name(str(folder))))
            return 1
        made = write(view, out)
    except FilmkitError as error:
        print(error)
        return 1
    names = ", ".join(sorted(path.name for path in made.folder.glob("*.csv")))
    print(words("class.is-written", page=made.for_class))
    print(words("class.is-private", page=made.for_teacher))
    print(words("class.are-tables", names=names))
    return 0


def _say(view: ClassView) -> None:
    words, gathered = view.words, view.gathered
    out = gathered.left_out
    learners = len(view.whole.learners)
    print(words("class.read", files=len(gathered.handed_in), learners=learners))
    for one in out[:MOST_NAMED]:
        print("  - " + words("class.out-is", name=one.name, why=one.why))
    if len(out) > MOST_NAMED:
        print("  " + words("class.more", count=len(out) - MOST_NAMED))
    for note in view.notes:
        print("  - " + note)
