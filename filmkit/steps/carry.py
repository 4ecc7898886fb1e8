"""Take the whole work along as one file, and go on from such a file on another machine."""

import json
from datetime import UTC, datetime

from filmkit.portfolio import is_shallow
from filmkit.steps.settings import use_alias
from filmkit.steps.step import Desk, Step
from filmkit.work import Entry, good_alias

KIND = "work"
FORMAT = 1
LARGEST = 8_000_000  # characters
MOST_ENTRIES = 100_000
LONGEST_NAME = 80
NAMES = ("when", "lesson", "item", "kind")
LABELS = ("give", "open", "toolarge")


class CarryStep(Step):
    """
    Make a file of everything saved under an alias, and take such a file in.

    Taking in only adds: what is saved here stays, and what is in both is there once. The file
    names its alias, and the learner goes on under it.
    """

    control = "exchange"

    def __init__(self, desk: Desk):
        super().__init__(desk, "carry")
        words = desk.words
        self._told = ""
        self._file: dict = {"n": 0}
        self.spec = {
            "text": words("carry.text"),
            "largest": LARGEST * 4,  # bytes: a letter may take four
            "labels": {name: words.group("carry")[name] for name in LABELS},
            "words": words.group("js"),
        }

    def view(self) -> dict:
        """Return the file that was asked for last, and what happened."""
        return {"file": self._file, "message": self._told}

    def do_give(self, message: dict) -> None:
        """Make a file of everything; the page hands it over."""
        words, work = self.desk.words, self.desk.work
        entries = work.entries()
        text = work_file(work.alias, entries)
        if not entries:
            self._told = words("carry.nothing", alias=work.alias)
        elif len(text) > LARGEST:
            self._told = words("carry.too-much", folder=work.folder)
        else:
            name = f"{work.alias}-{datetime.now().strftime('%Y%m%d-%H%M')}-work.json"
            self._file = {"n": self._file["n"] + 1, "name": name, "text": text}
            self._told = words("carry.given", name=name, count=len(entries))

    def do_open(self, message: dict) -> None:
        """Take in a file; what is wrong with it is said, and nothing that is here is lost."""
        words, work = self.desk.words, self.desk.work
        name = str(message.get("name"))[:60]
        problem, alias, entries, left_out = read_work_file(message.get("text"))
        if problem:
            self._told = words(f"carry.{problem}", name=name)
            return
        use_alias(self.desk, alias)
        added = work.adopt(entries)
        self._file = {"n": self._file["n"]}  # what it held belongs to the alias before
        told = words("carry.opened", name=name, alias=alias, added=added, all=len(entries))
        more = words("carry.left-out", count=left_out) if left_out else ""
        self._told = " ".join(filter(None, [told, more, words("settings.again")]))


def work_file(alias: str, entries: list[Entry]) -> str:
    """Return the text of a file with everything that is saved."""
    saved = [{name: getattr(one, name) for name in (*NAMES, "value")} for one in entries]
    record = {"filmkit": KIND, "format": FORMAT, "alias": alias, "entries": saved}
    return json.dumps(record, ensure_ascii=False)


def read_work_file(text: object) -> tuple[str, str, list[Entry], int]:
    """
    Read a file of whole work as data that nobody trusts.

    Returns
    -------
    problem : str
        What is wrong with the file (`not-json`, `foreign`, `newer`), or an empty string.
    alias : str
    entries : list of Entry
        What is sound. A time yet to come is now: else it would hide every later answer.
    left_out : int
        Count of entries that cannot be used.
    """
    if not isinstance(text, str) or len(text) > LARGEST:
        return "not-json", "", [], 0
    try:
        record = json.loads(text)
    except (ValueError, RecursionError):
        return "not-json", "", [], 0
    if not isinstance(record, dict) or record.get("filmkit") != KIND:
        return "foreign", "", [], 0
    if record.get("format") != FORMAT:
        return "newer", "", [], 0
    alias, found = record.get("alias"), record.get("entries")
    if not isinstance(alias, str) or not good_alias(alias) or not isinstance(found, list):
        return "foreign", "", [], 0
    now = datetime.now(UTC)
    entries = [entry for one in found[:MOST_ENTRIES] if (entry := _entry(one, now))]
    return "", alias, entries, len(found) - len(entries)


def _entry(one: object, now: datetime) -> Entry | None:
    if not isinstance(one, dict) or not is_shallow(one.get("value")):
        return None
    texts = [one.get(name) for name in NAMES]
    if not all(isinstance(text, str) and 0 < len(text) <= LONGEST_NAME for text in texts):
        return None
    try:
        when = min(datetime.fromisoformat(texts[0]).astimezone(UTC), now)
        json.dumps([texts, one.get("value")], ensure_ascii=False, allow_nan=False).encode("utf-8")
    except (ValueError, OverflowError):  # no time; NaN; half a letter that nothing can show
        return None
    return Entry(when.isoformat(timespec="microseconds"), *texts[1:], one.get("value"))
