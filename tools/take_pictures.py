"""Take the pictures of the README: `python tools/take_pictures.py` (needs Chromium)."""

import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

CHECKOUT = Path(__file__).parents[1]
sys.path.insert(0, str(CHECKOUT / "tests"))

from browser.conftest import CHROMIUM, FLAGS  # noqa: E402
from browser.driver import Driver  # noqa: E402
from browser.learner import choose_settings  # noqa: E402
from browser.server import Server  # noqa: E402

TALK = (
    "I bought a telephone yesterday.",
    "My sister says that it listens.",
    "Maybe I am wrong.",
    "Why do you ask?",
    "I want to know what it remembers.",
)
PICTURES = (
    ("lesson-01-cut", "id", "01", "light", "cut-story", {}),
    ("lesson-03-network", "en", "03", "light", "explore-network", {"0": "voice"}),
    ("lesson-07-xray", "en", "07", "light", "talk", {}),
    ("lesson-08-matrix-id-dark", "id", "08", "dark", "reality", {"0": "c12"}),
)


def take(driver: Driver, name: str, lang: str, lesson: str, theme: str, cell: str, choices: dict):
    """Open a lesson, choose in an explorer, and keep a picture of the page at that cell."""
    path = next((driver.server.root / "notebooks" / lang).glob(f"{lesson}-*.ipynb"))
    opened = path.relative_to(driver.server.root).as_posix()
    driver.open_notebook(opened, theme=theme, width=1100, height=860)
    driver.run_all()
    place = driver.cell(cell)
    place.locator(".fk-panel").wait_for()
    for number, value in choices.items():
        place.locator("select").nth(int(number)).select_option(value)
    if cell == "talk":
        for text in TALK:
            place.locator("input[type=text]").fill(text)
            place.locator("input[type=text]").press("Enter")
            driver.page.wait_for_timeout(900)
        place.locator("input[type=checkbox]").first.check()
    driver.page.wait_for_timeout(4000)
    for _ in range(3):  # what stands above may still grow
        place.evaluate("node => node.scrollIntoView()")
        driver.page.wait_for_timeout(700)
    driver.page.screenshot(path=CHECKOUT / "docs/pictures" / f"{name}.png")


def main() -> None:
    """Take all pictures."""
    (CHECKOUT / "docs/pictures").mkdir(parents=True, exist_ok=True)
    browser_path = next(filter(None, map(shutil.which, CHROMIUM)))
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        server = Server(Path(folder)).start()
        chromium = playwright.chromium.launch(executable_path=browser_path, args=FLAGS)
        for picture in PICTURES:
            server.renew()
            choose_settings(server.work, "mango-17", 1 if picture[2] in ("01", "03") else 2)
            take(Driver(chromium.new_context(), server, Path(folder), None), *picture)
        server.stop()


if __name__ == "__main__":
    main()
