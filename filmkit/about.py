"""Explain a table: what its rows are and what each column means."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from filmkit.errors import NoSuchItem
from filmkit.schema import Table, tables

if TYPE_CHECKING:
    from pandas import DataFrame


@dataclass(frozen=True)
class About:
    """The explanation of a table in one language; shows itself as text in any notebook."""

    table: Table
    lang: str

    def __str__(self) -> str:
        """Return the explanation as plain text."""
        lines = [f"{self.table.name}: {self.table.about[self.lang]}"]
        lines += [f"  {column.name}: {column.about[self.lang]}" for column in self.table.columns]
        return "\n".join(lines)

    __repr__ = __str__


def about(frame: "DataFrame") -> About:
    """
    Explain a table of an opened pack.

    Parameters
    ----------
    frame : DataFrame
        A table as the pack gives it, such as `film.sequences`, or a part of one.

    Raises
    ------
    NoSuchItem
        The frame is no table of a pack.
    """
    attrs = getattr(frame, "attrs", {})
    if "table" in attrs:
        return About(tables(attrs["kind"])[attrs["table"]], attrs["lang"])
    return About(_named_by_columns(list(getattr(frame, "columns", []))), "en")


def _named_by_columns(names: list[str]) -> Table:
    # attrs are lost by some pandas operations; the columns still tell.
    for table in [
        table for kind in ("film", "ai", "words", "machines") for table in tables(kind).values()
    ]:
        if names == [column.name for column in table.columns]:
            return table
    raise NoSuchItem("This is not a table of a film pack.")
