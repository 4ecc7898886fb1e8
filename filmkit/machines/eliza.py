"""
ELIZA as it worked in 1966: one clause, swapped words, ranked keywords, patterns, replies in turn.

After J. Weizenbaum, Communications of the ACM 9(1), 1966, as reconstructed by later readers of
the paper and the listing. The engine is pure: a script, a text and a state go in; a reply, what
led to it, and the next state come out. The same goes in, the same comes out.

Where the sources at hand leave something open, this is what was chosen:

- The original picks one of its four memory templates by a hash of the end of the input. Its
  exact hash is not known here. This one adds the code points of the letters of the last word and
  takes the remainder: repeatable too, and small enough to do by hand.
- A keyword that comes twice in a clause stands on the stack once.
- The counter that decides about memories runs 1, 2, 3, 4, 1 ... and is 1 at the first turn.
- A question mark, an exclamation mark, a colon, a semicolon and a line break end a clause like a
  full stop. Which words do so (BUT, in the listing of the original) says the script.
"""

import re
from dataclasses import dataclass, replace

from filmkit.machines.script import PLACE, Key, Reply, Rule, Script

TOKEN = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*|[,.;:?!…\n]")
MARKS = set(",.;:?!…\n")
MOST_WORDS = 120  # a clause that is longer is cut
MOST_STEPS = 20  # links and rewritings of one turn; a script may send them round in circles
ROUND = 4  # the counter that decides about memories


@dataclass(frozen=True)
class State:
    """What the program carries from turn to turn: whose turn it is, memories, the counter."""

    used: tuple[tuple[str, int, int], ...] = ()  # keyword, rule, how many replies were used
    memory: tuple[str, ...] = ()
    counter: int = 0

    def count(self, key: str, rule: int) -> int:
        """Return how many replies of a rule were used so far."""
        return next((n for k, r, n in self.used if (k, r) == (key, rule)), 0)

    def using(self, key: str, rule: int) -> "State":
        """Return the state after one more reply of a rule was used."""
        others = tuple(entry for entry in self.used if entry[:2] != (key, rule))
        return replace(self, used=(*others, (key, rule, self.count(key, rule) + 1)))


@dataclass(frozen=True)
class Scan:
    """What was heard: the clause as typed and as swapped, what was dropped, the stack of keys."""

    heard: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    dropped: str = ""
    stack: tuple[Key, ...] = ()

    @property
    def swaps(self) -> tuple[tuple[str, str], ...]:
        """Each word that was swapped, and what for."""
        pairs = zip(self.heard, self.words, strict=True)
        return tuple((one, other) for one, other in pairs if one != other)


@dataclass(frozen=True)
class Tried:
    """One step on the way to the reply; `reply` is None where no pattern of the key fitted."""

    key: str
    rule: Rule | None = None
    parts: tuple[str, ...] = ()
    reply: Reply | None = None
    round: int = 0  # which of the replies of the rule, from 1


@dataclass(frozen=True)
class Turn:
    """
    One turn of the talk.

    `source` is `rule`, `memory` (an old sentence was handed back) or `none` (nothing fitted);
    `kept` is the sentence that went to memory, with the number of its template.
    """

    reply: str
    state: State
    scan: Scan
    tried: tuple[Tried, ...]
    source: str
    kept: tuple[str, int] | None = None


def answer(script: Script, text: str, state: State) -> Turn:
    """
    Answer one input.

    Parameters
    ----------
    script : Script
    text : str
    state : State
        As the last turn left it; `State()` at the beginning.
    """
    heard = scan(script, text)
    state = replace(state, counter=state.counter % ROUND + 1)
    kept = _kept(script, heard)
    found, tried, state = _by_rules(script, heard, state)
    if kept:
        state = replace(state, memory=(*state.memory, kept[0]))
    if found is not None:
        return Turn(found, state, heard, tried, "rule", kept)
    if state.counter == ROUND and state.memory and not kept:
        oldest, *others = state.memory
        state = replace(state, memory=tuple(others))
        return Turn(oldest, state, heard, tried, "memory", kept)
    lines = script.lines["none"]
    line = lines[state.count("", 0) % len(lines)]
    return Turn(line, state.using("", 0), heard, tried, "none", kept)


def scan(script: Script, text: str) -> Scan:
    """Cut out the one clause that is answered, swap its words, rank its keywords."""
    heard: list[str] = []
    dropped: list[str] = []
    stack: list[Key] = []
    tokens = [token.replace("’", "'") for token in TOKEN.findall(text)]
    cuts = {word.casefold() for word in script.lines.get("cut", ())}
    for place, token in enumerate(tokens):
        if token in MARKS or token.casefold() in cuts:
            if stack:
                dropped += tokens[place:]
                break
            dropped += heard + ([token] if heard or token not in MARKS else [])
            heard = []
            continue
        if len(heard) == MOST_WORDS:
            dropped.append(token)
            continue
        key = script.key_of(token)
        heard.append(token if heard else _small(script, token))
        if key and key.answers and key not in stack:
            # A rank above all so far goes on top; everything else waits at the bottom.
            if stack and key.rank > stack[0].rank:
                stack.insert(0, key)
            else:
                stack.append(key)
    words = tuple(script.swapped(word) for word in heard)
    return Scan(tuple(heard), words, _joined(dropped), tuple(stack))


def choice_of(word: str, count: int) -> int:
    """Return which of `count` templates a word picks: its letters, added, leave a remainder."""
    return sum(map(ord, word.casefold())) % count


def _small(script: Script, token: str) -> str:
    """Write the first word of a clause small, unless it is written large wherever it stands."""
    return token if script.key_of(token) or token[1:].isupper() else token[:1].lower() + token[1:]


def _by_rules(script: Script, heard: Scan, state: State):
    """Return the reply that the keywords lead to (or None), the steps, and the new state."""
    tried: list[Tried] = []
    waiting = list(heard.stack)
    while waiting and len(tried) < MOST_STEPS:
        key, words = waiting.pop(0), heard.words
        while key is not None and len(tried) < MOST_STEPS:
            step, state = _first_fit(script, key, words, state)
            tried.append(step)
            reply = step.reply
            if reply and reply.do == "say":
                return _filled(reply.text, step.parts), tuple(tried), state
            if reply and reply.do == "rewrite":
                words = tuple(_filled(reply.text, step.parts, plain=True).split())
            key = script.keys.get(reply.to if reply else key.link)
    return None, tuple(tried), state


def _first_fit(script: Script, key: Key, words, state: State) -> tuple[Tried, State]:
    for rule in key.rules:
        parts = rule.pattern.fit(words, script.tags_of, script.ends)
        if parts is not None:
            place = state.count(key.word, rule.order) % len(rule.replies)
            step = Tried(key.word, rule, parts, rule.replies[place], place + 1)
            return step, state.using(key.word, rule.order)
    return Tried(key.word), state


def _kept(script: Script, heard: Scan) -> tuple[str, int] | None:
    """Return the sentence for the memory, where the keyword on top has one, and its template."""
    ways = [way for way in script.memory if heard.stack and way.key == heard.stack[0].word]
    if not ways:
        return None
    place = choice_of(heard.heard[-1], len(ways))
    parts = ways[place].pattern.fit(heard.words, script.tags_of, script.ends)
    return None if parts is None else (_filled(ways[place].text, parts), place + 1)


def _filled(text: str, parts: tuple[str, ...], *, plain: bool = False) -> str:
    filled = PLACE.sub(lambda number: parts[int(number[0]) - 1], text)
    filled = re.sub(r" +([,.;:?!…])", r"\1", re.sub(r" {2,}", " ", filled)).strip()
    return filled if plain else filled[:1].upper() + filled[1:]


def _joined(tokens: list[str]) -> str:
    return re.sub(r"\s+([,.;:?!…])", r"\1", " ".join(tokens)).strip()
