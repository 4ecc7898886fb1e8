"""An arc drawn by hand: points, gaps, reasons; what smoothing and a second arc say about it."""

import pytest
from desks import LANGUAGES, desk, film, plant, write

from filmkit.errors import NoSuchItem
from filmkit.steps.arcs import ArcStep, PartingStep, SmoothStep, arc_summary

COMPARE = {"act": "compare"}


def arc(folder, level: int = 2, lang: str = "en") -> ArcStep:
    return ArcStep(desk(folder, pack="her", level=level, lang=lang, lesson="02"))


def draw(step, values, person: str = "theodore", reasons: int = 0) -> None:
    """Draw values from the first sequence on; None leaves one out, an empty text is a gap."""
    for place, (key, value) in enumerate(zip(step.sequences, values, strict=False)):
        if value is not None:
            step.act(write(f"{person}-{key}", value))
        if place < reasons:
            step.act(write(f"why-{person}-{key}", "The text says so."))


def test_an_arc_is_drawn_for_the_two_main_figures_or_a_viewer(tmp_path):
    step = arc(tmp_path)
    assert list(step.people) == ["theodore", "samantha", "viewer"]
    assert (step.who(), step.beside()) == ("theodore", "")
    assert len(step.sequences) == 30


@pytest.mark.parametrize("value", [4, -4, 1.5, "1", None, True, [1]])
def test_a_point_is_a_whole_number_of_the_scale(value, tmp_path):
    step = arc(tmp_path)
    with pytest.raises(NoSuchItem):
        step.act(write("theodore-q01", value))


def test_a_sequence_beyond_the_spoiler_level_has_no_point(tmp_path):
    with pytest.raises(NoSuchItem):
        arc(tmp_path, level=1).act(write("theodore-q26", 1))


def test_no_idea_is_a_gap_and_a_point_can_come_back(tmp_path):
    step = arc(tmp_path)
    draw(step, [2, ""])
    assert [step.arc("theodore")[key] for key in ("q01", "q02", "q03")] == [2, None, None]
    step.act(write("theodore-q02", 0))
    assert step.arc("theodore")["q02"] == 0


def test_ten_points_and_six_reasons_make_an_arc(tmp_path):
    step = arc(tmp_path)
    draw(step, [1] * 9, reasons=6)
    assert (step.lacks("theodore"), step.ready()) == ((1, 0), "")
    step.act(write("theodore-q10", 0))
    assert (step.lacks("theodore"), step.ready()) == ((0, 0), "theodore")


def test_a_gap_is_no_point_where_there_are_sequences_enough(tmp_path):
    step = arc(tmp_path, level=1)
    draw(step, [1] * 9 + [""], reasons=6)
    assert step.lacks("theodore") == (1, 0)


def test_the_shorter_way_asks_for_eight_points_and_four_reasons(tmp_path):
    step = arc(tmp_path)
    draw(step, [1] * 8, reasons=4)
    assert step.lacks("theodore") == (2, 2)
    step.act(write("short", True))
    assert step.ready() == "theodore"


def test_at_level_0_every_sequence_counts_also_one_without_an_idea(tmp_path):
    step = arc(tmp_path, level=0)
    draw(step, ["", "", "", "", 1], person="samantha", reasons=3)
    assert step.lacks("samantha") == (5, 0), "one point is no arc"
    step.act(write("samantha-q06", 2))
    assert step.ready() == "samantha"
    assert step.lacks("theodore") == (6, 3)


@pytest.mark.parametrize(
    "text, lacking", [("  \n", 6), ("x", 6), ("He waits.", 6), ("He is alone", 5)]
)
def test_a_reason_has_at_least_three_words(text, lacking, tmp_path):
    step = arc(tmp_path)
    step.act(write("why-theodore-q01", text))
    assert step.lacks("theodore")[1] == lacking


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_is_missing_is_said_about_the_arc_being_drawn(lang, tmp_path):
    step = arc(tmp_path, lang=lang)
    step.act(write("who", "samantha"))
    draw(step, [1] * 3, person="samantha", reasons=1)
    words = step.desk.words
    still = words("js.pointslack2", count=7), words("js.reasonslack2", count=5)
    assert all(part in step.missing() for part in ("Samantha", *still))


def test_what_is_missing_is_counted_in_plain_words(tmp_path):
    step = arc(tmp_path)
    draw(step, [1] * 9, reasons=6)
    assert step.missing().endswith("Arc of Theodore Twombly: still 1 point to set; reasons enough.")
    step.act(write("why-theodore-q01", ""))
    step.act(write("theodore-q10", 1))
    assert step.missing().endswith("you have points enough; still 1 reason to give.")


def test_an_arc_is_not_beside_itself(tmp_path):
    step = arc(tmp_path)
    step.act(write("beside", "theodore"))
    assert step.beside() == ""
    step.act(write("who", "viewer"))
    assert (step.who(), step.beside()) == ("viewer", "theodore")


def test_smoothing_takes_the_mean_and_marks_means_of_fewer_points(tmp_path):
    step = arc(tmp_path, level=0)
    smooth = SmoothStep(step.desk)
    assert smooth.view()["message"] == step.desk.words("smooth.none")
    draw(step, [3, 0, -3, "", 1, 2])
    smooth.act(write("window", "3"))
    (block,) = smooth.view()["after"]["smooth"]
    drawn, smoothed = (series["values"] for series in block["lines"]["series"])
    assert drawn == [3, 0, -3, None, 1, 2]
    assert smoothed == [1.5, 0, -1.5, None, 1.5, 1.5]
    assert block["lines"]["series"][1]["edges"] == [0, 2, 4, 5], "ends and beside a gap"
    assert block["rows"][1:4] == [
        ["Q02", "0", "0.0", "3"],
        ["Q03", "−3", "−1.5", "2"],
        ["Q04", "–", "–", "–"],
    ]
    assert "beside a gap (4)" in block["text"]
    smooth.act(write("window", "1"))
    (block,) = smooth.view()["after"]["smooth"]
    assert block["lines"]["series"][1]["edges"] == [] and "changes nothing" in block["text"]


def test_two_arcs_part_most_where_their_points_are_farthest(tmp_path):
    step = arc(tmp_path, level=0)
    parting = PartingStep(step.desk)
    draw(step, [0, 1, -3, 2, 1])
    draw(step, [1, 1, 3, "", 1], person="viewer")
    parting.act(COMPARE)
    assert parting.view()["messages"]["parting"] == step.desk.words("parting.two")
    step.act(write("beside", "viewer"))
    parting.act(COMPARE)
    assert parting.view()["messages"]["parting"] == step.desk.words("parting.first")
    parting.act(write("guess", "q01"))
    parting.act(COMPARE)
    (block,) = parting.view()["after"]["parting"]
    assert [row[0]["sequence"] for row in block["rows"]] == ["q03", "q01", "q02", "q05"]
    assert block["rows"][0][1:] == ["−3", "+3", "6"]


def test_the_product_shows_the_arcs_in_view_with_their_reasons(tmp_path):
    step = arc(tmp_path, level=0)
    assert arc_summary(step.desk) == []
    draw(step, [1, "", -1], reasons=1)
    (block,) = arc_summary(step.desk)
    assert block["lines"]["series"] == [{"values": [1, None, -1, None, None, None]}]
    assert block["rows"][0] == ["Q01", "+1", "The text says so."]


def test_a_hand_made_file_draws_what_is_sound_in_it(tmp_path):
    fields = [("theodore-q01", 9), ("theodore-q02", 2), ("who", "nobody"), ("short", "yes")]
    values = [{"name": name, "value": value} for name, value in fields]
    plant(tmp_path, "n02-arc", "field", *values, lesson="02")
    step = arc(tmp_path)
    assert step.view() == {"values": {"theodore-q02": 2}}
    assert step.who() == "theodore"


def test_people_without_a_name_in_the_kit_can_have_an_arc_too(tmp_path):
    assert list(ArcStep(desk(tmp_path)).people) == ["ada", "none", "viewer"]
    assert film().row("characters", "none")["name"] == "None"
