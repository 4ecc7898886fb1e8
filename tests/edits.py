"""Edit a pack as a teacher may, and say what the kit finds: code, file, row, column."""

from pathlib import Path

from filmkit.packs import read_pack
from filmkit.tables import read_table


def replace(file: Path, old: str, new: str) -> None:
    """Replace a text that stands in a file once."""
    text = file.read_bytes().decode()
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file.name}"
    file.write_bytes(text.replace(old, new).encode())


def places(problems) -> list[tuple]:
    """Return what tests compare: never sentences."""
    return [(p.code, p.file, p.row, p.column) for p in problems]


def found(folder: Path, **options) -> list[tuple]:
    """Return the problems of a pack."""
    return places(read_pack(folder, **options).problems)


def notes(folder: Path) -> list[tuple]:
    """Return the notes of a pack."""
    return places(read_pack(folder).checked.notes)


def written(folder: Path, content: str | bytes, name: str = "t.csv") -> Path:
    """Write a file and return it."""
    file = folder / name
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return file


def read(folder: Path, content: str | bytes):
    """Read a file with this content as a table."""
    return read_table(written(folder, content))
