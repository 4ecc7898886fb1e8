"""The talking program of lesson 07 as rule cards, so that two learners can play it by hand."""

import re

from filmkit.guide.material import Material
from filmkit.guide.selected import in_order
from filmkit.steps.talks import WANTED


def rule_cards(material: Material) -> list[dict]:
    """Return how to play, the words that are swapped, and one card for each keyword."""
    words, table = material.words, material.machines.of_language
    keys = sorted(table("eliza_keys"), key=lambda row: -(row["rank"] or 0))
    swaps = [f"{row['word']} → {row['swap']}".replace("*", "-") for row in keys if row["swap"]]
    lines = [row["text"] for row in table("eliza_lines") if row["kind"] == "none"]
    ruled = {row["key"] for row in table("eliza_rules")}
    cards = [_card(material, row) for row in keys if row["word"] in ruled]
    return [
        {"kind": "text", "heading": words("talk.card"), "text": words("talk.role"), "fresh": True},
        {"kind": "list", "heading": words("guide.sheethand"),
         "items": [words(f"guide.hand{step}") for step in range(1, 6)]},
        {"kind": "words", "heading": words("guide.swaps"), "text": "", "items": swaps},
        *({"kind": "words", "heading": words("guide.group", name=name), "text": "", "items": group}
          for name, group in _groups(keys).items()),
        {"kind": "cards", "heading": words("guide.rulecards"), "cards": cards},
        {"kind": "list", "heading": words("guide.nofit"), "items": lines},
        {"kind": "grid", "caption": words("guide.talkcaption"),
         "columns": [words("guide.said"), words("guide.rule"), words("guide.replied")],
         "rows": [["", "", ""]] * WANTED},
    ]  # fmt: skip


def _groups(keys: list[dict]) -> dict[str, list[str]]:
    """Return the words that belong to a group, by its name."""
    groups: dict[str, list[str]] = {}
    for row in keys:
        for tag in (row["tags"] or "").split():
            groups.setdefault(tag, []).append(row["word"])
    return groups


def _card(material: Material, key: dict) -> dict:
    words, table = material.words, material.machines.of_language
    lines = [words("guide.strength", rank=key["rank"] or 0)]
    rules = [row for row in table("eliza_rules") if row["key"] == key["word"]]
    for rule in in_order(rules):
        lines.append(words("guide.pattern", pattern=_pattern(rule["pattern"], words)))
        replies = [
            row
            for row in table("eliza_replies")
            if (row["key"], row["rule"]) == (key["word"], rule["order"])
        ]
        lines += [_reply(row, words) for row in in_order(replies)]
    linked = [row["word"] for row in table("eliza_keys") if row["link"] == key["word"]]
    names = [_part(word, words) for word in (key["word"], *linked)]
    return {"title": ", ".join(names), "lines": lines}


def _pattern(pattern: str, words) -> str:
    """Write the parts of a pattern with their numbers, as somebody reads them who plays."""
    return "  ".join(
        f"({place}) {_part(part, words)}" for place, part in enumerate(pattern.split(), start=1)
    )


def _part(part: str, words) -> str:
    if part == "0":
        return "…"
    if part.startswith("/"):
        return words("guide.ofgroup", name=part[1:])
    if part.startswith("*"):
        return words("guide.ending", ending=part[1:])
    return part.replace("|", " / ")


def _reply(row: dict, words) -> str:
    text = re.sub(r"\d", lambda match: f"({match[0]})", row["text"] or "")
    if row["do"] == "say":
        return f"→ {text}"
    return "→ " + words(f"guide.do{row['do'].replace('-', '')}", text=text, to=row["to"] or "")
