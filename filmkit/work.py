"""
Keep a learner's work: an append-only log, one JSON object a line, in files the learner can see.

Each kernel writes a log file of its own in `work/<alias>/`, and reading joins them all. So two
lessons that are open at once, a killed kernel, or a network drive cannot damage what is saved:
no file is ever written by two programs, and a line that was cut short is the last of its file.
"""

import errno
import json
import os
import re
import secrets
import shutil
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from filmkit.errors import WorkDamaged

FORMAT = 1
ALIAS = re.compile(r"[^\W_](?:(?:[^\W_]|-){0,28}[^\W_])?")
RESERVED = {
    "con",
    "prn",
    "aux",
    "nul",
    *(f"{name}{n}" for name in ("com", "lpt") for n in range(1, 10)),
}
LARGEST_LINE = 200_000  # characters; a longer line was not written by the kit
CURRENT = "current-alias.txt"


def work_folder() -> Path:
    """Return the folder of all work: `FILMKIT_WORK`, or `work` in the checkout or here."""
    if os.environ.get("FILMKIT_WORK"):
        return Path(os.environ["FILMKIT_WORK"])
    checkout = Path(__file__).parent.parent
    return (checkout if (checkout / "notebooks").is_dir() else Path.cwd()) / "work"


@dataclass(frozen=True)
class Entry:
    """One saved step: what was answered, where, and when (UTC, ISO 8601)."""

    when: str
    lesson: str
    item: str
    kind: str
    value: object
    writer: str = field(compare=False, default="")


class Work:
    """
    The saved work of one alias.

    Parameters
    ----------
    alias : str
        A made-up name: 2 to 30 letters, digits and hyphens. Never a real name.
    folder : Path, optional
        Where all work is kept; `work_folder()` if not given.

    Raises
    ------
    WorkDamaged
        The alias cannot be the name of a folder on every system (code in the message:
        `alias`).
    """

    def __init__(self, alias: str, folder: Path | None = None):
        if not good_alias(alias):
            raise WorkDamaged("alias")
        self.alias = alias
        self.folder = (folder or work_folder()) / alias
        self._file: Path | None = None
        self._lines = 0
        self.saved = 0  # steps saved by this object: tells whether something was
        self._seen: dict[Path, tuple[int, list[Entry]]] = {}

    def switch(self, alias: str) -> None:
        """
        Go on under another alias; what is saved stays where it is.

        Raises
        ------
        WorkDamaged
            The alias cannot be the name of a folder.
        """
        saved = self.saved
        self.__init__(alias, self.folder.parent)
        self.saved = saved

    def save(self, lesson: str, item: str, kind: str, value: object) -> Entry:
        """
        Append one step and return it once it is on the disk.

        Raises
        ------
        WorkDamaged
            The file cannot be written; the reason is the system's own words.
        """
        when = datetime.now(UTC).isoformat(timespec="microseconds")
        entry = Entry(when, lesson, item, kind, value)
        line = self._line(entry, 0)
        if len(line) > LARGEST_LINE:  # it would not be read again
            raise WorkDamaged(os.strerror(errno.EFBIG))
        self._keep([line])
        return entry

    def adopt(self, entries: list[Entry]) -> int:
        """
        Append steps from another machine, each with its own time; return how many were new.

        Raises
        ------
        WorkDamaged
            The file cannot be written; nothing of it counts then.
        """
        known = {_mark(entry) for entry in self.entries()}
        fresh = {mark: one for one in entries if (mark := _mark(one)) not in known}
        lines = [self._line(one, place) for place, one in enumerate(fresh.values())]
        kept = [line for line in lines if len(line) <= LARGEST_LINE]
        if kept:
            self._keep(kept)
        return len(kept)

    def entries(self) -> list[Entry]:
        """Return all steps of all files, oldest first; what cannot be read is left out."""
        found = []
        for file in sorted(self.folder.glob("*.jsonl")) if self.folder.is_dir() else []:
            found += self._read(file)
        return sorted(found, key=lambda entry: entry.when)

    def latest(self, item: str, kind: str) -> object | None:
        """Return the newest value saved for an item, or None."""
        return next(
            (e.value for e in reversed(self.entries()) if e.item == item and e.kind == kind), None
        )

    def first(self, item: str, kind: str) -> object | None:
        """Return the oldest value saved for an item, or None: what a lock protects."""
        return next((e.value for e in self.entries() if e.item == item and e.kind == kind), None)

    def history(self, item: str, kind: str) -> list[Entry]:
        """Return every step of an item, oldest first."""
        return [entry for entry in self.entries() if entry.item == item and entry.kind == kind]

    def damaged(self) -> list[tuple[str, int]]:
        """Return file name and line number of what cannot be read (a line cut short, say)."""
        found = []
        for file in sorted(self.folder.glob("*.jsonl")) if self.folder.is_dir() else []:
            try:
                lines = file.read_bytes().split(b"\n")
            except OSError:
                found.append((file.name, 0))
                continue
            found += [
                (file.name, number)
                for number, line in enumerate(lines, start=1)
                if line.strip() and _entry(line, file.stem) is None
            ]
        return found

    def gone(self) -> bool:
        """Tell whether what was read or saved here has been deleted since, by another lesson."""
        return bool(self._file or self._seen) and not self.folder.is_dir()

    def delete(self) -> int:
        """Delete everything saved under this alias; return how many files are gone."""
        count = len(list(self.folder.glob("*"))) if self.folder.is_dir() else 0
        shutil.rmtree(self.folder, ignore_errors=True)
        if self.folder.exists():
            raise WorkDamaged(str(self.folder))
        self._file, self._seen = None, {}
        return count

    def _line(self, entry: Entry, place: int) -> str:
        parts = {name: getattr(entry, name) for name in ("lesson", "item", "kind", "value")}
        record = {"format": FORMAT, "when": entry.when, "line": self._lines + place} | parts
        return json.dumps(record, ensure_ascii=False, separators=(",", ":"))

    def _keep(self, lines: list[str]) -> None:
        try:
            self._append("\n".join(lines))
        except OSError as error:
            self._file = None  # whatever was half written stays the end of its own file
            raise WorkDamaged(error.strerror or str(error)) from error
        self._lines += len(lines)
        self.saved += len(lines)

    def _append(self, line: str) -> None:
        if self._file is None or not self._file.exists():
            self.folder.mkdir(parents=True, exist_ok=True)
            stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S")
            self._file = self.folder / f"{stamp}-{secrets.token_hex(3)}.jsonl"
            self._lines = 0
        with self._file.open("ab") as file:
            file.write(line.encode("utf-8", "surrogatepass") + b"\n")
            file.flush()
            os.fsync(file.fileno())

    def _read(self, file: Path) -> list[Entry]:
        try:
            size = file.stat().st_size
            if self._seen.get(file, (-1, []))[0] == size:
                return self._seen[file][1]
            lines = file.read_bytes().split(b"\n")
        except OSError:  # a folder of that name, or deleted just now by another lesson
            return []
        entries = [_entry(line, file.stem) for line in lines if line.strip()]
        self._seen[file] = (size, [entry for entry in entries if entry])
        return self._seen[file][1]


def _mark(entry: Entry) -> str:
    """Return what is the same for the same step wherever it was saved."""
    parts = [entry.when, entry.lesson, entry.item, entry.kind, entry.value]
    return json.dumps(parts, sort_keys=True)


def good_alias(alias: str) -> bool:
    """Tell whether an alias is 2 to 30 letters, digits and hyphens, and a name on every system."""
    return bool(ALIAS.fullmatch(alias)) and len(alias) >= 2 and alias.lower() not in RESERVED


def aliases(folder: Path | None = None) -> list[str]:
    """Return every alias that has saved work."""
    base = folder or work_folder()
    return sorted(path.name for path in base.glob("*") if path.is_dir() and good_alias(path.name))


def current_alias(folder: Path | None = None) -> str:
    """Return the alias that was chosen last on this machine, or an empty string."""
    file = (folder or work_folder()) / CURRENT
    try:
        alias = file.read_text("utf-8").strip()
    except (OSError, UnicodeDecodeError):
        return ""
    return alias if good_alias(alias) else ""


def forget_alias(folder: Path | None = None) -> None:
    """Forget which alias was chosen last."""
    ((folder or work_folder()) / CURRENT).unlink(missing_ok=True)


def choose_alias(alias: str, folder: Path | None = None) -> None:
    """Remember the alias for the next lesson that is opened."""
    base = folder or work_folder()
    base.mkdir(parents=True, exist_ok=True)
    (base / CURRENT).write_text(alias + "\n", "utf-8")


def _entry(line: bytes, writer: str) -> Entry | None:
    if len(line) > LARGEST_LINE * 4:
        return None
    try:
        record = json.loads(line)
        if record["format"] != FORMAT:
            return None
        names = [record[name] for name in ("when", "lesson", "item", "kind")]
        if not all(isinstance(name, str) for name in names):
            return None
        return Entry(*names, record["value"], writer)
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
