"""The relationship network: who shares sequences with whom, under a rule of the learner's."""

import math
from typing import TYPE_CHECKING

from filmkit import measures
from filmkit.charts.chart import Chart, colour, picture
from filmkit.films import Film

if TYPE_CHECKING:
    from matplotlib.figure import Figure

WIDTH, HEIGHT = 720, 440
WIDEST = 13  # pixels: the line of two who share every sequence
MOST = 12  # nodes; more cannot be told apart


def network(film: Film, rule: measures.Rule, *, act: str = "", without: str = "") -> Chart:
    """
    Draw the network of characters who share sequences.

    Every character keeps the same place whatever the rule, so that only the ties change.

    Parameters
    ----------
    film : Film
        An opened film.
    rule : {"body", "voice", "talked"}
        Who counts as present, see `measures.present`.
    act : str
        Key of an act, or an empty string for all acts.
    without : str
        Key of a character to take out, or an empty string.
    """
    import pandas as pd

    words = film.words
    people = circle(film)
    names = {row["key"]: row["name"] for row in film.rows["characters"]}
    undrawn = tuple(key for key in names if key not in people)
    options = {"acts": [act] if act else None, "without": (without, *undrawn)}
    ties = measures.ties(film, rule, **options)
    tied = set(ties["character"]) | set(ties["other"])

    def paint(figure: "Figure") -> None:
        axes = figure.add_axes([0, 0, 1, 1])
        axes.set_xlim(-WIDTH / 2, WIDTH / 2)
        axes.set_ylim(-HEIGHT / 2, HEIGHT / 2)
        axes.axis("off")
        spots = _places(people)
        for tie in ties.itertuples():
            (x1, y1), (x2, y2) = spots[tie.character], spots[tie.other]
            width = 1 + (WIDEST - 1) * tie.sequences / len(film.rows["sequences"])
            axes.plot([x1, x2], [y1, y2], color=colour("teal"), lw=width, zorder=1)
        for key in people:
            _name_person(axes, spots[key], names[key], key in tied)
        _draw_people(axes, [spots[key] for key in people if key in tied], "o", "red", "red")
        alone = [key for key in people if key not in tied and key != without]
        _draw_people(axes, [spots[key] for key in alone], "o", "paper", "line")
        _draw_people(axes, [spots[without]] if without in spots else [], "X", "paper", "line")

    rows = [
        {
            words("chart.pair"): f"{names[tie.character]} – {names[tie.other]}",
            words("chart.shared"): tie.sequences,
            words("chart.where"): tie.where.upper().replace(" ", ", "),
        }
        for tie in ties.itertuples()
    ]
    figures = {
        "rule": words(f"rule.{rule}"),
        "act": film.row("acts", act)["title"] if act else words("chart.all-acts"),
        "ties": len(ties),
        "people": len(tied),
        "alone": len(people) - len(tied | {without}),
        "strongest": rows[0][words("chart.pair")] if rows else "–",
        "count": int(ties["sequences"].iloc[0]) if rows else 0,
        "groups": len(measures.islands(film, rule, **options)),
    }
    kind = "network" if rows else "network-empty"
    columns = [words("chart.pair"), words("chart.shared"), words("chart.where")]
    return Chart(
        title=words("chart.network.title", **figures)
        + (words("chart.network.without", name=names[without]) if without else ""),
        alt=words(f"chart.{kind}.alt", **figures),
        sentence=words(f"chart.{kind}.sentence", **figures),
        note=words("chart.network.note"),
        table=pd.DataFrame(rows, columns=columns),
        table_words=words("chart.table"),
        svg=picture(WIDTH, HEIGHT, paint),
    )


def circle(film: Film) -> list[str]:
    """Return the characters of the network in their fixed order: the twelve most tied."""
    degree = measures.degrees(film, "talked")
    order = [row["key"] for row in film.rows["characters"]]
    return sorted(list(degree.index)[:MOST], key=order.index)


def _places(people: list[str]) -> dict[str, tuple[float, float]]:
    turn = 2 * math.pi / max(len(people), 1)
    return {
        key: (230 * math.sin(turn * place), 175 * math.cos(turn * place))
        for place, key in enumerate(people)
    }


def _draw_people(axes, spots: list[tuple[float, float]], marker: str, face: str, edge: str) -> None:
    axes.scatter(
        [x for x, _ in spots],
        [y for _, y in spots],
        s=150,
        marker=marker,
        color=colour(face),
        edgecolor=colour(edge),
        lw=1.5,
        zorder=2,
    )


def _name_person(axes, spot: tuple[float, float], name: str, tied: bool) -> None:
    x, y = spot
    side = "left" if x > 5 else "right" if x < -5 else "center"
    shift = 13 if x > 5 else -13 if x < -5 else 0
    lift = 0 if shift else (19 if y > 0 else -19)
    axes.text(
        x + shift,
        y + lift,
        name,
        ha=side,
        va="center",
        color=colour("ink" if tied else "quiet"),
        zorder=3,
    )
