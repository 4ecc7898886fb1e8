"""Rows that a sheet for learners and its key for teachers both need."""

from filmkit import measures
from filmkit.films import Film
from filmkit.steps.letters import FIRST_ORDER, FIRST_SEED, Letter, LetterWriterStep
from filmkit.steps.orders import HOW_MANY
from filmkit.steps.tellings import LETTERS

CODED = "n03-code"
FAR = 4  # order of the second letter: it looks so far back that it copies
READ = 10  # training letters on paper that hold the first beginning


def in_order(rows: list[dict]) -> list[dict]:
    """Return rows by their column `order`."""
    return sorted(rows, key=lambda row: row["order"])


def events_to_order(film: Film) -> dict[str, dict]:
    """Return the events of lesson 01 by the letters of their cards; by their keys, no order."""
    ranked = [dict(row) for row in film.rows["events"] if row["plot_rank"] is not None]
    chosen = sorted(ranked, key=lambda row: row["plot_rank"])[:HOW_MANY]
    return dict(zip(LETTERS, sorted(chosen, key=lambda row: row["key"]), strict=False))


def sequences_to_code(film: Film) -> list[dict]:
    """Return the sequences that lesson 03 codes for presence."""
    links = in_order(film.where("form_sequences", form=CODED))
    return [film.row("sequences", link["sequence"]) for link in links]


def people_to_code(film: Film) -> dict[str, str]:
    """Return the names of everybody who can be meant in those sequences, without groups."""
    rooms = measures.present(film, "talked")
    seen = set().union(*(rooms[row["key"]] for row in sequences_to_code(film)))
    return {
        row["key"]: row["name"]
        for row in film.rows["characters"]
        if row["key"] in seen and row["kind"] != "group"
    }


def events_to_tell(film: Film) -> list[dict]:
    """Return the events that the tellings of lesson 05 are compared by."""
    return in_order(film.where("events", in_grid=True))


def sequence_label(row: dict) -> str:
    """Return number and title, such as "Q06 Proofreading"."""
    return f"{row['key'].upper()} {row['title']}"


def letters_written(step: LetterWriterStep) -> dict[tuple[int, int], Letter]:
    """Return the two letters of the sheet, of the draw with which the lesson starts."""
    places = [(order, FIRST_SEED) for order in (FIRST_ORDER, FAR)]
    return {place: step.letter(*place) for place in places}


def letters_to_read(step: LetterWriterStep) -> list[dict]:
    """Return the training letters of the sheet: some with the first beginning, and the copied."""
    start = step.contexts[0]["text"].casefold()
    chosen = [row["key"] for row in step.rows if start in row["text"].casefold()][:READ]
    chosen += [letter.source["key"] for letter in letters_written(step).values() if letter.source]
    return [row for row in step.rows if row["key"] in chosen]
