"""A list of words of feeling run over the texts, beside an arc drawn by hand; what parts them."""

from filmkit import measures
from filmkit.figures.of_lists import coverage, found
from filmkit.measures import Feeling
from filmkit.steps.arcs import ARC, HIGH, MOST_ROWS, ArcStep, sequence_options, written
from filmkit.steps.form import FieldsStep
from filmkit.steps.report import drawn, named, table
from filmkit.steps.step import Desk

WORDS, GAPS = "n02-words", "n02-gaps"
CAUSES = ("none", "negation", "sense", "other", "context")
HOW_MANY = 3


class WordListStep(FieldsStep):
    """Bars of the list, opened once an arc is drawn: never a line, for nothing lies between."""

    follows = (ARC,)

    def __init__(self, desk: Desk):
        self.arc = ArcStep(desk)
        action = {"act": "compare", "label": desk.words("list.open")}
        super().__init__(desk, WORDS, [{"key": "list", "fields": [], "actions": [action]}])

    def view(self) -> dict:
        """Return what the arc still lacks, or the bars and where they part from the arc."""
        if not self.arc.ready():
            return {"values": {}, "messages": {"list": self.arc.missing()}}
        if not self.opened():
            return {"values": {}, "messages": {"list": self.desk.words("list.ready")}}
        scores = measures.score_sequences(self.desk.film, measures.word_weights(self.desk.lists))
        picture = bars(self.desk, scores)
        picture["note"] = " ".join([picture["note"], *self._half(scores)])
        blocks = [picture, self._beside(scores), self._about()]
        return {"values": {}, "messages": {"list": ""}, "after": {"list": blocks}}

    def opened(self) -> bool:
        """Tell whether the learner has run the list, with an arc to hold against it."""
        return bool(self.arc.ready() and self.desk.work.latest(self.item, "compare"))

    def do_compare(self, message: dict) -> None:
        """Run the list over the texts, once an arc is drawn."""
        if self.arc.ready():
            self.desk.save(self.item, "compare", True)

    def distances(self, scores: dict[str, Feeling]) -> list[tuple[str, int, float]]:
        """Return (sequence, point of the arc, sum on the scale of the arc), farthest first."""
        points, sums = self.arc.arc(self.arc.ready() or self.arc.who()), on_scale(scores)
        rows = [(key, value, sums[key]) for key, value in points.items() if value is not None]
        return sorted(rows, key=lambda row: -abs(row[1] - row[2]))

    def _beside(self, scores: dict[str, Feeling]) -> dict:
        words, film = self.desk.words, self.desk.film
        rows = self.distances(scores)[:MOST_ROWS]
        cells = [
            [
                named(key),
                words.signed(point),
                words.signed(value, 1),
                words.number(abs(point - value), 1),
                found(film, scores[key], silent=True) or words("list.nothing"),
            ]
            for key, point, value in rows
        ]
        name = self.arc.people[self.arc.ready()]
        names = ("yours", "scaled", "apart", "found")
        columns = [words("chart.sequence"), *(words(f"list.{column}") for column in names)]
        heading = words("list.beside", name=name)
        top = max((abs(one.total) for one in scores.values()), default=0)
        note = words("list.scale", top=words.number(top, 1))
        return table(heading, columns, cells, note=note)

    def _half(self, scores: dict[str, Feeling]) -> list[str]:
        """Explain a weight that is no whole number by the first word that has one."""
        words = self.desk.words
        passes = {row["word"]: row for row in self.desk.lists.of_language("lexicon")}
        for word, weight, _ in (hit for one in scores.values() for hit in one.hits):
            if weight % 1:
                one, two = (words.signed(passes[word][name]) for name in ("pass_1", "pass_2"))
                return [
                    words("list.half", word=word, weight=words.signed(weight), one=one, two=two)
                ]
        return []

    def _about(self) -> dict:
        words = self.desk.words
        rows = [row for row in self.desk.lists.of_language("lexicon") if not row["negates"]]
        same = sum(row["pass_1"] == row["pass_2"] for row in rows)
        numbers = {"words": words.number(len(rows)), "same": words.number(same)}
        return {"heading": words("list.about"), "text": words("list.made", **numbers)}


class GapsStep(FieldsStep):
    """Three sequences where arc and list part: the cause of each, and why."""

    follows = (ARC, WORDS)

    def __init__(self, desk: Desk):
        self.list = WordListStep(desk)
        super().__init__(desk, GAPS, [_gap_group(desk, n) for n in range(1, HOW_MANY + 1)])

    def view(self) -> dict:
        """Return what is diagnosed, both values of each sequence, and what is still missing."""
        view, words = super().view(), self.desk.words
        view["offered"] = still_free(self.desk, view["values"], "gap", HOW_MANY)
        if not self.list.opened():
            return view | {"message": words("gaps.listfirst")}
        scores = measures.score_sequences(self.desk.film, measures.word_weights(self.desk.lists))
        scaled, after = on_scale(scores), {}
        drawn_there = self._drawn()
        view["offered"] = {
            name: [key for key in keys if key in drawn_there]
            for name, keys in view["offered"].items()
        }
        for n in range(1, HOW_MANY + 1):
            key = view["values"].get(f"gap-{n}")
            after[f"gap-{n}"] = [self._both(key, scaled[key], scores[key])] if key else []
        return view | {"after": after, "message": " ".join(self.to_mend(view["values"]))}

    def to_mend(self, values: dict) -> list[str]:
        """Return a sentence for each thing that does not work yet, then how many are whole."""
        words, found = self.desk.words, []
        chosen = [values.get(f"gap-{n}") for n in range(1, HOW_MANY + 1)]
        for n, key in enumerate(chosen, start=1):
            if key and key in chosen[: n - 1]:
                found.append(words("gaps.twice", number=n))
        return [*found, words("gaps.done", count=len(whole(values)))]

    def _drawn(self) -> set[str]:
        """Return the sequences with a point of the arc: elsewhere nothing parts from the list."""
        arc = self.list.arc.arc(self.list.arc.ready())
        return {key for key, value in arc.items() if value is not None}

    def _both(self, key: str, scaled: float, feeling: Feeling) -> dict:
        words, arc = self.desk.words, self.list.arc
        yours = written(words, arc.arc(arc.ready())[key])
        hits = found(self.desk.film, feeling, silent=True)
        sentence = "gaps.both" if hits else "gaps.silent"
        text = words(sentence, yours=yours, list=words.signed(scaled, 1), found=hits)
        return {"heading": words("gaps.found", sequence=key.upper()), "items": [{"text": text}]}


def bars(desk: Desk, scores: dict[str, Feeling], heading: str = "") -> dict:
    """Return a bar for each sequence, with the words that were found as a table."""
    words, film = desk.words, desk.film
    totals = {key: one.total for key, one in scores.items()}
    reach = max(1, *(int(abs(value) + 0.9) for value in totals.values()))
    heading = heading or words("list.bars")
    labels = [key.upper() for key in scores]
    alt = words("list.alt", sequences=len(scores))
    picture = {"alt": alt, "labels": labels, "low": -reach, "high": reach}
    picture["values"] = [one.total if one.hits else None for one in scores.values()]
    columns = [words("chart.sequence"), words("list.sum"), words("list.found")]
    rows = [
        [
            named(key),
            words.signed(one.total) if one.hits else "–",
            found(film, one, silent=True) or words("list.nothing"),
        ]
        for key, one in scores.items()
    ]
    silent = [key.upper() for key, one in scores.items() if not one.hits]
    zeros = [key.upper() for key, one in scores.items() if one.hits and not one.total]
    numbers = {
        "hits": words.number(sum(len(one.hits) for one in scores.values())),
        "words": words.number(sum(one.words for one in scores.values())),
        "share": words.number(100 * coverage(scores)),
        "silent": ", ".join(silent) or words("list.none"),
        "zeros": ", ".join(zeros) or words("list.none"),
    }
    text, note = words("list.sentence", **numbers), words("list.note")
    return drawn("bars", heading, picture, table("", columns, rows), text=text, note=note)


def on_scale(scores: dict[str, Feeling]) -> dict[str, float]:
    """Return each sum, made smaller or larger so that the largest is the end of the arc's scale."""
    top = max((abs(one.total) for one in scores.values()), default=0) or 1
    return {key: one.total * HIGH / top for key, one in scores.items()}


def still_free(desk: Desk, values: dict, name: str, count: int) -> dict[str, list[str]]:
    """Return, for the picks NAME-1 to NAME-count, the sequences that no other of them has."""
    keys = [row["key"] for row in desk.film.rows["sequences"]]
    picks = [f"{name}-{n}" for n in range(1, count + 1)]
    return {
        pick: [key for key in keys if key not in [values.get(p) for p in picks if p != pick]]
        for pick in picks
    }


def whole(values: dict) -> list[int]:
    """Return the numbers of the gaps that have a sequence, a cause and a reason."""
    names = ("gap", "cause", "why")
    return [
        n
        for n in range(1, HOW_MANY + 1)
        if all(str(values.get(f"{name}-{n}", "")).strip() for name in names)
    ]


def gaps_summary(desk: Desk) -> list[dict]:
    """Return the diagnosed gaps as a table; nothing where none is whole."""
    words, values = desk.words, GapsStep(desk).values()
    rows = [
        [
            values[f"gap-{n}"].upper(),
            words(f"gaps.cause-{values[f'cause-{n}']}"),
            values[f"why-{n}"],
        ]
        for n in whole(values)
    ]
    columns = [words("chart.sequence"), words("gaps.cause"), words("gaps.reason")]
    return [table(words("gaps.summary"), columns, rows)] if rows else []


def _gap_group(desk: Desk, n: int) -> dict:
    words = desk.words
    causes = [{"value": cause, "label": words(f"gaps.cause-{cause}")} for cause in CAUSES]
    pick = {"name": f"gap-{n}", "kind": "pick", "label": words("gaps.pick")}
    cause = {"name": f"cause-{n}", "kind": "pick", "label": words("gaps.cause")}
    why = {"name": f"why-{n}", "kind": "text", "rows": 2, "label": words("gaps.why")}
    return {
        "key": f"gap-{n}",
        "heading": words("gaps.heading", number=n),
        "fields": [pick | {"options": sequence_options(desk)}, cause | {"options": causes}, why],
    }
