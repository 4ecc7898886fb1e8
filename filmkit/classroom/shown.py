"""The view of a class in a notebook: each part is one call."""

from dataclasses import dataclass, field

from filmkit.classroom.pages import Chapter, chapter_html, class_chapters, teacher_chapters
from filmkit.classroom.view import ClassView
from filmkit.classroom.writing import write
from filmkit.errors import NoSuchItem


@dataclass(frozen=True)
class Shown:
    """A part that a notebook shows: plain text, and HTML."""

    text: str
    html: str = field(repr=False)

    def _repr_mimebundle_(self, include=None, exclude=None) -> dict[str, str]:
        return {"text/plain": self.text, "text/html": self.html}


class ClassBook:
    """
    The view of a class, part by part.

    Parameters
    ----------
    view : ClassView
    """

    def __init__(self, view: ClassView):
        self.view = view
        self._for_class = {one.key: one for one in class_chapters(self.view)}
        self._for_teacher = {one.key: one for one in teacher_chapters(self.view)}

    def files(self) -> Shown:
        """Show what was read, and what was left out and why. For the teacher."""
        return self._shown(self._for_teacher, "files")

    def learners(self) -> Shown:
        """Show who has begun and done which lesson. For the teacher; this is no ranking."""
        return self._shown(self._for_teacher, "learners")

    def disputes(self) -> Shown:
        """Show the sequences on which learners of a theme are most apart. For the teacher."""
        return self._shown(self._for_teacher, "disputes")

    def progress(self) -> Shown:
        """Show how many have done each lesson. For the class."""
        return self._shown(self._for_class, "lesson-all")

    def lesson(self, number: str) -> Shown:
        """Show the numbers of a lesson, such as "03". For the class: no alias is in it."""
        return self._shown(self._for_class, f"lesson-{number}")

    def answers(self, number: str) -> Shown:
        """Show what learners wrote in a lesson, with their aliases. For the teacher."""
        return self._shown(self._for_teacher, f"lesson-{number}")

    def journal(self) -> Shown:
        """Show the journal entries that were handed in. For the teacher."""
        return self._shown(self._for_teacher, "journal")

    def save(self) -> Shown:
        """Write the two pages and the tables into a new folder beside that of the class."""
        words, made = self.view.words, write(self.view)
        told = (
            words("class.is-written", page=made.for_class),
            words("class.is-private", page=made.for_teacher),
        )
        chapter = Chapter("saved", words("class.title"), told)
        return Shown("\n".join(told), chapter_html(self.view, chapter))

    def _shown(self, chapters: dict[str, Chapter], key: str) -> Shown:
        words = self.view.words
        lesson = key.removeprefix("lesson-")
        if key.startswith("lesson-") and lesson != "all" and not words.has(f"lesson.{lesson}"):
            raise NoSuchItem(words("class.no-lesson", lesson=lesson))
        nothing = Chapter(key, words("class.nothing"))
        chapter = chapters.get(key, nothing)
        charts = "".join(one.to_html() for one in chapter.charts)
        rest = chapter.texts or chapter.tables or chapter.asked or not chapter.charts
        told = [chapter.title, *chapter.texts, *(one.sentence for one in chapter.charts)]
        told += [one.title for one in chapter.tables] + [one.question for one in chapter.asked]
        return Shown("\n".join(told), charts + (chapter_html(self.view, chapter) if rest else ""))
