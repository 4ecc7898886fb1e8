"""
Time from a key press to the painted new picture: the kit, `interact`, plotly.

    python benchmarks/latency.py [--events 42] [--explorers presence network ...] [--json FILE]
"""

import argparse
import json
import os
from statistics import median, quantiles

from lab import (
    EXPLORERS,
    HERE,
    SIZE,
    chromium,
    close_kernel,
    describe,
    lab,
    open_notebook,
    run_cell,
)

WAYS = {"kit": 1, "interact": 2, "plotly": 3, "floor": 4}  # each way's cell in the notebook
SHOWN = {
    "kit": ".fk-explorer[data-complete=true] img",
    "interact": ".jp-OutputArea img[src^='data:image/png']",
    "plotly": ".js-plotly-plot .main-svg",
    "floor": ".floor",
}
FRAME = 1000 / 60
HEAD = "explorer|way|n|change, median|drawn, median|painted, median|painted, p95|beside interact"


def main() -> None:
    """Measure each explorer and print one table."""
    import ways  # late: `lab` has put this checkout on the path

    options = _options()
    cells = {
        name: [
            "import ways",
            f"ways.kit({name!r})",
            f"ways.with_interact({name!r})",
            f"ways.with_plotly({name!r})",
            "ways.floor()",
        ]
        for name in options.explorers
    }
    found = {}
    with lab(cells) as address, chromium() as browser:
        print(describe(browser.version), "\n")
        print("Milliseconds after the key press; the clocks are explained in clock.js.\n")
        _print_row(HEAD.split("|"))
        _print_row(["---"] * 8)
        for name in options.explorers:
            page = browser.new_page(viewport=SIZE)
            open_notebook(page, address, name)
            found[name] = _measure(page, ways.walk(name, options.events))
            _print_explorer(name, found[name])
            close_kernel(page)
            page.close()
    _print_sum(found)
    if options.json:
        with open(options.json, "w", encoding="utf-8") as file:
            json.dump(found, file)


def _measure(page, steps: list[tuple]) -> dict[str, list[dict]]:
    """Press the same keys in each way by turns; check that each led to a picture of its own."""
    run_cell(page, 0)
    for way, cell in WAYS.items():
        run_cell(page, cell)
        page.wait_for_selector(SHOWN[way], timeout=120_000, state="attached")
    page.wait_for_timeout(1500)
    page.evaluate((HERE / "clock.js").read_text("utf-8"))
    times = {way: [] for way in WAYS}
    pictures = {way: {} for way in WAYS}
    for number, (control, key, state) in enumerate(steps):
        for way, cell in WAYS.items():
            if way == "floor":
                control, key, state = 0, ("ArrowDown", "ArrowUp")[number % 2], number % 2
            page.evaluate("([cell, control]) => clock.arm(cell, control)", [cell, control])
            page.keyboard.press(key)
            seen = page.evaluate("() => clock.read()")
            times[way].append(seen["times"])
            first = pictures[way].setdefault(state, seen["picture"])
            if way != "plotly" and first != seen["picture"]:  # plotly numbers its parts anew
                raise SystemExit(f"{way}: another picture for the same state {state}")
    for way in ("kit", "interact"):
        if len(set(pictures[way].values())) < len(set(pictures["kit"].values())):
            raise SystemExit(f"{way}: the same picture for different states")
    return times


def _print_explorer(name: str, times: dict[str, list[dict]]) -> None:
    beside = median(_clock(times["interact"], "painted"))
    for way, events in times.items():
        painted = _clock(events, "painted")
        medians = [median(_clock(events, clock)) for clock in ("change", "drawn", "painted")]
        figures = [f"{value:.1f}" for value in (*medians, _p95(painted))]
        _print_row([name, way, len(events), *figures, f"{median(painted) / beside:.3f}"])


def _print_sum(found: dict[str, dict]) -> None:
    print(f"\nAll explorers together (load of the machine at the end {os.getloadavg()[0]:.1f}):")
    for way in WAYS:
        events = [one for times in found.values() for one in times[way]]
        drawn, painted = _clock(events, "drawn"), _clock(events, "painted")
        within = sum(value <= FRAME for value in drawn)
        print(
            f"- {way}: drawn {median(drawn):.1f} ms (median), {_p95(drawn):.1f} (p95), within"
            f" 16.7 ms in {within} of {len(events)}; painted {median(painted):.1f} (median),"
            f" {_p95(painted):.1f} (p95)"
        )
    for way in ("kit", "floor"):
        reported = [one["reported"] for times in found.values() for one in times[way]]
        print(
            f"- {way}, key press to screen as Chromium reports it in steps of 8 ms:"
            f" {median(reported):.0f} (median), {_p95(reported):.0f} (p95)"
        )


def _print_row(cells: list) -> None:
    print("| " + " | ".join(map(str, cells)) + " |", flush=True)


def _clock(events: list[dict], name: str) -> list[float]:
    return [one.get(name, one["painted"]) for one in events]


def _p95(values: list[float]) -> float:
    return quantiles(values, n=20)[-1]


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.strip().splitlines()[0])
    parser.add_argument("--events", type=int, default=42, help="key presses for each way (42)")
    parser.add_argument("--explorers", nargs="+", choices=EXPLORERS, default=EXPLORERS)
    parser.add_argument("--json", help="also write every time to this file")
    return parser.parse_args()


if __name__ == "__main__":
    main()
