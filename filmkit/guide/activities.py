"""What is done in the middle of each lesson, on paper: grids, cards and lists to fill in."""

from filmkit import measures
from filmkit.cards import entry_card
from filmkit.guide import selected
from filmkit.guide.by_hand import rule_cards
from filmkit.guide.material import Material
from filmkit.guide.selected import in_order, sequence_label
from filmkit.steps.claims import VERDICTS
from filmkit.steps.codebook import PARTS
from filmkit.steps.cuts import CRITERIA
from filmkit.steps.feelings import CAUSES
from filmkit.steps.form_notes import ELEMENTS
from filmkit.steps.form_notes import PARTS as NOTE
from filmkit.steps.shots import SCALES, SOUNDS
from filmkit.steps.tellings import tellings

EMPTY_SHOTS, EMPTY_NOTES = 20, 3


def activity(material: Material, lesson: str) -> list[dict]:
    """Return the blocks of a lesson's activity; none where there is nothing but questions."""
    make = {"01": _cuts, "02": _arc, "03": _presence, "04": _codebook, "05": _tellings,
            "06": _shots, "07": rule_cards, "08": _claims, "09": _argument}.get(lesson)  # fmt: skip
    return make(material) if make else []


def _cuts(material: Material) -> list[dict]:
    words = material.words
    rows = [sequence_label(row) for row in material.film.rows["sequences"]][1:]
    criteria = [words(f"criterion.{name}") for name in CRITERIA]
    events = selected.events_to_order(material.film)
    places = [str(number) for number in range(1, len(events) + 1)]
    return [
        {"kind": "list", "heading": words("guide.sheetcut"), "items": criteria},
        _grid(words("guide.cutcaption"), [words(f"part.{name}") for name in
              ("cut", "criterion", "begins", "because")], rows),
        {"kind": "cards", "heading": words("guide.sheetorders"),
         "cards": [{"title": row["title"], "lines": []} for row in events]},
        _grid(words("guide.orderscaption"), ["", *places],
              [words("part.orders-plot"), words("part.orders-story")]),
        {"kind": "write", "text": words("part.orders-told"), "frame": "", "lines": 1},
    ]  # fmt: skip


def _arc(material: Material) -> list[dict]:
    words = material.words
    rows = [sequence_label(row) for row in material.film.rows["sequences"]]
    steps = [words.signed(value) for value in range(-3, 4)]
    weights = sorted(measures.word_weights(material.lists).items())
    return [
        {"kind": "text", "heading": words("guide.sheetarc"), "text": words("guide.archow")},
        _grid(words("guide.arccaption"), [words("orders.sequence"), *steps, words("arc.reason")],
              rows),
        {"kind": "words", "heading": words("guide.sheetlist"), "text": words("guide.listhow"),
         "items": [f"{word} {words.signed(weight)}" for word, weight in weights]},
        _grid(words("guide.gapscaption"), [words("orders.sequence"), words("guide.mypoint"),
              words("list.sum"), words("gaps.cause")], [""] * 3),
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
    entries = [
        {"title": row["title"], "lines": [f"{words(f'codebook.{part}')}: {row[part]}"
                                          for part in PARTS]}
        for row in in_order(material.film.rows["codebooks"])
    ]  # fmt: skip
    blank = [{"kind": "write", "text": words(f"codebook.{part}"), "frame": "", "lines": 2}
             for part in PARTS]  # fmt: skip
    rows = [sequence_label(row) for row in material.film.rows["sequences"]]
    codes = [words(f"code.{name}") for name in ("yes", "no", "unsure")]
    yes, no = words("code.yes"), words("code.no")
    return [
        {"kind": "cards", "heading": words("guide.sheetbook"), "cards": entries},
        {"kind": "text", "heading": words("codebook.entry-heading"), "text": ""},
        *blank,
        _grid(words("guide.codescaption"), [words("orders.sequence"), *codes, words("arc.reason")],
              rows),
        _grid(words("guide.fourcaption"), ["", words("guide.other", code=yes),
              words("guide.other", code=no)],
              [words("guide.mine", code=yes), words("guide.mine", code=no)]),
    ]  # fmt: skip


def _tellings(material: Material) -> list[dict]:
    words, told = material.words, tellings(material.film)
    cards = [
        {"title": one.name,
         "lines": [one.writer, *(f"{row['order']}. {row['text']}" for row in one.sentences)]}
        for one in told
    ]  # fmt: skip
    events = [row["title"] for row in selected.events_to_tell(material.film)]
    states = ", ".join(words(f"telling.{name}") for name in ("told", "implied", "absent"))
    return [
        {"kind": "cards", "heading": words("guide.sheettellings"), "cards": cards},
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


def _claims(material: Material) -> list[dict]:
    words, cards = material.words, []
    verdicts = " ☐ ".join(["", *(words(f"verdict.{name}") for name in VERDICTS)]).strip()
    for row in in_order(material.film.rows["claims"]):
        links = material.film.where("claim_cards", claim=row["key"])
        found = [entry_card(material.ai, link["entry"]) for link in links]
        evidence = [f"{one['label']} {one['text']} {one['source']}" for one in found if one]
        lines = [row["shown"], *evidence, verdicts, f"{words('claims.mind')} …"]
        cards.append({"title": f"{row['title']} ({row['sequence'].upper()})", "lines": lines})
    return [{"kind": "cards", "heading": words("guide.sheetclaims"), "cards": cards}]


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


def _grid(caption: str, columns: list[str], rows: list) -> dict:
    """Return a table to fill in; a row is its first cell, or a list of the cells that are given."""
    given = [row if isinstance(row, list) else [row] for row in rows]
    blank = [[*row, *[""] * (len(columns) - len(row))] for row in given]
    return {"kind": "grid", "caption": caption, "columns": columns, "rows": blank}
