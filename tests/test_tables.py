"""What spreadsheets and hands do to a CSV file: read right, or refused with a place."""

import csv

import pytest
from edits import places, read

from filmkit.tables import read_table, write_table

PLAIN = "key,order,note\nq01,1,\nq02,2,\n"
ROWS = [(2, ["q01", "1", ""]), (3, ["q02", "2", ""])]
CODE = ("row-length", "t.csv")


def test_a_plain_file_is_read_as_it_is(tmp_path):
    table = read(tmp_path, PLAIN)
    assert table.header == ["key", "order", "note"]
    assert table.rows == ROWS
    assert table.readable


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["unix", "windows", "old-mac"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"], ids=["comma", "semicolon", "tab"])
@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["no-bom", "bom"])
def test_delimiters_line_ends_and_a_byte_order_mark_change_nothing(tmp_path, mark, delimiter, end):
    table = read(tmp_path, mark + PLAIN.replace(",", delimiter).replace("\n", end))
    assert (table.header, table.rows) == (["key", "order", "note"], ROWS)
    assert table.delimiter == delimiter


def test_a_file_may_end_without_a_line_end(tmp_path):
    assert read(tmp_path, PLAIN.rstrip("\n")).rows == ROWS


def test_blank_rows_are_left_out_and_counted(tmp_path):
    table = read(tmp_path, "key,order,note\n\nq01,1,\n,,\n \nq02,2,\n\n")
    assert [number for number, _ in table.rows] == [3, 6]
    assert table.readable


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_line_break_between_quotation_marks_begins_no_row(tmp_path, end):
    text = 'key,text\nq01,"one\ntwo"\nq02,three\nq03\n'.replace("\n", end)
    table = read(tmp_path, text)
    assert table.rows == [(2, ["q01", "one\ntwo"]), (3, ["q02", "three"])]
    assert places(table.problems) == [(*CODE, 4, "")]


def test_quotation_marks_keep_delimiters_and_quotation_marks(tmp_path):
    table = read(tmp_path, 'key,text\nq01,"a, ""b""; c"\n')
    assert table.rows == [(2, ["q01", 'a, "b"; c'])]


@pytest.mark.parametrize("word", ["None", "NA", "null", "nan", "N/A", "#N/A", "-", "TRUE", "007"])
def test_words_that_pandas_changes_stay_words(tmp_path, word):
    assert read(tmp_path, f"key,name\n{word},{word}\n").rows == [(2, [word, word])]


def test_blanks_around_a_cell_are_taken_off(tmp_path):
    assert read(tmp_path, "key , name\nq01 ,\u00a0Ada\u00a0Ek \n").rows == [(2, ["q01", "Ada Ek"])]


def test_a_row_with_one_cell_missing_is_refused(tmp_path):
    table = read(tmp_path, "key,order,note\nq01,1,\nq02,2\nq03,3,x\n")
    assert places(table.problems) == [(*CODE, 3, "")]
    assert [number for number, _ in table.rows] == [2, 4]


def test_a_row_with_one_filled_cell_too_many_is_refused(tmp_path):
    table = read(tmp_path, "key,order,note\nq01,1,a,b\nq02,2,\n")
    assert places(table.problems) == [(*CODE, 2, "")]


def test_every_ragged_row_is_named_at_once(tmp_path):
    table = read(tmp_path, "key,order,note\nq01,1\nq02,2,\n3\nq04,4,x,y\n")
    assert places(table.problems) == [(*CODE, row, "") for row in (2, 4, 5)]


@pytest.mark.parametrize("header", ["key,order,note", "key,order,note,"], ids=["without", "with"])
@pytest.mark.parametrize("extra", [",", ",,,", ", , "])
def test_an_extra_comma_at_the_end_of_every_row_moves_nothing(tmp_path, header, extra):
    table = read(tmp_path, f"{header}\nq01,1,{extra}\nq02,2,{extra}\n")
    assert (table.rows, table.problems) == (ROWS, [])


def test_an_extra_comma_in_the_header_only_moves_nothing(tmp_path):
    assert read(tmp_path, PLAIN.replace("note", "note,")).rows == ROWS


@pytest.mark.parametrize("row", ["q02,,2,", "q02,2,,", ",q02,2,"])
def test_an_extra_comma_in_one_row_is_refused_because_a_value_may_have_moved(tmp_path, row):
    table = read(tmp_path, f"key,order,note\nq01,1,\n{row}\nq03,3,\n")
    assert places(table.problems) == [(*CODE, 3, "")]


@pytest.mark.parametrize("header", ["key,order,note", "key,order,note,"], ids=["without", "with"])
def test_a_cell_missing_in_a_row_with_an_extra_comma_is_refused(tmp_path, header):
    rows = ["q01,1,,", "q02,2,x,", "3,y,", "q04,4,,"]
    table = read(tmp_path, "\n".join([header, *rows]))
    assert places(table.problems) == [(*CODE, 4, "")]


def test_the_only_row_may_not_be_longer_than_the_header(tmp_path):
    assert places(read(tmp_path, "key,order,note\nq01,,1,\n").problems) == [(*CODE, 2, "")]


def test_a_row_that_is_too_short_or_too_long_tells_both_lengths(tmp_path):
    table = read(tmp_path, "key,order,note\nq01,1\nq02,2\n")
    assert [p.details for p in table.problems] == [{"cells": 2, "columns": 3}] * 2
    table = read(tmp_path, "key,order,note,\nq01,1,x,\nq02,2,\nq03,3,,\n")
    assert [p.details for p in table.problems] == [{"cells": 3, "columns": 4}]


def test_a_header_that_stands_twice_is_refused_once(tmp_path):
    table = read(tmp_path, "key,order,key,key\nq01,1,q02,q03\n")
    assert places(table.problems) == [("double-header", "t.csv", 1, "key")] * 2


def test_an_empty_header_is_refused_with_its_place(tmp_path):
    table = read(tmp_path, "key,,note\nq01,1,\n")
    assert places(table.problems) == [("empty-header", "t.csv", 1, "no. 2")]


@pytest.mark.parametrize("text", ["", "\n", "\n\nkey,order\nq01,1\nq02\n", ",,\nkey,a,b\n", "  "])
def test_a_file_must_begin_with_its_header_and_nothing_follows_from_that(tmp_path, text):
    assert places(read(tmp_path, text).problems) == [("no-header", "t.csv", 1, "")]


TEXT = 'key,text\nq01,"one\ntwo"\nq02,café\nq03,x\n'


def test_a_file_in_an_old_code_page_is_refused_in_the_row_as_a_spreadsheet_counts(tmp_path):
    table = read(tmp_path, TEXT.encode("cp1252"))
    assert places(table.problems) == [("encoding", "t.csv", 3, "")]
    assert table.rows == []


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_a_file_in_another_unicode_form_is_refused(tmp_path, encoding):
    (problem,) = read(tmp_path, TEXT.encode(encoding)).problems
    assert problem.code in ("encoding", "not-text")
    assert 1 <= problem.row <= len(TEXT.splitlines())


def test_a_file_with_a_nul_is_refused_in_its_row(tmp_path):
    table = read(tmp_path, TEXT.replace("café", "caf\x00"))
    assert places(table.problems) == [("not-text", "t.csv", 3, "")]


@pytest.mark.parametrize("row", ['q02,"two', 'q02,"two" x', 'q02,"two""'])
def test_a_quotation_mark_that_is_not_closed_is_refused_in_its_row(tmp_path, row):
    table = read(tmp_path, f"key,text\nq01,one\n{row}\nq03,three\n")
    assert places(table.problems) == [("open-quote", "t.csv", 3, "")]
    assert table.rows == [(2, ["q01", "one"])]


def test_a_quotation_mark_that_is_not_closed_in_the_header_is_refused(tmp_path):
    table = read(tmp_path, 'key,"text\nq01,one\n')
    assert places(table.problems) == [("open-quote", "t.csv", 1, "")]


def test_a_quotation_mark_inside_a_word_is_a_part_of_it(tmp_path):
    assert read(tmp_path, 'key,text\nq01,5" disk\n').rows == [(2, ["q01", '5" disk'])]


@pytest.fixture(params=[131_072, 2**31 - 1], ids=["limit as shipped", "limit raised elsewhere"])
def limit(request):
    before = csv.field_size_limit(request.param)
    yield
    csv.field_size_limit(before)


@pytest.mark.usefixtures("limit")
def test_a_huge_cell_is_refused_in_its_row(tmp_path):
    table = read(tmp_path, f"key,text\nq01,one\nq02,{'x' * 200_000}\n")
    assert places(table.problems) == [("open-quote", "t.csv", 3, "")]


@pytest.mark.usefixtures("limit")
def test_a_huge_cell_before_a_byte_that_is_no_text_is_refused(tmp_path):
    content = f"key,text\nq01,one\nq02,{'x' * 200_000}\nq03,".encode() + b"\xff\n"
    (problem,) = read(tmp_path, content).problems
    assert (problem.code, problem.row) == ("encoding", 3)


def test_a_written_table_is_read_again_as_it_was(tmp_path):
    header, rows = ["key", "text"], [["q01", 'a, "b"\nc;d\te'], ["q02", ""]]
    write_table(tmp_path / "t.csv", header, rows)
    table = read_table(tmp_path / "t.csv")
    assert (table.header, [cells for _, cells in table.rows]) == (header, rows)
    assert b"\r" not in (tmp_path / "t.csv").read_bytes()


def test_a_file_that_cannot_be_opened_is_a_problem_and_no_traceback(tmp_path):
    (tmp_path / "sequences.csv").mkdir()
    table = read_table(tmp_path / "sequences.csv")
    assert [(problem.code, problem.row) for problem in table.problems] == [("unreadable", 0)]
