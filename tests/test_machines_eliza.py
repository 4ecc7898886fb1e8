"""Each mechanism of 1966, pinned; then ten thousand inputs a language, and none breaks it."""

import random
import re
import time
from dataclasses import replace

import pytest
from desks import LANGUAGES
from hypothesis import given
from hypothesis import strategies as st

from filmkit.films import open_machines
from filmkit.machines.eliza import MOST_WORDS, State, answer, choice_of, scan
from filmkit.machines.script import TABLES, Script, ScriptBroken, build

SCRIPTS = {
    lang: build({table: open_machines(lang=lang).of_language(table) for table in TABLES})
    for lang in LANGUAGES
}


def tables(keys: dict[str, dict], memory=(), none=("N1", "N2"), cut=()) -> dict[str, list[dict]]:
    """Rows of a small script; `rules` of a key are (pattern, reply, reply ...)."""
    rows: dict[str, list[dict]] = {table: [] for table in TABLES}
    for word, key in keys.items():
        parts = {"rank": None, "swap": None, "tags": None, "link": None} | key
        rules = parts.pop("rules", ())
        rows["eliza_keys"].append({"word": word} | parts)
        for order, (pattern, *replies) in enumerate(rules, start=1):
            rows["eliza_rules"].append({"key": word, "order": order, "pattern": pattern})
            for place, reply in enumerate(replies, start=1):
                do, to, text = reply if isinstance(reply, tuple) else ("say", None, reply)
                row = {"key": word, "rule": order, "order": place, "do": do, "to": to, "text": text}
                rows["eliza_replies"].append(row)
    rows["eliza_memory"] = [
        {"key": key, "order": place, "pattern": pattern, "text": text}
        for place, (key, pattern, text) in enumerate(memory, start=1)
    ]
    rows["eliza_lines"] = [
        {"kind": kind, "order": place, "text": text}
        for kind, texts in (("none", none), ("cut", cut))
        for place, text in enumerate(texts, start=1)
    ]
    return rows


def script(keys: dict[str, dict], **more) -> Script:
    return build(tables(keys, **more))


def said(of: Script, *texts: str) -> list[str]:
    state, replies = State(), []
    for text in texts:
        turn = answer(of, text, state)
        state = turn.state
        replies.append(turn.reply)
    return replies


ECHO = {"rules": [("0", "Heard 1")]}


# --- 1: one clause ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "heard"),
    [
        ("my dog, my cat", "dog"),  # a keyword was seen: the rest is dropped
        ("well, my cat", "cat"),  # none was seen: what came before is dropped
        ("one. two. my cat. my dog", "cat"),
        ("fine but my cat", "cat"),
        ("my dog but my cat", "dog"),
        ("my dog? my cat", "dog"),
        ("my dog\nmy cat", "dog"),
    ],
)
def test_only_one_clause_is_answered(text, heard):
    small = script({"my": {"rules": [("my 1", "2")]}}, cut=("but",))
    assert said(small, text) == [heard.capitalize()]


def test_what_is_dropped_is_remembered_for_the_x_ray():
    small = script({"my": ECHO}, cut=("but",))
    assert scan(small, "Well, so, my dog but his cat.").dropped == "well, so, but his cat."
    assert scan(small, "Nothing here.").dropped == "nothing here."


# --- 2: swaps -----------------------------------------------------------------------------------


def test_words_are_swapped_once_and_shown_with_what_they_were():
    small = script({"i": {"swap": "you"}, "you": {"swap": "I"}, "see": ECHO})
    turn = answer(small, "I see you", State())
    assert turn.reply == "Heard you see I"
    assert turn.scan.swaps == (("I", "you"), ("you", "I"))


def test_a_word_that_is_only_swapped_is_no_keyword():
    small = script({"i": {"swap": "you"}, "see": ECHO})
    assert [key.word for key in scan(small, "I see").stack] == ["see"]


def test_indonesian_endings_are_swapped_and_whole_words_are_not_cut():
    small = script({"*ku": {"swap": "*mu"}, "*mu": {"swap": "*ku"}, "bertemu": {}, "aku": ECHO})
    swapped = {word: small.swapped(word) for word in ("ibuku", "Rumahmu", "bertemu", "buku", "ku")}
    assert swapped == {
        "ibuku": "ibumu",
        "Rumahmu": "Rumahku",
        "bertemu": "bertemu",
        "buku": "buku",
        "ku": "ku",
    }


# --- 3: ranks and the stack ---------------------------------------------------------------------


def test_a_higher_rank_goes_on_top_and_everything_else_to_the_bottom():
    small = script(
        {word: ECHO | {"rank": rank} for word, rank in zip("abcde", (2, 1, 3, 3, 9), strict=True)}
    )
    assert [key.word for key in scan(small, "a b c d").stack] == ["c", "a", "b", "d"]
    assert [key.word for key in scan(small, "e d c e").stack] == ["e", "d", "c"]


# --- 4: patterns --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("pattern", "text", "parts"),
    [
        ("0 key 0", "one two key", ("one two", "key", "")),
        ("0 key 0", "a key b key c", ("a", "key", "b key c")),  # as few words as it can
        ("2 key", "one two key", ("one two", "key")),
        ("2 key", "one key", None),
        ("0 key 1", "key one two", None),
        ("0 red|blue key", "so blue key", ("so", "blue", "key")),
        ("0 red|blue key", "so green key", None),
        ("key 0 /family 0", "key to my aunt", ("key", "to my", "aunt", "")),
        ("key /family", "key uncle", None),
        ("key *mu 0", "key rumahmu x", ("key", "rumahmu", "x")),
        ("0 key 0 x 0 x", "key x x x", ("", "key", "", "x", "x", "x")),
        ("KEY", "Key", ("Key",)),
    ],
)
def test_what_a_pattern_fits(pattern, text, parts):
    small = script({"key": {"rules": [(pattern, "ok")]}, "aunt": {"tags": "family"}, "*mu": {}})
    [step] = answer(small, text, State()).tried
    assert step.parts == (parts or ()) and bool(step.rule) == bool(parts)


def test_the_patterns_of_a_key_are_tried_in_order():
    small = script({"key": {"rules": [("key x", "first"), ("key 0", "second"), ("0", "third")]}})
    assert said(small, "key x", "key y", "a key") == ["First", "Second", "Third"]


def test_a_tag_is_known_before_an_ending():
    small = script({"*ku": {"swap": "*mu", "rules": [("0 /kin", "Kin 2")]}, "ibu": {"tags": "kin"}})
    assert said(small, "ini ibuku") == ["Kin ibumu"]


def test_an_ending_in_a_pattern_fits_no_word_that_stands_whole_in_the_table():
    rules = [("0 *mu 0", "Ends: 2")]
    small = script({"kata": {"rules": rules}, "*mu": {"swap": "*ku"}, "bertemu": {}})
    assert said(small, "kata bertemu ilmu", "kata bertemu rumahku") == ["N1", "N2"]
    assert small.tags_of("rumahmu") == frozenset()
    assert not small.ends("bertemu", "*mu") and small.ends("rumahmu", "*mu")


# --- 5: replies ---------------------------------------------------------------------------------


def test_replies_take_turns_for_each_pattern():
    small = script({"key": {"rules": [("key", "A", "B"), ("0", "C", "D")]}})
    assert said(small, "key", "key", "a key", "key", "a key") == ["A", "B", "C", "A", "D"]


def test_numbers_paste_in_parts_and_what_was_typed_is_never_read_as_a_number():
    small = script({"key": {"rules": [("0 key 0", "3, 1!")]}})
    assert said(small, "9 2 key 1 3", "key") == ["1 3, 9 2!", ",!"]


def test_a_reply_may_link_to_another_keyword():
    linked = ("link", "other", None)
    small = script({"key": {"rules": [("0", linked)]}, "other": {"rules": [("0 x", "X after 1")]}})
    assert said(small, "key x") == ["X after key"]


def test_a_key_without_rules_of_its_own_uses_those_of_its_link():
    small = script({"key": {"link": "other"}, "other": ECHO})
    assert said(small, "key") == ["Heard key"]


def test_a_reply_may_rewrite_the_sentence_and_go_on():
    rewritten = ("rewrite", "you", "you are 3")
    small = script(
        {
            "i'm": {"swap": "you're", "rules": [("0 you're 0", rewritten)]},
            "you": {"rules": [("you are 0", "Since when 3?")]},
        }
    )
    assert said(small, "So, I'm late") == ["Since when late?"]


def test_a_reply_may_give_way_to_the_next_key():
    small = script({"a": {"rank": 2, "rules": [("0", ("next-key", None, None))]}, "b": ECHO})
    assert said(small, "a b", "a") == ["Heard a b", "N1"]


def test_a_key_whose_patterns_do_not_fit_gives_way_too():
    small = script({"a": {"rank": 2, "rules": [("x", "X")]}, "b": ECHO})
    assert said(small, "a b") == ["Heard a b"]


def test_a_script_that_goes_in_circles_ends_in_a_line_for_nothing():
    small = script({"a": {"link": "b"}, "b": {"link": "a"}})
    assert said(small, "a") == ["N1"]


# --- 6 and 7: memory, the counter, no keyword ---------------------------------------------------

WAYS = [("my", "0 my 0", f"M{n} 3") for n in range(1, 5)]
MINE = {"my": {"rules": [("0 my 0", "Your 3")]}}


def test_the_last_word_picks_the_template_of_a_memory():
    small = script(MINE, memory=WAYS)
    for word in ("dog", "cat", "aunt", "house"):
        place = choice_of(word, 4)
        assert place == sum(ord(letter) for letter in word) % 4
        assert answer(small, f"my {word}", State()).kept == (f"M{place + 1} {word}", place + 1)


def test_a_memory_is_kept_only_when_its_keyword_is_on_top():
    small = script(MINE | {"top": ECHO | {"rank": 5}}, memory=WAYS)
    assert answer(small, "top my dog", State()).kept is None


def test_memories_come_back_first_in_first_out_at_the_fourth_turn_only():
    small = script(MINE, memory=WAYS)
    talk = ["my dog", "my cat", "x", "x", "x", "x", "x", "x", *"xxxx"]
    replies = said(small, *talk)
    kept = [f"M{choice_of(word, 4) + 1} {word}" for word in ("dog", "cat")]
    assert replies[:8] == ["Your dog", "Your cat", "N1", kept[0], "N2", "N1", "N2", kept[1]]
    assert replies[8:] == ["N1", "N2", "N1", "N2"]


def test_a_keyword_goes_before_a_memory():
    assert said(script(MINE, memory=WAYS), "my dog", "x", "x", "my cat")[-1] == "Your cat"


def test_lines_for_nothing_take_turns():
    assert said(script({}), "", " ", "?!", "...") == ["N1", "N2", "N1", "N2"]


def test_a_long_clause_is_cut():
    heard = scan(script({"my": ECHO}), "my " + "word " * 500)
    assert len(heard.heard) == MOST_WORDS and heard.dropped.count("word") == 501 - MOST_WORDS


# --- 8: the script is data, and each flaw is said -----------------------------------------------


@pytest.mark.parametrize(
    ("table", "place", "change", "code"),
    [
        ("eliza_keys", 0, {"word": "two words"}, "not-one-word"),
        ("eliza_keys", 0, {"word": "=my"}, "not-one-word"),
        ("eliza_keys", 0, {"link": "nobody"}, "no-such-key"),
        ("eliza_keys", 0, {"swap": "*mu"}, "bad-swap"),
        ("eliza_rules", 0, {"key": "nobody"}, "no-such-key"),
        ("eliza_rules", 0, {"pattern": " "}, "no-pattern"),
        ("eliza_rules", 0, {"pattern": "0 my (x"}, "bad-part"),
        ("eliza_rules", 0, {"pattern": "0 my /nobody"}, "no-such-tag"),
        ("eliza_rules", 0, {"pattern": "0 " * 200}, "too-long"),
        ("eliza_rules", 0, {"order": 2}, "no-reply"),
        ("eliza_replies", 0, {"rule": 2}, "no-such-rule"),
        ("eliza_replies", 0, {"text": "Your 4"}, "no-such-part"),
        ("eliza_replies", 0, {"text": "0"}, "no-such-part"),
        ("eliza_replies", 0, {"text": "9" * 200}, "no-such-part"),
        ("eliza_replies", 0, {"text": ""}, "no-text"),
        ("eliza_replies", 0, {"text": None}, "no-text"),
        ("eliza_replies", 0, {"do": "link", "to": None}, "no-such-key"),
        ("eliza_replies", 0, {"do": "rewrite", "to": "my", "text": "4"}, "no-such-part"),
        ("eliza_memory", 1, {"text": "4"}, "no-such-part"),
        ("eliza_memory", 1, {"pattern": "?"}, "bad-part"),
        ("eliza_memory", 1, {"key": "nobody"}, "no-such-key"),
    ],
)
def test_a_flaw_of_a_script_is_located(table, place, change, code):
    rows = tables(MINE, memory=WAYS)
    rows[table][place] |= change
    with pytest.raises(ScriptBroken) as broken:
        build(rows)
    found = [(flaw.table, flaw.number, flaw.code) for flaw in broken.value.flaws]
    assert (table, place + 2, code) in found


def test_a_script_needs_a_line_for_nothing():
    with pytest.raises(ScriptBroken, match="no-none"):
        script({}, none=())


# --- the two scripts of the kit -----------------------------------------------------------------


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_script_uses_every_mechanism_and_stays_readable(lang):
    of = SCRIPTS[lang]
    answering = [key for key in of.keys.values() if key.answers]
    assert 12 <= len(answering) <= 15
    does = {reply.do for key in answering for rule in key.rules for reply in rule.replies}
    assert does == {"say", "link", "rewrite", "next-key"}
    assert len({key.rank for key in answering}) >= 5
    assert any(key.swap for key in of.keys.values()) and any(key.link for key in answering)
    assert any("/" in str(rule.pattern) for key in answering for rule in key.rules)
    assert len(of.memory) == 4 and len(of.lines["none"]) >= 4 and of.lines["cut"]
    assert len(of.lines["sample"]) == 6


CLAIMS = r"\bI feel|\bI am happy|\bI'm\b|\bI like|\bI love|\bgreat\b|\bwonderful|\bperasaanku"
CLAIMS += r"|\baku (merasa|senang|sedih|suka|sayang)|\bhebat\b|\bbagus sekali|\bpintar sekali"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_line_of_the_script_claims_to_feel_or_flatters(lang):
    of = SCRIPTS[lang]
    lines = [reply.text for key in of.keys.values() for rule in key.rules for reply in rule.replies]
    lines += [*(way.text for way in of.memory), *of.lines["none"], *of.lines["hello"]]
    assert [line for line in lines if re.search(CLAIMS, line, re.I) or "!" in line] == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_talk_to_overhear_shows_a_memory_and_no_two_replies_alike(lang):
    state, turns = State(), []
    for text in SCRIPTS[lang].lines["sample"]:
        turns.append(answer(SCRIPTS[lang], text, state))
        state = turns[-1].state
    assert {turn.source for turn in turns} == {"rule", "memory"}
    assert len({turn.reply for turn in turns}) == 6


def inputs(lang: str, count: int) -> list[str]:
    """Inputs of every kind, the same ones every time."""
    dice = random.Random(f"{lang} 1966")
    of = SCRIPTS[lang]
    own = [word.lstrip("*") for word in of.keys] + list(" ,.?!") + list(of.lines["cut"])
    own += [word + ending for word in ("ibu", "rumah") for ending in ("ku", "mu")]
    kinds = [
        lambda: " ".join(dice.choices(own, k=dice.randint(0, 30))),
        lambda: "".join(chr(dice.randint(1, 0x2FFF)) for _ in range(dice.randint(0, 60))),
        lambda: "".join(dice.choices(".,;:?!-'\n\t ", k=dice.randint(0, 30))),
        lambda: dice.choice(own) * dice.randint(0, 300),
        lambda: " ".join(dice.choices(own, k=4)) + " word" * dice.randint(0, 400),
        lambda: dice.choice(["", " ", "<b>x</b>", "{0}", "%s", "\\1", "$a$", "\x00", "\ud800"]),
    ]
    made = [dice.choice(kinds)() for _ in range(count)]
    return ["".join(letter for letter in text if not letter.isdigit()) for text in made]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_ten_thousand_inputs_break_nothing_and_none_takes_long(lang):
    state, slowest = State(), 0.0
    for text in inputs(lang, 10_000):
        start = time.perf_counter()
        turn = answer(SCRIPTS[lang], text, state)
        slowest = max(slowest, time.perf_counter() - start)
        assert turn.reply and not re.search(r"\d", turn.reply), "a number that was not filled in"
        assert turn == answer(SCRIPTS[lang], text, state), "the same goes in, the same comes out"
        state = replace(turn.state, memory=turn.state.memory[-50:])
    assert slowest < 1


WILD = "0 w 0 w 0 w 0 w 0 w 0 w 0 x"


def test_a_wild_pattern_takes_no_longer_than_a_second():
    small = script({"w": {"rules": [(WILD, "1")]}})
    start = time.perf_counter()
    assert said(small, "w " * 400) == ["N1"]
    assert time.perf_counter() - start < 1


@given(st.lists(st.sampled_from(["my", "i", "dog", "you", ",", "want", "x"]), max_size=12))
def test_parts_put_together_are_the_sentence(words):
    turn = answer(SCRIPTS["en"], " ".join(words), State())
    for step in turn.tried:
        if step.rule and len(turn.tried) == 1:
            assert " ".join(part for part in step.parts if part) == " ".join(turn.scan.words)
