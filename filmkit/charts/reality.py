"""Charts of the data on real AI: the capability matrix and the timeline with the film on it."""

from typing import TYPE_CHECKING

from filmkit import measures
from filmkit.charts.chart import Chart, colour, in_two_lines, picture
from filmkit.films import RealAI

if TYPE_CHECKING:
    from matplotlib.figure import Figure

WIDTH = 720
LEFT = 235
ROW = 25
YEARS = {2013: ("s", "slate", 0.22), 2020: ("^", "ochre", 0.0), 2026: ("o", "red", -0.22)}
BREAK, LAST, EARLY = 2010.0, 2027.0, 0.28  # the years before BREAK get this share of the width
FILM = 2013.8  # first shown in October 2013


def matrix(ai: RealAI, *, focus: str = "", years: tuple[int, ...] = tuple(YEARS)) -> Chart:
    """
    Draw what real systems could do beside what the film shows, with the range of judgement.

    Parameters
    ----------
    ai : RealAI
        The opened data on real AI.
    focus : str
        Key of a capability to bring forward.
    years : tuple of int
        Years to draw, out of 2013, 2020 and 2026.
    """
    words = ai.words
    frame = measures.matrix(ai)
    frame = frame[frame["year"].isin(years)]
    order = list(dict.fromkeys(frame["capability"]))
    titles = dict(zip(frame["capability"], frame["title"], strict=True))

    def paint(figure: "Figure") -> None:
        height = figure.get_figheight() * 72
        axes = figure.add_axes(
            [LEFT / WIDTH, 42 / height, 1 - (LEFT + 24) / WIDTH, 1 - 78 / height]
        )
        axes.set_xlim(-0.2, 4.3)
        axes.set_ylim(len(order) - 0.5, -0.5)
        axes.set_yticks(
            range(len(order)), [in_two_lines(titles[key], 36) for key in order], linespacing=0.95
        )
        axes.set_xticks(range(5), [words(f"score.{value}") for value in range(5)], fontsize=8.5)
        axes.tick_params(length=0)
        axes.vlines(range(5), -0.5, len(order) - 0.5, color=colour("hair"), lw=0.8, zorder=0)
        for year in years:
            rows = list(frame[frame["year"] == year].itertuples())
            _draw_year(
                axes, year, order, [row for row in rows if row.capability == focus or not focus]
            )
            if focus:
                rest = [row for row in rows if row.capability != focus]
                _draw_year(axes, year, order, rest, ink="line")
        axes.legend(
            loc="lower left",
            bbox_to_anchor=(-0.01, 1.0),
            ncols=3,
            frameon=False,
            labelcolor=colour("ink"),
            handletextpad=0.2,
            borderpad=0.1,
        )
        if focus in order:
            place = order.index(focus)
            axes.axhspan(place - 0.5, place + 0.5, color=colour("panel"), zorder=-1)
            axes.get_yticklabels()[place].set_fontweight("bold")

    return _chart(
        ai,
        "matrix",
        _matrix_rows(ai, frame, order, titles),
        _matrix_figures(ai, frame),
        picture(WIDTH, len(order) * ROW + 78, paint),
    )


def timeline(ai: RealAI, *, strand: str = "", chosen: tuple[str, ...] = ()) -> Chart:
    """
    Draw the events of real AI by strand, with the film's first showing as a line.

    The years before 2010 are drawn closer together than those after it; the axis says so.

    Parameters
    ----------
    ai : RealAI
        The opened data on real AI.
    strand : str
        Only this strand, or an empty string for all.
    chosen : tuple of str
        Keys of events to bring forward with their names.
    """
    words = ai.words
    events = sorted(ai.rows["timeline"], key=lambda row: row["start"])
    strands = [
        name for name in words.group("strand") if any(row["strand"] == name for row in events)
    ]
    shown = [row for row in events if row["strand"] == strand or not strand]

    def paint(figure: "Figure") -> None:
        height = figure.get_figheight() * 72
        axes = figure.add_axes([170 / WIDTH, 46 / height, 1 - 190 / WIDTH, 1 - 74 / height])
        axes.set_xlim(0, 1)
        axes.set_ylim(len(strands) - 0.4, -0.6)
        axes.set_yticks(range(len(strands)), [words(f"strand.{name}") for name in strands])
        years = [1950, 1970, 1990, 2010, 2014, 2018, 2022, 2026]
        axes.set_xticks([place(year) for year in years], [str(year) for year in years])
        axes.tick_params(length=0)
        axes.hlines(range(len(strands)), 0, 1, color=colour("hair"), lw=0.8, zorder=0)
        axes.axvline(place(BREAK), color=colour("line"), lw=0.8, ls=(0, (1, 2)))
        axes.axvline(place(FILM), color=colour("red"), lw=2, zorder=1)
        axes.text(
            place(FILM),
            -0.75,
            words("chart.film-line"),
            color=colour("red"),
            ha="center",
            va="bottom",
        )
        axes.set_xlabel(words("chart.year-axis"))
        for ink, rows in (("line", [row for row in events if row not in shown]), ("teal", shown)):
            _draw_events(axes, rows, strands, colour(ink))
        for row in shown:
            if row["key"] in chosen:
                _name_event(axes, row, strands.index(row["strand"]))

    rows = [
        {
            words("chart.date"): measures.when(row),
            words("chart.event"): row["title"],
            words("chart.strand"): words(f"strand.{row['strand']}"),
        }
        for row in shown
    ]
    after = sum(row["start"] > "2013-12" for row in shown)
    figures = {
        "events": len(shown),
        "before": len(shown) - after,
        "after": after,
        "strand": words(f"strand.{strand}") if strand else words("chart.all-strands"),
        "first": shown[0]["start"][:4] if shown else "–",
    }
    return _chart(ai, "timeline", rows, figures, picture(WIDTH, len(strands) * 30 + 74, paint))


def place(year: float) -> float:
    """Return where a year stands on the timeline's axis, from 0 to 1."""
    if year <= BREAK:
        return EARLY * (year - 1948) / (BREAK - 1948)
    return EARLY + (1 - EARLY) * (year - BREAK) / (LAST - BREAK)


def _year(date: str) -> float:
    parts = [int(part) for part in date.split("-")]
    month = parts[1] - 1 if len(parts) > 1 else 6
    return parts[0] + month / 12


def _draw_events(axes, rows: list[dict], strands: list[str], ink: str) -> None:
    lanes = [strands.index(row["strand"]) for row in rows]
    begins = [place(_year(row["start"])) for row in rows]
    ends = [place(_year(row["end"] or row["start"])) for row in rows]
    axes.hlines(lanes, begins, ends, color=ink, lw=3, zorder=2)
    axes.scatter(begins, lanes, s=30, color=ink, lw=0, zorder=3)


def _name_event(axes, row: dict, lane: int) -> None:
    x = place(_year(row["start"]))
    axes.scatter([x], [lane], s=60, color=colour("teal"), edgecolor=colour("ink"), lw=1.6, zorder=4)
    side = "right" if x > 0.7 else "left" if x < 0.3 else "center"
    axes.annotate(
        row["title"], (x, lane), (0, 8), textcoords="offset points", fontsize=8.5, ha=side
    )


def _draw_year(axes, year: int, order: list[str], rows: list, ink: str = "") -> None:
    marker, own, shift = YEARS[year]
    shade = colour(ink or own)
    lines = [order.index(row.capability) - shift for row in rows]
    tops = [row.score if row.high != row.high else row.high for row in rows]  # NaN: nobody knows
    axes.hlines(lines, [row.low for row in rows], tops, color=shade, lw=2)
    label = None if ink else str(year)
    axes.scatter(
        [row.score for row in rows],
        lines,
        marker=marker,
        s=34,
        color=shade,
        lw=0,
        zorder=3,
        label=label,
    )
    for line, row in zip(lines, rows, strict=True):
        if row.high != row.high:
            axes.annotate(
                "?",
                (row.score, line),
                (7, 0),
                textcoords="offset points",
                va="center",
                color=colour("quiet") if ink else shade,
            )


def _matrix_rows(ai: RealAI, frame, order: list[str], titles: dict[str, str]) -> list[dict]:
    spans = {
        (row.capability, row.year): measures.span(row.score, row.low, row.high)
        for row in frame.itertuples()
    }
    years = sorted(set(frame["year"]))
    return [
        {ai.words("chart.capability"): titles[key]}
        | {str(year): spans.get((key, year), "–") for year in years}
        for key in order
    ]


def _matrix_figures(ai: RealAI, frame) -> dict:
    last = frame[frame["year"] == max(frame["year"])]
    still = last[last["score"] == 0]["title"]
    top = last[last["score"] == 4]["title"]
    return {
        "rows": len(last),
        "year": int(max(frame["year"])),
        "zero": "; ".join(still) or "–",
        "four": "; ".join(top) or "–",
        "years": ", ".join(str(y) for y in sorted(set(frame["year"]))),
    }


def _chart(ai: RealAI, name: str, rows: list[dict], figures: dict, svg: str) -> Chart:
    import pandas as pd

    words = ai.words
    return Chart(
        title=words(f"chart.{name}.title", **figures),
        alt=words(f"chart.{name}.alt", **figures),
        sentence=words(f"chart.{name}.sentence", **figures),
        note=words(f"chart.{name}.note"),
        table=pd.DataFrame(rows),
        table_words=words("chart.table"),
        svg=svg,
    )
