"""
The file for a teacher: what a learner saved, without what was left out, as JSON.

docs/portfolio.md describes it. A file comes from somewhere else, so reading trusts nothing:
what is wrong is said in sentences, and what can be read is kept.
"""

import json
from dataclasses import dataclass

from filmkit.language import Words
from filmkit.portfolio.contents import Portfolio

FORMAT = 1
KIND = "portfolio"
LARGEST = 4_000_000  # characters
DEEPEST = 12  # levels of lists and objects within a value
MOST_ENTRIES = 20_000
LONGEST_NAME = 80
MOST_PROBLEMS = 20
TEXTS = ("alias", "film", "lang", "version", "made")


@dataclass(frozen=True)
class Record:
    """
    What a file holds.

    `lessons` is a dict: number of the lesson, then item, then a tuple of entries; an entry is a
    dict with `kind`, `name`, `value` and `when`.
    """

    alias: str
    film: str
    lang: str
    version: str
    made: str
    level: int
    lessons: dict[str, dict[str, tuple[dict, ...]]]


def record_of(portfolio: Portfolio) -> Record:
    """Return what a portfolio hands to a teacher."""
    lessons = {
        chapter.lesson: {part.item: part.entries for part in chapter.parts if part.entries}
        for chapter in portfolio.chapters
    }
    return Record(
        alias=portfolio.alias,
        film=portfolio.film_key,
        lang=portfolio.lang,
        version=portfolio.version,
        made=portfolio.made,
        level=portfolio.level,
        lessons={lesson: items for lesson, items in lessons.items() if items},
    )


def as_json(portfolio: Portfolio | Record) -> str:
    """Return the text of the file."""
    record = portfolio if isinstance(portfolio, Record) else record_of(portfolio)
    head = {"filmkit": KIND, "format": FORMAT} | {name: getattr(record, name) for name in TEXTS}
    whole = head | {"level": record.level, "lessons": record.lessons}
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def read_json(text: object, words: Words) -> tuple[Record | None, list[str]]:
    """
    Read a file that somebody handed in.

    Parameters
    ----------
    text : str
    words : Words
        The language of the sentences.

    Returns
    -------
    Record or None
        None where nothing in the file can be used.
    list of str
        A sentence for each thing that was wrong; what could not be read is left out.
    """
    found = _loaded(text)
    if isinstance(found, str):
        return None, [words(f"record.{found}")]
    if found.get("filmkit") != KIND:
        return None, [words("record.foreign")]
    if found.get("format") != FORMAT:
        return None, [words("record.format", found=str(found.get("format"))[:20], known=FORMAT)]
    head = {name: found.get(name) for name in TEXTS}
    level = found.get("level")
    sound = all(isinstance(one, str) and len(one) <= LONGEST_NAME for one in head.values())
    if not sound or type(level) is not int or level not in (0, 1, 2) or not head["alias"].strip():
        return None, [words("record.head")]
    problems: list[str] = []
    lessons = _lessons(found.get("lessons"), words, problems)
    return Record(**head, level=level, lessons=lessons), problems[:MOST_PROBLEMS]


def _loaded(text: object) -> dict | str:
    """Return the object of a file, or the code of what is wrong with it."""
    if not isinstance(text, str):
        return "not-json"
    if len(text) > LARGEST:
        return "too-large"
    try:
        found = json.loads(text, parse_constant=_refuse)
    except (ValueError, RecursionError):
        return "not-json"
    return found if isinstance(found, dict) else "foreign"


def _refuse(name: str):
    raise ValueError(name)  # NaN and Infinity are no JSON


def _lessons(found: object, words: Words, problems: list[str]) -> dict:
    if not isinstance(found, dict):
        problems.append(words("record.lessons"))
        return {}
    lessons: dict[str, dict[str, tuple[dict, ...]]] = {}
    count = 0
    for lesson, items in found.items():
        if not isinstance(items, dict) or not _is_name(lesson):
            problems.append(words("record.lesson", lesson=lesson[:LONGEST_NAME]))
            continue
        for item, entries in items.items():
            kept = _entries(entries) if _is_name(item) else []
            count += len(kept)
            if count > MOST_ENTRIES:
                problems.append(words("record.too-many", most=MOST_ENTRIES))
                return lessons
            if not isinstance(entries, list) or len(kept) < len(entries) or not kept:
                place = {"lesson": lesson[:LONGEST_NAME], "item": item[:LONGEST_NAME]}
                problems.append(words("record.item", **place))
            if kept:
                lessons.setdefault(lesson, {})[item] = tuple(kept)
    return lessons


def _entries(found: object) -> list[dict]:
    return [one for one in found if _is_entry(one)] if isinstance(found, list) else []


def _is_entry(one: object) -> bool:
    return (
        isinstance(one, dict)
        and one.keys() == {"kind", "name", "value", "when"}
        and all(isinstance(one[part], str) for part in ("kind", "name", "when"))
        and max(len(one[part]) for part in ("kind", "name", "when")) <= LONGEST_NAME
        and is_shallow(one["value"])
    )


def _is_name(text: str) -> bool:
    return 0 < len(text) <= LONGEST_NAME


def is_shallow(value: object, depth: int = 0) -> bool:
    """Tell whether lists and objects stand in each other no deeper than the kit writes them."""
    if depth > DEEPEST:
        return False
    if isinstance(value, dict):
        return all(is_shallow(one, depth + 1) for one in value.values())
    return not isinstance(value, list) or all(is_shallow(one, depth + 1) for one in value)
