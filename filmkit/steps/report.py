"""What a step found out, as plain data that the page draws: tables, pictures, pairs."""


def table(
    heading: str, columns: list[str], rows: list[list], *, caption="", note="", look=""
) -> dict:
    """
    Return a table.

    Parameters
    ----------
    heading : str
    columns : list of str
    rows : list of list
        The first cell of a row is its header. A cell is a text, `named(sequence)` or `unfolds`.
    caption, note : str
        The caption says what the table shows; the note what it cannot show.
    look : {"", "kwic", "open"}
        `kwic` sets the third column between the second and the fourth; `open` shows all rows.
    """
    block = {"heading": heading, "columns": columns, "rows": rows, "caption": caption, "note": note}
    return block | {"look": look} if look else block


def drawn(kind: str, heading: str, picture: dict, twin: dict, *, text="", note="") -> dict:
    """
    Return a picture that the page draws, with its sentence and its table twin.

    Parameters
    ----------
    kind : {"bars", "lines", "strips"}
    heading, text, note : str
        The text is the sentence that says what the picture shows.
    picture : dict
        What `draw.js` needs for that kind; `alt` is the text alternative.
    twin : dict
        The same numbers as a `table`.
    """
    return twin | {"heading": heading, "text": text, "note": note, kind: picture}


def marked(heading: str, runs: list[str], *, note="") -> dict:
    """Return a text of which every second run is marked, by brackets and by a tint."""
    return {"heading": heading, "marked": runs, "note": note}


def closed(text: str) -> str:
    """Return a title with a full stop, unless it ends with a mark of its own."""
    return text if text.endswith(("?", "!", ".", "…")) else f"{text}."


def pair(sequence: str, *sides: tuple[str, str, str], note="") -> dict:
    """
    Return a sequence as two readers see it; a side is a name, a code and a reason.

    With a note the page shows the gentler wording below it, and offers the full text.
    """
    names = ("name", "code", "reason")
    shown = [dict(zip(names, side, strict=True)) for side in sides]
    return {"sequence": sequence, "sides": shown, "note": note}


def named(sequence: str, text: str = "") -> dict:
    """Return a cell that opens the card of a sequence."""
    return {"sequence": sequence, "text": text, "short": True}


def unfolds(name: str, text: str = "", *, lang: str | None = None, sequence="") -> dict:
    """
    Return a cell whose name unfolds something below its row.

    Parameters
    ----------
    name : str
    text : str
        A longer text, in the language `lang` if it is not that of the page.
    sequence : str
        Instead of a text: the sequence whose card is shown.
    """
    return {"unfolds": name, "text": text, "lang": lang, "sequence": sequence}


def beside(heading: str, *sides: tuple[str, str, str, str]) -> dict:
    """Return texts side by side; a side is a name, a language, a text and what stands below it."""
    names = ("name", "lang", "code", "reason")
    return {"heading": heading, "sides": [dict(zip(names, side, strict=True)) for side in sides]}
