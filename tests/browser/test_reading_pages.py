"""The pages to read, opened as files: on any screen, on paper, with and without scripts."""

import pytest
from desks import LANGUAGES
from reading_pages import notebooks, page

from filmkit.reading import build_pages

from .driver import Driver

WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 320, "height": 800}
LOOKS = [("light", WIDE), ("dark", WIDE), ("light", NARROW), ("dark", NARROW)]
LESSON_03 = {"en": "03-who-is-in-the-room", "id": "03-siapa-yang-ada-di-ruangan"}
STATE = """figure => ({
    picture: figure.querySelector('img:not([aria-hidden=true])').currentSrc.split('/').at(-1),
    drawn: figure.querySelector('img:not([aria-hidden=true])').naturalWidth > 0,
    alt: figure.querySelector('img:not([aria-hidden=true])').alt,
    sentence: figure.querySelector('[role=status]').textContent,
    table: figure.querySelector('table').textContent,
    details: figure.querySelector('.fk-detail').textContent,
})"""
OPEN = "() => document.querySelectorAll('details').forEach(one => { one.open = true; })"
WIDTH = "() => document.documentElement.scrollWidth"


class Opened:
    """A page of a browser that may load files and nothing else."""

    def __init__(self, chromium, pictures, axe, **options):
        self.context = chromium.new_context(**options)
        self.asked: list[str] = []
        self.context.route("**/*", self._answer)
        self.driver = Driver(self.context, None, pictures, axe)
        self.page = self.driver.page

    def _answer(self, route):
        self.asked.append(route.request.url)
        local = route.request.url.startswith(("file:", "data:"))
        route.continue_() if local else route.abort()

    @property
    def wrong(self) -> list[str]:
        outside = [url for url in self.asked if not url.startswith(("file:", "data:"))]
        return outside + self.driver.complaints


@pytest.fixture
def opened(chromium, tmp_path, request):
    from .conftest import axe_path

    made = Opened(chromium, tmp_path, axe_path, **getattr(request, "param", {}))
    yield made
    made.context.close()


@pytest.fixture(scope="module")
def explored(tmp_path_factory):
    """Lesson 03 at the lowest level with all states of its explorers, in both languages."""
    folder = tmp_path_factory.mktemp("explored")
    build_pages(folder, levels=(0,))
    return folder / "read"


@pytest.mark.parametrize("notebook", notebooks(), ids=lambda one: f"{one.lang}-{one.number}")
def test_a_page_is_accessible_light_and_dark_wide_and_narrow(notebook, opened):
    opened.page.goto(page(notebook, 2).as_uri())
    for scheme, size in LOOKS:
        opened.page.emulate_media(color_scheme=scheme)
        opened.page.set_viewport_size(size)
        opened.page.evaluate(OPEN)
        assert opened.page.evaluate(WIDTH) <= size["width"]
        name = f"reading-{notebook.lang}-{notebook.number}-{scheme}-{size['width']}"
        opened.driver.screenshot(name)
        assert opened.driver.axe("body") == [], (scheme, size)
    assert opened.wrong == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_list_of_pages_is_accessible(lang, opened):
    opened.page.goto(page(notebooks()[0], 0).with_name("index.html").as_uri())
    for scheme, size in LOOKS:
        opened.page.emulate_media(color_scheme=scheme)
        opened.page.set_viewport_size(size)
        assert opened.page.evaluate(WIDTH) <= size["width"]
        assert opened.driver.axe("body") == []
        opened.driver.screenshot(f"reading-{lang}-index-{scheme}-{size['width']}")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_explorers_are_worked_by_keyboard_from_a_file(lang, explored, opened):
    opened.page.goto((explored / lang / f"{LESSON_03[lang]}.html").as_uri())
    figures = opened.page.locator(".fk-explorer")
    assert figures.count() == 3
    for place in range(3):
        figure = figures.nth(place)
        select = figure.locator("select").first
        select.focus()
        before = figure.evaluate(STATE)
        for _ in range(select.locator("option").count()):
            start = figure.get_attribute("data-state")
            opened.driver.press("ArrowDown")
            opened.page.wait_for_timeout(150)
            if figure.get_attribute("data-state") == start:
                opened.driver.press("Home")
            opened.page.wait_for_timeout(150)
            now = figure.evaluate(STATE)
            assert now["drawn"] and now["alt"] and now["sentence"] and now["table"]
            assert now["picture"] != before["picture"] and now["sentence"] != before["sentence"]
            before = now
        opened.driver.screenshot(f"reading-{lang}-explorer-{place}")
    assert opened.wrong == []


@pytest.mark.parametrize("opened", [{"java_script_enabled": False}], indirect=True)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_without_scripts_the_first_state_stands_there(lang, explored, opened):
    opened.page.goto((explored / lang / f"{LESSON_03[lang]}.html").as_uri())
    figures = opened.page.locator("figure")
    assert figures.count() == 3 and opened.page.locator("select").count() == 0
    for place in range(3):
        figure = figures.nth(place)
        assert figure.locator("img").is_visible() and figure.locator("img").get_attribute("alt")
        assert len(figure.locator(".fk-sentence").inner_text()) > 40
        figure.locator("summary").click()
        assert figure.locator("table").is_visible()
    opened.driver.screenshot(f"reading-{lang}-no-script")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_on_paper_there_are_tables_and_no_controls(lang, explored, opened, tmp_path):
    opened.page.emulate_media(media="print", color_scheme="dark")
    opened.page.goto((explored / lang / f"{LESSON_03[lang]}.html").as_uri())
    assert opened.page.locator("select").first.is_visible() is False
    assert opened.page.locator("nav").first.is_visible() is False
    assert opened.page.locator(".fk-explorer table").first.is_visible()
    paper = opened.page.evaluate("() => getComputedStyle(document.body).backgroundColor")
    assert paper == "rgb(255, 250, 244)"
    pdf = opened.page.pdf(path=tmp_path / "page.pdf", format="A4")
    assert pdf.startswith(b"%PDF") and len(pdf) > 50_000


def test_the_skip_link_comes_first_and_leads_to_the_text(opened):
    opened.page.goto(page(notebooks()[0], 0).as_uri())
    opened.driver.press("Tab", "Enter")
    assert opened.page.evaluate("() => document.activeElement.id") == "main"
