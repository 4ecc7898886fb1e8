"""Who may import whom, and what else keeps the kit small enough to be read."""

import ast
import sys
from pathlib import Path

import pytest

import filmkit

# module or package: what it may import of the kit, and what from outside (beside the standard
# library). Lowest first; CONTRIBUTING.md shows the same table. Whatever is new needs a row here.
MAY_IMPORT = {
    "errors": ("", ""),
    "schema": ("", ""),
    "cells": ("schema", ""),
    "tables": ("errors", ""),
    "settings": ("errors", ""),
    "checks": ("errors schema cells tables", ""),
    "packs": ("errors schema tables settings checks", ""),
    "language": ("errors schema", ""),
    "documents": ("schema tables packs language", ""),
    "frames": ("schema", "pandas"),
    "films": ("errors schema packs language frames", "pandas"),
    "about": ("errors schema", "pandas"),
    "measures": ("errors films", "pandas networkx"),
    "machines": ("errors films measures", "openai"),
    "quizzes": ("errors films", ""),
    "sources": ("", ""),
    "citations": ("", ""),
    "figures": ("errors films measures", ""),
    "cards": ("films measures sources", ""),
    "stills": ("errors", "PIL"),
    "work": ("errors", ""),
    "look": ("", "jinja2 markupsafe"),
    "charts": ("films measures look", "pandas matplotlib"),
    "explorations": ("errors films measures sources cards charts", ""),
    "portfolio": ("errors language look", "docx"),
    "steps": ("errors films measures machines quizzes figures sources citations cards stills work"
              " portfolio", ""),
    "guide": ("films measures figures sources cards packs work look steps", ""),
    "classroom": ("errors schema language films measures quizzes work look charts portfolio"
                  " steps", ""),
    "widgets": ("errors language films cards work look explorations steps",
                "anywidget ipywidgets IPython traitlets"),
    "reading": ("errors schema language films look work portfolio steps widgets",
                "markupsafe mistune"),
    "lab": ("errors schema", "jupyterlab jupyter_server traitlets"),
    "filmkit": ("about films classroom widgets", ""),
    "site": ("errors schema language look reading lab filmkit",
             "jupyterlite_pyodide_kernel packaging"),
    "__main__": ("schema cells packs language machines documents guide classroom reading lab"
                 " site", ""),
}  # fmt: skip
MAY_WRITE = {"work": "learner files", "tables": "tables of a pack", "documents": "a new pack",
             "guide": "pages and handouts", "reading": "pages to read",
             "lab": "copies of the lessons", "site": "a website",
             "classroom": "the view of a class"}  # fmt: skip
CHANGING = {"write_text", "write_bytes", "mkdir", "makedirs", "unlink", "rmdir", "touch",
            "symlink_to", "to_csv", "to_json", "dump"}  # fmt: skip
VAGUE = {"utils", "util", "helpers", "helper", "common", "misc", "tools", "base"}
LONGEST = 300

FOLDER = Path(filmkit.__file__).parent
FILES = sorted(FOLDER.rglob("*.py"))
TREES = {file: ast.parse(file.read_text("utf-8")) for file in FILES}
by_file = pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(FOLDER)))


def place_of(file: Path) -> str:
    """Return the row of the table that a file belongs to."""
    first = file.relative_to(FOLDER).with_suffix("").parts[0]
    return "filmkit" if first == "__init__" else first


def imports(tree: ast.AST) -> tuple[set[str], set[str]]:
    """Return what a file imports, also late or for types only: of the kit, and from outside."""
    inside, outside = set(), set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            whole = node.module == "filmkit"
            names = [f"filmkit.{a.name}" if whole else f"{node.module}" for a in node.names]
        else:
            continue
        for first, *rest in (name.split(".") for name in names):
            if first == "filmkit":
                inside.add(rest[0] if rest else "filmkit")
            elif first not in sys.stdlib_module_names:
                outside.add(first)
    return inside, outside


def markdown() -> str:
    """Return the table as CONTRIBUTING.md shows it."""
    lines = ["| Module | may import of the kit | and from outside |", "| --- | --- | --- |"]
    for name, names in MAY_IMPORT.items():
        cells = [", ".join(f"`{word}`" for word in words.split()) or "–" for words in names]
        lines.append(f"| `{name}` | {cells[0]} | {cells[1]} |")
    return "\n".join(lines)


@by_file
def test_a_module_imports_only_what_its_row_allows(file):
    inside, outside = imports(TREES[file])
    may_inside, may_outside = MAY_IMPORT[place_of(file)]
    assert inside - {place_of(file)} <= set(may_inside.split())
    assert outside <= set(may_outside.split())


def test_every_module_has_a_place_and_every_place_a_module():
    assert len(FILES) > 30
    assert {place_of(file) for file in FILES} == set(MAY_IMPORT)


def test_a_module_may_import_only_what_stands_above_it():
    above: list[str] = []
    for name, (inside, _) in MAY_IMPORT.items():
        assert set(inside.split()) <= set(above), name
        above.append(name)


@by_file
def test_imports_are_never_relative(file):
    froms = [node for node in ast.walk(TREES[file]) if isinstance(node, ast.ImportFrom)]
    assert [node.lineno for node in froms if node.level] == []


@pytest.mark.parametrize(
    ("package", "places"),
    [
        ("matplotlib", {"charts"}),
        ("PIL", {"stills"}),
        ("anywidget", {"widgets"}),
        ("ipywidgets", {"widgets"}),
        ("IPython", {"widgets"}),
        ("jupyterlab", {"lab"}),
        ("jupyter_server", {"lab"}),
        ("jupyterlite_pyodide_kernel", {"site"}),
        ("jinja2", {"look"}),
        ("docx", {"portfolio"}),
        ("mistune", {"reading"}),
        ("traitlets", {"widgets", "lab"}),  # in lab it is the settings of Jupyter's server
    ],
)
def test_a_heavy_package_is_known_in_one_place(package, places):
    assert {
        name for name, (_, outside) in MAY_IMPORT.items() if package in outside.split()
    } == places


def test_pyplot_is_never_used_because_it_keeps_every_figure():
    assert [file.name for file in FILES if "pyplot" in file.read_text("utf-8")] == []


def writes(tree: ast.AST) -> list[int]:
    """Return the lines in which a file is written, moved, made or deleted."""
    found = []
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        name = getattr(node.func, "attr", getattr(node.func, "id", ""))
        owner = getattr(getattr(node.func, "value", None), "id", "")
        modes = node.args[1:2] if isinstance(node.func, ast.Name) else node.args[:1]
        modes = [*modes, *(keyword.value for keyword in node.keywords if keyword.arg == "mode")]
        opened_to_write = name == "open" and any(
            isinstance(mode, ast.Constant) and set(str(mode.value)) & set("wax+") for mode in modes
        )
        changes = name in CHANGING
        by_system = owner == "shutil" or (owner == "os" and name in {"replace", "remove", "rename"})
        if opened_to_write or changes or by_system:
            found.append(node.lineno)
    return found


@by_file
def test_files_are_written_only_where_the_table_says_and_learners_work_only_in_work(file):
    lines = writes(TREES[file])
    assert not lines or place_of(file) in MAY_WRITE


@pytest.mark.parametrize(("code", "found"), [
    ("open('a', 'w')", [1]), ("p.open('ab')", [1]), ("p.open(mode='x')", [1]), ("open('w')", []),
    ("p.open(encoding='utf-8')", []), ("p.write_text(t)", [1]), ("os.replace(a, b)", [1]),
    ("t.replace('a', 'w')", []), ("shutil.copy(a, b)", [1]), ("p.read_text('utf-8')", []),
])  # fmt: skip
def test_writing_is_recognised(code, found):
    assert writes(ast.parse(code)) == found


def test_those_who_may_write_do():
    assert {place_of(file) for file in FILES if writes(TREES[file])} == set(MAY_WRITE)


def test_only_work_knows_how_learner_files_look():
    knowing = [place_of(file) for file in FILES if ".jsonl" in file.read_text("utf-8")]
    assert knowing == ["work"]


@by_file
def test_a_module_is_short_enough_to_be_read(file):
    assert len(file.read_text("utf-8").splitlines()) <= LONGEST


@by_file
def test_a_module_is_called_after_what_it_knows(file):
    assert file.stem not in VAGUE


def test_how_much_python_there_is_is_shown(capsys):
    lines = sum(len(file.read_text("utf-8").splitlines()) for file in FILES)
    with capsys.disabled():
        print(f"\nfilmkit: {lines} lines of Python in {len(FILES)} modules")
    assert lines


def test_contributing_shows_the_same_table():
    text = (FOLDER.parent / "CONTRIBUTING.md").read_text("utf-8")
    assert markdown() in text, f"put this into CONTRIBUTING.md:\n\n{markdown()}\n"
