"""A list of sources, cited in two styles side by side, and a statement on the use of AI."""

import re

from filmkit import citations
from filmkit.citations import Italic
from filmkit.errors import NoSuchItem
from filmkit.sources import kit_source, short_reference
from filmkit.steps.form import FieldsStep
from filmkit.steps.report import table
from filmkit.steps.step import Desk

CITE = "n09-cite"
MOST = 40
LONGEST = 300  # characters of one part of a source
DATED = ("issued", "accessed")
DATE = re.compile(r"(1[5-9]|20)\d\d(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
TIME = re.compile(r"\d{1,2}:[0-5]\d:[0-5]\d")
# Kind of source: what is asked for it, by the names of CSL; the first one must be there.
PARTS = {
    "webpage": ("title", "author", "container-title", "issued", "accessed", "URL"),
    "article-journal": ("title", "author", "container-title", "volume", "issue", "issued", "page",
                        "DOI"),
    "article-newspaper": ("title", "author", "container-title", "issued", "URL"),
    "book": ("title", "author", "publisher", "publisher-place", "issued"),
    "motion_picture": ("title", "author", "publisher", "issued"),
    "dataset": (),
    "observation": ("locator", "seen"),
}  # fmt: skip
KNOWN_PARTS = {*(part for parts in PARTS.values() for part in parts), "version"}


class CiteStep(FieldsStep):
    """Add sources of the pack or of one's own; each stands there as MLA 9 and Chicago 17 ask."""

    follows = ()

    def __init__(self, desk: Desk):
        words = desk.words
        packs = (desk.film, desk.ai)
        self.known = {row["key"]: dict(row) for pack in packs for row in pack.rows["sources"]}
        named = [(_label(row), key) for key, row in self.known.items()]
        options = [{"value": key, "label": label} for label, key in sorted(named)]
        kinds = [{"value": kind, "label": words(f"cite.kind-{kind}")} for kind in PARTS]
        pick = {"name": "known", "kind": "pick", "label": words("cite.known"), "options": options}
        kind = {"name": "kind", "kind": "pick", "label": words("cite.kind"), "options": kinds}
        numbers = [{"value": str(n), "label": words("cite.number", number=n)}
                   for n in range(1, MOST + 1)]  # fmt: skip
        gone = {"name": "gone", "kind": "pick", "label": words("cite.gone"), "options": numbers}
        used = [{"value": one, "label": words(f"cite.ai-{one}")} for one in ("none", "used")]
        ai = {"name": "ai", "kind": "choice", "label": words("cite.ai"), "options": used}
        how = {"name": "ai-how", "kind": "text", "rows": 3, "label": words("cite.ai-how")}
        add = {"act": "known", "label": words("cite.add"), "second": True}
        groups = [
            {"key": "known", "heading": words("cite.from-kit"), "fields": [pick], "actions": [add]},
            {"key": "kind", "heading": words("cite.from-you"), "fields": [kind]},
            *(_group(desk, kind) for kind in PARTS),
            {
                "key": "list",
                "heading": words("cite.list"),
                "fields": [gone],
                "actions": [{"act": "remove", "label": words("cite.remove"), "second": True}],
            },
            {
                "key": "ai",
                "heading": words("cite.ai-heading"),
                "fields": [ai, how | {"frame": words("cite.ai-frame")}],
            },
        ]
        super().__init__(desk, CITE, groups)
        self._told: dict[str, str] = {}
        lines = (field["name"] for field in self.fields.values() if field["kind"] == "line")
        self._emptied = dict.fromkeys(lines, "")

    def view(self) -> dict:
        """Return the fields of the chosen kind, the list as it is cited, and the statement."""
        view, kind = super().view(), self.values().get("kind")
        sources = self.sources()
        blocks = [self._cited(n, one) for n, one in enumerate(sources, start=1)]
        count = self.desk.words("cite.count", count=len(sources))
        told = {"list": count if sources else self.desk.words("cite.none")} | self._told
        statement = ai_statement(self.desk, view["values"])
        said = [{"heading": self.desk.words("cite.ai-yours"), "text": statement}]
        return view | {
            "hidden": [f"own-{one}" for one in PARTS if one != kind],
            "offered": {"gone": [str(n) for n in range(1, len(sources) + 1)]},
            "messages": told,
            "after": {"list": blocks, "ai": said if statement else []},
            "refill": {"n": self._saved()[1], "values": self._emptied},
        }

    def sources(self) -> list[dict]:
        """Return the sources of the list, in the names of CSL; saved files may be hand-made."""
        return [self._sound(one) for one in self._saved()[0]]

    def do_known(self, message: dict) -> None:
        """Add a source of the kit."""
        key = self.values().get("known", "")
        if not key:
            self._told = {"known": self.desk.words("cite.pick-first")}
        else:
            self._add("known", {"known": key})

    def do_add(self, message: dict) -> None:
        """Add a source of the learner's own, once it has what its kind needs."""
        values, words = self.values(), self.desk.words
        kind = values.get("kind", "")
        if not kind:
            raise NoSuchItem(words("form.nofield", name="kind"))
        parts = {part: values.get(f"{kind}-{part}", "").strip() for part in PARTS[kind]}
        wrong = self._to_mend(kind, parts)
        if wrong:
            self._told = {f"own-{kind}": wrong}
            return
        given = {part: text for part, text in parts.items() if text}
        if self._add(f"own-{kind}", {"type": kind} | given):
            for name in self._emptied:
                if values.get(name):
                    self.desk.save(self.item, "field", {"name": name, "value": ""})

    def do_remove(self, message: dict) -> None:
        """Take a source out of the list."""
        number, (kept, own) = self.values().get("gone", ""), self._saved()
        if not number or int(number) > len(kept):
            self._told = {"list": self.desk.words("cite.number-first")}
            return
        del kept[int(number) - 1]
        self._told = {}
        self.desk.save(self.item, "sources", {"list": kept, "own": own})

    def _add(self, group: str, source: dict) -> bool:
        (kept, own), words = self._saved(), self.desk.words
        if source in kept or len(kept) >= MOST:
            told = words("cite.there") if source in kept else words("cite.full", most=MOST)
            self._told = {group: told}
            return False
        more = own + ("type" in source)
        self._told = {}
        self.desk.save(self.item, "sources", {"list": [*kept, source], "own": more})
        return True

    def _saved(self) -> tuple[list[dict], int]:
        """Return the list as it is saved, and how many of one's own were ever added."""
        saved = self.desk.work.latest(self.item, "sources")  # saved files may be hand-made
        kept, own = (saved.get("list"), saved.get("own")) if isinstance(saved, dict) else ([], 0)
        sound = [one for one in kept[:MOST] if self._sound(one)] if isinstance(kept, list) else []
        return sound, own if type(own) is int else 0

    def _sound(self, one) -> dict | None:
        """Return a saved source in the names of CSL, or None where it is none."""
        if not isinstance(one, dict):
            return None
        if one.keys() == {"known"}:
            return self.known.get(one["known"]) if isinstance(one["known"], str) else None
        kind = one.get("type")
        texts = {name: text for name, text in one.items() if name != "type"}
        if not isinstance(kind, str) or kind not in PARTS or not texts.keys() <= KNOWN_PARTS:
            return None
        if any(not isinstance(text, str) or len(text) > LONGEST for text in texts.values()):
            return None
        if kind == "dataset":
            return kit_source(self.desk.words("cite.kit-title", film=self.desk.film.title))
        if kind == "observation":
            return self._film() | texts
        return {"type": kind} | texts

    def _film(self) -> dict:
        films = [row for row in self.known.values() if row["type"] == "motion_picture"]
        return films[0] if films else {"type": "motion_picture", "title": self.desk.film.title}

    def _to_mend(self, kind: str, parts: dict) -> str:
        words = self.desk.words
        if any(len(text) > LONGEST for text in parts.values()):
            return words("cite.long", most=LONGEST)
        if PARTS[kind] and not parts[PARTS[kind][0]]:
            return words(f"cite.no-{PARTS[kind][0]}")
        bad = [one for one in DATED if parts.get(one) and not DATE.fullmatch(parts[one])]
        if bad:
            return words("cite.bad-date", date=parts[bad[0]][:20])
        if parts.get("locator") and not TIME.fullmatch(parts["locator"]):
            return words("js.badtime")
        return ""

    def _cited(self, number: int, source: dict) -> dict:
        words = self.desk.words
        styles = {name: _parts(make(source)) for name, make in citations.STYLES.items()}
        rows = [
            [words("cite.in-list"), styles["mla-entry"], styles["chicago-entry"]],
            [words("cite.in-text"), styles["mla-text"], styles["chicago-note"]],
        ]
        columns = [words("cite.where"), "MLA 9", "Chicago 17"]
        heading = f"{number}. {source.get('title') or '–'}"
        return table(heading, columns, rows, note=source.get("seen") or "", look="open")


def ai_statement(desk: Desk, values: dict) -> str:
    """Return the statement on the use of AI in one or two sentences; empty while none is made."""
    if not values.get("ai"):
        return ""
    how = values.get("ai-how", "").strip()
    said = desk.words(f"cite.said-{values['ai']}")
    return f"{said} {how}".strip()


def cite_summary(desk: Desk) -> list[dict]:
    """Return works cited, bibliography and notes, each in its order, and the statement on AI."""
    words, step = desk.words, CiteStep(desk)
    blocks = []
    for style in citations.STYLES:
        cited = [_parts(citations.STYLES[style](source))["parts"] for source in step.sources()]
        if style.endswith("entry"):  # a list goes by the alphabet, notes by their order
            cited.sort(key=lambda parts: "".join(text for text, _ in parts).strip("“").lower())
        items = [{"parts": parts} for parts in cited]
        blocks += [{"heading": words(f"cite.{style}"), "items": items}] if items else []
    statement = ai_statement(desk, step.values())
    said = {"heading": words("cite.ai-heading"), "text": statement}
    return [*blocks, said] if statement else blocks


def _label(source: dict) -> str:
    return f"{short_reference(source)} – {source['title'][:60]}"


def _group(desk: Desk, kind: str) -> dict:
    words = desk.words
    fields = []
    for part in PARTS[kind]:
        name = "director" if kind == "motion_picture" and part == "author" else part
        field = {"name": f"{kind}-{part}", "kind": "line", "label": words(f"cite.{name}")}
        fields.append(field | {"longest": LONGEST})
    text = words(f"cite.text-{kind}") if kind in ("dataset", "observation") else ""
    action = {"act": "add", "label": words("cite.add"), "second": True}
    return {"key": f"own-{kind}", "text": text, "fields": fields, "actions": [action]}


def _parts(cited: list[str]) -> dict:
    return {"parts": [[str(text), isinstance(text, Italic)] for text in cited]}
