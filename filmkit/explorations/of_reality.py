"""Explorations of real AI beside the film: the capability matrix and the timeline."""

from filmkit import charts, measures
from filmkit.cards import entry_card
from filmkit.explorations.exploration import Control, Exploration
from filmkit.films import Film, RealAI


def reality(film: Film, ai: RealAI) -> Exploration:
    """Return the exploration of that name, see `explorations.explore`."""
    words = film.words
    options = tuple((row["key"], row["title"]) for row in ai.rows["capabilities"])

    def draw(key: str):
        row = ai.row("capabilities", key)
        things = [
            {
                "label": thing["title"] + ":",
                "text": thing["does"],
                "sequences": [
                    link["sequence"]
                    for link in film.where("technology_sequences", technology=thing["key"])
                ],
            }
            for thing in film.where("technologies", capability=key)
        ]
        scores = sorted(ai.where("scores", capability=key), key=lambda score: score["year"])
        found = []
        for score in scores:
            span = measures.span(score["score"], score["low"], score["high"])
            found.append({"label": f"{score['year']}: {span}.", "text": score["shows"]})
        entries = dict.fromkeys(
            link["entry"] for link in ai.where("score_evidence", capability=key)
        )
        cards = [card for entry in entries if (card := entry_card(ai, entry))]
        blocks = [
            {"heading": words("explore.film"), "items": [{"text": row["film"]}, *things]},
            {"heading": words("explore.rests-on"), "items": found},
            {"heading": words("explore.caveat"), "items": [{"text": row["caveat"]}]},
            {"heading": words("explore.disputed"), "items": [{"text": row["disputed"]}]},
        ]
        if cards:
            blocks.append({"heading": words("explore.cards"), "items": cards})
        return charts.matrix(ai, focus=key), blocks

    return Exploration(
        (Control("capability", words("explore.capability"), options, options[0][0]),), draw
    )


def timeline(film: Film, ai: RealAI) -> Exploration:
    """Return the exploration of that name, see `explorations.explore`."""
    words = film.words
    strands = {row["strand"] for row in ai.rows["timeline"]}
    named = tuple((key, name) for key, name in words.group("strand").items() if key in strands)
    options = (("", words("chart.all-strands")), *named)

    def draw(strand: str):
        events = [row for row in ai.rows["timeline"] if strand in ("", row["strand"])]
        items = (
            [
                entry_card(ai, row["key"]) | {"note": row["beside"]}
                for row in sorted(events, key=lambda row: row["start"])
            ]
            if strand
            else []
        )
        blocks = [{"heading": words("explore.events"), "items": items}] if items else []
        return charts.timeline(ai, strand=strand), blocks

    return Exploration((Control("strand", words("explore.strand"), options, ""),), draw)
