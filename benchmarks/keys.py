"""
Time from a key press to the painted code, in the controls for work by keys.

    python benchmarks/keys.py [--presses 60]

Beside them stands what most notebooks do: an ipywidgets checkbox whose callback, in the kernel,
writes the answer into an HTML widget. The ways take turns, key by key.
"""

import argparse
from statistics import median, quantiles

from lab import SIZE, chromium, close_kernel, describe, lab, open_notebook, run_cell

# Where each way's keys go: cell, what takes the focus, the keys by turns.
WAYS = {
    "grid (lesson 04)": (1, "[role=gridcell][tabindex='0']", ("1", "0")),
    "cuts (lesson 01)": (2, ".fk-cut[tabindex='0']", (" ",)),
    "arc (lesson 02)": (3, "input[type=range]", ("ArrowUp", "ArrowDown")),
    "ipywidgets, callback in the kernel": (4, "input[type=checkbox]", (" ",)),
}
CELLS = [
    "import ways\nfrom filmkit.widgets import open_lesson\n"
    "lesson = open_lesson('04')\nways.lock_entry(lesson)",
    "lesson.code_theme()",
    "open_lesson('01').cut()",
    "open_lesson('02').draw_arc()",
    "ways.checkbox()",
]
# The time to the first change in the output, to the next frame after it, and to the one after.
PRESS = """async ([cell, selector]) => {
    const root = window.jupyterapp.shell.currentWidget.content.widgets[cell].node
        .querySelector('.jp-Cell-outputArea');
    root.scrollIntoView({block: 'center'});
    if (!root.contains(document.activeElement)) root.querySelector(selector).focus();
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    await frame(); await frame();
    window.pressed = new Promise((resolve, reject) => {
        let keyed = 0;
        const late = setTimeout(() => reject(new Error('nothing changed')), 10000);
        window.addEventListener('keydown', () => { keyed = performance.now(); },
            {capture: true, once: true});
        const seen = async () => {
            if (!keyed) return;
            observer.disconnect();
            const change = performance.now() - keyed;
            await frame();
            const drawn = performance.now() - keyed;
            await frame();
            clearTimeout(late);
            resolve([change, drawn, performance.now() - keyed]);
        };
        const observer = new MutationObserver(seen);
        observer.observe(root, {subtree: true, childList: true, attributes: true,
            characterData: true});
    });
}"""


def main() -> None:
    """Press the keys and print one table."""
    presses = _options().presses
    with lab({"keys": CELLS}) as address, chromium() as browser:
        print(describe(browser.version), "\n")
        page = browser.new_page(viewport=SIZE)
        open_notebook(page, address, "keys")
        for place in range(len(CELLS)):
            run_cell(page, place)
        page.wait_for_timeout(2000)
        times = {way: [] for way in WAYS}
        for number in range(presses):
            for way, (cell, selector, keys) in WAYS.items():
                page.evaluate(PRESS, [cell, selector])
                page.keyboard.press(keys[number % len(keys)])
                times[way].append(page.evaluate("() => window.pressed"))
        close_kernel(page)
    _print(times)


def _print(times: dict[str, list]) -> None:
    *_, last = times
    beside = median(painted for _, _, painted in times[last])
    print("| way | keys | change, ms | its frame begins, ms | painted, ms | p95, ms | beside |")
    print("|---|---|---|---|---|---|---|")
    for way, found in times.items():
        change, drawn, painted = (list(column) for column in zip(*found, strict=True))
        middle = [f"{median(values):.1f}" for values in (change, drawn, painted)]
        tail = f"{quantiles(painted, n=20)[-1]:.1f}"
        print(
            f"| {way} | {len(found)} | {' | '.join(middle)} | {tail}"
            f" | {median(painted) / beside:.3f} |"
        )


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.strip().splitlines()[0])
    parser.add_argument("--presses", type=int, default=60, help="key presses for each way (60)")
    return parser.parse_args()


if __name__ == "__main__":
    main()
