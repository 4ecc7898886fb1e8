"""What lesson 08 leaves behind: one table of verdicts, and the events with their reasons."""

from filmkit.cards import entry_card
from filmkit.steps.claims import (
    BEFORE,
    CLAIMS,
    NOW,
    ClaimsStep,
    OtherYearsStep,
    QuickVerdictsStep,
)
from filmkit.steps.events import HOW_MANY, EventsStep
from filmkit.steps.report import table
from filmkit.steps.step import Desk

QUICK, YEARS, EVENTS = "n08-quick", "n08-years", "n08-events"


def verdicts_summary(desk: Desk) -> list[dict]:
    """Return a table of all claims that were judged: the guess, each year, and what it rests on."""
    words = desk.words
    quick = QuickVerdictsStep(desk).locked() or {}
    now, before = ClaimsStep(desk).values(), OtherYearsStep(desk).values()
    rows = []
    for claim in sorted(desk.film.rows["claims"], key=lambda row: row["order"]):
        key = claim["key"]
        verdicts = [quick.get(key), *(before.get(f"{key}-{year}") for year in BEFORE)]
        verdicts.append(now.get(f"{key}-verdict"))
        if any(verdicts):
            said = [words(f"verdict.{one}") if one else "–" for one in verdicts]
            rest = [_sure(desk, now, key), _source(desk, now, key), now.get(f"{key}-mind") or "–"]
            rows.append([claim["title"], *said, *rest])
    if not rows:
        return []
    columns = [words("claims.claim"), words("claims.guess"), *BEFORE, NOW]
    columns += [words("part.confidence"), words("part.source"), words("claims.mind")]
    return [table(words("claims.product"), columns, rows, caption=words("claims.caption"))]


def events_summary(desk: Desk) -> list[dict]:
    """Return the events that were chosen, with their reasons, and the learner's own."""
    words, values = desk.words, EventsStep(desk).values()
    items = []
    for number in range(1, HOW_MANY + 1):
        row = desk.ai.row("timeline", values.get(f"event-{number}") or "")
        if row:
            reason = values.get(f"why-{number}") or "–"
            items.append({"label": f"{row['start']} {row['title']}:", "text": reason})
    own = [values.get(f"own-{name}", "") for name in ("date", "title", "source")]
    if any(own):
        date, title, source = own
        items.append({"label": words("events.mine"), "text": f"{date} {title} ({source or '–'})"})
    return [{"heading": words("events.product"), "items": items}] if items else []


def _sure(desk: Desk, values: dict, claim: str) -> str:
    value = values.get(f"{claim}-confidence")
    return desk.words(f"js.confidence{value}") if value else "–"


def _source(desk: Desk, values: dict, claim: str) -> str:
    value = values.get(f"{claim}-source")
    if value == "film":
        return desk.words("claims.film-source")
    card = entry_card(desk.ai, value) if value else {}
    return card["label"].rstrip(":") if card else "–"


SUMMARIES = {
    CLAIMS: verdicts_summary,
    QUICK: lambda desk: [],  # they stand in the table of the verdicts
    YEARS: lambda desk: [],
    EVENTS: events_summary,
}
