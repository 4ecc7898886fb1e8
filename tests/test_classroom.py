"""The view of a class: what is counted, what is hidden, who reads what, and what is written."""

import csv
import io
import json
import os
import re
import subprocess
import sys
from dataclasses import replace

import pytest
from desks import ACTS, LANGUAGES, ROOT, STEPS, Page, ai, desk, film
from hostile_class import HARMFUL, HEAD, entry, hostile_class, portfolio
from learner_files import files, learner
from sklearn.metrics import cohen_kappa_score

from filmkit.__main__ import main
from filmkit.classroom import stories
from filmkit.classroom.answers import WRITTEN, questions, written
from filmkit.classroom.files import HandedIn
from filmkit.classroom.learners import join
from filmkit.classroom.pages import agreement_table, class_page, teacher_page
from filmkit.classroom.progress import ALL_LESSONS, EXTRA
from filmkit.classroom.secrecy import LEAST
from filmkit.classroom.sheets import as_csv, safe, sheets
from filmkit.classroom.spreads import Group, chart, shares
from filmkit.classroom.view import gather_class
from filmkit.classroom.writing import write
from filmkit.errors import FilmkitError
from filmkit.language import Words
from filmkit.measures import dispute, group_agreement
from filmkit.portfolio import as_json, read_json
from filmkit.steps import gather

DAY = "2026-11-26"
EN = Words("en")


def put(folder, records) -> None:
    folder.mkdir(exist_ok=True)
    for number, record in enumerate(records):
        text = record if isinstance(record, str) else json.dumps(record)
        (folder / f"{number:03}.json").write_text(text, "utf-8")


def votes(number: int, first: str, second: str = "", **more) -> dict:
    saved = [
        entry({"choice": first, "reason": "I hear it.", "confidence": "3"}, kind="lock", name="")
    ]
    saved += [entry(second, kind="again", name="")] if second else []
    lessons = {"03": {"n03-p1": saved}} | more
    return HEAD | {"alias": f"learner-{number}", "lessons": lessons}


def spread(view, item: str):
    return next((one for one in view.spreads if one.item == item), None)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("whole") / "class"
    put(folder, (text for _, text in files(12)))
    return folder


@pytest.fixture(scope="module", params=LANGUAGES)
def view(request, folder):
    return gather_class(folder, lang=request.param)


@pytest.fixture(scope="module")
def pages(view):
    """The page for the class, and the page for the teacher; drawing takes a while."""
    return class_page(view, DAY), teacher_page(view, DAY)


# --- counting -----------------------------------------------------------------------------------


def test_votes_before_and_after_are_counted_and_so_is_who_changed(tmp_path):
    pairs = [("a", "a")] * 4 + [("a", "b")] * 3 + [("b", "b")] * 4
    put(tmp_path / "c", [votes(n, f"n03-p1-{a}", f"n03-p1-{b}") for n, (a, b) in enumerate(pairs)])
    found = spread(gather_class(tmp_path / "c"), "n03-p1")
    assert found.columns == ("Before", "After")
    assert found.values == ((7, 4), (4, 7), (0, 0))
    assert "7 of the 11" in found.sentence and "3" in found.sentence.rsplit("Changed", 1)[1]


def test_second_votes_are_hidden_where_they_would_tell_who_changed(tmp_path):
    pairs = [("a", "a")] * 4 + [("a", "b")] * 2 + [("b", "b")] * 4
    put(tmp_path / "c", [votes(n, f"n03-p1-{a}", f"n03-p1-{b}") for n, (a, b) in enumerate(pairs)])
    found = spread(gather_class(tmp_path / "c"), "n03-p1")
    assert found.columns == ("Before",) and found.values == ((6,), (4,), (0,))
    assert EN("class.after-hidden") in found.sentence


def test_a_small_answer_is_hidden_and_so_is_what_it_could_be_found_by(tmp_path):
    firsts = ["a"] * 6 + ["b"] * 4 + ["c"]
    put(tmp_path / "c", [votes(n, f"n03-p1-{a}") for n, a in enumerate(firsts)])
    found = spread(gather_class(tmp_path / "c"), "n03-p1")
    assert found.values == ((6,), (None,), (None,))
    drawn = chart(found, EN)
    assert "<td>– (hidden)</td>" in drawn.table_html and "Hidden numbers: 2" in drawn.alt


@pytest.mark.parametrize("lang", LANGUAGES)
def test_choices_that_are_equal_are_called_a_tie(tmp_path, lang):
    pairs = [("a", "a")] * 4 + [("a", "b")] * 3 + [("b", "b")] * 3 + [("b", "a")] * 4
    put(tmp_path / "c", [votes(n, f"n03-p1-{a}", f"n03-p1-{b}") for n, (a, b) in enumerate(pairs)])
    found = spread(gather_class(tmp_path / "c", lang=lang), "n03-p1")
    assert [row[0] for row in found.values] == [7, 7, 0]
    words = Words(lang)
    assert (
        words("class.before", which="|", count=7, learners=14).split("|")[0] not in found.sentence
    )
    assert (
        words("class.before-tie", which="|", count=7, learners=14).split("|")[0] in found.sentence
    )


def coded(number: int, rule: str = "body", **ticked: list[str]) -> dict:
    """What somebody coded in lesson 03: the rule, and who was ticked where."""
    saved = [entry(rule, name="rule")]
    saved += [entry(people, name=key) for key, people in ticked.items()]
    return HEAD | {"alias": f"learner-{number}", "lessons": {"03": {"n03-code": saved}}}


@pytest.mark.parametrize(
    ("rules", "tops"),
    [
        ("body body body voice voice voice talked talked talked", 3),
        ("body body body body voice voice voice voice", 2),
        ("body body body body voice voice voice", 1),
    ],
)
def test_no_rule_leads_where_several_are_equal(tmp_path, rules, tops):
    put(tmp_path / "c", [coded(n, rule) for n, rule in enumerate(rules.split())])
    told = stories.rules(gather_class(tmp_path / "c").group).sentence
    assert told.startswith("No rule leads" if tops > 1 else "Most frequent rule")
    assert sum(told.count(EN(f"coding.{rule}")) for rule in ("body", "voice", "talked")) == tops


def presence_of(folder, yes: dict[str, int], learners: int, absent: int = 0):
    """Return who is in the room: how many of a class ticked Theodore in each sequence."""
    answers = [{key: ["theodore"] if n < count else [] for key, count in yes.items()}
               for n in range(learners - absent)] + [{}] * absent  # fmt: skip
    put(folder, [coded(n, **ticked) for n, ticked in enumerate(answers)])
    return stories.presence(gather_class(folder).group)


def test_a_dash_alone_is_a_hidden_number_and_nothing_else(view):
    assert not any(re.search(r"(?<!\w)–", one.sentence) for one in view.spreads)
    assert not any("–" in cell for row in agreement_table(view).rows for cell in row)


def test_the_most_even_splits_are_named_first_and_equal_ones_in_their_order(tmp_path):
    yes = {"q02": 9, "q03": 8, "q05": 4, "q06": 6, "q09": 3, "q20": 7, "q22": 12, "q25": 11}
    told = presence_of(tmp_path / "c", yes, 12).sentence
    assert re.findall(r"\((Q\d\d)\)", told) == ["Q06", "Q20", "Q03", "Q05", "Q02"]


def test_the_order_of_splits_tells_nothing_that_is_not_shown(tmp_path):
    yes = {"q02": 4, "q03": 5, "q05": 6, "q06": 7}
    all_there = presence_of(tmp_path / "all", yes, 14)
    some_away = presence_of(tmp_path / "some", yes, 14, absent=4)
    assert all_there.values == some_away.values
    assert all_there.sentence == some_away.sentence


def test_those_without_an_answer_are_a_cell_too():
    found = [True] * 7 + [False] * 4 + [None]
    assert shares(found, [True, False]) == (7, None), "one did not answer: 11 and 12 are known"


@pytest.mark.parametrize("count", [0, 1, 2])
def test_with_fewer_than_three_learners_nothing_is_counted(tmp_path, count):
    put(tmp_path / "c", [votes(n, "n03-p1-a") for n in range(count)])
    view = gather_class(tmp_path / "c")
    assert view.spreads == [] and view.agreements == []
    assert EN("class.too-few") in class_page(view, DAY)


def test_answers_that_no_question_has_count_as_none(tmp_path):
    put(tmp_path / "c", [votes(n, "n08-p1-a" if n < 5 else "n03-p1-a") for n in range(10)])
    assert spread(gather_class(tmp_path / "c"), "n03-p1").values == ((5,), (0,), (0,))


def test_every_number_is_of_three_or_more(view):
    numbers = [n for one in view.spreads for row in one.values for n in row]
    assert len(view.spreads) > 20 and any(numbers)
    assert all(n is None or n == 0 or n >= LEAST for n in numbers)


def test_both_languages_count_the_same(folder):
    one, other = (gather_class(folder, lang=lang) for lang in LANGUAGES)
    assert [(s.item, s.values) for s in one.spreads] == [(s.item, s.values) for s in other.spreads]
    assert [a.agreement for a in one.agreements] == [a.agreement for a in other.agreements]


def test_the_page_gives_away_no_more_than_the_lowest_level(tmp_path):
    same = learner(1, last=9)  # all of one mind, so that nothing is hidden
    records = [replace(same, alias=f"learner-{n}", level=0 if n == 3 else 2) for n in range(5)]
    put(tmp_path / "c", map(as_json, records))
    low, high = gather_class(tmp_path / "c"), gather_class(tmp_path / "c", level=2)
    assert low.group.film.level == 0 and low.whole.film.level == 2
    assert spread(low, "n02-arc").columns[-1] == "Q06"
    assert spread(low, "n09-p1") is None and spread(high, "n09-p1")
    titles = [row["title"] for row in high.group.film.rows["sequences"][6:]]
    page = class_page(low, DAY)
    assert not [title for title in titles if title in page]


def test_done_counts_what_lies_within_the_level_of_the_learner(tmp_path):
    records = [replace(learner(1, last=5), alias="a-1"), replace(learner(1, last=2), alias="b-1")]
    put(tmp_path / "c", map(as_json, records))
    states = gather_class(tmp_path / "c").states
    assert states[0]["06"] == states[1]["03"] == "not"
    assert states[0]["01"] in ("done", "begun")


def test_what_the_steps_really_save_is_what_is_counted(tmp_path):
    """The generator and this package know the names of fields; the steps decide them."""
    lessons = {"coding": "03", "predict": "03", "theme-codes": "04", "codebook": "04", "arc": "02",
               "cuts": "01", "sort": "07", "quick": "08", "claims": "08", "rubric": "09",
               "rate-before": "07", "rate-after": "07", "outline": "09"}  # fmt: skip
    for name in ("codebook", *lessons):
        for act in ACTS[name]:
            STEPS[name](desk(tmp_path, lesson=lessons[name])).act(act)
    text = as_json(gather.portfolio(desk(tmp_path, lesson="09"), set()))
    record, problems = read_json(text, EN)
    one = join([HandedIn("a.json", record)])[0]
    assert problems == []
    assert one.value("n03-p1", "lock")["choice"] == "n03-p1-a"
    assert one.values("n01-cuts")["cut-q02"] is True
    assert one.value("n02-arc", "field", "none-q01") == 2
    assert one.values("n03-code")["q01"] == ["ada"]
    assert one.values("n04-entry")["theme"] == "voices"
    assert one.values("n04-codes")["voices-q01"] == "yes"
    assert one.values("n07-sort")["asks-back"] == "rule"
    assert one.value("n07-rating-before", "lock")["rating"] == 0
    assert one.values("n08-quick")["talks"] == "common"
    assert one.values("n08-claims")["talks-verdict"] == "partly"
    assert one.values("n09-rubric")["claim"] == "2"
    assert one.values("n09-outline")["thesis"] == "A voice is a guest."


@pytest.mark.parametrize("lesson", ALL_LESSONS)
def test_a_lesson_is_done_without_what_stands_there_for_those_who_want_more(lesson):
    file = next((ROOT / "notebooks" / "en").glob(f"{lesson}-*.ipynb"))
    found = json.loads(file.read_text("utf-8"))["cells"]
    more = [cell["id"] for cell in found].index("more")
    usual, extra = (re.findall(r'lesson\.write\(\\?"(.+?)\\?"\)', json.dumps(part))
                    for part in (found[:more], found[more:]))  # fmt: skip
    assert usual and extra
    assert not [form for form in extra if not form.endswith(EXTRA)]
    assert not [form for form in usual if form.endswith(EXTRA)]


def test_first_verdicts_are_hidden_where_they_would_tell_who_changed(tmp_path):
    def judged(number: int, first: str, later: str) -> dict:
        quick = entry({"talks": first}, kind="lock", name="")
        saved = {"08": {"n08-quick": [quick], "n08-claims": [entry(later, name="talks-verdict")]}}
        return HEAD | {"alias": f"learner-{number}", "lessons": saved}

    for moved, shown in ((2, None), (3, 8)):
        pairs = [("common", "partly")] * moved + [("common", "common")] * (8 - moved)
        put(tmp_path / f"c{moved}", [judged(n, *pair) for n, pair in enumerate(pairs)])
        view = gather_class(tmp_path / f"c{moved}")
        first = spread(view, "n08-quick")
        assert (first.values[0][0] if first else None) == shown


# --- agreement ----------------------------------------------------------------------------------

UNITS = [f"q{n:02}" for n in range(1, 13)]
READERS = [dict(zip(UNITS, codes, strict=True)) for codes in (
    "yynnyynnyyny", "yynnynnnyyyy", "yyynyynnnyny")]  # fmt: skip


def test_agreement_of_a_group_is_that_of_its_pairs():
    found = group_agreement(READERS)
    lists = [list(one.values()) for one in READERS]
    pairs = [(0, 1), (0, 2), (1, 2)]
    kappas = [cohen_kappa_score(lists[a], lists[b]) for a, b in pairs]
    equal = [x == y for a, b in pairs for x, y in zip(lists[a], lists[b], strict=True)]
    assert found.kappa.value == pytest.approx(sum(kappas) / 3)
    assert found.share == pytest.approx(sum(equal) / len(equal))
    assert (found.readers, found.units) == (3, 12)


def test_a_group_without_pairs_or_with_too_many_readers_has_a_reason():
    assert group_agreement([]).kappa.why == "no-pairs"
    assert group_agreement([{"q01": "yes"}, {"q02": "no"}]).share is None
    assert group_agreement(READERS * 20).kappa.why == "too-many"


@pytest.mark.parametrize(("codes", "found"), [
    ("yyyy", 0), ("yn", 1), ("yyn", 2 / 3), ("y", None), ("", None)])  # fmt: skip
def test_dispute_is_the_share_of_unequal_pairs(codes, found):
    assert dispute(codes) == (None if found is None else pytest.approx(found))


def test_a_theme_of_two_learners_has_no_agreement_and_of_three_has(folder):
    view = gather_class(folder)
    themes = {one.theme: one for one in view.agreements}
    chosen = [one.value("n04-entry", "lock") for one in view.whole.learners]
    counts = {theme: sum(bool(lock) and lock["theme"] == theme for lock in chosen)
              for theme in ("closeness", "body", "memory")}  # fmt: skip
    assert set(themes) == {theme for theme, count in counts.items() if count >= LEAST}
    for one in themes.values():
        rows = dict(zip(one.spread.columns, zip(*one.spread.values, strict=True), strict=True))
        assert all(None not in rows[key.upper()] for key, _ in one.disputed)


# --- the two pages ------------------------------------------------------------------------------


def test_the_page_for_the_class_holds_no_alias_and_nothing_written(view, pages):
    page = pages[0]
    assert not [one.alias for one in view.whole.learners if one.alias in page]
    texts = [answer.text for asked in view.answers for answer in asked.answers
             if asked.name != "n03-card-who"]  # fmt: skip
    assert len(texts) > 300 and not [text for text in texts if len(text) > 12 and text in page]


def test_the_page_for_the_teacher_holds_every_alias_and_every_answer(view, pages):
    page = Page(pages[1])
    told = "\n".join(text for texts in page.texts.values() for text in texts)
    assert not [one.alias for one in view.whole.learners if one.alias not in told]
    assert not [a.text for asked in view.answers for a in asked.answers if a.text not in told]


@pytest.mark.parametrize("which", [0, 1], ids=["class", "teacher"])
def test_a_page_says_its_language_and_has_headings_in_order(view, pages, which):
    page = Page(pages[which])
    assert page.named("html") == [{"lang": view.words.lang}]
    levels = [int(tag[1]) for tag, _ in page.tags if re.fullmatch(r"h\d", tag)]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(after <= before + 1 for before, after in zip(levels, levels[1:], strict=False))
    assert not {tag for tag, _ in page.tags} & {"script", "link", "iframe", "object", "form"}
    assert all(one["src"].startswith("data:image/svg+xml;base64,") for one in page.named("img"))
    assert all(one["alt"] for one in page.named("img"))


# What is no sentence of a learner's, or is passing: items, and fields of others.
NO_SENTENCE = {"settings", "n02-list", "n05-words", "n07-recall"}
NO_SENTENCES = {"n05-kwic": r"pattern", "n07-ngram": r"en-.+", "n07-rule": r"word|try",
                "n09-cite": r".+-.+(?<!how)"}  # fmt: skip


def test_whatever_a_form_lets_somebody_write_is_shown_to_the_teacher(tmp_path):
    """A new step that asks for sentences has to be named in `answers.STEPS`."""
    group = Group((), film("her"), ai())
    known = {(item, name) for _, item, name, _ in questions(group)}
    for make in STEPS.values():
        step = make(desk(tmp_path, pack="her"))
        groups = getattr(step, "spec", {}).get("groups", ())
        for field in (field for one in groups for field in one["fields"]):
            passing = re.fullmatch(NO_SENTENCES.get(step.item, ""), field["name"])
            if field["kind"] in WRITTEN and step.item not in NO_SENTENCE and not passing:
                assert (step.item, field["name"]) in known, field["label"]


def test_what_the_steps_save_as_sentences_is_what_the_teacher_reads(tmp_path):
    saved = {
        "compare-cuts": ("01", "A voice changes nothing."), "gaps": ("02", "Alone."),
        "tellings": ("05", "A voice, a house."),
        "concordance": ("05", "It is behind a door."), "form-notes": ("06", "A voice."),
        "break": ("07", "Was."), "letters": ("07", "From there on it copies."),
        "script": ("07", "It asks for something that can be seen."), "events": ("08", "It talks."),
    }  # fmt: skip
    for name, (lesson, _) in saved.items():
        for act in ACTS[name]:
            STEPS[name](desk(tmp_path, lesson=lesson)).act(act)
    record, _ = read_json(as_json(gather.portfolio(desk(tmp_path, lesson="09"), set())), EN)
    group = Group(join([HandedIn("a.json", record)]), film(), ai())
    texts = {answer.text for asked in written(group) for answer in asked.answers}
    assert {text for _, text in saved.values()} <= texts


def test_somebody_who_was_picked_is_named(tmp_path):
    picked = {"n03-card": [entry("samantha", name="n03-card-who")]}
    put(tmp_path / "c", [HEAD | {"lessons": {"03": picked}}])
    asked = next(one for one in gather_class(tmp_path / "c").answers if one.item == "n03-card")
    assert asked.answers[0].text == "Samantha"


def test_a_journal_entry_stands_apart_and_only_where_it_was_handed_in(tmp_path):
    entries = {"n03-leave": [entry("I used to think so.", name="n03-leave-think")]}
    put(tmp_path / "c", [votes(1, "n03-p1-a", **{"04": entries}), votes(2, "n03-p1-a")])
    page = teacher_page(gather_class(tmp_path / "c"), DAY)
    assert page.count("I used to think so.") == 1
    assert page.index('id="journal"') < page.index("I used to think so.")


def test_other_versions_stand_below_the_one_that_counts(tmp_path):
    later = entry("Newer.", when="2026-11-27T08:00:00+00:00")
    put(tmp_path / "c", [portfolio("Older."), HEAD | {"lessons": {"03": {"n03-rules": [later]}}}])
    page = teacher_page(gather_class(tmp_path / "c"), DAY)
    assert page.index("Newer.") < page.index(EN("class.other")) < page.index("Older.")


def test_what_is_written_says_its_language(pages):
    spoken = {one.get("lang") for one in Page(pages[1]).named("p") if one.get("class") == "answer"}
    assert spoken == {None, "en", "id"}


def test_nothing_is_ranked_or_added_up_over_a_learner(view):
    aliases = [one.alias for one in view.whole.learners]
    assert aliases == sorted(aliases, key=lambda one: (one.casefold(), one))
    rows = list(csv.reader(io.StringIO(sheets(view)["learners.csv"])))
    assert [row[0] for row in rows[1:]] == aliases
    assert not [cell for row in rows[1:] for cell in row[1:] if any(map(str.isdigit, cell))]


# --- hostile words on the pages and in the tables -----------------------------------------------


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    folder = tmp_path_factory.mktemp("hostile") / "class"
    hostile_class(folder)
    return gather_class(folder)


@pytest.mark.parametrize("make", [class_page, teacher_page])
def test_nothing_that_was_handed_in_becomes_a_tag(hostile, make):
    text = make(hostile, DAY)
    page = Page(text)
    assert not {tag for tag, _ in page.tags} & {"script", "iframe", "object", "form", "link"}
    assert not [name for _, one in page.tags for name in one if name.startswith("on")]
    assert all(one["src"].startswith("data:") for one in page.named("img"))
    assert all(one["href"].startswith("#") for one in page.named("a"))
    assert text.encode("utf-8")


def test_harmful_words_stand_on_the_page_as_words(hostile):
    page = Page(teacher_page(hostile, DAY))
    told = "\n".join(page.texts["p"])
    assert HARMFUL["script"] in told and "{{7*7}}" in told and "{0.__class__}" in told
    assert "\u202e" not in told and "\x00" not in told


def cells(text: str, border: str) -> list[str]:
    """Every cell as a spreadsheet takes it that parts cells at this sign."""
    return [cell for row in csv.reader(io.StringIO(text), delimiter=border) for cell in row]


@pytest.mark.parametrize("border", [",", ";", "\t"])
def test_no_cell_is_a_formula_in_any_country(hostile, border):
    for name, text in sheets(hostile).items():
        for cell in cells(text, border):
            begins = cell.strip(" \"'")[:1] if cell[:1] != "'" else ""
            number = re.fullmatch(r"-?[0-9.]+", cell)
            assert number or begins not in set("=+-@\t\r\uff1d\uff0b\uff0d\uff20"), (name, cell)


@pytest.mark.parametrize("cell, written", [
    ("=1+1", "'=1+1"), ("+1", "'+1"), ("-1", "'-1"), ("@A", "'@A"), ("\t=1", "'\t'=1"),
    ("fine", "fine"), ("a - b = c", "a - b = c"), ("a;=1", "a;'=1"), ("a\n-b", "a\n'-b"),
    (-3, -3), (0.25, 0.25), (None, ""), (" =1", "' =1"), ('"=1', "'\"=1"),
])  # fmt: skip
def test_words_are_made_safe_and_numbers_stay_numbers(cell, written):
    assert safe(cell) == written


def test_numbers_are_written_without_quotes():
    assert as_csv([["a", 3, None, -0.5]]) == '"a",3,"",-0.5\n'


# --- written to the disk, and the command -------------------------------------------------------


@pytest.fixture
def small(tmp_path):
    put(tmp_path / "class", [portfolio(alias=f"learner-{n}") for n in range(3)])
    return gather_class(tmp_path / "class")


def test_everything_is_written_into_a_folder_of_its_own_and_nothing_is_changed(small, tmp_path):
    one, other = write(small, tmp_path), write(small, tmp_path)
    assert one.folder != other.folder
    names = {path.name for path in one.folder.iterdir()}
    assert names == {one.for_class.name, one.for_teacher.name, "learners.csv", "answers.csv",
                     "spreads.csv", "agreement.csv", "files.csv"}  # fmt: skip
    assert (one.folder / "answers.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    assert {path.name for path in other.folder.iterdir()} == names


def test_a_folder_that_is_already_there_is_left_alone(small, tmp_path):
    first = write(small, tmp_path).folder
    for path in first.iterdir():
        path.write_text("mine")
    write(small, tmp_path)
    assert {path.read_text() for path in first.iterdir()} == {"mine"}


def test_a_place_that_cannot_be_written_to_is_named(small, tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(FilmkitError) as error:
        write(small, tmp_path / "file")
    assert "--out" in str(error.value)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_command_says_what_was_read_and_where_the_pages_are(folder, tmp_path, lang, capsys):
    bad = tmp_path / "class"
    put(bad, [portfolio(alias=f"learner-{n}") for n in range(3)] + ["{", '{"filmkit": "work"}'])
    assert main(["class", str(bad), "--lang", lang]) == 0
    said = capsys.readouterr().out
    words = Words(lang)
    assert words("class.read", files=3, learners=3) in said
    assert words("class.why-work-file") in said and words("record.not-json") in said
    made = next(tmp_path.glob("class-view-*"))
    assert str(made) in said and len(list(made.glob("*.html"))) == 2
    assert sorted(path.name for path in bad.iterdir()) == [f"{n:03}.json" for n in range(5)]


@pytest.mark.parametrize("name", ["none", "file.json", "empty", "empty/deeper"])
def test_a_mistake_is_answered_with_a_sentence_and_one(tmp_path, name, capsys):
    (tmp_path / "file.json").write_text("{}")
    (tmp_path / "empty").mkdir()
    assert main(["class", str(tmp_path / name)]) == 1
    assert capsys.readouterr().out.strip().endswith(".")
    assert not list(tmp_path.glob("class-view-*"))


def test_a_film_that_is_not_there_is_named(tmp_path, capsys):
    assert main(["class", str(tmp_path), "--film", "hers"]) == 1
    assert "hers" in capsys.readouterr().out


def test_the_command_writes_elsewhere_when_asked(tmp_path, capsys):
    put(tmp_path / "class", [portfolio(alias=f"learner-{n}") for n in range(3)])
    assert main(["class", str(tmp_path / "class"), "--out", str(tmp_path / "a" / "b")]) == 0
    assert len(list((tmp_path / "a" / "b").glob("class-view-*/*.html"))) == 2
    capsys.readouterr()


def test_a_terminal_that_lacks_letters_stops_nothing(tmp_path):
    put(tmp_path / "class", [portfolio(alias=f"çay-千-{n}") for n in range(3)] * 2)
    command = [sys.executable, "-m", "filmkit", "class", str(tmp_path / "class")]
    environment = os.environ | {"PYTHONIOENCODING": "ascii", "PYTHONPATH": str(ROOT)}
    told = subprocess.run(command, capture_output=True, env=environment, cwd=tmp_path)
    assert (told.returncode, told.stderr) == (0, b"")
