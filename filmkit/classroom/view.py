"""The view of a class: everything that is shown, from one folder of files."""

from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from filmkit.classroom import boards, codings, progress, stories, votes
from filmkit.classroom.answers import Asked, written
from filmkit.classroom.codings import ThemeAgreement
from filmkit.classroom.files import Gathered, read_folder
from filmkit.classroom.learners import join, notes
from filmkit.classroom.secrecy import LEAST
from filmkit.classroom.spreads import Group, Spread
from filmkit.films import open_ai, open_film
from filmkit.language import Words


@dataclass(frozen=True)
class ClassView:
    """
    What a class handed in.

    Attributes
    ----------
    folder : Path
        Where the files lie.
    gathered : Gathered
        The files that could be read, and those that could not.
    whole : Group
        For the teacher: the learners, with the whole film.
    group : Group
        For the class: the same, with no more of the film than its lowest spoiler level.
    """

    folder: Path
    gathered: Gathered
    whole: Group
    group: Group

    @property
    def words(self) -> Words:
        """Interface words in the language of the view."""
        return self.whole.words

    @property
    def enough(self) -> bool:
        """Tell whether there are three learners; with fewer nothing is counted."""
        return len(self.whole.learners) >= LEAST

    @cached_property
    def agreements(self) -> list[ThemeAgreement]:
        """The agreement on each theme that three learners or more coded."""
        return codings.agreements(self.group) if self.enough else []

    @cached_property
    def spreads(self) -> list[Spread]:
        """Everything that is counted, lesson by lesson; what is wholly hidden is left out."""
        if not self.enough:
            return []
        found = [progress.progress(self.group, self.states)]
        for lesson in progress.ALL_LESSONS:
            found += [*votes.votes(self.group, lesson), *self._of(lesson)]
        return [one for one in found if one.shown]

    @cached_property
    def states(self) -> list[dict[str, str]]:
        """For each learner, by lesson: `done`, `begun` or `not`."""
        return progress.states(self.whole)

    @cached_property
    def answers(self) -> list[Asked]:
        """Everything that learners wrote, with their aliases."""
        return written(self.whole)

    @cached_property
    def notes(self) -> list[str]:
        """Sentences about files that were joined, and aliases that look alike."""
        return notes(self.whole.learners, self.words)

    def _of(self, lesson: str) -> list[Spread]:
        group = self.group
        if lesson == "04":
            return [codings.chosen(group), *(one.spread for one in self.agreements)]
        made = {
            "01": lambda: [stories.cuts(group)],
            "02": lambda: stories.arcs(group),
            "03": lambda: [stories.rules(group), stories.presence(group)],
            "05": lambda: [boards.persons(group)],
            "07": lambda: [*votes.ratings(group), boards.sorting(group)],
            "08": lambda: boards.verdicts(group),
            "09": lambda: [boards.rubric(group)],
        }
        return made[lesson]() if lesson in made else []


def gather_class(
    folder: str | Path, *, film: str = "her", lang: str = "en", level: int | None = None
) -> ClassView:
    """
    Gather the files that learners handed in.

    Parameters
    ----------
    folder : str or Path
        Holds one JSON file of each learner, as lesson 09 makes them ('For the teacher').
    film : str
        The film pack that the class works on.
    lang : {"en", "id"}
        Language of the view; the files may come from both.
    level : {0, 1, 2}, optional
        How much of the story the pages for the class may give away; the lowest level among the
        learners if not given.

    Returns
    -------
    ClassView

    Raises
    ------
    FilmkitError
        The folder cannot be read, or the film cannot be opened.
    """
    whole = open_film(film, lang=lang)
    gathered = read_folder(Path(folder), whole.name, whole.words)
    learners = join(gathered.handed_in)
    if level is None:
        level = min((one.level for one in learners), default=whole.level)
    everything = Group(learners, whole, open_ai(lang=lang))
    seen = replace(everything, film=whole.up_to(level), ai=open_ai(lang=lang, level=level))
    return ClassView(Path(folder), gathered, everything, seen)
