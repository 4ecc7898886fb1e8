"""A learner who uses the keyboard alone: answers whatever the cell under the focus asks."""

import json
import time
from pathlib import Path

TEXT = (
    "I think that the voice fills the room because we hear it close to us and he turns to it, "
    "so that the picture alone would leave half of the sequence out, and I can point to that."
)
FIRST_STOP = """(cell) => {
    const all = cell.querySelectorAll('.fk-panel input, .fk-panel select, .fk-panel textarea,'
        + '.fk-panel button, .fk-panel summary, .fk-panel [tabindex="0"]');
    const first = [...all].find(node => node.offsetParent !== null && !node.disabled);
    first?.focus();
    return Boolean(first);
}"""
NOW = """() => {
    const node = document.activeElement;
    const panel = node.closest('.fk-panel');
    return {
        cell: node.closest('[data-cell]')?.dataset.cell ?? '',
        inside: Boolean(panel),
        tag: node.tagName.toLowerCase(),
        type: node.getAttribute('type') ?? '',
        role: node.getAttribute('role') ?? '',
        act: node.dataset.act ?? '',
        done: Boolean(node.closest('.fk-field')?.querySelector('.fk-chosen > li')),
        open: node.closest('details')?.open ?? true,
        width: node.getBoundingClientRect().width,
        height: node.getBoundingClientRect().height,
        outline: parseFloat(getComputedStyle(node).outlineWidth),
        link: node.classList.contains('fk-link'),
        talks: Boolean(panel?.querySelector('[data-act=say]')),
    };
}"""
MAY_OPEN = "() => Boolean(document.activeElement.closest('.fk-panel:has(section[hidden])'))"
ANSWERED = """() => document.activeElement.closest('.fk-panel')
    ?.querySelector('.fk-saved')?.dataset.state !== 'waiting'"""
# Settings are not saved before their button is pressed, so they are no answers yet.
ANSWERS = """() => [
    ...document.querySelectorAll('.fk-panel:not(:has([data-act=use]))')
].map(panel => ({
    cell: panel.closest('[data-cell]')?.dataset.cell ?? '',
    texts: [...panel.querySelectorAll('textarea, input[type=text]')].map(node => node.value),
    chosen: [...panel.querySelectorAll('input:checked')].map(node => node.labels[0].textContent),
    picked: panel.classList.contains('fk-explorer') ? []
        : [...panel.querySelectorAll('select')].map(node => node.value),
    cells: [...panel.querySelectorAll('[role=gridcell]')].map(node => node.textContent),
    ranges: [...panel.querySelectorAll('input[type=range], input[type=number]')]
        .map(node => node.value),
    pressed: [...panel.querySelectorAll('[aria-pressed=true]')].map(node => node.textContent),
    order: [...panel.querySelectorAll('.fk-order > li')].map(node => node.textContent),
    evidence: [...panel.querySelectorAll('.fk-chosen > li')].map(node => node.textContent),
    verdict: panel.querySelector('.fk-status')?.dataset.verdict ?? '',
    model: [...panel.querySelectorAll('.fk-model')].map(node => node.textContent),
    saved: panel.querySelector('.fk-saved')?.dataset.state ?? '',
    told: panel.querySelector('.fk-saved')?.textContent ?? '',
}))"""
# Buttons that would undo what is tested.
LEFT_ALONE = ("use", "delete", "gap", "remove", "restore", "clear", "takeback")
REEL_SHOWN = """() => Boolean(document.activeElement.closest('.fk-panel')
    .querySelector('.fk-reelframe')?.checkVisibility())"""
REEL_CUTS = (2.8, 6.0, 9.6, 11.6)  # seconds: the first cuts of the practice reel


class Learner:
    """
    Works through the panels of an open lesson.

    Parameters
    ----------
    lab : Driver
        A page with a lesson, all cells run.
    """

    def __init__(self, lab):
        self.lab = lab
        self.stops: list[dict] = []

    def answer_everything(self) -> None:
        """Walk through every cell with Tab and answer what it asks."""
        for cell in self._cells_with_panels():
            self.answer(cell)

    def answer(self, cell: str) -> None:
        """Walk through one cell with Tab, from its first stop until the focus leaves it."""
        if not self.lab.cell(cell).evaluate(FIRST_STOP):
            return
        for _ in range(400):
            stop = self.lab.page.evaluate(NOW)
            if stop["cell"] != cell or not stop["inside"]:
                self.wait_until_saved()
                return
            self.stops.append(stop)
            self._act(stop)
            self._let_open()
            self.lab.press("Tab")
        raise AssertionError(f"the focus never leaves the cell {cell}")

    def answers(self) -> list[dict]:
        """Return everything that the panels show as answered."""
        return self.lab.page.evaluate(ANSWERS)

    def wait_until_saved(self) -> None:
        """Wait until no panel says that it is still saving, or that saving failed."""
        until = time.monotonic() + 20
        while time.monotonic() < until:
            states = {answer["saved"] for answer in self.answers()}
            if not states & {"waiting", "failed"}:
                return
            time.sleep(0.1)
        raise AssertionError(f"not saved: {[a for a in self.answers() if a['saved'] != 'saved']}")

    def _let_open(self) -> None:
        """Where an answer may open more of the panel, look up before going on, as people do."""
        if self.lab.page.evaluate(MAY_OPEN):
            self.lab.page.wait_for_function(ANSWERED, timeout=5000)
            self.lab.wait_for_kernel()  # the new view follows the word "Saved"

    def _cells_with_panels(self) -> list[str]:
        cells = self.lab.page.evaluate(
            "() => [...document.querySelectorAll('.fk-panel')]"
            ".map(panel => panel.closest('[data-cell]').dataset.cell)"
        )
        return list(dict.fromkeys(cells))

    def _act(self, stop: dict) -> None:
        press = self.lab.press
        if stop["tag"] == "textarea":
            self.lab.page.keyboard.insert_text(TEXT)
        elif stop["tag"] == "input" and stop["type"] == "text":
            self._talk() if stop["talks"] else self._fill_line()
        elif stop["tag"] == "select":
            press("ArrowDown")
            self.wait_until_saved()  # what is chosen may leave the choices of the next
        elif stop["tag"] == "input" and stop["type"] in ("range", "number"):
            press("ArrowUp")
        elif stop["tag"] == "input" and stop["type"] != "file":
            press("Space")
        elif stop["act"] == "up":
            self._give_thumbs()
        elif stop["role"] == "gridcell":
            self._code_a_column()
        elif stop["act"] == "press":
            self._log_shots()
        elif stop["tag"] == "summary" or self._is_to_press(stop):
            press("Enter")

    @staticmethod
    def _is_to_press(stop: dict) -> bool:
        left = stop["link"] or stop["done"] or stop["act"] in LEFT_ALONE
        return stop["tag"] == "button" and not left

    def _give_thumbs(self) -> None:
        """Judge reply after reply until the buttons are gone."""
        while self.lab.page.evaluate("() => document.activeElement.dataset.act") == "up":
            self.lab.press("Enter")
            self.wait_until_saved()
            self.lab.wait_for_kernel()

    def _code_a_column(self) -> None:
        """Code every row of a grid from the first on, by turns with one key and another."""
        self.lab.press("Home")
        rows = self.lab.page.evaluate("() => document.activeElement.closest('tbody').rows.length")
        for place in range(rows):
            self.lab.press("10"[place % 2])

    def _log_shots(self) -> None:
        """Start, press at some cuts, and pause; where the reel is shown, press at its cuts."""
        reel = self.lab.page.evaluate(REEL_SHOWN)
        self.lab.press("Space")
        start = time.monotonic()
        for number, cut in enumerate(REEL_CUTS, start=1):
            at = start + (cut if reel else 0.3 * number)
            self.lab.page.wait_for_timeout(1000 * max(0, at - time.monotonic()))
            self.lab.press("Enter")
        self.lab.press("p")

    def _talk(self) -> None:
        """Say a few things to a program, each once the last was answered."""
        for text in ("My aunt repairs lamps.", "I want a bell.", "It rains.", "No.", "I am late."):
            self.lab.page.keyboard.insert_text(text)
            self.lab.press("Enter")
            self.wait_until_saved()
            self.lab.wait_for_kernel()

    def _fill_line(self) -> None:
        hint = self.lab.page.evaluate("() => document.activeElement.placeholder")
        label = self.lab.page.evaluate("() => document.activeElement.labels[0].textContent")
        dated = "Date" in label or "Tanggal" in label
        single = "One word" in label or "Satu kata" in label
        text = "2024-05" if dated else "love" if single else "A line of my own"
        self.lab.page.keyboard.insert_text(hint or text)


def choose_settings(work: Path, alias: str, level: int) -> None:
    """Write the work of a learner who has chosen an alias and a spoiler level."""
    folder = work / alias
    folder.mkdir(parents=True, exist_ok=True)
    (work / "current-alias.txt").write_text(alias)
    record = {
        "format": 1,
        "when": "2026-01-01T00:00:00.000+00:00",
        "line": 0,
        "lesson": "00",
        "item": "settings",
        "kind": "level",
        "value": level,
    }
    (folder / "20260101-000000-aaaaaa.jsonl").write_text(json.dumps(record) + "\n")


def saved_records(work: Path, alias: str) -> list[dict]:
    """Return every line that is saved under an alias, oldest first."""
    files = (work / alias).glob("*.jsonl")
    lines = [json.loads(line) for file in files for line in file.read_text("utf-8").splitlines()]
    return sorted(lines, key=lambda line: line["when"])  # two files of one second have no order
