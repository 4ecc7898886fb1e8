"""Explorations of the film: presence, network, characters, themes, mood, technologies."""

from filmkit import charts, measures
from filmkit.cards import evidence_line
from filmkit.charts.network import circle
from filmkit.explorations.exploration import Control, Exploration
from filmkit.films import ALL, Film, RealAI
from filmkit.sources import reference

REMOVABLE = 4  # characters that can be taken out of the network: each one more is 15 states more


def _rows(film: Film, table: str, label: str) -> tuple[tuple[str, str], ...]:
    return tuple((row["key"], row[label]) for row in film.rows[table])


def _everyone(film: Film) -> tuple[tuple[str, str], ...]:
    coded = {row["character"] for row in film.rows["presence"]}
    return tuple((key, name) for key, name in _rows(film, "characters", "name") if key in coded)


def _rules(film: Film) -> tuple[tuple[str, str], ...]:
    return tuple((rule, film.words(f"rule.{rule}")) for rule in measures.RULES)


def presence(film: Film, ai: RealAI) -> Exploration:
    """Return the exploration of that name, see `explorations.explore`."""
    words, people = film.words, _everyone(film)

    def draw(person: str):
        spots = [row for row in film.rows["presence"] if row["character"] == person]
        blocks = []
        for mode in measures.RULES:
            keys = [row["sequence"] for row in spots if row["mode"] == mode]
            if keys:
                blocks.append({"heading": words(f"mode.{mode}"), "items": [{"sequences": keys}]})
        return charts.presence(film, focus=person), blocks

    return Exploration((Control("person", words("explore.person"), people, people[0][0]),), draw)


def network(film: Film, ai: RealAI) -> Exploration:
    """Return the exploration of that name, see `explorations.explore`."""
    words = film.words
    names = dict(_rows(film, "characters", "name"))
    acts = (("", words("chart.all-acts")), *_rows(film, "acts", "title"))
    central = list(measures.degrees(film, "talked").index)[:REMOVABLE]
    out = (("", words("explore.nobody")), *((key, names[key]) for key in central))
    controls = (
        Control("rule", words("explore.rule"), _rules(film), "talked"),
        Control("act", words("explore.act"), acts, ""),
        Control("without", words("explore.without"), out, ""),
    )

    undrawn = tuple(key for key in names if key not in circle(film))

    def draw(rule: str, act: str, without: str):
        options = {"acts": [act] if act else None, "without": (without, *undrawn)}
        groups = measures.islands(film, rule, **options)
        items = [{"text": ", ".join(names[key] for key in group)} for group in groups]
        strongest = [
            {
                "label": f"{names[tie.character]} – {names[tie.other]} ({tie.sequences}):",
                "sequences": tie.where.split(),
            }
            for tie in measures.ties(film, rule, **options).head(5).itertuples()
        ]
        blocks = [{"heading": words("explore.groups"), "items": items or [{"text": "–"}]}]
        if strongest:
            blocks.append({"heading": words("explore.strongest"), "items": strongest})
        return charts.network(film, rule, act=act, without=without), blocks

    return Exploration(controls, draw)


def characters(film: Film, ai: RealAI) -> Exploration:
    """Return the exploration of that name, see `explorations.explore`."""
    words, people = film.words, _everyone(film)
    names = dict(_rows(film, "characters", "name"))

    def draw(person: str, rule: str):
        row = film.row("characters", person)
        facts = {
            "text": row["about"],
            "source": evidence_line(film, row["evidence"], row["status"]),
        }
        blocks = [{"heading": words("explore.facts"), "items": [facts]}]
        blocks += _strongest(film, person, rule, names) + _relationships(film, person, names)
        readings = film.where("readings", character=person)
        if readings:
            items = [{"text": reading["reading"]} for reading in readings]
            blocks.append({"heading": words("explore.reading"), "items": items})
        return charts.presence(film, focus=person, rule=rule), blocks

    controls = (
        Control("person", words("explore.person"), people, people[0][0]),
        Control("rule", words("explore.rule"), _rules(film), "voice"),
    )
    return Exploration(controls, draw)


def _strongest(film: Film, person: str, rule: str, names: dict[str, str]) -> list[dict]:
    ties = measures.ties(film, rule)
    own = ties[(ties["character"] == person) | (ties["other"] == person)].head(4)
    items = []
    for tie in own.itertuples():
        other = tie.other if tie.character == person else tie.character
        items.append(
            {"label": f"{names[other]} ({tie.sequences}):", "sequences": tie.where.split()}
        )
    nobody = [{"text": film.words("explore.no-ties")}]
    return [
        {
            "heading": film.words("explore.ties", rule=film.words(f"rule.{rule}")),
            "items": items or nobody,
        }
    ]


def _relationships(film: Film, person: str, names: dict[str, str]) -> list[dict]:
    words = film.words
    acts = dict(_rows(film, "acts", "title"))
    items = []
    for pair in film.rows["relationships"]:
        if person not in (pair["character"], pair["other"]):
            continue
        other = pair["other"] if pair["character"] == person else pair["character"]
        steps = film.where("relationship_acts", relationship=pair["key"])
        text = "; ".join(f"{acts[step['act']]}: {step['text']}" for step in steps)
        turns = [
            turn["sequence"] for turn in film.where("turning_points", relationship=pair["key"])
        ]
        if text:
            items.append(
                {
                    "label": f"{names[other]}.",
                    "text": text,
                    "sequences": turns,
                    "source": f"[{pair['evidence']}]",
                }
            )
    return [{"heading": words("explore.relationships"), "items": items}] if items else []


def themes(film: Film, ai: RealAI) -> Exploration:
    """Return the exploration of that name, see `explorations.explore`."""
    words, themes = film.words, _rows(film, "themes", "title")
    sources = {row["key"]: row for row in film.rows["sources"]}

    def draw(theme: str):
        row = film.row("themes", theme)
        readings = [
            {"sequences": [link["sequence"]], "text": link["reading"]}
            for link in film.where("theme_sequences", theme=theme)
        ]
        published = [
            {"text": reference(sources[link["source"]])}
            for link in film.where("theme_sources", theme=theme)
        ]
        blocks = [{"heading": words("explore.definition"), "items": [{"text": row["definition"]}]}]
        if readings:
            blocks.append({"heading": words("explore.evidence"), "items": readings})
        if published and film.level == ALL:  # their titles tell of the whole film
            blocks.append({"heading": words("explore.published"), "items": published})
        return charts.themes(film, focus=theme), blocks

    return Exploration((Control("theme", words("explore.theme"), themes, themes[0][0]),), draw)


def mood(film: Film, ai: RealAI) -> Exploration:
    """Return the exploration of that name, see `explorations.explore`."""
    words = film.words
    people = {row["character"] for row in film.rows["moods"]}
    options = tuple((key, name) for key, name in _rows(film, "characters", "name") if key in people)

    def draw(person: str):
        return charts.mood(film, person), []

    return Exploration((Control("person", words("explore.person"), options, options[0][0]),), draw)


def technologies(film: Film, ai: RealAI) -> Exploration:
    """Return the exploration of that name, see `explorations.explore`."""
    words = film.words
    grid = measures.technology_grid(film)
    options = tuple(
        (key, title) for key, title in _rows(film, "technologies", "title") if key in grid.index
    )

    def draw(key: str):
        row = film.row("technologies", key)
        where = [link["sequence"] for link in film.where("technology_sequences", technology=key)]
        does = {
            "text": row["does"],
            "sequences": where,
            "source": evidence_line(film, row["evidence"], row["status"]),
        }
        blocks = [{"heading": words("explore.does"), "items": [does]}]
        if row["counterpart"]:
            blocks.append(
                {"heading": words("explore.counterpart"), "items": [{"text": row["counterpart"]}]}
            )
        return charts.technologies(film, focus=key), blocks

    return Exploration(
        (Control("technology", words("explore.technology"), options, options[0][0]),), draw
    )
