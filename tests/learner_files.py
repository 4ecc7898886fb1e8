"""
Files of invented learners, as the kit writes them: for tests, benchmarks and the example class.

A seed makes the same learner each time. What a learner answers is diced around what the pack
itself says (acts, moods, readers, verdicts), so that a class agrees on some things and not on
others. Nobody wrote these answers and they show nothing about real learners.
"""

import random
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cache

from filmkit import __version__, measures
from filmkit.films import Film, Machines, open_film, open_machines
from filmkit.portfolio.record import Record, as_json
from filmkit.steps import gather

START = datetime(2026, 11, 2, 8, tzinfo=UTC)
RULES = ("body", "voice", "voice", "talked", "own")
CRITERIA = ("time", "place", "goal", "relationship", "form")
THEMES = ("closeness", "closeness", "body", "body", "memory")
# How most learners find that a telling treats the one whom it writes about.
TREATED = {"neutral": "person", "romance": "person", "critical": "thing", "indonesian": "both",
           "errors": "both"}  # fmt: skip
FILLER = {
    "en": "I point to {key}, '{title}': what happens there is my reason, and {other} limits it.",
    "id": "Aku menunjuk {key}, '{title}': kejadian di sana alasanku, dan {other} membatasinya.",
}
Writes = Callable[["Hand", str], str]
Given = Mapping[tuple[str, str], object]


@dataclass
class Hand:
    """
    One invented learner at work.

    What was decided beforehand, by item and field, is in `given`; the rest is diced.
    """

    film: Film
    machines: Machines
    dice: random.Random
    writes: Writes
    care: float = 0.9  # share of everything that was not forgotten
    given: Given = field(default_factory=dict)
    used: set = field(default_factory=set)  # of `given`
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

    def decide(self, item: str, name: str, diced: object) -> object:
        """Return what was decided beforehand, or what the dice say."""
        self.used.add((item, name))
        return self.given.get((item, name), diced)

    def text(self, item: str, name: str, asked: str = "") -> str:
        """Return a sentence; `asked` names the question where the field does not."""
        return str(self.decide(item, name, "") or self.writes(self, asked or name))

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
    given: Given | None = None,
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
    given : mapping, optional
        Values by item and field that are not left to the dice. Fields that no step of this file
        knows are saved as they are.
    """
    dice = random.Random(seed)
    lang = lang or dice.choice(("en", "id"))
    hand = Hand(*_opened(lang), dice, writes, care, given or {})
    until = last or dice.choice((3, 5, 8, 9, 9, 9))
    for lesson in only or range(1, until + 1):
        _votes(hand, f"0{lesson}")
        _prompts(hand, f"0{lesson}")
        STEPS[lesson](hand)
        _rest(hand, f"0{lesson}")
    lessons = {key: hand.lessons[key] for key in gather.ORDER if key in hand.lessons}
    name = alias or f"learner-{seed}"
    return Record(name, "her", lang, __version__, "2026-11-26", 2, lessons)


def files(count: int, first: int = 1) -> Iterator[tuple[str, str]]:
    """Yield name and text of the files of so many learners."""
    for seed in range(first, first + count):
        yield f"learner-{seed}-portfolio.json", as_json(learner(seed))


def _votes(hand: Hand, lesson: str) -> None:
    for row in hand.film.where("questions", lesson=lesson):
        if row["step"] not in ("predict", "vote"):
            continue
        key = row["key"]
        options = [one["key"] for one in hand.film.where("choices", question=key)]
        first = hand.decide(key, "choice", hand.mostly(0.45, _favourite(key, options), options))
        sure = hand.decide(key, "confidence", str(hand.dice.randint(1, 5)))
        reason = hand.text(key, "reason", key) or "…"
        value = {"choice": first, "reason": reason, "confidence": sure}
        hand.save(key, "lock", value)
        again = hand.decide(key, "again", hand.mostly(0.6, first, options))
        if again and not hand.forgot():
            hand.save(key, "again", again)


def _favourite(key: str, options: Sequence[str]) -> str:
    """Return the option that most learners like, the same in every class."""
    return options[sum(map(ord, key)) % len(options)]


def _prompts(hand: Hand, lesson: str) -> None:
    for row in sorted(hand.film.where("prompts", lesson=lesson), key=lambda row: row["order"]):
        form, key = row["form"], row["key"]
        rare = form.endswith(("-leave", "-stretch"))
        text = hand.text(form, key)
        known = (form, key) in hand.given
        if not text or hand.forgot() or (rare and not known and hand.dice.random() < 0.5):
            continue
        if row["field"] == "character" and not known:
            text = hand.dice.choice(("samantha", "theodore", "amy", "catherine"))
        hand.field(form, key, text)
        if row["evidence_needed"]:
            some = hand.dice.choice(hand.film.rows["sequences"][:25])["key"]
            named = [one.lower() for one in dict.fromkeys(re.findall(r"\bQ\d\d\b", text))]
            evidence = [{"sequence": one, "time": "", "quote": ""} for one in named or [some]]
            hand.field(form, f"{key}-evidence", evidence)


def _rest(hand: Hand, lesson: str) -> None:
    """Save what was decided beforehand and belongs to no step below."""
    for (item, name), value in hand.given.items():
        if item[1:3] == lesson and (item, name) not in hand.used:
            hand.field(item, name, value)


def _cut(hand: Hand) -> None:
    rows = hand.film.rows["sequences"]
    hand.field("n01-cuts", f"begins-{rows[0]['key']}", rows[0]["title"])
    segments = hand.film.rows["reader_segments"]
    usual = {one["sequence"] for one in segments if one["criterion"]}
    for before, row in zip(rows, rows[1:], strict=False):
        share = 0.7 if before["act"] != row["act"] else 0.4 if row["key"] in usual else 0.03
        if hand.dice.random() < share:
            hand.field("n01-cuts", f"cut-{row['key']}", True)
            hand.field("n01-cuts", f"criterion-{row['key']}", hand.dice.choice(CRITERIA))
            hand.field("n01-cuts", f"begins-{row['key']}", row["title"])


def _arc(hand: Hand) -> None:
    who = hand.decide("n02-arc", "who", hand.mostly(0.6, "theodore", ("samantha", "viewer")))
    beside = hand.decide("n02-arc", "beside", "")
    hand.field("n02-arc", "who", who)
    if beside:
        hand.field("n02-arc", "beside", beside)
    for person in filter(None, (who, beside)):
        _drawn(hand, person)


def _drawn(hand: Hand, person: str) -> None:
    film = hand.film
    rooms = measures.present(film, "voice")
    moods = {row["sequence"]: row["value"] for row in film.rows["moods"]}
    moods |= {row["sequence"]: row["value"] for row in film.where("moods", character=person)}
    for row in film.rows["sequences"]:
        key = row["key"]
        away = person != "viewer" and person not in rooms[key]
        value = round(moods.get(key, 0) + hand.dice.gauss(0, 0.9))
        drawn = hand.mostly(0.3 if away else 0.95, max(-3, min(3, value)), [""])
        hand.field("n02-arc", f"{person}-{key}", drawn)


def _code(hand: Hand) -> None:
    rule = hand.decide("n03-code", "rule", hand.dice.choice(RULES))
    hand.field("n03-code", "rule", rule)
    hand.field("n03-code", "rule-text", hand.text("n03-code", "rule-text") or "…")
    rooms = measures.present(hand.film, rule if rule != "own" else "talked")
    bodies = measures.present(hand.film, "body")
    groups = {row["key"] for row in hand.film.where("characters", kind="group")}
    for row in hand.film.where("form_sequences", form="n03-code"):
        key = row["sequence"]
        people = sorted(rooms[key] - groups)
        seen = {one for one in people if one in bodies[key]}  # hardly anybody overlooks them
        there = [one for one in people if hand.dice.random() < (0.98 if one in seen else 0.85)]
        hand.field("n03-code", key, there)


def _agree(hand: Hand) -> None:
    theme = hand.decide("n04-entry", "theme", hand.dice.choice(THEMES))
    keys = [row["key"] for row in hand.film.rows["codebooks"]]
    theme = theme if theme in keys else keys[0]
    book = hand.film.row("codebooks", theme)
    parts = {
        part: hand.decide("n04-entry", part, book[part])
        for part in ("definition", "include", "exclude", "example")
    }
    guess = hand.dice.randrange(50, 95, 5)
    hand.save("n04-entry", "lock", {"theme": theme} | parts | {"guess": guess})
    reader = hand.decide("n04-entry", "reader", hand.mostly(0.6, "rani", ("tom",)))
    rows = hand.film.where("reader_codes", reader=reader, codebook=theme)
    for row in rows:
        key, code = row["sequence"], hand.mostly(0.85, row["code"], ("yes", "no", "unsure"))
        if not hand.forgot():
            code = "yes" if key.upper() in parts["example"] else code
            hand.field("n04-codes", f"{theme}-{key}", code)


def _tell(hand: Hand) -> None:
    tellings = [row["key"] for row in hand.film.rows["tellings"]]
    read = hand.dice.sample(tellings, 2)
    for row in hand.film.rows["telling_events"]:
        if row["telling"] in read:
            state = hand.mostly(0.85, row["state"], ("told", "implied", "absent"))
            hand.field("n05-grid", f"{row['telling']}-{row['event']}", state)
    for key in tellings:
        treated = hand.mostly(0.6, TREATED[key], ("person", "thing", "both", "open"))
        hand.field("n05-person", key, hand.decide("n05-person", key, treated))


def _look(hand: Hand) -> None:
    """Log the practice reel; whoever watched a copy of the film would need one."""
    hand.field("n06-log", "source", "reel")
    start, number = 0, 0
    for row in sorted(hand.film.rows["reel_shots"], key=lambda row: row["order"]):
        late = start + hand.dice.randint(-80, 250)
        if row["joins"] == "cut":
            if start:
                number += 1
                hand.field("n06-log", f"cut-{number}", late)
            for tag in ("scale", "sound"):
                hand.field("n06-log", f"{tag}-{number}", row[tag])
        start += round(row["seconds"] * 1000)
    hand.field("n06-log", "end", start)


def _build(hand: Hand) -> None:
    before = hand.dice.randint(2, 9)
    for when, rating in (("before", before), ("after", max(0, before - hand.dice.randint(0, 4)))):
        item, lines = f"n07-rating-{when}", ("1", "2", "3", "4", "5", "6", "none")
        value = {"rating": hand.decide(item, "rating", rating)}
        value["line"] = hand.decide(item, "line", hand.dice.choice(lines))
        value["why"] = hand.text(item, "why", f"rating-{when}") or "…"
        hand.save(item, "lock", value)
    bins = ("rule", "counts", "llm", "unknown", "value")
    for row in hand.machines.rows["behaviours"]:
        diced = hand.mostly(0.6, row["bin"], bins)
        hand.field("n07-sort", row["key"], hand.decide("n07-sort", row["key"], diced))


def _judge(hand: Hand) -> None:
    verdicts = ("common", "partly", "not-shown", "disputed", "value")
    kit = {row["claim"]: row["verdict"] for row in hand.film.where("claim_verdicts", year="2026")}
    claims = [row["key"] for row in hand.film.rows["claims"]]
    first = {key: hand.mostly(0.55, kit.get(key, "value"), verdicts) for key in claims}
    hand.save("n08-quick", "lock", first | {"confidence": str(hand.dice.randint(1, 5))})
    for key in claims:
        if not hand.forgot():
            verdict = hand.mostly(0.65, kit.get(key, "value"), verdicts)
            verdict = hand.decide("n08-claims", f"{key}-verdict", verdict)
            hand.field("n08-claims", f"{key}-verdict", verdict)
            hand.field("n08-claims", f"{key}-confidence", str(hand.dice.randint(2, 5)))
            cards = [row["entry"] for row in hand.film.where("claim_cards", claim=key)]
            hand.field("n08-claims", f"{key}-source", hand.dice.choice([*cards, "film"]))


def _argue(hand: Hand) -> None:
    for name in ("thesis", "claim-1", "counter", "limit", "conclusion"):
        text = hand.text("n09-outline", name)
        if text:
            hand.field("n09-outline", name, text)
    for row in hand.film.rows["rubric"]:
        level = str(hand.dice.choice((1, 2, 2, 2, 3)))
        hand.field("n09-rubric", row["key"], hand.decide("n09-rubric", row["key"], level))


STEPS = dict(enumerate((_cut, _arc, _code, _agree, _tell, _look, _build, _judge, _argue), 1))
