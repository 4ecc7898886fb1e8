"""Code presence by a rule of one's own, then compare with the kit's coding."""

from filmkit import measures
from filmkit.errors import NoSuchItem
from filmkit.steps.form import FieldsStep
from filmkit.steps.step import Desk

LEAST = 3  # coded sequences before a comparison says anything
RULES = ("body", "voice", "talked", "own")


class CodingStep(FieldsStep):
    """
    Choose a rule for who is in the room, write it down, tick people sequence by sequence.

    After the ticks the differences to the kit's coding are listed; they are differences, not
    mistakes.
    """

    follows = ()

    def __init__(self, desk: Desk, item: str):
        rows = sorted(desk.film.where("form_sequences", form=item), key=lambda row: row["order"])
        if not rows:
            raise NoSuchItem(desk.words("form.none", key=item))
        self.sequences = [row["sequence"] for row in rows]
        self.people = _people(desk, self.sequences)
        words = desk.words
        rule = {
            "key": "rule",
            "heading": words("coding.rule-heading"),
            "fields": [
                {
                    "name": "rule",
                    "kind": "choice",
                    "label": words("coding.rule"),
                    "options": [
                        {"value": name, "label": words(f"coding.{name}")} for name in RULES
                    ],
                },
                {
                    "name": "rule-text",
                    "kind": "text",
                    "rows": 2,
                    "label": words("coding.rule-text"),
                },
            ],
        }
        rooms = [_room(desk, key, self.people) for key in self.sequences]
        actions = [{"act": "compare", "label": words("coding.compare"), "stays": True}]
        super().__init__(desk, item, [rule, *rooms], actions=actions)
        for card in self.spec["cards"].values():
            card["who"] = ""  # it would give the kit's coding away
        self._missing = ""

    def view(self) -> dict:
        """Return the ticks and, once asked for, the differences to the kit's coding."""
        view = super().view()
        if self._missing:
            return view | {"message": self._missing}
        if self.desk.work.latest(self.item, "compare"):
            differences = self.differences()
            count = sum(len(items) for items in differences.values())
            text = self.desk.words("coding.differs", count=count, rooms=len(differences))
            return view | {"message": text, "after": self._blocks(differences)}
        return view

    def do_compare(self, message: dict) -> None:
        """Show the differences, once there is a rule in words and some sequences are coded."""
        values, words = self.values(), self.desk.words
        if not values.get("rule") or not values.get("rule-text", "").strip():
            self._missing = words("coding.rulefirst")
        elif len(self.coded()) < LEAST:
            self._missing = words("coding.codefirst", count=LEAST)
        else:
            self._missing = ""
            self.desk.save(self.item, "compare", True)

    def coded(self) -> list[str]:
        """Return the sequences that the learner has coded; skipping one costs nothing."""
        values = self.values()
        return [key for key in self.sequences if key in values]

    def differences(self) -> dict[str, list[tuple[str, str]]]:
        """
        Compare the ticks with the kit's coding under the same rule.

        Returns
        -------
        dict of str to list of (str, str)
            By sequence: character key, and `only-you` or `only-kit`. A rule of one's own is
            compared with the widest rule.
        """
        values = self.values()
        rule = values.get("rule")
        coded = measures.present(self.desk.film, rule if rule in measures.RULES else "talked")
        found = {}
        for key in self.coded():
            yours, kit = set(values.get(key, [])), coded[key] & set(self.people)
            found[key] = [(person, "only-you") for person in self.people if person in yours - kit]
            found[key] += [(person, "only-kit") for person in self.people if person in kit - yours]
        return found

    def _blocks(self, differences: dict) -> dict[str, list[dict]]:
        words = self.desk.words
        blocks = {}
        for key, items in differences.items():
            lines = [
                {"label": self.people[person], "text": words(f"coding.{which}")}
                for person, which in items
            ]
            same = [{"text": words("coding.same")}]
            blocks[key] = [{"heading": words("coding.beside"), "items": lines or same}]
        return blocks


def _people(desk: Desk, sequences: list[str]) -> dict[str, str]:
    """Return names of everybody who can be meant in these sequences, without groups."""
    rooms = measures.present(desk.film, "talked")
    seen = set().union(*(rooms[key] for key in sequences))
    rows = desk.film.rows["characters"]
    return {
        row["key"]: row["name"] for row in rows if row["key"] in seen and row["kind"] != "group"
    }


def _room(desk: Desk, key: str, people: dict[str, str]) -> dict:
    row = desk.film.row("sequences", key)
    label = desk.words("coding.who", sequence=key.upper())
    options = [{"value": person, "label": name} for person, name in people.items()]
    return {
        "key": key,
        "heading": f"{key.upper()} {row['title']}",
        "text": row["neutral"] or row["text"],
        "full": row["text"] if row["neutral"] else "",
        "fields": [{"name": key, "kind": "ticks", "label": label, "options": options}],
    }
