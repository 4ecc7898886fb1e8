"""
Files of invented learners, as the kit writes them: for tests, benchmarks and the example class.

A seed makes the same learner each time. What a learner answers is diced around what the pack
itself says (acts, moods, readers, verdicts), so that a class agrees on some things and not on
others. Nobody wrote these answers and they show nothing about real learners.
"""

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cache

from filmkit import measures
from filmkit.films import Film, Machines, open_film, open_machines
from filmkit.portfolio.record import Record, as_json

START = datetime(2026, 11, 2, 8, tzinfo=UTC)
RULES = ("body", "voice", "voice", "talked", "own")
CRITERIA = ("time", "place", "goal", "relationship", "form")
THEMES = ("closeness", "closeness", "body", "body", "memory")
TREATED = ("person", "person", "thing", "both", "open")
FILLER = {
    "en": "I point to {key}, '{title}': what happens there is my reason, and {other} limits it.",
    "id": "Aku menunjuk {key}, '{title}': kejadian di sana alasanku, dan {other} membatasinya.",
}
Writes = Callable[["Hand", str], str]


@dataclass
class Hand:
    """One invented learner at work."""

    film: Film
    machines: Machines
    dice: random.Random
    writes: Writes
    care: float = 0.9  # share of everything that was not forgotten
    lessons: dict = field(default_factory=dict)
    steps: int = 0

    def save(self, item: str, kind: str, value: object, name: str = "") -> None:
        """Hand something in, a minute after what was handed in before."""
        self.steps += 1
        when = (START + timedelta(minutes=self.steps)).isoformat(timespec="microseconds")
        entry = {"kind": kind, "name": name, "value": value, "when": when}
        self.lessons.setdefault(item[1:3], {}).setdefault(item, []).append(entry)

    def field(self, item: str, name: str, value: object) -> None:
        """Fill in one field."""
        self.save(item, "field", value, name)

    def forgot(self) -> bool:
        """Tell whether something was left open."""
        return self.dice.random() > self.care

    def mostly(self, share: float, usual, others):
        """Return what is usual, or now and then one of the others."""
        return usual if self.dice.random() < share else self.dice.choice(list(others))


@cache
def _opened(lang: str) -> tuple[Film, Machines]:
    return open_film("her", lang=lang), open_machines(lang=lang)


def filler(hand: Hand, name: str) -> str:
    """Return a sentence that fits any question and is true of the pack."""
    row, other = hand.dice.sample(hand.film.rows["sequences"][:6], 2)
    texts = {"key": row["key"].upper(), "title": row["title"], "other": other["key"].upper()}
    return FILLER[hand.film.lang].format(**texts)


def learner(
    seed: int,
    *,
    alias: str = "",
    lang: str = "",
    last: int = 0,
    only: tuple[int, ...] = (),
    writes: Writes = filler,
    care: float = 0.9,
) -> Record:
    """
    Return what an invented learner hands in.

    Parameters
    ----------
    seed : int
    alias, lang : str
        Made from the seed where they are empty.
    last : int
        The last lesson that was done; diced where it is 0.
    only : tuple of int
        Lessons that were done, instead of all up to the last.
    writes : callable
        Returns the sentences for a question, or an empty text for no answer.
    care : float
        Share of everything that was not forgotten.
    """
    dice = random.Random(seed)
    lang = lang or dice.choice(("en", "id"))
    hand = Hand(*_opened(lang), dice, writes, care)
    until = last or dice.choice((3, 5, 8, 9, 9, 9))
    for lesson in only or range(1, until + 1):
        _votes(hand, f"0{lesson}")
        _prompts(hand, f"0{lesson}")
        STEPS[lesson](hand)
    return Record(alias or f"learner-{seed}", "her", lang, "0.3.0", "2026-11-26", 2, hand.lessons)


def files(count: int, first: int = 1) -> Iterator[tuple[str, str]]:
    """Yield name and text of the files of so many learners."""
    for seed in range(first, first + count):
        yield f"learner-{seed}-portfolio.json", as_json(learner(seed))


def _votes(hand: Hand, lesson: str) -> None:
    for row in hand.film.where("questions", lesson=lesson):
        if row["step"] not in ("predict", "vote"):
            continue
        options = [one["key"] for one in hand.film.where("choices", question=row["key"])]
        favourite = options[sum(map(ord, row["key"])) % len(options)]
        first = hand.mostly(0.45, favourite, options)
        value = {"choice": first, "confidence": str(hand.dice.randint(1, 5))}
        value["reason"] = hand.writes(hand, row["key"]) or "…"
        hand.save(row["key"], "lock", value)
        if not hand.forgot():
            hand.save(row["key"], "again", hand.mostly(0.6, first, options))


def _prompts(hand: Hand, lesson: str) -> None:
    for row in sorted(hand.film.where("prompts", lesson=lesson), key=lambda row: row["order"]):
        rare = row["form"].endswith(("-leave", "-stretch"))
        text = hand.writes(hand, row["key"])
        if not text or hand.forgot() or (rare and hand.dice.random() < 0.5):
            continue
        if row["field"] == "character":
            text = hand.dice.choice(("samantha", "theodore", "amy", "catherine"))
        hand.field(row["form"], row["key"], text)
        if row["evidence_needed"]:
            key = hand.dice.choice(hand.film.rows["sequences"][:25])["key"]
            named = re.search(r"\bQ\d\d\b", text)
            key = named[0].lower() if named else key
            evidence = {"sequence": key, "time": "", "quote": ""}
            hand.field(row["form"], f"{row['key']}-evidence", [evidence])


def _cut(hand: Hand) -> None:
    rows = hand.film.rows["sequences"]
    for before, row in zip(rows, rows[1:], strict=False):
        if hand.dice.random() < (0.7 if before["act"] != row["act"] else 0.06):
            hand.field("n01-cuts", f"cut-{row['key']}", True)
            hand.field("n01-cuts", f"criterion-{row['key']}", hand.dice.choice(CRITERIA))
            hand.field("n01-cuts", f"begins-{row['key']}", row["title"])


def _arc(hand: Hand) -> None:
    who = hand.mostly(0.6, "theodore", ("samantha", "viewer"))
    moods = {row["sequence"]: row["value"] for row in hand.film.rows["moods"]}
    hand.field("n02-arc", "who", who)
    for row in hand.film.rows["sequences"]:
        value = round(moods.get(row["key"], 0) + hand.dice.gauss(0, 1.1))
        drawn = hand.mostly(0.9, max(-3, min(3, value)), [""])
        hand.field("n02-arc", f"{who}-{row['key']}", drawn)


def _code(hand: Hand) -> None:
    rule = hand.dice.choice(RULES)
    hand.field("n03-code", "rule", rule)
    hand.field("n03-code", "rule-text", hand.writes(hand, "rule-text") or "…")
    rooms = measures.present(hand.film, rule if rule != "own" else "talked")
    for row in hand.film.where("form_sequences", form="n03-code"):
        there = [one for one in sorted(rooms[row["sequence"]]) if hand.dice.random() < 0.9]
        hand.field("n03-code", row["sequence"], there)


def _agree(hand: Hand) -> None:
    theme = hand.dice.choice(THEMES)
    keys = [row["key"] for row in hand.film.rows["codebooks"]]
    theme = theme if theme in keys else keys[0]
    book = hand.film.row("codebooks", theme)
    parts = {part: book[part] for part in ("definition", "include", "exclude", "example")}
    hand.save("n04-entry", "lock", {"theme": theme, "guess": 80} | parts)
    reader = hand.mostly(0.6, "rani", ("tom",))
    rows = hand.film.where("reader_codes", reader=reader, codebook=theme)
    for row in rows:
        code = hand.mostly(0.85, row["code"], ("yes", "no", "unsure"))
        if not hand.forgot():
            hand.field("n04-codes", f"{theme}-{row['sequence']}", code)


def _tell(hand: Hand) -> None:
    for row in hand.film.rows["tellings"]:
        hand.field("n05-person", row["key"], hand.dice.choice(TREATED))
    hand.field("n05-grid", "note", "…")


def _look(hand: Hand) -> None:
    for number, at in enumerate((2_000, 5_500, 9_100), 1):
        hand.field("n06-log", f"cut-{number}", at + hand.dice.randint(-300, 300))


def _build(hand: Hand) -> None:
    before = hand.dice.randint(2, 9)
    for when, rating in (("before", before), ("after", max(0, before - hand.dice.randint(0, 4)))):
        why = hand.writes(hand, f"rating-{when}") or "…"
        hand.save(f"n07-rating-{when}", "lock", {"rating": rating, "line": "1", "why": why})
    bins = ("rule", "counts", "llm", "unknown", "value")
    for row in hand.machines.rows["behaviours"]:
        hand.field("n07-sort", row["key"], hand.mostly(0.6, row["bin"], bins))


def _judge(hand: Hand) -> None:
    verdicts = ("common", "partly", "not-shown", "disputed", "value")
    kit = {row["claim"]: row["verdict"] for row in hand.film.where("claim_verdicts", year="2026")}
    claims = [row["key"] for row in hand.film.rows["claims"]]
    first = {key: hand.dice.choice(verdicts) for key in claims[:10]}
    hand.save("n08-quick", "lock", first | {"confidence": str(hand.dice.randint(1, 5))})
    for key in claims:
        if not hand.forgot():
            verdict = hand.mostly(0.65, kit.get(key, "value"), verdicts)
            hand.field("n08-claims", f"{key}-verdict", verdict)
            hand.field("n08-claims", f"{key}-confidence", str(hand.dice.randint(2, 5)))


def _argue(hand: Hand) -> None:
    for name in ("thesis", "claim-1", "counter", "limit", "conclusion"):
        text = hand.writes(hand, name)
        if text:
            hand.field("n09-outline", name, text)
    for row in hand.film.rows["rubric"]:
        hand.field("n09-rubric", row["key"], str(hand.dice.choice((1, 2, 2, 2, 3))))


STEPS = dict(enumerate((_cut, _arc, _code, _agree, _tell, _look, _build, _judge, _argue), 1))
