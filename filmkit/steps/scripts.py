"""The script of ELIZA at a learner's desk: the kit's, or the one with the learner's change."""

from functools import cache

from filmkit.errors import FilmkitError
from filmkit.films import Machines, open_machines
from filmkit.machines.script import TABLES, Script, ScriptBroken, build
from filmkit.steps.step import Desk

ITEM = "n07-rule"
CHANGES = ("reply", "pattern", "add")
WIDTHS = {"which": 100, "word": 40, "text": 300}  # characters of each part of a change


def kit_script(desk: Desk) -> Script:
    """
    Return the script of the kit in the language of the lesson.

    Raises
    ------
    FilmkitError
        A table of the script has something to mend; the message says what and where.
    """
    try:
        return _kit_script(desk.film.lang)
    except ScriptBroken as broken:
        raise FilmkitError("\n".join(broken.told(desk.words))) from broken


def kit_rows(machines: Machines) -> dict[str, list[dict]]:
    """Return the rows of the script in the language of the lesson."""
    return {table: machines.of_language(table) for table in TABLES}


def own_script(desk: Desk) -> Script:
    """Return the script with the learner's change; the kit's where there is none that works."""
    edit = edit_of(desk)
    return changed(desk.machines, edit) if edit else kit_script(desk)


def edit_of(desk: Desk) -> dict | None:
    """Return the change that was put into the script last, or None."""
    entries = desk.work.history(ITEM, "script")
    edit = entries[-1].value if entries else None
    if not is_edit(edit):
        return None
    try:  # saved files may be hand-made, and the kit's script may have changed since
        changed(desk.machines, edit)
    except ScriptBroken:
        return None
    return edit


def is_edit(edit) -> bool:
    """Tell whether this has the shape of a change."""
    return (
        isinstance(edit, dict)
        and edit.keys() == {"change", "rank", *WIDTHS}
        and edit["change"] in CHANGES
        and type(edit["rank"]) is int
        and 0 <= edit["rank"] <= 99
        and all(
            isinstance(edit[part], str) and len(edit[part]) <= most for part, most in WIDTHS.items()
        )
    )


def changed(machines: Machines, edit: dict) -> Script:
    """
    Return the kit's script with one change.

    Raises
    ------
    ScriptBroken
        With what is wrong with the change.
    """
    rows = kit_rows(machines)
    if edit["change"] == "add":
        word = edit["word"].strip().casefold()
        if any(row["word"] == word and _answers(rows, word) for row in rows["eliza_keys"]):
            raise ScriptBroken.of("known-key", word, word)
        others = [row for row in rows["eliza_keys"] if row["word"] != word]
        known = next((row for row in rows["eliza_keys"] if row["word"] == word), {})
        row = {"word": word, "swap": None, "tags": None, "link": None} | known
        rows["eliza_keys"] = [*others, row | {"rank": edit["rank"]}]
        spoken = (known.get("swap") or word).casefold()
        rows["eliza_rules"].append({"key": word, "order": 1, "pattern": f"0 {spoken} 0"})
        reply = {"key": word, "rule": 1, "order": 1, "do": "say", "to": None}
        rows["eliza_replies"].append(reply | {"text": edit["text"].strip()})
    else:
        table, column = {
            "reply": ("eliza_replies", "text"),
            "pattern": ("eliza_rules", "pattern"),
        }[edit["change"]]
        if not any(place_of(row) == edit["which"] for row in rows[table]):
            raise ScriptBroken.of("not-chosen")
        rows[table] = [
            row | {column: edit["text"].strip()} if place_of(row) == edit["which"] else row
            for row in rows[table]
        ]
    return build(rows)


def place_of(row: dict) -> str:
    """Return where a pattern or a reply stands, as one text."""
    return " ".join(str(row[name]) for name in ("key", "rule", "order") if name in row)


def _answers(rows: dict[str, list[dict]], word: str) -> bool:
    linked = any(row["word"] == word and row["link"] for row in rows["eliza_keys"])
    return linked or any(row["key"] == word for row in rows["eliza_rules"])


@cache
def _kit_script(lang: str) -> Script:
    return build(kit_rows(open_machines(lang=lang)))
