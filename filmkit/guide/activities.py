"""What is done in the middle of each lesson, on paper: grids, cards and lists to fill in."""

from filmkit import measures
from filmkit.guide import selected
from filmkit.guide.claims import claims_to_judge, first_verdicts
from filmkit.guide.material import Material
from filmkit.guide.selected import in_order, sequence_label
from filmkit.guide.small_machines import machines_by_hand, talk_to_rate
from filmkit.steps.arcs import HIGH, LOW, POINTS, PREMISE_REASONS, REASONS
from filmkit.steps.codebook import PARTS
from filmkit.steps.cuts import CRITERIA
from filmkit.steps.feelings import CAUSES
from filmkit.steps.form_notes import ELEMENTS
from filmkit.steps.form_notes import PARTS as NOTE
from filmkit.steps.shots import SCALES, SOUNDS
from filmkit.steps.tellings import tellings
from filmkit.steps.theme_codes import SIGNS

EMPTY_SHOTS, EMPTY_NOTES = 20, 3


def activity(material: Material, lesson: str) -> list[dict]:
    """Return the blocks of a lesson's activity; none where there is nothing but questions."""
    make = {"01": _cuts, "02": _arc, "03": _presence, "04": _codebook, "05": _tellings,
            "06": _shots, "07": machines_by_hand, "08": claims_to_judge,
            "09": _argument}.get(lesson)  # fmt: skip
    return make(material) if make else []


def opening(material: Material, lesson: str) -> list[dict]:
    """Return the blocks of a lesson that come before its predictions; in most there are none."""
    make = {"07": talk_to_rate, "08": first_verdicts}.get(lesson)
    return make(material) if make else []


def _cuts(material: Material) -> list[dict]:
    words = material.words
    rows = [f"☐ {sequence_label(row)}" for row in material.film.rows["sequences"]][1:]
    criteria = [words(f"criterion.{name}") for name in CRITERIA]
    columns = [words(f"part.{name}") for name in ("cut", "criterion", "begins", "because")]
    events = selected.events_to_order(material.film)
    places = [str(number) for number in range(1, len(events) + 1)]
    how = words("guide.orderscaption", first=min(events), last=max(events))
    orders = [words("part.orders-plot"), words("part.orders-story")]
    cards = [{"title": f"{letter}: {row['title']}", "lines": []}
             for letter, row in events.items()]  # fmt: skip
    return [
        {"kind": "list", "heading": words("guide.sheetcut"), "items": criteria},
        _grid(words("guide.cutcaption"), columns, rows, wide=True) | {"named": True},
        {"kind": "cards", "heading": words("guide.sheetorders"), "cards": cards},
        _grid(how, ["", *places], orders),
        {"kind": "write", "text": words("part.orders-told"), "frame": "", "lines": 1},
    ]


def _arc(material: Material) -> list[dict]:
    words = material.words
    rows = [sequence_label(row) for row in material.film.rows["sequences"]]
    steps = [words.signed(value) for value in range(LOW, HIGH + 1)]
    arc = [words("orders.sequence"), *steps, words("arc.reason")]
    gaps = [words(name) for name in ("orders.sequence", "guide.mypoint", "list.sum", "gaps.cause")]
    reasons = PREMISE_REASONS if len(rows) < POINTS else REASONS
    how = words("guide.archow", count=reasons)
    weights = sorted(measures.word_weights(material.lists).items())
    listed = [f"{word} {words.signed(weight)}" for word, weight in weights if weight]
    return [
        {"kind": "text", "heading": words("guide.sheetarc"), "text": how},
        _grid(words("guide.arccaption"), arc, rows, wide=True),
        {"kind": "words", "heading": words("guide.sheetlist"), "text": words("guide.listhow"),
         "items": listed},
        _grid(words("guide.gapscaption"), gaps, [""] * 3, wide=True),
        {"kind": "list", "heading": words("gaps.cause"),
         "items": [words(f"gaps.cause-{name}") for name in CAUSES]},
    ]  # fmt: skip


def _presence(material: Material) -> list[dict]:
    words, rooms = material.words, selected.sequences_to_code(material.film)
    people = list(selected.people_to_code(material.film).values())
    rules = [words(f"coding.{name}") for name in (*measures.RULES, "own")]
    texts = [
        {"title": sequence_label(row), "lines": [row["neutral"] or row["text"]]} for row in rooms
    ]
    return [
        {"kind": "list", "heading": words("coding.rule-heading"), "items": rules},
        {"kind": "write", "text": words("coding.rule-text"), "frame": "", "lines": 2},
        {"kind": "cards", "cards": texts},
        _grid(words("guide.presencecaption"), [words("orders.sequence"), *people],
              [sequence_label(row) for row in rooms]),
        {"kind": "text", "heading": words("guide.sheetnet"), "text": words("guide.nethow")},
        {"kind": "circle", "names": people},
    ]  # fmt: skip


def _codebook(material: Material) -> list[dict]:
    words = material.words
    labels = {part: words(f"codebook.{part}") for part in PARTS}
    entries = [
        {"title": row["title"],
         "lines": [f"{label.partition(':')[0]}: {row[part]}" for part, label in labels.items()]}
        for row in in_order(material.film.rows["codebooks"])
    ]  # fmt: skip
    blank = [{"kind": "write", "text": text, "frame": "", "lines": 2} for text in labels.values()]
    rows = [sequence_label(row) for row in material.film.rows["sequences"]]
    codes = [words(f"code.{name}") for name in SIGNS]
    yes, no = words("code.yes"), words("code.no")
    other = [words("guide.other", code=code) for code in (yes, no)]
    mine = [words("guide.mine", code=code) for code in (yes, no)]
    columns = [words("orders.sequence"), *codes, words("arc.reason")]
    return [
        {"kind": "cards", "heading": words("guide.sheetbook"), "cards": entries},
        {"kind": "text", "heading": words("codebook.entry-heading"), "text": ""},
        *blank,
        _grid(words("guide.codescaption"), columns, rows, wide=True),
        _grid(words("guide.fourcaption"), ["", *other], mine),
    ]


def _tellings(material: Material) -> list[dict]:
    words, told = material.words, tellings(material.film)
    lines = [
        {"kind": "lines", "heading": one.name, "text": one.writer,
         "items": [f"{row['order']}. {row['text']}" for row in one.sentences]}
        for one in told
    ]  # fmt: skip
    events = [row["title"] for row in selected.events_to_tell(material.film)]
    states = ", ".join(words(f"telling.{name}") for name in ("told", "implied", "absent"))
    return [
        *lines,
        _grid(words("guide.tellingscaption", states=states), [words("telling.event"),
              *(one.letter for one in told)], events),
        _grid(words("guide.plantedcaption"), [words(f"guide.{name}") for name in
              ("line", "whyfalse", "settles")], [""] * 3),
    ]  # fmt: skip


def _shots(material: Material) -> list[dict]:
    words = material.words
    head = [words(f"guide.{name}") for name in ("shot", "picture", "heard", "scale", "sound")]
    reel = [[row["order"], row["text"], row["heard"]] for row in
            in_order(material.film.rows["reel_shots"])]  # fmt: skip
    scales = ", ".join(words(f"shots.scale-{name}") for name in SCALES)
    sounds = "; ".join(words(f"shots.sound-{name}") for name in SOUNDS)
    log = [words(f"guide.{name}") for name in ("shot", "time", "scale", "sound", "remark")]
    notes = [words(f"notes.{name}-column") for name in NOTE]
    elements = [words(f"notes.of-{name}") for name in ELEMENTS]
    return [
        {"kind": "list", "heading": words("guide.sheetreel"), "items": [scales, sounds]},
        _grid(words("guide.reelcaption"), head, reel),
        _grid(words("guide.logcaption"), log, list(range(1, EMPTY_SHOTS + 1))),
        {"kind": "list", "heading": words("notes.product"), "items": elements},
        _grid(words("notes.frame"), notes, [""] * EMPTY_NOTES),
    ]


def _argument(material: Material) -> list[dict]:
    words, film = material.words, material.film
    roles = []
    for row in in_order(film.rows["roles"]):
        facts = [f"{words('roles.fact')} {one['fact']}" for one in
                 in_order(film.where("role_facts", role=row["key"]))]  # fmt: skip
        goal = f"{words('roles.goal')} {row['goal']}"
        lines = [goal, *facts, f"{words('roles.unknown')} {row['unknown']}"]
        roles.append({"title": row["name"], "lines": lines})
    parts = ("thesis", *("claim", "so") * 3, "form", "counter", "answer", "limit", "conclusion")
    outline = [
        {"kind": "write", "text": words(f"outline.ask-{part}"),
         "frame": words(f"outline.frame-{part}"), "lines": 2}
        for part in parts
    ]  # fmt: skip
    return [
        {"kind": "cards", "heading": words("guide.sheetroles"), "cards": roles},
        {"kind": "text", "heading": words("guide.sheetoutline"), "text": ""},
        *outline,
    ]


def _grid(caption: str, columns: list[str], rows: list, *, wide: bool = False) -> dict:
    """
    Return a table to fill in; a row is its first cell, or a list of the cells that are given.

    `wide` leaves the last column room to write a sentence.
    """
    given = [row if isinstance(row, list) else [row] for row in rows]
    blank = [[*row, *[""] * (len(columns) - len(row))] for row in given]
    return {"kind": "grid", "caption": caption, "columns": columns, "rows": blank, "wide": wide}
