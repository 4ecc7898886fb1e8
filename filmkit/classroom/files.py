"""
Read a folder of files that learners handed in. Nothing in it is trusted and nothing is changed.

Whatever cannot be used is listed with its reason; it never stops the rest. No link is followed,
nothing but a regular file is opened, and no file is read further than a portfolio can be long.
"""

import hashlib
import json
import os
import stat
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from filmkit.errors import FilmkitError
from filmkit.language import Words
from filmkit.portfolio import Record, read_json
from filmkit.portfolio.record import LARGEST
from filmkit.work import good_alias

ENDING = ".json"
DEEPEST = 2  # folders within the folder: learning platforms make one for each learner
MOST_FILES = 5_000
LONGEST_SHOWN = 120  # characters of a name on a page
# Without waiting for whoever writes into a pipe, and without following a link (not on Windows).
OPENING = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOFOLLOW", 0)
OPENING |= getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
# Codes of reasons that have words of their own.
REASONS = ("unreadable", "link", "deep", "no-file", "other-kind", "zip", "large", "empty")
OTHERS = ("work", "partner")  # further files of the kit that are not handed in


@dataclass(frozen=True)
class HandedIn:
    """A file that could be read: its name within the folder, what it holds, what was wrong."""

    name: str
    record: Record
    problems: tuple[str, ...] = ()


@dataclass(frozen=True)
class LeftOut:
    """Something in the folder that could not be used, and why."""

    name: str
    why: str


@dataclass(frozen=True)
class Gathered:
    """What is in a folder."""

    handed_in: tuple[HandedIn, ...]
    left_out: tuple[LeftOut, ...]


def read_folder(folder: Path, film: str, words: Words) -> Gathered:
    """
    Read every portfolio in a folder and in the folders within it.

    Parameters
    ----------
    folder : Path
    film : str
        Short name of the film pack that the class works on.
    words : Words
        The language of the reasons.

    Returns
    -------
    Gathered
        Both lists in the order of the names.

    Raises
    ------
    FilmkitError
        The folder is not there, is no folder, or cannot be read; the sentence says which.
    """
    _refuse_what_is_no_folder(folder, words)
    handed_in: list[HandedIn] = []
    left_out: list[LeftOut] = []
    seen: dict[bytes, str] = {}
    for place, (path, why) in enumerate(_paths(folder, 0)):
        if place >= MOST_FILES:
            left_out.append(LeftOut("…", words("class.why-many", most=words.number(MOST_FILES))))
            break
        name = shown_name(path.relative_to(folder).as_posix())
        found = words(f"class.why-{why}") if why else _read(path, film, words, seen, name)
        if isinstance(found, str):
            left_out.append(LeftOut(name, found))
        else:
            handed_in.append(replace(found, name=name))
    return Gathered(tuple(handed_in), tuple(left_out))


def plain(text: str) -> str:
    """
    Return a text without what cannot be written or turns what stands around it.

    Left out are control characters but for line ends and tabs, halves of characters, and the
    signs that change the direction of writing or cannot be seen.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(one for one in lines if one in "\n\t" or unicodedata.category(one) not in HARM)


HARM = {"Cc", "Cs", "Cf", "Co", "Cn"}


def shown_name(name: str) -> str:
    """Return the name of a file as it can stand on a page."""
    # Bytes that are no text come from the system as halves of characters.
    text = plain(name.encode("utf-8", "replace").decode("utf-8"))
    text = " ".join(text.split())
    return text if len(text) <= LONGEST_SHOWN else text[:LONGEST_SHOWN] + "…"


def _refuse_what_is_no_folder(folder: Path, words: Words) -> None:
    shown = shown_name(str(folder))
    try:
        if not folder.exists():
            raise FilmkitError(words("class.no-folder", folder=shown))
        if not folder.is_dir():
            raise FilmkitError(words("class.not-a-folder", folder=shown))
        with os.scandir(folder) as entries:
            next(entries, None)
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        reason = getattr(error, "strerror", None) or str(error)
        raise FilmkitError(words("class.closed", folder=shown, reason=reason)) from None


def _paths(folder: Path, depth: int) -> Iterator[tuple[Path, str]]:
    """Yield what a folder holds, by name, and why it is not opened (empty where it may be)."""
    try:
        with os.scandir(folder) as entries:
            found = sorted(entries, key=lambda entry: entry.name)
    except OSError:
        yield folder, "unreadable"
        return
    for entry in found:
        path = folder / entry.name
        if entry.is_symlink():
            yield path, "link"
        elif entry.is_dir(follow_symlinks=False):
            if depth == DEEPEST:
                yield path, "deep"
            else:
                yield from _paths(path, depth + 1)
        elif not entry.is_file(follow_symlinks=False):
            yield path, "no-file"
        elif not entry.name.lower().endswith(ENDING):
            yield path, "zip" if entry.name.lower().endswith(".zip") else "other-kind"
        else:
            yield path, ""


def _read(path: Path, film: str, words: Words, seen: dict, name: str) -> HandedIn | str:
    """Return what a file holds, or the sentence that says why it cannot be used."""
    data = _bytes(path)
    if isinstance(data, str):
        return words(f"class.why-{data}")
    mark = hashlib.sha256(data).digest()
    if mark in seen:
        return words("class.why-same", name=seen[mark])
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return words("class.why-no-text")
    record, problems = read_json(text, words)
    if record is None:
        other = _other_kind(text)
        return words(f"class.why-{other}-file") if other else problems[0]
    alias = unicodedata.normalize("NFC", record.alias)
    if not good_alias(alias):
        return words("class.why-alias")
    if record.film != film:
        return words("class.why-film", film=shown_name(record.film), here=film)
    seen[mark] = name
    return HandedIn("", replace(record, alias=alias), tuple(map(plain, problems)))


def _bytes(path: Path) -> bytes | str:
    """Return the content of a regular file of a sensible size, or the code of a reason."""
    try:
        descriptor = os.open(path, OPENING)
    except OSError:
        return "unreadable"
    with os.fdopen(descriptor, "rb") as file:
        try:
            about = os.fstat(descriptor)
            if not stat.S_ISREG(about.st_mode):
                return "no-file"
            if about.st_size > LARGEST:
                return "large"
            data = file.read(LARGEST + 1)  # it may grow while it is read
        except OSError:
            return "unreadable"
    return "large" if len(data) > LARGEST else data if data.strip() else "empty"


def _other_kind(text: str) -> str:
    """Return which other file of the kit this is, or an empty text."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return ""
    kind = found.get("filmkit") if isinstance(found, dict) else None
    return kind if kind in OTHERS else ""
