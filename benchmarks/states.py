"""
Time until an explorer shows its first picture, and until the page has all of them.

    python benchmarks/states.py [--rounds 3] [--explorers presence network ...]
"""

import argparse
from statistics import median

from lab import EXPLORERS, SIZE, chromium, close_kernel, describe, lab, open_notebook, run_cell

# Resolves with both times in ms, counted from just before the cell is run as a learner runs it.
SHOW = """async (place) => {
    const app = window.jupyterapp, book = app.shell.currentWidget;
    const root = () => book.content.widgets[place].node;
    const next = () => new Promise((resolve) => requestAnimationFrame(resolve));
    const until = async (found) => { while (!found()) await next(); };
    book.content.activeCellIndex = place;
    const began = performance.now();
    app.commands.execute('notebook:run-cell');
    await until(() => root().querySelector('.fk-explorer img')?.naturalWidth > 0);
    await next(); await next();
    const first = performance.now() - began;
    await until(() => root().querySelector('.fk-explorer[data-complete="true"]'));
    return [first, performance.now() - began];
}"""


def main() -> None:
    """Open each explorer in a fresh kernel, then once more in the same one."""
    from filmkit import open_ai, open_film
    from filmkit.explorations import explore

    options = _options()
    film, ai = open_film("her", lang="en"), open_ai(lang="en")
    with lab({name: _cells(name) for name in options.explorers}) as address, chromium() as browser:
        print(describe(browser.version), "\n")
        print(
            "| explorer | states | handed over | first picture | all | again: first | again: all |"
        )
        print("|---|---|---|---|---|---|---|")
        for name in options.explorers:
            rounds = [_measure(browser, address, name) for _ in range(options.rounds)]
            first, complete, size, again, all_again = map(median, zip(*rounds, strict=True))
            states = len(explore(name, film, ai).states)
            print(
                f"| {name} | {states} | {size / 1e6:.1f} MB | {first / 1000:.2f} s"
                f" | {complete / 1000:.1f} s | {again / 1000:.2f} s | {all_again / 1000:.1f} s |",
                flush=True,
            )


def _cells(name: str) -> list[str]:
    opened = "import ways"  # a lesson's first cell has read the film too
    return [opened, f"ways.kit({name!r})", f"ways.kit({name!r})"]


def _measure(browser, address, name: str) -> list[float]:
    page = browser.new_page(viewport=SIZE)
    received = []
    page.on(
        "websocket", lambda socket: socket.on("framereceived", lambda data: received.append(data))
    )
    open_notebook(page, address, name)
    run_cell(page, 0)
    page.wait_for_timeout(500)
    received.clear()
    first, complete = page.evaluate(SHOW, 1)
    page.wait_for_timeout(100)
    size = sum(len(data) for data in received)
    again, all_again = page.evaluate(SHOW, 2)
    close_kernel(page)
    page.close()
    return [first, complete, size, again, all_again]


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.strip().splitlines()[0])
    parser.add_argument("--rounds", type=int, default=3, help="fresh kernels for each explorer (3)")
    parser.add_argument("--explorers", nargs="+", choices=EXPLORERS, default=EXPLORERS)
    return parser.parse_args()


if __name__ == "__main__":
    main()
