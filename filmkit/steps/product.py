"""What a learner made in a lesson, on one page."""

from dataclasses import dataclass

from filmkit.steps.report import closed
from filmkit.steps.step import Desk
from filmkit.steps.summaries import SUMMARIES

NOT_MADE = ("settings", "self-test")
LOOKS = ("partner", "check", "choose", "choose-again", "confidence", "reason", "model", "compare")


@dataclass(frozen=True)
class Answer:
    """One thing that a learner made: of which step and part, the question, the newest answer."""

    item: str
    name: str
    label: str
    text: str


def product_lines(desk: Desk, lesson: str) -> list[tuple[str, str]]:
    """Return question and newest answer for everything of a lesson; see `product_answers`."""
    return [(one.label, one.text) for one in product_answers(desk, lesson)]


def product_answers(desk: Desk, lesson: str) -> list[Answer]:
    """
    Return everything of a lesson that the learner made, without what has a summary of its own.

    Drafts that were locked later, mere looks, and settings are left out. The answers of a form
    stand in the order of its questions, each with its evidence.
    """
    lines: dict[tuple[str, str], Answer] = {}
    first: dict[str, int] = {}
    for entry in desk.work.entries():
        if entry.lesson != lesson or entry.item in (*NOT_MADE, *SUMMARIES) or entry.kind in LOOKS:
            continue
        for name, value in _parts(entry):
            label, text = label_of(desk, entry.item, name), text_of(desk, entry.item, name, value)
            lines.pop((entry.item, name), None)
            if text:
                lines[entry.item, name] = Answer(entry.item, name, label, text)
                first.setdefault(entry.item, len(first))
    places = list(lines)

    def place(which: tuple[str, str]) -> tuple:
        item, name = which
        prompt = desk.film.row("prompts", name.removesuffix("-evidence"))
        asked = prompt.get("order", 0)
        return first[item], asked, name.endswith("-evidence"), places.index(which)

    return [lines[which] for which in sorted(lines, key=place)]


def label_of(desk: Desk, item: str, name: str) -> str:
    """Return the question that a saved answer belongs to, in the language of the film."""
    question, prompt = desk.film.row("questions", item), desk.film.row("prompts", name)
    if question:
        again = f" ({desk.words('part.again')})" if name == "again" else ""
        return desk.fill(question["prompt"]) + again
    if prompt:
        return desk.fill(prompt["text"])
    base = desk.film.row("prompts", name.removesuffix("-evidence"))
    if base:
        return desk.words("form.evidence-of", question=_shortened(desk.fill(base["text"])))
    claim, _, part = name.rpartition("-")
    row = desk.film.row("claims", claim) or desk.film.row("claims", name)
    if row:
        return row["title"] + (f" ({part_name(desk, part)})" if claim == row["key"] else "")
    head, _, key = name.rpartition("-")
    sequence = desk.film.row("sequences", key)
    if sequence:
        start = f"{part_name(desk, head)}: " if head else ""
        return f"{start}{key.upper()} {sequence['title']}"
    return part_name(desk, name)


def _shortened(text: str, longest: int = 40) -> str:
    return text if len(text) <= longest else text[:longest].rsplit(" ", 1)[0] + " …"


def part_name(desk: Desk, part: str) -> str:
    """Return the name of a part of an answer, such as a confidence or a year."""
    theme = desk.film.row("codebooks", part.removeprefix("why-"))
    if theme:
        return theme["title"]
    keys = (f"part.{part}", f"codebook.{part}")
    found = next((desk.words(key) for key in keys if desk.words.has(key)), None)
    head, _, number = part.rpartition("-")
    if found is None and number.isdigit():  # one of several, such as the cuts of a log
        key = next((k for k in (f"part.nth-{head}", f"part.{head}") if desk.words.has(k)), None)
        return f"{desk.words(key)} {number}" if key else part
    return found or part


def text_of(desk: Desk, item: str, name: str, value) -> str:
    """Return a saved value as a learner reads it."""
    if isinstance(value, dict) and "choice" in value:
        choice, reason = (str(value.get(part) or "") for part in ("choice", "reason"))
        sure = desk.words("product.sure", confidence=value.get("confidence") or "–")
        because = desk.words("product.reason", reason=reason) if reason.strip() else ""
        return " ".join(part for part in (closed(_known(desk, choice)), because, sure) if part)
    if isinstance(value, dict):
        return "; ".join(
            text for part, one in value.items() if (text := text_of(desk, item, part, one))
        )
    if isinstance(value, list):
        return "; ".join(_list_item(desk, one) for one in value)
    if isinstance(value, bool):
        return ""
    return _known(desk, str(value))


def _parts(entry) -> list[tuple[str, object]]:
    if entry.kind == "field" and isinstance(entry.value, dict):
        return [(str(entry.value.get("name")), entry.value.get("value"))]
    if entry.kind == "lock" and isinstance(entry.value, dict) and "choice" not in entry.value:
        return [(str(name), value) for name, value in entry.value.items()]
    return [(entry.kind, entry.value)]


def _list_item(desk: Desk, one) -> str:
    if isinstance(one, dict):
        sequence = str(one.get("sequence", ""))
        parts = [sequence.upper()]
        if one.get("time"):
            parts.append(f"({desk.words('js.owncopy', time=one['time'])})")
        if one.get("quote"):
            parts.append(f"“{one['quote']}”")
        return " ".join(parts)
    return _known(desk, str(one))


def _known(desk: Desk, text: str) -> str:
    """Return the words for a saved key: an option, a character, an event, a verdict."""
    for pack, table, column in (
        (desk.film, "choices", "text"),
        (desk.film, "characters", "name"),
        (desk.film, "codebooks", "title"),
        (desk.ai, "timeline", "title"),
    ):
        row = pack.row(table, text)
        if row:
            return desk.fill(row[column])
    for key in (f"verdict.{text}", f"coding.{text}", f"code.{text}", f"criterion.{text}"):
        if desk.words.has(key) and text:
            return desk.words(key) or text
    return text
