"""What templates ask for: plain lists from what a step holds."""

from itertools import groupby

from filmkit.steps.question import CONFIDENCES


def acts_of(cards: dict[str, dict]) -> list[tuple[str, list]]:
    """Return the sequences of each act, as (title, [(key, card)])."""
    parted = groupby(cards.items(), lambda pair: pair[1]["act"])
    return [(act, list(pairs)) for act, pairs in parted]


def by_second(reel: list[dict], same: str) -> list[list[str]]:
    """
    Return the practice reel with a row for each second: second, seen, heard.

    Where a new picture begins is for the reader to decide, so a second in which nothing has
    changed says `same`. Times of the reel are in milliseconds.
    """
    rows, before = [], None
    for second in range(-(-reel[-1]["end"] // 1000)):
        now = [row for row in reel if row["start"] <= second * 1000][-1]
        told = [same, ""] if now is before else [now["text"], now["heard"]]
        rows.append([str(second), *told])
        before = now
    return rows


def confidences(words) -> list[str]:
    """Return how sure one can be, in words."""
    return [words(f"js.confidence{number}") for number in CONFIDENCES]


def titled(options: list[dict]) -> list[dict]:
    """Return options or fields as rows of a table."""
    return [{"title": option["label"], "text": ""} for option in options]
