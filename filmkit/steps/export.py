"""Look at the portfolio, leave out what is nobody's business, and take it along as a file."""

from base64 import b64encode

from filmkit import portfolio as files
from filmkit.errors import NoSuchItem
from filmkit.portfolio import Chapter
from filmkit.steps import gather
from filmkit.steps.form import FieldsStep
from filmkit.steps.step import Desk

PORTFOLIO = "n09-portfolio"
FORMS = {
    "html": "text/html",
    "md": "text/markdown",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "json": "application/json",
}
LABELS = ("out", "preview", "inside", "files")
FOLLOWS = ("shelf", "roles", "outline", "thesis", "cite", "rubric", "leave", "p0", "p1")


class PortfolioStep(FieldsStep):
    """
    Ticks for what stays out, a preview of what is in, and four forms of the same content.

    The field `out` holds the items that stay out; before the first tick these are the journal
    entries. The kernel makes a file and the page hands it to the learner: no network.
    """

    control = "portfolio"
    follows = tuple(f"n09-{name}" for name in FOLLOWS)

    def __init__(self, desk: Desk, *, hand_in: bool = False):
        words = desk.words
        labels = {name: words(f"portfolio.{name}") for name in LABELS}
        if hand_in:  # from lesson 00, at any time: the file for the teacher alone
            labels["files"] = words("portfolio.hand-in")
        forms = ("json",) if hand_in else FORMS
        super().__init__(
            desk,
            PORTFOLIO,
            [],
            forms=[{"value": form, "label": words(f"portfolio.{form}")} for form in forms],
            labels=labels,
        )
        self._looked = False
        self._file: dict = {"n": 0}
        self._told = ""

    @property
    def fields(self) -> dict[str, dict]:
        """The ticks, one for each part that there is now."""
        label = self.desk.words("portfolio.out")
        return {"out": {"name": "out", "kind": "ticks", "label": label, "options": self._options()}}

    def values(self) -> dict:
        """Return what stays out; journal entries do until somebody decides otherwise."""
        private = [one["value"] for one in self._options() if gather.is_private(one["value"])]
        saved = self.desk.work.latest(self.item, "out")
        if not isinstance(saved, list):
            return {"out": private}
        return {"out": [item for item in self._keys() if item in saved]}

    def view(self) -> dict:
        """Return the parts, what stays out, the preview once asked for, and the newest file."""
        words, found = self.desk.words, gather.chapters(self.desk)
        parts = [
            {"title": one.title,
             "parts": [{"value": part.item, "label": part.short} for part in one.parts]}
            for one in found
        ]  # fmt: skip
        view = {"values": self.values(), "parts": parts, "file": self._file, "preview": []}
        if self._looked:
            view["preview"] = preview(gather.without(found, set(view["values"]["out"])))
        count = len(view["values"]["out"])
        told = self._told or (words("portfolio.out-count", count=count) if parts else "")
        return view | {"message": told if parts else words("portfolio.empty")}

    def do_write(self, message: dict) -> None:
        """Save what stays out."""
        _, value = self.written(message)
        self.desk.save(self.item, "out", value)
        self._told = ""

    def do_preview(self, message: dict) -> None:
        """Show what is in the portfolio as it stands."""
        self._looked, self._told = True, self.desk.words("portfolio.shown")

    def do_make(self, message: dict) -> None:
        """
        Make a file, once the learner has seen what is inside.

        Raises
        ------
        NoSuchItem
            There is no such form.
        FilmkitError
            The package for this form is not installed.
        """
        words, form = self.desk.words, message.get("form")
        if not isinstance(form, str) or form not in FORMS:
            raise NoSuchItem(words("portfolio.no-form", form=form))
        found, out = gather.chapters(self.desk), set(self.values()["out"])
        if not found:
            return  # the message says that there is nothing yet
        if not gather.without(found, out):
            self._told = words("portfolio.all-out")
            return
        if not self._looked:
            self._looked, self._told = True, words("portfolio.look-first")
            return
        made = gather.portfolio(self.desk, out)
        makers = {"html": files.as_html, "md": files.as_markdown, "json": files.as_json}
        data = files.as_docx(made) if form == "docx" else makers[form](made).encode("utf-8")
        name = f"{made.alias}-portfolio.{form}"
        self._file = {"n": self._file["n"] + 1, "name": name, "type": FORMS[form]}
        self._file["data"] = b64encode(data).decode("ascii")
        self._told = words("portfolio.made", name=name)

    def _options(self) -> list[dict]:
        return [{"value": item, "label": item} for item in self._keys()]

    def _keys(self) -> list[str]:
        return [part.item for one in gather.chapters(self.desk) for part in one.parts]


def preview(found: tuple[Chapter, ...]) -> list[dict]:
    """Return chapters as blocks that the page draws."""
    return [
        {
            "title": one.title,
            "parts": [
                {
                    "title": part.title,
                    "lines": [{"label": label, "text": text} for label, text in part.lines],
                    "blocks": list(part.blocks),
                }
                for part in one.parts
            ],
        }
        for one in found
    ]
