"""A whole pack compared with the schema: each mistake once, at its place, all at once."""

import shutil

import pytest
from edits import found, notes, replace

from filmkit.errors import Problem, nearest
from filmkit.language import Words
from filmkit.packs import data_folder, read_pack


def problem(folder, **options):
    (only,) = read_pack(folder, **options).problems
    return only


def test_the_tiny_pack_has_no_problems_and_no_notes(packs):
    assert (found(packs), notes(packs)) == ([], [])


def test_a_verified_fact_without_a_source_is_noted_at_its_row(packs):
    replace(packs / "evidence_sources.csv", "C02,script\n", "")
    assert notes(packs) == [("no-source", "evidence.csv", 4, "certainty")]
    replace(packs / "evidence.csv", "Fakta C02.,0,verified", "Fakta C02.,0,consistent")
    assert (found(packs), notes(packs)) == ([], [])


def test_a_wrong_character_is_reported_once_with_the_near_name(packs):
    replace(packs / "presence.csv", "q01,ada,body", "q01,adda,body")
    assert found(packs) == [("unknown-key", "presence.csv", 2, "character")]
    assert (problem(packs).found, problem(packs).details["near"]) == ("adda", "ada")


def test_a_changed_key_is_reported_once_where_it_was_changed(packs):
    replace(packs / "characters.csv", "\nada,1,", "\nadda,1,")
    assert found(packs) == [("renamed-key", "characters.csv", 2, "key")]
    details = problem(packs).details
    assert (problem(packs).found, details["old"], details["count"] >= 3) == ("adda", "ada", True)


def test_a_key_that_one_row_misses_is_reported_there_with_the_near_name(packs):
    replace(packs / "themes.csv", "\nparting,2,", "\npartin,2,")
    assert {code for code, *_ in found(packs)} == {"unknown-key"}
    assert problem(packs).details["near"] == "partin"


def without(file, start: str) -> None:
    """Take the row out that starts so."""
    lines = file.read_text("utf-8").splitlines()
    kept = [line for line in lines if not line.startswith(start)]
    assert len(kept) == len(lines) - 1
    file.write_text("\n".join(kept) + "\n", "utf-8")


def test_a_key_whose_row_is_gone_is_reported_once_with_all_rows_that_use_it(packs):
    without(packs / "characters.csv", "ada,")
    assert found(packs) == [("missing-row", "characters.csv", 0, "")]
    details = problem(packs).details
    assert details["near"] == "" and details["count"] == len(details["places"]) >= 3
    assert ("presence.csv", 2) in details["places"]


@pytest.mark.parametrize(("lang", "rows"), [("en", "rows"), ("id", "baris")])
def test_the_rows_that_use_a_missing_key_are_named_by_file(packs, lang, rows):
    shutil.copytree(data_folder() / "films" / "her", packs.parent / "her")
    without(packs.parent / "her" / "sequences.csv", "q20,")
    (gone,) = read_pack(packs.parent / "her").problems
    told = Words(lang).describe(gone)
    assert gone.code == "missing-row" and gone.details["count"] > 9
    assert "sequences.csv" in told and "q20" in told and f"presence.csv, {rows} " in told
    assert not any(f"q{n}'" in told for n in range(21, 40)), "no other sequence is meant"


def test_rows_that_follow_each_other_are_named_from_the_first_to_the_last():
    places = [("a.csv", row) for row in (2, 3, 4, 7)] + [("b.csv", 5)]
    details = {"key": "x", "count": 5, "places": places}
    told = Words("en").describe(Problem("c.csv", 0, "", "missing-row", "", details))
    assert "5 rows use it (a.csv, rows 2–4, 7; b.csv, row 5)" in told


def test_a_slip_made_twice_is_offered_the_near_name(packs):
    replace(packs / "presence.csv", "q01,ada,body", "q01,adda,body")
    replace(packs / "presence.csv", "q03,ada,", "q03,adda,")
    assert found(packs) == [("missing-row", "characters.csv", 0, "")]
    assert problem(packs).details["near"] == "ada"


def test_codes_that_differ_only_in_a_number_are_never_offered_for_each_other(packs):
    assert nearest("q20", ["q30", "q02", "q2"]) == ""
    assert nearest("act1", ["act2"]) == "" and nearest("her2", ["her"]) == "her"
    assert nearest("sequ20", ["q20", "seq20"]) == "seq20"
    replace(packs / "presence.csv", "q01,none,voice", "q09,none,voice")
    assert found(packs) == [("unknown-key", "presence.csv", 3, "sequence")]
    assert problem(packs).details["near"] == ""


def test_all_problems_come_at_once_in_the_order_of_file_and_row(packs):
    replace(packs / "film.toml", "year = 2020", 'year = "2020"')
    replace(packs / "sequences.csv", ",00:00:30,no", ",0:30,maybe")
    replace(packs / "presence.csv", "q02,ivo,talked", "q02,ivo,shown")
    replace(packs / "presence.csv", "q01,ada,body", "q01,,body")
    replace(packs / "moods.csv", "q03,1,-2", "q03,1,-3")
    assert found(packs) == [
        ("toml-type", "film.toml", 0, "year"),
        ("out-of-range", "moods.csv", 5, "value"),
        ("empty-cell", "presence.csv", 2, "character"),
        ("unknown-choice", "presence.csv", 6, "mode"),
        ("bad-yesno", "sequences.csv", 2, "sexual"),
        ("bad-time", "sequences.csv", 2, "start"),
    ]


def test_rows_are_counted_as_the_spreadsheet_counts_them(packs):
    replace(packs / "presence.csv", "q01,none,voice", "\n,,,,\nq01,nobody,voice")
    replace(packs / "acts.csv", "Beginning", '"Begin\nning"')
    replace(packs / "acts.csv", "act2,2", "act2,two")
    assert found(packs) == [
        ("bad-int", "acts.csv", 3, "order"),
        ("unknown-key", "presence.csv", 5, "character"),
    ]


@pytest.mark.parametrize("name", ["None", "NA", "null", "nan", "N/A"])
def test_a_character_called_None_keeps_its_name(packs, name):
    replace(packs / "characters.csv", "Ivo,Ivo", f"{name},{name}")
    pack = read_pack(packs)
    assert pack.problems == []
    assert pack.checked.values["characters"][2]["name.en"] == name


@pytest.mark.parametrize("key", ["null", "na", "nan", "none-2"])
def test_a_key_may_be_a_word_that_pandas_takes_for_nothing(packs, key):
    for name in ("characters.csv", "presence.csv"):
        file = packs / name
        file.write_text(file.read_text("utf-8").replace("ivo", key), "utf-8")
    pack = read_pack(packs)
    assert pack.problems == []
    assert [row["character"] for row in pack.checked.values["presence"]].count(key) == 2


def test_a_misspelt_header_is_one_problem_with_the_near_name(packs):
    replace(packs / "acts.csv", "title.en", "titel.en")
    assert found(packs) == [("unknown-column", "acts.csv", 1, "titel.en")]
    assert problem(packs).details["near"] == "title.en"


def test_a_header_that_is_like_no_other_is_unknown_and_the_other_missing(packs):
    replace(packs / "acts.csv", "order", "nummer")
    assert found(packs) == [
        ("unknown-column", "acts.csv", 1, "nummer"),
        ("missing-column", "acts.csv", 1, "order"),
    ]


def test_headers_may_stand_in_any_order(packs):
    before = read_pack(packs).checked.values["acts"]
    lines = (packs / "acts.csv").read_text("utf-8").splitlines()
    turned = [",".join(reversed(line.split(","))) for line in lines]
    (packs / "acts.csv").write_text("\n".join(turned), "utf-8")
    assert read_pack(packs).checked.values["acts"] == before


def test_a_missing_file_is_one_problem(packs):
    (packs / "sequences.csv").unlink()
    assert found(packs) == [("missing-file", "sequences.csv", 0, "")]


def test_a_file_that_cannot_be_read_is_one_problem(packs):
    text = (packs / "sequences.csv").read_text("utf-8")
    (packs / "sequences.csv").write_bytes(text.replace("Pintu", "Pintú").encode("cp1252"))
    assert found(packs) == [("encoding", "sequences.csv", 2, "")]


def test_what_follows_from_a_table_that_cannot_be_read_is_not_said_as_well(packs):
    text = (packs / "sequences.csv").read_text("utf-8")
    (packs / "sequences.csv").write_bytes(text.replace("Pintu", "Pintú").encode("cp1252"))
    sources = (packs / "evidence_sources.csv").read_text("utf-8")
    (packs / "evidence_sources.csv").write_text(sources.replace("source", "sauce", 1), "utf-8")
    assert [code for code, *_ in found(packs)] == ["unknown-column", "encoding"]
    assert notes(packs) == []
    (packs / "sequences.csv").write_text(text.replace("key,", "kee,", 1), "utf-8")
    assert ("unknown-column", "sequences.csv", 1, "kee") in found(packs)
    assert notes(packs) == []


def test_a_bad_key_is_not_reported_again_where_it_is_pointed_at(packs):
    replace(packs / "sequences.csv", "q01,1,act1", "Q 01,1,act1")
    replace(packs / "characters.csv", "ada,1,Ada", "Ada,1,Ada")
    assert found(packs) == [
        ("bad-key", "characters.csv", 2, "key"),
        ("bad-key", "sequences.csv", 2, "key"),
    ]


def test_a_ragged_row_is_not_reported_again_where_its_key_is_pointed_at(packs):
    replace(packs / "characters.csv", "ivo,3,Ivo", "ivo,Ivo")
    assert found(packs) == [("row-length", "characters.csv", 4, "")]


def test_a_key_that_stands_twice_is_reported_at_its_second_row(packs):
    replace(packs / "acts.csv", "act2,2", "act1,2")
    assert found(packs) == [("double-key", "acts.csv", 3, "key")]
    assert problem(packs).details["first"] == 2


def test_a_pair_that_stands_twice_is_reported_at_its_second_row(packs):
    replace(packs / "presence.csv", "q01,none,voice", "q01,ada,voice")
    assert found(packs) == [("double-key", "presence.csv", 3, "character")]


def test_a_mistake_outside_the_keys_does_not_hide_wrong_references(packs):
    replace(packs / "characters.csv", "Ada,human", "Ada,hooman")
    replace(packs / "presence.csv", "q03,ivo,body", "q03,iwo,body")
    assert found(packs) == [
        ("unknown-choice", "characters.csv", 2, "kind"),
        ("unknown-key", "presence.csv", 9, "character"),
    ]


def test_a_near_word_is_offered_only_for_a_choice(packs):
    replace(packs / "acts.csv", "act1,1,Beginning", "act1,1.99,Beginning")
    assert problem(packs).code == "bad-int"
    assert problem(packs).details["near"] == ""
    replace(packs / "acts.csv", "act1,1.99", "act1,1")
    replace(packs / "presence.csv", "q02,ivo,talked", "q02,ivo,talks")
    assert problem(packs).details["near"] == "talked"


def test_a_missing_translation_is_a_note_and_no_problem(packs):
    replace(packs / "acts.csv", "Beginning,Awal", "Beginning,")
    replace(packs / "sequences.csv", "They talk.,", ",")
    assert found(packs) == []
    assert notes(packs) == [
        ("no-translation", "acts.csv", 2, "title.id"),
        ("no-translation", "sequences.csv", 3, "neutral.en"),
    ]


def test_a_required_text_missing_in_both_languages_is_one_problem(packs):
    replace(packs / "acts.csv", "Beginning,Awal", ",")
    assert (found(packs), notes(packs)) == ([("empty-cell", "acts.csv", 2, "title.en")], [])


def test_an_optional_cell_may_be_empty(packs):
    row = read_pack(packs).checked.values["sequences"][1]
    assert (row["start"], row["neutral.en"], row["checked_by"]) == (None, "They talk.", None)


def test_a_table_may_have_no_rows(packs):
    file = packs / "moods.csv"
    file.write_text(file.read_text("utf-8").splitlines()[0], "utf-8")
    assert found(packs) == []
    assert read_pack(packs).checked.values["moods"] == []


def test_semicolons_bring_decimal_commas(packs):
    file = packs / "sequences.csv"
    text = file.read_text("utf-8").replace(";", ".").replace(",", ";")
    text = text.replace("hears a voice", "hears, a voice").replace("35.5", "35,5")
    file.write_text(
        text.replace("name; and", "name, and")
        .replace("namanya; dan", "namanya, dan")
        .replace("garden; she", "garden, she")
        .replace("kebun; ia", "kebun, ia"),
        "utf-8",
    )
    pack = read_pack(packs)
    assert pack.problems == []
    assert [row["script_share_pct"] for row in pack.checked.values["sequences"]] == [40, 35.5, 24.5]


def test_a_decimal_comma_between_commas_is_refused(packs):
    replace(packs / "sequences.csv", "35.5", '"35,5"')
    assert found(packs) == [("bad-number", "sequences.csv", 3, "script_share_pct")]


def test_a_reference_into_the_data_on_real_ai_is_compared_only_when_asked(packs):
    replace(packs / "claim_cards.csv", "talks,t03", "talks,t999")
    assert found(packs) == []
    assert found(packs, with_ai=True) == [("unknown-key", "claim_cards.csv", 2, "entry")]


def test_damage_in_the_data_on_real_ai_is_not_reported_in_the_film(packs, tmp_path, monkeypatch):
    (tmp_path / "ai").mkdir()
    (tmp_path / "ai" / "ai.toml").write_text("format = 1")
    (tmp_path / "ai" / "numbers.csv").write_text("key\n")
    monkeypatch.setattr("filmkit.packs.data_folder", lambda: tmp_path)
    assert found(packs, with_ai=True) == []
