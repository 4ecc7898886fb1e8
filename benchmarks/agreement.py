"""
Time for one agreement report: the kit's measures beside scikit-learn and krippendorff.

    python benchmarks/agreement.py [--rounds 200]

All ways get the same two readers, 30 sequences and codes, and take turns in one process; imports
are counted apart, each in a fresh process. The figures must agree, else the script stops.
"""

import argparse
import random
import subprocess
import sys
import time
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

IMPORTS = {
    "kit": "import filmkit.measures.agreement",
    "scikit-learn + krippendorff": "import sklearn.metrics, krippendorff",
}


def main() -> None:
    """Time both ways by turns and print one table."""
    rounds = _options().rounds
    ways = {"kit": _kit, "scikit-learn + krippendorff": _oracles}
    times = {name: [] for name in ways}
    dice = random.Random(4)
    for _ in range(rounds):
        one, other = (
            {f"q{n:02}": dice.choice(("yes", "no", "yes", "no", "yes")) for n in range(1, 31)}
            for _ in range(2)
        )
        found = {}
        for name, way in ways.items():
            began = time.perf_counter()
            found[name] = way(one, other)
            times[name].append(time.perf_counter() - began)
        kit, oracles = found.values()
        if any(abs(a - b) > 1e-9 for a, b in zip(kit, oracles, strict=True)):
            raise SystemExit(f"not the same figures: {found}")
    base = median(times["scikit-learn + krippendorff"])
    print("| way | rounds | one report, ms (median) | beside the libraries | import, s | beside |")
    print("|---|---|---|---|---|---|")
    loads = {name: median(_import(code) for _ in range(5)) for name, code in IMPORTS.items()}
    for name, found in times.items():
        load = loads[name]
        print(
            f"| {name} | {rounds} | {median(found) * 1000:.2f} | {median(found) / base:.3f}"
            f" | {load:.2f} | {load / loads['scikit-learn + krippendorff']:.3f} |"
        )


def _kit(one: dict, other: dict) -> tuple[float, float]:
    from filmkit import measures

    found = measures.agreement(one, other)
    return found.kappa.value, found.alpha.value


def _oracles(one: dict, other: dict) -> tuple[float, float]:
    import krippendorff
    from sklearn.metrics import cohen_kappa_score

    a, b = (list(codes.values()) for codes in (one, other))
    numbers = [[("no", "yes").index(code) for code in codes] for codes in (a, b)]
    alpha = krippendorff.alpha(reliability_data=numbers, level_of_measurement="nominal")
    return cohen_kappa_score(a, b), alpha


def _import(code: str) -> float:
    timed = f"import time; began = time.perf_counter(); {code}; print(time.perf_counter() - began)"
    done = subprocess.run(
        [sys.executable, "-c", timed], capture_output=True, text=True, check=True,
        cwd=Path(__file__).resolve().parents[1],
    )  # fmt: skip
    return float(done.stdout)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.strip().splitlines()[0])
    parser.add_argument("--rounds", type=int, default=200, help="pairs of readers (200)")
    return parser.parse_args()


if __name__ == "__main__":
    main()
