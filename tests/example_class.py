"""
The example class that is shipped for teachers to try: twelve invented learners.

`python tests/example_class.py` writes the files of `teacher/example-class` anew. No learner
wrote this; the aliases say so (`sample-`, `contoh-`). What they write and decide stands in
`example_class.csv`, one line for each sentence: `picks` holds the decisions that belong to it,
such as the option before and after. Cuts, curves, codes and verdicts are diced.
"""

import csv
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from learner_files import Given, learner  # noqa: E402

from filmkit.portfolio import as_json  # noqa: E402

FOLDER = ROOT / "teacher" / "example-class"
SENTENCES = Path(__file__).with_suffix(".csv")
NAMES = {
    "en": ("fern", "kite", "lamp", "otter", "plum", "river"),
    "id": ("awan", "bakau", "kopi", "layang", "rotan", "senja"),
}
START = {"en": "sample", "id": "contoh"}
SEED = 29  # of the first learner; with it few numbers of the class have to be hidden
# Nobody is equally far: some have not come to lesson 05, and some not to lesson 09.
FIRST_HALF, NOT_THE_LAST = ("otter", "kopi", "senja"), ("plum", "layang")


def example() -> Iterator[tuple[str, str]]:
    """Yield name and text of the twelve files."""
    given = decided()
    everybody = [(lang, name) for lang, names in NAMES.items() for name in names]
    for seed, (lang, name) in enumerate(everybody, SEED):
        alias = f"{START[lang]}-{name}"
        last = 4 if name in FIRST_HALF else 8 if name in NOT_THE_LAST else 9
        record = learner(
            seed, alias=alias, lang=lang, last=last, writes=_nothing, care=1.0, given=given[name]
        )
        yield f"{alias}-portfolio.json", as_json(record)


def decided() -> dict[str, Given]:
    """Return by learner what does not come from the dice: values by item and field."""
    found: dict[str, dict[tuple[str, str], object]] = {}
    with SENTENCES.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            item, values = row["item"], found.setdefault(row["learner"], {})
            if row["field"] == "reason":
                values[item, "again"] = ""  # unless there is one among the picks
            for pick in row["picks"].split():
                name, value = pick.split("=")
                values[item, name] = _picked(item, name, value)
            if row["text"]:
                values[item, row["field"]] = row["text"]
    return found


def _picked(item: str, name: str, value: str) -> object:
    if name in ("choice", "again"):
        return f"{item}-{value}"
    return int(value) if name == "rating" else value


def _nothing(hand: object, name: str) -> str:
    """Write nothing where no sentence is given."""
    return ""


if __name__ == "__main__":
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, text in example():
        (FOLDER / name).write_text(text, "utf-8")
