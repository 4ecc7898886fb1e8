"""
The view of a class as two pages: one to show in class, one for the teacher alone.

The first holds numbers, none of which tells of fewer than three learners, and no alias. The
second holds the aliases with what they wrote, and every file that was left out.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from filmkit.charts import Chart
from filmkit.classroom.answers import Asked
from filmkit.classroom.codings import ThemeAgreement
from filmkit.classroom.progress import ALL_LESSONS
from filmkit.classroom.spreads import chart
from filmkit.classroom.view import ClassView
from filmkit.language import Words
from filmkit.look import stylesheet
from filmkit.look.document import page_templates
from filmkit.measures import Coefficient

FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class Table:
    """A table with its words."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    sentence: str = ""
    note: str = ""


@dataclass(frozen=True)
class Chapter:
    """What stands under one heading."""

    key: str
    title: str
    texts: tuple[str, ...] = ()
    charts: tuple[Chart, ...] = ()
    tables: tuple[Table, ...] = ()
    asked: tuple[Asked, ...] = ()


def class_page(view: ClassView, made: str) -> str:
    """
    Return the page to show in class, as HTML.

    Parameters
    ----------
    view : ClassView
    made : str
        The day on which it is made.
    """
    words = view.words
    chapters = class_chapters(view)
    count, level = len(view.whole.learners), view.group.film.level
    about = words("class.about", count=count, made=made, level=level)
    rule = words("class.rule" if view.enough else "class.too-few")
    return _page("class.html", view, words("class.title"), about, chapters, rule=rule)


def teacher_page(view: ClassView, made: str) -> str:
    """Return the page for the teacher, as HTML; see `class_page`."""
    words = view.words
    count, out = len(view.gathered.handed_in), len(view.gathered.left_out)
    about = words("class.about-teacher", read=count, out=out, made=made)
    texts = answer_texts(words) | {"private": words("class.private")}
    chapters = teacher_chapters(view)
    return _page("teacher.html", view, words("class.title-teacher"), about, chapters, **texts)


def class_chapters(view: ClassView) -> list[Chapter]:
    """Return what is shown in class: how far everybody is, then lesson by lesson."""
    words, found = view.words, []
    for lesson in ("", *ALL_LESSONS):
        charts = tuple(chart(one, words) for one in view.spreads if one.lesson == lesson)
        tables = (agreement_table(view),) if lesson == "04" and view.agreements else ()
        title = words(f"lesson.{lesson}") if lesson else words("class.progress-heading")
        if charts or tables:
            found.append(Chapter(f"lesson-{lesson or 'all'}", title, charts=charts, tables=tables))
    return found


def teacher_chapters(view: ClassView) -> list[Chapter]:
    """Return what is for the teacher alone: the files, who did what, what everybody wrote."""
    words = view.words
    found = [
        Chapter("files", words("class.files-heading"), _about_files(view), (), _files(view)),
        Chapter("learners", words("class.learners-heading"), (words("class.no-ranking"),), (),
                (learner_table(view),)),
    ]  # fmt: skip
    if view.agreements:
        texts, tables = (words("class.disputes"),), (dispute_table(view),)
        found.append(Chapter("disputes", words("class.disputes-heading"), texts, (), tables))
    for lesson in ALL_LESSONS:
        asked = tuple(one for one in view.answers if one.lesson == lesson and not one.private)
        if asked:
            found.append(Chapter(f"lesson-{lesson}", words(f"lesson.{lesson}"), asked=asked))
    journal = tuple(one for one in view.answers if one.private)
    if journal:
        texts = (words("class.journal"),)
        found.append(Chapter("journal", words("class.journal-heading"), texts, asked=journal))
    return found


def chapter_html(view: ClassView, chapter: Chapter) -> str:
    """Return a chapter without its charts as a piece of HTML, for a notebook."""
    style = stylesheet("figure") + (FOLDER / "shown.css").read_text("utf-8")
    texts = answer_texts(view.words)
    return _templates().get_template("shown.html").render(chapter=chapter, style=style, texts=texts)


def answer_texts(words: Words) -> dict[str, str]:
    """Return the words that stand beside answers."""
    return {name: words(f"class.{name}") for name in ("evidence", "other")}


def learner_table(view: ClassView) -> Table:
    """Return for each alias which lessons are done or begun; by alias, nothing added up."""
    words = view.words
    rows = tuple(
        (one.alias, *(words(f"class.{state}") for state in states.values()))
        for one, states in zip(view.whole.learners, view.states, strict=True)
    )
    columns = (words("class.alias"), *ALL_LESSONS)
    return Table(words("class.learners-heading"), columns, rows)


def agreement_table(view: ClassView) -> Table:
    """Return share, kappa and alpha for each theme that three learners or more coded."""
    words = view.words
    rows = tuple(
        (
            one.title,
            _share(words, one.agreement.share),
            coefficient(words, one.agreement.kappa),
            coefficient(words, one.agreement.alpha),
            words.number(one.agreement.units),
        )
        for one in view.agreements
    )
    names = ("theme", "share", "kappa", "alpha", "units")
    columns = tuple(words(f"class.{name}") for name in names)
    sentence = " ".join(_disputed(words, one) for one in view.agreements if one.disputed)
    note = words("class.agreement-note")
    return Table(words("class.agreement"), columns, rows, sentence, note)


def dispute_table(view: ClassView) -> Table:
    """Return for each theme the sequences on which its learners are most apart, no numbers."""
    words = view.words
    rows = tuple(
        (one.title, ", ".join(key.upper() for key in one.apart) or "–") for one in view.agreements
    )
    columns = (words("class.theme"), words("class.disputed-column"))
    return Table(words("class.disputes-heading"), columns, rows)


def coefficient(words: Words, found: Coefficient) -> str:
    """Write a coefficient, or say in short why there is none."""
    if found.value is None:
        return words(f"class.none-{found.why}")
    return words.number(found.value, 2).replace("-", "−")


def _share(words: Words, share: float | None) -> str:
    # Not a dash: that is the sign of what is hidden.
    return words("class.none-no-pairs") if share is None else f"{words.number(100 * share)}%"


def _disputed(words: Words, one: ThemeAgreement) -> str:
    which = ", ".join(key.upper() for key, _ in one.disputed)
    return words("class.disputed-of", theme=one.title, which=which)


def _about_files(view: ClassView) -> tuple[str, ...]:
    words, gathered = view.words, view.gathered
    told = words("class.read", files=len(gathered.handed_in), learners=len(view.whole.learners))
    nothing = () if gathered.left_out else (words("class.nothing-out"),)
    return (told, *nothing, *view.notes)


def _files(view: ClassView) -> tuple[Table, ...]:
    words = view.words
    columns = (words("class.file"), words("class.why"))
    out = tuple((one.name, one.why) for one in view.gathered.left_out)
    partly = tuple(
        (one.name, " ".join(one.problems)) for one in view.gathered.handed_in if one.problems
    )
    made = ((words("class.left-out"), out), (words("class.partly"), partly))
    return tuple(Table(title, columns, rows) for title, rows in made if rows)


def _page(template: str, view: ClassView, title: str, about: str, chapters: list, **texts) -> str:
    words = view.words
    texts |= {"contents": words("portfolio.contents"), "skip": words("document.skip")}
    return (
        _templates()
        .get_template(template)
        .render(
            lang=words.lang,
            title=title,
            about=about,
            contents=[(f"#{one.key}", one.title) for one in chapters],
            chapters=chapters,
            texts=texts,
        )
    )


@cache
def _templates():
    return page_templates(FOLDER)
