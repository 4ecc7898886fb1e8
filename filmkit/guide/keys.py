"""The kit's own coding behind the sheets that learners fill in; for the pages of teachers only."""

from filmkit import measures
from filmkit.films import ALL
from filmkit.guide import selected
from filmkit.guide.material import Material
from filmkit.guide.selected import in_order, sequence_label
from filmkit.steps.claims import BEFORE, NOW
from filmkit.steps.letters import LetterWriterStep
from filmkit.steps.recalls import RecallStep
from filmkit.steps.tellings import tellings


def keys_of(material: Material, lesson: str) -> list[dict]:
    """
    Return what the kit coded for the sheets of a lesson.

    Returns
    -------
    list of dict
        Tables with `caption`, `columns` and `rows`; the first cell of a row names it.
    """
    make = {"01": _orders, "02": _sums, "03": _presence, "05": _tellings, "06": _reel,
            "07": _machines, "08": _verdicts}.get(lesson)  # fmt: skip
    return make(material) if make else []


def _orders(material: Material) -> list[dict]:
    """Return a key for each spoiler level, because the sheets do not have the same events."""
    return [_orders_up_to(material.up_to(level), level) for level in range(ALL + 1)]


def _orders_up_to(material: Material, level: int) -> dict:
    words, events = material.words, selected.events_to_order(material.film)
    plot, story = (
        sorted(events, key=lambda letter, column=column: events[letter][column])
        for column in ("order", "story_order")
    )
    rows = [
        [letter, row["title"], row["sequence"].upper(), plot.index(letter) + 1,
         story.index(letter) + 1, words(f"orders.{row['mode']}")]
        for letter, row in events.items()
    ]  # fmt: skip
    names = ("event", "sequence", "in-plot", "in-story", "how")
    columns = [words("guide.letteron"), *(words(f"orders.{name}") for name in names)]
    caption = words("guide.keyorders", level=level, plot=" ".join(plot), story=" ".join(story))
    return _table(caption, columns, rows)


def _sums(material: Material) -> list[dict]:
    words = material.words
    scores = measures.score_sequences(material.film, measures.word_weights(material.lists))
    rows = [
        [key.upper(), words.signed(one.total), _weighed(one.hits, words) or "–"]
        for key, one in scores.items()
    ]
    columns = [words("orders.sequence"), words("list.sum"), words("list.found")]
    return [_table(words("guide.keylist"), columns, rows)]


def _weighed(hits: tuple, words) -> str:
    """Return the words that change the sum, each with its weight."""
    return "; ".join(f"{word} {words.signed(weight)}" for word, weight, _ in hits if weight)


def _presence(material: Material) -> list[dict]:
    words, film = material.words, material.film
    people = selected.people_to_code(film)
    modes = {(row["sequence"], row["character"]): row["mode"] for row in film.rows["presence"]}
    rows = [
        [
            sequence_label(row),
            *(
                "; ".join(
                    name
                    for person, name in people.items()
                    if modes.get((row["key"], person)) == mode
                )
                or "–"
                for mode in measures.RULES
            ),
        ]
        for row in selected.sequences_to_code(film)
    ]
    columns = [words("orders.sequence"), *(words(f"mode.{mode}") for mode in measures.RULES)]
    return [_table(words("guide.keypresence"), columns, rows)]


def _tellings(material: Material) -> list[dict]:
    words, film = material.words, material.film
    told = tellings(film)
    states = {(row["telling"], row["event"]): row["state"] for row in film.rows["telling_events"]}
    grid = [
        [
            event["title"],
            *(
                words(f"telling.{state}") if (state := states.get((one.key, event["key"]))) else "–"
                for one in told
            ),
        ]
        for event in selected.events_to_tell(film)
    ]  # fmt: skip
    planted = [
        [f"{one.letter} {row['order']}", row["text"], row["check"]]
        for one in told
        for row in one.sentences
        if row["planted"]
    ]
    columns = [words("guide.line"), words("guide.sentence"), words("guide.why")]
    return [
        _table(
            words("guide.keytellings"),
            [words("telling.event"), *(one.letter for one in told)],
            grid,
        ),
        _table(words("guide.keyplanted"), columns, planted),
    ]


def _reel(material: Material) -> list[dict]:
    words, film = material.words, material.film
    rows = [
        [row["order"], row["text"], words.number(row["seconds"], 1),
         words(f"shots.scale-{row['scale']}"), words(f"shots.sound-{row['sound']}")]
        for row in in_order(film.rows["reel_shots"])
    ]  # fmt: skip
    columns = [words(f"guide.{name}") for name in ("shot", "picture", "seconds", "scale", "sound")]
    return [_table(words("guide.keyreel"), columns, rows)]


def _machines(material: Material) -> list[dict]:
    return [*_letters(material), _memory(material), *_sorted(material)]


def _letters(material: Material) -> list[dict]:
    words, step = material.words, LetterWriterStep(material.desk)
    counts = [[f"{row['text']} …", step.following(row["text"])] for row in step.contexts]
    copied = [
        [order, letter.length, letter.source["occasion"], letter.runs[1]]
        for (order, _), letter in selected.letters_written(step).items()
    ]
    columns = [words("letters.column"), words("letters.longest"), words("guide.copiedfrom"),
               words("guide.copiedwords")]  # fmt: skip
    starts = [words("letters.start"), words("letters.most")]
    return [
        _table(words("guide.keycounts", letters=len(step.rows)), starts, counts),
        _table(words("guide.keycopied"), columns, copied),
    ]


def _memory(material: Material) -> dict:
    words, step = material.words, RecallStep(material.desk)
    rows = [[row["text"], *step.brought(row)] for row in step.probes]
    columns = [words(f"recall.{name}") for name in ("asked", "brought", "because", "person")]
    return _table(words("guide.keymemory"), columns, rows)


def _sorted(material: Material) -> list[dict]:
    words = material.words
    rows = [
        [row["title"], words(f"sort.{row['bin']}"), row["why"]]
        for row in in_order(material.machines.rows["behaviours"])
    ]
    columns = [words(f"sort.{name}") for name in ("behaviour", "kit", "why")]
    return [_table(words("guide.keysorted"), columns, rows)]


def _verdicts(material: Material) -> list[dict]:
    words, film = material.words, material.film
    rows = []
    for claim in in_order(film.rows["claims"]):
        of_year = {row["year"]: row for row in film.where("claim_verdicts", claim=claim["key"])}
        verdicts = [words(f"verdict.{of_year[year]['verdict']}") for year in (*BEFORE, NOW)]
        rows.append([claim["title"], *verdicts, of_year[NOW]["reason"]])
    columns = [words("guide.claim"), *BEFORE, NOW, words("guide.why")]
    return [_table(words("guide.keyverdicts"), columns, rows)]


def _table(caption: str, columns: list[str], rows: list[list]) -> dict:
    return {"caption": caption, "columns": columns, "rows": rows}
