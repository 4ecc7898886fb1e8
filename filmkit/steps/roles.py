"""Role cards for a debate: a goal, two facts with their source, one thing the role cannot know."""

from filmkit.cards import entry_card
from filmkit.sources import short_reference
from filmkit.steps.form import FieldsStep, fits, wanted_words
from filmkit.steps.step import Desk

ROLES = "n09-roles"
LEAST_WORDS = 40


class RolesStep(FieldsStep):
    """Choose a role, read its card, and write the best paragraph that it could say."""

    follows = ()

    def __init__(self, desk: Desk):
        words = desk.words
        self.roles = sorted(desk.film.rows["roles"], key=lambda row: row["order"])
        options = [{"value": row["key"], "label": row["name"]} for row in self.roles]
        wanted = wanted_words(LEAST_WORDS, desk.film.lang)
        best = {"name": "best", "kind": "text", "rows": 5, "label": words("roles.best")}
        answer = {"name": "answer", "kind": "text", "rows": 3, "label": words("roles.answer")}
        pick = {"name": "role", "kind": "pick", "label": words("roles.pick"), "options": options}
        groups = [
            {"key": "role", "fields": [pick]},
            {
                "key": "best",
                "heading": words("roles.heading"),
                "fields": [
                    best | {"words": wanted, "frame": words("roles.frame-best")},
                    answer | {"frame": words("roles.frame-answer")},
                ],
            },
        ]
        super().__init__(desk, ROLES, groups)

    def values(self) -> dict:
        """Return what is written; a role that the level hides is not replaced by an older one."""
        values = super().values()
        return values | {"role": ""} if self._is_beyond() else values

    def view(self) -> dict:
        """Return the chosen card and what is written."""
        view = super().view()
        card = role_card(self.desk, view["values"].get("role", ""))
        told = self.desk.words("roles.beyond") if self._is_beyond() else ""
        return view | {"after": {"role": card}, "messages": {"role": told}}

    def _is_beyond(self) -> bool:
        fields = [entry.value for entry in self.entries() if entry.kind == "field"]
        roles = [one.get("value") for one in fields
                 if isinstance(one, dict) and one.get("name") == "role"]  # fmt: skip
        return bool(roles) and not fits(self.fields["role"], roles[-1])


def role_card(desk: Desk, key: str) -> list[dict]:
    """Return the card of a role as a block; nothing for a role that is hidden or unknown."""
    words, row = desk.words, desk.film.row("roles", key)
    if not row:
        return []
    facts = sorted(desk.film.where("role_facts", role=key), key=lambda fact: fact["order"])
    items = [
        {"label": words("roles.goal"), "text": row["goal"]},
        *({"label": words("roles.fact"), "text": one["fact"], "source": _source(desk, one)}
          for one in facts),
        {"label": words("roles.unknown"), "text": row["unknown"]},
    ]  # fmt: skip
    return [{"heading": row["name"], "items": items}]


def _source(desk: Desk, fact: dict) -> str:
    if fact["entry"]:
        return entry_card(desk.ai, fact["entry"]).get("source", "")
    links = desk.film.where("evidence_sources", evidence=fact["evidence"])
    named = [short_reference(desk.film.row("sources", link["source"])) for link in links[:3]]
    return f"[{fact['evidence']}. {'; '.join(named)}]" if named else f"[{fact['evidence']}]"


def roles_summary(desk: Desk) -> list[dict]:
    """Return the opponent's paragraph and the answer to it."""
    words, values = desk.words, RolesStep(desk).values()
    name = desk.film.row("roles", values.get("role", "")).get("name", "")
    items = [
        {"label": words("roles.role-line"), "text": name},
        {"label": words("roles.best-line"), "text": values.get("best", "")},
        {"label": words("roles.answer-line"), "text": values.get("answer", "")},
    ]
    written = any(one["text"].strip() for one in items[1:])
    items = [one for one in items if one["text"].strip()]
    return [{"heading": words("roles.summary"), "items": items}] if written else []
