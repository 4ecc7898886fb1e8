"""What a step found out, as plain data that the page draws: tables, pictures, pairs."""


def table(heading: str, columns: list[str], rows: list[list], *, caption="", note="") -> dict:
    """
    Return a table.

    Parameters
    ----------
    heading : str
    columns : list of str
    rows : list of list
        The first cell of a row is its header. A cell is a text, or `named(sequence)`.
    caption, note : str
        The caption says what the table shows; the note what it cannot show.
    """
    return {"heading": heading, "columns": columns, "rows": rows, "caption": caption, "note": note}


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


def pair(sequence: str, *sides: tuple[str, str, str]) -> dict:
    """Return a sequence as two readers see it; a side is a name, a code and a reason."""
    names = ("name", "code", "reason")
    return {"sequence": sequence, "sides": [dict(zip(names, side, strict=True)) for side in sides]}


def named(sequence: str, text: str = "") -> dict:
    """Return a cell that opens the card of a sequence."""
    return {"sequence": sequence, "text": text, "short": True}
