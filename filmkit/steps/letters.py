"""The letter writer of lesson 07: guess the next word, see the counts, read what they write."""

from collections import Counter
from dataclasses import dataclass
from functools import cache

from filmkit.machines.ngrams import END, HIGHEST, LetterWriter, as_text, tokens
from filmkit.steps.guesses import GUESS, GuessStep, as_locked
from filmkit.steps.report import marked, table
from filmkit.steps.step import Desk

ITEM = "n07-ngram"
MOST_SHOWN = 5  # next words in a table
VERBS = 8
SEEDS = 99
FIRST_ORDER, FIRST_SEED = 1, 1  # of the letter that stands there first


@dataclass(frozen=True)
class Letter:
    """A letter that was written, and its longest run that stands in a training letter as well."""

    text: str
    runs: tuple[str, str, str]  # what comes before the run, the run, what comes after
    length: int  # words and signs of the run
    source: dict  # row of the training letter; empty where nothing is copied


class LetterWriterStep(GuessStep):
    """
    Next words are guessed and locked; then order and seed give a letter, with what it copied.

    The last decision is at which order such a letter might be sent.
    """

    follows = ()

    def __init__(self, desk: Desk):
        words = desk.words
        self.contexts = sorted(desk.machines.of_language("contexts"), key=lambda row: row["order"])
        self.rows = sorted(desk.machines.of_language("letters"), key=lambda row: row["order"])
        self.writer = _writer(tuple(row["text"] for row in self.rows))
        guesses = [
            {
                "name": row["key"],
                "kind": "line",
                "longest": 30,
                "label": words("letters.next", start=row["text"]),
            }
            for row in self.contexts
        ]
        orders = [
            {"value": str(n), "label": words("letters.order", count=n)}
            for n in range(1, HIGHEST + 1)
        ]
        choose = [
            {"name": "order", "kind": "pick", "label": words("letters.look"), "options": orders},
            {
                "name": "seed",
                "kind": "number",
                "low": 1,
                "high": SEEDS,
                "label": words("letters.seed"),
            },
        ]
        decide = [
            {"name": "send", "kind": "pick", "label": words("letters.send"), "options": orders},
            {"name": "why", "kind": "text", "rows": 3, "label": words("letters.why")},
        ]
        lock = {"act": "lock", "label": words("question.lock")}
        count = words(
            "letters.trained", letters=len(self.rows), words=words.number(self.writer.size)
        )
        groups = [
            {"key": GUESS, "text": count, "fields": guesses, "actions": [lock]},
            {"key": "counts", "heading": words("letters.counts"), "fields": []},
            {"key": "write", "heading": words("letters.write"), "fields": choose},
            {"key": "decide", "heading": words("letters.decide"), "fields": decide},
            {
                "key": "verbs",
                "heading": words("letters.verbs"),
                "fields": [],
                "collapsed": True,
                "blocks": self._verbs(desk),
            },
        ]
        super().__init__(desk, ITEM, groups)

    def view(self) -> dict:
        """Return guess beside counts, and the letter for the chosen order and seed."""
        view = super().view()
        first = {"order": str(FIRST_ORDER), "seed": FIRST_SEED}
        values = first | {n: v for n, v in view["values"].items() if v != ""}
        view["values"] = values
        locked = self.locked()
        if locked is None:
            return view
        order, seed = int(values["order"]), values["seed"]
        return view | {
            "after": {"counts": self._counts(locked), "write": self._written(order, seed)}
        }

    def _counts(self, locked: dict) -> list[dict]:
        words, rows = self.desk.words, []
        for row in self.contexts:
            counts = self._after(row["text"])
            guess = str(locked.get(row["key"], "")).strip()
            said = self.following(row["text"])
            rows.append([f"{row['text']} …", guess, words.number(counts[guess.lower()]), said])
        columns = [words(f"letters.{name}") for name in ("start", "guess", "times", "most")]
        text = words("letters.counts-text")
        return [{"heading": "", "text": text}, table("", columns, rows, look="open")]

    def following(self, text: str) -> str:
        """Return the words that followed a beginning most often, with their counts."""
        counts = self._after(text).most_common(MOST_SHOWN)
        return "; ".join(f"{word} {n}" for word, n in counts)

    def letter(self, order: int, seed: int) -> Letter:
        """Return the letter that this order and this draw give; always the same one."""
        written = self.writer.write(order, seed)
        copied, text = self.writer.longest_copied(written), as_text(written)
        if copied is None:
            return Letter(text, (text, "", ""), 0, {})
        end = copied.start + copied.length
        before, run, after = written[: copied.start], written[copied.start : end], written[end:]
        runs = (as_text(before), as_text(run), as_text(after))
        return Letter(text, runs, copied.length, self.rows[copied.letter])

    def _after(self, text: str) -> Counter:
        """Return what followed a beginning, whatever its capital letters."""
        _, counts = self.writer.next_words(tokens(text), HIGHEST)
        merged: Counter = Counter()
        for word, count in counts.items():
            merged[self.desk.words("letters.end") if word == END else word.lower()] += count
        return merged

    def _written(self, order: int, seed: int) -> list[dict]:
        words = self.desk.words
        letter = self.letter(order, seed)
        heading = words("letters.letter", count=order, seed=seed)
        if not letter.source:
            return [{"heading": heading, "text": letter.text}]
        occasion = letter.source["occasion"]
        note = words("letters.copied", count=letter.length, occasion=occasion)
        return [marked(heading, list(letter.runs), note=note), self._orders(seed)]

    def _orders(self, seed: int) -> dict:
        """Return what each order knows, and how much its letter of this seed copies."""
        words, rows = self.desk.words, []
        for order in range(1, HIGHEST + 1):
            written = self.writer.write(order, seed)
            copied = self.writer.longest_copied(written)
            share = self.writer.copied_share(written) or 0
            rows.append(
                [
                    str(order),
                    words.number(self.writer.contexts(order)),
                    words.number(copied.length if copied else 0),
                    f"{words.number(share * 100)} %",
                ]
            )
        columns = [words(f"letters.{name}") for name in ("column", "contexts", "longest", "share")]
        heading = words("letters.compare", seed=seed)
        return table(heading, columns, rows, note=words("letters.note"), look="open")

    def _verbs(self, desk: Desk) -> list[dict]:
        """Return what follows she and he, or their like: which work the letters give to whom."""
        words = desk.words
        found = sorted(desk.machines.of_language("pronouns"), key=lambda row: row["order"])
        rows = []
        for row in found:
            counts: Counter = Counter()
            for word in dict.fromkeys((row["word"], row["word"].capitalize())):
                used, follow = self.writer.next_words([word], 1)
                counts.update(follow if used else {})
            said = [f"{word} {n}" for word, n in counts.most_common() if word[0].isalpha()]
            rows.append([row["word"], "; ".join(said[:VERBS])])
        columns = [words("letters.word"), words("letters.follow")]
        text = {"heading": "", "text": words("letters.verbs-text")}
        return [text, table("", columns, rows, note=words("letters.verbs-note"), look="open")]


def letters_summary(desk: Desk) -> list[dict]:
    """Return the locked guesses beside the counts, and the decision once there is one."""
    step, note = as_locked(LetterWriterStep, desk)
    if step is None:
        return []
    words, values = desk.words, step.values()
    counts = step._counts(step.locked())[1]
    found = [counts | {"heading": words("letters.counts"), "note": note}]
    if values.get("send"):
        said = words("letters.order", count=values["send"])
        item = {"label": f"{words('letters.send')} {said}.", "text": values.get("why", "")}
        found.append({"heading": words("letters.decide"), "items": [item]})
    return found


@cache
def _writer(letters: tuple[str, ...]) -> LetterWriter:
    return LetterWriter(letters)
