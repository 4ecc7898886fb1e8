"""A learner's work: whatever happens, what was shown as saved is there again."""

import errno
import json
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from filmkit import work as saved_work
from filmkit.errors import WorkDamaged
from filmkit.work import LARGEST_LINE, Work, aliases, choose_alias, current_alias, good_alias

pytestmark = pytest.mark.usefixtures("work_folder")


def values(work: Work) -> list:
    return [entry.value for entry in work.entries()]


def line(**changes) -> str:
    record = {"format": 1, "when": "2026-01-01T10:00:00.000+00:00", "line": 0, "lesson": "03",
              "item": "q", "kind": "text", "value": "good"}  # fmt: skip
    return json.dumps({**record, **changes})


# --- saving and reading


def test_what_is_saved_is_there_again_for_another_reader():
    saved = Work("mango-17").save("03", "n03-p1", "choice", "a")
    (entry,) = Work("mango-17").entries()
    assert entry == saved
    assert (entry.lesson, entry.item, entry.kind, entry.value) == ("03", "n03-p1", "choice", "a")
    assert entry.when.endswith("+00:00")


def test_the_newest_value_is_the_latest_and_the_oldest_the_first():
    work = Work("mango-17")
    for number in range(50):  # faster than the clock ticks
        work.save("03", "q", "text", number)
    again = Work("mango-17")
    assert (again.latest("q", "text"), again.first("q", "text")) == (49, 0)
    assert [entry.value for entry in again.history("q", "text")] == list(range(50))


def test_items_and_kinds_are_kept_apart():
    work = Work("mango-17")
    work.save("03", "q", "lock", "a")
    work.save("03", "q", "again", "b")
    work.save("03", "r", "lock", "c")
    assert (work.first("q", "lock"), work.latest("q", "again")) == ("a", "b")
    assert work.latest("r", "again") is work.first("s", "lock") is None


def test_a_prediction_stays_locked_whoever_saves_later():
    Work("mango-17").save("03", "p", "lock", "mine")
    Work("mango-17").save("03", "p", "lock", "changed")
    assert Work("mango-17").first("p", "lock") == "mine"


def test_saved_work_is_only_ever_added_to(work_folder):
    work = Work("mango-17")
    work.save("03", "q", "text", "one")
    (file,) = (work_folder / "mango-17").iterdir()
    before = file.read_bytes()
    work.save("03", "q", "text", "two")
    assert file.read_bytes().startswith(before)
    assert list((work_folder / "mango-17").iterdir()) == [file]


def test_each_opened_work_writes_a_file_of_its_own(work_folder):
    one, other = Work("mango-17"), Work("mango-17")
    for number in range(5):
        one.save("03", "q", "text", f"one {number}")
        other.save("08", "q", "text", f"other {number}")
        assert one.latest("q", "text") == other.latest("q", "text")
    assert len(values(one)) == len(values(other)) == 10
    assert len(list((work_folder / "mango-17").iterdir())) == 2


def test_many_writers_at_once_lose_nothing():
    def write(number: int) -> None:
        work = Work("mango-17")
        for step in range(20):
            work.save("03", f"q{number}", "text", [number, step])

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(write, range(8)))
    work = Work("mango-17")
    assert sorted(values(work)) == [[n, step] for n in range(8) for step in range(20)]
    assert work.damaged() == []


json_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**53), 2**53)
    | st.floats(allow_nan=False)
    | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=8,
)


@settings(max_examples=60)
@given(json_values)
def test_every_value_comes_back_as_it_was(tmp_path_factory, value):
    folder = tmp_path_factory.mktemp("values")
    Work("mango-17", folder).save("03", "q", "text", value)
    assert Work("mango-17", folder).latest("q", "text") == value


@pytest.mark.parametrize(
    "value",
    [
        "\ud800 half a sign",
        "a\u2028b\nc\r\n\x00",
        "<script>alert(1)</script>",
        "\ufeff",
        '{"format":1}',
        "é" * 50_000,
    ],
)
def test_strange_texts_come_back_as_they_were(value):
    Work("mango-17").save("03", "q", "text", value)
    assert Work("mango-17").latest("q", "text") == value
    assert Work("mango-17").damaged() == []


# --- what can go wrong


def test_a_line_that_was_cut_short_is_named_and_the_lines_before_it_stay(work_folder):
    work = Work("mango-17")
    for number in range(3):
        work.save("03", "q", "text", f"é{number}")
    (file,) = (work_folder / "mango-17").iterdir()
    data = file.read_bytes()
    last = data.rstrip(b"\n").rindex(b"\n") + 1
    for cut in range(last + 1, len(data) - 1):
        file.write_bytes(data[:cut])
        again = Work("mango-17")
        assert values(again) == ["é0", "é1"]
        assert again.damaged() == [(file.name, 3)]
    Work("mango-17").save("03", "q", "text", "after")
    assert values(Work("mango-17")) == ["é0", "é1", "after"]


HOSTILE = [
    "no JSON",
    "[1, 2]",
    '"text"',
    "5",
    "null",
    "{}",
    "[" * 100_000,
    '{"value":' * 5_000,
    line(format=2),
    line(format="1"),
    line(lesson=3),
    line(item=["q"]),
    line(kind=None),
    line(when=20260101),
    line(value="x" * (LARGEST_LINE * 5)),
    line()[:-5],
    line() + line(),
    "1" * 5_000,
    "\x00",
]


@pytest.mark.parametrize("hostile", HOSTILE, ids=range(len(HOSTILE)))
def test_a_hostile_line_is_named_and_the_good_ones_stay(work_folder, hostile):
    folder = work_folder / "mango-17"
    folder.mkdir(parents=True)
    (folder / "a.jsonl").write_text(f"{line()}\n\n{hostile}\n{line(value='too')}\n", "utf-8")
    work = Work("mango-17")
    assert values(work) == ["good", "too"]
    assert work.damaged() == [("a.jsonl", 3)]


OLD_CODE_PAGE = line(value="*").encode().replace(b"*", b"\xe9")


@pytest.mark.parametrize("hostile", [b"\xff\xfe\x00", OLD_CODE_PAGE, b"\xc3"])
def test_hostile_bytes_are_named_and_the_good_lines_stay(work_folder, hostile):
    folder = work_folder / "mango-17"
    folder.mkdir(parents=True)
    (folder / "a.jsonl").write_bytes(line().encode() + b"\n" + hostile + b"\n" + line().encode())
    work = Work("mango-17")
    assert values(work) == ["good", "good"]
    assert work.damaged()[0] == ("a.jsonl", 2)


def test_values_of_any_kind_are_given_back_as_they_are(work_folder):
    folder = work_folder / "mango-17"
    folder.mkdir(parents=True)
    (folder / "a.jsonl").write_text(
        line(value={"a": [None]}) + "\n" + line(value=float("nan")), "utf-8"
    )
    one, other = values(Work("mango-17"))
    assert one == {"a": [None]} and other != other


def test_a_folder_or_a_file_of_another_kind_in_the_way_is_no_error(work_folder):
    Work("mango-17").save("03", "q", "text", "good")
    (work_folder / "mango-17" / "b.jsonl").mkdir()
    (work_folder / "mango-17" / "notes.txt").write_text("mine")
    work = Work("mango-17")
    assert (values(work), work.damaged()) == (["good"], [("b.jsonl", 0)])


def test_a_file_that_another_lesson_deletes_while_it_is_read_is_no_error(monkeypatch):
    work = Work("mango-17")
    work.save("03", "q", "text", "good")

    def gone(path):
        raise FileNotFoundError(errno.ENOENT, "gone")

    monkeypatch.setattr(Path, "read_bytes", gone)
    assert work.entries() == []


def failing(error: int):
    def fail(*_, **__):
        raise OSError(error, os.strerror(error))

    return fail


def test_a_full_disk_is_told_and_the_lines_before_it_stay(monkeypatch):
    work = Work("mango-17")
    work.save("03", "q", "text", "before")
    with monkeypatch.context() as full:
        full.setattr(saved_work.os, "fsync", failing(errno.ENOSPC))
        with pytest.raises(WorkDamaged, match=os.strerror(errno.ENOSPC)):
            work.save("03", "q", "text", "lost")
    work.save("03", "q", "text", "after")
    assert {"before", "after"} <= set(values(Work("mango-17"))) <= {"before", "lost", "after"}
    assert (work.saved, work.damaged()) == (2, [])


def test_a_line_half_written_on_a_full_disk_spoils_no_other(monkeypatch):
    class Full:
        def __init__(self, file):
            self.file = file

        def __enter__(self):
            return self

        def __exit__(self, *_):
            self.file.close()

        def write(self, data):
            self.file.write(data[:20])
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    work = Work("mango-17")
    work.save("03", "q", "text", "before")
    opened = Path.open
    with monkeypatch.context() as full:
        full.setattr(Path, "open", lambda path, mode: Full(opened(path, mode)))
        with pytest.raises(WorkDamaged):
            work.save("03", "q", "text", "lost")
    work.save("03", "q", "text", "after")
    assert values(Work("mango-17")) == ["before", "after"]
    assert [number for _, number in work.damaged()] == [2]


@pytest.mark.parametrize("name", ["mkdir", "open"])
def test_a_folder_that_cannot_be_written_is_told(monkeypatch, name):
    monkeypatch.setattr(Path, name, failing(errno.EROFS))
    with pytest.raises(WorkDamaged, match=os.strerror(errno.EROFS)):
        Work("mango-17").save("03", "q", "text", "lost")


def test_a_text_too_long_to_be_read_again_is_not_shown_as_saved():
    work = Work("mango-17")
    with pytest.raises(WorkDamaged):
        work.save("03", "q", "text", "x" * LARGEST_LINE)
    assert (work.saved, work.entries()) == (0, [])
    work.save("03", "q", "text", "é" * (LARGEST_LINE - 300))
    assert len(Work("mango-17").latest("q", "text")) == LARGEST_LINE - 300


ROUNDS = 200


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has neither fork nor SIGKILL")
def test_a_program_killed_while_saving_has_lost_nothing_that_it_said_was_saved(work_folder):
    command = [sys.executable, str(Path(__file__).with_name("saver.py")), "mango-17", str(ROUNDS)]
    root = str(Path(saved_work.__file__).parents[1])
    environment = {**os.environ, "PYTHONPATH": root, "FILMKIT_WORK": str(work_folder)}
    run = subprocess.run(command, capture_output=True, text=True, timeout=120, env=environment)
    assert run.returncode == 0, run.stderr
    acknowledged = json.loads(run.stdout)
    assert len(acknowledged) == ROUNDS and all(all(answers) for answers in acknowledged)

    work = Work("mango-17")
    for number, answers in enumerate(acknowledged):
        saved = [
            "-".join(entry.value.split("-")[:2]) for entry in work.history(f"item-{number}", "text")
        ]
        assert saved[: len(answers)] == answers
        assert len(saved) <= len(answers) + 1  # the last one may be on the disk and not yet told
    assert len(work.damaged()) <= ROUNDS
    for name, number in work.damaged():  # only ever the end of a file
        assert number == (work_folder / "mango-17" / name).read_bytes().count(b"\n") + 1


# --- deleting, switching, aliases


def test_deleting_leaves_nothing_of_one_alias_and_all_of_the_others(work_folder):
    Work("mango-17").save("03", "q", "text", "mine")
    Work("kiwi-3").save("03", "q", "text", "other")
    work = Work("mango-17")
    assert (work.delete(), work.entries(), work.damaged()) == (1, [], [])
    assert not (work_folder / "mango-17").exists()
    assert values(Work("kiwi-3")) == ["other"]
    assert Work("nobody").delete() == 0


def test_work_goes_on_after_it_was_deleted_here_or_in_another_lesson():
    here, there = Work("mango-17"), Work("mango-17")
    here.save("03", "q", "text", "old")
    there.delete()
    assert here.entries() == []
    here.save("03", "q", "text", "new")
    there.save("03", "q", "text", "newer")
    assert values(here) == ["new", "newer"]


def test_work_that_cannot_be_deleted_is_told(monkeypatch):
    work = Work("mango-17")
    work.save("03", "q", "text", "mine")
    monkeypatch.setattr(saved_work.shutil, "rmtree", lambda *_, **__: None)
    with pytest.raises(WorkDamaged):
        work.delete()


def test_switching_leaves_what_is_saved_where_it_is():
    work = Work("guest")
    work.save("00", "q", "text", "guest's")
    work.switch("mango-17")
    assert (work.alias, work.entries()) == ("mango-17", [])
    work.save("00", "q", "text", "mango's")
    assert values(Work("guest")) == ["guest's"]
    assert values(work) == ["mango's"]
    with pytest.raises(WorkDamaged):
        work.switch("../x")
    assert work.alias == "mango-17"


@pytest.mark.parametrize(
    "alias", ["mango-17", "ab", "A1", "Ñandú", "雪猫", "x" * 30, "a-b-c", "con1"]
)
def test_an_alias_is_2_to_30_letters_digits_and_hyphens(alias, work_folder):
    assert good_alias(alias)
    Work(alias).save("03", "q", "text", "mine")
    assert [path.name for path in work_folder.iterdir()] == aliases() == [alias]


NO_ALIAS = [
    "", "a", "x" * 31, "-ab", "ab-", "a b", "a_b", "_ab", "a.b", ".", "..", ".ab", "ab.", "../x",
    "a/b", "a\\b", "/ab", "C:", "C:ab", "~ab", "con", "CON", "nul", "Aux", "com1", "LPT9", "ab\n",
    "a\x00b", "a*b", "e\u0301a", "a\u202eb", "a<b", "%41b", "ab ",
]  # fmt: skip


@pytest.mark.parametrize("alias", NO_ALIAS)
def test_an_alias_that_is_no_folder_on_every_system_is_refused(alias, work_folder):
    assert not good_alias(alias)
    with pytest.raises(WorkDamaged):
        Work(alias)
    assert not work_folder.exists()


@given(st.text(max_size=32))
def test_an_alias_never_leads_out_of_the_folder(alias):
    if good_alias(alias):
        base = Path("work").resolve()
        assert (base / alias).resolve().parent == base
        assert alias == alias.strip() and 2 <= len(alias) <= 30


def test_the_alias_chosen_last_is_remembered(work_folder):
    assert (current_alias(), aliases()) == ("", [])
    choose_alias("mango-17")
    choose_alias("kiwi-3")
    assert current_alias() == "kiwi-3"
    assert aliases() == []  # nothing is saved yet


@pytest.mark.parametrize("content", [b"", b"../x\n", b"\xff\xfe", b"con", b"a\nb", b"x" * 1000])
def test_a_remembered_alias_that_is_none_is_forgotten(work_folder, content):
    work_folder.mkdir()
    (work_folder / saved_work.CURRENT).write_bytes(content)
    assert current_alias() == ""


def test_work_lies_beside_the_lessons_unless_a_folder_is_named(monkeypatch, work_folder):
    assert saved_work.work_folder() == work_folder
    monkeypatch.delenv("FILMKIT_WORK")
    checkout = Path(saved_work.__file__).parents[1]
    assert saved_work.work_folder() == checkout / "work"
    monkeypatch.setattr(saved_work, "__file__", str(work_folder / "site" / "filmkit" / "work.py"))
    assert saved_work.work_folder() == Path.cwd() / "work"
