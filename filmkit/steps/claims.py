"""Claims of the film against reality: verdicts with a date, sources, and other years."""

from filmkit.cards import entry_card, evidence_line
from filmkit.steps.form import FieldsStep
from filmkit.steps.step import Desk

VERDICTS = ("common", "partly", "not-shown", "disputed", "value")
NOW, BEFORE = "2026", ("2013", "2023")
CLAIMS = "n08-claims"
LEAST = 8  # quick verdicts, where the spoiler level shows as many claims


def _claims(desk: Desk) -> list[dict]:
    return sorted(desk.film.rows["claims"], key=lambda row: row["order"])


def _verdict(desk: Desk, name: str, label: str) -> dict:
    options = [{"value": value, "label": desk.words(f"verdict.{value}")} for value in VERDICTS]
    return {"name": name, "kind": "pick", "label": label, "options": options}


class QuickVerdictsStep(FieldsStep):
    """A first verdict on eight claims or more, and one confidence for all; locks for good."""

    def __init__(self, desk: Desk):
        words = desk.words
        fields = [_verdict(desk, row["key"], row["title"]) for row in _claims(desk)]
        fields.append(
            {
                "name": "confidence",
                "kind": "pick",
                "label": words("js.confidence"),
                "options": [
                    {"value": str(n), "label": words(f"js.confidence{n}")} for n in range(1, 6)
                ],
            }
        )
        super().__init__(
            desk,
            "n08-quick",
            [{"key": "quick", "fields": fields}],
            actions=[{"act": "lock", "label": words("question.lock")}],
        )
        self._missing = ""

    def view(self) -> dict:
        """Return the verdicts; after the lock those that were locked."""
        locked = self.locked()
        if locked is not None:
            return {"values": locked, "locked": True, "message": self.desk.words("question.locked")}
        return super().view() | {"message": self._missing}

    def locked(self) -> dict | None:
        """Return the verdicts as they were locked, or None."""
        return self.first_lock(self.fields)

    def do_write(self, message: dict) -> None:
        """Save one verdict, unless all are locked."""
        if self.locked() is None:
            super().do_write(message)

    def do_lock(self, message: dict) -> None:
        """Lock the verdicts, once there are enough of them and a confidence."""
        values = self.values()
        missing = [field["label"] for name, field in self.fields.items() if not values.get(name)]
        least = min(LEAST, len(self.fields) - 1)
        enough = len(self.fields) - len(missing) > least and values.get("confidence")
        which = "; ".join(missing)
        self._missing = (
            "" if enough else self.desk.words("claims.missing", least=least, which=which)
        )
        if enough and self.locked() is None:
            self.desk.save(self.item, "lock", values)


class ClaimsStep(FieldsStep):
    """The claim matrix: the film side, evidence cards, and a verdict that names its source."""

    def __init__(self, desk: Desk):
        groups = [_claim_group(desk, row) for row in _claims(desk)]
        super().__init__(desk, CLAIMS, groups)

    def view(self) -> dict:
        """Return all verdicts, how many claims are done, and what an unfinished one lacks."""
        view, words = super().view(), self.desk.words
        done = [
            row["key"] for row in _claims(self.desk) if not self.lacks(row["key"], view["values"])
        ]
        after, badges = {}, {}
        for row in _claims(self.desk):
            lacking = self.lacks(row["key"], view["values"])
            verdict = view["values"].get(f"{row['key']}-verdict")
            badges[row["key"]] = words(f"verdict.{verdict}") if verdict else ""
            if 0 < len(lacking) < 4:
                items = [{"text": words(f"claims.lacks-{name}")} for name in lacking]
                after[row["key"]] = [{"heading": words("claims.open"), "items": items}]
        told = words("claims.done", count=len(done))
        return view | {"message": told, "after": after, "badges": badges}

    @staticmethod
    def lacks(claim: str, values: dict) -> list[str]:
        """Return what a verdict still lacks: verdict, confidence, source, mind."""
        names = ["verdict", "confidence", "source", "mind"]
        if values.get(f"{claim}-verdict") == "value":
            names.remove("source")  # no source can settle a value question
        return [name for name in names if not values.get(f"{claim}-{name}", "").strip()]


class OtherYearsStep(FieldsStep):
    """The same claims in 2013 and 2023, then the kit's verdicts with reasons beside one's own."""

    def __init__(self, desk: Desk):
        words = desk.words
        self.claims = ClaimsStep(desk)
        groups = [
            {
                "key": row["key"],
                "heading": row["title"],
                "collapsed": True,
                "fields": [
                    _verdict(desk, f"{row['key']}-{year}", words("claims.in-year", year=year))
                    for year in BEFORE
                ],
            }
            for row in _claims(desk)
        ]
        actions = [{"act": "compare", "label": words("claims.compare"), "stays": True}]
        super().__init__(desk, "n08-years", groups, actions=actions)
        self._missing = ""

    def view(self) -> dict:
        """Return the verdicts and, once asked for, the kit's."""
        view, words = super().view(), self.desk.words
        if self._missing:
            return view | {"message": self._missing}
        if not self.desk.work.latest(self.item, "compare"):
            return view
        flips, judged = self.flipped(), self.judged()
        return view | {
            "message": words("claims.flipped", count=len(flips), which="; ".join(flips) or "–"),
            "after": {key: self._kit(key) for key in judged},
            "badges": {key: self._beside(key) for key in judged},
        }

    def judged(self) -> list[str]:
        """Return the claims that have a verdict for today."""
        values = self.claims.values()
        return [row["key"] for row in _claims(self.desk) if values.get(f"{row['key']}-verdict")]

    def flipped(self) -> list[str]:
        """Return titles of the claims whose verdict is not the same in all years judged."""
        now, before = self.claims.values(), self.values()
        titles = {row["key"]: row["title"] for row in _claims(self.desk)}
        found = []
        for key in self.judged():
            years = {before.get(f"{key}-{year}") for year in BEFORE} - {None, ""}
            if years - {now[f"{key}-verdict"]}:
                found.append(titles[key])
        return found

    def do_compare(self, message: dict) -> None:
        """Show the kit's verdicts for the claims that the learner has judged for two years."""
        values = self.values()
        judged = [
            key for key in self.judged() if any(values.get(f"{key}-{year}") for year in BEFORE)
        ]
        self._missing = "" if judged else self.desk.words("claims.judgefirst")
        if judged:
            self.desk.save(self.item, "compare", True)

    def _kit(self, claim: str) -> list[dict]:
        words, own = self.desk.words, self.claims.values().get(f"{claim}-verdict")
        rows = sorted(
            self.desk.film.where("claim_verdicts", claim=claim), key=lambda row: row["year"]
        )
        items = [
            {
                "label": f"{row['year']}: {words('verdict.' + row['verdict'])}.",
                "text": row["reason"],
            }
            for row in rows
        ]
        yours = [{"label": words("claims.yours", year=NOW), "text": words(f"verdict.{own}") + "."}]
        first = (QuickVerdictsStep(self.desk).locked() or {}).get(claim)
        if first:
            text = words(f"verdict.{first}") + "."
            yours.insert(0, {"label": words("claims.first"), "text": text})
        return [
            {"heading": words("claims.own"), "items": yours},
            {"heading": words("claims.kit"), "items": items},
        ]

    def _beside(self, claim: str) -> str:
        """Say whether one's own verdict for today and the kit's are the same."""
        own = self.claims.values().get(f"{claim}-verdict")
        kit = self.desk.film.where("claim_verdicts", claim=claim, year=NOW)
        same = any(row["verdict"] == own for row in kit)
        return self.desk.words("claims.same" if same else "claims.differs")


def _claim_group(desk: Desk, row: dict) -> dict:
    words, key = desk.words, row["key"]
    links = desk.film.where("claim_cards", claim=key)
    cards = {link["entry"]: card for link in links if (card := entry_card(desk.ai, link["entry"]))}
    shown = {
        "text": row["shown"],
        "sequences": [row["sequence"]],
        "source": evidence_line(desk.film, row["evidence"], row["status"]),
    }
    film = {"value": "film", "label": words("claims.film-source")}
    sources = [
        {"value": entry, "label": card["label"].rstrip(":")} for entry, card in cards.items()
    ]
    confidence = [{"value": str(n), "label": words(f"js.confidence{n}")} for n in range(1, 6)]
    blocks = [{"heading": words("claims.film"), "items": [shown]}]
    if cards:
        blocks.append({"heading": words("claims.cards"), "items": list(cards.values())})
    return {
        "key": key,
        "heading": row["title"],
        "collapsed": True,
        "blocks": blocks,
        "fields": [
            _verdict(desk, f"{key}-verdict", words("claims.verdict", year=NOW)),
            {
                "name": f"{key}-confidence",
                "kind": "pick",
                "label": words("js.confidence"),
                "options": confidence,
            },
            {
                "name": f"{key}-source",
                "kind": "pick",
                "label": words("claims.source"),
                "options": [*sources, film],
            },
            {"name": f"{key}-mind", "kind": "text", "rows": 2, "label": words("claims.mind")},
        ],
    }
