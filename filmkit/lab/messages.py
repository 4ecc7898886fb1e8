"""What the start says, in the language of the lessons; the words are in `messages.csv`."""

import csv
from pathlib import Path

from filmkit.schema import LANGUAGES

FILE = Path(__file__).with_name("messages.csv")


class Messages:
    """The sentences of one language; English where the language is not known."""

    def __init__(self, lang: str):
        column = lang if lang in LANGUAGES else "en"
        with FILE.open(encoding="utf-8", newline="") as file:
            self._texts = {row["key"]: row[column] for row in csv.DictReader(file)}

    def __call__(self, key: str, **values) -> str:
        """Return the sentence for `key` with the values filled in."""
        return self._texts[key].format(**values)
