"""One's own list of words of feeling: change it, predict which sums move, then run it."""

from filmkit import measures
from filmkit.figures.of_lists import found
from filmkit.steps.arcs import HIGH, LOW, sequence_options
from filmkit.steps.feelings import bars, still_free
from filmkit.steps.form import FieldsStep
from filmkit.steps.report import named, table
from filmkit.steps.step import Desk

LIST = "n02-list"
MOST_CHANGES, MOVES = 5, 3
WAYS = ("up", "down", "same")
LONGEST_WORD = 40  # letters
REMOVED = "removed"


class ListStep(FieldsStep):
    """
    A copy of the list in which up to five words change.

    Each change is saved as `edit`: a word with a new weight, `removed`, or an empty text (as it
    was). The first run locks the prediction; after it the list stays open, and the bars follow.
    """

    follows = ()

    def __init__(self, desk: Desk):
        self.weights = measures.word_weights(desk.lists)
        self.negators = measures.negators(desk.lists)
        self._before = measures.score_sequences(desk.film, self.weights)
        texts = [row["text"] for row in desk.film.rows["sequences"]]
        self._read = {word for text in texts for word in measures.tokens(text)}
        self._then: dict[str, dict] = {}  # by the time of the lock: which way each sum moved
        super().__init__(desk, LIST, _groups(desk, turned(desk, self.weights, self.negators)))
        self._told = {"edit": "", "predict": ""}

    def view(self) -> dict:
        """Return the changes, the prediction and, once locked, what moved."""
        view, locked = super().view(), self.locked()
        count = len(self.edits())
        done = self.desk.words("own.changed", count=count, most=MOST_CHANGES) if count else ""
        if idle := ", ".join(f"'{word}'" for word in self.edits() if word not in self._read):
            done = f"{done} {self.desk.words('own.nowhere', found=idle)}"
        after = {"edit": [self._changes()] if count else []}
        if locked is not None:
            after["run"] = self._moved(locked)
        return view | {
            "messages": self._told | {"edit": self._told["edit"] or done},
            "after": after,
            "hidden": ["run"] if locked is None else ["predict"],
            "offered": still_free(self.desk, view["values"], "move", MOVES),
        }

    def edits(self, until: str = "9") -> dict[str, float | None]:
        """Return the words changed until then, with their weight; None where one is removed."""
        changed: dict[str, float | None] = {}
        for entry in self.desk.work.history(self.item, "edit"):
            if entry.when > until:
                break
            word, weight = _edit(entry.value)
            changed.pop(word, None)
            known = word in self.weights
            if isinstance(weight, int) or (weight == REMOVED and known):
                changed[word] = None if weight == REMOVED else weight
            if len(changed) > MOST_CHANGES or not word:
                changed.pop(word, None)  # saved files may be hand-made
        return changed

    def own(self, until: str = "9") -> dict[str, float]:
        """Return the list with the changes made until then."""
        kept = self.weights | self.edits(until)
        return {word: weight for word, weight in kept.items() if weight is not None}

    def locked(self) -> dict | None:
        """Return the prediction as it was locked, or None."""
        fields = self.fields.items()
        return self.first_lock({n: one for n, one in fields if n.startswith(("move-", "way-"))})

    def do_weigh(self, message: dict) -> None:
        """Add a word, or give it another weight."""
        word, weight = self._word(), self.values().get("weight", "")
        if not word:
            return
        if weight == "":
            self._told["edit"] = self.desk.words("own.noweight", word=word)
        elif self.own().get(word) == int(weight):
            self._told["edit"] = self.desk.words("own.already", word=word)
        elif self._room_for(word):
            self._save(word, int(weight))

    def do_remove(self, message: dict) -> None:
        """Take a word out of the list."""
        word = self._word()
        if word and word not in self.own():
            self._told["edit"] = self.desk.words("own.notlisted", word=word)
        elif word and word not in self.weights:
            self._save(word, "")
        elif word and self._room_for(word):
            self._save(word, REMOVED)

    def do_restore(self, message: dict) -> None:
        """Leave a word as it was at first."""
        word = self._word()
        if word and word not in self.edits():
            self._told["edit"] = self.desk.words("own.unchanged", word=word)
        elif word:
            self._save(word, "")

    def do_lock(self, message: dict) -> None:
        """Lock the prediction and run the list, once there is a change and a prediction."""
        values, words = self.values(), self.desk.words
        moves = {
            name: values[name]
            for n in range(1, MOVES + 1)
            if values.get(f"move-{n}") and values.get(f"way-{n}")
            for name in (f"move-{n}", f"way-{n}")
        }
        picked = [value for name, value in moves.items() if name.startswith("move-")]
        if not self.edits():
            self._told["predict"] = words("own.changefirst")
        elif not moves:
            self._told["predict"] = words("own.predictfirst")
        elif len(set(picked)) < len(picked):
            self._told["predict"] = words("own.twice")
        elif self.locked() is None:
            self._told["predict"] = ""
            self.desk.save(self.item, "lock", moves)

    def _word(self) -> str:
        typed = self.values().get("word", "")
        found = measures.tokens(typed)
        one = len(found) == 1 and len(typed.split()) == 1 and len(found[0]) <= LONGEST_WORD
        self._told["edit"] = "" if one else self.desk.words("own.oneword")
        return found[0] if one else ""

    def _room_for(self, word: str) -> bool:
        full = word not in self.edits() and len(self.edits()) >= MOST_CHANGES
        if full:
            self._told["edit"] = self.desk.words("own.full", count=MOST_CHANGES)
        return not full

    def _save(self, word: str, weight) -> None:
        self.desk.save(self.item, "edit", {"word": word, "weight": weight})

    def _changes(self) -> dict:
        words = self.desk.words
        rows = [
            [word, self._shown(self.weights.get(word)), self._shown(weight)]
            for word, weight in self.edits().items()
        ]
        columns = [words("own.word"), words("own.before"), words("own.after")]
        return table(words("own.changes"), columns, rows)

    def _shown(self, weight: float | None) -> str:
        return self.desk.words("own.out") if weight is None else self.desk.words.signed(weight)

    def _moved(self, locked: dict) -> list[dict]:
        desk, words = self.desk, self.desk.words
        turning = self.negators if self.values().get("negation") is True else frozenset()
        before = self._before
        after = measures.score_sequences(desk.film, self.own(), turning)
        ways = {key: way(before[key].total, after[key].total) for key in before}
        rows = [
            [
                named(key),
                words.signed(before[key].total),
                words.signed(after[key].total),
                words(f"own.{ways[key]}"),
                found(desk.film, after[key]) or words("list.nothing"),
            ]
            for key in before
            if ways[key] != "same"
        ]
        names = ("before", "after", "way", "words")
        columns = [words("chart.sequence"), *(words(f"own.{name}") for name in names)]
        moved = table(words("own.moved", count=len(rows)), columns, rows)
        picture = bars(desk, after, words("own.bars"))
        return [
            self._judged(locked),
            moved if rows else {"heading": moved["heading"]},
            picture,
        ]

    def _judged(self, locked: dict) -> dict:
        words, rows, ways = self.desk.words, [], self._at_lock()
        for n in range(1, MOVES + 1):
            key, guess = locked.get(f"move-{n}"), locked.get(f"way-{n}")
            if key and guess:
                true = "own.held" if guess == ways[key] else "own.not-held"
                cells = [words(f"own.{guess}"), words(f"own.{ways[key]}"), words(true)]
                rows.append([named(key), *cells])
        names = ("predicted", "way", "verdict")
        columns = [words("chart.sequence"), *(words(f"own.{name}") for name in names)]
        return table(words("own.judged"), columns, rows)

    def _at_lock(self) -> dict[str, str]:
        """Return which way each sum moved with the list as it was when it was locked."""
        when = self.desk.work.history(self.item, "lock")[0].when
        if when not in self._then:
            scores = measures.score_sequences(self.desk.film, self.own(when))
            moved = {key: way(self._before[key].total, one.total) for key, one in scores.items()}
            self._then = {when: moved}
        return self._then[when]


def turned(desk: Desk, weights: dict, negators: frozenset) -> str:
    """Say what the rule for negation does, with what it turns round in the kit's texts and list."""
    words, found = desk.words, []
    for key, one in measures.score_sequences(desk.film, weights, negators).items():
        for word, weight, negated in one.hits:
            if negated and weight:
                was, now = words.signed(-weight), words.signed(weight)
                found.append(words("own.turned", sequence=key.upper(), word=word, was=was, now=now))
    return words("own.turns" if found else "own.turnsnone", found="; ".join(found))


def way(before: float, after: float) -> str:
    """Return whether a sum moved `up` or `down`, or stays the `same`."""
    return "same" if after == before else "up" if after > before else "down"


def list_summary(desk: Desk) -> list[dict]:
    """Return the changes that the learner made to the list."""
    step = ListStep(desk)
    return [step._changes()] if step.edits() else []


def _edit(value) -> tuple[str, object]:
    parts = value if isinstance(value, dict) else {}
    word, weight = parts.get("word"), parts.get("weight")
    known = type(weight) is int and LOW <= weight <= HIGH or weight in ("", REMOVED)
    single = isinstance(word, str) and len(word) <= LONGEST_WORD and measures.tokens(word) == [word]
    return (word, weight) if single and known else ("", "")


def _groups(desk: Desk, turned: str) -> list[dict]:
    words = desk.words
    scale = [{"value": str(n), "label": words(f"own.weight{n}")} for n in range(LOW, HIGH + 1)]
    edit = [
        {"name": "word", "kind": "line", "label": words("own.type"), "longest": LONGEST_WORD},
        {"name": "weight", "kind": "pick", "label": words("own.weigh"), "options": scale},
    ]
    acts = [
        {"act": "weigh", "label": words("own.do-weigh")},
        {"act": "remove", "label": words("own.do-remove"), "second": True},
        {"act": "restore", "label": words("own.do-restore"), "second": True},
    ]
    ways = [{"value": one, "label": words(f"own.{one}")} for one in WAYS]
    moves = []
    for n in range(1, MOVES + 1):
        label = words("own.move", number=n)
        moves.append({"name": f"move-{n}", "kind": "pick", "label": label})
        moves[-1]["options"] = sequence_options(desk)
        label = words("own.which", number=n)
        moves.append({"name": f"way-{n}", "kind": "pick", "label": label, "options": ways})
    lock = {"act": "lock", "label": words("own.run")}
    negation = {"name": "negation", "kind": "toggle", "label": words("own.negation")}
    return [
        {"key": "edit", "heading": words("own.edit"), "fields": edit, "actions": acts},
        {"key": "predict", "heading": words("own.predict"), "fields": moves, "actions": [lock]},
        {"key": "run", "heading": words("own.result"), "text": turned, "fields": [negation]},
    ]
