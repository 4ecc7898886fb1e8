"""
Small pictures for a page without scripts, from the same blocks that the lessons draw.

Places across are per cents, heights are pixels, so that letters keep their size on any width.
A shape is (tag, attributes, text, inner shapes); the template writes and escapes it.
"""

import re

Shape = tuple[str, dict, str, list]
LEFT = 7.0  # per cent of the width, for the numbers of the upright axis
TOP, BOTTOM = 10, 22
STRIP = 46
COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
MOST_LABELS = 12  # with more of them, each fifth is written


def picture_of(block: dict) -> dict | None:
    """
    Return the picture of a block, or None.

    Returns
    -------
    dict or None
        `alt`, `height` and `shapes`.
    """
    for kind, draw in (("bars", _bars), ("lines", _lines), ("strips", _strips)):
        if block.get(kind):
            height, shapes = draw(block[kind])
            return {"alt": block[kind]["alt"], "height": height, "shapes": shapes}
    return None


def _bars(picture: dict) -> tuple[int, list[Shape]]:
    height, labels = 190, picture["labels"]
    across, down, shapes = _axes(labels, picture["low"], picture["high"], height)
    wide = (100 - LEFT) / max(len(labels), 1) * 0.66
    for place, value in enumerate(picture["values"]):
        if value is not None:
            attributes = {
                "x": _percent(across(place) - wide / 2),
                "width": _percent(wide),
                "y": _pixel(min(down(value), down(0))),
                "height": _pixel(max(abs(down(value) - down(0)), 1.5)),
                "class": "below" if value < 0 else "above",
            }
            shapes.append(("rect", attributes, "", []))
    return height, shapes


def _lines(picture: dict) -> tuple[int, list[Shape]]:
    height, labels = 200, picture["labels"]
    across, down, shapes = _axes(labels, picture["low"], picture["high"], height)
    for number, series in enumerate(picture["series"]):
        name, before = f"series{min(number, 1)}", None
        for place, value in enumerate(series["values"]):
            if value is None:
                continue
            here = (across(place), down(value))
            if before is not None:
                look = f"line {name}" if before == place - 1 else f"line {name} bridge"
                start = (across(before), down(series["values"][before]))
                shapes.append(_line(start, here, look))
            shapes.append(_mark(here, number))
            before = place
    return height, shapes


def _strips(picture: dict) -> tuple[int, list[Shape]]:
    shapes: list[Shape] = []
    for row, strip in enumerate(picture["rows"]):
        parts, top, start = strip["parts"], row * STRIP, 0.0
        whole = sum(part["size"] for part in parts) or 1
        shapes.append(_text({"x": "0", "y": _pixel(top + 13)}, strip["name"]))
        for place, part in enumerate(parts):
            box = {"x": _percent(start / whole * 100), "y": _pixel(top + 18), "height": "24"}
            box |= {"width": _percent(part["size"] / whole * 100)}
            look = "part odd" if place % 2 else "part"
            shape = {"width": "100%", "height": "100%", "class": look}
            if COLOUR.fullmatch(str(part.get("colour"))):
                shape |= {"class": "swatch", "fill": part["colour"]}
            inner = ("rect", shape, "", [])
            label = _text({"x": "50%", "y": "17", "text-anchor": "middle"}, part["label"])
            shapes.append(("svg", box, "", [inner, label]))
            start += part["size"]
    return len(picture["rows"]) * STRIP, shapes


def _axes(labels: list[str], low: float, high: float, height: int):
    def across(place: int) -> float:
        return LEFT + (place + 0.5) / max(len(labels), 1) * (100 - LEFT)

    def down(value: float) -> float:
        return TOP + (high - value) / ((high - low) or 1) * (height - TOP - BOTTOM)

    shapes: list[Shape] = []
    for value in range(int(low), int(high) + 1):
        rule = "zero" if value == 0 else "rule"
        shapes.append(_line((LEFT, down(value)), (100, down(value)), rule))
        place = {"x": _percent(LEFT - 1), "y": _pixel(down(value) + 4), "text-anchor": "end"}
        shapes.append(_text(place, _signed(value)))
    for place, label in enumerate(labels):
        if len(labels) <= MOST_LABELS or place % 5 == 4 or place == 0:
            spot = {"x": _percent(across(place)), "y": str(height - 5), "text-anchor": "middle"}
            shapes.append(_text(spot, label))
    return across, down, shapes


def _mark(here: tuple[float, float], number: int) -> Shape:
    if number == 0:
        place = {"cx": _percent(here[0]), "cy": _pixel(here[1]), "r": "4", "class": "series0"}
        return ("circle", place, "", [])
    diamond = ("path", {"d": "M0,-5L5,0L0,5L-5,0Z", "class": "series1"}, "", [])
    place = {"x": _percent(here[0]), "y": _pixel(here[1]), "overflow": "visible"}
    return ("svg", place, "", [diamond])


def _line(a: tuple[float, float], b: tuple[float, float], look: str) -> Shape:
    ends = {"x1": _percent(a[0]), "y1": _pixel(a[1]), "x2": _percent(b[0]), "y2": _pixel(b[1])}
    return ("line", ends | {"class": look}, "", [])


def _text(place: dict, text: str) -> Shape:
    return ("text", place, str(text), [])


def _percent(value: float) -> str:
    return f"{value:.2f}%"


def _pixel(value: float) -> str:
    return f"{value:.1f}"


def _signed(value: int) -> str:
    return f"+{value}" if value > 0 else str(value).replace("-", "−")
