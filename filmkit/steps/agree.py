"""Disagreements first, then the table, then the numbers: two readers of the same sequences."""

from filmkit.measures import LEAST
from filmkit.steps.agreement_report import code_label, number_blocks
from filmkit.steps.codebook import ENTRY
from filmkit.steps.fellow_readers import PARTNER, Comparison, choices, compare
from filmkit.steps.form import FieldsStep
from filmkit.steps.report import named, pair, table
from filmkit.steps.step import Desk
from filmkit.steps.theme_codes import CODES, CoderStep

AGREE = "n04-agree"
HOW_MANY = 3  # disagreements to look into before a number is shown
CAUSES = ("vague", "evidence", "ambiguity")


class AgreeStep(FieldsStep):
    """
    Choose other readers, read every disagreement, name the cause of three, then count.

    Opens when enough sequences are coded, so that nobody's codes lean on another's.
    """

    follows = (ENTRY, CODES, PARTNER)

    def __init__(self, desk: Desk):
        words, self.coder = desk.words, CoderStep(desk)
        about = [
            {"text": row["about"]}
            for row in sorted(desk.film.rows["readers"], key=lambda row: row["order"])
        ]
        about.append({"text": words("agree.list-about")})
        readers = {"name": "readers", "kind": "ticks", "label": words("agree.readers")}
        groups = [
            {
                "key": "readers",
                "heading": words("agree.readers-heading"),
                "blocks": [{"heading": words("agree.who"), "items": about}],
                "fields": [readers | {"options": _options(choices(desk))}],
            },
            *(_dispute(self.coder, number) for number in range(1, HOW_MANY + 1)),
            {
                "key": "numbers",
                "heading": words("agree.numbers-heading"),
                "text": words("agree.numbers-text"),
                "fields": [],
                "actions": [{"act": "numbers", "label": words("agree.numbers")}],
            },
        ]
        super().__init__(desk, AGREE, groups)
        self._missing = ""

    def view(self) -> dict:
        """Return the disagreements and, once three are explained, what was counted."""
        view, words = super().view(), self.desk.words
        everything = [group["key"] for group in self.spec["groups"]]
        if not self.ready():
            return view | {"hidden": everything, "message": words("agree.codefirst", count=LEAST)}
        comparison, lacking = self.comparison()
        disputed = comparison.disputed
        asked = [f"dispute-{n}" for n in range(1, min(HOW_MANY, len(disputed)) + 1)]
        open_now = ["readers", *asked, *(["numbers"] if comparison.others else [])]
        after = {"readers": self._disagreements(comparison, disputed)}
        if comparison.others and self.desk.work.latest(self.item, "compare"):
            guess = self.coder.book.entry()["guess"]
            after["numbers"] = number_blocks(self.desk, comparison, guess)
        return view | {
            "hidden": [key for key in everything if key not in open_now],
            "offered": self._offered(view["values"], disputed),
            "after": after,
            "message": " ".join(lacking),
            "messages": {"numbers": self._missing},
        }

    def ready(self) -> bool:
        """Tell whether the learner has coded enough: ten, or all where fewer are shown."""
        comparison, _ = compare(self.coder, [])
        wanted = min(LEAST, len(self.desk.film.rows["sequences"]))
        return comparison is not None and len(comparison.own.codes) >= wanted

    def comparison(self) -> tuple[Comparison | None, list[str]]:
        """Return the learner beside the readers that are ticked, see `compare`."""
        ticked = self.values().get("readers", [])
        return compare(self.coder, [key for key in choices(self.desk) if key in ticked])

    def explained(self) -> list[dict]:
        """Return each chosen disagreement with `sequence`, `cause` and `why`, once it is whole."""
        values, comparison = self.values(), self.comparison()[0]
        disputed = comparison.disputed if comparison else []
        found = {}
        for n in range(1, HOW_MANY + 1):
            parts = {
                "sequence": values.get(f"dispute-{n}", ""),
                "cause": values.get(f"cause-{n}", ""),
                "why": values.get(f"why-{n}", "").strip(),
            }
            if all(parts.values()) and parts["sequence"] in disputed:
                found[parts["sequence"]] = parts
        return list(found.values())

    def do_numbers(self, message: dict) -> None:
        """Show table and numbers, once three disagreements (or all) are explained."""
        comparison, _ = self.comparison() if self.ready() else (None, [])
        wanted = min(HOW_MANY, len(comparison.disputed)) if comparison else HOW_MANY
        if comparison and comparison.others and len(self.explained()) >= wanted:
            self._missing = ""
            self.desk.save(self.item, "compare", True)
        else:
            self._missing = self.desk.words("agree.explain", count=wanted)

    def _offered(self, values: dict, disputed: list[str]) -> dict[str, list[str]]:
        names = [f"dispute-{n}" for n in range(1, HOW_MANY + 1)]
        taken = {name: values.get(name) for name in names}
        return {
            name: [
                key
                for key in disputed
                if key not in (taken[other] for other in names if other != name)
            ]
            for name in names
        }

    def _disagreements(self, comparison: Comparison, disputed: list[str]) -> list[dict]:
        words = self.desk.words
        if not comparison.others:
            return []
        if not disputed:
            return [{"heading": words("agree.disputed"), "text": words("agree.no-dispute")}]
        pairs = [side_by_side(self.desk, comparison, key) for key in disputed]
        text = words("agree.count", count=len(disputed))
        return [{"heading": words("agree.disputed"), "text": text, "pairs": pairs}]


def side_by_side(desk: Desk, comparison: Comparison, key: str) -> dict:
    """Return a sequence with the codes and reasons of all readers; say who read what wording."""
    words = desk.words
    sides = [
        (
            reader.name,
            code_label(words, reader.codes.get(key)),
            reader.reasons.get(key) or words("agree.no-reason"),
        )
        for reader in (comparison.own, *comparison.others)
    ]
    return pair(key, *sides, note=words("agree.gentle") if desk.cards[key]["neutral"] else "")


def codes_summary(desk: Desk) -> list[dict]:
    """Return the learner's codes and reasons by sequence; the others' once they were compared."""
    step, words = AgreeStep(desk), desk.words
    comparison, _ = step.comparison()
    if comparison is None or not comparison.own.codes:
        return []
    own = comparison.own
    others = comparison.others if desk.work.latest(AGREE, "compare") else ()
    rows = [
        [
            named(key),
            code_label(words, own.codes[key]),
            own.reasons.get(key, "–"),
            *(code_label(words, reader.codes.get(key)) for reader in others),
        ]
        for key in comparison.sequences
        if key in own.codes
    ]
    columns = [words("codes.unit"), own.name, words("agree.own-reason")]
    columns += [reader.name for reader in others]
    return [table(words("codes.label"), columns, rows, look="open")]


def agreement_summary(desk: Desk) -> list[dict]:
    """Return the causes and the numbers for the product page, once they were shown."""
    if not desk.work.latest(AGREE, "compare"):
        return []
    step = AgreeStep(desk)
    after = step.view().get("after", {})
    rows = desk.film.row
    items = [
        {
            "label": f"{one['sequence'].upper()} {rows('sequences', one['sequence'])['title']}:",
            "text": f"{desk.words('agree.cause-' + one['cause'])}. {one['why']}",
        }
        for one in step.explained()
    ]
    causes = [{"heading": desk.words("agree.causes"), "items": items}] if items else []
    return [*causes, *after.get("numbers", [])]


def _options(labels: dict[str, str]) -> list[dict]:
    return [{"value": value, "label": label} for value, label in labels.items()]


def _dispute(coder: CoderStep, number: int) -> dict:
    words, rows = coder.desk.words, coder.spec["rows"]
    sequence = {"name": f"dispute-{number}", "kind": "pick", "label": words("agree.dispute")}
    cause = {"name": f"cause-{number}", "kind": "choice", "label": words("agree.cause")}
    why = {"name": f"why-{number}", "kind": "line", "label": words("agree.why")}
    causes = {name: words(f"agree.cause-{name}") for name in CAUSES}
    return {
        "key": f"dispute-{number}",
        "heading": words("agree.dispute-heading", number=number),
        "fields": [
            sequence | {"options": _options({row["key"]: row["label"] for row in rows})},
            cause | {"options": _options(causes)},
            why,
        ],
    }
