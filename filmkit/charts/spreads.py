"""Charts of how a class is spread over answers; None is a number that is not shown."""

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import wrap
from typing import TYPE_CHECKING

from filmkit.charts.chart import SLIM, Chart, colour, in_two_lines, picture

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

WIDTH = 720
LINE = 17  # pixels of a line of text
BAR = 18  # pixels a bar
LETTERS = 48  # in a line above bars
BAR_TEXT = 11.5  # size of the words and numbers at bars
INKS = ("slate", "red")
HATCHES = ("", "///")  # so that colour is never the only sign
LEFT, ROW, HEAD = 210, 31, 42
NARROW = 12  # columns; with more of them the names must be short
LETTER = 6.4  # pixels of a letter of a name
LARGEST, SMALLEST = 620, 260  # area of a mark, in square points; a number has room on each


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
        axes.set_xlim(0, SLIM)
        axes.set_ylim(height, 0)
        if len(series) > 1:
            _legend(axes, list(series))
        down = top
        for place, (text, tall) in enumerate(zip(lines, heights, strict=True)):
            axes.text(4, down, "\n".join(text), va="top", linespacing=1.2, fontsize=BAR_TEXT)
            for number, values in enumerate(series.values()):
                y = down + len(text) * LINE + (number + 0.5) * BAR + 2
                _bar(axes, y, values[place], largest, number)
            down += tall

    return _chart(told, labels, series, picture(SLIM, height, paint))


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
    left = min(max((len(name) for name in rows), default=0) * LETTER + 20, LEFT)
    letters = max(int((WIDTH - left) / len(columns) / LETTER), 6)
    names = [
        name if many else "\n".join(wrap(name, letters, break_long_words=False)) for name in columns
    ]
    longest = max((len(line) for name in names for line in name.split("\n")), default=1) or 1
    small = max(min((WIDTH - left - 8) / len(columns) / longest / 0.62, 9 if many else 10), 7)
    head = HEAD if not many else 26
    head += max((name.count("\n") for name in names), default=0) * 12
    height = head + len(rows) * ROW + 8
    largest = max((n for row in values for n in row if n), default=1)

    def paint(figure: "Figure") -> None:
        axes = figure.add_axes(
            [left / WIDTH, 6 / height, 1 - (left + 8) / WIDTH, 1 - (head + 6) / height]
        )
        axes.set_xlim(-0.6, len(columns) - 0.4)
        axes.set_ylim(len(rows) - 0.5, -0.5)
        axes.xaxis.tick_top()
        axes.set_xticks(range(len(columns)), names, fontsize=small)
        axes.set_yticks(range(len(rows)), [in_two_lines(one, 30) for one in rows], fontsize=10)
        axes.tick_params(length=0)
        for side in axes.spines.values():
            side.set_visible(False)
        between = [place + 0.5 for place in range(len(rows) - 1)]  # never behind a number
        axes.hlines(between, -0.5, len(columns) - 0.5, color=colour("hair"), lw=0.8)
        spots = [(x, y, n) for y, row in enumerate(values) for x, n in enumerate(row)]
        shown = [(x, y, n) for x, y, n in spots if n]
        sizes = [max(LARGEST * n / largest * (0.6 if many else 1), SMALLEST) for _, _, n in shown]
        xs, ys = [x for x, _, _ in shown], [y for _, y, _ in shown]
        axes.scatter(xs, ys, s=sizes, color=colour("panel"), edgecolor=colour("teal"), zorder=2)
        for x, y, n in spots:
            look = {"fontsize": 11.5 if many else 13, "color": colour(_ink(n)), "zorder": 3}
            axes.text(x, y, _sign(n), ha="center", va="center", **look)

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
        axes.set_xticks(range(len(names)), names, fontsize=9)
        axes.tick_params(length=0)
        axes.bar(range(len(names)), [n or 0 for n in values], 0.7, color=colour("teal"))
        for x, n in enumerate(values):
            look = {"fontsize": 11.5, "color": colour(_ink(n))}
            axes.text(x, n or 0, _sign(n), ha="center", va="bottom", **look)

    series = dict(zip(names, [[value] for value in values], strict=True))
    return _chart(told, [told.title], series, picture(WIDTH, 190, paint))


def _bar(axes: "Axes", y: float, value: int | None, largest: int, number: int) -> None:
    if value:
        wide = value / largest * (SLIM - 44)
        ink = colour(INKS[number])
        look = {"facecolor": ink if not number else colour("paper"), "hatch": HATCHES[number]}
        axes.barh(y, wide, BAR - 5, left=6, edgecolor=ink, lw=1, **look)
    spot = 12 + (value or 0) / largest * (SLIM - 44)
    look = {"fontsize": BAR_TEXT, "color": colour(_ink(value))}
    axes.text(spot, y, _sign(value), va="center", **look)


def _sign(value: int | None) -> str:
    """Write a number; a dash stands for one that is hidden."""
    return "–" if value is None else str(value)


def _ink(value: int | None) -> str:
    """Return the colour of a number: nobody is quiet, a hidden number is not."""
    return "quiet" if value == 0 else "ink"


def _legend(axes: "Axes", names: list[str]) -> None:
    for number, name in enumerate(names):
        left = 6 + number * SLIM / 2
        ink = colour(INKS[number])
        look = {"facecolor": ink if not number else colour("paper"), "hatch": HATCHES[number]}
        axes.barh(10, 24, 10, left=left, edgecolor=ink, lw=1, **look)
        axes.text(left + 32, 10, name, va="center", fontsize=BAR_TEXT)


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
