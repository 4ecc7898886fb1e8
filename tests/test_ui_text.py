"""Every word that the code asks for is there, and every one that is there is asked for."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest
from desks import ROOT

from filmkit import stills
from filmkit.charts.grids import MODES
from filmkit.citations import STYLES
from filmkit.classroom import files, progress
from filmkit.films import ALL
from filmkit.language import FILE, Words
from filmkit.measures import RULES
from filmkit.reading import sheets
from filmkit.schema import LANGUAGES, tables
from filmkit.steps import (
    agree,
    arcs,
    breaking,
    carry,
    citing,
    codebook,
    coding,
    concordances,
    export,
    feelings,
    form_notes,
    lists,
    news,
    outline,
    persons,
    pieces,
    planted,
    ratings,
    scripts,
    shots,
    telling_events,
    theme_codes,
    thesis,
    word_counts,
)
from filmkit.steps.claims import VERDICTS
from filmkit.steps.compare_cuts import DECISIONS, TOLERANCES
from filmkit.steps.cuts import CRITERIA
from filmkit.steps.exchange import LABELS
from filmkit.steps.orders import ROWS as ORDER_ROWS
from filmkit.steps.settings import SEEN
from filmkit.widgets.panel import BEFORE

KIT = ROOT / "filmkit"
CODE = [
    file for file in sorted(KIT.rglob("*.py")) if "lab" not in file.parts
]  # the start has words of its own
TEMPLATES = sorted(KIT.rglob("*.html"))
SCRIPTS = sorted((KIT / "widgets" / "js").glob("*.js"))
GUIDE = sorted((KIT / "guide").glob("*.html"))
KEYS = {line.partition(",")[0] for line in FILE.read_text("utf-8").splitlines()[1:]}
CHARTS = ("presence", "themes", "technologies", "mood", "network", "matrix", "timeline")


def choices(kind: str, table: str, column: str) -> tuple[str, ...]:
    return next(one.of for one in tables(kind)[table].columns if one.name == column)


def kinds() -> set[str]:
    return {
        column.kind
        for kind in ("film", "ai", "words")
        for table in tables(kind).values()
        for column in table.columns
    }


# Codes of flaws, as they stand in `machines.script` and `steps.scripts`.
FLAWS = (
    *("not-chosen", "known-key", "not-one-word", "no-such-key", "bad-swap", "no-pattern"),
    *("bad-part", "no-such-tag", "no-reply", "no-such-rule", "no-text", "no-such-part"),
    *("too-long", "no-none"),
)
KINDS = (
    *("choose", "choose-again", "check", "field", "lock", "again", "reason", "confidence"),
    *("model", "compare", "level", "seen", "test"),
    "partner",
    "edit",
    *("clear", "palette"),
    *("turns", "talk", "script"),
)
# Words that the code puts together: the part that changes stands as * and is listed here.
FAMILIES = {
    # lesson 09
    "lesson.*": (*pieces.LESSONS, "09"),
    "lesson.*-makes": pieces.LESSONS,
    "shelf.*": ("show", "all", "makes", "open"),
    "shelf.kind-*": pieces.KINDS,
    "outline.ask-*": ("thesis", "claim", "so", *outline.WRITTEN),
    "outline.frame-*": ("thesis", "claim", "so", *outline.WRITTEN),
    "outline.*-line": outline.WRITTEN,
    "thesis.*": thesis.QUESTIONS,
    "cite.*": (*(part for parts in citing.PARTS.values() for part in parts), "director", *STYLES),
    "cite.kind-*": citing.PARTS,
    "cite.text-*": ("dataset", "observation"),
    "cite.no-*": ("title", "locator"),
    "cite.ai-*": ("none", "used"),
    "cite.said-*": ("none", "used"),
    "portfolio.*": (*export.FORMS, *export.LABELS),
    "record.*": ("not-json", "too-large", "foreign"),
    # the class
    "class.*": (
        *progress.STATES,
        *("alias", "lesson", "item", "question", "answer", "versions", "evidence", "row"),
        *(
            "column",
            "other",
            "learners",
            "theme",
            "share",
            "kappa",
            "alpha",
            "units",
            "file",
            "why",
        ),
    ),
    "class.none-*": ("no-pairs", "too-few", "one-label", "too-many"),
    "class.why-*": files.REASONS,
    "class.why-*-file": files.OTHERS,
    "bad-*": (),  # the code of a problem, not a key
    "certainty.*": choices("ai", "timeline", "certainty"),
    "chart.*": ("themes", "technologies"),
    "chart.*.alt": (*CHARTS, "network-empty"),
    "chart.*.note": CHARTS,
    "chart.*.sentence": (*CHARTS, "network-empty"),
    "chart.*.title": CHARTS,
    "claims.lacks-*": ("verdict", "confidence", "source", "mind"),
    "compare-cuts.do-*": DECISIONS,
    "compare-cuts.kappa-*": ("too-few", "one-label", "no-pairs"),
    "compare-cuts.told-*": DECISIONS,
    "compare-cuts.within-*": TOLERANCES,
    "criterion.*": CRITERIA,
    "orders.*": (
        *("event", "sequence", "in-plot", "in-story", "how", "dated", "evidence"),
        *choices("film", "events", "mode"),
    ),
    "part.compare-*": ("with", "other", "tolerance", "gap", "decision", "reason", "against"),
    "part.orders-*": (*ORDER_ROWS, "told"),
    "coding.*": (*coding.RULES, "only-you", "only-kit"),
    "columns.*": ("film", "ai", "words", "machines", "guide"),
    "columns.kind-*": kinds(),
    # the teacher's guide
    "guide.*": (
        *("shot", "picture", "heard", "seconds", "scale", "sound", "time", "remark"),
        *("line", "whyfalse", "settles"),
    ),
    "guide.do*": ("link", "rewrite", "nextkey"),
    "guide.hand*": range(1, 6),
    "guide.step*": choices("guide", "plan_steps", "step"),
    "guide.laptop*": range(1, 7),
    "guide.seen*": choices("guide", "standards", "seen"),
    "guide.kind*": ("support", "core", "stretch", "nocomputer"),
    "guide.course*": ("ninety", "fourweeks", "selfstudy"),
    "events.no-*": ("date", "title", "source"),
    "events.own-*": ("date", "title", "source"),
    "carry.*": (*carry.LABELS, "not-json", "foreign", "newer"),
    "exchange.*": (*LABELS, "not-json", "foreign", "other-lesson", "nothing-usable"),
    "flag.*": ("sexual", "strong_language", "distress"),
    "js.confidence*": range(1, 6),
    "js.pointslack*": range(3),
    "js.reasonslack*": range(3),
    "smooth.*": ("drawn", "smoothed", "count"),
    "kind.*": KINDS,
    "mode.*": MODES,
    "part.*": (
        *("verdict", "confidence", "source", "mind", "rule", "rule-text", "level", "seen"),
        *("given", "cut", "criterion", "begins", "because"),
        *("passage", "offset", "short", "end", "colours", "method", "keep"),
        *form_notes.PARTS,
    ),
    "problem.*": (),  # test_language.py finds the codes
    "rule.*": RULES,
    "score.*": range(5),
    "settings.ask*": (1, ALL),
    "settings.yes*": (1, ALL),
    "settings.level*": (0, 1, ALL),
    "settings.seen-*": SEEN,
    "status.*": choices("film", "sequences", "status"),
    "strand.*": choices("ai", "timeline", "strand"),
    "agree.sentence-*": ("more", "less", "below", "none", "nothing"),
    "js.in*": ("plot", "story"),
    # lesson 07
    "door.*": (
        *("no-client", "silent", "slow", "refused", "empty", "turns"),
        *("bad-address", "not-here", "bad-turns"),
    ),
    "letters.*": (*("start", "guess", "times", "most", "column", "contexts", "longest", "share"),),
    "recall.*": ("asked", "predicted", "brought", "because", "person", "score"),
    "flattery.*": ("liked", "true", "style", "ups", "downs", "slips"),
    "flattery.heading-*": ("liked", "true"),
    "flattery.lines-*": ("liked", "true"),
    "gap.*": ("person", "machine", "gap", "name", "mine", "like"),
    "gap.warmth*": range(1, 6),
    "sort.*": (
        *choices("machines", "behaviours", "bin"),
        *("behaviour", "mine", "kit", "because", "why"),
    ),
    "break.*": ("typed", "failed", "why", *breaking.FAILED),
    "change.*": ("by-kit", "by-you"),
    "change.change-*": scripts.CHANGES,
    "change.column-*": ("key", "pattern", "replies"),
    "change.short-*": ("disclosure", "why", "lost"),
    "change.*-text": ("reply", "pattern"),
    "change.*-which": ("reply", "pattern"),
    "rate.*": ("when", "rating", "line", "why", *ratings.TIMES),
    "rate.heading-*": ratings.TIMES,
    "script.*": FLAWS,
    "xray.*": ("memory", "none", *choices("machines", "eliza_replies", "do")),
    # lesson 04
    "agree.cause-*": agree.CAUSES,
    "agree.none-*": ("no-pairs", "too-few", "one-label"),
    "code.*": theme_codes.SIGNS,
    "codebook.*": codebook.PARTS,
    "recode.*": ("share-with", "kappa-with"),
    "arc.value*": range(arcs.LOW, arcs.HIGH + 1),
    "exhibit.*": ("input", "output", "why"),
    "gaps.cause-*": feelings.CAUSES,
    "list.*": ("yours", "scaled", "apart", "found"),
    "own.*": (*lists.WAYS, "before", "after", "way", "words", "predicted", "verdict"),
    "own.weight*": range(arcs.LOW, arcs.HIGH + 1),
    "smooth.window*": arcs.WINDOWS,
    "verdict.*": (*VERDICTS, "right", "wrong", "open"),
    "counts.*": ("word", "count", "per-1000"),
    "keys.*": ("target", "reference", "ratio", "g2", "beyond", *word_counts.DECISIONS),
    "keys.*-why": word_counts.DECISIONS,
    "kwic.*": ("where", "before", "hit", "after"),
    "kwic.by-*": concordances.SORTS,
    "language.*": LANGUAGES,
    "news.*": ("fact", "finding", "settled", *news.VERDICTS),
    "person.*": ("telling", "treated", "shown", *persons.TREATED),
    # lesson 06
    "shots.from-*": shots.SOURCES,
    "shots.scale-*": shots.SCALES,
    "shots.sound-*": shots.SOUNDS,
    "reel.*": ("where", "cut", "yours", "apart", "shown"),
    "report.*": ("shot", "length", "scale", "sound"),
    "js.log*": ("scale", "sound"),
    "js.file*": ("csv", "eaf"),
    "palette.*": ("how", "colour", "code", "share"),
    "palette.method-*": stills.METHODS,
    "palette.counted-*": ("blue", "red"),
    "part.nth-*": ("cut", "scale", "sound"),
    "still.*": ("first-frame", "turned", "cmyk", "deep", "transparent", "grey"),
    "still.no-*": ("large", "pixels", "svg", "heic", "unknown", "broken"),
    "colour.*": (*stills.HUES.values(), "brown", "grey", "black", "white"),
    "shade.*": ("dark", "light"),
    "notes.*": form_notes.PARTS,
    "notes.*-column": form_notes.PARTS,
    "notes.of-*": form_notes.ELEMENTS,
    "notes.lacks-*": form_notes.PARTS,
    "aspect.*": choices("film", "form", "aspect"),
    # the pages to read
    "read.kind-*": (*BEFORE, "predict", "reveal", "story"),
    "read.live-*": (*sheets.LIVE, "form"),
    "planted.by-*": planted.SOURCES,
    "planted.of-*": planted.SOURCES,
    "telling.*": ("event", "which", "you", "kit", *telling_events.STATES),
}


@cache
def nodes(file: Path) -> list[ast.AST]:
    return list(ast.walk(ast.parse(file.read_text("utf-8"))))


def constants() -> set[str]:
    """Every text in the code that is not part of a longer one."""
    return {
        node.value
        for file in CODE
        for node in nodes(file)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def asked() -> dict[str, str]:
    """Every key that the code asks for by its full name, and where."""
    found = {}
    for file in CODE:
        for node in nodes(file):
            if isinstance(node, ast.Call) and node.args and _is_words(node.func, file):
                first = node.args[0]
                parts = [first.body, first.orelse] if isinstance(first, ast.IfExp) else [first]
                found |= {part.value: file.name for part in parts if isinstance(part, ast.Constant)}
    return found


def _is_words(function: ast.AST, file: Path) -> bool:
    name = getattr(function, "id", getattr(function, "attr", ""))
    return name == "words" or (name == "self" and file.name == "language.py")


def put_together() -> set[str]:
    """Every text with gaps that could be a key, with * for a gap."""
    found = set()
    for file in CODE:
        for node in nodes(file):
            if isinstance(node, ast.JoinedStr):
                text = "".join(
                    part.value if isinstance(part, ast.Constant) else "*" for part in node.values
                )
                if (
                    re.fullmatch(r"[a-z]+[.-][a-z.*-]*\*[a-z.*-]*", text)
                    and text.partition(".")[0] in prefixes()
                ):
                    found.add(text)
    return found


def prefixes() -> set[str]:
    return {key.partition(".")[0] for key in KEYS}


def script_words() -> set[str]:
    code = "\n".join(file.read_text("utf-8") for file in SCRIPTS)
    found = {f"js.{name}" for name in re.findall(r"\bwords\.(\w+)", code)}
    return found | {f"js.{start}*" for start in re.findall(r"\bwords\[`(\w+)\$\{", code)}


def site_words() -> set[str]:
    """Every word of the start page and of the script that watches over a lesson in the browser."""
    page = (KIT / "site" / "start.html").read_text("utf-8")
    scripts = "".join(file.read_text("utf-8") for file in (KIT / "site").glob("*.js"))
    live = re.findall(r"\btexts\.(\w+)|push\('(\w+)'\)|\['(ready)'\]", scripts)
    return {f"start.{name}" for name in re.findall(r"\btexts\.(\w+)", page)} | {
        f"live.{name}" for parts in live for name in parts if name
    }


def guide_words() -> set[str]:
    """Words that a template of the guide asks for by name, or puts together."""
    code = "\n".join(file.read_text("utf-8") for file in GUIDE)
    found = {f"guide.{name}" for name in re.findall(r"\bt\.(\w+)", code)}
    return found | {f"guide.{start}*" for start in re.findall(r't\["(\w+)" ~', code)}


def template_words() -> set[str]:
    """Every key that a template asks for, with * for what it adds to one."""
    code = "\n".join(file.read_text("utf-8") for file in TEMPLATES)
    whole = re.findall(r'\b(?:words|other)\("([^"]+)"[,)]', code)
    begun = re.findall(r'\bwords\("([^"]+)" ~', code)
    return {*whole, *(f"{start}*" for start in begun)}


def expanded() -> set[str]:
    return {
        family.replace("*", str(value)) for family, values in FAMILIES.items() for value in values
    }


def test_code_and_words_are_found():
    assert len(KEYS) > 300 and len(asked()) > 100 and len(script_words()) > 20
    assert {key for key in KEYS if Words("en").has(key)} == KEYS


def test_every_key_that_the_code_asks_for_exists():
    assert {key: file for key, file in asked().items() if key not in KEYS} == {}
    assert template_words()
    assert {key for key in template_words() if "*" not in key} <= KEYS


def test_every_family_of_keys_in_the_code_is_listed_above():
    shown = {name for name in (*script_words(), *guide_words(), *template_words()) if "*" in name}
    assert put_together() | {"bad-*"} | shown == set(FAMILIES)


@pytest.mark.parametrize("family", FAMILIES)
def test_every_key_of_a_family_exists(family):
    assert {family.replace("*", str(value)) for value in FAMILIES[family]} <= KEYS


def test_every_word_that_a_control_shows_exists():
    assert {
        key for key in (*script_words(), *guide_words(), *template_words()) if "*" not in key
    } <= KEYS
    assert site_words() - {"start.skip"} <= KEYS  # `document.skip` is handed over as that


def test_every_key_that_exists_is_used():
    problems = {f"problem.{text}" for text in constants()} | {
        f"problem.bad-{kind}" for kind in kinds()
    }
    used = constants() | problems | script_words() | expanded()
    used |= template_words() | guide_words() | site_words()
    assert sorted(KEYS - used) == []


@pytest.mark.parametrize("lang", ["en", "id"])
def test_words_that_a_control_fills_in_have_the_places_that_it_fills(lang):
    code = "\n".join(file.read_text("utf-8") for file in SCRIPTS)
    filled = dict(re.findall(r"fill\(words\.(\w+), \{ (\w+)", code))
    assert filled
    for key, text in Words(lang).group("js").items():
        places = set(re.findall(r"\{(\w+)\}", text))
        assert (key in filled) == bool(places), key
        assert key not in filled or filled[key] in places, key


def test_sentence_frames_of_the_interface_write_a_sequence_as_the_kit_does():
    assert "q.." not in FILE.read_text("utf-8")
