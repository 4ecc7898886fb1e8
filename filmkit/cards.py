"""Cards that a learner can open: sequences, and entries of the data on real AI. Plain data."""

from filmkit.films import Film, RealAI
from filmkit.measures import when
from filmkit.sources import short_reference


def sequence_cards(film: Film) -> dict[str, dict]:
    """
    Return a card for each sequence of the film, by key, in plot order.

    Where a sequence is flagged, `neutral` holds the gentler wording that is shown first.
    """
    acts = {row["key"]: row["title"] for row in film.rows["acts"]}
    names = {row["key"]: row["name"] for row in film.rows["characters"]}
    people: dict[str, list[str]] = {}
    for row in film.rows["presence"]:
        if row["mode"] != "talked":
            people.setdefault(row["sequence"], []).append(names[row["character"]])
    links: dict[str, list[str]] = {}  # asked once for all: a lesson makes many of these
    for row in film.rows["evidence_sources"]:
        links.setdefault(row["evidence"], []).append(row["source"])
    return {
        row["key"]: {
            "title": row["title"],
            "act": acts[row["act"]],
            "place": row["place"],
            "text": row["text"],
            "neutral": row["neutral"],
            "flag": _flag(film, row),
            "who": ", ".join(people.get(row["key"], [])),
            "source": _line(film, row["evidence"], row["status"], links.get(row["evidence"], [])),
        }
        for row in film.rows["sequences"]
    }


def evidence_line(film: Film, fact: str, status: str) -> str:
    """Return where a row comes from, in one line: fact number, status, sources."""
    links = film.where("evidence_sources", evidence=fact)
    return _line(film, fact, status, [link["source"] for link in links])


def _line(film: Film, fact: str, status: str, sources: list[str]) -> str:
    named = "; ".join(short_reference(film.row("sources", key)) for key in sources[:3])
    more = "; …" if len(sources) > 3 else ""
    text = film.words(f"status.{status}", fact=fact)
    return f"{text} {named}{more}".strip()


def entry_card(ai: RealAI, key: str) -> dict:
    """Return a timeline entry or a number as a line of a detail panel; empty if hidden."""
    sources = {row["key"]: row for row in ai.rows["sources"]}
    event, number = ai.row("timeline", key), ai.row("numbers", key)
    if event:
        links = [link["source"] for link in ai.where("timeline_sources", event=key)]
        label, text, note = f"{when(event)} {event['title']}:", event["did"], event["who"] + "."
    elif number:
        links = [link["source"] for link in ai.where("number_sources", number=key)]
        label, text, note = number["title"] + ":", number["number"], number["warning"]
    else:
        return {}
    row = event or number
    source = "; ".join(short_reference(sources[link]) for link in links)
    certainty = ai.words(f"certainty.{row['certainty']}")
    return {"label": label, "text": text, "note": note, "source": f"[{source}. {certainty}]"}


def _flag(film: Film, row: dict) -> str:
    flags = [name for name in ("sexual", "strong_language", "distress") if row[name]]
    if not flags:
        return ""
    return film.words("flag.note", what=", ".join(film.words(f"flag.{name}") for name in flags))
