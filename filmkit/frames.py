"""Rows of a table as a DataFrame, with the type of each column as the schema declares it."""

from typing import TYPE_CHECKING

from filmkit.schema import Table

if TYPE_CHECKING:
    from pandas import DataFrame


def frame_of(rows, table: Table, attrs: dict) -> "DataFrame":
    """
    Return rows as a new DataFrame.

    Parameters
    ----------
    rows : iterable of mapping
        Values by column name; a missing text is None.
    table : Table
        Its columns, in order.
    attrs : dict
        What the frame says of itself.
    """
    import pandas as pd  # late: the widgets' core must start without it

    frame = pd.DataFrame(
        [dict(row) for row in rows], columns=[column.name for column in table.columns]
    )
    for column in table.columns:
        if column.kind == "int":
            frame[column.name] = frame[column.name].astype("int64" if column.required else "Int64")
        elif column.kind == "number":
            frame[column.name] = frame[column.name].astype("float64")
        elif column.kind == "yesno" and column.required:
            frame[column.name] = frame[column.name].astype("bool")
        else:
            frame[column.name] = frame[column.name].where(frame[column.name].notna(), "")
    frame.attrs = attrs
    return frame
