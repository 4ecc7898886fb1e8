"""The pages to read: every cell is there, and nothing of what a lesson keeps for later."""

import html
import re
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from types import SimpleNamespace
from urllib.parse import unquote, urlsplit

import pytest
from desks import LANGUAGES, ROOT, Page
from jinja2 import TemplateNotFound
from reading_pages import LEVELS, notebooks, page, site, told
from test_real_packs import ENDING, MIDDLE
from texts import rows

from filmkit.__main__ import main
from filmkit.errors import FilmkitError, NoSuchItem
from filmkit.language import Words
from filmkit.reading import lessons as reading
from filmkit.reading import pages as built
from filmkit.reading.lessons import Cell, read_notebooks, show
from filmkit.reading.paper import acts_of, by_second
from filmkit.reading.prose import as_html
from filmkit.reading.sheets import Sheets
from filmkit.widgets.panel import BEFORE

ALL = [(notebook, level) for notebook in notebooks() for level in LEVELS]
CONTROLS = Path(built.__file__).parent / "controls"
LARGEST = 1_000_000  # bytes of a page without its pictures
LEAST = 30  # characters of a text that cannot stand on a page by chance
# Where the answers of the kit stand, by table and column.
KEYS = [
    ("her", "choices", "feedback"), ("her", "questions", "model"), ("her", "prompts", "model"),
    ("her", "models", "model"), ("her", "claim_verdicts", "reason"),
    ("her", "telling_sentences", "check"), ("her", "reader_codes", "reason"),
    ("her", "reader_segments", "reason"), ("machines", "behaviours", "why"),
]  # fmt: skip
every_page = pytest.mark.parametrize(
    ("notebook", "level"), ALL, ids=[f"{one.lang}-{one.number}-{level}" for one, level in ALL]
)


class Everything(HTMLParser):
    """Every word of a page that a reader can come across, scripts and attributes included."""

    def __init__(self, text: str):
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        self.found += [value or "" for _, value in attributes]

    def handle_data(self, data):
        self.found.append(data)


@cache
def parsed(file: Path) -> Page:
    return Page(file.read_text("utf-8"))


@cache
def words_of(file: Path) -> str:
    return "\n".join(Everything(file.read_text("utf-8")).found)


def answers(lang: str) -> list[str]:
    """Return every reply, model answer and verdict of the kit, without its computed figures."""
    found = []
    for pack, table, column in KEYS:
        texts = [row[f"{column}.{lang}"] for row in rows(table, pack)]
        assert any(texts), (table, column)
        found += [max(re.split(r"\{\{.*?\}\}", text), key=len).strip() for text in texts if text]
    return [text for text in found if len(text) >= LEAST]


def test_there_is_a_page_for_each_lesson_language_and_level():
    names = {str(file.relative_to(site())) for file in site().rglob("*.html")}
    assert len(names) == 1 + len(ALL) + len(LANGUAGES) * len(LEVELS)
    assert {"en/03-who-is-in-the-room.html", "id/index-level-2.html"} <= names


def test_the_first_page_leads_to_the_lessons_in_each_language():
    links = parsed(site() / "index.html").named("a")[1:]  # the first skips to the content
    assert [one["hreflang"] for one in links] == list(LANGUAGES)
    assert all((site() / one["href"]).is_file() for one in links)


@every_page
def test_every_cell_of_the_lesson_stands_on_its_page(notebook, level):
    found = parsed(page(notebook, level))
    steps = [one for name, one in found.tags if one.get("class") == "step"]
    code = [cell.key for cell in notebook.cells if cell.kind == "code" and cell.key != "open"]
    assert [one["id"] for one in steps] == code
    assert all(one["role"] == "group" and one["aria-label"] for one in steps)
    prose = {one.get("id") for one in found.named("section")}
    assert {cell.key for cell in notebook.cells if cell.kind == "markdown"} <= prose


@every_page
def test_a_page_says_its_language_and_its_headings_lead_through_it(notebook, level):
    found = parsed(page(notebook, level))
    assert found.named("html") == [{"lang": notebook.lang}]
    levels = [int(tag[1]) for tag, _ in found.tags if re.fullmatch(r"h\d", tag)]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(after <= before + 1 for before, after in zip(levels, levels[1:], strict=False))
    ids = [one["id"] for _, one in found.tags if one.get("id")]
    assert len(set(ids)) == len(ids)
    assert found.texts["h1"] == [notebook.title]
    assert not re.search(r"[*_`]", "".join(found.texts["a"] + found.texts["h1"])), "Markdown"


@every_page
def test_every_link_leads_somewhere(notebook, level):
    file = page(notebook, level)
    for link in parsed(file).named("a"):
        address = urlsplit(link["href"])
        if address.query:  # the live lesson
            live = ROOT / "notebooks" / unquote(address.query.removeprefix("path="))
            assert live.name == f"{notebook.stem}.ipynb" and live.is_file()
            continue
        assert not address.scheme, link
        target = (file.parent / address.path) if address.path else file
        assert target.is_file(), link
        if address.fragment:
            ids = {one.get("id") for _, one in parsed(target).tags}
            assert address.fragment in ids, link


@every_page
def test_a_page_needs_nothing_from_elsewhere_and_stays_small(notebook, level):
    text = page(notebook, level).read_text("utf-8")
    found = parsed(page(notebook, level))
    loaded = [one["src"] for _, one in found.tags if one.get("src")]
    assert all(re.fullmatch(r"\.\./pictures/[0-9a-f]{16}\.svg", address) for address in loaded)
    assert all((page(notebook, level).parent / address).is_file() for address in loaded)
    assert not {tag for tag, _ in found.tags} & {"link", "iframe", "object", "input", "textarea"}
    assert not re.search(r"@import|url\(", text)
    assert len(text.encode()) < LARGEST
    explored = "lesson.explore" in "".join(cell.source for cell in notebook.cells)
    assert bool(found.named("script")) == bool(loaded) == explored


@every_page
def test_no_answer_of_the_kit_is_on_a_page(notebook, level):
    words = words_of(page(notebook, level))
    assert [text for text in answers(notebook.lang) if text in words or told(text) in words] == []
    assert not re.search(r'"(correct|planted|feedback|model|verdict)"', words)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_answers_that_are_looked_for_are_those_that_the_lessons_give(lang):
    assert len(answers(lang)) > 500


@every_page
def test_a_page_gives_nothing_away_beyond_its_spoiler_level(notebook, level):
    beyond = {0: f"{ENDING}|{MIDDLE}", 1: ENDING}.get(level)
    words = words_of(page(notebook, level))
    found = re.findall(beyond, words, re.IGNORECASE) if beyond else []
    assert found == []


@every_page
def test_nothing_of_the_machine_that_made_a_page_is_on_it(notebook, level):
    words = words_of(page(notebook, level))
    assert str(Path.home()) not in words and str(ROOT) not in words and "/tmp" not in words
    assert built.READER not in re.findall(r"\w+\.jsonl?|'\w+'", words)


@every_page
def test_every_picture_has_words_and_its_numbers_as_a_table(notebook, level):
    found = parsed(page(notebook, level))
    assert all(len(one["alt"]) >= 40 for one in found.named("img"))
    assert len(found.named("figure")) == len(found.named("img"))
    assert len(found.named("table")) >= len(found.named("img"))


# --- steps --------------------------------------------------------------------------------------


def test_every_control_has_a_sheet_of_its_own():
    sheets = {file.stem for file in CONTROLS.glob("*.html")}
    assert sheets == set(BEFORE) | {"story"}  # the story is a form to which others link


def test_a_control_without_a_sheet_is_noticed():
    cell = {"key": "new", "sheet": {"control": "new-one", "kind": "New", "level": 3}}
    template = built._templates().get_template("lesson.html")
    with pytest.raises(TemplateNotFound, match="new-one"):
        template.render(cells=[cell], words=Words("en"), other=Words("id"), texts={}, level=0)


def test_a_cell_holds_one_call_and_nothing_else_is_run():
    lesson = SimpleNamespace(ask=lambda key="": f"asked {key}")
    assert show(lesson, Cell("a", "code", 'lesson.ask("n03-r1")')) == "asked n03-r1"
    assert show(lesson, Cell("a", "code", "lesson.ask()\n")) == "asked "
    for source in ("print(1)", "lesson.ask(1)", 'lesson.ask("a"); lesson.ask("b")'):
        with pytest.raises(FilmkitError):
            show(lesson, Cell("a", "code", source))


def test_a_folder_without_lessons_is_named(tmp_path):
    with pytest.raises(NoSuchItem, match="en"):
        read_notebooks(tmp_path, "en")


def test_a_long_text_is_told_once_on_a_page():
    sheets = Sheets(Words("en"))
    long = "a" * 200
    assert [sheets._once(text) for text in ("short", "short", long, long)] == [
        "short", "short", long, None,
    ]  # fmt: skip


def test_the_reel_has_a_line_for_each_second_and_does_not_say_where_a_picture_begins():
    reel = [
        {"start": 0, "end": 1500, "text": "A door.", "heard": "Rain."},
        {"start": 1500, "end": 3000, "text": "A lamp.", "heard": ""},
    ]
    assert by_second(reel, "same") == [
        ["0", "A door.", "Rain."], ["1", "same", ""], ["2", "A lamp.", ""],
    ]  # fmt: skip


def test_sequences_stand_by_act_in_their_order():
    cards = {"q01": {"act": "I"}, "q02": {"act": "I"}, "q03": {"act": "II"}}
    assert [(act, [key for key, _ in pairs]) for act, pairs in acts_of(cards)] == [
        ("I", ["q01", "q02"]), ("II", ["q03"]),
    ]  # fmt: skip


def test_links_of_a_lesson_become_links_of_its_page_and_html_stays_text():
    made = as_html("[the next](01-cut-it-up.ipynb) <b>x</b>", "-level-1.html")
    assert 'href="01-cut-it-up-level-1.html"' in made and "&lt;b&gt;" in made


def test_a_question_offers_its_options_in_order_and_no_sign_of_the_right_one():
    notebook = next(one for one in notebooks() if one.lang == "en" and one.number == "03")
    text = html.unescape(page(notebook, 2).read_text("utf-8"))
    place = next(cell.key for cell in notebook.cells if "n03-c2" in cell.source)
    start = text.index(f'id="{place}"')
    listed = re.findall(r"<li>(.*?)</li>", text[start : text.index("</ul>", start)])
    choices = [row for row in rows("choices") if row["question"] == "n03-c2"]
    assert listed == [row["text.en"] for row in sorted(choices, key=lambda row: row["order"])]


# --- the command --------------------------------------------------------------------------------


def test_the_command_writes_pages_and_says_where(tmp_path, monkeypatch, capsys):
    asked = {}

    def build_pages(out, **wanted):
        asked.update(wanted, out=out)
        return [out / "a.html"]

    monkeypatch.setattr("filmkit.reading.build_pages", build_pages)
    assert main(["read", str(tmp_path), "--level", "1", "--lang", "id"]) == 0
    told = asked.pop("told")
    assert asked == {"out": tmp_path, "live": "", "levels": (1,)}
    monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)
    told(1, 2), told(2, 2)
    printed = capsys.readouterr()
    assert printed.err == "\r1 / 2\r2 / 2\n" and "Halaman: 1." in printed.out


def test_without_live_lessons_no_link_leads_to_one(tmp_path, monkeypatch):
    monkeypatch.setattr(reading, "PACKAGE", ROOT / "filmkit")
    made = built.build_pages(tmp_path, live="", languages=("en",), levels=(0,))
    assert (made[0].parent / Page(made[0].read_text("utf-8")).named("a")[-1]["href"]).is_file()
    links = [one["href"] for file in made for one in Page(file.read_text("utf-8")).named("a")]
    assert links and not [address for address in links if "ipynb" in address]
