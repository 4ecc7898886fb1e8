"""Join what one learner handed in, perhaps from several machines; nothing is lost."""

import json
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cached_property

from filmkit.classroom.files import HandedIn
from filmkit.language import Words
from filmkit.schema import LANGUAGES

ONCE = ("lock", "again")  # what was decided first counts, as in the lesson
Place = tuple[str, str, str]  # item, kind, name


@dataclass(frozen=True)
class Learner:
    """
    Everything under one alias.

    `saved` holds by (item, kind, name) all different values, that which counts first: the first
    of what locks, the newest of everything else.
    """

    alias: str
    files: tuple[str, ...]
    level: int
    saved: dict[Place, tuple[object, ...]] = field(repr=False)
    lessons: frozenset[str] = frozenset()
    lang: str = ""  # of the learner's words; empty where several files differ

    @cached_property
    def _items(self) -> frozenset[str]:
        return frozenset(item for item, _, _ in self.saved)

    def value(self, item: str, kind: str, name: str = "") -> object | None:
        """Return the value that counts, or None."""
        return next(iter(self.saved.get((item, kind, name), ())), None)

    def values(self, item: str) -> dict[str, object]:
        """Return the fields of a step by name; what was locked stands before what was written."""
        fields = {
            name: found[0]
            for (one, kind, name), found in self.saved.items()
            if one == item and kind == "field"
        }
        locked = self.value(item, "lock")
        return fields | locked if isinstance(locked, dict) else fields

    def has(self, item: str) -> bool:
        """Tell whether anything of a step was handed in."""
        return item in self._items

    def differing(self) -> int:
        """Count the answers that are not the same in all files of the learner."""
        return sum(len(found) > 1 for found in self.saved.values())


def join(handed_in: Iterable[HandedIn]) -> tuple[Learner, ...]:
    """Return one learner for each alias, by alias; files of the same alias become one."""
    files: dict[str, list[HandedIn]] = {}
    for one in handed_in:
        files.setdefault(one.record.alias, []).append(one)
    return tuple(_joined(alias, files[alias]) for alias in sorted(files, key=_order))


def alike(learners: Iterable[Learner]) -> list[tuple[str, ...]]:
    """Return aliases that differ only in the size or shape of their letters."""
    found: dict[str, list[str]] = {}
    for one in learners:
        found.setdefault(_folded(one.alias), []).append(one.alias)
    return [tuple(names) for names in found.values() if len(names) > 1]


def notes(learners: Iterable[Learner], words: Words) -> list[str]:
    """Say which files were joined, and which aliases look alike."""
    learners = tuple(learners)
    told = []
    for one in learners:
        if len(one.files) > 1:
            key = "class.joined-differs" if one.differing() else "class.joined"
            files = ", ".join(one.files)
            told.append(words(key, alias=one.alias, files=files, count=one.differing()))
    return [*told, *(words("class.alike", aliases=", ".join(found)) for found in alike(learners))]


def _joined(alias: str, files: list[HandedIn]) -> Learner:
    entries: dict[Place, list[tuple[str, object]]] = {}
    for file in files:
        for items in file.record.lessons.values():
            for item, saved in items.items():
                for one in saved:
                    place = (item, one["kind"], one["name"])
                    entries.setdefault(place, []).append((_moment(one["when"]), one["value"]))
    return Learner(
        alias=alias,
        files=tuple(file.name for file in files),
        level=max(file.record.level for file in files),
        saved={place: _in_order(place[1], found) for place, found in entries.items()},
        lessons=frozenset(lesson for file in files for lesson in file.record.lessons),
        lang=_language({file.record.lang for file in files}),
    )


def _language(found: set[str]) -> str:
    return next(iter(found)) if len(found) == 1 and found <= set(LANGUAGES) else ""


def _in_order(kind: str, found: list[tuple[str, object]]) -> tuple[object, ...]:
    ordered = sorted(found, key=lambda one: one[0], reverse=kind not in ONCE)
    different: dict[str, object] = {}
    for _, value in ordered:
        different.setdefault(json.dumps(value, sort_keys=True), value)
    return tuple(different.values())


def _moment(when: str) -> str:
    """Return a time in a form that sorts; what is no time is the oldest of all."""
    try:
        found = datetime.fromisoformat(when)
        return found.replace(tzinfo=found.tzinfo or UTC).astimezone(UTC).isoformat()
    except (ValueError, OverflowError):
        return ""


def _folded(alias: str) -> str:
    return unicodedata.normalize("NFKC", alias).casefold()


def _order(alias: str) -> tuple[str, str]:
    return _folded(alias), alias
