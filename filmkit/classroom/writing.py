"""Write the view of a class into a folder that was not there before."""

from dataclasses import dataclass
from datetime import date
from itertools import count
from pathlib import Path

from filmkit.classroom.files import shown_name
from filmkit.classroom.pages import class_page, teacher_page
from filmkit.classroom.sheets import sheets
from filmkit.classroom.view import ClassView
from filmkit.errors import FilmkitError

NAME = "class-view"
MOST_TRIES = 1_000


@dataclass(frozen=True)
class Written:
    """Where everything is."""

    folder: Path
    for_class: Path
    for_teacher: Path


def write(view: ClassView, out: Path | None = None) -> Written:
    """
    Write two pages and the tables; nothing that is there is changed.

    Parameters
    ----------
    view : ClassView
    out : Path, optional
        In it a new folder is made, called after the day; beside the folder of the class if not
        given.

    Raises
    ------
    FilmkitError
        Nothing can be written there; the sentence gives the system's reason.
    """
    day = date.today().isoformat()
    base = view.folder.resolve().parent if out is None else out
    texts = {
        f"{NAME}-{day}.html": class_page(view, day),
        f"teacher-only-{day}.html": teacher_page(view, day),
    }
    try:
        folder = _new_folder(base, f"{NAME}-{day}")
        for name, text in texts.items():
            (folder / name).write_text(text, "utf-8", errors="replace")
        for name, text in sheets(view).items():
            # A mark at the start tells Excel that this is UTF-8.
            (folder / name).write_text(text, "utf-8-sig", errors="replace", newline="")
    except OSError as error:
        reason = error.strerror or str(error)
        told = {"folder": shown_name(str(base)), "reason": reason}
        raise FilmkitError(view.words("class.not-written", **told)) from None
    return Written(folder, *(folder / name for name in texts))


def _new_folder(base: Path, name: str) -> Path:
    base.mkdir(parents=True, exist_ok=True)
    for number in count(1):
        folder = base / (name if number == 1 else f"{name}-{number}")
        try:
            folder.mkdir()
            return folder
        except FileExistsError:
            if number == MOST_TRIES:
                raise
