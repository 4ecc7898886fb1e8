"""Charts of a film and of real AI; the only part of the kit that knows matplotlib."""

from filmkit.charts.chart import Chart
from filmkit.charts.grids import mood, presence, technologies, themes
from filmkit.charts.network import network
from filmkit.charts.reality import matrix, timeline
from filmkit.charts.spreads import Told, bars, columns, counts

__all__ = [
    "Chart",
    "Told",
    "bars",
    "columns",
    "counts",
    "matrix",
    "mood",
    "network",
    "presence",
    "technologies",
    "themes",
    "timeline",
]
