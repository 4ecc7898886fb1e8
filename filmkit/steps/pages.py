"""Steps that mostly show: advisories, self-test, the product of a lesson, all saved work."""

import platform
import sys
from collections import Counter
from datetime import datetime
from importlib.metadata import PackageNotFoundError, version

from filmkit import work as saved_work
from filmkit.errors import WorkDamaged
from filmkit.films import ALL, whole
from filmkit.steps.form import FieldsStep
from filmkit.steps.product import label_of, product_lines, text_of
from filmkit.steps.settings import GUEST, level_of
from filmkit.steps.step import Desk
from filmkit.steps.summaries import summaries
from filmkit.work import Entry

NEEDED = ("ipywidgets", "anywidget", "pandas", "matplotlib", "networkx")


class AdvisoriesStep(FieldsStep):
    """What to know before seeing or reading the film, by sequence, at the level in use now."""

    def __init__(self, desk: Desk):
        super().__init__(desk, "advisories", [{"key": "advisories", "fields": []}])

    def view(self) -> dict:
        """Return the notes of the level that is saved, even if it was raised on this page."""
        words = self.desk.words
        film = whole(self.desk.film).up_to(max(self.desk.film.level, level_of(self.desk.work)))
        items = []
        for row in sorted(film.rows["advisories"], key=lambda row: row["order"]):
            links = film.where("advisory_sequences", advisory=row["key"])
            named = [link["sequence"] for link in links]
            items.append({"text": row["text"], "sequences": named, "note": row["suggestion"]})
        block = {"heading": words("advisories.heading"), "items": items}
        hidden = words("advisories.hidden") if film.level < ALL else ""
        return {"messages": {"advisories": hidden}, "after": {"advisories": [block]}}


class SelfTestStep(FieldsStep):
    """Test the environment in words: versions, and that work can be saved and read again."""

    def __init__(self, desk: Desk):
        words = desk.words
        super().__init__(
            desk,
            "self-test",
            [{"key": "test", "fields": []}],
            actions=[{"act": "test", "label": words("selftest.button"), "stays": True}],
        )
        self._result: list[dict] = []
        self._told = ""

    def view(self) -> dict:
        """Return the result of the last test."""
        if not self._result:
            return {}
        block = {"heading": self.desk.words("selftest.heading"), "items": self._result}
        return {"message": self._told, "after": {"test": [block]}}

    def do_test(self, message: dict) -> None:
        """Run the test and save that it was run."""
        words = self.desk.words
        lines = [(words("selftest.python"), platform.python_version(), sys.version_info >= (3, 11))]
        # In a browser JupyterLab is the page, not a package.
        lab = () if sys.platform == "emscripten" else ("jupyterlab",)
        lines += [(name, *_installed(name)) for name in (*lab, *NEEDED)]
        lines.append((words("selftest.save"), str(self.desk.work.folder), self._saves()))
        self._result = [
            {
                "label": words("selftest.good" if good else "selftest.bad"),
                "text": f"{name}: {found}",
            }
            for name, found, good in lines
        ]
        bad = sum(not good for _, _, good in lines)
        self._told = words("selftest.some-bad", count=bad) if bad else words("selftest.all-good")

    def _saves(self) -> bool:
        try:
            self.desk.save(self.item, "test", True)
        except WorkDamaged:
            return False
        return self.desk.work.latest(self.item, "test") is True


class ProductStep(FieldsStep):
    """Everything that the learner made in this lesson, on one page."""

    def __init__(self, desk: Desk):
        super().__init__(desk, "product", [{"key": "product", "fields": []}])

    def view(self) -> dict:
        """Return questions and answers, newest state."""
        words = self.desk.words
        lines = product_lines(self.desk, self.desk.lesson)
        items = [{"label": f"{label}", "text": text} for label, text in lines]
        blocks = summaries(self.desk, self.desk.lesson)
        if not items and not blocks:
            return {"message": words("product.empty"), "after": {"product": []}}
        heading = words("product.heading", alias=self.desk.work.alias)
        written = [{"heading": heading, "items": items}]
        return {"message": "", "after": {"product": [*blocks, *written]}}


class MyWorkStep(FieldsStep):
    """Show everything that is stored under an alias, or delete it."""

    def __init__(self, desk: Desk):
        words = desk.words
        actions = [
            {"act": "show", "label": words("mywork.show")},
            {"act": "delete", "label": words("mywork.delete"), "second": True},
        ]
        super().__init__(desk, "my-work", [{"key": "all", "fields": [], "actions": actions}])
        self._told, self._shown, self._asked = "", False, False

    def view(self) -> dict:
        """Return where the work is and, once asked for, all of it."""
        words, work = self.desk.words, self.desk.work
        message = self._told or words("mywork.where", folder=work.folder)
        after = {"all": self._everything() if self._shown else []}
        return {"messages": {"all": message}, "after": after}

    def do_show(self, message: dict) -> None:
        """Show everything stored."""
        self._shown, self._asked, self._told = True, False, ""

    def do_delete(self, message: dict) -> None:
        """Delete everything stored and the choice of the alias; the first press only asks."""
        words, work = self.desk.words, self.desk.work
        count = len(work.entries())
        if not count:
            self._asked, self._told = False, words("mywork.nothing", alias=work.alias)
        elif not self._asked:
            self._asked, self._told = True, words("mywork.ask", alias=work.alias, count=count)
        else:
            alias, files = work.alias, work.delete()
            saved_work.forget_alias(work.folder.parent)
            work.switch(GUEST)
            self._asked = self._shown = False
            self._told = words("mywork.deleted", alias=alias, count=files, guest=GUEST)

    def _everything(self) -> list[dict]:
        words = self.desk.words
        newest: dict[tuple, Entry] = {}
        times: Counter = Counter()
        for entry in self.desk.work.entries():
            parts = entry.value if isinstance(entry.value, dict) else {}
            # A draft that was saved while it was typed, or a list that was walked through by
            # arrow key, is one answer: the newest is shown, with how often it was saved.
            which = (entry.lesson, entry.item, entry.kind, str(parts.get("name")))
            newest.pop(which, None)
            newest[which] = entry
            times[which] += 1
        items = [self._line(entry, times[which]) for which, entry in newest.items()]
        damaged = [
            {"label": words("mywork.damaged"), "text": f"{file}, {line}"}
            for file, line in self.desk.work.damaged()
        ]
        heading = words("mywork.heading", count=sum(times.values()))
        return [{"heading": heading, "items": items + damaged}]

    def _line(self, entry: Entry, times: int) -> dict:
        words = self.desk.words
        parts = entry.value if isinstance(entry.value, dict) else {}
        name, value = parts.get("name", entry.kind), parts.get("value", entry.value)
        label = label_of(self.desk, entry.item, str(name)).rstrip(".:")
        kind = words(f"kind.{entry.kind}") if words.has(f"kind.{entry.kind}") else ""
        often = words("mywork.times", count=times) if times > 1 else ""
        text = text_of(self.desk, entry.item, str(name), value) or str(value)
        if isinstance(value, bool):
            text = words("code.yes" if value else "code.no")
        return {
            "label": f"{_local_time(entry.when)}, {entry.lesson}, {label}" + _colon(label),
            "text": text,
            "note": f"{kind} {often}".strip(),
        }


def _colon(label: str) -> str:
    return "" if label.endswith("?") else ":"


def _local_time(when: str) -> str:
    try:
        return datetime.fromisoformat(when).astimezone().strftime("%Y-%m-%d %H:%M")
    except (ValueError, OverflowError, OSError):
        return when[:16]  # a hand-made file


def _installed(name: str) -> tuple[str, bool]:
    try:
        return version(name), True
    except PackageNotFoundError:
        return "–", False
