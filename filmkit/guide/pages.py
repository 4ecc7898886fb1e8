"""Fill the templates and write the guide into a folder: pages for teachers, sheets for learners."""

from functools import cache
from pathlib import Path

from filmkit.films import ALL, Language
from filmkit.guide.lessons import advisories, lesson_page
from filmkit.guide.letters import letter
from filmkit.guide.material import Material, open_material
from filmkit.guide.notebooks import LESSONS, read_notebook
from filmkit.guide.selected import in_order
from filmkit.guide.sheets import sequence_cards, sheet
from filmkit.look.document import page_templates
from filmkit.sources import reference

FOLDER = Path(__file__).parent
LEVELS = range(ALL + 1)
COURSES = ("ninety", "four-weeks", "self-study")
WITHOUT_SHEET = ("00",)  # it sets up the computer


def write_guide(folder: Path, lang: Language) -> list[Path]:
    """
    Write the guide in one language.

    Parameters
    ----------
    folder : Path
        Made if it is not there; pages of an older guide are replaced, other files stay.
    lang : {"en", "id"}

    Returns
    -------
    list of Path
        The files, `index.html` first. Everything under `handouts` is for learners.
    """
    pages = guide_pages(open_material(lang))
    for name, text in pages.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
    return [folder / name for name in pages]


def guide_pages(material: Material) -> dict[str, str]:
    """Return every page by its place in the folder."""
    words = material.words
    titles = {number: read_notebook(number, material.lang).title for number in LESSONS}
    lessons = {number: lesson_page(material, number) for number in LESSONS}
    pages = {"index.html": _page(material, "index", words("guide.title"), lessons=lessons,
                                 levels=LEVELS, without_sheet=WITHOUT_SHEET)}  # fmt: skip
    for number, page in lessons.items():
        pages[f"lesson-{number}.html"] = _page(
            material, "lesson", page["title"], page=page, levels=LEVELS,
            sheets=number not in WITHOUT_SHEET,
        )  # fmt: skip
    pages |= {
        "laptops.html": _page(material, "laptops", words("guide.laptops")),
        "courses.html": _page(material, "courses", words("guide.courses"), titles=titles,
                              courses=_courses(material)),
        "rubric.html": _page(material, "rubric", words("guide.rubric"),
                             rubric=in_order(material.film.rows["rubric"])),
        "standards.html": _page(material, "standards", words("guide.standards"), titles=titles,
                                standards=_standards(material)),
        "advisories.html": _page(material, "advisories", words("guide.advisories"),
                                 notes=advisories(material.film)),
        "letter.html": _page(material, "letter", letter(material)["title"],
                             letter=letter(material)),
    }  # fmt: skip
    return pages | handouts(material)


def handouts(material: Material) -> dict[str, str]:
    """Return the pages for learners, which hold no answers, by their place in the folder."""
    pages = {}
    for level in LEVELS:
        shown, place = material.up_to(level), f"handouts/level-{level}"
        about = material.words(f"settings.level{level}")
        for full in (False, True):
            made = sequence_cards(shown, full=full)
            name = "sequences-full" if full else "sequences"
            pages[f"{place}/{name}.html"] = _page(
                shown, "sheet", made["title"], blocks=made["blocks"], about=about
            )
        for number in LESSONS:
            if number not in WITHOUT_SHEET:
                made = sheet(shown, number)
                pages[f"{place}/lesson-{number}.html"] = _page(
                    shown, "sheet", made["title"], blocks=made["blocks"], about=about
                )
    return pages


def _courses(material: Material) -> dict[str, list[dict]]:
    return {
        course: in_order(material.guide.where("course_steps", course=course)) for course in COURSES
    }


def _standards(material: Material) -> list[dict]:
    """Return each framework with its items, and each item once with the lessons it belongs to."""
    frameworks: dict[tuple, dict] = {}
    for row in material.guide.rows["standards"]:
        items = frameworks.setdefault((row["framework"], row["source"]), {})
        item = tuple(row[name] for name in ("code", "wording", "seen", "checked"))
        items.setdefault(item, []).append(row)
    return [
        {
            "framework": framework,
            "source": reference(material.guide.row("sources", source)),
            "entries": [dict(rows[0]) | {"lessons": rows} for rows in items.values()],
        }
        for (framework, source), items in frameworks.items()
    ]


def _page(material: Material, template: str, title: str, **values) -> str:
    texts = {
        "contents": material.words("guide.contents"),
        "skip": material.words("document.skip"),
    }
    return _templates().get_template(f"{template}.html").render(
        lang=material.lang, title=title, texts=texts, t=material.words.group("guide"),
        verdicts=material.words.group("verdict"), **values,
    )  # fmt: skip


@cache
def _templates():
    return page_templates(FOLDER)
