"""
Time and memory to gather a class and write its pages, for more and more files.

    python benchmarks/classes.py [--sizes 250 500 1000]

Every size runs in a fresh process over files of invented learners (`tests/learner_files.py`).
Processor time is counted, not the clock, so that other work on the machine matters less; `beside
the first` is that time per file, as a ratio: near 1 it grows with the files and no faster.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]


def main() -> None:
    """Measure each size and print one table."""
    options = _options()
    if options.folder:
        print(json.dumps(_measure(Path(options.folder), Path(options.out))))
        return
    print("| files | MB | read and joined, s | counted, s | written, s | all, s | ms a file "
          "| beside the first | MB (peak) | MB a file, beside the first |")  # fmt: skip
    print("|---|---|---|---|---|---|---|---|---|---|")
    first = None
    for size in options.sizes:
        with tempfile.TemporaryDirectory() as place:
            found = _in_a_process(size, Path(place))
        first = first or found
        each, grown = found["all"] / size, (found["peak"] - found["idle"]) / size
        ratios = (each / (first["all"] / options.sizes[0]),
                  grown / ((first["peak"] - first["idle"]) / options.sizes[0]))  # fmt: skip
        print(f"| {size} | {found['size']:.1f} | {found['read']:.1f} | {found['counted']:.1f}"
              f" | {found['written']:.1f} | {found['all']:.1f} | {1000 * each:.1f}"
              f" | {ratios[0]:.2f} | {found['peak']:.0f} | {ratios[1]:.2f} |")  # fmt: skip


def _in_a_process(size: int, place: Path) -> dict:
    from learner_files import files

    folder = place / "class"
    folder.mkdir()
    for name, text in files(size):
        (folder / name).write_text(text, "utf-8")
    command = [sys.executable, __file__, "--folder", str(folder), "--out", str(place)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    megabytes = sum(path.stat().st_size for path in folder.iterdir()) / 1e6
    return json.loads(done.stdout) | {"size": megabytes}


def _measure(folder: Path, out: Path) -> dict:
    import resource
    import time

    from filmkit.classroom.view import gather_class
    from filmkit.classroom.writing import write

    def peak() -> float:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024

    idle, times = peak(), [time.process_time()]
    view = gather_class(folder)
    times.append(time.process_time())
    assert view.spreads and view.answers
    times.append(time.process_time())
    write(view, out)
    times.append(time.process_time())
    parts = [after - before for before, after in zip(times, times[1:], strict=False)]
    names = dict(zip(("read", "counted", "written"), parts, strict=True))
    return names | {"all": sum(parts), "idle": idle, "peak": peak()}


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.strip().splitlines()[0])
    parser.add_argument("--sizes", type=int, nargs="+", default=[250, 500, 1000])
    parser.add_argument("--folder", help=argparse.SUPPRESS)
    parser.add_argument("--out", help=argparse.SUPPRESS)
    return parser.parse_args()


if __name__ == "__main__":
    main()
