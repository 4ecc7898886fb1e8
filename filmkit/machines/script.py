"""
A script of ELIZA as data: keywords, patterns, replies, memories, built from the rows of tables.

The notation is that of 1966, made fit for a spreadsheet, where a cell must not begin with = or -:

- A pattern is a row of parts with blanks between them. `0` fits any number of words, `2` exactly
  two, `mother|father` one of these, `/family` a word with that tag, `*ku` a word with that
  ending; anything else fits itself.
- A reply pastes in the part whose number it names. What a reply does is a column of its own:
  `say` it, `link` to the rules of another keyword, `rewrite` the sentence and go to another
  keyword, or give up and try the `next-key`.
- A keyword that begins with * stands for an ending. Indonesian needs it: *ku is swapped for *mu,
  so that "ibuku" comes back as "ibumu". What is left before an ending must have three letters,
  and a word that stands whole in the table is never cut ("bertemu" ends in no pronoun). The
  Indonesian beginnings ku- and kau- are not swapped: too many words begin with ku.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from filmkit.errors import FilmkitError
from filmkit.machines.patterns import Pattern, is_bad

TABLES = ("eliza_keys", "eliza_rules", "eliza_replies", "eliza_memory", "eliza_lines")
WORD = re.compile(r"\*?[^\W\d_]+(?:['-][^\W\d_]+)*")
PLACE = re.compile(r"(?<!\w)\d+(?!\w)")
LEAST_STEM = 3  # letters before an ending
LONGEST = 300  # characters of a pattern or a reply


@dataclass(frozen=True)
class Reply:
    """What is done when a pattern fits: `say`, `link`, `rewrite` or `next-key`."""

    do: str
    text: str = ""
    to: str = ""


@dataclass(frozen=True)
class Rule:
    """A pattern and its replies, which take turns."""

    order: int
    pattern: Pattern
    replies: tuple[Reply, ...]


@dataclass(frozen=True)
class Key:
    """A word that the program knows. Without rules and link it is only swapped, or tagged."""

    word: str
    rank: int = 0
    swap: str = ""
    tags: frozenset[str] = frozenset()
    link: str = ""
    rules: tuple[Rule, ...] = ()

    @property
    def answers(self) -> bool:
        """True if the word goes on the stack of keywords."""
        return bool(self.rules or self.link)


@dataclass(frozen=True)
class Memory:
    """A way to keep a sentence: built when its keyword is on top, said when nothing else fits."""

    key: str
    pattern: Pattern
    text: str


@dataclass(frozen=True)
class Flaw:
    """One thing to mend in a script; `code` says what, `number` is the row of a spreadsheet."""

    table: str
    number: int
    code: str
    key: str = ""
    found: str = ""


class ScriptBroken(FilmkitError):
    """A script has something to mend; `flaws` says what and where."""

    def __init__(self, flaws: list[Flaw]):
        super().__init__("; ".join(f"{one.table} {one.number} {one.code}" for one in flaws))
        self.flaws = flaws

    def told(self, words) -> list[str]:
        """Return each flaw as a sentence with its table, in the language of `words`."""
        return [
            f"{one.table}.csv: {words(f'script.{one.code}', key=one.key, found=one.found)}"
            for one in self.flaws
        ]

    @classmethod
    def of(cls, code: str, key: str = "", found: str = "") -> "ScriptBroken":
        """Return the error of one flaw that belongs to no row yet."""
        return cls([Flaw("", 0, code, key, found)])


@dataclass(frozen=True)
class Script:
    """A whole script; nothing in it can be changed."""

    keys: Mapping[str, Key]
    memory: tuple[Memory, ...]
    lines: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def key_of(self, word: str) -> Key | None:
        """Return the entry of a word: the word itself, or else the ending that it has."""
        word = word.casefold()
        return self.keys.get(word) or self.keys.get(self._ending(word))

    def swapped(self, word: str) -> str:
        """Return a word as it comes back: with its pronoun turned round."""
        key = self.key_of(word)
        if key is None or not key.swap:
            return word
        if key.word.startswith("*"):
            return word[: len(word) - len(key.word) + 1] + key.swap.lstrip("*")
        return key.swap

    def ends(self, word: str, ending: str) -> bool:
        """Tell whether a word has an ending that is not simply part of it."""
        word, bare = word.casefold(), ending.lstrip("*")
        stem = word.removesuffix(bare)
        return word.endswith(bare) and len(stem) >= LEAST_STEM and word not in self.keys

    def tags_of(self, word: str) -> frozenset[str]:
        """Return the tags of a word, or of what stands before its ending."""
        word = word.casefold()
        ending = next((one for one in self._endings if self.ends(word, one)), "*")
        found = self.keys.get(word) or self.keys.get(word.removesuffix(ending.lstrip("*")))
        return found.tags if found else frozenset()

    def _ending(self, word: str) -> str:
        return next((one for one in self._endings if self.ends(word, one)), "")

    @cached_property
    def _endings(self) -> list[str]:
        swapped = [key.swap for key in self.keys.values() if key.swap.startswith("*")]
        known = [word for word in self.keys if word.startswith("*")]
        return sorted({*known, *swapped}, key=len, reverse=True)


def build(rows: Mapping[str, Iterable[Mapping]]) -> Script:
    """
    Build a script from the rows of its tables, in one language.

    Parameters
    ----------
    rows : mapping of str to iterable of mapping
        Rows by the name of the table, see `TABLES`.

    Raises
    ------
    ScriptBroken
        With every flaw, each located.
    """
    tables = {name: list(rows.get(name, ())) for name in TABLES}
    flaws = list(_flaws(tables))
    if flaws:
        raise ScriptBroken(flaws)
    replies: dict[tuple, list[Reply]] = {}
    for row in sorted(tables["eliza_replies"], key=lambda row: row["order"]):
        reply = Reply(row["do"], row["text"] or "", (row["to"] or "").casefold())
        replies.setdefault((_key(row), row["rule"]), []).append(reply)
    rules: dict[str, list[Rule]] = {}
    for row in sorted(tables["eliza_rules"], key=lambda row: row["order"]):
        answers = tuple(replies[_key(row), row["order"]])
        rule = Rule(row["order"], Pattern.of(row["pattern"]), answers)
        rules.setdefault(_key(row), []).append(rule)
    keys = {}
    for row in tables["eliza_keys"]:
        word, tags = row["word"].casefold(), frozenset((row["tags"] or "").split())
        own = tuple(rules.get(word, ()))
        link = (row["link"] or "").casefold()
        keys[word] = Key(word, row["rank"] or 0, row["swap"] or "", tags, link, own)
    lines: dict[str, list[str]] = {}
    for row in sorted(tables["eliza_lines"], key=lambda row: row["order"]):
        lines.setdefault(row["kind"], []).append(row["text"])
    memory = tuple(
        Memory(_key(row), Pattern.of(row["pattern"]), row["text"])
        for row in sorted(tables["eliza_memory"], key=lambda row: row["order"])
    )
    return Script(keys, memory, {kind: tuple(texts) for kind, texts in lines.items()})


def _key(row: Mapping) -> str:
    return row["key"].casefold()


def _flaws(tables: dict[str, list[Mapping]]) -> Iterable[Flaw]:
    known = {row["word"].casefold() for row in tables["eliza_keys"]}
    tags = {tag for row in tables["eliza_keys"] for tag in (row["tags"] or "").split()}
    patterns = {(_key(row), row["order"]): row["pattern"] for row in tables["eliza_rules"]}
    answered = {(_key(row), row["rule"]) for row in tables["eliza_replies"]}
    for number, row in enumerate(tables["eliza_keys"], start=2):
        yield from _of_key(row, number, known)
    for number, row in enumerate(tables["eliza_rules"], start=2):
        place = ("eliza_rules", number)
        if _key(row) not in known:
            yield Flaw(*place, "no-such-key", row["key"], row["key"])
        if (_key(row), row["order"]) not in answered:
            yield Flaw(*place, "no-reply", row["key"], row["pattern"])
        yield from _of_pattern(row, place, tags)
    for number, row in enumerate(tables["eliza_replies"], start=2):
        yield from _of_reply(row, ("eliza_replies", number), known, patterns)
    for number, row in enumerate(tables["eliza_memory"], start=2):
        place = ("eliza_memory", number)
        if _key(row) not in known:
            yield Flaw(*place, "no-such-key", row["key"], row["key"])
        yield from _of_pattern(row, place, tags)
        yield from _of_text(row, place, row["pattern"])
    if not any(row["kind"] == "none" for row in tables["eliza_lines"]):
        yield Flaw("eliza_lines", 0, "no-none")


def _of_key(row: Mapping, number: int, known: set[str]) -> Iterable[Flaw]:
    place = ("eliza_keys", number)
    if not WORD.fullmatch(row["word"]):
        yield Flaw(*place, "not-one-word", row["word"], row["word"])
    if row["link"] and row["link"].casefold() not in known:
        yield Flaw(*place, "no-such-key", row["word"], row["link"])
    if (row["swap"] or "").startswith("*") != bool(row["swap"] and row["word"].startswith("*")):
        yield Flaw(*place, "bad-swap", row["word"], row["swap"])


def _of_pattern(row: Mapping, place: tuple[str, int], tags: set[str]) -> Iterable[Flaw]:
    parts = row["pattern"].split()
    if not parts:
        yield Flaw(*place, "no-pattern", row["key"])
    if len(row["pattern"]) > LONGEST:
        yield Flaw(*place, "too-long", row["key"], row["pattern"][:40])
    for part in parts:
        if is_bad(part):
            yield Flaw(*place, "bad-part", row["key"], part)
        elif part.startswith("/") and part[1:] not in tags:
            yield Flaw(*place, "no-such-tag", row["key"], part)


def _of_reply(row: Mapping, place, known: set[str], patterns: dict) -> Iterable[Flaw]:
    pattern = patterns.get((_key(row), row["rule"]))
    if pattern is None:
        yield Flaw(*place, "no-such-rule", row["key"], str(row["rule"]))
        return
    if row["do"] in ("link", "rewrite") and (row["to"] or "").casefold() not in known:
        yield Flaw(*place, "no-such-key", row["key"], row["to"] or "")
    if row["do"] in ("say", "rewrite"):
        yield from _of_text(row, place, pattern)


def _of_text(row: Mapping, place: tuple[str, int], pattern: str) -> Iterable[Flaw]:
    text, parts = row["text"] or "", len(pattern.split())
    if not text.strip():
        yield Flaw(*place, "no-text", row["key"])
    if len(text) > LONGEST:
        yield Flaw(*place, "too-long", row["key"], text[:40])
    for number in PLACE.findall(text):
        if not 1 <= int(number[:9]) <= parts:
            yield Flaw(*place, "no-such-part", row["key"], number)
