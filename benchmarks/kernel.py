"""
Time to import the kit, and memory of a kernel that uses it, beside one without it.

    python benchmarks/kernel.py [--rounds 7]
"""

import argparse
import subprocess
import sys
from statistics import median

import psutil
from jupyter_client.manager import start_new_kernel
from lab import describe, environment

BASELINE = "import pandas, matplotlib.pyplot, ipywidgets"
KIT = "import filmkit"
OPEN = "film, ai = filmkit.open_film('her', lang='en'), filmkit.open_ai(lang='en')"
DRAWN = "explorer = Explorer('presence', film, ai); explorer"
ALL = "for state in explorer.exploration.states: explorer.draw(state)"
INTERACT = """
import matplotlib.pyplot as plt
def draw(place):
    plt.figure(figsize=(10, 6.5), dpi=72)
    plt.scatter(range(30), range(30), c=["red" if n == place else "grey" for n in range(30)])
    plt.show()
ipywidgets.interact(draw, place=ipywidgets.Dropdown(options=range(30)))
"""
WIDGET = "from filmkit.widgets.explorer import Explorer"
IMPORTS = {"pandas, matplotlib.pyplot, ipywidgets": BASELINE, "filmkit": KIT}
KERNELS = {
    "empty": [],
    "baseline: pandas, matplotlib.pyplot, ipywidgets imported": [BASELINE],
    "baseline, one chart drawn with interact": [BASELINE, INTERACT],
    "filmkit imported": [KIT],
    "filmkit, film and real AI opened": [KIT, OPEN],
    "filmkit, one explorer shown": [KIT, OPEN, WIDGET, DRAWN],
    "filmkit, one explorer with all its states": [KIT, OPEN, WIDGET, DRAWN, ALL],
}


def main() -> None:
    """Print both tables."""
    rounds = _rounds()
    print(describe(), "\n")
    seconds = {name: [] for name in IMPORTS}
    for _ in range(rounds + 1):  # the first one warms the disk, and writes byte code
        for name, code in IMPORTS.items():
            seconds[name].append(_import_time(code))
    print(f"Import in a fresh process, median of {rounds}, by turns:\n")
    print("| import | seconds | lowest and highest |\n|---|---|---|")
    for name, values in seconds.items():
        kept = values[1:]
        print(f"| {name} | {median(kept):.2f} | {min(kept):.2f}-{max(kept):.2f} |")
    print("\nMemory of the kernel process, MB (PSS; USS is what no other process shares):\n")
    print("| kernel | PSS | USS |\n|---|---|---|")
    for name, cells in KERNELS.items():
        shared, own = _memory(cells)
        print(f"| {name} | {shared:.0f} | {own:.0f} |", flush=True)


def _import_time(code: str) -> float:
    timed = f"from time import perf_counter as now; t = now(); {code}; print(now() - t)"
    command = [sys.executable, "-c", timed]
    return float(subprocess.check_output(command, env=environment(), text=True))


def _memory(cells: list[str]) -> tuple[float, float]:
    """Run cells in a new kernel; return its PSS (as in smaps_rollup) and its USS."""
    manager, client = start_new_kernel(env=environment(), stderr=subprocess.DEVNULL)
    try:
        for code in cells:
            reply = client.execute_interactive(code, timeout=120, output_hook=lambda message: None)
            if reply["content"]["status"] != "ok":
                raise SystemExit(f"{code}: {reply['content']['evalue']}")
        memory = psutil.Process(manager.provisioner.pid).memory_full_info()
        return memory.pss / 2**20, memory.uss / 2**20
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)


def _rounds() -> int:
    parser = argparse.ArgumentParser(description=__doc__.strip().splitlines()[0])
    parser.add_argument("--rounds", type=int, default=7, help="processes for each import (7)")
    return parser.parse_args().rounds


if __name__ == "__main__":
    main()
