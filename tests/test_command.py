"""`python -m filmkit`: what a teacher types, and what is answered."""

import csv
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from edits import found, notes, replace

from filmkit.__main__ import main
from filmkit.language import Words
from filmkit.packs import data_folder
from filmkit.schema import tables


@pytest.fixture(autouse=True)
def elsewhere(tmp_path, monkeypatch):
    """Nothing that a command makes may lie in the checkout."""
    monkeypatch.chdir(tmp_path)


def test_a_sound_pack_is_answered_with_zero_and_its_size(packs, capsys):
    assert main(["check", str(packs)]) == 0
    said = capsys.readouterr().out
    assert "tiny" in said and "46" in said and "139" in said


def test_a_misspelt_pack_is_answered_with_the_near_name_and_no_advice_on_tables(capsys):
    assert main(["check", "herr"]) == 1
    said = capsys.readouterr().out
    assert "'her'" in said and "spreadsheet" not in said


def test_every_problem_is_listed_and_the_answer_is_one(packs, capsys):
    replace(packs / "presence.csv", "q01,ada,body", "q01,adda,body")
    replace(packs / "acts.csv", "act2,2", "act2,two")
    assert main(["check", str(packs)]) == 1
    said = capsys.readouterr().out
    assert len([line for line in said.splitlines() if line.startswith("  ")]) == 2
    assert all(part in said for part in ("acts.csv", "two", "presence.csv", "adda", "'ada'"))


def test_notes_are_listed_and_are_no_failure(packs, capsys):
    replace(packs / "acts.csv", "Beginning,Awal", "Beginning,")
    (packs / "synopsis.id.md").unlink()
    assert main(["check", str(packs)]) == 0
    said = capsys.readouterr().out
    assert "acts.csv" in said and "title.id" in said and "synopsis.id.md" in said


def test_notes_beside_problems_do_not_promise_that_the_pack_opens(packs, capsys):
    replace(packs / "acts.csv", "Beginning,Awal", "Beginning,")
    replace(packs / "acts.csv", "act2,2", "act2,two")
    assert main(["check", str(packs)]) == 1
    said = capsys.readouterr().out
    assert Words("en")("check.notes-beside", count=1) in said
    assert Words("en")("check.notes", count=1) not in said


def test_messages_come_in_the_language_that_was_asked_for(packs, capsys):
    replace(packs / "acts.csv", "act2,2", "act2,two")
    said = []
    for lang in ("en", "id"):
        assert main(["check", str(packs), "--lang", lang]) == 1
        said.append(capsys.readouterr().out)
    assert "row 3" in said[0] and "baris 3" in said[1]


def test_a_shipped_pack_is_checked_by_its_name_with_the_data_on_real_ai(capsys):
    assert main(["check", "her"]) == 0
    assert "her" in capsys.readouterr().out


def test_keys_of_the_data_on_real_ai_are_compared(packs):
    replace(packs / "claim_cards.csv", "talks,t03", "talks,t999")
    assert main(["check", str(packs)]) == 1


def test_the_folder_that_one_stands_in_has_a_name(packs, capsys, monkeypatch):
    monkeypatch.chdir(packs)
    assert main(["check", "."]) == 0
    assert capsys.readouterr().out.startswith("tiny")


@pytest.mark.parametrize("path", ["nowhere", "."])
def test_a_folder_without_a_pack_is_told_in_words(path, capsys):
    assert main(["check", path]) == 1
    assert "film.toml" in capsys.readouterr().out


def test_a_new_pack_opens_without_problems_and_has_every_table(tmp_path, capsys):
    assert main(["new", "my-film"]) == 0
    folder = tmp_path / "my-film"
    assert "my-film" in capsys.readouterr().out
    assert {table.file for table in tables("film").values()} <= {
        file.name for file in folder.iterdir()
    }
    assert found(folder, with_ai=True) == []
    assert main(["check", "my-film"]) == 0


def test_a_new_pack_is_told_what_still_stands_as_in_the_template(tmp_path):
    main(["new", "my-film"])
    folder = tmp_path / "my-film"
    film = [("as-in-template", "film.toml", 0, name)
            for name in ("title.en", "title.id", "countries", "directors")]  # fmt: skip
    assert notes(folder) == [*film, ("no-rows", "sequences.csv", 0, "")]
    replace(folder / "film.toml", "Title of the film", "My film")
    assert notes(folder) == [*film[1:], ("no-rows", "sequences.csv", 0, "")]


def test_a_new_pack_never_writes_over_another(tmp_path, capsys):
    (tmp_path / "my-film").mkdir()
    (tmp_path / "my-film" / "film.toml").write_text("mine")
    assert main(["new", "my-film"]) == 1
    assert [file.read_text() for file in (tmp_path / "my-film").iterdir()] == ["mine"]
    assert "my-film" in capsys.readouterr().out


@pytest.mark.parametrize("name", ["My Film", "1st", "her_2", "..", "é", "a/../B"])
def test_a_name_that_is_no_key_is_refused_and_nothing_is_made(name, tmp_path, capsys):
    before = list(tmp_path.iterdir())
    assert main(["new", name, "--lang", "id"]) == 1
    assert list(tmp_path.iterdir()) == before
    assert capsys.readouterr().out


@pytest.mark.parametrize("argv", [[], ["chek", "her"], ["check"], ["check", "her", "--lang", "fr"]])
def test_a_command_that_does_not_exist_ends_with_its_usage(argv, capsys):
    with pytest.raises(SystemExit) as ended:
        main(argv)
    assert ended.value.code == 2
    assert "usage: python -m filmkit" in capsys.readouterr().err


def test_the_lessons_are_opened_by_the_part_that_knows_jupyter(monkeypatch):
    asked = []
    monkeypatch.setattr("filmkit.lab.main", lambda argv: asked.append(argv) or 0)
    assert main(["lab", "--lang", "id", "--", "--debug"]) == 0
    assert asked == [["--lang", "id", "--", "--debug"]]


def test_the_command_runs_as_a_program_and_its_answer_is_the_exit_code(packs):
    replace(packs / "acts.csv", "act2,2", "act2,two")
    run = subprocess.run(
        [sys.executable, "-m", "filmkit", "check", str(packs)],
        capture_output=True,
        text=True,
        cwd=Path(__file__).parents[1],
    )
    assert (run.returncode, run.stderr) == (1, "")
    assert "acts.csv" in run.stdout


def test_a_script_that_was_mended_wrongly_is_told_with_table_and_keyword(tmp_path, capsys):
    folder = tmp_path / "machines"
    shutil.copytree(data_folder() / "machines", folder)
    file = folder / "eliza_rules.csv"
    rows = csv.reader(file.read_text("utf-8").splitlines())
    first = next(row for row in rows if row[0] == "id")
    replace(file, ",".join(first) + "\n", ",".join([*first[:3], "/nothing"]) + "\n")
    assert main(["check", str(folder)]) == 1
    said = capsys.readouterr().out
    assert "id, eliza_rules.csv" in said and "/nothing" in said and first[1] in said
