"""
The kit's charts in three ways, for the notebook that the benchmark opens.

All three draw the same marks: the functions that paint are the kit's own, taken over before
anything is measured, with every measure already computed. So `interact` and plotly pay only
for drawing and transport. plotly gets ready coordinates, and no legend.
"""

from importlib import import_module
from itertools import chain

import ipywidgets
import matplotlib.pyplot as plt
import plotly.graph_objects as go
from IPython.display import HTML, display
from matplotlib.collections import LineCollection
from matplotlib.colors import to_hex
from matplotlib.figure import Figure
from matplotlib.markers import MarkerStyle

from filmkit import open_ai, open_film
from filmkit.charts.chart import STYLE
from filmkit.explorations import explore
from filmkit.widgets.explorer import Explorer

FILM, AI = open_film("her", lang="en"), open_ai(lang="en")
PAINTERS = [import_module(f"filmkit.charts.{name}") for name in ("grids", "network", "reality")]
SYMBOLS = {"s": "square", "o": "circle", "d": "diamond-tall", "^": "triangle-up", "X": "x"}
BESIDE = {"left": "middle right", "right": "middle left", "center": "middle center"}


def kit(name: str) -> Explorer:
    """Return the kit's explorer."""
    return Explorer(name, FILM, AI)


def with_interact(name: str) -> None:
    """Show the chart as most notebooks do: a function that ends in `plt.show()`."""
    exploration, paints = _paints(name)
    plt.rcParams.update(STYLE)

    def draw(**chosen):
        width, height, paint = paints["|".join(chosen.values())]
        figure = plt.figure(figsize=(width / 72, height / 72), dpi=72)
        paint(figure)
        plt.show()

    ipywidgets.interact(draw, **_dropdowns(exploration))


def with_plotly(name: str) -> None:
    """Show the chart as a FigureWidget whose traces are filled anew in one batch."""
    exploration, paints = _paints(name)
    states = {state: _marks(*paint) for state, paint in paints.items()}
    slots = list(dict.fromkeys(chain.from_iterable(marks for _, marks, _ in states.values())))
    boxes = _dropdowns(exploration)
    first = paints[exploration.start]
    figure = go.FigureWidget([_trace(slot) for slot in slots], _layout(first))

    def fill(_=None):
        names, marks, _ = states["|".join(box.value for box in boxes.values())]
        with figure.batch_update():
            for slot, trace in zip(slots, figure.data, strict=True):
                trace.x, trace.y, texts = marks.get(slot, ([], [], []))
                if slot[0] == "text":
                    trace.text = texts
            figure.layout.yaxis.ticktext = names

    fill()
    for box in boxes.values():
        box.observe(fill, names="value")
    display(ipywidgets.VBox([*boxes.values(), figure]))


def floor() -> None:
    """Show two small pictures that a bare select swaps: what no way can be faster than."""
    swap = "for (const one of this.parentNode.querySelectorAll('img')) one.hidden = !one.hidden"
    options = "<option>red</option><option>blue</option>"
    images = f'<img src="{_square("red")}"><img src="{_square("blue")}" hidden>'
    select = f'<select onchange="{swap}">{options}</select>'
    display(HTML(f'<div class="floor">{select}{images}</div>'))


def walk(name: str, events: int) -> list[tuple[int, str, str]]:
    """
    Return key presses as (control, key, state after it), each of which changes the picture.

    The controls take turns, and each goes to its end and back. A step that would show a
    picture that looks the same is left out (a rule in the explorer of characters).
    """
    exploration = explore(name, FILM, AI)
    looks = {state: exploration.chart(state).svg for state in exploration.states}
    values = [[value for value, _ in control.options] for control in exploration.controls]
    now = exploration.start.split("|")
    ways, steps, turn = [1] * len(values), [], 0
    while len(steps) < events:
        turn = (turn + 1) % len(values)
        place = values[turn].index(now[turn])
        if not 0 <= place + ways[turn] < len(values[turn]):
            ways[turn] = -ways[turn]
        after = list(now)
        after[turn] = values[turn][place + ways[turn]]
        if looks["|".join(after)] != looks["|".join(now)]:
            steps.append((turn, "ArrowDown" if ways[turn] > 0 else "ArrowUp", "|".join(after)))
            now = after
    return steps


def _paints(name: str) -> tuple:
    """Return an exploration, and by state the size and the function that paints it."""
    exploration, kept = explore(name, FILM, AI), {}
    own = PAINTERS[0].picture
    try:
        for state in exploration.states:
            for module in PAINTERS:
                module.picture = lambda *all, state=state: kept.update({state: all}) or ""
            exploration.draw(*state.split("|"))
    finally:
        for module in PAINTERS:
            module.picture = own
    return exploration, kept


def _square(ink: str) -> str:
    size = "width='40' height='40'"
    mark = f"<rect {size} fill='{ink}'/>"
    return f"data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' {size}>{mark}</svg>"


def _dropdowns(exploration) -> dict[str, ipywidgets.Dropdown]:
    return {
        control.name: ipywidgets.Dropdown(
            options=[(label, value) for value, label in control.options],
            value=control.start,
            description=control.label,
        )
        for control in exploration.controls
    }


def _marks(width: float, height: float, paint) -> tuple[list[str], dict, object]:
    """Paint once with matplotlib, and return row names and marks by their look."""
    figure = Figure(figsize=(width / 72, height / 72), dpi=72)
    paint(figure)
    axes = figure.axes[0]
    marks: dict[tuple, tuple[list, list, list]] = {}

    def add(slot, xs, ys, texts=()):
        for kept, new in zip(marks.setdefault(slot, ([], [], [])), (xs, ys, texts), strict=True):
            kept.extend(new)

    for patch in axes.patches:  # the band behind a row
        box = patch.get_bbox()
        low, high = axes.get_xlim()
        add(
            ("band", to_hex(patch.get_facecolor())),
            [low, high, high, low, None],
            [box.y0, box.y0, box.y1, box.y1, None],
        )
    for line in axes.lines:
        xs, ys = ([*values] for values in line.get_xydata().T)
        if line.get_transform() == axes.get_xaxis_transform():  # axvline: y from 0 to 1
            ys = [*axes.get_ylim()]
        add(("line", to_hex(line.get_color()), line.get_linewidth()), [*xs, None], [*ys, None])
    for found in axes.collections:
        if isinstance(found, LineCollection):
            slot = ("line", to_hex(found.get_colors()[0]), float(found.get_linewidths()[0]))
            for (x1, y1), (x2, y2) in found.get_segments():
                add(slot, [x1, x2, None], [y1, y2, None])
        elif len(found.get_offsets()):
            slot = (
                "mark",
                _symbol(found),
                to_hex(found.get_facecolor()[0]),
                float(found.get_sizes()[0]) ** 0.5,
                to_hex(found.get_edgecolor()[0]),
            )
            xs, ys = found.get_offsets().T
            add(slot, [*map(float, xs)], [*map(float, ys)])
    for text in axes.texts:
        x, y = getattr(text, "xy", text.get_position())
        add(("text", to_hex(text.get_color()), text.get_ha()), [x], [y], [text.get_text()])
    labels = [(label.get_text(), label.get_fontweight()) for label in axes.get_yticklabels()]
    return [f"<b>{text}</b>" if weight == "bold" else text for text, weight in labels], marks, axes


def _symbol(found) -> str:
    shape = found.get_paths()[0].vertices.round(6).tolist()
    for marker, symbol in SYMBOLS.items():
        style = MarkerStyle(marker)
        if style.get_path().transformed(style.get_transform()).vertices.round(6).tolist() == shape:
            return symbol
    return "circle"


def _trace(slot: tuple) -> go.Scatter:
    kind, ink, *rest = slot
    if kind == "band":
        return go.Scatter(
            mode="lines", fill="toself", fillcolor=ink, line_width=0, hoverinfo="skip"
        )
    if kind == "line":
        return go.Scatter(mode="lines", line={"color": ink, "width": rest[0]})
    if kind == "text":
        return go.Scatter(mode="text", textfont_color=ink, textposition=BESIDE[rest[0]])
    face, size, edge = rest
    line = {"color": edge, "width": 1.5 if edge != face else 0}
    return go.Scatter(
        mode="markers", marker={"symbol": ink, "color": face, "size": size, "line": line}
    )


def _layout(first: tuple) -> dict:
    width, height, _ = first
    names, _, axes = _marks(*first)
    box = axes.get_position()
    margin = {
        "l": box.x0 * width,
        "r": (1 - box.x1) * width,
        "t": (1 - box.y1) * height,
        "b": box.y0 * height,
    }
    plain = {"showgrid": False, "zeroline": False, "visible": axes.axison}
    ticks = [label.get_text() for label in axes.get_xticklabels()]
    return {
        "width": width,
        "height": height,
        "margin": margin,
        "showlegend": False,
        "plot_bgcolor": to_hex(axes.get_facecolor()),
        "xaxis": plain
        | {"range": axes.get_xlim(), "tickvals": [*axes.get_xticks()], "ticktext": ticks},
        "yaxis": plain
        | {"range": axes.get_ylim(), "tickvals": [*axes.get_yticks()], "ticktext": names},
    }


def lock_entry(lesson) -> None:
    """Choose a theme and lock an entry, so that the sequences can be coded."""
    panel = lesson.codebook()
    theme = {"act": "write", "field": "theme", "value": "closeness"}
    guess = {"act": "write", "field": "guess", "value": 70}
    for act in (theme, {"act": "begin"}, guess, {"act": "lock"}):
        panel.receive(act)


def checkbox() -> None:
    """Show an ipywidgets checkbox whose answer the kernel writes into the page."""
    choice = ipywidgets.Checkbox(description="Q01")
    told = ipywidgets.HTML()

    def show(change):
        told.value = f"Coded: {change['new']}"

    choice.observe(show, names="value")
    display(choice, told)
