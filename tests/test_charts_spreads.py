"""Charts of a class: every number is written, a hidden one is a dash and a word."""

import re

import pytest
from desks import HOSTILE, Page

from filmkit.charts import Told, bars, columns, counts
from filmkit.look import tokens

TOLD = Told("Title", "Alt", "Sentence", "Note", "What", "hidden", "Table")
DRAWN = {
    "bars": bars(TOLD, ["One", "Two " * 60], {"Before": [7, None], "After": [0, 4]}),
    "one": bars(TOLD, ["One"], {"Before": [None]}),
    "counts": counts(TOLD, ["One", "Two"], ["A", "B"], [[3, None], [0, 12]]),
    "many": counts(
        TOLD, ["One"], [f"Q{n:02}" for n in range(30)], [[n or None for n in range(30)]]
    ),
    "columns": columns(TOLD, ["Q01", "Q02", "Q03"], [5, None, 0]),
    "none": columns(TOLD, ["Q01"], [None]),
}


@pytest.mark.parametrize("name", DRAWN)
def test_every_number_stands_in_the_picture_and_in_the_table(name):
    drawn = DRAWN[name]
    written = re.findall(r">([0-9]+|–)</text>", drawn.svg)
    cells = [cell for row in drawn.table.itertuples(index=False) for cell in row[1:]]
    shown = sorted("–" if cell == "hidden" else str(cell) for cell in cells)
    assert sorted(written) == shown


@pytest.mark.parametrize("name", DRAWN)
def test_colours_follow_the_page(name):
    named = set(re.findall(r"#[0-9a-f]{6}", DRAWN[name].svg.partition("</style>")[2]))
    assert named <= {"#000000"}
    assert set(re.findall(r"var\(--fk-(\w+)\)", DRAWN[name].svg)) <= set(tokens()["light"])


def test_words_of_a_pack_stay_words():
    for drawn in (bars(TOLD, [HOSTILE], {HOSTILE: [4]}), counts(TOLD, [HOSTILE], [HOSTILE], [[4]])):
        page = Page(drawn.to_html())
        assert not page.named("script")
        assert "<script" not in drawn.svg


def test_a_chart_that_holds_one_series_has_no_legend():
    assert "Before" in DRAWN["bars"].svg and "Before" not in DRAWN["one"].svg


def numbers(svg: str) -> list[tuple[float, float]]:
    """Return the size of each number in a picture, and how far down it stands."""
    texts = re.findall(r"<text ([^>]*)>(?:[0-9]+|–)</text>", svg)
    sizes = [float(re.search(r"([\d.]+)px", one)[1]) for one in texts]
    down = [float(re.search(r"(?: y=\"|translate\([\d.]+ )([\d.]+)", one)[1]) for one in texts]
    return list(zip(sizes, down, strict=True))


@pytest.mark.parametrize("name", DRAWN)
def test_numbers_are_large_enough_for_a_wall(name):
    assert all(size >= 11 for size, _ in numbers(DRAWN[name].svg))


def test_no_line_runs_behind_a_number_of_a_grid():
    svg = DRAWN["counts"].svg
    lines = [
        float(a) for a, b in re.findall(r"M [\d.]+ ([\d.]+) \nL [\d.]+ ([\d.]+)", svg) if a == b
    ]
    assert lines and all(
        not down - 14 < line < down + 5 for line in lines for _, down in numbers(svg)
    )


def test_a_phone_shows_bars_whole():
    assert DRAWN["bars"].slim and not DRAWN["counts"].slim
    across = [float(x) for x in re.findall(r"translate\(([\d.]+) ", DRAWN["bars"].svg)]
    across += [float(x) for x in re.findall(r'<text [^>]*?\bx="([\d.]+)"', DRAWN["bars"].svg)]
    assert across and max(across) < 345
