"""Three notes on form: an element, what is there, what it is for, and where that can be checked."""

from filmkit.cards import evidence_line
from filmkit.steps.form import FieldsStep
from filmkit.steps.report import table
from filmkit.steps.step import Desk

NOTES = "n06-notes"
ELEMENTS = ("colour", "camera", "character", "story", "setting", "sound")  # the 3Cs and 3Ss
COUNT = 3
PARTS = ("element", "what", "function", "where")


class FormNotesStep(FieldsStep):
    """Three notes 'X, so that ...'; documented facts on the film's form stand beside them."""

    follows = ()

    def __init__(self, desk: Desk, facts: bool = True):
        words = desk.words
        options = [{"value": name, "label": words(f"notes.of-{name}")} for name in ELEMENTS]
        kinds = {
            "element": {"kind": "pick", "options": options},
            "what": {"kind": "text", "rows": 2},
            "function": {"kind": "text", "rows": 2, "frame": words("notes.frame")},
            "where": {"kind": "line"},
        }
        groups = []
        for number in range(1, COUNT + 1):
            fields = [
                {"name": f"{part}-{number}", "label": words(f"notes.{part}")} | kinds[part]
                for part in PARTS
            ]
            label = words("form.evidence")
            fields.append({"name": f"evidence-{number}", "kind": "evidence", "label": label})
            heading = words("notes.heading", number=number)
            groups.append({"key": str(number), "heading": heading, "fields": fields})
        if facts:
            heading = words("notes.facts")
            first = {"key": "facts", "heading": heading, "fields": [], "collapsed": True}
            groups.insert(0, first | {"blocks": _facts(desk)})
        super().__init__(desk, NOTES, groups)

    def view(self) -> dict:
        """Return the notes, and what each of those that were begun still lacks."""
        view, words = super().view(), self.desk.words
        messages = {}
        for number in range(1, COUNT + 1):
            lacks = self.lacks(number)
            if 0 < len(lacks) < len(PARTS):
                named = ", ".join(words(f"notes.lacks-{part}") for part in lacks)
                messages[str(number)] = words("notes.lacks", what=named)
            elif not lacks:
                messages[str(number)] = words("notes.whole")
        return view | {"messages": messages}

    def lacks(self, number: int) -> list[str]:
        """Return the parts that a note still lacks; a sequence as evidence is a place as well."""
        values = self.values()
        missing = [part for part in PARTS if not values.get(f"{part}-{number}", "").strip()]
        if values.get(f"evidence-{number}"):
            missing = [part for part in missing if part != "where"]
        return missing


def notes_summary(desk: Desk) -> list[dict]:
    """Return the notes as a table for the product page."""
    step, words = FormNotesStep(desk, facts=False), desk.words
    values = step.values()
    rows = []
    for number in range(1, COUNT + 1):
        if len(step.lacks(number)) == len(PARTS):
            continue
        element = values.get(f"element-{number}", "")
        sequences = [one["sequence"].upper() for one in values.get(f"evidence-{number}", [])]
        where = [values.get(f"where-{number}", "").strip(), *sequences]
        cells = [values.get(f"{part}-{number}", "").strip() or "–" for part in ("what", "function")]
        name = words(f"notes.of-{element}").partition(":")[0] if element else "–"
        rows.append([name, *cells, ", ".join(filter(None, where)) or "–"])
    if not rows:
        return []
    columns = [words(f"notes.{part}-column") for part in PARTS]
    heading = words("notes.product")
    return [table(heading, columns, rows, look="open")]


def _facts(desk: Desk) -> list[dict]:
    """Return the documented facts of the film's form up to the learner's level, by aspect."""
    aspects: dict[str, list[dict]] = {}
    for row in sorted(desk.film.rows["form"], key=lambda row: row["order"]):
        line = {"text": row["fact"], "sequences": [row["sequence"]] if row["sequence"] else []}
        line["source"] = evidence_line(desk.film, row["evidence"], row["status"])
        aspects.setdefault(row["aspect"], []).append(line)
    return [
        {"heading": desk.words(f"aspect.{aspect}"), "items": items}
        for aspect, items in aspects.items()
    ]
