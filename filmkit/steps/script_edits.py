"""Read the rules of ELIZA, change one, try the change, defend it, or take it back."""

from filmkit.machines.eliza import State, answer
from filmkit.machines.script import Script, ScriptBroken
from filmkit.steps.care import CarefulForm
from filmkit.steps.form import wanted_words
from filmkit.steps.report import beside, table
from filmkit.steps.scripts import (
    CHANGES,
    ITEM,
    changed,
    edit_of,
    kit_rows,
    kit_script,
    own_script,
    place_of,
)
from filmkit.steps.step import Desk, in_each_language

TRY = "try"
DEFENCE = 60  # words
WIDE = 300  # characters of a pattern or a reply
NO_RANK = 5  # rank of an own keyword where none is given


class EditScriptStep(CarefulForm):
    """
    The rules as a table; one reply, one pattern or one keyword may be changed.

    What is typed to try the change is not stored.
    """

    follows = ()
    typed = (TRY,)

    def __init__(self, desk: Desk):
        words = desk.words
        rows = kit_rows(desk.machines)
        replies = [row for row in rows["eliza_replies"] if row["do"] == "say"]
        changes = [{"value": name, "label": words(f"change.change-{name}")} for name in CHANGES]
        groups = [
            {
                "key": "table",
                "heading": words("change.table"),
                "text": words("change.notation"),
                "fields": [],
            },
            {
                "key": "change",
                "heading": words("change.heading"),
                "fields": [
                    {
                        "name": "change",
                        "kind": "choice",
                        "label": words("change.change"),
                        "options": changes,
                    }
                ],
            },
            {"key": "reply", "fields": _changed_text(words, "reply", replies, "text")},
            {
                "key": "pattern",
                "fields": _changed_text(words, "pattern", rows["eliza_rules"], "pattern"),
            },
            {
                "key": "add",
                "fields": [
                    _line("word", words("change.word"), 40),
                    {
                        "name": "rank",
                        "kind": "number",
                        "low": 0,
                        "high": 99,
                        "label": words("change.rank"),
                    },
                    _line("add-text", words("change.add-text"), WIDE),
                ],
            },
            {
                "key": "use",
                "fields": [_line("disclosure", words("change.disclosure"), 200)],
                "actions": [
                    {"act": "use_change", "label": words("change.use")},
                    {"act": "restore", "label": words("change.restore"), "second": True},
                ],
            },
            {
                "key": TRY,
                "heading": words("change.try-heading"),
                "fields": [_line(TRY, words("change.try"), 200) | {"passing": words("change.go")}],
            },
            {
                "key": "why",
                "heading": words("change.why-heading"),
                "fields": [
                    {
                        "name": "why",
                        "kind": "text",
                        "label": words("change.why"),
                        "words": wanted_words(DEFENCE, desk.film.lang),
                    },
                    {"name": "lost", "kind": "text", "rows": 2, "label": words("change.lost")},
                ],
            },
        ]
        super().__init__(desk, ITEM, groups)
        self._told = self._tried = ""

    def view(self) -> dict:
        """Return the rules, the fields of the change that is chosen, and what was tried."""
        view = super().view()
        if self._stopped:
            return view
        edit = edit_of(self.desk)
        now = self.desk.words("change.changed" if edit else "change.unchanged")
        after = {"table": [_table(self.desk)], TRY: self._beside() if self._tried else []}
        return view | {
            "hidden": [name for name in CHANGES if name != view["values"].get("change")],
            "messages": {"use": self._told or now},
            "after": after,
            "message": "",
        }

    def store(self, name: str, value) -> None:
        """Save a field, but never what was typed to try the change."""
        if name == TRY:
            self._tried = value.strip()
        else:
            super().store(name, value)

    def do_use_change(self, message: dict) -> None:
        """Put the change into the script, or say what is wrong with it and where."""
        edit, words = self._edit(), self.desk.words
        try:
            if edit is None:
                raise ScriptBroken.of("not-chosen")
            changed(self.desk.machines, edit)
        except ScriptBroken as broken:
            flaw = broken.flaws[0]
            self._told = words(f"script.{flaw.code}", key=flaw.key, found=flaw.found)
        else:
            self._told = ""
            self.desk.save(ITEM, "script", edit)

    def do_restore(self, message: dict) -> None:
        """Take the change out of the script; what is written in the fields stays."""
        self._told = ""
        if edit_of(self.desk):
            self.desk.save(ITEM, "script", {})

    def _edit(self) -> dict | None:
        values = self.values()
        change = values.get("change")
        if change not in CHANGES:
            return None
        text = values.get("add-text" if change == "add" else f"{change}-text", "")
        rank = values.get("rank", "")
        return {
            "change": change,
            "which": values.get(f"{change}-which", ""),
            "word": values.get("word", "")[:40],
            "rank": NO_RANK if rank == "" else rank,
            "text": text[:WIDE],
        }

    def _beside(self) -> list[dict]:
        words, lang = self.desk.words, self.desk.film.lang
        sides = [
            (words(f"change.{name}"), lang, answer(script, self._tried, State()).reply, "")
            for name, script in (
                ("by-kit", kit_script(self.desk)),
                ("by-you", own_script(self.desk)),
            )
        ]
        return [beside(self.desk.words("change.tried", text=self._tried), *sides)]


def rule_summary(desk: Desk) -> list[dict]:
    """Return the change, the line of disclosure and the defence."""
    words, values = desk.words, EditScriptStep(desk).values()
    items, found = [], [(one, edit_of(one)) for one in in_each_language(desk)]
    made_at, edit = next((pair for pair in found if pair[1]), (desk, None))
    if edit:
        name = words(f"change.change-{edit['change']}")
        note = "" if made_at is desk else words("guess.other-language")
        label = f"{name} ({_was(made_at, edit)}):"
        items.append({"label": label, "text": edit["text"], "note": note})
    for name in ("disclosure", "why", "lost"):
        if values.get(name, "").strip():
            items.append({"label": words(f"change.short-{name}"), "text": values[name]})
    return [{"heading": words("change.summary"), "items": items}] if items else []


def _was(desk: Desk, edit: dict) -> str:
    """Return what an edit replaces, in the words of the script, or the keyword that it adds."""
    if edit["change"] == "add":
        return edit["word"]
    name, column = {"reply": ("eliza_replies", "text"), "pattern": ("eliza_rules", "pattern")}[
        edit["change"]
    ]
    rows = kit_rows(desk.machines)[name]
    was = next(row[column] for row in rows if place_of(row) == edit["which"])
    return desk.words("change.short-was", was=was)


def _line(name: str, label: str, longest: int) -> dict:
    return {"name": name, "kind": "line", "longest": longest, "label": label}


def _changed_text(words, change: str, rows: list[dict], column: str) -> list[dict]:
    options = [{"value": place_of(row), "label": f"{row['key']}: {row[column]}"} for row in rows]
    which = {"name": f"{change}-which", "kind": "pick", "options": options}
    return [
        which | {"label": words(f"change.{change}-which")},
        _line(f"{change}-text", words(f"change.{change}-text"), WIDE),
    ]


def _table(desk: Desk) -> dict:
    """Return every keyword with its patterns and what each pattern does in turn."""
    words, script = desk.words, own_script(desk)
    rows = []
    for key in sorted(script.keys.values(), key=lambda key: -key.rank):
        name = words("change.key", word=key.word, rank=key.rank)
        if key.swap:
            name = words("change.key-swap", key=name, swap=key.swap)
        for rule in key.rules:
            said = " / ".join(_does(words, reply) for reply in rule.replies)
            rows.append([name, str(rule.pattern), said])
        if key.link:
            rows.append([name, "–", words("xray.link", to=key.link)])
    columns = [words(f"change.column-{name}") for name in ("key", "pattern", "replies")]
    told = table("", columns, rows, caption=words("change.caption"), look="tall")
    return told | {"text": words("change.others", swaps=_swaps(script))}


def _swaps(script: Script) -> str:
    pairs = [f"{key.word} → {key.swap}" for key in script.keys.values() if key.swap]
    return "; ".join(pairs)


def _does(words, reply) -> str:
    if reply.do == "say":
        return reply.text
    return words(f"xray.{reply.do}", text=reply.text, to=reply.to)
