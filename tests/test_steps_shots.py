"""Shots are logged, changed, cleared, compared; the reel tells a lag; the median comes first."""

import csv
import io
import re

import pytest
from desks import HOSTILE, LANGUAGES, desk, film, plant, write
from texts import rows

from filmkit import measures
from filmkit.errors import NoSuchItem
from filmkit.figures import figure
from filmkit.films import open_ai
from filmkit.steps.reel import ReelStep
from filmkit.steps.shot_report import ShotReportStep, again_summary, log_summary
from filmkit.steps.shots import (
    MOST,
    SCALES,
    SOUNDS,
    SecondLogStep,
    ShotLogStep,
    clock,
    reel_cuts,
    reel_rows,
)
from filmkit.widgets.panel import SCRIPTS

CUTS = (2000, 5000, 7000, 20_000, 22_000)


def log(folder, step=ShotLogStep, **options) -> ShotLogStep:
    return step(desk(folder, pack="her", lesson="06", **options))


def cut(step: ShotLogStep, times, end: int = 24_000) -> ShotLogStep:
    for number, time in enumerate(times, start=1):
        step.act(write(f"cut-{number}", time))
    step.act(write("end", end))
    return step


# --- the log ------------------------------------------------------------------------------------


def test_cuts_make_shots_with_the_tags_of_the_cut_that_begins_them(tmp_path):
    step = cut(log(tmp_path), [5000, 2000])  # the second cut was put in by hand
    for name, value in (("scale-0", "black"), ("scale-2", "long"), ("sound-1", "unseen")):
        step.act(write(name, value))
    shots = step.shots()
    assert [shot.start for shot in shots] == [0, 2000, 5000]
    assert [shot.scale for shot in shots] == ["black", "long", ""]
    assert [shot.sound for shot in shots] == ["", "", "unseen"]


def test_a_cut_can_be_moved_and_taken_back(tmp_path):
    step = cut(log(tmp_path), CUTS)
    step.act(write("cut-2", 5500))
    step.act(write("cut-5", ""))
    assert list(step.cuts().values()) == [2000, 5500, 7000, 20_000]


def test_two_cuts_at_one_moment_are_one(tmp_path):
    step = cut(log(tmp_path), [2000, 2000, 5000])
    step.act(write("scale-1", "close"))
    step.act(write("scale-3", "long"))
    assert [shot.scale for shot in step.shots()] == ["", "close", "long"]


def test_clearing_empties_the_log_and_keeps_where_the_passage_comes_from(tmp_path):
    step = log(tmp_path)
    for name, value in (("source", "own"), ("passage", "The train"), ("offset", "0:10")):
        step.act(write(name, value))
    cut(step, CUTS)
    step.act({"act": "clear"})
    again = log(tmp_path)
    assert again.view()["values"] == {"source": "own", "passage": "The train", "offset": "0:10"}
    cut(again, [3000])
    assert list(log(tmp_path).cuts().values()) == [3000]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("cut-0", 5),
        (f"cut-{MOST + 1}", 5),
        ("cut-1", 0),
        ("cut-1", 2.5),
        ("cut-1", "2000"),
        ("cut-1", -3),
        ("end", 10**9),
        ("scale-1", "near"),
        ("sound-1", "loud"),
        ("source", "pirate"),
    ],
)
def test_what_no_log_can_hold_is_refused(name, value, tmp_path):
    with pytest.raises(NoSuchItem):
        log(tmp_path).act(write(name, value))


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("00:12:30", 750_000),
        ("1:02:03", 3_723_000),
        ("12:30", 750_000),
        (" 45 ", 45_000),
        ("", None),
        ("12:99", None),
        ("noon", None),
        (HOSTILE, None),
    ],
)
def test_the_clock_of_the_film_is_read_or_refused(text, time):
    assert clock(text) == time


def test_times_of_the_film_count_from_the_offset_and_the_reel_has_none(tmp_path):
    step = log(tmp_path)
    step.act(write("offset", "00:01:00"))
    step.act(write("source", "clip"))
    assert step.offset() == 60_000
    step.act(write("source", "reel"))
    assert step.offset() == 0


def test_a_file_is_made_when_it_is_asked_for_and_handed_over_once(tmp_path):
    step = cut(log(tmp_path), CUTS)
    step.act(write("offset", "1:00"))
    step.act({"act": "file", "kind": "csv"})
    file = step.view()["file"]
    found = list(csv.DictReader(io.StringIO(file["text"])))
    assert [row["start_s"] for row in found][:2] == ["60.000", "62.000"]
    assert (file["name"], file["n"]) == ("n06-log-rani.csv", 1)
    step.act({"act": "file", "kind": "eaf"})
    assert step.view()["file"]["n"] == 2
    assert step.view()["file"]["text"].startswith("<?xml")
    step.act(write("cut-1", 2100))
    assert "file" not in step.view()


@pytest.mark.parametrize("kind", [None, "exe", [], HOSTILE])
def test_another_kind_of_file_is_refused(kind, tmp_path):
    with pytest.raises(NoSuchItem):
        log(tmp_path).act({"act": "file", "kind": kind})


def test_the_second_log_takes_its_passage_from_the_first(tmp_path):
    first, second = log(tmp_path), log(tmp_path, SecondLogStep)
    first.act(write("source", "own"))
    first.act(write("offset", "2:00"))
    assert second.view()["given"] == {"source": "own", "offset": "2:00"}
    assert second.offset() == 120_000
    assert first.cuts() == second.cuts() == {}


# --- the reel -----------------------------------------------------------------------------------


def test_the_reel_lasts_about_a_minute_with_one_long_take_among_short_ones():
    shots = rows("reel_shots")
    cuts = [row for row in shots if row["joins"] == "cut"]
    assert 16 <= len(cuts) <= 20
    assert 60 <= sum(row["seconds"] for row in shots) <= 90
    assert {row["scale"] for row in cuts} == set(SCALES)
    assert {row["sound"] for row in cuts} == set(SOUNDS)
    assert [row["joins"] for row in shots].count("change") == 1
    assert min(row["seconds"] for row in shots) > 1 / 3, "nothing flickers"


def test_everything_that_is_drawn_is_in_the_vocabulary_and_nothing_else():
    code = (SCRIPTS / "frames.js").read_text("utf-8")
    known = set(re.findall(r"^  (\w+): \(paint\) =>", code, re.MULTILINE))
    used = {word for row in rows("reel_shots") for word in row["drawn"].split()}
    tiny = {word for row in film().rows["reel_shots"] for word in row["drawn"].split()}
    assert used == known
    assert tiny <= known


@pytest.mark.parametrize("level", [0, 1, 2])
def test_the_reel_is_there_at_every_spoiler_level(level, tmp_path):
    assert len(reel_rows(desk(tmp_path, pack="her", level=level))) == len(rows("reel_shots"))


def test_the_lag_is_told_once_three_cuts_are_found(tmp_path):
    step = log(tmp_path, ReelStep)
    true = reel_cuts(step.desk)
    cut(step, [true[0] + 200, true[1] + 300])
    step.act({"act": "compare"})
    assert step.view()["message"] == step.desk.words("reel.first", count=3)
    step.act(write("cut-3", true[2] + 250))
    step.act(write("cut-4", 18_200))  # where the lamp goes out
    step.act({"act": "compare"})
    text, table = step.view()["blocks"]
    assert "+0.25 seconds" in text["text"] and f"3 of {len(true)} cuts" in text["text"]
    assert step.desk.words("reel.change") in str(table["rows"])
    assert len(table["rows"]) == len(true) + 1


def test_a_pack_without_a_reel_offers_the_other_ways(tmp_path, monkeypatch):
    own = desk(tmp_path, lesson="06")
    monkeypatch.setattr("filmkit.steps.shots.reel_rows", lambda desk: [])
    assert [one["value"] for one in ShotLogStep(own).spec["source"]] == ["own", "clip"]
    with pytest.raises(NoSuchItem) as error:
        ReelStep(own)
    assert str(error.value) == own.words("shots.no-reel")


@pytest.mark.parametrize(
    ("name", "english"),
    [
        ("cuts", "18"),
        ("median", "2.6"),
        ("mean", "3.6"),
        ("longest", "15.0"),
        ("share-longest", "25"),
        ("median-seen", "1.9"),
        ("median-unseen", "5.5"),
    ],
)
def test_figures_of_the_reel_are_computed(name, english):
    assert figure(f"reel.{name}", film("her"), open_ai()) == english
    indonesian = figure(f"reel.{name}", film("her", "id"), open_ai(lang="id"))
    assert indonesian == english.replace(".", ",")


@pytest.mark.parametrize("name", ["", "mode", "median-nobody", "median.x"])
def test_a_figure_of_the_reel_that_nobody_knows_is_refused(name):
    with pytest.raises(NoSuchItem):
        figure(f"reel.{name}", film("her"), open_ai())


# --- the report ---------------------------------------------------------------------------------


def report(folder, **options) -> ShotReportStep:
    return ShotReportStep(desk(folder, pack="her", lesson="06", **options))


def test_two_cuts_are_the_least(tmp_path):
    cut(log(tmp_path), [2000])
    view = report(tmp_path).view()
    assert view["hidden"] == ["lengths", "tags", "again"]
    assert view["message"] == report(tmp_path).desk.words("report.first")
    report(tmp_path).act({"act": "mean"})
    assert not report(tmp_path).begun()


def test_the_median_comes_first_and_the_mean_when_it_is_asked_for(tmp_path):
    cut(log(tmp_path), CUTS)  # whole shots of 3, 2, 13 and 2 seconds
    step = report(tmp_path)
    first = step.view()["after"]["lengths"]
    assert len(first) == 1 and "lasts 2.5 seconds" in first[0]["text"]
    step.act({"act": "mean"})
    told = report(tmp_path).view()["after"]["lengths"][1]["text"]
    assert "mean is 5.0 seconds" in told
    assert "shot 4: it lasts 13.0 seconds, 65 per cent" in told
    assert "would be 2.3 seconds" in told


def test_tags_are_counted_with_the_median_of_whole_shots_and_the_share_of_time(tmp_path):
    step = cut(log(tmp_path), CUTS)
    for name, value in (("sound-0", "unseen"), ("sound-3", "unseen"), ("sound-1", "seen")):
        step.act(write(name, value))
    (sound,) = report(tmp_path).view()["after"]["tags"]
    assert sound["rows"] == [
        ["somebody or something we see", "1", "3.0", "12 %"],
        ["somebody we do not see", "2", "13.0", "62 %"],
    ]


def test_without_tags_and_without_a_second_log_it_says_what_to_do(tmp_path):
    cut(log(tmp_path), CUTS)
    step = report(tmp_path)
    after = step.view()["after"]
    assert after["tags"] == [{"text": step.desk.words("report.no-tags")}]
    assert after["again"] == [{"text": step.desk.words("report.no-again")}]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_two_logs_are_laid_over_each_other_with_their_mean_difference(lang, tmp_path):
    cut(log(tmp_path), CUTS)
    cut(log(tmp_path, SecondLogStep), [2200, 4900, 7300, 20_200])
    step = report(tmp_path, lang=lang)
    (block,) = step.view()["after"]["again"]
    words = step.desk.words
    assert block["text"] == words(
        "report.difference",
        pairs=4,
        difference=words.number(0.2, 2),
        lag=words.number(0.2, 2),
        direction=words("report.later"),
        first=1,
        second=0,
    )
    assert [row["name"] for row in block["strips"]["rows"]] == block["columns"][1:3]
    assert len(block["rows"]) == len(CUTS)


def test_a_second_log_that_is_earlier_and_shorter_is_said_to_be_so(tmp_path):
    cut(log(tmp_path), CUTS)
    cut(log(tmp_path, SecondLogStep), [1900, 4800], end=8000)
    (block,) = report(tmp_path).view()["after"]["again"]
    assert "0.15 seconds earlier. Only in the first: 1." in block["text"], "7 s was overlooked"
    assert block["text"].endswith("at second 8.0. What the other holds after that is not "
                                  "compared (cuts: 2).")  # fmt: skip
    assert [row[1] for row in block["rows"]] == ["2.00", "5.00", "7.00"]


def test_two_logs_with_nothing_in_common_are_told_apart(tmp_path):
    cut(log(tmp_path), CUTS)
    cut(log(tmp_path, SecondLogStep), [60_000], end=61_000)
    (block,) = report(tmp_path).view()["after"]["again"]
    assert block["text"].startswith("No cut of the one log")


def test_the_lag_of_the_reel_stands_beside_the_two_logs(tmp_path):
    cut(log(tmp_path), CUTS)
    cut(log(tmp_path, SecondLogStep), CUTS)
    reel = log(tmp_path, ReelStep)
    cut(reel, [time + 180 for time in reel_cuts(reel.desk)[:5]])
    lag = report(tmp_path).view()["after"]["again"][1]["text"]
    assert "+0.18 seconds" in lag


def test_the_product_shows_the_strip_with_median_mean_and_passage(tmp_path):
    assert log_summary(report(tmp_path).desk) == again_summary(report(tmp_path).desk) == []
    step = cut(log(tmp_path), CUTS)
    step.act(write("passage", HOSTILE))
    block, mean = log_summary(report(tmp_path).desk)
    assert block["strips"] and block["open"] and len(block["rows"]) == len(CUTS) + 1
    assert "5.0 seconds" in mean["text"]
    assert HOSTILE in block["note"], "shown as text only"
    cut(log(tmp_path, SecondLogStep), CUTS)
    [again] = again_summary(report(tmp_path).desk)
    assert again["heading"] and "0.00 seconds" in again["text"]


def test_a_log_of_the_reel_says_that_it_is_no_evidence_about_the_film(tmp_path):
    step = cut(log(tmp_path), CUTS)
    told = step.desk.words("report.from-reel")
    step.act(write("source", "clip"))
    assert told not in log_summary(step.desk)[0]["note"]
    step.act(write("source", "reel"))
    assert told in log_summary(step.desk)[0]["note"]


def test_a_log_of_400_cuts_is_shown_without_numbers_in_its_strip(tmp_path):
    values = [{"name": f"cut-{n}", "value": n * 300} for n in range(1, MOST + 1)]
    plant(tmp_path, "n06-log", "field", *values, lesson="06")
    (block,) = report(tmp_path).view()["after"]["lengths"]
    parts = block["strips"]["rows"][0]["parts"]
    assert len(parts) == MOST and {part["label"] for part in parts} == {""}
    assert measures.shot_lengths(log(tmp_path).shots()).median == 300
