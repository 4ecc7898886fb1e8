"""Everything that a page of the guide is made from, opened in one language."""

from dataclasses import dataclass, replace

from filmkit import figures
from filmkit.films import (
    Film,
    Guide,
    Language,
    Machines,
    RealAI,
    WordLists,
    open_ai,
    open_film,
    open_guide,
    open_machines,
    open_word_lists,
)
from filmkit.steps.step import Desk
from filmkit.work import Work


@dataclass(frozen=True)
class Material:
    """The guide's own rows, the film, the data on real AI, the small machines, the word lists."""

    guide: Guide
    film: Film
    ai: RealAI
    machines: Machines
    lists: WordLists

    @property
    def words(self):
        """Interface words in the language of the pages."""
        return self.film.words

    @property
    def lang(self) -> str:
        """Language of the pages."""
        return self.film.lang

    @property
    def desk(self) -> Desk:
        """A desk with nothing saved on it: a step made there knows its questions."""
        return Desk(self.film, self.ai, Work("nobody", self.film.folder), "")

    def fill(self, text: str | None) -> str:
        """Put computed figures into a text, as the lessons do."""
        return figures.fill(text or "", self.film, self.ai)

    def up_to(self, level: int) -> "Material":
        """Return the same for learners who want no more given away than `level`."""
        return replace(
            self,
            film=self.film.up_to(level),
            ai=self.ai.up_to(level),
            machines=self.machines.up_to(level),
            lists=self.lists.up_to(level),
        )


def open_material(lang: Language) -> Material:
    """Open everything in one language, with nothing hidden."""
    return Material(
        open_guide(lang=lang), open_film("her", lang=lang), open_ai(lang=lang),
        open_machines(lang=lang), open_word_lists(lang=lang),
    )  # fmt: skip
