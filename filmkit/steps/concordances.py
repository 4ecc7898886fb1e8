"""A word everywhere it stands in the tellings, line by line; two lines are kept as evidence."""

from filmkit import measures
from filmkit.errors import NothingToMeasure
from filmkit.films import Film, in_other_languages
from filmkit.steps.form import FieldsStep
from filmkit.steps.report import table, unfolds
from filmkit.steps.step import Desk
from filmkit.steps.tellings import BOTH, OWN, Telling, originals, own_text, tellings

ITEM = "n05-kwic"
SEQUENCES, TWIN = "sequences", "twin"  # the kit's list; the tellings in the other language
SORTS = ("text", "left", "right")
MOST_LINES = 60
KEPT = ("1", "2")


class ConcordanceStep(FieldsStep):
    """
    A concordance of the texts that are ticked.

    A text is searched sentence by sentence, so that a line names its sentence and can be kept.
    """

    follows = ("n05-own",)

    def __init__(self, desk: Desk):
        self.tellings = originals(desk.film)
        self.lines = _sentences(self.tellings) | _sequences(desk.film)
        words = desk.words
        self.sources = {one.key: one.name for one in self.tellings} | {
            OWN: words("tellings.own"),
            SEQUENCES: words("kwic.sequences"),
            TWIN: words("kwic.twin"),
        }
        search = {
            "key": "search",
            "text": words("kwic.help"),
            "fields": [
                {"name": "pattern", "kind": "line", "label": words("kwic.pattern")},
                {
                    "name": "texts",
                    "kind": "ticks",
                    "label": words("kwic.texts"),
                    "options": [{"value": key, "label": n} for key, n in self.sources.items()],
                },
                {
                    "name": "sort",
                    "kind": "pick",
                    "label": words("kwic.sort"),
                    "options": [{"value": s, "label": words(f"kwic.by-{s}")} for s in SORTS],
                },
            ],
            "actions": [{"act": "search", "label": words("kwic.search")}],
        }
        lines = [{"value": key, "label": _short(self.line(key))} for key in self.lines]
        keep = {"key": "keep", "heading": words("kwic.keep-heading"), "fields": []}
        for place in KEPT:
            label, why = words("kwic.keep", place=place), words("kwic.why", place=place)
            keep["fields"] += [
                {"name": f"keep-{place}", "kind": "pick", "label": label, "options": lines},
                {"name": f"why-{place}", "kind": "text", "rows": 2, "label": why},
            ]
        super().__init__(desk, ITEM, [search, keep])
        self._asked = False

    def view(self) -> dict:
        """Return the lines of the pattern, and the lines that can be kept."""
        values = self._defaults() | super().view()["values"]
        message, blocks, found = self._found(values)
        offered = {f"keep-{place}": found for place in KEPT}
        return {
            "values": values,
            "messages": {"search": message},
            "after": {"search": blocks},
            "offered": offered,
        }

    def do_search(self, message: dict) -> None:
        """Search; what is searched for was saved while it was written."""
        self._asked = True

    def _defaults(self) -> dict:
        return {"texts": [one.key for one in self.tellings], "sort": SORTS[0]}

    def _found(self, values: dict) -> tuple[str, list[dict], list[str]]:
        words, pattern = self.desk.words, values.get("pattern", "")
        if not pattern.strip():
            return (words("kwic.nopattern") if self._asked else ""), [], []
        texts = self._texts(values["texts"])
        if not texts:
            return words("kwic.notexts"), [], []
        try:
            lines = measures.concordance(texts, pattern, sort=values["sort"] or SORTS[0])
        except NothingToMeasure:
            return words("kwic.badpattern"), [], []
        message = words("kwic.lines", count=len(lines), pattern=pattern)
        if lines.empty:
            return self._nothing(pattern), [], []
        blocks = [self._counts(lines, values["texts"]), self._table(lines, texts)]
        return message, blocks, [key for key in dict.fromkeys(lines["text"]) if key in self.lines]

    def _nothing(self, pattern: str) -> str:
        """Return what to try where a pattern finds nothing: the same inside longer words."""
        pattern = pattern.strip()
        wider = f"*{pattern.strip('* ')}*"
        key = "kwic.nolines-wide" if wider == pattern else "kwic.nolines"
        return self.desk.words(key, pattern=pattern, wider=wider)

    def _texts(self, chosen: list[str]) -> dict[str, str]:
        """Return the texts to search: by telling and sentence, by sequence, one's own, twins."""
        found = _sentences([one for one in self.tellings if one.key in chosen])
        if OWN in chosen and own_text(self.desk).strip():
            found[OWN] = own_text(self.desk)
        if SEQUENCES in chosen:
            found |= _sequences(self.desk.film)
        if TWIN in chosen:
            for film in in_other_languages(self.desk.film):
                sentences = _sentences([one for one in tellings(film) if one.origin == BOTH])
                found |= {f"{film.lang}:{key}": text for key, text in sentences.items()}
        return found

    def line(self, key: str) -> str:
        """Return a line that can be kept, with the name of its place."""
        return f"{self._name(key)}: {self.lines[key]}"

    def _name(self, key: str) -> str:
        """Return where a line stands: a sequence, or letter and number of a sentence."""
        lang, _, rest = key.rpartition(":")
        head, _, sentence = rest.rpartition("-")
        letters = {one.key: one.letter for one in self.tellings}
        if head not in letters:
            return self.sources[OWN] if key == OWN else key.upper()
        return f"{letters[head]} {sentence}" + (f" ({lang})" if lang else "")

    def _counts(self, lines, chosen: list[str]) -> dict:
        words, counts = self.desk.words, dict.fromkeys((k for k in self.sources if k in chosen), 0)
        for key in lines["text"]:
            counts[self._source(key)] += 1
        rows = [[self.sources[key], words.number(count)] for key, count in counts.items()]
        columns = [words("kwic.text"), words("kwic.count")]
        return table("", columns, rows, caption=words("kwic.counts"))

    def _source(self, key: str) -> str:
        """Return the text that a line belongs to."""
        if ":" in key:
            return TWIN
        head = key.rpartition("-")[0]
        return head if head in self.sources else OWN if key == OWN else SEQUENCES

    def _table(self, lines, texts: dict[str, str]) -> dict:
        words = self.desk.words
        rows = [
            [self._place(line.text, texts), line.left, line.hit, line.right]
            for line in lines.head(MOST_LINES).itertuples()
        ]
        columns = [words(f"kwic.{name}") for name in ("where", "before", "hit", "after")]
        more = len(lines) - len(rows)
        note = words("kwic.more", count=more) if more else ""
        return table("", columns, rows, caption=words("kwic.caption"), note=note, look="kwic")

    def _place(self, key: str, texts: dict[str, str]):
        """Return the cell that says where a line stands and opens the card or the sentence."""
        source = self._source(key)
        if source == SEQUENCES:
            return unfolds(key.upper(), sequence=key)
        if source == OWN:
            return self.sources[OWN]
        lang = key.rpartition(":")[0] or {one.key: one.lang for one in self.tellings}[source]
        return unfolds(self._name(key), texts[key], lang=lang)


def concordance_summary(desk: Desk) -> list[dict]:
    """Return the two lines that were kept, for the product page."""
    step = ConcordanceStep(desk)
    values = step.values()
    items = [
        {"text": step.line(key), "note": values.get(f"why-{place}", "")}
        for place in KEPT
        if (key := values.get(f"keep-{place}"))
    ]
    return [{"heading": desk.words("kwic.keep-heading"), "items": items}] if items else []


def _sentences(some: list[Telling]) -> dict[str, str]:
    return {f"{one.key}-{row['order']}": row["text"] for one in some for row in one.sentences}


def _sequences(film: Film) -> dict[str, str]:
    """Return the kit's list, in the gentler wording where there is one."""
    return {row["key"]: row["neutral"] or row["text"] for row in film.rows["sequences"]}


def _short(text: str) -> str:
    return text if len(text) <= 80 else text[:79].rsplit(" ", 1)[0] + " …"
