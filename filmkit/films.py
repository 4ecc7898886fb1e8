"""Open a film pack, or the data on real AI, in one language and up to one spoiler level."""

from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal

from filmkit.errors import FilmkitError, NoSuchFilm, PackInvalid
from filmkit.frames import frame_of
from filmkit.language import Words, localise
from filmkit.packs import Pack, data_folder, film_folders, read_pack
from filmkit.schema import LANGUAGES, Table, tables

if TYPE_CHECKING:
    from pandas import DataFrame

Language = Literal["en", "id"]
ALL = 2


@dataclass(frozen=True, repr=False)
class Opened:
    """
    An opened pack: nothing in it can be changed.

    Its tables are attributes (`film.sequences`), each a new DataFrame, so that what a caller
    does to a table stays with the caller.
    """

    name: str
    folder: Path
    kind: str
    lang: str
    level: int
    settings: MappingProxyType
    prose: MappingProxyType
    rows: MappingProxyType

    def __getattr__(self, name: str) -> "DataFrame":
        """Return the table called `name` as a DataFrame, in the language of the pack."""
        if name.startswith("_") or name not in self.rows:
            raise AttributeError(f"{type(self).__name__} '{self.name}' has no table '{name}'")
        attrs = {"table": name, "kind": self.kind, "lang": self.lang}
        return frame_of(self.rows[name], tables(self.kind)[name], attrs)

    def __repr__(self) -> str:
        """Say which pack this is; the tables are shown when they are asked for."""
        what = f"{type(self).__name__} '{self.name}' ({self.lang}, level {self.level})"
        return f"{what}: {len(self.rows)} tables"

    def __dir__(self) -> list[str]:
        """List the tables too, so that Tab completes them."""
        return [*super().__dir__(), *self.rows]

    @property
    def words(self) -> Words:
        """Interface words in the language of the pack."""
        return Words(self.lang)

    @property
    def title(self) -> str:
        """Title in the language of the pack."""
        return self.settings[f"title.{self.lang}"]

    def row(self, table: str, key: str) -> dict:
        """Return one row as a dict, or an empty dict where it is missing or hidden."""
        return dict(next((row for row in self.rows[table] if row["key"] == key), {}))

    def where(self, table: str, **values) -> list[dict]:
        """Return the rows in which each named column has the given value."""
        return [
            dict(row)
            for row in self.rows[table]
            if all(row[name] == value for name, value in values.items())
        ]

    def _lowered(self, level: int) -> int:
        if level not in (0, 1, ALL):
            raise FilmkitError(self.words("film.level", level=level))
        return min(level, self.level)


class Film(Opened):
    """An opened film pack."""

    @property
    def synopsis(self) -> str:
        """The neutral synopsis (Markdown); below level 2 only its first part."""
        other = next(code for code in LANGUAGES if code != self.lang)
        texts = (self.prose.get(f"synopsis.{lang}.md", "") for lang in (self.lang, other))
        text = next((text for text in texts if text.strip()), "")
        return text if self.level == ALL else _first_part(text)

    def up_to(self, level: int) -> "Film":
        """
        Return the film as a learner may see it who wants no more given away than `level`.

        Parameters
        ----------
        level : {0, 1, 2}
            0: the premise; 1: up to the last act's turn; 2: everything. `film.toml` names the
            last sequence of each level. What is hidden already stays hidden.

        Raises
        ------
        FilmkitError
            Another level was asked for.
        """
        level = self._lowered(level)
        rows = _without_spoilers(self, level)
        return replace(self, level=level, rows=MappingProxyType(rows))


class Collection(Opened):
    """Opened data that belongs to no film."""

    def up_to(self, level: int):
        """Return the data without rows that give away more of the film than `level`."""
        level = self._lowered(level)
        rows = _cascade(_below(self.rows, level), tables(self.kind))
        return replace(self, level=level, rows=MappingProxyType(rows))

    def of_language(self, table: str) -> list[dict]:
        """Return the rows of a table that belong to the language in which it was opened."""
        return self.where(table, lang=self.lang)


class RealAI(Collection):
    """The opened data on real AI."""


class WordLists(Collection):
    """The opened word lists: words of feeling with weights, stop words, recorded exhibits."""


class Machines(Collection):
    """What the small machines of lesson 07 are made of: scripts, letters, notes, replies."""


class Guide(Collection):
    """The opened teacher's guide. It is not in the wheel, because learners have that too."""


def film_names() -> list[str]:
    """Return the names of the shipped film packs."""
    return sorted(film_folders())


def open_film(name: str | Path, *, lang: Language = "en", level: int = ALL) -> Film:
    """
    Open a film pack.

    Parameters
    ----------
    name : str or Path
        The name of a shipped pack, or the folder of a pack of your own.
    lang : {"en", "id"}
        Language of every text. A missing translation shows the other language.
    level : {0, 1, 2}
        Spoiler level, see `Film.up_to`.

    Returns
    -------
    Film
        Frozen; its tables are DataFrames.

    Raises
    ------
    NoSuchFilm
        There is no pack of that name.
    PackInvalid
        The pack has something to mend; the message lists all of it.
    """
    words = Words(lang)
    folder = film_folders().get(str(name), Path(name))
    if not (folder / "film.toml").is_file():
        raise NoSuchFilm(words("film.none", name=name, names=", ".join(film_names())))
    film = _opened(Film, read_pack(folder), lang)
    return film if level == ALL else film.up_to(level)


def in_other_languages(film: Film) -> tuple[Film, ...]:
    """Return the film in each other language of the kit, up to the same spoiler level."""
    return tuple(
        _opened_again(film.folder, lang, film.level) for lang in LANGUAGES if lang != film.lang
    )


def whole(film: Film) -> Film:
    """Return the film in the same language with everything that its spoiler level hides."""
    return film if film.level == ALL else _opened_again(film.folder, film.lang, ALL)


def open_ai(*, lang: Language = "en", level: int = ALL) -> RealAI:
    """Open the data on real AI; see `open_film` for the parameters and errors."""
    return _collection(RealAI, "ai", lang, level)


def open_word_lists(*, lang: Language = "en", level: int = ALL) -> WordLists:
    """Open the word lists of `data/words`; see `open_film` for the parameters and errors."""
    return _collection(WordLists, "words", lang, level)


def open_machines(*, lang: Language = "en", level: int = ALL) -> Machines:
    """Open the machines of `data/machines`; see `open_film` for the parameters and errors."""
    return _collection(Machines, "machines", lang, level)


def open_guide(*, lang: Language = "en") -> Guide:
    """Open the guide of `data/guide`; see `open_film` for the parameters and errors."""
    return _collection(Guide, "guide", lang, ALL)


def _collection(kind: type, name: str, lang: str, level: int):
    opened = _opened(kind, read_pack(data_folder() / name), lang)
    return opened if level == ALL else opened.up_to(level)


@cache
def _opened_again(folder: Path, lang: str, level: int) -> Film:
    return open_film(folder, lang=lang, level=level)


def _opened(kind: type, pack: Pack, lang: str):
    words = Words(lang)
    if pack.problems:
        lines = [words.describe(problem) for problem in pack.problems]
        text = "\n".join([words("film.invalid", pack=pack.folder.name), *lines])
        raise PackInvalid(text, pack.problems)
    rows = {
        name: tuple(
            MappingProxyType(localise(row, tables(pack.kind)[name].columns, lang)) for row in values
        )
        for name, values in pack.checked.values.items()
    }
    return kind(
        name=pack.folder.name,
        folder=pack.folder,
        kind=pack.kind,
        lang=lang,
        level=ALL,
        settings=MappingProxyType({name: _fixed(value) for name, value in pack.settings.items()}),
        prose=MappingProxyType(pack.prose),
        rows=MappingProxyType(rows),
    )


def _fixed(value):
    return tuple(value) if isinstance(value, list) else value


def _first_part(text: str) -> str:
    head, *parts = text.split("\n## ")
    if head.startswith("## "):
        return head
    return head + (f"\n## {parts[0]}" if parts else "")


def _without_spoilers(film: Film, level: int) -> dict[str, tuple]:
    if level == ALL:
        return dict(film.rows)
    last = film.row("sequences", film.settings[f"spoilers.level{level}_until"])
    rows = _below(film.rows, level)
    rows["sequences"] = tuple(
        row for row in film.rows["sequences"] if row["order"] <= last["order"]
    )
    shown = {row["act"] for row in rows["sequences"]}
    rows["acts"] = tuple(row for row in film.rows["acts"] if row["key"] in shown)
    return _cascade(rows, tables("film"))


def _below(rows, level: int) -> dict[str, tuple]:
    return {
        name: tuple(row for row in values if (row.get("spoiler") or 0) <= level)
        for name, values in rows.items()
    }


def _cascade(rows: dict[str, tuple], schema: dict[str, Table]) -> dict[str, tuple]:
    """Drop rows that point to a dropped row, until nothing more falls."""
    while True:
        keys = {name: {row.get("key") for row in values} for name, values in rows.items()}
        kept = {name: tuple(_sound(values, schema[name], keys)) for name, values in rows.items()}
        if all(len(kept[name]) == len(rows[name]) for name in rows):
            return kept
        rows = kept


def _sound(values: tuple, table: Table, keys: dict[str, set]) -> list:
    # What a row rests on (its evidence) may be hidden without hiding the row.
    references = [column for column in table.references if column.of != ("evidence",)]
    return [
        row
        for row in values
        if all(row[column.name] in (*keys[column.of[0]], None) for column in references)
    ]
