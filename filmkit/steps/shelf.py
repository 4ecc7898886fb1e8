"""The shelf: all pieces of evidence of the earlier lessons; mark the five that say most."""

from dataclasses import replace

from filmkit.steps.form import FieldsStep
from filmkit.steps.pieces import KINDS, LESSONS, Piece, pieces, sample_pieces
from filmkit.steps.step import Desk

SHELF = "n09-shelf"
MOST, LEAST = 5, 3


class ShelfStep(FieldsStep):
    """
    Cards with a mark, a kind and a reason.

    The field `mark` holds the keys of the marked pieces; `kind-KEY` the kind that the learner
    gives a piece, `why-KEY` the reason. A sample is there for somebody without earlier work.
    """

    control = "shelf"
    follows = ()

    def __init__(self, desk: Desk):
        words = desk.words
        self.pieces = {one.key: one for one in (*pieces(desk), *sample_pieces(desk))}
        kinds = [{"value": kind, "label": words(f"shelf.kind-{kind}")} for kind in KINDS]
        options = [{"value": key, "label": one.label} for key, one in self.pieces.items()]
        mark = {"name": "mark", "kind": "ticks", "label": words("shelf.mark"), "options": options}
        fields = [mark]
        for key in self.pieces:
            kind = {"name": f"kind-{key}", "kind": "pick", "label": words("shelf.kind")}
            fields.append(kind | {"options": kinds})
            fields.append({"name": f"why-{key}", "kind": "line", "label": words("shelf.why")})
        super().__init__(
            desk,
            SHELF,
            [],
            fields=fields,
            kinds=kinds,
            pieces=[_card(desk, one) for one in self.pieces.values()],
            makes=[words(f"lesson.{lesson}-makes") for lesson in LESSONS],
            labels={name: words(f"shelf.{name}") for name in ("show", "all", "makes", "open")},
        )

    def view(self) -> dict:
        """Return marks, kinds and reasons, and what speaks against the choice as it is."""
        return super().view() | {"sample": self.sampled(), "message": " ".join(self.warnings())}

    def sampled(self) -> bool:
        """Tell whether the sample was asked for."""
        return self.desk.work.latest(self.item, "sample") is True

    def marked(self) -> list[Piece]:
        """Return the marked pieces, each with the kind that the learner gives it."""
        values = self.values()
        kept = [self.pieces[key] for key in values.get("mark", []) if key in self.pieces]
        return [replace(one, kind=values.get(f"kind-{one.key}") or one.kind) for one in kept]

    def reason(self, piece: Piece) -> str:
        """Return why a piece is telling, as the learner wrote it."""
        return self.values().get(f"why-{piece.key}", "").strip()

    def warnings(self) -> list[str]:
        """Return a sentence on how many are marked, and one for each thing to think about."""
        words, marked = self.desk.words, self.marked()
        if not marked:
            return [words("shelf.none")]
        found = [words("shelf.count", count=len(marked), most=MOST)]
        if len(marked) > MOST:
            found.append(words("shelf.too-many", most=MOST))
        if len(marked) < LEAST:
            return found
        if len({one.kind for one in marked}) == 1:
            found.append(words("shelf.one-kind", kind=words(f"shelf.kind-{marked[0].kind}")))
        act = self._only_act(marked)
        if act:
            found.append(words("shelf.one-act", act=act))
        bare = sum(not self.reason(one) for one in marked)
        return [*found, words("shelf.no-reason", count=bare)] if bare else found

    def do_sample(self, message: dict) -> None:
        """Put the sample on the shelf."""
        self.desk.save(self.item, "sample", True)

    def _only_act(self, marked: list[Piece]) -> str:
        named = [key for one in marked for key in one.sequences]
        acts = {self.desk.cards[key]["act"] for key in named}
        return acts.pop() if len(acts) == 1 and len(named) > 1 else ""


def shelf_summary(desk: Desk) -> list[dict]:
    """Return the marked pieces with kind and reason."""
    step, words = ShelfStep(desk), desk.words
    items = [
        {
            "label": f"{words(f'shelf.kind-{one.kind}')}, {words(f'lesson.{one.lesson}')}:",
            "text": one.text,
            "sequences": list(one.sequences),
            "note": step.reason(one),
        }
        for one in step.marked()
    ]
    return [{"heading": words("shelf.summary"), "items": items}] if items else []


def _card(desk: Desk, one: Piece) -> dict:
    where = desk.words(f"lesson.{one.lesson}")
    parts = {"key": one.key, "kind": one.kind, "label": one.label, "text": one.text}
    return parts | {"where": where, "sequences": one.sequences, "sample": one.sample}
