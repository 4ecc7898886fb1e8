"""Grade choice questions: two tries, a text for every option, then the model answer."""

from collections.abc import Callable
from dataclasses import dataclass

from filmkit.errors import NoSuchItem
from filmkit.films import Film

TRIES = 2


@dataclass(frozen=True)
class Choice:
    """An option; `correct` is yes, no or open (where no option is wrong)."""

    key: str
    text: str
    correct: str
    feedback: str


@dataclass(frozen=True)
class Question:
    """A question with its options, in one language."""

    key: str
    lesson: str
    step: str
    prompt: str
    model: str
    choices: tuple[Choice, ...]

    @property
    def is_open(self) -> bool:
        """True if no option is wrong: a prediction or a vote."""
        return all(choice.correct == "open" for choice in self.choices)

    def choice(self, key: str) -> Choice:
        """
        Return the option with that key.

        Raises
        ------
        NoSuchItem
            The question has no such option.
        """
        for choice in self.choices:
            if choice.key == key:
                return choice
        raise NoSuchItem(key)


@dataclass(frozen=True)
class Grade:
    """What a learner reads after checking an answer."""

    verdict: str  # right, wrong or open
    feedback: str
    tries_left: int
    model: str  # empty until the question is over

    @property
    def over(self) -> bool:
        """True when nothing more can be tried."""
        return self.tries_left == 0


def find_question(film: Film, key: str, fill: Callable[[str], str] = str) -> Question:
    """
    Return a question of the pack.

    Parameters
    ----------
    film : Film
    key : str
    fill : callable, optional
        Fills computed figures into each text, see `figures.fill`.

    Raises
    ------
    NoSuchItem
        There is none with that key, or it is hidden at this spoiler level.
    """
    row = film.row("questions", key)
    if not row:
        raise NoSuchItem(film.words("quiz.none", key=key))
    choices = sorted(film.where("choices", question=key), key=lambda choice: choice["order"])
    return Question(
        key=key,
        lesson=row["lesson"],
        step=row["step"],
        prompt=fill(row["prompt"]),
        model=fill(row["model"] or ""),
        choices=tuple(
            Choice(c["key"], fill(c["text"]), c["correct"], fill(c["feedback"])) for c in choices
        ),
    )


def grade(question: Question, answers: list[str]) -> Grade:
    """
    Grade the newest of the answers that were checked.

    Parameters
    ----------
    question : Question
    answers : list of str
        Option keys in the order in which they were checked; at least one.

    Returns
    -------
    Grade
        A right answer ends the question; a wrong one ends it at the second try. A question
        without wrong options ends at once.
    """
    choice = question.choice(answers[-1])
    if question.is_open:
        return Grade("open", choice.feedback, 0, question.model)
    right = choice.correct == "yes"
    left = 0 if right else max(TRIES - len(answers), 0)
    return Grade(
        "right" if right else "wrong", choice.feedback, left, "" if left else question.model
    )
