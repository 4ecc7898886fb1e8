"""How far a class agrees on its themes, and where it is most apart (lesson 04)."""

from dataclasses import dataclass

from filmkit import measures
from filmkit.classroom.learners import Learner
from filmkit.classroom.secrecy import LEAST
from filmkit.classroom.spreads import Group, Spread, leading, shares
from filmkit.measures import GroupAgreement
from filmkit.steps.codebook import ENTRY, OWN, themes
from filmkit.steps.theme_codes import CODES, SIGNS, of_theme

MOST_NAMED = 5
TOLD = ("class.theme-most", "class.theme-tie")


@dataclass(frozen=True)
class ThemeAgreement:
    """
    A theme that three learners or more coded.

    `disputed` names the sequences on which the class is most apart, with the share of unequal
    pairs of codes; only those for which all numbers can be shown. `apart` names them among all
    sequences, for the teacher, and without a number.
    """

    theme: str
    title: str
    agreement: GroupAgreement
    disputed: tuple[tuple[str, float], ...]
    apart: tuple[str, ...]
    spread: Spread


def agreements(group: Group) -> list[ThemeAgreement]:
    """Return every theme of the kit that three learners or more coded, in the kit's order."""
    found = []
    for theme, title in themes(group.desk("04")).items():
        codes = [_codes(one, theme) for one in group.learners]
        readers = [one for one in codes if one]
        # A theme of one's own is another one for each learner.
        if theme != OWN and len(readers) >= LEAST:
            found.append(_agreement(group, theme, title, codes, readers))
    return found


def chosen(group: Group) -> Spread:
    """Return how many learners chose each theme."""
    words, names = group.words, themes(group.desk("04"))
    numbers = shares([_theme(one) for one in group.learners], list(names))
    sentence = leading(group, TOLD, list(names.values()), numbers)
    values = tuple((n,) for n in numbers)
    title, column = words("class.themes"), words("class.learners")
    return Spread("04", ENTRY, title, sentence, tuple(names.values()), (column,), values, "bars")


def _agreement(
    group: Group, theme: str, title: str, codes: list[dict], readers: list[dict]
) -> ThemeAgreement:
    words = group.words
    keys = [row["key"] for row in group.film.rows["sequences"]]
    by_sequence = {key: shares([one.get(key) for one in codes], list(SIGNS)) for key in keys}
    shares_of = {key: measures.dispute(one.get(key) for one in readers) for key in keys}
    ranked = sorted((-share, key) for key, share in shares_of.items() if share)
    apart = tuple(key for _, key in ranked[:MOST_NAMED])
    shown = [(key, -share) for share, key in ranked if None not in by_sequence[key]]
    disputed = tuple(shown[:MOST_NAMED])
    which = ", ".join(key.upper() for key, _ in disputed)
    sentence = words("class.disputed", which=which) if disputed else words("class.no-dispute")
    values = tuple(zip(*by_sequence.values(), strict=True))
    rows = tuple(words(f"code.{code}") for code in SIGNS)
    columns = tuple(key.upper() for key in keys)
    heading = words("class.codes", theme=title)
    spread = Spread("04", f"{CODES}-{theme}", heading, sentence, rows, columns, values)
    return ThemeAgreement(theme, title, measures.group_agreement(readers), disputed, apart, spread)


def _theme(learner: Learner) -> str | None:
    lock = learner.value(ENTRY, "lock")
    theme = lock.get("theme") if isinstance(lock, dict) else None
    return theme if isinstance(theme, str) else None


def _codes(learner: Learner, theme: str) -> dict[str, str]:
    found = of_theme(learner.values(CODES), theme)
    return {key: code for key, code in found.items() if isinstance(code, str) and code in SIGNS}
