"""Name published sources; the vocabulary is that of the Citation Style Language (CSL)."""

from importlib import import_module

KIT_YEAR = "2026"


def short_reference(source: dict) -> str:
    """
    Return a source in a few words: family names and year, or title and year.

    Parameters
    ----------
    source : dict
        A row of `sources`.
    """
    year = (source["issued"] or "")[:4]
    name = _families(source["author"]) or source["container-title"] or source["title"]
    return f"{name} {year}".strip()


def reference(source: dict) -> str:
    """Return a source in full, in one line: who, when, what, in what, where."""
    who = (source["author"] or "").replace("; ", "; ")
    when = f"({source['issued']})" if source["issued"] else ""
    parts = [
        " ".join(part for part in (who, when) if part),
        source["title"],
        source["container-title"],
        _numbers(source),
        source["publisher"],
        f"doi:{source['DOI']}" if source["DOI"] else source["URL"],
    ]
    return ". ".join(part for part in parts if part) + "."


def kit_version() -> str:
    """Return the version of the kit that is running."""
    return import_module("filmkit").__version__  # what an installer wrote down may be older


def kit_source(title: str) -> dict:
    """Return the kit itself as a source, under the title that the data has in its language."""
    made = {"type": "dataset", "title": title, "author": "The filmkit authors"}
    return made | {"version": kit_version(), "publisher": "filmkit", "issued": KIT_YEAR}


def _families(authors: str | None) -> str:
    families = [
        author.split(",")[0].strip() for author in (authors or "").split(";") if author.strip()
    ]
    if len(families) > 2:
        return f"{families[0]} et al."
    return " & ".join(families)


def _numbers(source: dict) -> str:
    volume = source["volume"] or ""
    issue = f"({source['issue']})" if source["issue"] else ""
    page = f", {source['page']}" if source["page"] else ""
    return f"{volume}{issue}{page}".strip(", ")
