"""The outline of an argument: a thesis, three claims on evidence, a counter-reading, a limit."""

from filmkit.steps.form import FieldsStep
from filmkit.steps.pieces import Piece
from filmkit.steps.shelf import SHELF, ShelfStep
from filmkit.steps.step import Desk

OUTLINE = "n09-outline"
CLAIMS = (1, 2, 3)
LONGEST_OPTION = 90  # characters
WRITTEN = ("form", "counter", "answer", "limit", "conclusion")


class OutlineStep(FieldsStep):
    """A form whose groups say, while it is written, what a fair reader would miss."""

    follows = (SHELF,)

    def __init__(self, desk: Desk):
        words = desk.words
        self.shelf = ShelfStep(desk)
        self.options = [
            {"value": key, "label": _option(desk, one)} for key, one in self.shelf.pieces.items()
        ]
        groups = [
            {"key": "thesis", "heading": words("outline.thesis"), "fields": [self._text("thesis")]},
            *(self._claim(desk, n) for n in CLAIMS),
            {"key": "form", "heading": words("outline.form"), "fields": [self._text("form")]},
            {
                "key": "counter",
                "heading": words("outline.counter"),
                "fields": [self._text("counter"), self._text("answer")],
            },
            {
                "key": "end",
                "heading": words("outline.end"),
                "fields": [self._text("limit"), self._text("conclusion")],
            },
        ]
        super().__init__(desk, OUTLINE, groups)

    def view(self) -> dict:
        """Return what is written, which evidence can be picked, and what is still missing."""
        view = super().view()
        marked = [one.key for one in self.shelf.marked()]
        offered = {f"evidence-{n}": marked for n in CLAIMS}
        told = self.warnings(view["values"])
        whole = "" if marked else self.desk.words("outline.mark-first")
        return view | {"offered": offered, "messages": told, "message": whole}

    def warnings(self, values: dict) -> dict[str, str]:
        """Return by group what a fair reader would miss, in sentences."""
        words = self.desk.words
        told = {f"claim-{n}": self._of_claim(values, n) for n in CLAIMS}
        used = self.used(values)
        form = values.get("form", "").strip() or any(one.kind == "form" for one in used)
        lacks = used and not form
        told["form"] = words("outline.no-form") if lacks else ""
        kinds = {one.kind for one in used}
        if len(used) == len(CLAIMS) and len(kinds) == 1:
            kind = words(f"shelf.kind-{used[0].kind}")
            told["form"] = f"{told['form']} {words('outline.one-kind', kind=kind)}".strip()
        unanswered = values.get("counter", "").strip() and not values.get("answer", "").strip()
        told["counter"] = words("outline.no-answer") if unanswered else ""
        return told

    def used(self, values: dict) -> list[Piece]:
        """Return the pieces that stand behind the claims, as the learner sees their kind."""
        by_key = self.shelf.pieces | {one.key: one for one in self.shelf.marked()}
        picked = [values.get(f"evidence-{n}") for n in CLAIMS]
        return [by_key[key] for key in picked if key]

    def _of_claim(self, values: dict, n: int) -> str:
        words = self.desk.words
        claim, so = (values.get(f"{name}-{n}", "").strip() for name in ("claim", "so"))
        evidence = values.get(f"evidence-{n}", "")
        earlier = [values.get(f"evidence-{other}") for other in CLAIMS if other < n]
        found = []
        if claim and not evidence:
            found.append(words("outline.no-evidence"))
        if evidence and not claim:
            found.append(words("outline.no-claim"))
        if evidence and not so:
            found.append(words("outline.no-comment"))
        if evidence and evidence in earlier:
            found.append(words("outline.twice"))
        return " ".join(found)

    def _claim(self, desk: Desk, n: int) -> dict:
        words = desk.words
        pick = {"name": f"evidence-{n}", "kind": "pick", "label": words("outline.evidence")}
        return {
            "key": f"claim-{n}",
            "heading": words("outline.claim-number", number=n),
            "fields": [
                self._text(f"claim-{n}"),
                pick | {"options": self.options},
                self._text(f"so-{n}"),
            ],
        }

    def _text(self, name: str) -> dict:
        words = self.shelf.desk.words
        kind = name.split("-")[0]
        label = words(f"outline.ask-{kind}")
        field = {"name": name, "kind": "text", "rows": 2, "label": label}
        return field | {"frame": words(f"outline.frame-{kind}")}


def outline_summary(desk: Desk) -> list[dict]:
    """Return the outline in the order in which an essay would take it."""
    words, step = desk.words, OutlineStep(desk)
    values = step.values()
    items = [{"label": words("outline.thesis") + ":", "text": values.get("thesis", "")}]
    pieces = step.shelf.pieces
    for n in CLAIMS:
        piece = pieces.get(values.get(f"evidence-{n}") or "")
        label = words("outline.claim-number", number=n) + ":"
        claim, so = (values.get(f"{name}-{n}", "").strip() for name in ("claim", "so"))
        # What stands below a claim that is still to be written stands below its number.
        items.append({"label": label, "text": claim or ("–" if piece or so else "")})
        if piece:
            named = list(piece.sequences)
            told = {"label": words("outline.rests-on"), "text": piece.text, "sequences": named}
            items.append(told)
        items.append({"label": words("outline.so-what"), "text": so})
    items += [
        {"label": words(f"outline.{name}-line"), "text": values.get(name, "")} for name in WRITTEN
    ]
    items = [one for one in items if one["text"].strip()]
    return [{"heading": words("outline.summary"), "items": items}] if items else []


def _option(desk: Desk, one: Piece) -> str:
    where = desk.words(f"lesson.{one.lesson}")
    text = f"{where}: {one.text or one.label}"
    return text if len(text) <= LONGEST_OPTION else text[:LONGEST_OPTION].rsplit(" ", 1)[0] + " …"
