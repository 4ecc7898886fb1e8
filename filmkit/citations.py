"""
Cite a source in MLA 9 and in Chicago 17 (notes and bibliography).

A source is a dict with the names of CSL, as the rows of `sources` have them. A citation is a list
of pieces of text; those that are set in italics are `Italic`. CONTRIBUTING.md says why no
processor of CSL does this.
"""

from collections.abc import Callable

MONTHS = "January February March April May June July August September October November December"
SHORTENED = 4  # letters: longer names of months are cut to three in MLA
TITLED = ("book", "report", "thesis", "dataset", "software", "motion_picture", "manuscript")
NEWS = ("article-newspaper", "article-magazine", "review")
MLA_MOST, NOTE_MOST, ENTRY_MOST = 2, 3, 10  # names; with more, et al.
ENTRY_KEEPS = 7


class Italic(str):
    """A piece of a citation that is set in italics."""


def mla_entry(source: dict) -> list[str]:
    """Return the entry in a list of works cited."""
    head = [_dot(_mla_names(_people(source)))] if _people(source) and not _film(source) else []
    container = source.get("container-title")
    within = [Italic(container)] if container and source["type"] not in TITLED else []
    facts = [
        *within,
        *_if("Directed by {}", _film(source) and _joined(_plain_names(source))),
        *_if("version {}", source.get("version")),
        *_if("{}", _university(_house(source))),
        *_if("vol. {}", source.get("volume")),
        *_if("no. {}", source.get("issue")),
        *_if("{}", _mla_date(source.get("issued"))),
        *_if("{}", _pages(source.get("page"))),
        *_if("{}", _address(source)),
    ]
    if facts and not isinstance(facts[0], Italic):
        facts[0] = facts[0][:1].upper() + facts[0][1:]
    seen = _mla_date(source.get("accessed"))
    seen = [f" Accessed {_dot(seen)}"] if seen and not source.get("issued") else []
    return _merged([*_blank_after(head), *_title(source, "."), " ", *_row(facts, "."), *seen])


def mla_in_text(source: dict) -> list[str]:
    """Return what stands in brackets in the text; a time code takes the place of a page."""
    people = _people(source) if not _film(source) else []
    names = [people[0][0]] if people else _title(source, "")
    if len(people) == MLA_MOST:
        names = [f"{people[0][0]} and {people[1][0]}"]
    elif len(people) > MLA_MOST:
        names = [f"{people[0][0]} et al."]
    place = source.get("locator")
    return _merged(["(", *names, f" {place}" if place else "", ")"])


def chicago_note(source: dict) -> list[str]:
    """Return the first full note."""
    people, kind = _plain_names(source), source["type"]
    head = [] if _film(source) or not people else [f"{_joined(_shortened(people, NOTE_MOST, 1))}, "]
    place = [f", {source['locator']}"] if source.get("locator") else []
    if kind in TITLED:
        made = [f", directed by {_joined(people)}"] if _film(source) and people else []
        made += _if(", version {}", source.get("version"))
        where = _if(", {}", _address(source))
        imprint = _imprint(source)
        inside = [f" ({imprint})"] if imprint else []
        return _merged([*head, *_title(source, ""), *made, *inside, *place, *where, "."])
    if kind == "chapter":
        inside = [" in ", Italic(source.get("container-title") or "–"), f" ({_imprint(source)})"]
        pages = _if(", {}", _range(source.get("page")))
        return _merged([*head, *_title(source, ","), *inside, *pages, *place, "."])
    within = _within(source)
    title = [*_title(source, ","), " "] if within else _title(source, "")
    where = _if(", {}", _address(source))
    return _merged([*head, *title, *within, *place, *where, "."])


def chicago_entry(source: dict) -> list[str]:
    """Return the entry in a bibliography."""
    people, kind = _people(source), source["type"]
    names = _shortened(people, ENTRY_MOST, ENTRY_KEEPS)
    written = [_inverted(names[0]), *(_straight(one) for one in names[1:])] if names else []
    director = ", dir." if _film(source) else ""
    head = [_dot(_joined(written, first=True) + director) + " "] if written else []
    where = _if(" {}", _address(source) and _dot(_address(source)))
    if kind in TITLED:
        version = _if(" Version {}.", source.get("version"))
        imprint = _if(" {}", _imprint(source) and _dot(_imprint(source)))
        return _merged([*head, *_title(source, "."), *version, *imprint, *where])
    if kind == "chapter":
        pages = _if(", {}", _range(source.get("page")))
        book = [" In ", Italic(source.get("container-title") or "–"), *pages, "."]
        return _merged([*head, *_title(source, "."), *book, f" {_dot(_imprint(source))}"])
    within = _within(source, "Accessed")
    if not head and within and kind == "webpage" and source.get("container-title"):
        head, within = [f"{source['container-title']}. "], within[1:]
        within = [within[0].removeprefix(", "), *within[1:]] if within else []
    within = [" ", *within, "."] if any(within) else []
    return _merged([*head, *_title(source, "."), *within, *where])


STYLES: dict[str, Callable[[dict], list[str]]] = {
    "mla-entry": mla_entry,
    "mla-text": mla_in_text,
    "chicago-note": chicago_note,
    "chicago-entry": chicago_entry,
}


def _film(source: dict) -> bool:
    return source["type"] == "motion_picture"


def _people(source: dict) -> list[tuple[str, str]]:
    """Return family and given name of everybody; a body has one name."""
    parts = [one.strip() for one in (source.get("author") or "").split(";") if one.strip()]
    return [tuple(part.strip() for part in (*one.split(",", 1), "")[:2]) for one in parts]


def _straight(person: tuple[str, str]) -> str:
    return " ".join(part for part in (person[1], person[0]) if part)


def _inverted(person: tuple[str, str]) -> str:
    return ", ".join(part for part in person if part)


def _plain_names(source: dict) -> list[str]:
    return [_straight(one) for one in _people(source)]


def _shortened(names: list, most: int, keeps: int) -> list:
    others = bool(names) and names[-1] in ("others", ("others", ""))
    if len(names) <= most and not others:
        return names
    return [*names[: min(keeps, len(names) - others)], _Others()]


class _Others(tuple):
    """Stands for all names that are left out."""

    def __new__(cls):
        return super().__new__(cls, ("et al.", ""))


def _joined(names: list, *, first: bool = False) -> str:
    texts = [one if isinstance(one, str) else _straight(one) for one in names]
    if texts and texts[-1] == "et al.":
        return f"{', '.join(texts[:-1])}{',' if first else ''} et al."
    if len(texts) == MLA_MOST:
        return f"{texts[0]}{',' if first else ''} and {texts[1]}"
    return ", ".join([*texts[:-1], f"and {texts[-1]}"]) if len(texts) > 1 else "".join(texts)


def _mla_names(people: list[tuple[str, str]]) -> str:
    if len(people) > MLA_MOST or people[-1] == ("others", ""):
        return f"{_inverted(people[0])}, et al."
    written = [_inverted(people[0]), *(_straight(one) for one in people[1:])]
    return _joined(written, first=True)


def _title(source: dict, mark: str) -> list[str]:
    """Return the title as its kind is set, with the mark that follows it; the quote takes it in."""
    title = (source.get("title") or "–").strip()
    mark = "" if mark and title[-1] in "?!." else mark
    if title.startswith("[") and title.endswith("]"):  # a description, because there is no title
        return [title[1:-1] + mark]
    if source["type"] in TITLED:
        return [Italic(title), mark]
    return [f"“{title}{mark}”"]


def _within(source: dict, seen: str = "accessed") -> list[str]:
    """Return journal, newspaper or site with numbers and dates, as Chicago has them."""
    name, kind = source.get("container-title") or _house(source), source["type"]
    day = _long_date(source.get("issued"))
    if kind == "article-journal":
        number = f" {source['volume']}" if source.get("volume") else ""
        number += f", no. {source['issue']}" if source.get("issue") else ""
        pages = _range(source.get("page"))
        return [Italic(name), number, f" ({day})" if day else "", f": {pages}" if pages else ""]
    if not day and source.get("accessed"):
        day = f"{seen} {_long_date(source['accessed'])}"
    if kind in NEWS:
        name = Italic(name.removeprefix("The ") if kind == "article-newspaper" else name)
    return [name, f", {day}" if day and name else day] if name or day else []


def _imprint(source: dict) -> str:
    publisher, place = source.get("publisher") or "", source.get("publisher-place")
    house = f"{place}: {publisher}" if place and publisher else publisher
    return ", ".join(part for part in (house, _long_date(source.get("issued"))) if part)


def _house(source: dict) -> str:
    """Return the publisher; a body that publishes what it wrote is named once."""
    house = source.get("publisher") or ""
    return "" if house == (source.get("author") or "").strip() else house


def _university(publisher: str) -> str:
    return publisher.replace("University Press", "UP")


def _address(source: dict) -> str:
    return f"https://doi.org/{source['DOI']}" if source.get("DOI") else source.get("URL") or ""


def _range(page: str | None) -> str:
    return (page or "").replace("-", "–")


def _pages(page: str | None) -> str:
    text = _range(page)
    return f"{'pp.' if '–' in text else 'p.'} {text}" if text else ""


def _parts(day: str | None) -> tuple[str, str, str]:
    year, month, date = (*(day or "").split("-"), "", "")[:3]
    known = month.isdigit() and 1 <= int(month) <= len(MONTHS.split())
    return year, MONTHS.split()[int(month) - 1] if known else "", date.lstrip("0")


def _mla_date(day: str | None) -> str:
    year, month, date = _parts(day)
    short = f"{month[:3]}." if len(month) > SHORTENED else month
    return " ".join(part for part in (date, short, year) if part)


def _long_date(day: str | None) -> str:
    year, month, date = _parts(day)
    return f"{month} {date}, {year}" if date and month else f"{month} {year}".strip()


def _if(form: str, text) -> list[str]:
    return [form.format(text)] if text else []


def _dot(text: str) -> str:
    return text if text.endswith((".", "?", "!")) else f"{text}."


def _row(pieces: list[str], end: str) -> list[str]:
    row = [part for piece in pieces for part in (piece, ", ")][:-1]
    return [*row[:-1], row[-1], "" if str(row[-1]).endswith(end) else end] if row else []


def _blank_after(pieces: list[str]) -> list[str]:
    return [*pieces, " "] if pieces else []


def _merged(pieces: list[str]) -> list[str]:
    """Join neighbours that are set alike, so that a citation has few pieces."""
    out: list[str] = []
    for piece in pieces:
        if out and piece and isinstance(out[-1], Italic) == isinstance(piece, Italic):
            out[-1] = type(out[-1])(out[-1] + piece)
        elif piece:
            out.append(piece)
    if out:
        out[-1] = type(out[-1])(out[-1].rstrip())
    return out
