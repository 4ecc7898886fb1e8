"""
Compare raw tables with the schema: values, and every Problem at once. Pure functions.

References are looked at last, and only against tables whose own keys are sound, so that one
mistake is reported once and not again wherever it is pointed at.
"""

from dataclasses import dataclass, field
from itertools import accumulate

from filmkit.cells import BadCell, parse
from filmkit.errors import Problem, nearest
from filmkit.schema import Column, Table
from filmkit.tables import RawTable

Row = dict[str, object]
SHORT = 50  # minutes of the short lesson that every plan has to fit into
RENAMED = 3  # rows that miss the same key: one is a slip, many are a key that was changed
SLIP = 0.8  # how like another key one must be that several rows miss, to be a slip for it


@dataclass
class Checked:
    """
    Values of a pack by table, problems that stop it from opening, notes that do not.

    `sound` names the tables whose keys can be relied on.
    """

    values: dict[str, list[Row]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    notes: list[Problem] = field(default_factory=list)
    sound: set[str] = field(default_factory=set)


def check_pack(
    raw: dict[str, RawTable],
    tables: dict[str, Table],
    elsewhere: dict[str, set[str]] | None = None,
) -> Checked:
    """
    Check all tables of a pack.

    Parameters
    ----------
    raw : dict of str to RawTable
        Files that exist, by table name.
    tables : dict of str to Table
        The schema of this kind of pack.
    elsewhere : dict of str to set of str, optional
        Keys of another pack by table, for columns of kind `key_elsewhere`; without it those
        columns are not compared.

    Returns
    -------
    Checked
        Problems and notes are sorted by file, row and column.
    """
    checked = Checked()
    sound = checked.sound
    numbered: dict[str, list[tuple[int, Row]]] = {}
    for name, table in tables.items():
        if name not in raw:
            checked.problems.append(Problem(table.file, 0, "", "missing-file"))
            continue
        before = len(checked.problems)
        numbered[name] = _check_table(raw[name], table, checked)
        if not any(_spoils_keys(problem) for problem in checked.problems[before:]):
            sound.add(name)
        checked.values[name] = [row for _, row in numbered[name]]
    unknown = [
        problem
        for name in sorted(numbered)
        for problem in _unknown_keys(tables[name], numbered[name], sound, checked, elsewhere or {})
    ]
    checked.problems += _gathered(unknown, tables, numbered)
    if "plan_steps" in sound:  # else a sum would differ for a row that could not be read
        checked.problems += _plan_problems(numbered)
    _note_unsourced(numbered, checked)
    checked.problems.sort()
    checked.notes.sort()
    return checked


def _spoils_keys(problem: Problem) -> bool:
    """Tell whether a problem of a table leaves its keys unknown, so that none can point to it."""
    return problem.row <= 1 or problem.column in ("", "key")


def _check_table(raw: RawTable, table: Table, checked: Checked) -> list[tuple[int, Row]]:
    problems = list(raw.problems)
    if raw.header and not any(problem.row <= 1 for problem in problems):
        problems += _check_header(raw, table)
    checked.problems += problems
    if any(problem.row <= 1 for problem in problems):
        return []  # without a sound header every row would be wrong again
    rows = [
        (number, _check_row(raw, table, number, dict(zip(raw.header, cells, strict=True)), checked))
        for number, cells in raw.rows
    ]
    _check_unique(table, rows, checked)
    return rows


def _check_header(raw: RawTable, table: Table) -> list[Problem]:
    unknown = [name for name in raw.header if name not in table.headers]
    missing = [name for name in table.headers if name not in raw.header]
    problems = [
        Problem(raw.file, 1, name, "unknown-column", name, {"near": nearest(name, missing)})
        for name in unknown
    ]
    # A misspelt header is both unknown and missing: say it once.
    meant = {problem.details["near"] for problem in problems}
    problems += [
        Problem(raw.file, 1, name, "missing-column") for name in missing if name not in meant
    ]
    return problems


def _check_row(raw: RawTable, table: Table, number: int, cells: dict, checked: Checked) -> Row:
    row: Row = {}
    for column in table.columns:
        filled = {header: cells[header] for header in column.headers if cells[header]}
        if column.kind == "words":
            row.update({header: cells[header] for header in column.headers})
        if not filled:
            if column.required:
                checked.problems.append(Problem(raw.file, number, column.headers[0], "empty-cell"))
            if column.kind != "words":
                row[column.name] = None
            continue
        for header in column.headers:
            if header not in filled:
                checked.notes.append(Problem(raw.file, number, header, "no-translation"))
        for header, text in filled.items():
            row[header] = _check_cell(raw, number, header, column, text, checked)
    return row


def _check_cell(raw: RawTable, number: int, header: str, column: Column, text, checked: Checked):
    try:
        return parse(column, text, decimal_comma=raw.delimiter == ";")
    except BadCell as bad:
        choices = column.of if column.kind == "choice" else ()
        details = {"choices": ", ".join(choices), "near": nearest(text, choices)}
        if column.bounds:
            details |= {"low": column.bounds[0], "high": column.bounds[1]}
        checked.problems.append(Problem(raw.file, number, header, bad.code, text, details))
        return None


def _check_unique(table: Table, rows: list[tuple[int, Row]], checked: Checked) -> None:
    first_seen: dict[tuple, int] = {}
    for number, row in rows:
        identity = tuple(row.get(name) for name in table.unique)
        if None in identity:
            continue
        if identity in first_seen:
            found = " + ".join(str(part) for part in identity)
            details = {"first": first_seen[identity]}
            problem = Problem(table.file, number, table.unique[-1], "double-key", found, details)
            checked.problems.append(problem)
        first_seen.setdefault(identity, number)


def _unknown_keys(table, numbered, sound: set[str], checked: Checked, elsewhere: dict) -> list:
    """Return a problem for each cell that points to a row that is not there."""
    problems = []
    for column in table.columns:
        if column.kind == "ref" and column.of[0] in sound:
            keys = {row["key"] for row in checked.values[column.of[0]]}
        elif column.kind == "key_elsewhere":
            names = _names_elsewhere(column)
            if not all(name in elsewhere for name in names):
                continue
            keys = set().union(*(elsewhere[name] for name in names))
        else:
            continue
        for number, row in numbered:
            value = row.get(column.name)
            if value is not None and value not in keys:
                details = {"table": ", ".join(column.of), "near": nearest(value, keys)}
                problem = Problem(table.file, number, column.name, "unknown-key", value, details)
                problems.append(problem)
    return problems


def _gathered(unknown: list[Problem], tables: dict[str, Table], numbered: dict) -> list[Problem]:
    """
    Say once, in the table that should hold it, that a key is missing which several rows use.

    It was changed where at least RENAMED rows miss it, and the table has a key much like it that
    no row points to. Otherwise its row is gone. A key that one row misses, and one that another
    pack should hold, come back as they are.
    """
    missing: dict[tuple[str, str], list[Problem]] = {}
    for problem in unknown:
        missing.setdefault((problem.details["table"], problem.found), []).append(problem)
    problems = []
    for (name, key), found in missing.items():
        if len(found) < 2 or name not in numbered:
            problems += found
            continue
        near = found[0].details["near"]
        row = next((n for n, row in numbered[name] if row.get("key") == near), 0)
        unused = bool(row) and near not in _pointed_at(name, tables, numbered)
        if unused and len(found) >= RENAMED:
            details = {"old": key, "count": len(found)}
            problems.append(Problem(f"{name}.csv", row, "key", "renamed-key", near, details))
            continue
        places = sorted({(one.file, one.row) for one in found})
        details = {"key": key, "count": len(places), "places": places}
        details["near"] = near if unused else nearest(key, [near], cutoff=SLIP)
        problems.append(Problem(f"{name}.csv", 0, "", "missing-row", "", details))
    return problems


def _pointed_at(name: str, tables: dict[str, Table], numbered: dict) -> set:
    """Return every key of a table that some row of another table points to."""
    return {
        row.get(column.name)
        for table, rows in numbered.items()
        for column in tables[table].references
        if column.of[0] == name
        for _, row in rows
    }


def _plan_problems(numbered: dict[str, list[tuple[int, Row]]]) -> list[Problem]:
    """
    Say which plans do not add up to the length of their lesson, or go beyond the short lesson.

    The first is said at the length, the second at the step with which the plan goes beyond. A
    lesson with minutes that cannot be read is passed over: that is said at their cell.
    """
    lengths = {row["lesson"]: (n, row["minutes"]) for n, row in numbered.get("overviews", [])}
    plans: dict[str, list[tuple[int, Row]]] = {}
    for number, row in numbered.get("plan_steps", []):
        plans.setdefault(row["lesson"], []).append((number, row))
    problems = []
    for lesson, steps in plans.items():
        cells = [row[name] for _, row in steps for name in ("order", "minutes", "minutes_short")]
        if None in (lesson, *cells):
            continue
        place, length = lengths.get(lesson, (0, None))
        total = sum(row["minutes"] for _, row in steps)
        if length not in (None, total):
            found, details = str(length), {"lesson": lesson, "count": total}
            problem = Problem("overviews.csv", place, "minutes", "plan-differs", found, details)
            problems.append(problem)
        problems += _beyond(lesson, sorted(steps, key=lambda step: step[1]["order"]))
    return problems


def _beyond(lesson: str, steps: list[tuple[int, Row]]) -> list[Problem]:
    """Return a problem at the step with which a plan goes beyond the short lesson, if one does."""
    sums = list(accumulate(row["minutes_short"] for _, row in steps))
    if sums[-1] <= SHORT:
        return []
    number, row = next(step for step, so_far in zip(steps, sums, strict=True) if so_far > SHORT)
    found = str(row["minutes_short"])
    details = {"lesson": lesson, "count": sums[-1], "most": SHORT}
    return [Problem("plan_steps.csv", number, "minutes_short", "plan-too-long", found, details)]


def _note_unsourced(numbered: dict[str, list[tuple[int, Row]]], checked: Checked) -> None:
    """Note each fact that is called verified while no source of it is named."""
    if "evidence_sources" not in checked.sound:
        return  # the sources of a fact may stand where they could not be read
    sourced = {row.get("evidence") for _, row in numbered.get("evidence_sources", [])}
    for number, row in numbered.get("evidence", []):
        if row.get("certainty") == "verified" and row.get("key") not in sourced:
            problem = Problem("evidence.csv", number, "certainty", "no-source", str(row["key"]))
            checked.notes.append(problem)


def _names_elsewhere(column: Column) -> list[str]:
    """Return the tables of another pack; the first has the kind of that pack before it."""
    return [name.rpartition(":")[2] for name in column.of]
