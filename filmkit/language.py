"""
Choose one language, once: interface words, sentences for problems, numbers.

Nothing above `films` knows that there are two languages; it asks a `Words` object.
"""

import csv
from functools import cache
from pathlib import Path

from filmkit.errors import FilmkitError, Problem
from filmkit.schema import LANGUAGES

FILE = Path(__file__).with_name("ui_text.csv")


class Words:
    """The interface words of one language; `words("key", name=value)` gives a sentence."""

    def __init__(self, lang: str):
        if lang not in LANGUAGES:
            raise FilmkitError(_texts()["film.language"]["en"].format(lang=lang))
        self.lang = lang

    def __call__(self, key: str, /, **values) -> str:
        """
        Return the words for `key` with the values filled in.

        Raises
        ------
        KeyError
            No row of `ui_text.csv` has that key: a mistake in the code.
        """
        return _texts()[key][self.lang].format(**values)

    def has(self, key: str) -> bool:
        """Tell whether `ui_text.csv` has the key."""
        return key in _texts()

    def group(self, prefix: str) -> dict[str, str]:
        """Return all words whose key starts with `prefix` and a point, without the prefix."""
        return dict(_group(self.lang, prefix + "."))

    def number(self, value: float, digits: int = 0) -> str:
        """Write a number as the language does: 8,316.5 in English, 8.316,5 in Indonesian."""
        text = f"{value:,.{digits}f}"
        return text.translate(str.maketrans(",.", ".,")) if self.lang == "id" else text

    def signed(self, value: float, digits: int | None = None) -> str:
        """Write a number with its sign, and a half only where there is one: +2.5, −1, 0."""
        places = (0 if value == int(value) else 1) if digits is None else digits
        text = self.number(abs(value), places)
        return text if not value else f"{'+' if value > 0 else '−'}{text}"

    def describe(self, problem: Problem) -> str:
        """Say where a problem is, what was found, what was expected and what to do."""
        where = self(_place(problem), **_shown(problem))
        details = problem.details
        if "places" in details:
            details = details | {"places": self._rows(details["places"])}
        parts = [self(f"problem.{problem.code}", **details)]
        if problem.found:
            parts.append(self("problem.found", found=problem.found[:80]))
        if problem.details.get("near"):
            parts.append(self("problem.near", near=problem.details["near"]))
        return f"{where}: " + " ".join(parts)

    def _rows(self, places: list[tuple[str, int]]) -> str:
        """Name files with their rows; rows that follow each other from the first to the last."""
        by_file: dict[str, list[list[int]]] = {}
        for file, row in places:
            runs = by_file.setdefault(file, [])
            if runs and runs[-1][-1] == row - 1:
                runs[-1].append(row)
            else:
                runs.append([row])
        named = []
        for file, runs in by_file.items():
            rows = ", ".join(
                str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs
            )
            one = len(runs) == len(runs[0]) == 1
            named.append(self("problem.row" if one else "problem.rows", file=file, rows=rows))
        return "; ".join(named)


def localise(row: dict, columns, lang: str) -> dict:
    """
    Turn each pair of bilingual cells into one cell.

    Parameters
    ----------
    row : dict
        A checked row, with keys such as `title.en` and `title.id`.
    columns : iterable of Column
        The columns of its table.
    lang : {"en", "id"}
        The language to keep; where its cell is empty the other language stands in.
    """
    other = next(code for code in LANGUAGES if code != lang)
    single = {}
    for column in columns:
        if column.kind == "words":
            single[column.name] = row[f"{column.name}.{lang}"] or row[f"{column.name}.{other}"]
        else:
            single[column.name] = row[column.name]
    return single


def _place(problem: Problem) -> str:
    if problem.row and problem.column:
        return "problem.place"
    if problem.row:
        return "problem.place-row"
    return "problem.place-setting" if problem.column else "problem.place-file"


def _shown(problem: Problem) -> dict:
    return {"file": problem.file, "row": problem.row, "column": problem.column}


@cache
def _texts() -> dict[str, dict[str, str]]:
    with FILE.open(encoding="utf-8", newline="") as file:
        return {row["key"]: row for row in csv.DictReader(file)}


@cache
def _group(lang: str, start: str) -> dict[str, str]:
    texts = _texts().items()
    return {key.removeprefix(start): text[lang] for key, text in texts if key.startswith(start)}
