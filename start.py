#!/usr/bin/env python3
"""
Start the kit on a machine that has only Python: `python3 start.py`.

The first start makes a folder `.venv` beside this file, installs the kit's packages into it
and opens the lessons in JupyterLab; later starts only open the lessons. `start.py test`
installs what the tests need and runs them.

An old Python must be able to read this file and say that it is too old: so only syntax of
Python 3.6, and only the standard library.
"""

import argparse
import errno
import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
VENV = HERE / ".venv"
MARKER = VENV / "filmkit-installed.txt"  # written last: an interrupted start has none
LOG = VENV / "filmkit-install.log"
OLDEST = (3, 11)
NEWEST = (3, 14)  # the newest that all packages have files for; see constraints.txt
BEGUN = "begun\n"
ROOM = 1_000_000_000  # bytes: the packages take some 600 MB, pip as much again for a while

TEXTS = {  # key: (English, Indonesian)
    "old-python": (
        "The kit needs Python 3.11 or newer; this is {found}. Install one and use it here.",
        "Kit perlu Python 3.11 atau lebih baru; ini {found}. Pasang, dan pakai untuk start.py.",
    ),
    "new-python": (
        "A package could not be installed. The kit was tried with Python 3.11 to 3.14; this is"
        " {found}. Install one of those, and use it for start.py. Details: {log}",
        "Ada paket yang tidak dapat dipasang. Kit dicoba dengan Python 3.11 sampai 3.14; ini"
        " {found}. Pasang salah satunya, dan pakai untuk start.py. Rincian: {log}",
    ),
    "no-kit": (
        "start.py must lie in the kit's folder, beside {file}. Unpack or copy the whole kit.",
        "start.py harus berada di folder kit, di sebelah {file}. Ekstrak atau salin seluruh kit.",
    ),
    "no-venv": (
        "This Python has no venv. On Debian, Ubuntu or a Chromebook: sudo apt install python3-venv",
        "Python ini tanpa venv. Di Debian, Ubuntu, atau Chromebook: sudo apt install python3-venv",
    ),
    "no-write": (
        "Nothing can be saved in {folder}. Close other windows of the kit, or move it to a folder"
        " of your own, such as Documents. Then start again.",
        "Tidak ada yang dapat disimpan di {folder}. Tutup jendela kit yang lain, atau pindahkan kit"
        " ke folder milikmu sendiri, misalnya Documents. Lalu mulai lagi.",
    ),
    "no-room": (
        "The disk is too full: the kit needs 1 GB in {folder}. Delete something, then start again.",
        "Penyimpanan terlalu penuh: kit perlu 1 GB di {folder}. Hapus sesuatu, lalu mulai lagi.",
    ),
    "no-network": (
        "The packages could not be fetched: no internet, or a filter blocks it. The kit needs it"
        " the first time only, and after an update. Connect and start again. Details: {log}",
        "Paket tidak dapat diambil: tidak ada internet, atau diblokir. Kit memerlukannya hanya saat"
        " pertama kali, dan setelah diperbarui. Sambungkan, lalu mulai lagi. Rincian: {log}",
    ),
    "failed": (
        "This step failed. Start again; if it fails again, send these lines to the authors of"
        " the kit (all of it is in {log}):\n{lines}",
        "Langkah ini gagal. Mulai lagi; jika gagal lagi, kirim baris-baris ini kepada penyusun"
        " kit (selengkapnya di {log}):\n{lines}",
    ),
    "stopped": (
        "Stopped. Nothing is broken: start again at any time.",
        "Dihentikan. Tidak ada yang rusak: kamu dapat memulai lagi kapan saja.",
    ),
    "venv": (
        "Step 1 of 3: making a place for the kit's packages (.venv) ...",
        "Langkah 1 dari 3: membuat tempat untuk paket kit (.venv) ...",
    ),
    "install": (
        "Step 2 of 3: fetching and installing packages; a few minutes, the first time only ...",
        "Langkah 2 dari 3: mengambil dan memasang paket; beberapa menit, hanya pertama kali ...",
    ),
    "open": (
        "Step 3 of 3: opening the lessons in JupyterLab ...",
        "Langkah 3 dari 3: membuka pelajaran di JupyterLab ...",
    ),
    "test": ("Step 3 of 3: running the tests ...", "Langkah 3 dari 3: menjalankan tes ..."),
    "seconds": ("  {seconds} seconds, {count} packages", "  {seconds} detik, {count} paket"),
    "done": ("  done in {seconds} seconds.        ", "  selesai dalam {seconds} detik.     "),
    "enter": ("Press Enter to close this window.", "Tekan Enter untuk menutup jendela ini."),
}

CAUSES = (  # what pip or venv writes, and what it means
    ("no-room", "No space left on device|Errno 28|not enough space on the disk"),
    ("no-write", "Permission denied|Errno 13|Access is denied|Read-only file system"),
    ("no-network", "Retrying|Max retries|timed out|ProxyError|SSLError|from versions: none"),
)


class CannotStart(Exception):
    """A reason that a person can do something about: a key of TEXTS, and its values."""


def main(argv=None):
    """Prepare `.venv` where needed, then open the lessons or run the tests."""
    argv = sys.argv[1:] if argv is None else argv
    testing = argv[:1] == ["test"]
    options = parser().parse_args([] if testing else argv)
    text = words(options.lang)
    try:
        check_machine()
        prepare("test" if testing else "", text)
        print(text("test" if testing else "open"), flush=True)
        return run(["pytest"] + argv[1:] if testing else ["filmkit", "lab"] + handed(options))
    except CannotStart as reason:
        key, values = reason.args
        print(text(key, **values), file=sys.stderr)
    except KeyboardInterrupt:
        print("\n" + text("stopped"), file=sys.stderr)
    except OSError as error:
        key = "no-room" if error.errno == errno.ENOSPC else "no-write"
        print(text(key, folder=HERE), "({})".format(error), file=sys.stderr)
    if os.name == "nt" and sys.stdin.isatty():
        input(text("enter"))  # a window that a double-click opened would close at once
    return 1


def words(lang):
    """Return a function that gives the sentence for a key of TEXTS in one language."""
    column = 1 if lang == "id" else 0
    return lambda key, **values: TEXTS[key][column].format(**values)


def parser():
    """Return the options of this command."""
    made = argparse.ArgumentParser(
        prog="start.py",
        description="Install the kit in this folder (the first time) and open the lessons.",
        epilog="To run the tests: python3 start.py test [options of pytest]",
    )
    made.add_argument("--lang", choices=("en", "id"), default="en", help="language (en)")
    made.add_argument("--lesson", help="number of the lesson to open, such as 03 (00)")
    made.add_argument("--port", help="port of the local server (8888)")
    made.add_argument("--no-browser", action="store_true", help="only print the address")
    return made


def handed(options):
    """Return the options that are handed on to `python -m filmkit lab`."""
    chosen = ["--lang", options.lang] + (["--no-browser"] if options.no_browser else [])
    for name in ("lesson", "port"):
        if getattr(options, name) is not None:
            chosen += ["--" + name, getattr(options, name)]
    return chosen


def check_machine():
    """Raise CannotStart if this Python or this folder cannot carry the kit."""
    if sys.version_info[:2] < OLDEST:
        raise CannotStart("old-python", dict(found="%d.%d" % sys.version_info[:2]))
    for file in ("pyproject.toml", "constraints.txt"):
        if not (HERE / file).exists():
            raise CannotStart("no-kit", dict(file=file))


def prepare(extra, text):
    """
    Make `.venv` and install the kit, unless that was done and nothing has changed since.

    A `.venv` whose installation was cut short, whose Python has gone, or which was moved, is
    made anew; one that is sound is only brought up to date.
    """
    found = venv_version()
    marked = MARKER.read_text() if found and MARKER.exists() else ""
    if marked and marked in (installed(found, extra), installed(found, "test")):
        return
    check_folder()
    # Without a marker it is somebody's own `.venv`, and stays; else it must be for this place.
    if not found or (marked and not marked.startswith(place(found))):
        make_venv(text)
    MARKER.write_text(BEGUN)
    print(text("install"), flush=True)
    target = str(HERE) + ("[" + extra + "]" if extra else "")
    pip = [str(venv_python()), "-m", "pip", "install", "--disable-pip-version-check"]
    follow(pip + ["--no-input", "-c", str(HERE / "constraints.txt"), "-e", target], text)
    MARKER.write_text(installed(venv_version(), extra))


def place(version):
    """Return the first line of the marker: a `.venv` works with one Python, in one folder."""
    return "Python {} in {}\n".format(version, HERE)


def installed(version, extra):
    """Return what the marker says when all of this is installed."""
    files = (HERE / "pyproject.toml", HERE / "constraints.txt")
    digest = hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()
    return place(version) + "packages {} {}\n".format(digest, extra)


def venv_python():
    """Return the path of the Python in `.venv`."""
    return VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def venv_version():
    """Return the version of the Python in `.venv`, such as "3.11"; empty if it does not run."""
    ask = [str(venv_python()), "-c", "import sys; print('%d.%d' % sys.version_info[:2])"]
    try:
        return subprocess.check_output(ask, stderr=subprocess.DEVNULL).decode().strip()
    except (OSError, subprocess.CalledProcessError):
        return ""


def check_folder():
    """Raise CannotStart if the folder cannot be written, or the disk is too full."""
    try:
        tempfile.TemporaryFile(dir=str(HERE)).close()
    except OSError:
        raise CannotStart("no-write", dict(folder=HERE))
    if shutil.disk_usage(str(HERE)).free < ROOM:
        raise CannotStart("no-room", dict(folder=HERE))


def make_venv(text):
    """Make an empty `.venv`, marked as begun, in place of what may be there."""
    if not all(map(importlib.util.find_spec, ("venv", "ensurepip"))):
        raise CannotStart("no-venv", {})
    print(text("venv"), flush=True)
    if VENV.is_dir():
        shutil.rmtree(str(VENV))
    VENV.mkdir()
    MARKER.write_text(BEGUN)
    follow([sys.executable, "-m", "venv", str(VENV)], text)


def follow(command, text):
    """Run a long step, count its seconds, keep its output in LOG and explain its failure."""
    begun = time.time()
    with LOG.open("w") as log:
        child = subprocess.Popen(
            command, env=environment(), stdin=subprocess.DEVNULL, stdout=log, stderr=log
        )
        try:
            while child.poll() is None:
                time.sleep(0.2)
                tick(begun, text)
        except KeyboardInterrupt:
            child.kill()
            raise
    if child.returncode:
        explain(LOG.read_text(errors="replace"))
    print("\r", end="")
    print(text("done", seconds=round(time.time() - begun)), flush=True)


def tick(begun, text):
    """Show a person who waits that something happens; a file or CI needs no such lines."""
    if sys.stdout.isatty():
        count = len(re.findall("^Collecting ", LOG.read_text(errors="replace"), re.M))
        seconds = round(time.time() - begun)
        print("\r" + text("seconds", seconds=seconds, count=count), end="", flush=True)


def explain(output):
    """Raise the cause that the last lines of a failed step name, or show those lines."""
    last = "\n".join(output.strip().splitlines()[-25:])
    values = dict(folder=HERE, log=LOG, lines=last, found="%d.%d" % sys.version_info[:2])
    for key, pattern in CAUSES:
        if re.search(pattern, last, re.I):
            raise CannotStart(key, values)
    raise CannotStart("new-python" if sys.version_info[:2] > NEWEST else "failed", values)


def environment():
    """Return the environment for the children, without what breaks or slows a `.venv`."""
    # Without byte code every start of the kit is seconds slower.
    unwanted = ("PYTHONDONTWRITEBYTECODE", "PYTHONHOME", "PYTHONPATH", "PIP_USER", "PIP_TARGET")
    return {name: value for name, value in os.environ.items() if name not in unwanted}


def run(arguments):
    """Run a module with the Python in `.venv`, in this window, and return its exit code."""
    command = [str(venv_python()), "-m"] + arguments
    child = subprocess.Popen(command, cwd=str(HERE), env=environment())
    while True:
        try:
            return child.wait()
        except KeyboardInterrupt:
            pass  # the child was told too, and ends by itself


if __name__ == "__main__":
    sys.exit(main())
