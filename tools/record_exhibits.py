"""
Print data/words/exhibits.csv again, as the programs answer today.

    python -m pip install vaderSentiment PySastrawi
    python tools/record_exhibits.py

The kit itself needs neither program. It prints the whole table, with inputs and notes as they are;
`version` and `output` are new. Compare it with the file before you replace anything.
"""

import csv
import sys
from importlib.metadata import version
from pathlib import Path

from Sastrawi.Stemmer.StemmerFactory import StemmerFactory
from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

EXHIBITS = Path(__file__).resolve().parents[1] / "data" / "words" / "exhibits.csv"
PACKAGES = {"vader": "vaderSentiment", "sastrawi": "PySastrawi"}


def read(file: Path = EXHIBITS) -> list[dict[str, str]]:
    """Return the rows of the table."""
    with file.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def record(rows: list[dict[str, str]]) -> list[dict[str, str]]:
    """
    Run the programs on the inputs of the rows.

    Returns
    -------
    list
        The same rows with `version` and `output` as they are now: VADER's compound score with a
        sign and three decimals (0.000 has no sign), or the stem that Sastrawi finds.
    """
    analyser = SentimentIntensityAnalyzer()
    stemmer = StemmerFactory().create_stemmer()
    programs = {
        "vader": lambda text: signed(analyser.polarity_scores(text)["compound"]),
        "sastrawi": stemmer.stem,
    }
    now = {tool: version(package) for tool, package in PACKAGES.items()}
    return [
        r | {"version": now[r["tool"]], "output": programs[r["tool"]](r["input"])} for r in rows
    ]


def signed(score: float) -> str:
    """Write a score as the table does."""
    return f"{score:+.3f}" if round(score, 3) else "0.000"


if __name__ == "__main__":
    table = record(read())
    writer = csv.DictWriter(sys.stdout, list(table[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(table)
