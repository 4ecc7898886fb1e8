"""Four questions to a thesis, and the rubric of the kit: the learner is the one who judges."""

from filmkit.steps.form import FieldsStep
from filmkit.steps.outline import OUTLINE, OutlineStep
from filmkit.steps.report import table
from filmkit.steps.step import Desk

THESIS, RUBRIC = "n09-thesis", "n09-rubric"
QUESTIONS = ("disagree", "film", "how", "bear")
LEVELS = ("0", "1", "2", "3")


class ThesisStep(FieldsStep):
    """Yes or no four times; each no asks for a sentence on what to change."""

    follows = (OUTLINE,)

    def __init__(self, desk: Desk):
        words = desk.words
        self.outline = OutlineStep(desk)
        options = [{"value": one, "label": words(f"code.{one}")} for one in ("yes", "no")]
        groups = [{"key": "thesis", "fields": []}]
        for name in QUESTIONS:
            ask = {"name": name, "kind": "choice", "label": words(f"thesis.{name}")}
            change = {"name": f"change-{name}", "kind": "line", "label": words("thesis.change")}
            groups.append({"key": name, "fields": [ask | {"options": options}, change]})
        super().__init__(desk, THESIS, groups)

    def view(self) -> dict:
        """Return the thesis above the questions, and which no still lacks its sentence."""
        view, words = super().view(), self.desk.words
        thesis = self.outline.values().get("thesis", "").strip()
        text = thesis or words("thesis.none")
        after = {"thesis": [{"heading": words("thesis.yours"), "text": text}]}
        return view | {"after": after, "messages": self.to_mend(view["values"])}

    def to_mend(self, values: dict) -> dict[str, str]:
        """Return a sentence for each question that was answered with no and not yet dealt with."""
        words = self.desk.words
        return {
            name: words("thesis.say")
            if values.get(name) == "no" and not values.get(f"change-{name}", "").strip()
            else ""
            for name in QUESTIONS
        }


class RubricStep(FieldsStep):
    """Six criteria with four levels each, for a look at one's own outline. No sum is made."""

    follows = ()

    def __init__(self, desk: Desk):
        words = desk.words
        self.rows = sorted(desk.film.rows["rubric"], key=lambda row: row["order"])
        groups = []
        for row in self.rows:
            options = [
                {"value": level, "label": f"{level}: {row[f'level{level}']}"} for level in LEVELS
            ]
            where = {"name": f"{row['key']}-why", "kind": "line", "label": words("rubric.where")}
            choice = {"name": row["key"], "kind": "choice", "label": row["title"]}
            groups.append({"key": row["key"], "fields": [choice | {"options": options}, where]})
        super().__init__(desk, RUBRIC, groups)


def thesis_summary(desk: Desk) -> list[dict]:
    """Return the four answers, with what is to change."""
    words, values = desk.words, ThesisStep(desk).values()
    items = [
        {
            "label": words(f"thesis.{name}"),
            "text": f"{words(f'code.{values[name]}')}. {values.get(f'change-{name}', '')}".strip(),
        }
        for name in QUESTIONS
        if values.get(name)
    ]
    return [{"heading": words("thesis.summary"), "items": items}] if items else []


def rubric_summary(desk: Desk) -> list[dict]:
    """Return the level that the learner sees in each criterion, and where it shows."""
    words, step = desk.words, RubricStep(desk)
    values = step.values()
    rows = []
    for row in step.rows:
        level = values.get(row["key"])
        if level:
            why = values.get(f"{row['key']}-why") or "–"
            rows.append([row["title"], f"{level}: {row[f'level{level}']}", why])
    columns = [words("rubric.criterion"), words("rubric.level"), words("rubric.where")]
    note = words("rubric.note")
    return [table(words("rubric.summary"), columns, rows, note=note)] if rows else []
