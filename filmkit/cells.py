"""Turn the text of one cell into a value, by the kind of its column."""

import re
from datetime import date

from filmkit.schema import Column

KEY = re.compile(r"[a-z][a-z0-9-]*")
FACT = re.compile(r"[A-Z][0-9]{2}")
TIME = re.compile(r"([0-9]{1,2}):([0-5][0-9]):([0-5][0-9])")
DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2}))?(?:-([0-9]{2}))?")
INTEGER = re.compile(r"[+-]?[0-9]{1,9}", re.ASCII)
NUMBER = re.compile(r"[+-]?[0-9]{1,12}(\.[0-9]{1,9})?", re.ASCII)


class BadCell(ValueError):
    """The text is not what the column expects; `code` says what was expected."""

    def __init__(self, code: str):
        super().__init__(code)
        self.code = code


def parse(column: Column, text: str, *, decimal_comma: bool = False):
    """
    Return the value of a filled cell.

    Parameters
    ----------
    column : Column
        The declared column; its kind decides.
    text : str
        The cell, not empty, without blanks around it.
    decimal_comma : bool
        True for a file with semicolons, where a spreadsheet writes 1,8 for 1.8.

    Returns
    -------
    str, int, float or bool
        Times come back as HH:MM:SS, even where a spreadsheet dropped the first zero.

    Raises
    ------
    BadCell
        With the code `bad-` and the kind, `out-of-range` or `unknown-choice`.
    """
    if column.kind in ("text", "words"):
        return text
    if column.kind == "fact" or column.of == ("evidence",):
        return _matching(FACT, text, "bad-fact")
    if column.kind in ("key", "ref", "key_elsewhere"):
        return _matching(KEY, text, "bad-key")
    if column.kind == "choice":
        return _choice(column, text)
    if column.kind == "yesno":
        return _yes_no(text)
    if column.kind == "time":
        return _time(text)
    if column.kind == "date":
        return _date(text)
    return _number(column, text.replace(",", ".") if decimal_comma else text)


def _matching(pattern: re.Pattern, text: str, code: str) -> str:
    if not pattern.fullmatch(text):
        raise BadCell(code)
    return text


def _choice(column: Column, text: str) -> str:
    if text not in column.of:
        raise BadCell("unknown-choice")
    return text


def _yes_no(text: str) -> bool:
    # A spreadsheet may turn typed words into its own; capitals and Indonesian are fine too.
    answers = {"yes": True, "no": False, "ya": True, "tidak": False}
    if text.lower() not in answers:
        raise BadCell("bad-yesno")
    return answers[text.lower()]


def _time(text: str) -> str:
    match = TIME.fullmatch(text)
    if not match:
        raise BadCell("bad-time")
    return ":".join(part.zfill(2) for part in match.groups())


def _date(text: str) -> str:
    match = DATE.fullmatch(text)
    if not match:
        raise BadCell("bad-date")
    try:
        date(*(int(part or 1) for part in match.groups()))
    except ValueError:
        raise BadCell("bad-date") from None
    return text


def _number(column: Column, text: str) -> int | float:
    pattern, make = (INTEGER, int) if column.kind == "int" else (NUMBER, float)
    value = make(_matching(pattern, text, f"bad-{column.kind}"))
    if column.bounds and not column.bounds[0] <= value <= column.bounds[1]:
        raise BadCell("out-of-range")
    return value
