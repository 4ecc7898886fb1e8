"""`film.toml`: few facts, each of its kind."""

import pytest
from edits import found, places, replace, written

from filmkit.packs import read_pack
from filmkit.settings import COLLECTION, FILM, read_settings


def test_names_are_joined_by_points(packs):
    values = read_settings(packs / "film.toml", FILM).values
    assert values["title.id"] == "Rumah Itu"
    assert values["spoilers.level1_until"] == "q02"
    assert values["countries"] == ["Nowhere"]


def test_names_with_points_in_quotation_marks_mean_the_same(packs):
    replace(packs / "film.toml", "title.en", '"title.en"')
    replace(packs / "film.toml", "title.id", '"title.id"')
    assert found(packs) == []


def test_a_byte_order_mark_and_windows_line_ends_change_nothing(packs):
    file = packs / "film.toml"
    before = read_settings(file, FILM).values
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes().replace(b"\n", b"\r\n"))
    after = read_settings(file, FILM)
    assert (after.values, after.problems) == (before, [])


@pytest.mark.parametrize(
    ("old", "new", "name"),
    [
        ("year = 2020", 'year = "2020"', "year"),
        ("year = 2020", "year = true", "year"),
        ("year = 2020", "year = 2020-01-01", "year"),
        ("runtime_min = 12", "runtime_min = 12.5", "runtime_min"),
        ('"The House"', "1917", "title.en"),
        ('"The House"', "01:12:30", "title.en"),
        ('["An Other"]', '"An Other"', "directors"),
        ('"q02"', '["q02"]', "spoilers.level1_until"),
        ('"q02"', "2", "spoilers.level1_until"),
    ],
)
def test_a_value_of_another_kind_is_one_problem(packs, old, new, name):
    replace(packs / "film.toml", old, new)
    assert found(packs) == [("toml-type", "film.toml", 0, name)]


@pytest.mark.parametrize("name", FILM)
def test_a_missing_setting_is_one_problem(packs, name):
    section, _, last = name.rpartition(".")
    start = last if section == "spoilers" else name
    lines = (packs / "film.toml").read_text("utf-8").splitlines()
    (packs / "film.toml").write_text(
        "\n".join(line for line in lines if not line.startswith(f"{start} ")), "utf-8"
    )
    assert found(packs) == [("toml-missing", "film.toml", 0, name)]


def test_an_empty_title_is_a_missing_one(packs):
    replace(packs / "film.toml", '"Rumah Itu"', '""')
    assert found(packs) == [("toml-missing", "film.toml", 0, "title.id")]


@pytest.mark.parametrize(
    ("old", "new", "row"),
    [
        ('"Rumah Itu"', "Rumah Itu", 3),
        ("year = 2020", "year 2020", 4),
        ("year = 2020", "format = 2", 4),
        ("[spoilers]", "[spoilers", 10),
        ('["An Other"]', '["An Other"', 8),
        ("year = 2020", f"year = {'9' * 5000}", 0),
        ("year = 2020", f"year = {'[' * 50_000}", 0),
        ('"q03"\n', '"q03', 0),
    ],
    ids=["no quotes", "no sign", "twice", "open table", "open list", "huge", "deep", "open end"],
)
def test_what_is_no_toml_is_one_problem_with_its_row(packs, old, new, row):
    replace(packs / "film.toml", old, new)
    assert found(packs) == [("toml", "film.toml", row, "")]


def test_another_code_page_is_one_problem(packs):
    text = (packs / "film.toml").read_text("utf-8").replace("House", "Höuse")
    (packs / "film.toml").write_bytes(text.encode("cp1252"))
    assert found(packs) == [("encoding", "film.toml", 0, "")]


def test_a_spoiler_level_must_end_at_a_sequence_of_the_pack(packs):
    replace(packs / "film.toml", '"q02"', '"q20"')
    (problem,) = read_pack(packs).problems
    assert places([problem]) == [("unknown-key", "film.toml", 0, "spoilers.level1_until")]
    assert problem.details["near"] == "", "q02 and q20 are two sequences"


def test_spoiler_levels_are_not_compared_with_sequences_that_are_damaged(packs):
    replace(packs / "sequences.csv", "q02,2,act1", "q02,2")
    assert found(packs) == [("row-length", "sequences.csv", 3, "")]


def test_the_data_on_real_ai_has_settings_of_its_own(tmp_path):
    settings = read_settings(
        written(tmp_path, "format = 1\ntitle.en = 'COLLECTION'", "ai.toml"), COLLECTION
    )
    assert settings.values == {"format": 1, "title.en": "COLLECTION"}
    names = ["title.id", "as_of", "licence"]
    assert places(settings.problems) == [("toml-missing", "ai.toml", 0, name) for name in names]
