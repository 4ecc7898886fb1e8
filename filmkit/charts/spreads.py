"""Charts of how a class is spread over answers; None is a number that is not shown."""

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import wrap
from typing import TYPE_CHECKING

from filmkit.charts.chart import Chart, colour, in_two_lines, picture

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

WIDTH = 720
LINE = 16  # pixels of a line of text
BAR = 17  # pixels a bar
LETTERS = 100  # in a line above bars
INKS = ("slate", "red")
HATCHES = ("", "///")  # so that colour is never the only sign
LEFT, ROW, HEAD = 200, 27, 40
NARROW = 12  # columns; with more of them the names must be short
LETTER = 5.5  # pixels of a small letter
LARGEST = 330  # area of the largest mark, in square points


@dataclass(frozen=True)
class Told:
    """The words of a chart: see `Chart`. `hidden` stands in the table for None."""

    title: str
    alt: str
    sentence: str
    note: str
    corner: str  # the name of the first column of the table
    hidden: str
    table_words: str


def bars(told: Told, labels: Sequence[str], series: dict[str, Sequence[int | None]]) -> Chart:
    """
    Draw one group of bars for each label, one bar in it for each series.

    Parameters
    ----------
    told : Told
    labels : sequence of str
        They stand above their bars and may be long.
    series : dict of str to sequence of int or None
        Learners by label; one or two series.
    """
    lines = [wrap(label, LETTERS) or ["–"] for label in labels]
    heights = [len(one) * LINE + len(series) * BAR + 10 for one in lines]
    top = 26 if len(series) > 1 else 8
    height = sum(heights) + top
    largest = max((n for values in series.values() for n in values if n), default=1)

    def paint(figure: "Figure") -> None:
        axes = figure.add_axes([0, 0, 1, 1])
        axes.set_axis_off()
        axes.set_xlim(0, WIDTH)
        axes.set_ylim(height, 0)
        if len(series) > 1:
            _legend(axes, list(series))
        down = top
        for place, (text, tall) in enumerate(zip(lines, heights, strict=True)):
            axes.text(4, down, "\n".join(text), va="top", linespacing=1.25)
            for number, values in enumerate(series.values()):
                y = down + len(text) * LINE + (number + 0.5) * BAR + 2
                _bar(axes, y, values[place], largest, number)
            down += tall

    return _chart(told, labels, series, picture(WIDTH, height, paint))


def counts(
    told: Told,
    rows: Sequence[str],
    columns: Sequence[str],
    values: Sequence[Sequence[int | None]],
) -> Chart:
    """
    Draw a number in each cell, on a mark whose area grows with it.

    Parameters
    ----------
    told : Told
    rows, columns : sequence of str
        With more than twelve columns their names must be short.
    values : sequence of sequence of int or None
        Learners by row and column.
    """
    many = len(columns) > NARROW
    letters = max(int((WIDTH - LEFT) / len(columns) / LETTER), 6)
    names = [
        name if many else "\n".join(wrap(name, letters, break_long_words=False)) for name in columns
    ]
    head = HEAD if not many else 26
    head += max((name.count("\n") for name in names), default=0) * 11
    height = head + len(rows) * ROW + 8
    largest = max((n for row in values for n in row if n), default=1)

    def paint(figure: "Figure") -> None:
        axes = figure.add_axes(
            [LEFT / WIDTH, 6 / height, 1 - (LEFT + 8) / WIDTH, 1 - (head + 6) / height]
        )
        axes.set_xlim(-0.6, len(columns) - 0.4)
        axes.set_ylim(len(rows) - 0.5, -0.5)
        axes.xaxis.tick_top()
        axes.set_xticks(range(len(columns)), names, fontsize=7.5 if many else 8.5)
        axes.set_yticks(range(len(rows)), [in_two_lines(one, 30) for one in rows], fontsize=8.5)
        axes.tick_params(length=0)
        for side in axes.spines.values():
            side.set_visible(False)
        axes.hlines(range(len(rows)), -0.5, len(columns) - 0.5, color=colour("hair"), lw=0.8)
        spots = [(x, y, n) for y, row in enumerate(values) for x, n in enumerate(row)]
        shown = [(x, y, n) for x, y, n in spots if n]
        sizes = [max(LARGEST * n / largest * (0.5 if many else 1), 60) for _, _, n in shown]
        xs, ys = [x for x, _, _ in shown], [y for _, y, _ in shown]
        axes.scatter(xs, ys, s=sizes, color=colour("panel"), edgecolor=colour("teal"), zorder=2)
        for x, y, n in spots:
            ink = "ink" if n else "quiet"
            text = "–" if n is None else str(n)
            axes.text(x, y, text, ha="center", va="center", fontsize=8, color=colour(ink), zorder=3)

    series = dict(zip(columns, zip(*values, strict=True), strict=True))
    return _chart(told, rows, series, picture(WIDTH, height, paint))


def columns(told: Told, names: Sequence[str], values: Sequence[int | None]) -> Chart:
    """
    Draw one upright bar for each place, such as each sequence.

    Parameters
    ----------
    told : Told
    names : sequence of str
        Short names of the places, in order.
    values : sequence of int or None
        Learners by place.
    """
    largest = max((n for n in values if n), default=1)

    def paint(figure: "Figure") -> None:
        axes = figure.add_axes([8 / WIDTH, 0.16, 1 - 16 / WIDTH, 0.72])
        axes.set_xlim(-0.6, len(names) - 0.4)
        axes.set_ylim(0, largest * 1.12)
        axes.set_yticks([])
        axes.spines["left"].set_visible(False)
        axes.set_xticks(range(len(names)), names, fontsize=7.5)
        axes.tick_params(length=0)
        axes.bar(range(len(names)), [n or 0 for n in values], 0.7, color=colour("teal"))
        for x, n in enumerate(values):
            text = "–" if n is None else str(n)
            ink = colour("ink" if n else "quiet")
            axes.text(x, n or 0, text, ha="center", va="bottom", fontsize=8, color=ink)

    series = dict(zip(names, [[value] for value in values], strict=True))
    return _chart(told, [told.title], series, picture(WIDTH, 190, paint))


def _bar(axes: "Axes", y: float, value: int | None, largest: int, number: int) -> None:
    if value:
        wide = value / largest * (WIDTH - 60)
        ink = colour(INKS[number])
        look = {"facecolor": ink if not number else colour("paper"), "hatch": HATCHES[number]}
        axes.barh(y, wide, BAR - 5, left=6, edgecolor=ink, lw=1, **look)
    spot = 12 + (value or 0) / largest * (WIDTH - 60)
    text = "–" if value is None else str(value)
    axes.text(spot, y, text, va="center", color=colour("ink" if value else "quiet"))


def _legend(axes: "Axes", names: list[str]) -> None:
    for number, name in enumerate(names):
        left = 6 + number * 250
        ink = colour(INKS[number])
        look = {"facecolor": ink if not number else colour("paper"), "hatch": HATCHES[number]}
        axes.barh(10, 24, 10, left=left, edgecolor=ink, lw=1, **look)
        axes.text(left + 32, 10, name, va="center")


def _chart(told: Told, rows: Sequence[str], series: dict, svg: str) -> Chart:
    import pandas as pd

    table = [
        {told.corner: row}
        | {
            name: told.hidden if values[place] is None else values[place]
            for name, values in series.items()
        }
        for place, row in enumerate(rows)
    ]
    return Chart(
        title=told.title,
        alt=told.alt,
        sentence=told.sentence,
        note=told.note,
        table=pd.DataFrame(table, columns=[told.corner, *series]),
        table_words=told.table_words,
        svg=svg,
    )
