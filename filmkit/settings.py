"""Read and check `film.toml`, `ai.toml` and their like: the few facts that are no table."""

import re
import tomllib
from dataclasses import dataclass, field
from pathlib import Path

from filmkit.errors import Problem

FILM = {
    "format": int,
    "title.en": str,
    "title.id": str,
    "year": int,
    "runtime_min": int,
    "countries": list,
    "directors": list,
    "licence": str,
    "spoilers.level0_until": str,
    "spoilers.level1_until": str,
    "spoilers.level2_until": str,
}
COLLECTION = {"format": int, "title.en": str, "title.id": str, "as_of": str, "licence": str}
MACHINES = COLLECTION | {
    "help.en": str,
    "help.id": str,
    "model.url": str,
    "model.name": str,
    "model.turns": int,
    "model.elsewhere": bool,
}
MAY_BE_EMPTY = ("model.name",)
EXPECTED = {int: "a whole number without quotation marks", str: "words in quotation marks"}
EXPECTED[list] = 'a list such as ["USA"]'
EXPECTED[bool] = "true or false, without quotation marks"


@dataclass
class Settings:
    """Values by dotted name, such as `title.en`, and problems."""

    values: dict = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def read_settings(path: Path, expected: dict[str, type]) -> Settings:
    """Read a TOML file and compare names and types with `expected` (codes `toml*`)."""
    settings = Settings()
    try:
        settings.values = _flat(tomllib.loads(path.read_bytes().decode("utf-8-sig")))
    except UnicodeDecodeError:
        settings.problems.append(Problem(path.name, 0, "", "encoding"))
        return settings
    except (ValueError, RecursionError) as error:  # TOMLDecodeError, or what tomllib lets through
        settings.problems.append(_unreadable(path, str(error)))
        return settings
    for name, kind in expected.items():
        value = settings.values.get(name)
        if value is None or (value == "" and name not in MAY_BE_EMPTY):
            settings.problems.append(Problem(path.name, 0, name, "toml-missing"))
        elif not isinstance(value, kind) or isinstance(value, bool) != (kind is bool):
            details = {"expected": EXPECTED[kind]}
            settings.problems.append(Problem(path.name, 0, name, "toml-type", str(value), details))
    return settings


def _unreadable(path: Path, reason: str) -> Problem:
    line = re.search(r"at line (\d+)", reason)
    return Problem(path.name, int(line[1]) if line else 0, "", "toml", "", {"reason": reason})


def _flat(values: dict, before: str = "") -> dict:
    flat = {}
    for name, value in values.items():
        if isinstance(value, dict):
            flat |= _flat(value, f"{before}{name}.")
        else:
            flat[before + name] = value
    return flat
