"""A synopsis that was really published, checked statement by statement; cited, never copied."""

from filmkit.sources import reference, short_reference
from filmkit.steps.form import FieldsStep
from filmkit.steps.report import table
from filmkit.steps.step import Desk

VERDICTS = ("wrong", "imprecise", "leaves-out", "opinion", "right")


class NewsCheckStep(FieldsStep):
    """What was found about each statement, by verdict, with the sources that settle it."""

    follows = ()

    def __init__(self, desk: Desk):
        words, film = desk.words, desk.film
        facts = {row["key"]: row for row in film.rows["evidence"]}
        verdicts = film.rows["synopsis_checks"]
        shown = {
            name: [
                facts[row["evidence"]]
                for row in verdicts
                if row["verdict"] == name and row["evidence"] in facts
            ]
            for name in VERDICTS
        }
        count = sum(map(len, shown.values()))
        synopsis = _shared(desk, [row["key"] for rows in shown.values() for row in rows])
        named = "; ".join(reference(film.row("sources", key)) for key in synopsis)
        first = {
            "key": "about",
            "fields": [],
            "text": words("news.about", count=count, source=named),
            "blocks": [{"heading": "", "note": words("news.note")}],
        }
        if len(verdicts) > count:
            hidden = words("news.hidden", count=len(verdicts) - count)
            first["blocks"].append({"heading": "", "note": hidden})
        groups = [_group(desk, name, rows, synopsis) for name, rows in shown.items() if rows]
        super().__init__(desk, "", [first, *groups])
        self._counts = {name: f"({len(rows)})" for name, rows in shown.items() if rows}

    def view(self) -> dict:
        """Return how many statements each verdict has."""
        return {"badges": self._counts}


def _group(desk: Desk, verdict: str, facts: list[dict], synopsis: set[str]) -> dict:
    words = desk.words
    rows = [
        [fact["key"], fact["fact"], _settled(desk, fact["key"], synopsis) or "–"] for fact in facts
    ]
    columns = [words(f"news.{name}") for name in ("fact", "finding", "settled")]
    name = words(f"news.{verdict}")
    block = table("", columns, rows, caption=words("news.caption"), look="open")
    return {"key": verdict, "heading": name, "collapsed": True, "fields": [], "blocks": [block]}


def _settled(desk: Desk, fact: str, synopsis: set[str]) -> str:
    film = desk.film
    keys = [row["source"] for row in film.where("evidence_sources", evidence=fact)]
    return "; ".join(short_reference(film.row("sources", k)) for k in keys if k not in synopsis)


def _shared(desk: Desk, facts: list[str]) -> set[str]:
    """Return the synopsis itself: the source that all facts share."""
    named = [
        {row["source"] for row in desk.film.where("evidence_sources", evidence=fact)}
        for fact in facts
    ]
    return set.intersection(*named) if named else set()
