"""Every colour can be read, in light and dark, by people who see colours differently too."""

import re
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest

from filmkit.charts.grids import MODES
from filmkit.charts.reality import YEARS
from filmkit.look import stylesheet, tokens

KIT = Path(__file__).parents[1] / "filmkit"
THEMES = ("light", "dark")
COLOUR = re.compile(r"#[0-9a-fA-F]{3,8}\b|\b(?:rgba?|hsla?|oklch)\(")
# Machado, Oliveira & Fernandes (2009), doi:10.1109/TVCG.2009.113, severity 1, for linear RGB.
VIEWERS = {
    "protan": [
        [0.152286, 1.052583, -0.204868],
        [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
    ],
    "deutan": [
        [0.367322, 0.860646, -0.227968],
        [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
    ],
    "tritan": [
        [1.255528, -0.076749, -0.178779],
        [-0.078411, 0.930809, 0.147602],
        [0.004733, 0.691367, 0.303900],
    ],
}
# CIE 1976 colour difference. One just noticeable difference is about 2.3 (Mahy et al. 1994);
# four of them are seen at a glance in marks of this size, and the shapes differ as well.
APART = 10
TOGETHER = {"presence": MODES.values(), "matrix": YEARS.values()}


def linear(value: str) -> np.ndarray:
    parts = np.array([int(value[i : i + 2], 16) / 255 for i in (1, 3, 5)])
    return np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)


def contrast(one: str, other: str) -> float:
    """WCAG 2.2 contrast ratio."""
    dark, light = sorted(float(linear(value) @ [0.2126, 0.7152, 0.0722]) for value in (one, other))
    return (light + 0.05) / (dark + 0.05)


def lab(colour: np.ndarray) -> np.ndarray:
    """CIE L*a*b* of a linear RGB colour (sRGB primaries, D65)."""
    to_xyz = [
        [0.4124564, 0.3575761, 0.1804375],
        [0.2126729, 0.7151522, 0.0721750],
        [0.0193339, 0.1191920, 0.9503041],
    ]
    ratio = np.array(to_xyz) @ np.clip(colour, 0, 1) / [0.95047, 1, 1.08883]
    bent = np.where(ratio > (6 / 29) ** 3, np.cbrt(ratio), ratio / (3 * (6 / 29) ** 2) + 4 / 29)
    return np.array([116 * bent[1] - 16, 500 * (bent[0] - bent[1]), 200 * (bent[1] - bent[2])])


def too_weak(names: list[str], least: float) -> list[str]:
    return [
        f"{theme}: {name} on {ground}"
        for theme in THEMES
        for name in names
        for ground in ("paper", "panel")
        if contrast(tokens()[theme][name], tokens()[theme][ground]) < least
    ]


def test_contrast_is_computed_as_wcag_does():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)


def test_every_text_colour_can_be_read_on_every_ground():
    assert too_weak(tokens()["contrast"]["text"], 4.5) == []


def test_every_mark_can_be_seen_on_every_ground():
    assert too_weak(tokens()["contrast"]["mark"], 3.0) == []


@pytest.mark.parametrize("theme", THEMES)
def test_words_on_a_button_can_be_read(theme):
    assert contrast(tokens()[theme]["onred"], tokens()[theme]["red"]) >= 4.5


def test_every_token_has_a_light_and_a_dark_value():
    assert list(tokens()["light"]) == list(tokens()["dark"])
    values = [*tokens()["light"].values(), *tokens()["dark"].values()]
    assert all(re.fullmatch(r"#[0-9a-f]{6}", value) for value in values)


def test_light_values_all_differ_so_that_a_picture_can_follow_the_theme():
    values = list(tokens()["light"].values())
    assert len(set(values)) == len(values)


def test_contrast_is_asked_of_colours_that_exist():
    asked = {name for names in tokens()["contrast"].values() for name in names}
    assert len(asked) > 5
    assert asked <= set(tokens()["light"])


def test_no_colour_is_written_down_outside_the_tokens():
    files = [file for ending in ("py", "css", "js", "html") for file in KIT.rglob(f"*.{ending}")]
    assert len(files) > 40
    found = [
        f"{file.name}: {match}"
        for file in files
        for match in COLOUR.findall(file.read_text("utf-8"))
    ]
    assert found == []


def test_css_uses_only_variables_that_the_tokens_define():
    css = stylesheet("figure", "controls")
    used = set(re.findall(r"var\(--fk-([a-z]+)\)", css))
    assert len(used) > 8
    assert used <= set(tokens()["light"])


def test_stylesheet_gives_every_token_both_values():
    css = stylesheet()
    for theme in THEMES:
        for name, value in tokens()[theme].items():
            assert f"--fk-{name}:{value};" in css


@pytest.mark.parametrize("chart", TOGETHER)
def test_marks_that_stand_together_differ_in_shape(chart):
    shapes = [style[0] for style in TOGETHER[chart]]
    assert len(shapes) == 3
    assert len(set(shapes)) == len(shapes)


@pytest.mark.parametrize("viewer", VIEWERS)
@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("chart", TOGETHER)
def test_marks_that_stand_together_keep_apart_for_every_viewer(chart, theme, viewer):
    names = [style[1] for style in TOGETHER[chart]]
    seen = {name: lab(np.array(VIEWERS[viewer]) @ linear(tokens()[theme][name])) for name in names}
    near = {
        pair: round(float(np.linalg.norm(seen[pair[0]] - seen[pair[1]])), 1)
        for pair in combinations(names, 2)
        if np.linalg.norm(seen[pair[0]] - seen[pair[1]]) < APART
    }
    assert near == {}
