"""Written answers: fields that save by themselves, evidence, and a model answer after one's own."""

from filmkit.errors import NoSuchItem
from filmkit.steps.step import Desk, Step

LONGEST = 20_000  # characters of one field
LONGEST_QUOTE = 200  # characters; the page takes 15 words
INDONESIAN_SHARE = 0.8  # Indonesian says as much in fewer words: 20 where English asks for 25


class FieldsStep(Step):
    """
    Named fields that save by themselves and come back, shown by a form or a control of its own.

    `spec["groups"]` holds the groups of a form: `key`, `fields`, and as wanted `heading`, `text`,
    `full` (a longer text), `blocks`, `actions` (buttons in place), `collapsed` and `under` (the
    option of ticks below which it stands). A control of its own declares its fields in
    `spec["fields"]`. A line with `passing` (the words of its button) is sent by Enter and
    empties.

    A view of a form may hold, beside `values`: `message`, `locked` and `labels` (of buttons, by
    act, where another one than that of the `spec` is to stand there) and `ended` (nothing is left
    but the message and a button that leads on) for the whole; by group
    `messages`, `after` (blocks, see `report`) and `badges`; by field `told` and `offered` (the
    options of a pick that can be chosen now); `hidden` (groups that are not there yet); and
    `refill` (values that the kernel puts into fields, with a number that grows).
    """

    control = "form"

    def __init__(self, desk: Desk, item: str, groups: list[dict], **more):
        super().__init__(desk, item)
        self.spec = {
            "groups": groups,
            "cards": {key: dict(card) for key, card in desk.cards.items()},
            "words": desk.words.group("js"),
            "actions": [],
            "checks": [],
        } | more

    @property
    def fields(self) -> dict[str, dict]:
        """All fields by name: those of the groups, and those that a control of its own shows."""
        grouped = [field for group in self.spec["groups"] for field in group["fields"]]
        return {field["name"]: field for field in (*grouped, *self.spec.get("fields", []))}

    def entries(self) -> list:
        """Return what is saved for this step and counts, oldest first."""
        return [entry for entry in self.desk.work.entries() if entry.item == self.item]

    def values(self) -> dict:
        """Return the newest value of each field that has one."""
        fields, found = self.fields, {}
        for entry in self.entries():
            if entry.kind == "field" and isinstance(entry.value, dict):
                name, value = entry.value.get("name"), entry.value.get("value")
                if isinstance(name, str) and name in fields and fits(fields[name], value):
                    found[name] = value
        return found

    def view(self) -> dict:
        """Return the values of all fields."""
        return {"values": self.values()}

    def first_lock(self, fields: dict[str, dict]) -> dict | None:
        """
        Return what was locked first of these fields, or None where nothing was.

        A lock that names none of them was made in another language, where the fields differ.
        """
        for entry in self.desk.work.history(self.item, "lock"):
            value = entry.value if isinstance(entry.value, dict) else {}  # may be hand-made
            known = {name: one for name, one in value.items() if name in fields}
            if known:
                return {name: one for name, one in known.items() if fits(fields[name], one)}
        return None

    def do_write(self, message: dict) -> None:
        """
        Save one field.

        Raises
        ------
        NoSuchItem
            The form has no such field, or the value is none that it can hold.
        """
        name, value = self.written(message)
        self.desk.save(self.item, "field", {"name": name, "value": value})

    def written(self, message: dict) -> tuple[str, object]:
        """Return field and value of a message; raises NoSuchItem as `do_write` does."""
        name, value = message.get("field"), message.get("value")
        field = self.fields.get(name) if isinstance(name, str) else None
        if field and field["kind"] == "text" and isinstance(value, str) and len(value) > LONGEST:
            count, words = self.desk.words.number(len(value)), self.desk.words
            raise NoSuchItem(words("form.long", count=count, most=words.number(LONGEST)))
        if field is None or not fits(field, value):
            raise NoSuchItem(self.desk.words("form.nofield", name=name))
        return name, value

    def as_text(self) -> str:
        """Return the labels of all fields."""
        return "\n".join(field["label"] for field in self.fields.values())


class PromptsStep(FieldsStep):
    """The prompts of one form of the pack, with self-check points and model answers."""

    follows = ()

    def __init__(self, desk: Desk, item: str):
        prompts = sorted(desk.film.where("prompts", form=item), key=lambda row: row["order"])
        if not prompts:
            raise NoSuchItem(desk.words("form.none", key=item))
        checks = sorted(desk.film.where("self_checks", form=item), key=lambda row: row["order"])
        groups = [{"key": row["key"], "fields": _fields(desk, row)} for row in prompts]
        super().__init__(desk, item, groups, checks=[row["text"] for row in checks])
        models = {row["key"]: row["model"] for row in prompts if row["model"]}
        for row in sorted(desk.film.rows["models"], key=lambda row: row["spoiler"]):
            if row["prompt"] in models:
                models[row["prompt"]] = row["model"]
        self.models = {key: desk.fill(text) for key, text in models.items()}

    def view(self) -> dict:
        """Return the values and the model answers that were asked for."""
        asked = [entry.value for entry in self.desk.work.history(self.item, "model")]
        shown = {key: text for key, text in self.models.items() if key in asked}
        told = {self._short: self.desk.words("form.short")} if self._short else {}
        return super().view() | {"models": shown, "told": told}

    def do_model(self, message: dict) -> None:
        """Show the model answer of a field, once the learner has written enough."""
        name, text = message.get("field"), message.get("value")
        if not isinstance(name, str) or name not in self.models:
            raise NoSuchItem(self.desk.words("form.nofield", name=name))
        if isinstance(text, str) and text != self.values().get(name):
            self.do_write({"field": name, "value": text})
        short = word_count(self.values().get(name, "")) < self.fields[name]["words"]
        self._short = name if short else ""
        if not short:
            self.desk.save(self.item, "model", name)

    _short = ""  # the field whose model answer was asked for too early


def wanted_words(english: int, lang: str) -> int:
    """Return how many words to ask for: Indonesian needs about four fifths of the English."""
    return english if lang == "en" else round(english * INDONESIAN_SHARE)


def word_count(text: str) -> int:
    """Count words, parted by blanks."""
    return len(text.split())


def _fields(desk: Desk, row: dict) -> list[dict]:
    field = {
        "name": row["key"],
        "kind": row["field"],
        "label": desk.fill(row["text"]),
        "words": wanted_words(row["min_words"], desk.film.lang),
        "frame": row["frame"],
        "model": bool(row["model"]),
    }
    if row["field"] == "character":
        people = [person for person in desk.film.rows["characters"] if person["kind"] != "group"]
        field |= {
            "kind": "pick",
            "options": [{"value": p["key"], "label": p["name"]} for p in people],
        }
    fields = [field]
    if row["evidence_needed"]:
        label = desk.words("form.evidence")
        fields.append({"name": f"{row['key']}-evidence", "kind": "evidence", "label": label})
    return fields


def fits(field: dict, value) -> bool:
    """Tell whether a value is one that the field can hold; saved files may be hand-made."""
    kind = field["kind"]
    if kind in ("text", "line"):
        return isinstance(value, str) and len(value) <= LONGEST
    if kind == "number":
        return value == "" or (type(value) is int and field["low"] <= value <= field["high"])
    if kind == "toggle":
        return isinstance(value, bool)
    if kind in ("pick", "choice"):
        return value == "" or any(value == option["value"] for option in field["options"])
    if kind == "ticks":
        known = {option["value"] for option in field["options"]}
        return isinstance(value, list) and all(isinstance(v, str) and v in known for v in value)
    return _is_evidence(value)


def _is_evidence(value) -> bool:
    return (
        isinstance(value, list)
        and len(value) <= 50
        and all(
            isinstance(entry, dict)
            and entry.keys() == {"sequence", "time", "quote"}
            and all(isinstance(text, str) and len(text) <= LONGEST_QUOTE for text in entry.values())
            for entry in value
        )
    )
