"""The start pages of the site, and what the kit adds to the page in which a lesson runs."""

import json
import shutil
from pathlib import Path

import filmkit
from filmkit.lab.server import CONFIG as LAB
from filmkit.language import Words
from filmkit.look import stylesheet
from filmkit.look.document import page_templates
from filmkit.schema import LANGUAGES
from filmkit.site.lessons import Lesson

HERE = Path(__file__).parent
START = {"en": "index.html", "id": "index.id.html"}
APPS = ("notebooks", "tree")
ICONS = ("notebook", "busy-1")  # a notebook asks for them at each run, and JupyterLite has none


def write_pages(out: Path, lessons: list[Lesson], build: str, python: str) -> None:
    """
    Write the start pages, `site.json`, and what the pages of JupyterLite need.

    Parameters
    ----------
    out : Path
        The site, as JupyterLite built it.
    lessons : list of Lesson
        All lessons, in both languages.
    build : str
        The fingerprint of the site.
    python : str
        Address of Pyodide's first module.
    """
    facts = {"version": filmkit.__version__, "build": build, "python": python}
    (out / "site.json").write_text(json.dumps(facts), "utf-8")
    folder = f"static/kit-{build}"
    for name in ("start.js", "watch.js"):
        shutil.copyfile(HERE / name, out / folder / name)
    texts = {lang: Words(lang).group("live") for lang in LANGUAGES}
    (out / folder / "words.json").write_text(json.dumps(texts, ensure_ascii=False), "utf-8")
    shutil.copyfile(LAB / "custom" / "custom.css", out / folder / "lessons.css")
    banner = stylesheet() + (HERE / "watch.css").read_text("utf-8")
    (out / folder / "watch.css").write_text(banner, "utf-8")
    template = page_templates(HERE).get_template("start.html")
    for lang in LANGUAGES:
        page = template.render(_start(out, lang, lessons, facts, folder))
        (out / START[lang]).write_text(page, "utf-8")
    for app in APPS:
        _add_to_app(out / app / "index.html", folder)
    icons = out / "static" / "favicons"
    icons.mkdir()
    for icon in ICONS:
        shutil.copyfile(out / "notebooks" / "favicon.ico", icons / f"favicon-{icon}.ico")


def _start(out: Path, lang: str, lessons: list[Lesson], facts: dict, folder: str) -> dict:
    words = Words(lang)
    texts = words.group("start")
    return {
        "lang": lang,
        "title": words("start.title"),
        "about": words("start.about", version=facts["version"], build=facts["build"]),
        "texts": texts | {"skip": words("document.skip")},
        "other": next((code, START[code]) for code in LANGUAGES if code != lang),
        "lessons": [lesson for lesson in lessons if lesson.lang == lang],
        "pages": {one.page for one in lessons if (out / one.page).is_file()},
        "folder": folder,
    }


def _add_to_app(page: Path, folder: str) -> None:
    """Add the look of the lessons and the watching script to a page of JupyterLite."""
    text = page.read_text("utf-8")
    added = (HERE / "app.html").read_text("utf-8").replace("FOLDER", f"../{folder}")
    if "</head>" not in text:
        raise ValueError(f"{page} has no head")
    page.write_text(text.replace("</head>", added + "</head>"), "utf-8")
