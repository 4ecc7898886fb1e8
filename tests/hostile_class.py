"""A folder that nobody should have to open: files that are broken, foreign or meant to do harm."""

import io
import json
import os
import zipfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from desks import HOSTILE

HEAD = {"filmkit": "portfolio", "format": 1, "alias": "mango-17", "film": "her", "lang": "en",
        "version": "0.3.0", "made": "2026-11-26", "level": 2}  # fmt: skip
WHEN = "2026-11-26T08:12:40.123456+00:00"
HARMFUL = {
    "script": HOSTILE,
    "image": "<img src=x onerror=\"fetch('http://127.0.0.1:9/x')\">",
    "close": '"></td></table><script>document.title="owned"</script>',
    "style": "</style><style>*{display:none}",
    "link": '<a href="javascript:alert(1)">x</a>',
    "template": "{{7*7}}{% for a in b %}{{ self.__init__.__globals__ }}",
    "format": "{words} {0} {0.__class__} %s %(name)s",
    "formula": '=HYPERLINK("http://127.0.0.1:9/"&A1;"x")',
    "dde": "=cmd|' /C calc'!A0",
    "plus": "+1+1",
    "minus": "-2+3+cmd|' /C calc'!A0",
    "at": "@SUM(1+9)*cmd|' /C calc'!A0",
    "tab": "\t=1+1",
    "return": "\r=1+1",
    "semicolon": "fine;=1+1",
    "lines": 'a\n=1+1\n"=2+2',
    "wide": "\uff1d1+1",
    "turned": "\u202eevil\u202c\u2066x",
    "unseen": "a\u200bb\u200dc\ufeff",
    "nul": "a\x00b\x07\x1b[31m",
    "half": "\ud800 and \udfff",
    "path": "../../../../etc/passwd",
    "windows": "C:\\Windows\\system32\\con",
    "prototype": "__proto__",
    "huge": "A" * 300_000,
    "marks": "Z" + "\u0301" * 5_000,
}
ALIASES = {
    "script": "<script>alert(1)</script>", "path": "../../escape", "empty": " ", "nul": "a\x00b",
    "turned": "mango\u202e71", "unseen": "man\u200bgo", "formula": "=1+1", "device": "con",
    "long": "m" * 79, "blank": "mango 17", "half": "\ud800x", "template": "{{7*7}}",
}  # fmt: skip


def entry(value: object, *, kind: str = "field", name: str = "n03-rules-gain", when=WHEN) -> dict:
    return {"kind": kind, "name": name, "value": value, "when": when}


def portfolio(value: object = "An answer.", item: str = "n03-rules", **head) -> dict:
    """A portfolio with one answer, and whatever is to be wrong in its head."""
    return HEAD | {"lessons": {item[1:3]: {item: [entry(value)]}}} | head


def _lessons(lessons: object, number: int) -> dict:
    return HEAD | {"alias": f"sound-{number}", "lessons": lessons}


def texts() -> Iterator[tuple[str, str]]:
    """Yield names and texts of files that are text, and are not to be trusted."""
    whole = json.dumps(portfolio(alias="whole-1"))
    yield "cut-short.json", whole[: len(whole) // 2]
    yield "two-in-one.json", whole + whole
    yield "trailing.json", whole + ", and so on"
    yield "page.json", "<!DOCTYPE html><title>Sign in</title>"
    yield "list.json", "[]"
    yield "number.json", "42"
    yield "null.json", "null"
    yield "deep-list.json", "[" * 200_000
    yield "deep-object.json", '{"a":' * 100_000 + "1" + "}" * 100_000
    yield "nan.json", whole.replace("2,", "NaN,", 1)
    yield "infinity.json", whole.replace('"level": 2', '"level": Infinity')
    yield "huge-number.json", whole.replace('"level": 2', '"level": 1e400')
    yield "many-digits.json", whole.replace('"level": 2', '"level": ' + "1" * 100_000)
    yield "doubled-keys.json", whole[:-1] + ', "alias": "doubled-2"}'
    yield "comments.json", "// mine\n" + whole
    yield "python.json", str(portfolio())
    yield "blank.json", " \n\t"
    yield (
        "million-entries.json",
        json.dumps(
            HEAD
            | {
                "alias": "million-1",
                "lessons": {"03": {"n03-rules": [entry(n) for n in range(30_000)]}},
            }
        ),
    )
    yield (
        "million-keys.json",
        json.dumps(
            HEAD
            | {"alias": "million-2", "lessons": {f"l{n}": {"n03-rules": []} for n in range(50_000)}}
        ),
    )


def heads() -> Iterator[tuple[str, dict]]:
    """Yield names and objects whose head or shape is wrong."""
    for name, alias in ALIASES.items():
        yield f"alias-{name}.json", portfolio(alias=alias)
    wrong = [("level", -1), ("level", 3), ("level", True), ("level", "2"), ("level", 1.0),
             ("format", 0), ("format", 2), ("format", 10**50), ("format", None),
             ("film", "other"), ("film", 7), ("alias", None), ("alias", ["mango"]),
             ("lang", {}), ("version", "v" * 500), ("filmkit", "partner"), ("filmkit", "work"),
             ("filmkit", "__proto__"), ("filmkit", None)]  # fmt: skip
    for number, (part, value) in enumerate(wrong):
        yield f"wrong-{part}-{number}.json", portfolio(**{part: value})
    deep: object = "x"
    for _ in range(40):
        deep = [deep]
    shapes = ([], "lessons", {"03": []}, {"03": {"n03-rules": {}}}, {"": {"": [entry("x")]}},
              {"03": {"n03-rules": [entry(deep), None, 3, "x", [], {}]}},
              {"03": {"n03-rules": [entry("x") | {"more": 1}]}},
              {"03": {"n03-rules": [entry("x", when="tomorrow"), entry("y", when="9999-12-31")]}},
              {"03": {"n03-p1": [entry({"choice": ["n03-p1-a"]}, kind="lock", name="")]}},
              {"03": {"n03-p1": [entry({"a": 1}, kind="again", name="")]}},
              {"03": {"n03-code": [entry([{}, []], name="q02")]}},
              {"04": {"n04-entry": [entry({"theme": {"a": 1}}, kind="lock", name="")]}},
              {"07": {"n07-sort": [entry({"a": []}, name="asks-back")]}},
              {"02": {"n02-arc": [entry(1e308, name="theodore-q01")]}},
              {"../..": {"../../n03": [entry("x")]}},
              {"__proto__": {"constructor": [entry("x", name="__class__")]}})  # fmt: skip
    for number, lessons in enumerate(shapes):
        yield f"shape-{number}.json", _lessons(lessons, number)
    for number, (name, value) in enumerate(HARMFUL.items()):
        yield f"answer-{name}.json", portfolio(value, alias=f"harm-{number}")
        yield f"item-{name}.json", portfolio("x", item="n03-" + value[:60], alias=f"item-{number}")
        lock = {"choice": "n03-p1-a", "reason": value, "confidence": value[:50]}
        saved = {"03": {"n03-p1": [entry(lock, kind="lock", name="")]}}
        yield f"reason-{name}.json", HEAD | {"alias": f"reason-{number}", "lessons": saved}
    for number, alias in enumerate(("Kiwi-1", "kiwi-1", "Cafe\u0301", "Caf\u00e9", "ＫＩＷＩ-1")):
        yield f"alike-{number}.json", portfolio(f"Version {number}", alias=alias)


def _encoded(folder: Path) -> None:
    sound = json.dumps(
        portfolio("Saved by a school's editor: é", alias="bom-1"), ensure_ascii=False
    )
    (folder / "with-mark.json").write_bytes(b"\xef\xbb\xbf" + sound.encode())
    for code in ("utf-16", "utf-32", "latin-1"):
        (folder / f"{code}.json").write_bytes(sound.encode(code))
    (folder / "random.json").write_bytes(bytes(range(256)) * 40)
    (folder / "empty.json").write_bytes(b"")
    with zipfile.ZipFile(folder / "archive.json", "w") as packed:
        packed.writestr("../../escape.json", sound)
    with zipfile.ZipFile(folder / "class.zip", "w") as packed:
        packed.writestr("a.json", sound)
    picture = io.BytesIO(b"\x89PNG\r\n\x1a\n" + bytes(200))
    (folder / "picture.json").write_bytes(picture.getvalue())


def _kinds(folder: Path) -> None:
    """Make what is no ordinary file, as far as the system lets us."""
    with (folder / "hundred-megabytes.json").open("wb") as file:
        file.truncate(100_000_000)
    (folder / "folder.json").mkdir()
    deep = folder / "one" / "two" / "three"
    deep.mkdir(parents=True)
    (deep / "deep.json").write_text("{}")
    (folder / "-rf.json").write_text("{}")
    (folder / "=1+1.json").write_text("{}")
    (folder / "<img src=x onerror=alert(1)>.json").write_text("{}")
    outside = folder.parent / "outside.json"
    outside.write_text(json.dumps(portfolio(alias="outside-1")))
    made: list[tuple[str, Callable]] = [
        ("link-out.json", partial(os.symlink, outside)),
        ("link-passwd.json", partial(os.symlink, "/etc/passwd")),
        ("link-broken.json", partial(os.symlink, "nowhere.json")),
        ("link-loop", partial(os.symlink, folder)),
        ("pipe.json", os.mkfifo),
    ]
    for name, make in made:
        make(folder / name)
    closed = folder / "closed.json"
    closed.write_text("{}")
    closed.chmod(0)
    (folder / os.fsdecode(b"no-text-\xff\xfe.json")).write_text("{}")


def hostile_class(folder: Path) -> int:
    """Fill a folder with all of it and return how many entries there are."""
    folder.mkdir(parents=True)
    for name, text in texts():
        (folder / name).write_text(text, "utf-8")
    for name, record in heads():
        (folder / name).write_text(json.dumps(record), "utf-8")
    _encoded(folder)
    _kinds(folder)
    return sum(1 for _ in folder.iterdir())
