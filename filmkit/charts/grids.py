"""Charts with one column for each sequence: presence, themes, technologies, mood."""

from typing import TYPE_CHECKING

from filmkit import measures
from filmkit.charts.chart import Chart, colour, in_two_lines, picture
from filmkit.films import Film

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from pandas import DataFrame

WIDTH = 720
LEFT = 190  # pixels for the names of the rows
ROW = 26  # pixels a row
TOP, BOTTOM = 30, 44
# Each mode has a shape of its own, so that colour is never the only sign.
MODES = {"body": ("s", "red", 58), "voice": ("o", "teal", 46), "talked": ("d", "ochre", 26)}


def presence(film: Film, *, focus: str = "", rule: measures.Rule = "talked") -> Chart:
    """
    Draw who is in which sequence: on screen, as a voice, or only talked about.

    Parameters
    ----------
    film : Film
        An opened film; the chart shows its sequences and no others.
    focus : str
        Key of a character to bring forward.
    rule : {"body", "voice", "talked"}
        What counts; marks that do not count are drawn faintly. See `measures.present`.
    """
    words, grid = film.words, measures.presence(film)
    counted = measures.RULES[: measures.RULES.index(rule) + 1]
    names = {row["key"]: row["name"] for row in film.rows["characters"]}

    def paint(figure: "Figure") -> None:
        axes = _grid_axes(figure, film, [names[key] for key in grid.index])
        for mode, (marker, ink, size) in MODES.items():
            for faint in (False, True):
                rows = [
                    place
                    for place, key in enumerate(grid.index)
                    if (mode not in counted or focus not in ("", key)) == faint
                ]
                spots = [
                    (x, y) for y in rows for x in range(grid.shape[1]) if grid.iat[y, x] == mode
                ]
                axes.scatter(
                    [x for x, _ in spots],
                    [y for _, y in spots],
                    marker=marker,
                    s=size,
                    lw=0,
                    color=colour("line" if faint else ink),
                )
        _legend(axes, [(words(f"mode.{mode}"), *style) for mode, style in MODES.items()])
        _bring_forward(axes, list(grid.index), focus)

    counts = [
        {words("chart.character"): names[key]}
        | {words(f"mode.{mode}"): int((grid.loc[key] == mode).sum()) for mode in MODES}
        for key in grid.index
    ]
    times = grid.isin(counted).sum(axis=1)
    who = focus or times.idxmax()
    figures = {
        "people": grid.shape[0],
        "sequences": grid.shape[1],
        "name": names[who],
        "count": int(times[who]),
        "rule": words(f"rule.{rule}"),
    }
    return _chart(film, "presence", counts, figures, paint, len(grid))


def themes(film: Film, *, focus: str = "") -> Chart:
    """
    Draw which sequences are evidence for which theme.

    Parameters
    ----------
    film : Film
        An opened film.
    focus : str
        Key of a theme to bring forward.
    """
    return _marks(film, measures.theme_grid(film), "themes", "themes", focus)


def technologies(film: Film, *, focus: str = "") -> Chart:
    """
    Draw in which sequences each technology is at work.

    Parameters
    ----------
    film : Film
        An opened film.
    focus : str
        Key of a technology to bring forward.
    """
    return _marks(film, measures.technology_grid(film), "technologies", "technologies", focus)


def mood(film: Film, character: str) -> Chart:
    """
    Draw the mood that the pack reads in each sequence: an interpretation, and marked as one.

    There is no line between sequences, because nothing was measured between them.

    Parameters
    ----------
    film : Film
        An opened film with `moods` of the character.
    character : str
        Key of the character.
    """
    words, frame = film.words, measures.moods(film, character)
    name = film.row("characters", character)["name"]

    def paint(figure: "Figure") -> None:
        axes = figure.add_axes([70 / WIDTH, 0.2, 1 - 90 / WIDTH, 0.72])
        axes.axhline(0, color=colour("hair"), lw=1, zorder=0)
        axes.vlines(frame["order"], frame["start"], frame["end"], color=colour("red"), lw=2)
        axes.scatter(
            frame["order"],
            frame["start"],
            s=34,
            color=colour("paper"),
            edgecolor=colour("red"),
            lw=1.6,
            zorder=3,
        )
        axes.scatter(frame["order"], frame["end"], s=34, color=colour("red"), zorder=3)
        axes.set_yticks(range(-2, 3), ["−2", "−1", "0", "+1", "+2"])
        axes.set_ylim(-2.4, 2.4)
        read = [row for row in film.rows["sequences"] if row["key"] in set(frame["sequence"])]
        _sequence_axis(axes, film, frame["order"], read)
        axes.set_ylabel(words("chart.mood"))

    titles = {row["key"]: row["title"] for row in film.rows["sequences"]}
    rows = [
        {
            words("chart.sequence"): f"{key.upper()} {titles[key]}",
            words("chart.start"): start,
            words("chart.end"): end,
        }
        for key, _, start, end in frame.itertuples(index=False)
    ]
    low = [
        key.upper()
        for key, value in zip(frame["sequence"], frame["end"], strict=True)
        if value == frame["end"].min()
    ]
    figures = {"name": name, "sequences": len(frame), "low": ", ".join(low) or "–"}
    return _chart(film, "mood", rows, figures, paint, 9)


def _marks(film: Film, grid: "DataFrame", table: str, key: str, focus: str) -> Chart:
    words = film.words
    names = {row["key"]: row["title"] for row in film.rows[table]}

    def paint(figure: "Figure") -> None:
        axes = _grid_axes(figure, film, [names[key] for key in grid.index])
        places = {"red": ([], []), "line": ([], [])}
        for y, x in zip(*grid.to_numpy().nonzero(), strict=True):
            across, down = places["line" if focus and grid.index[y] != focus else "red"]
            across.append(x)
            down.append(y)
        for ink, (across, down) in places.items():
            axes.scatter(across, down, marker="s", s=58, lw=0, color=colour(ink))
        _bring_forward(axes, list(grid.index), focus)

    rows = [
        {
            words(f"chart.{key}"): names[row],
            words("chart.where"): ", ".join(name.upper() for name in grid.columns[grid.loc[row]]),
        }
        for row in grid.index
    ]
    total = grid.sum(axis=0)
    most = [name.upper() for name in grid.columns[total == total.max()]]
    figures = {
        "rows": grid.shape[0],
        "sequences": grid.shape[1],
        "marks": int(total.sum()),
        "most": ", ".join(most),
        "count": int(total.max()),
    }
    return _chart(film, key, rows, figures, paint, len(grid))


def _chart(film: Film, name: str, rows: list[dict], figures: dict, paint, lines: int) -> Chart:
    import pandas as pd

    words = film.words
    return Chart(
        title=words(f"chart.{name}.title", **figures),
        alt=words(f"chart.{name}.alt", **figures),
        sentence=words(f"chart.{name}.sentence", **figures),
        note=words(f"chart.{name}.note"),
        table=pd.DataFrame(rows),
        table_words=words("chart.table"),
        svg=picture(WIDTH, lines * ROW + TOP + BOTTOM, paint),
    )


def _grid_axes(figure: "Figure", film: Film, names: list[str]) -> "Axes":
    height = figure.get_figheight() * 72
    axes = figure.add_axes(
        [LEFT / WIDTH, BOTTOM / height, 1 - (LEFT + 10) / WIDTH, 1 - (TOP + BOTTOM) / height]
    )
    count = len(film.rows["sequences"])
    axes.set_ylim(len(names) - 0.5, -0.5)
    axes.set_yticks(range(len(names)), [in_two_lines(name) for name in names], linespacing=0.95)
    axes.hlines(range(len(names)), -0.5, count - 0.5, color=colour("hair"), lw=0.8, zorder=0)
    _sequence_axis(axes, film, range(count), film.rows["sequences"])
    return axes


def _sequence_axis(axes: "Axes", film: Film, places, rows) -> None:
    axes.set_xlim(min(places) - 0.6, max(places) + 0.6)
    shown = [(place, row["order"]) for place, row in zip(places, rows, strict=True)]
    axes.set_xticks([place for place, _ in shown], [str(order) for _, order in shown], fontsize=8.5)
    for (place, _), row, after in zip(shown, rows, rows[1:], strict=False):
        if row["act"] != after["act"]:
            axes.axvline(place + 0.5, color=colour("line"), lw=0.8, ls=(0, (2, 2)), zorder=0)
    axes.tick_params(length=0)
    axes.set_xlabel(film.words("chart.sequence-axis"))


def _legend(axes: "Axes", entries: list[tuple]) -> None:
    for label, marker, ink, size in entries:
        axes.scatter([], [], marker=marker, s=size, color=colour(ink), lw=0, label=label)
    axes.legend(
        loc="lower left",
        bbox_to_anchor=(-0.01, 1.0),
        ncols=len(entries),
        frameon=False,
        handletextpad=0.2,
        borderpad=0.1,
        columnspacing=1.2,
        labelcolor=colour("ink"),
    )


def _bring_forward(axes: "Axes", keys: list[str], focus: str) -> None:
    if focus not in keys:
        return
    place = keys.index(focus)
    axes.axhspan(place - 0.5, place + 0.5, color=colour("panel"), zorder=-1)
    axes.get_yticklabels()[place].set_fontweight("bold")
