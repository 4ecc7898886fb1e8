"""The lessons of the site: copies of the notebooks that open with the kernel in the browser."""

import json
from dataclasses import dataclass
from pathlib import Path

from filmkit.schema import LANGUAGES

KERNEL = {
    "kernelspec": {"display_name": "Python (Pyodide)", "language": "python", "name": "python"},
    "language_info": {"name": "python"},
}


@dataclass(frozen=True)
class Lesson:
    """A lesson as the start page names it: `path` is language and file, such as en/00-x.ipynb."""

    lang: str
    path: str
    title: str

    @property
    def live(self) -> str:
        """The address of the lesson that runs."""
        return f"notebooks/index.html?path={self.path}"

    @property
    def page(self) -> str:
        """The address of the lesson as a page to read."""
        return f"read/{self.path.removesuffix('.ipynb')}.html"


def copy_lessons(notebooks: Path, folder: Path) -> list[Lesson]:
    """Copy the lessons of both languages, set to the kernel of the site; return them in order."""
    lessons = []
    for lang in LANGUAGES:
        (folder / lang).mkdir(parents=True)
        for source in sorted((notebooks / lang).glob("[0-9][0-9]-*.ipynb")):
            book = json.loads(source.read_text("utf-8"))
            book["metadata"] |= KERNEL
            path = f"{lang}/{source.name}"
            (folder / path).write_text(json.dumps(book, ensure_ascii=False, indent=1), "utf-8")
            lessons.append(Lesson(lang, path, _title(book)))
    return lessons


def keep_unchanged(listings: Path) -> None:
    """
    Mark every shipped lesson as one that cannot be written.

    JupyterLite keeps what is saved in the browser and shows it in place of the site's file, for
    ever: a learner would go on with an old lesson after the site has a new one. What a
    learner makes is in the folder of work, so nothing is lost.
    """
    for file in listings.rglob("all.json"):
        listing = json.loads(file.read_text("utf-8"))
        for entry in listing["content"]:
            entry["writable"] = entry["type"] == "directory"
        file.write_text(json.dumps(listing), "utf-8")


def _title(book: dict) -> str:
    first = "".join(book["cells"][0]["source"])
    return first.splitlines()[0].removeprefix("# ")
