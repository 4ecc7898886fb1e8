"""
A step as a sheet of paper: what it asks and room to answer, never what it would reply.

A sheet is drawn from `spec`, and from `view()` only where that holds something to read. A new
control needs a template of its own in `controls`.
"""

from itertools import groupby

from filmkit.steps.question import PredictStep, RevealStep
from filmkit.steps.roles import RolesStep, role_card
from filmkit.steps.step import Step
from filmkit.steps.story import StoryStep
from filmkit.steps.tellings import TellingsStep
from filmkit.steps.thesis import ThesisStep

CHOICES = ("choice", "pick", "ticks")
MOST_OPTIONS = 20  # more of them fill a page; the live lesson lists them
MOST_LONG, LONG_LABEL = 8, 60  # and fewer where they are long, in characters
LEAST_FIELDS, LEAST_GROUPS = 3, 4  # as many of a kind become a table
LONG = 160  # characters of a text that is not told twice on a page
WAITING = (TellingsStep, ThesisStep)  # what they show at first says only what is missing
LIVE = ("chat", "exchange", "gap", "palette", "portfolio", "shelf", "shotlog")


class Sheets:
    """The sheets of one page; long texts stand there once."""

    def __init__(self, words):
        self.words = words
        self._told: set[str] = set()
        self._offered: set[tuple[str, ...]] = set()  # lists of options of one step

    def of(self, step: Step, level: int) -> dict:
        """
        Return the sheet of a step.

        Parameters
        ----------
        step : Step
        level : int
            Which level its own headings have.

        Returns
        -------
        dict
            `control` (its template), `kind` (its name for a reader), `level`, `spec`, `view`,
            `groups` and `rows` as far as it has them, `actions` (what the live lesson does on
            request) and `live` (whether there is nothing to do on paper).
        """
        control = "story" if isinstance(step, StoryStep) else step.control
        self._offered.clear()
        view, groups = step.view(), self._groups(step)
        return {
            "control": control,
            "kind": self.words(f"read.kind-{_kind(step, control)}"),
            "level": level,
            "spec": step.spec,
            "view": view,
            "groups": groups,
            "rows": self._rows(step),
            "actions": _actions(step),
            "live": control in LIVE or (control == "form" and not any(map(_asks, groups))),
            "first": self._once(f"{control} {step.spec.get('reel')}") is not None,
        }

    def _groups(self, step: Step) -> list[dict]:
        """Return the groups of a form that stand on paper, like ones joined into tables."""
        view, all_groups = step.view(), step.spec.get("groups", [])
        hidden = view.get("hidden", [])
        # A hidden group without a heading is one of several ways, opened by a choice before it.
        shown = [one for one in all_groups if one["key"] not in hidden or one.get("heading")]
        below = [one for one in all_groups if one.get("under")]
        after = _to_read(step, view)
        found = []
        for like, run in groupby(shown, _likeness):
            run = list(run)
            if like and len(run) >= LEAST_GROUPS:
                found.append(self._table(run, step))
            else:
                groups = [self._group(one, after, step) for one in run if not one.get("under")]
                found += [one for one in groups if one["text"] != "" or _asks(one)]
        if below:
            found[0]["below"] = [option["label"] for option in below[0]["fields"][0]["options"]]
        return found

    def _group(self, group: dict, after: dict, step: Step) -> dict:
        blocks = [*group.get("blocks", []), *after.get(group["key"], [])]
        return {
            "heading": group.get("heading", ""),
            "text": self._once(group.get("text", "")),
            "blocks": [self._block(block) for block in blocks],
            "fields": [self._short(field) for field in _fields(group["fields"], step)],
        }

    def _block(self, block: dict) -> dict:
        """Return a block without the long texts that the page has told already."""
        block = block | {"text": self._once(block.get("text", ""))}
        if block.get("sides"):
            sides = [side | {"code": self._once(side["code"])} for side in block["sides"]]
            block["sides"] = [side for side in sides if side["code"] is not None]
        return block

    def _short(self, field: dict) -> dict:
        """Mark a field whose options its step has listed before: they need less room now."""
        options = tuple(field["choices"])
        short = options in self._offered
        self._offered.add(options)
        return field | {"short": short}

    def _table(self, run: list[dict], step: Step) -> dict:
        """Return groups that ask the same as one table: a row each."""
        columns = []
        for fields in zip(*(group["fields"] for group in run), strict=True):
            labels = {field["label"] for field in fields}
            columns.append(labels.pop() if len(labels) == 1 else self.words("read.answer"))
        rows = [
            {"title": group.get("heading", ""), "text": self._once(group.get("text", ""))}
            for group in run
        ]
        choices = _prepared(run[0]["fields"][0], step)
        return {"table": {"rows": rows, "columns": columns, "field": choices}}

    def _rows(self, step: Step) -> list[dict]:
        """Return the units of a grid, or the sequences of a step that goes through them."""
        if "rows" in step.spec:
            rows = step.spec["rows"]
            return [{"title": r["label"], "text": self._once(r.get("text", ""))} for r in rows]
        if step.control not in ("arc", "segmenter"):
            return []
        return [
            {
                "title": f"{key.upper()} {card['title']}",
                "text": self._once(card["neutral"] or card["text"]),
            }
            for key, card in step.spec["cards"].items()
        ]

    def _once(self, text: str) -> str | None:
        """Return a text, or None where it is long and the page has told it already."""
        if len(text) < LONG:
            return text
        if text in self._told:
            return None
        self._told.add(text)
        return text


def _to_read(step: Step, view: dict) -> dict[str, list[dict]]:
    """Return the blocks below each group that are there to read before anything is answered."""
    if isinstance(step, RolesStep):  # a card opens when its role is chosen: on paper, all do
        cards = [block for role in step.roles for block in role_card(step.desk, role["key"])]
        return {"role": cards}
    return {} if isinstance(step, WAITING) else view.get("after", {})


def _kind(step: Step, control: str) -> str:
    if isinstance(step, PredictStep):
        return "predict"
    return "reveal" if isinstance(step, RevealStep) else control


def _actions(step: Step) -> list[str]:
    """Return the labels of what a learner can press in the live lesson."""
    spec, words = step.spec, step.desk.words
    groups = spec.get("groups", [])
    pressed = [spec, *groups]
    found = [action["label"] for one in pressed for action in one.get("actions", [])]
    found += [spec[name] for name in ("button", "compare") if spec.get(name)]
    if any(field.get("model") for group in groups for field in group["fields"]):
        found.append(words("js.compare"))
    return list(dict.fromkeys(found))


def _likeness(group: dict):
    """Return what makes groups alike: the same choices and nothing else to read or write."""
    if group.get("blocks") or group.get("under") or not group["fields"]:
        return None
    if any(field["kind"] not in CHOICES for field in group["fields"]):
        return None
    return tuple(_labels(field) for field in group["fields"])


def _labels(field: dict) -> tuple[str, ...]:
    return tuple(option["label"] for option in field.get("options", []))


def _fields(fields: list[dict], step: Step) -> list[dict]:
    """Return fields for paper; several that offer the same stand as one table."""
    found = []
    for _, run in groupby(fields, lambda field: field["kind"] in CHOICES and _labels(field)):
        run = list(run)
        if run[0]["kind"] in CHOICES and len(run) >= LEAST_FIELDS:
            rows = [{"title": field["label"], "text": ""} for field in run]
            found.append(_prepared(run[0], step) | {"kind": "table", "rows": rows})
        else:  # a toggle steers the program: there is none on paper
            found += [_prepared(field, step) for field in run if field["kind"] != "toggle"]
    return found


def _prepared(field: dict, step: Step) -> dict:
    """Return a field with what its template asks for: how its options are told."""
    options = field.get("options", [])
    cards = step.spec.get("cards", {})
    if options and all(option["value"] in cards for option in options):
        told = "sequence"
    else:
        long = len(options) > MOST_LONG and any(len(one["label"]) > LONG_LABEL for one in options)
        told = "many" if long or len(options) > MOST_OPTIONS else "list"
    return field | {"told": told, "choices": [option["label"] for option in options]}


def _asks(group: dict) -> bool:
    """Tell whether there is something in a group to read or to answer."""
    return bool(group.get("table") or group.get("blocks") or group.get("fields"))
