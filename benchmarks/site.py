"""
What the kit itself costs where a lesson runs in the browser: beside the empty kernel.

    python benchmarks/site.py OUT --rounds 3

OUT is a site that holds everything (`python -m filmkit site OUT --pyodide DIR`, DIR the full
release). Each round is a browser that has never been there. The page and the empty kernel are
not the kit's: they are the measure.
"""

import argparse
import contextlib
import functools
import http.server
import json
import shutil
import statistics
import threading
import time
from pathlib import Path

from playwright.sync_api import sync_playwright

LESSON = "notebooks/index.html?path=en/03-who-is-in-the-room.ipynb"
STEPS = {  # the name in the table: one cell
    "packages fetched and unpacked": "import anywidget, pandas, matplotlib, networkx, jinja2, PIL",
    "import filmkit": "import filmkit as fk",
    "open_lesson": "lesson = fk.open_lesson('03', lang='en')",
    "first panel": "from IPython.display import display; display(lesson.ask('n03-r1'))",
    "first picture": "display(lesson.explore('presence'))",
}
HEAP = "import pyodide_js; print(pyodide_js._module.HEAPU8.length)"
FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run"]
READY = "() => window.jupyterapp?.shell?.currentWidget?.context?.isReady"
KERNEL = """async () => {
    const {sessionContext} = window.jupyterapp.shell.currentWidget;
    await sessionContext.ready;
    await sessionContext.session.kernel.info;
}"""
RUN = """async (code) => {
    const kernel = window.jupyterapp.shell.currentWidget.sessionContext.session.kernel;
    const begun = performance.now();
    const asked = kernel.requestExecute({code, store_history: false});
    const said = [];
    asked.onIOPub = ({header, content}) => {
        if (header.msg_type === 'stream') said.push(content.text);
        if (header.msg_type === 'error') throw new Error(content.evalue);
    };
    await asked.done;
    return [(performance.now() - begun) / 1000, said.join('')];
}"""


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves the site, and counts what it sends."""

    sent = 0
    extensions_map = http.server.SimpleHTTPRequestHandler.extensions_map | {
        ".mjs": "text/javascript",
        ".wasm": "application/wasm",
    }

    def copyfile(self, source, outputfile):
        """Send a file and count its bytes."""
        Quiet.sent += Path(source.name).stat().st_size
        with contextlib.suppress(ConnectionError):  # a round ends while its page still loads
            shutil.copyfileobj(source, outputfile)

    def log_message(self, *_):
        """Say nothing."""


def one_round(playwright, url: str) -> dict[str, tuple[float, float, float]]:
    """Return for each step: seconds, MB of memory of Python after it, MB sent until then."""
    Quiet.sent = 0
    browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
    page = browser.new_page()
    page.set_default_timeout(600_000)
    page.route("**/jupyter-lite.json*", expose)
    found = {}
    begun = time.perf_counter()
    page.goto(f"{url}/{LESSON}")
    page.wait_for_function(READY)
    found["page"] = (time.perf_counter() - begun, 0, Quiet.sent / 1e6)
    begun = time.perf_counter()
    page.evaluate(KERNEL)
    page.evaluate(RUN, "pass")
    found["empty kernel"] = (time.perf_counter() - begun, heap(page), Quiet.sent / 1e6)
    for name, code in STEPS.items():
        seconds, _ = page.evaluate(RUN, code)
        found[name] = (seconds, heap(page), Quiet.sent / 1e6)
    browser.close()
    return found


def expose(route) -> None:
    """Let this script, and no learner's page, ask the app what it does."""
    config = json.loads(route.fetch().text())
    config["jupyter-config-data"]["exposeAppInBrowser"] = True
    route.fulfill(json=config)


def heap(page) -> float:
    """Return the memory of Python in MB; it never shrinks."""
    return int(page.evaluate(RUN, HEAP)[1]) / 1e6


def main() -> None:
    """Serve the site, go through it, and print the table of medians."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[1])
    parser.add_argument("out", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    handler = functools.partial(Quiet, directory=options.out)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with sync_playwright() as playwright:
        url = f"http://127.0.0.1:{server.server_address[1]}"
        rounds = [one_round(playwright, url) for _ in range(options.rounds)]
    empty = statistics.median(one["empty kernel"][0] for one in rounds)
    print("| step | seconds | beside the empty kernel | memory of Python, MB | sent so far, MB |")
    print("|---|---|---|---|---|")
    for name in rounds[0]:
        seconds, memory, sent = (
            statistics.median(one[name][n] for one in rounds) for n in (0, 1, 2)
        )
        print(f"| {name} | {seconds:.2f} | {seconds / empty:.3f} | {memory:.0f} | {sent:.1f} |")


if __name__ == "__main__":
    main()
