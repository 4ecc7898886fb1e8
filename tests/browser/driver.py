"""
Drive one page of JupyterLab as a learner does, and read what a learner meets.

The fixture `lab` of `conftest.py` gives a `Driver` with a browser context of its own. What is
asked of JupyterLab itself goes through `window.jupyterapp` (`--expose-app-in-browser`).
"""

import os
import time
from dataclasses import dataclass
from pathlib import Path

from .server import THEMES, TOKEN, Server

READY = "() => window.jupyterapp?.shell?.currentWidget?.context?.isReady"
SETTLE = """async () => {
    const app = window.jupyterapp;
    await app.restored;
    const panel = app.shell.currentWidget;
    await panel.context.ready;
    await panel.revealed;
    await panel.sessionContext.ready;
    await panel.sessionContext.session.kernel.info;
    for (const cell of panel.content.widgets) cell.node.dataset.cell = cell.model.id;
}"""
RUN_ALL = "() => window.jupyterapp.commands.execute('notebook:run-all-cells')"
RESTART = """async () => {
    const kernel = window.jupyterapp.shell.currentWidget.sessionContext.session.kernel;
    await kernel.restart();
    await kernel.info;
}"""
THEME = "(theme) => window.jupyterapp.commands.execute('apputils:change-theme', {theme})"
KERNEL = "() => window.jupyterapp.shell.currentWidget.sessionContext.session.kernel.id"
# Whether the kernel answers. After a kernel died at work, JupyterLab may go on to call its status
# unknown until the next cell runs, although the new kernel is there and works.
ANSWERS = """async () => {
    const kernel = window.jupyterapp.shell.currentWidget.sessionContext.session.kernel;
    if (kernel.connectionStatus !== 'connected') return false;
    const late = new Promise(done => setTimeout(done, 5000, false));
    return Promise.race([kernel.requestKernelInfo().then(() => true, () => false), late]);
}"""
OUTPUTS = """() => window.jupyterapp.shell.currentWidget.content.widgets
    .filter(cell => cell.model.type === 'code')
    .map(cell => ({id: cell.model.id, outputs: cell.model.outputs.toJSON()}))"""
AXE = """async ([selector, tags]) => {
    const result = await axe.run({include: [selector]}, {runOnly: {type: 'tag', values: tags}});
    return result.violations.flatMap(found =>
        found.nodes.map(node => ({rule: found.id, html: node.html})));
}"""
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
FOCUSED = """() => {
    const node = document.activeElement;
    const box = node.getBoundingClientRect();
    const style = getComputedStyle(node);
    return {
        tag: node.tagName.toLowerCase(),
        cell: node.closest('[data-cell]')?.dataset.cell ?? '',
        width: box.width,
        height: box.height,
        outline: parseFloat(style.outlineStyle === 'none' ? 0 : style.outlineWidth),
        shadow: style.boxShadow === 'none' ? '' : style.boxShadow,
    };
}"""


@dataclass(frozen=True)
class Violation:
    """One thing that axe-core objects to."""

    rule: str
    html: str


@dataclass(frozen=True)
class Stop:
    """One stop of the Tab key: what a screen reader says, where it is, how it shows."""

    role: str
    name: str
    tag: str
    cell: str
    width: float
    height: float
    outline: float
    shadow: str


class Driver:
    """
    One page, with the verbs that tests need; `page` is Playwright's own object for the rest.

    Parameters
    ----------
    context : BrowserContext
        A fresh context: no cookie, no setting, no other page.
    server : Server
        The server of the session.
    pictures : Path
        Where screenshots go.
    axe : callable
        Returns the path of axe-core; called when a test asks for it, as it may skip the test.
    """

    def __init__(self, context, server: Server, pictures: Path, axe):
        self.server = server
        self.page = context.new_page()
        self.complaints: list[str] = []
        self._context = context
        self._pictures = pictures
        self._axe = axe
        self.page.on("pageerror", lambda error: self.complaints.append(f"page: {error}"))
        self.page.on("console", self._listen)

    def open_notebook(
        self, path: str, theme: str = "light", width: int = 1280, height: int = 900
    ) -> None:
        """Open a notebook, such as `notebooks/en/00-start-here.ipynb`, and wait for its kernel."""
        self.page.set_viewport_size({"width": width, "height": height})
        self.server.choose_theme(theme)
        # reset: else JupyterLab asks for what the test before had open, which is gone (404).
        self.page.goto(f"{self.server.url}/doc/tree/{path}?reset&token={TOKEN}")
        self.settle()

    def choose_theme(self, theme: str) -> None:
        """Choose "light" or "dark" while the page is open, as the menu Settings does."""
        self.page.evaluate(THEME, THEMES[theme])
        wanted = str(theme == "light").lower()
        # attached: JupyterLab's body has no height of its own, so it may count as hidden.
        self.page.wait_for_selector(f"body[data-jp-theme-light={wanted}]", state="attached")

    def settle(self) -> None:
        """Wait until the notebook on the page can be used."""
        self.page.wait_for_function(READY, timeout=60_000)
        self.page.evaluate(SETTLE)

    def run_all(self) -> None:
        """Run all cells and wait until the last has finished; widgets may draw later still."""
        self.page.evaluate(RUN_ALL)

    def errors(self) -> list[str]:
        """Return what went wrong in cells, in the page and on its console."""
        found = list(self.complaints)
        for cell in self.page.evaluate(OUTPUTS):
            for output in cell["outputs"]:
                if output["output_type"] == "error":
                    found.append(f"cell {cell['id']}: {output['ename']}: {output['evalue']}")
        return found

    def outputs_of(self, cell_id: str) -> list[dict]:
        """Return the outputs of a code cell, as the notebook file would hold them."""
        for cell in self.page.evaluate(OUTPUTS):
            if cell["id"] == cell_id:
                return cell["outputs"]
        raise LookupError(f"the notebook has no code cell {cell_id}")

    def all_outputs(self) -> list[dict]:
        """Return the outputs of all code cells, each with the id of its cell."""
        return self.page.evaluate(OUTPUTS)

    def another(self) -> "Driver":
        """Open a second page of the same learner."""
        return Driver(self._context, self.server, self._pictures, self._axe)

    def cell(self, cell_id: str):
        """Return Playwright's locator of a cell."""
        return self.page.locator(f'[data-cell="{cell_id}"]')

    def kernel(self) -> str:
        """Return the id of the kernel that the page uses."""
        return self.page.evaluate(KERNEL)

    def wait_for_kernel(self) -> None:
        """Wait until the kernel has answered everything; what it sent is then on the page."""
        # It answers in turn. That it is idle may still mean that it has not begun.
        self._wait_for(lambda: self.page.evaluate(ANSWERS), "an answer of the kernel")
        self.page.wait_for_timeout(50)

    def restart_kernel(self) -> None:
        """Restart the kernel, as the menu does; the outputs stay on the page."""
        self.page.evaluate(RESTART)

    def kill_kernel(self) -> None:
        """Kill the kernel's process without warning; go on when the server has made a new one."""
        dead = self.server.kernel_process(self.kernel())
        dead.kill()
        self.page.locator(".jp-Dialog-button").first.click()  # "The kernel appears to have died"
        self._wait_for(lambda: self.page.evaluate(ANSWERS), "a new kernel")

    def axe(self, selector: str = ".jp-Notebook .jp-Cell-outputArea") -> list[Violation]:
        """Return what axe-core finds (WCAG 2.2 A and AA) in all parts that match."""
        self.page.add_script_tag(path=self._axe())
        return [Violation(**found) for found in self.page.evaluate(AXE, [selector, WCAG])]

    def screenshot(self, name: str) -> Path:
        """Take a picture of the page; with FILMKIT_SCREENSHOTS it goes to that folder."""
        folder = Path(os.environ.get("FILMKIT_SCREENSHOTS") or self._pictures)
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / f"{name}.png"
        self.page.screenshot(path=path)
        return path

    def press(self, *keys: str) -> None:
        """Press keys one after the other, by Playwright's names: `Tab`, `Shift+Enter`, `a`."""
        for key in keys:
            self.page.keyboard.press(key)

    def tab_walk(self, start: str, most: int = 60, key: str = "Tab") -> list[Stop]:
        """
        Walk with the Tab key from an element on, and return the stops after it.

        Parameters
        ----------
        start : str
            CSS selector of what has the focus first; it must take the focus.
        most : int
            End after so many stops.
        key : str
            `Shift+Tab` walks back.
        """
        self.page.locator(start).first.focus()
        stops = []
        for _ in range(most):
            self.press(key)
            stops.append(self._focused())
        return stops

    def _focused(self) -> Stop:
        role, name = self._spoken()
        return Stop(role=role, name=name, **self.page.evaluate(FOCUSED))

    def _spoken(self) -> tuple[str, str]:
        """Ask the browser for the role and the name that it hands to a screen reader."""
        session = self._context.new_cdp_session(self.page)
        node = session.send("Runtime.evaluate", {"expression": "document.activeElement"})
        tree = session.send(
            "Accessibility.getPartialAXTree",
            {"objectId": node["result"]["objectId"], "fetchRelatives": False},
        )
        session.detach()
        found = tree["nodes"][0]
        return found.get("role", {}).get("value", ""), found.get("name", {}).get("value", "")

    def _listen(self, message) -> None:
        if message.type == "error":
            self.complaints.append(f"console: {message.text} {message.location['url']}")

    @staticmethod
    def _wait_for(happened, what: str, seconds: float = 30) -> None:
        until = time.monotonic() + seconds
        while not happened():
            if time.monotonic() > until:
                raise TimeoutError(f"waited {seconds} s for {what}")
            time.sleep(0.05)
