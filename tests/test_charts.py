"""A chart is a picture, a sentence and a table that say the same, for everybody and every theme."""

import base64
import hashlib
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from functools import cache
from itertools import product

import pytest
from desks import HOSTILE, LANGUAGES, ROOT, Page, ai, film, hostile_pack

from filmkit import charts, measures
from filmkit.charts.chart import in_two_lines
from filmkit.charts.network import circle
from filmkit.errors import NothingToMeasure
from filmkit.films import open_film
from filmkit.look import tokens

PACKS = ("tiny", "her")
NAMES = ("presence", "themes", "technologies", "mood", "network", "matrix", "timeline")
ALL = [pytest.param(*which, id="-".join(which)) for which in product(NAMES, PACKS, LANGUAGES)]
SVG = "{http://www.w3.org/2000/svg}"


def draw(name: str, film, ai) -> charts.Chart:
    if name == "mood":
        return charts.mood(film, film.rows["moods"][0]["character"])
    if name == "network":
        return charts.network(film, "talked")
    return getattr(charts, name)(ai if name in ("matrix", "timeline") else film)


@cache
def drawn(name: str, pack: str, lang: str) -> charts.Chart:
    return draw(name, film(pack, lang), ai(lang))


def things(name: str, film, ai) -> tuple[list[str], set[int]]:
    """The names of the rows of the table, and the counts that the text alternative must name."""
    rows = film.rows
    titles = {
        row["key"]: row.get("title") or row.get("name")
        for table in ("sequences", "themes", "technologies", "characters")
        for row in rows[table]
    }
    if name == "presence":
        people = {row["character"] for row in rows["presence"]}
        most = max(sum(row["character"] == key for row in rows["presence"]) for key in people)
        return (
            [titles[row["key"]] for row in rows["characters"] if row["key"] in people],
            {len(people), len(rows["sequences"]), most},
        )
    if name in ("themes", "technologies"):
        noun = {"themes": "theme", "technologies": "technology"}[name]
        links = rows[f"{noun}_sequences"]
        used = (
            {link[noun] for link in links}
            if noun == "technology"
            else {row["key"] for row in rows["themes"]}
        )
        most = max(
            sum(link["sequence"] == row["key"] for link in links) for row in rows["sequences"]
        )
        return (
            [row["title"] for row in rows[name] if row["key"] in used],
            {len(used), len(rows["sequences"]), len(links), most},
        )
    if name == "mood":
        keys = list(dict.fromkeys(row["sequence"] for row in rows["moods"]))
        return [f"{key.upper()} {titles[key]}" for key in keys], {len(keys)}
    if name == "network":
        ties = measures.ties(film, "talked")
        ties = ties[ties["character"].isin(circle(film)) & ties["other"].isin(circle(film))]
        pairs = [f"{titles[tie.character]} – {titles[tie.other]}" for tie in ties.itertuples()]
        return pairs, {len(circle(film)), len(ties), int(ties["sequences"].max())}
    if name == "matrix":
        return [row["title"] for row in ai.rows["capabilities"]], {len(ai.rows["capabilities"])}
    events = sorted(ai.rows["timeline"], key=lambda row: row["start"])
    before = sum(row["start"] < "2014" for row in events)
    return [measures.when(row) for row in events], {len(events), before, len(events) - before}


def numbers(text: str) -> set[int]:
    return {int(number) for number in re.findall(r"\d+", text)}


def picture(chart: charts.Chart) -> ET.Element:
    return ET.fromstring(chart.svg)


def places(chart: charts.Chart) -> dict[str, tuple[float, float]]:
    """Where the names of the picture stand."""

    def where(node):
        moved = re.search(r"translate\(([-\d.]+) ([-\d.]+)\)", node.get("transform", ""))
        return moved.groups() if moved else (node.get("x"), node.get("y"))

    return {
        "".join(node.itertext()): tuple(map(float, where(node)))
        for node in picture(chart).iter(f"{SVG}text")
    }


@pytest.mark.parametrize(("name", "pack", "lang"), ALL)
def test_every_chart_has_a_text_alternative_that_can_be_heard_in_one_go(name, pack, lang):
    chart = drawn(name, pack, lang)
    assert 40 < len(chart.alt) <= 250
    assert chart.title and chart.sentence and chart.note
    assert "{" not in chart.title + chart.alt + chart.sentence + chart.note


@pytest.mark.parametrize(("name", "pack", "lang"), ALL)
def test_text_alternative_names_counts_that_equal_the_data(name, pack, lang):
    _, counts = things(name, film(pack, lang), ai(lang))
    assert counts <= numbers(drawn(name, pack, lang).alt)


@pytest.mark.parametrize(("name", "pack", "lang"), ALL)
def test_table_has_one_row_for_each_thing(name, pack, lang):
    names, _ = things(name, film(pack, lang), ai(lang))
    assert len(names) > 0
    assert list(drawn(name, pack, lang).table.iloc[:, 0]) == names


def test_a_second_language_changes_the_words_and_not_the_numbers():
    for name in NAMES:
        english, indonesian = (drawn(name, "her", lang) for lang in LANGUAGES)
        assert english.sentence != indonesian.sentence
        assert english.table.shape == indonesian.table.shape


@pytest.mark.parametrize("pack", PACKS)
def test_presence_table_equals_the_measure(pack):
    grid, table = measures.presence(film(pack)), drawn("presence", pack, "en").table
    expected = [[int((row == mode).sum()) for mode in measures.RULES] for _, row in grid.iterrows()]
    assert table.iloc[:, 1:].to_numpy().tolist() == expected


@pytest.mark.parametrize("pack", PACKS)
@pytest.mark.parametrize(
    ("name", "measure"),
    [("themes", measures.theme_grid), ("technologies", measures.technology_grid)],
)
def test_table_of_marks_equals_the_measure(name, measure, pack):
    grid, table = measure(film(pack)), drawn(name, pack, "en").table
    assert list(table.iloc[:, 1]) == [
        ", ".join(grid.columns[row].str.upper()) for row in grid.to_numpy()
    ]


@pytest.mark.parametrize("pack", PACKS)
def test_mood_table_equals_the_measure(pack):
    frame, table = (
        measures.moods(film(pack), film(pack).rows["moods"][0]["character"]),
        drawn("mood", pack, "en").table,
    )
    assert table.iloc[:, 1:].to_numpy().tolist() == frame[["start", "end"]].to_numpy().tolist()


def test_mood_chart_names_the_lowest_end_even_where_it_is_not_very_low(packs):
    moods = packs / "moods.csv"
    kept = [line for line in moods.read_text().splitlines() if not line.startswith("ada,q03")]
    moods.write_text(
        "\n".join(kept)
        .replace("ada,q02,1,-1,Q02,interpretation", "ada,q02,2,-1,Q02,interpretation")
        .replace("ada,q02,2,2", "ada,q02,1,2")
        + "\n"
    )
    assert "Q02" in charts.mood(open_film(packs), "ada").alt


def test_mood_chart_can_be_drawn_where_only_some_sequences_have_a_mood(packs):
    moods = packs / "moods.csv"
    kept = [line for line in moods.read_text().splitlines() if not line.startswith("ada,q02")]
    moods.write_text("\n".join(kept) + "\n")
    chart = charts.mood(open_film(packs), "ada")
    assert [row[:3] for row in chart.table.iloc[:, 0]] == ["Q01", "Q03"]
    assert {"1", "3"} <= set(places(chart)) and "2" not in places(chart)


def test_mood_chart_draws_no_line_between_sequences():
    # A mood is drawn in red; whatever is red and joins two places must go straight up.
    paths = [
        path
        for path in picture(drawn("mood", "her", "en")).iter(f"{SVG}path")
        if "stroke: var(--fk-red)" in path.get("style", "") and path.get("clip-path")
    ]
    assert len(paths) == len(film("her").rows["sequences"])
    for path in paths:
        assert len(set(re.findall(r"[ML] ([\d.]+)", path.get("d")))) == 1


def test_nobody_is_drawn_where_nothing_is_coded(packs):
    (packs / "presence.csv").write_text("sequence,character,mode,evidence,status\n")
    with pytest.raises(NothingToMeasure):
        charts.presence(open_film(packs))


@pytest.mark.parametrize("pack", PACKS)
def test_network_keeps_everybody_in_place_whatever_the_rule(pack):
    acts = ["", *(row["key"] for row in film(pack).rows["acts"])]
    drawings = [
        charts.network(film(pack), rule, act=act) for rule in measures.RULES for act in acts
    ]
    drawings.append(charts.network(film(pack), "talked", without=circle(film(pack))[0]))
    assert len(places(drawings[0])) == len(circle(film(pack)))
    assert all(places(drawing) == places(drawings[0]) for drawing in drawings)


@pytest.mark.parametrize("rule", measures.RULES)
@pytest.mark.parametrize("without", ["", "theodore"])
def test_network_names_as_many_groups_as_its_ties_make(rule, without):
    chart = charts.network(film("her"), rule, without=without)
    groups: list[set] = []
    for pair in chart.table.iloc[:, 0]:
        ends = set(pair.split(" – "))
        touched = [group for group in groups if group & ends]
        groups = [group for group in groups if group not in touched] + [ends.union(*touched)]
    assert numbers(chart.alt)
    assert int(re.findall(r"\d+", chart.alt)[-1]) == len(groups)


def test_network_without_ties_says_so():
    chart = charts.network(film(), "body", act="act1")
    assert chart.table.empty
    assert len(chart.table.columns) == 3
    assert chart.alt == film().words(
        "chart.network-empty.alt", rule=film().words("rule.body"), act="Beginning"
    )


@pytest.mark.parametrize("year", [2013, 2020, 2026])
def test_matrix_table_says_scores_and_ranges(year):
    table = drawn("matrix", "her", "en").table
    spans = {
        row["capability"]: measures.span(row["score"], row["low"], row["high"])
        for row in ai().rows["scores"]
        if row["year"] == str(year)
    }
    assert list(table[str(year)]) == [spans[row["key"]] for row in ai().rows["capabilities"]]


@pytest.mark.parametrize("strand", sorted({row["strand"] for row in ai().rows["timeline"]}))
def test_timeline_of_a_strand_lists_its_events_and_no_others(strand):
    chart = charts.timeline(ai(), strand=strand)
    assert sorted(chart.table.iloc[:, 1]) == sorted(
        row["title"] for row in ai().where("timeline", strand=strand)
    )


@pytest.mark.parametrize(("name", "pack", "lang"), ALL)
def test_html_is_a_figure_with_one_described_picture_and_a_real_table(name, pack, lang):
    chart = drawn(name, pack, lang)
    page = Page(chart.to_html())
    assert len(page.named("figure")) == len(page.named("figcaption")) == 1
    (image,) = page.named("img")
    assert image["alt"] == chart.alt
    assert image["src"].startswith("data:image/svg+xml;base64,")
    assert base64.b64decode(image["src"].partition(",")[2]).decode() == chart.svg
    assert page.texts["caption"] == [chart.title]
    assert {head["scope"] for head in page.named("th")} == {"col", "row"}
    assert sum(head["scope"] == "row" for head in page.named("th")) == len(chart.table)
    assert sum(head["scope"] == "col" for head in page.named("th")) == len(chart.table.columns)


@pytest.mark.parametrize(("name", "pack", "lang"), ALL)
def test_notebook_gets_html_and_words_and_never_a_bare_picture(name, pack, lang):
    chart = drawn(name, pack, lang)
    bundle = chart._repr_mimebundle_()
    assert set(bundle) == {"text/html", "text/plain"}
    assert bundle["text/plain"] == f"{chart.title}. {chart.sentence}"


@pytest.mark.parametrize(("name", "pack", "lang"), ALL)
def test_picture_follows_the_theme_of_the_page(name, pack, lang):
    style, body = drawn(name, pack, lang).svg.split("</style>", 1)
    assert drawn(name, pack, lang).svg.startswith("<svg")
    for theme in ("light", "dark"):
        assert all(f"--fk-{token}:{value};" in style for token, value in tokens()[theme].items())
    assert "prefers-color-scheme:dark" in style
    assert re.findall(r"#[0-9a-f]{6}\b", body) == []
    assert "<style" not in body


@pytest.mark.parametrize(("name", "pack", "lang"), ALL)
def test_words_in_a_picture_have_colours_that_can_be_read(name, pack, lang):
    chart = drawn(name, pack, lang)
    inks = {
        re.search(r"fill: ([^;]+)", node.get("style", "fill: black"))[1]
        for node in picture(chart).iter(f"{SVG}text")
    }
    assert inks
    assert inks <= {f"var(--fk-{token})" for token in tokens()["contrast"]["text"]}


def test_words_stay_readable_where_a_capability_is_brought_forward():
    chart = charts.matrix(ai(), focus="c01")
    marks = [node.get("style") for node in picture(chart).iter(f"{SVG}text") if node.text == "?"]
    assert marks
    assert not any("--fk-line" in style for style in marks)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    return open_film(hostile_pack(tmp_path_factory.mktemp("hostile")))


@pytest.mark.parametrize("name", NAMES[:5])
def test_hostile_names_stay_text(name, hostile):
    chart = draw(name, hostile, ai())
    page = Page(chart.to_html())
    known = set(dict(Page(drawn(name, "tiny", "en").to_html()).tags))
    assert set(dict(page.tags)) == known
    assert HOSTILE in " ".join(page.texts["th"])
    assert page.named("img")[0]["alt"] == chart.alt
    tags = {node.tag for node in picture(chart).iter()}
    assert tags == {node.tag for node in picture(drawn(name, "tiny", "en")).iter()}


def test_a_name_with_dollars_is_drawn_as_it_stands(packs):
    characters = packs / "characters.csv"
    characters.write_text(
        characters.read_text().replace("ada,1,Ada,Ada", "ada,1,A$da$ \\frac,A$da$ \\frac")
    )
    assert "A$da$ \\frac" in places(charts.presence(open_film(packs)))


def test_same_chart_has_the_same_bytes_each_time():
    for name in NAMES:
        assert draw(name, film(), ai()).svg == drawn(name, "tiny", "en").svg


FRESH = """
import hashlib, sys
import filmkit
assert not {"matplotlib", "pandas", "networkx"} & set(sys.modules), "loaded too early"
from desks import ai, film
from test_charts import NAMES, draw
print(hashlib.sha256("".join(draw(name, film(), ai()).svg for name in NAMES).encode()).hexdigest())
sys.exit("pyplot was loaded" if "matplotlib.pyplot" in sys.modules else 0)
"""


def test_drawing_in_a_fresh_process_needs_no_pyplot_and_gives_the_same_bytes():
    paths = f"import sys; sys.path[:0] = [{str(ROOT)!r}, {str(ROOT / 'tests')!r}]\n"
    command = [sys.executable, "-c", paths + FRESH]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    here = "".join(drawn(name, "tiny", "en").svg for name in NAMES)
    assert done.stdout.strip() == hashlib.sha256(here.encode()).hexdigest()


@pytest.mark.parametrize("name", ["Short", "Menjadi satu diri dalam percakapan itu", "x" * 90])
def test_a_long_name_beside_a_chart_is_broken_and_never_cut(name):
    shown = in_two_lines(name, 36)
    assert shown.replace("\n", " ").replace(" ", "") == name.replace(" ", "")
    assert shown.count("\n") <= 1
