"""One walk through a lesson: everything that the tests of a lesson ask, seen in one visit."""

from dataclasses import dataclass, field

from .driver import Driver, Violation
from .learner import Learner, choose_settings

ALTS = "() => [...document.querySelectorAll('.jp-OutputArea img')].map(image => image.alt)"
TABLES = """() => [...document.querySelectorAll('.fk-figure')].map(figure =>
    figure.querySelectorAll('table caption').length)"""
DRAWINGS = """() => [...document.querySelectorAll('.fk-drawing')].map(drawing => ({
    name: drawing.getAttribute('aria-label') ?? '',
    table: Boolean(drawing.closest('.fk-block, .fk-panel').querySelector('table')),
}))"""
OPEN_ALL = (
    "() => document.querySelectorAll('.fk-panel details').forEach(node => { node.open = true; })"
)
TOO_WIDE = """() => [...document.querySelectorAll('.fk-panel')]
    .filter(panel => panel.scrollWidth > panel.clientWidth + 1)
    .map(panel => panel.closest('[data-cell]').dataset.cell)"""
PANELS = "() => document.querySelectorAll('.fk-panel').length"
CLEAR = "() => window.jupyterapp.commands.execute('notebook:clear-all-cell-outputs')"
SHOWN = """() => [document.querySelector('.jp-Notebook').textContent,
    ...[...document.images].map(image => image.alt)].join(' ')"""
PARTS = (".jp-Notebook .jp-Cell-outputArea", ".jp-Notebook .jp-RenderedMarkdown")


@dataclass
class Walk:
    """What was seen: a lesson opened, answered by keyboard, crashed, and opened again."""

    errors: list[str] = field(default_factory=list)
    violations: dict[str, list[Violation]] = field(default_factory=dict)
    alts: list[str] = field(default_factory=list)
    tables: list[int] = field(default_factory=list)
    drawings: list[dict] = field(default_factory=list)
    kinds: set[str] = field(default_factory=set)
    stops: list[dict] = field(default_factory=list)
    too_wide: list[str] = field(default_factory=list)
    before: list[dict] = field(default_factory=list)
    after: list[dict] = field(default_factory=list)
    shown: dict[int, str] = field(default_factory=dict)


def walk_through(lab: Driver, path: str) -> Walk:
    """Walk through one lesson as a learner at spoiler level 2 who uses the keyboard alone."""
    seen, name = Walk(), path.removeprefix("notebooks/").replace("/", "-")[:5]
    choose_settings(lab.server.work, "mango-17", 2)
    lab.open_notebook(path)
    lab.run_all()
    lab.page.wait_for_selector(".fk-panel")
    seen.errors = lab.errors()
    lab.screenshot(f"{name}-light")
    seen.violations["light, as opened"] = _violations(lab)
    seen.alts, seen.tables = lab.page.evaluate(ALTS), lab.page.evaluate(TABLES)
    seen.kinds = _kinds(lab)

    learner = Learner(lab)
    learner.answer_everything()
    learner.wait_until_saved()
    seen.stops, seen.before = learner.stops, learner.answers()
    seen.drawings = lab.page.evaluate(DRAWINGS)
    lab.choose_theme("dark")
    lab.screenshot(f"{name}-dark")
    seen.violations["dark, answered"] = _violations(lab)
    lab.page.set_viewport_size({"width": 320, "height": 800})
    lab.page.wait_for_timeout(300)
    seen.too_wide = lab.page.evaluate(TOO_WIDE)
    lab.screenshot(f"{name}-narrow")
    lab.page.set_viewport_size({"width": 1280, "height": 900})

    panels = lab.page.evaluate(PANELS)
    lab.kill_kernel()
    lab.run_all()
    lab.page.wait_for_function(f"(wanted) => ({PANELS})() === wanted", arg=panels)
    seen.after = learner.answers()
    for level in (0, 1):
        seen.shown[level] = _shown_at(lab, level, panels)
    seen.errors += [error for error in lab.errors() if error not in seen.errors]
    return seen


def _shown_at(lab: Driver, level: int, panels: int) -> str:
    """Return every word on the page for a learner who begins at a lower spoiler level."""
    choose_settings(lab.server.work, f"lime-{level}", level)
    lab.page.evaluate(CLEAR)
    lab.run_all()
    lab.page.wait_for_function(f"(wanted) => ({PANELS})() === wanted", arg=panels)
    return lab.page.evaluate(SHOWN)


def _violations(lab: Driver) -> list[Violation]:
    lab.page.evaluate(OPEN_ALL)
    lab.page.wait_for_timeout(500)
    return [found for part in PARTS for found in lab.axe(part)]


def _kinds(lab: Driver) -> set[str]:
    outputs = [output for cell in lab.all_outputs() for output in cell["outputs"]]
    return {kind for output in outputs for kind in output.get("data", {})}
