"""A second version of the entry, the disputed sequences coded anew, and what it changed."""

from filmkit.steps.agree import AGREE, AgreeStep, side_by_side
from filmkit.steps.agreement_report import code_label, coefficient, share_of, unused_label
from filmkit.steps.codebook import ENTRY, PARTS, RECODE, CodebookStep, entry_fields
from filmkit.steps.fellow_readers import PARTNER, Comparison
from filmkit.steps.form import FieldsStep
from filmkit.steps.report import named, table
from filmkit.steps.step import Desk
from filmkit.steps.theme_codes import CODES, SIGNS

AGAIN = "again-"
MOST = 6  # sequences to code again; more are the learner's choice


class RecodeStep(FieldsStep):
    """Rewrite the entry; then code again only what was disputed, and compare before and after."""

    follows = (ENTRY, CODES, PARTNER, AGREE)

    def __init__(self, desk: Desk):
        words, self.agree = desk.words, AgreeStep(desk)
        self.book = self.agree.coder.book
        keep = {"act": "keep", "label": words("recode.keep")}
        result = {"act": "result", "label": words("recode.result")}
        groups = [
            {"key": "versions", "fields": []},
            {
                "key": "entry",
                "heading": words("recode.entry-heading"),
                "text": words("recode.entry-text"),
                "fields": entry_fields(desk),
                "actions": [keep],
            },
            *(_again(desk, row) for row in self.agree.coder.spec["rows"]),
            {
                "key": "result",
                "heading": words("recode.result-heading"),
                "text": words("recode.result-text"),
                "fields": [],
                "actions": [result],
            },
        ]
        super().__init__(desk, RECODE, groups)
        self._told = self._missing = ""

    def view(self) -> dict:
        """Return the versions, the disputed sequences, and before beside after once asked for."""
        words = self.desk.words
        everything = [group["key"] for group in self.spec["groups"]]
        comparison, kept = self.comparison(), self.book.versions()
        if comparison is None:
            values = super().values()
            return {"values": values, "hidden": everything, "message": words("recode.numbersfirst")}
        disputed = comparison.disputed if len(kept) > 1 else []
        again = [AGAIN + key for key in disputed]
        open_now = ["versions", "entry", *again, *(["result"] if again else [])]
        after = {"versions": version_blocks(self.book)}
        after |= {AGAIN + key: self._pair(comparison, key) for key in disputed}
        if again and self.desk.work.latest(self.item, "compare"):
            after["result"] = result_blocks(self.desk, comparison, self.again())
        asked = self.asked(comparison)
        told = self._told
        if len(kept) > 1 and not told:
            which = ", ".join(key.upper() for key in asked)
            told = words("recode.kept", number=len(kept), most=MOST, which=which or "–")
        return {
            "values": self.values(),
            "hidden": [key for key in everything if key not in open_now],
            "refill": {"n": len(kept), "values": kept[-1]},
            "after": after,
            "badges": {AGAIN + key: self._badge(key, asked) for key in disputed},
            "messages": {"entry": told, "result": self._missing},
            "message": "",
        }

    def values(self) -> dict:
        """Return what is written; the entry begins as the newest version."""
        newest = self.book.versions()[-1:]
        return (newest[0] if newest else {}) | super().values()

    def comparison(self) -> Comparison | None:
        """Return the comparison of the step before, once its numbers were shown."""
        if not self.agree.ready() or not self.desk.work.latest(AGREE, "compare"):
            return None
        comparison = self.agree.comparison()[0]
        return comparison if comparison.others else None

    def again(self) -> dict[str, str]:
        """Return the second codes by sequence."""
        return {
            name.removeprefix(AGAIN): value
            for name, value in self.values().items()
            if name.startswith(AGAIN) and value
        }

    def asked(self, comparison: Comparison) -> list[str]:
        """Return the sequences to code again, at most six: first where the rule was vague."""
        causes = {one["sequence"]: one["cause"] for one in self.agree.explained()}
        word_list = self.desk.words("agree.list")
        pairs = zip(comparison.others, comparison.results, strict=True)
        read = comparison.disputed_in([one for reader, one in pairs if reader.name != word_list])

        def place(key: str) -> tuple[bool, bool, bool]:
            # A word list reads nothing: what only it disputes comes last.
            return causes.get(key) != "vague", key not in causes, key not in read

        return sorted(comparison.disputed, key=place)[:MOST]

    def do_keep(self, message: dict) -> None:
        """Keep the entry as a new version, if it says something new."""
        kept, values, words = self.book.versions(), self.values(), self.desk.words
        entry = {part: values.get(part, "").strip() for part in PARTS}
        self._told = ""
        if not kept:
            self._told = words("recode.numbersfirst")
        elif not all(entry.values()):
            self._told = words("recode.empty")
        elif entry == {part: kept[-1][part].strip() for part in PARTS}:
            self._told = words("recode.same")
        else:
            self.desk.save(self.item, "lock", entry)

    def do_result(self, message: dict) -> None:
        """Show before and after, once every sequence that is asked for is coded again."""
        comparison = self.comparison()
        asked = self.asked(comparison) if comparison else []
        open_still = [key for key in asked if key not in self.again()]
        self._missing = ""
        if open_still or comparison is None:
            which = ", ".join(key.upper() for key in open_still)
            self._missing = self.desk.words("recode.missing", which=which)
        else:
            self.desk.save(self.item, "compare", True)

    def _pair(self, comparison: Comparison, key: str) -> list[dict]:
        # The group itself shows the text, and offers the full one.
        return [{"pairs": [side_by_side(self.desk, comparison, key) | {"note": ""}]}]

    def _badge(self, key: str, asked: list[str]) -> str:
        words, code = self.desk.words, self.again().get(key)
        if code:
            return words(f"code.{code}")
        return words("recode.asked") if key in asked else words("recode.free")


def entry_summary(desk: Desk) -> list[dict]:
    """Return all versions of the entry for the product page."""
    return version_blocks(CodebookStep(desk))


def recode_summary(desk: Desk) -> list[dict]:
    """Return before and after for the product page, once they were shown."""
    if not desk.work.latest(RECODE, "compare"):
        return []
    step = RecodeStep(desk)
    comparison, again = step.comparison(), step.again()
    if comparison is None:
        return []
    words, own = desk.words, comparison.own
    rows = [
        [named(key), code_label(words, own.codes.get(key)), code_label(words, again[key])]
        for key in comparison.disputed
        if key in again
    ]
    columns = [words("codes.unit"), words("recode.before"), words("recode.after")]
    second = [table(words("recode.second"), columns, rows, look="open")] if rows else []
    return [*second, *step.view().get("after", {}).get("result", [])]


def version_blocks(book: CodebookStep) -> list[dict]:
    """Return every version of the entry, the newest first, under the name of its theme."""
    words, kept = book.desk.words, book.versions()
    theme = book.entry()["title"] if kept else ""
    return [
        {
            "heading": words("recode.version", theme=theme, number=number),
            "items": [
                {"label": words(f"codebook.{part}") + ":", "text": entry[part]} for part in PARTS
            ],
        }
        for number, entry in reversed(list(enumerate(kept, start=1)))
    ]


def result_blocks(desk: Desk, comparison: Comparison, again: dict[str, str]) -> list[dict]:
    """Return agreement and kappa with each reader, before and after."""
    words, rows = desk.words, []
    changed = comparison.own.codes | {
        key: code for key, code in again.items() if key in comparison.disputed
    }
    before, after = comparison.results, comparison.results_with(changed)
    for reader, old, new in zip(comparison.others, before, after, strict=True):
        told = [
            (share_of(words, one), coefficient(words, one.kappa, unused_label(one)))
            for one in (old, new)
        ]
        for name, values in zip(("share-with", "kappa-with"), zip(*told, strict=True), strict=True):
            rows.append([words(f"recode.{name}", name=reader.name), *values])
    columns = [words("agree.measure"), words("recode.before"), words("recode.after")]
    left = len(comparison.disputed_in(after))
    text = words("recode.left", before=len(comparison.disputed), count=left)
    caption, note = words("recode.caption"), words("recode.note")
    return [
        table(words("recode.result-heading"), columns, rows, caption=caption, note=note)
        | {"text": text}
    ]


def _again(desk: Desk, row: dict) -> dict:
    options = [{"value": code, "label": desk.words(f"code.{code}")} for code in SIGNS]
    label = desk.words("recode.again", sequence=row["label"])
    card = desk.cards[row["key"]]
    return {
        "key": AGAIN + row["key"],
        "heading": row["label"],
        "text": row["text"],
        "full": card["text"] if card["neutral"] else "",
        "collapsed": True,
        "fields": [
            {"name": AGAIN + row["key"], "kind": "choice", "label": label, "options": options}
        ],
    }
