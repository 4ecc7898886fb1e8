"""Find the lessons: in the checkout, or copied once from the installed kit."""

import hashlib
import json
import os
import shutil
from dataclasses import dataclass
from pathlib import Path

from filmkit.errors import FilmkitError, NoSuchItem
from filmkit.schema import LANGUAGES

PACKAGE = Path(__file__).parents[1]
COPY = "filmkit-lessons"
STATE = ".filmkit"  # what the kit keeps in the folder: settings, and which lessons it copied


@dataclass(frozen=True)
class Place:
    """The folder that JupyterLab shows, and the folder of the lessons inside it."""

    root: Path
    lessons: Path


def find_place(root: Path | None, say, package: Path = PACKAGE) -> Place:
    """
    Return where the lessons lie.

    `root` if it is given; else, where only the wheel is installed, the folder
    `filmkit-lessons` here, into which its lessons are copied; else the checkout.
    """
    if root is None and (package / "notebooks").is_dir():
        return _copied(package / "notebooks", Path.cwd() / COPY, say)
    folder = (root or package.parent).resolve()
    if not (folder / "notebooks").is_dir():
        raise FilmkitError(say("no-lessons", folder=folder / "notebooks"))
    return Place(folder, folder / "notebooks")


def _copied(shipped: Path, copy: Path, say) -> Place:
    kept = copy_lessons(shipped, copy)
    print(say("copied", folder=copy), flush=True)
    if kept:
        print(say("kept", names=", ".join(kept)), flush=True)
    return Place(copy, copy)


def find_lesson(place: Place, lang: str, lesson: str, say) -> Path:
    """
    Return the notebook of a lesson, such as `notebooks/en/00-start-here.ipynb` for "00".

    Raises
    ------
    NoSuchItem
        There is no such language or lesson; the sentence names those that there are.
    """
    folder = place.lessons / lang
    if not folder.is_dir():
        raise NoSuchItem(say("no-language", lang=lang, there=", ".join(LANGUAGES)))
    books = sorted(folder.glob("[0-9][0-9]-*.ipynb"))
    for book in books:
        if book.name.startswith(lesson.zfill(2) + "-"):
            return book
    numbers = ", ".join(book.name[:2] for book in books) or "-"
    raise NoSuchItem(say("no-lesson", lesson=lesson, folder=folder, there=numbers))


def copy_lessons(shipped: Path, folder: Path) -> list[str]:
    """
    Copy the shipped lessons, and never over one that a learner has changed.

    Which version was copied is noted in `.filmkit/shipped.json`, so that a lesson nobody
    touched follows a newer kit.

    Returns
    -------
    list of str
        Lessons that the kit has anew and that stay as they are, because they were changed.
    """
    note = folder / STATE / "shipped.json"
    note.parent.mkdir(parents=True, exist_ok=True)
    before = json.loads(note.read_text("utf-8")) if note.exists() else {}
    now, kept = {}, []
    for source in sorted(path for path in shipped.rglob("*") if path.is_file()):
        name = source.relative_to(shipped).as_posix()
        target = folder / name
        now[name] = _digest(source)
        if not target.exists() or _digest(target) == before.get(name):
            _copy(source, target)
        elif _digest(target) != now[name] and before.get(name) != now[name]:
            kept.append(name)
    note.write_text(json.dumps(now, indent=1), "utf-8")
    return kept


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    half = target.with_name(target.name + ".part")
    shutil.copyfile(source, half)
    os.replace(half, target)  # a copy that was cut short never looks like a lesson


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
