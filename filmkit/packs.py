"""Find packs on disk, read and check them whole. The only place that looks for `data/`."""

from dataclasses import dataclass, field
from pathlib import Path

from filmkit.checks import Checked, check_pack
from filmkit.errors import Problem, nearest
from filmkit.schema import LANGUAGES, tables
from filmkit.settings import COLLECTION, FILM, MACHINES, read_settings
from filmkit.tables import read_table

HERE = Path(__file__).parent
SETTINGS = {
    "film": ("film.toml", FILM),
    "ai": ("ai.toml", COLLECTION),
    "words": ("words.toml", COLLECTION),
    "machines": ("machines.toml", MACHINES),
    "guide": ("guide.toml", COLLECTION),
}
PROSE = {"film": "synopsis", "guide": "letter"}


@dataclass
class Pack:
    """Everything read from a folder: settings, prose, checked tables, problems and notes."""

    folder: Path
    kind: str
    settings: dict = field(default_factory=dict)
    prose: dict[str, str] = field(default_factory=dict)
    checked: Checked = field(default_factory=Checked)

    @property
    def problems(self) -> list[Problem]:
        """What stops the pack from opening."""
        return self.checked.problems


def data_folder() -> Path:
    """Return the folder `data`: of the checkout, or of the installed wheel."""
    checkout = HERE.parent / "data"
    return checkout if checkout.is_dir() else HERE / "data"


def film_folders() -> dict[str, Path]:
    """Return the folders of the shipped film packs by name."""
    folders = sorted((data_folder() / "films").glob("*/film.toml"))
    return {file.parent.name: file.parent for file in folders}


def read_pack(folder: Path, *, with_ai: bool = False) -> Pack:
    """
    Read and check a film pack, the AI data, the word lists, the machines or the guide, whole.

    Parameters
    ----------
    folder : Path
        A folder with `film.toml`, `ai.toml`, `words.toml`, `machines.toml` or `guide.toml`.
    with_ai : bool
        Also compare the columns that point into the AI data, or from the guide into the film.
    """
    found = (kind for kind, (name, _) in SETTINGS.items() if (folder / name).is_file())
    kind = next(found, "film")
    pack = Pack(folder, kind)
    name, expected = SETTINGS[kind]
    if not (folder / name).is_file():
        pack.problems.append(Problem(str(folder), 0, "", "no-pack", "", _near_pack(folder)))
        return pack
    settings = read_settings(folder / name, expected)
    schema = tables(kind)
    raw = {
        table: read_table(folder / f"{table}.csv")
        for table in schema
        if (folder / f"{table}.csv").is_file()
    }
    pack.settings = settings.values
    pack.checked = check_pack(raw, schema, _elsewhere(kind) if with_ai else None)
    pack.checked.problems[:0] = settings.problems + _spoiler_problems(pack, name)
    if kind in PROSE:
        _read_prose(pack)
    if kind == "film":
        pack.checked.notes += _unfinished(pack, name)
    return pack


def _unfinished(pack: Pack, file: str) -> list[Problem]:
    """
    Note what stands as in the template, and that no sequence tells the story yet.

    The second is not said of a table that has something to mend: its rows may be there.
    """
    empty = data_folder() / "template" / file
    template = read_settings(empty, FILM).values if empty.is_file() else {}
    notes = [
        Problem(file, 0, name, "as-in-template", _plain(pack.settings[name]))
        for name in ("title.en", "title.id", "countries", "directors")
        if name in pack.settings and pack.settings[name] == template.get(name)
    ]
    empty = Problem("sequences.csv", 0, "", "no-rows")
    told = any(pack.checked.values.get("sequences", ())) or any(
        problem.file == empty.file and problem.code != "missing-row" for problem in pack.problems
    )
    return notes if told else [*notes, empty]


def _plain(value) -> str:
    return ", ".join(value) if isinstance(value, list) else str(value)


def _near_pack(folder: Path) -> dict[str, str]:
    near = nearest(folder.name, film_folders())
    return {"near": near} if near else {}


def _read_prose(pack: Pack) -> None:
    for lang in LANGUAGES:
        file = pack.folder / f"{PROSE[pack.kind]}.{lang}.md"
        try:
            pack.prose[file.name] = file.read_text("utf-8-sig") if file.is_file() else ""
        except UnicodeDecodeError:
            pack.problems.append(Problem(file.name, 0, "", "encoding"))
    if any(pack.prose.values()):
        missing = [name for name, text in pack.prose.items() if not text.strip()]
        pack.checked.notes += [Problem(name, 0, "", "no-translation") for name in missing]


def _spoiler_problems(pack: Pack, file: str) -> list[Problem]:
    sequences = [row["key"] for row in pack.checked.values.get("sequences", [])]
    if not sequences or "sequences" not in pack.checked.sound:
        return []
    problems = []
    for name in (name for name in FILM if name.startswith("spoilers.")):
        key = pack.settings.get(name)
        if key and isinstance(key, str) and key not in sequences:  # else said by settings
            details = {"table": "sequences", "near": nearest(key, sequences)}
            problems.append(Problem(file, 0, name, "unknown-key", key, details))
    return problems


def _elsewhere(kind: str) -> dict[str, set[str]]:
    """Return the keys of the pack that packs of this kind point into, by table."""
    folders = {"film": "ai", "machines": "ai", "guide": "films/her"}
    if kind not in folders:
        return {}
    checked = read_pack(data_folder() / folders[kind]).checked
    return {
        name: {str(row.get("key")) for row in rows}
        for name, rows in checked.values.items()
        if name in checked.sound
    }
