"""Write an entry of a codebook before coding: what counts, what does not, and a guess."""

from filmkit.steps.form import FieldsStep, fits
from filmkit.steps.step import Desk

ENTRY, RECODE = "n04-entry", "n04-recode"
PARTS = ("definition", "include", "exclude", "example")
OWN = "own"  # a theme that the kit does not have


class CodebookStep(FieldsStep):
    """
    Choose a theme, say in words what counts, and guess how far another reader will agree.

    Version 1 locks for good; later versions are added by `RecodeStep`.
    """

    follows = ()

    def __init__(self, desk: Desk):
        words = desk.words
        options = [{"value": key, "label": title} for key, title in themes(desk).items()]
        theme = {"name": "theme", "kind": "pick", "label": words("codebook.theme")}
        name = {"name": "own-name", "kind": "line", "label": words("codebook.own-name")}
        guess = {"name": "guess", "kind": "number", "label": words("codebook.guess")}
        short = words("codebook.guess-short")
        begin = {"act": "begin", "label": words("codebook.begin"), "second": True}
        groups = [
            {
                "key": "theme",
                "heading": words("codebook.theme-heading"),
                "text": words("codebook.theme-text"),
                "fields": [theme | {"options": options}],
            },
            {"key": "name", "fields": [name]},
            {
                "key": "entry",
                "heading": words("codebook.entry-heading"),
                "fields": entry_fields(desk),
                "actions": [begin],
            },
            {
                "key": "guess",
                "heading": words("codebook.guess-heading"),
                "fields": [guess | {"low": 0, "high": 100, "short": short}],
            },
        ]
        super().__init__(
            desk, ENTRY, groups, actions=[{"act": "lock", "label": words("codebook.lock")}]
        )
        self._told = self._missing = ""

    def view(self) -> dict:
        """Return the entry; after the lock as it was locked."""
        values, words = self.values(), self.desk.words
        view = {"values": values, "hidden": [] if values.get("theme") == OWN else ["name"]}
        if self.locked() is not None:
            return view | {"locked": True, "message": words("codebook.locked")}
        begun = self.desk.work.history(self.item, "model")
        told = self._told or (words("codebook.begun") if begun else "")
        written = {part: values.get(part, "") for part in PARTS}
        refill = {"n": len(begun), "values": written}
        return view | {"refill": refill, "message": self._missing, "messages": {"entry": told}}

    def values(self) -> dict:
        """Return what is written, or what was locked."""
        return self.locked() or super().values()

    def locked(self) -> dict | None:
        """Return version 1 with theme and guess as they were locked, or None."""
        history = self.desk.work.history(ENTRY, "lock")
        return next((entry.value for entry in history if self._whole(entry.value)), None)

    def entry(self) -> dict | None:
        """Return version 1 with the `title` of its theme; None before the lock."""
        locked = self.locked()
        if locked is None:
            return None
        own = locked["own-name"] if locked["theme"] == OWN else ""
        return locked | {"title": own or themes(self.desk)[locked["theme"]]}

    def versions(self) -> list[dict]:
        """Return all versions of the entry, the locked one first; each holds the four parts."""
        first = self.locked()
        found = [first, *(entry.value for entry in self.desk.work.history(RECODE, "lock"))]
        fields = self.fields
        return [
            {part: value[part] for part in PARTS}
            for value in found
            if first
            and isinstance(value, dict)  # saved files may be hand-made
            and all(part in value and fits(fields[part], value[part]) for part in PARTS)
        ]

    def do_write(self, message: dict) -> None:
        """Save one field, unless version 1 is locked."""
        if self.locked() is None:
            super().do_write(message)

    def do_begin(self, message: dict) -> None:
        """Put the kit's entry into the fields that are empty."""
        values, words = self.values(), self.desk.words
        if self.locked() is not None:
            return
        row = self.desk.film.row("codebooks", values.get("theme", ""))
        empty = [part for part in PARTS if not values.get(part, "").strip()]
        self._told = ""
        if not row:
            self._told = words("codebook.no-entry")
        elif not empty:
            self._told = words("codebook.all-full")
        else:
            for part in empty:
                self.desk.save(self.item, "field", {"name": part, "value": row[part]})
            self.desk.save(self.item, "model", row["key"])

    def do_lock(self, message: dict) -> None:
        """Lock version 1, once nothing is missing; a second call changes nothing."""
        if self.locked() is not None:
            return
        values = self.values()
        missing = [
            _short(self.fields[name]) for name in self._wanted(values) if _empty(values.get(name))
        ]
        self._missing = (
            self.desk.words("codebook.missing", which="; ".join(missing)) if missing else ""
        )
        if not missing:
            self.desk.save(self.item, "lock", {name: values[name] for name in self._wanted(values)})

    def _wanted(self, values: dict) -> list[str]:
        own = ["own-name"] if values.get("theme") == OWN else []
        return ["theme", *own, *PARTS, "guess"]

    def _whole(self, value) -> bool:
        """Tell whether a saved value is a whole entry; saved files may be hand-made."""
        if not isinstance(value, dict) or not set(value) <= set(self.fields):
            return False
        return all(
            name in value and not _empty(value[name]) and fits(self.fields[name], value[name])
            for name in self._wanted(value)
        )


def themes(desk: Desk) -> dict[str, str]:
    """Return the titles of all themes by key, a theme of one's own last."""
    rows = sorted(desk.film.rows["codebooks"], key=lambda row: row["order"])
    return {row["key"]: row["title"] for row in rows} | {OWN: desk.words("codebook.own")}


def entry_fields(desk: Desk) -> list[dict]:
    """Return the four fields of an entry."""
    return [
        {"name": part, "kind": "text", "rows": 2, "label": desk.words(f"codebook.{part}")}
        for part in PARTS
    ]


def _short(field: dict) -> str:
    """Return the name of a field without what explains it after the colon."""
    return field.get("short") or field["label"].partition(":")[0]


def _empty(value) -> bool:
    return value is None or not str(value).strip()
