"""
Try the hub of docs/hubs.en.md: three learners at once on this machine, each in a browser.

    python -m venv ../hub
    ../hub/bin/pip install . jupyterhub jupyterhub-idle-culler nbgitpuller playwright psutil
    npm install --prefix ../hub/node configurable-http-proxy
    ../hub/bin/python tools/try_hub.py --proxy ../hub/node/node_modules/.bin/configurable-http-proxy

Starts JupyterHub with the files of docs/hub (users are invented, everything lies in a temporary
folder, only this machine is reached), lets each learner open lesson 00 by the link of the guide,
choose an alias, answer and write, then run lesson 03; checks that everybody's work is apart and
that lessons stay as they were; prints times and memory; and stops all that it started.

No test of CI: it needs npm, five more packages and some minutes for files that seldom change.
What can be said of them without a hub, `tests/test_hubs.py` says.
"""

import argparse
import asyncio
import os
import platform
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path
from urllib.parse import urlencode

import psutil
from playwright.async_api import async_playwright

CHECKOUT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(CHECKOUT / "tests"))

from browser.driver import ANSWERS, OUTPUTS, READY, RUN_ALL, SETTLE  # noqa: E402

GUIDE = CHECKOUT / "docs" / "hub"
FIRST, SECOND = "00-start-here.ipynb", "03-who-is-in-the-room.ipynb"
PACKAGES = ("jupyterhub", "nbgitpuller", "jupyterlab", "ipykernel", "filmkit")
MB = 1_000_000
PATIENCE = 300_000  # milliseconds: a busy machine is slow, and this is no test of speed


def link(hub: str, repository: str, lesson: str, lang: str = "en") -> str:
    """Return the nbgitpuller link of the guide: fetch the lessons, then open one."""
    opened = f"doc/tree/filmkit/notebooks/{lang}/{lesson}"
    query = {"repo": repository, "targetPath": "filmkit", "urlpath": opened}
    return f"{hub}/hub/user-redirect/git-pull?{urlencode(query)}"


@contextmanager
def running_hub(folder: Path, proxy: str):
    """Run the hub of the guide in `folder`; give its address and its process; stop it all."""
    ports = [free_port() for _ in range(3)]
    environment = os.environ | {
        "TRY_HUB_GUIDE": str(GUIDE),
        "TRY_HUB_PORTS": " ".join(map(str, ports)),
        "TRY_HUB_PROXY": str(Path(proxy).resolve()),
        "TRY_HUB_HOMES": str(folder / "homes"),
    }
    config = Path(__file__).with_name("try_hub_config.py")
    command = [sys.executable, "-m", "jupyterhub", "-f", str(config)]
    with (folder / "hub.log").open("w") as log:
        started = subprocess.Popen(command, cwd=folder, env=environment, stdout=log, stderr=log)
    hub = psutil.Process(started.pid)
    family = []
    try:
        address = f"http://127.0.0.1:{ports[0]}"
        wait_for(address + "/hub/api", started)
        yield address, hub
    finally:
        family = hub.children(recursive=True) if started.poll() is None else []
        started.terminate()
        _, left = psutil.wait_procs([hub, *family], timeout=30)
        for process in left:
            process.kill()
        print(f"stopped: 1 hub and {len(family)} processes below it, {len(left)} of them by force")


def free_port() -> int:
    """Return a port of this machine that is free now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for(address: str, process: subprocess.Popen, seconds: int = 60) -> None:
    """Wait until an address answers."""
    until = time.monotonic() + seconds
    while time.monotonic() < until and process.poll() is None:
        try:
            urllib.request.urlopen(address, timeout=5).close()
            return
        except OSError:
            time.sleep(0.2)
    raise SystemExit("The hub does not answer; see hub.log (with --keep).")


class Learner:
    """One learner of the hub, in a browser of their own (no cookie of anybody else)."""

    def __init__(self, name: str, hub: str, context):
        self.name, self.hub, self.context = name, hub, context
        self.alias = f"{name}-17"
        self.sentence = f"Only {name} has written this, in Q01."
        self.seconds: dict[str, float] = {}

    async def sign_in(self, address: str) -> None:
        """Follow the link, sign in, and wait until the lesson can be used."""
        self.page = await self.context.new_page()
        self.page.set_default_timeout(PATIENCE)
        await self.page.goto(address)
        await self.page.fill("#username_input", self.name)
        await self.page.fill("#password_input", "any")
        begun = time.monotonic()
        await self.page.click("#login_submit")
        await self.settle()
        self.seconds["login to lesson"] = time.monotonic() - begun
        assert not await self.page.locator(".jp-Dialog, .Toastify__toast").count()
        style = f"{self.hub}/user/{self.name}/custom/custom.css"
        assert "80 letters" in await (await self.context.request.get(style)).text()

    async def settle(self) -> None:
        """Wait until the notebook on the page has its kernel."""
        await self.page.wait_for_function(READY)
        await self.page.evaluate(SETTLE)

    async def run_all(self, lesson: str) -> None:
        """Run all cells of the lesson on the page; none may fail."""
        begun = time.monotonic()
        await self.page.evaluate(RUN_ALL)
        self.seconds[f"run {lesson}"] = time.monotonic() - begun
        for cell in await self.page.evaluate(OUTPUTS):
            assert all(output["output_type"] != "error" for output in cell["outputs"]), cell

    async def rest(self) -> None:
        """Wait until the explorers have fetched all their pictures: the kernel is largest then."""
        await self.page.wait_for_timeout(20_000)
        await self.page.wait_for_function(ANSWERS)  # it answers in turn

    async def work(self) -> None:
        """Choose an alias, answer a question and write a sentence, and save the lesson."""
        settings = self.page.locator(".fk-panel:has([data-act=use])").first
        await settings.locator("input[type=text]").fill(self.alias)
        await settings.locator("[data-act=use]").click()
        await settings.locator(".fk-status", has_text=self.alias).wait_for()
        question = self.page.locator("[data-cell=practice-question] .fk-panel")
        await question.locator("input[type=radio]").first.check()
        await question.locator(".fk-button").first.click()
        writing = self.page.locator("[data-cell=practice-writing] .fk-panel")
        await writing.locator("textarea").first.fill(self.sentence)
        for panel in (question, writing):
            await panel.locator(".fk-saved[data-state=saved]").wait_for()
        await self.page.evaluate("() => window.jupyterapp.commands.execute('docmanager:save')")

    async def open(self, lesson: str) -> None:
        """Open another lesson; the first one keeps its kernel."""
        await self.page.goto(f"{self.hub}/user/{self.name}/doc/tree/filmkit/notebooks/en/{lesson}")
        await self.settle()

    async def may_read(self, other: "Learner") -> bool:
        """Tell whether the hub lets this learner see the files of another."""
        answer = await self.context.request.get(f"{self.hub}/user/{other.name}/api/contents")
        return answer.ok


def check_apart(learners: list[Learner], homes: Path) -> None:
    """Everybody's answers lie in their own home, and the lessons are as they were fetched."""
    for learner in learners:
        work = homes / learner.name / "work"
        saved = "".join(file.read_text("utf-8") for file in sorted(work.rglob("*.jsonl")))
        assert {path.name for path in work.iterdir() if path.is_dir()} == {learner.alias}
        assert learner.sentence in saved
        assert not any(other.sentence in saved for other in learners if other is not learner)
        lesson = homes / learner.name / "filmkit" / "notebooks" / "en" / FIRST
        assert lesson.read_bytes() == (CHECKOUT / "notebooks" / "en" / FIRST).read_bytes()


def use(hub: psutil.Process) -> dict[str, dict[str, float]]:
    """
    Return what each learner's processes, and those of the hub, have used.

    Returns
    -------
    dict of dict
        Name, then `server` and `kernels` (megabytes of PSS, in which pages that processes share
        are counted once) and `seconds` of a processor since they started.
    """
    found: dict[str, dict[str, float]] = {}
    for process in [hub, *hub.children(recursive=True)]:
        owner = process.environ().get("JUPYTERHUB_USER", "hub")
        kind = "kernels" if "ipykernel_launcher" in " ".join(process.cmdline()) else "server"
        parts = found.setdefault(owner, {"server": 0.0, "kernels": 0.0, "seconds": 0.0})
        parts[kind] += process.memory_full_info().pss / MB
        parts["seconds"] += sum(process.cpu_times()[:2])
    return found


async def lesson_hour(address: str, hub: psutil.Process, folder: Path, names: list[str]) -> None:
    """Let all learners work at the same time, check, and print what was measured."""
    repository = (folder / "kit.git").as_uri()
    async with async_playwright() as playwright:
        chromium = shutil.which("chromium") or shutil.which("google-chrome")
        flags = ["--headless", "--no-sandbox", "--disable-gpu"]
        browser = await playwright.chromium.launch(executable_path=chromium, args=flags)
        learners = [Learner(name, address, await browser.new_context()) for name in names]
        await together(one.sign_in(link(address, repository, FIRST)) for one in learners)
        opened = use(hub)
        await together(one.run_all("00") for one in learners)
        await together(one.work() for one in learners)
        one_kernel = use(hub)
        await together(one.open(SECOND) for one in learners)
        await together(one.run_all("03") for one in learners)
        await together(one.rest() for one in learners)
        two_kernels = use(hub)
        await together(one.page.screenshot(path=folder / f"{one.name}.png") for one in learners)
        check_apart(learners, folder / "homes")
        for one, other in zip(learners, learners[1:] + learners[:1], strict=True):
            assert one is other or not await one.may_read(other)
        await browser.close()
    show(learners, opened, one_kernel, two_kernels)


async def together(steps) -> None:
    """Do a step of every learner at the same time."""
    await asyncio.gather(*steps)


def show(learners: list[Learner], opened: dict, one: dict, two: dict) -> None:
    """Print the table; `processor` is what server and kernel had used when lesson 00 was open."""
    names = ["learner", "login to lesson", "run 00", "run 03", "processor", "server"]
    print("|", " | ".join([*names, "1 kernel", "2 kernels"]), "|")
    print("|", " | ".join(["---"] * 8), "|")
    for learner in learners:
        name = learner.name
        seconds = [*learner.seconds.values(), opened[name]["seconds"]]
        sizes = [two[name]["server"], one[name]["kernels"], two[name]["kernels"]]
        cells = [f"{value:.1f} s" for value in seconds] + [f"{value:.0f} MB" for value in sizes]
        print("|", " | ".join([name, *cells]), "|")
    hub = two["hub"]["server"]
    total = psutil.virtual_memory().total / 1e9
    print(f"hub, proxy and the service that stops idle servers: {hub:.0f} MB")
    print(f"{os.cpu_count()} processors, load {os.getloadavg()[0]:.0f}, {total:.0f} GB,", end=" ")
    print(f"Python {platform.python_version()},", end=" ")
    print(", ".join(f"{name} {version(name)}" for name in PACKAGES))


def main() -> None:
    """Run the trial once."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[1])
    parser.add_argument("--proxy", default="configurable-http-proxy", help="path of the proxy")
    parser.add_argument("--learners", type=int, default=3)
    parser.add_argument(
        "--keep", type=Path, help="keep everything in this new folder, with pictures"
    )
    options = parser.parse_args()
    proxy = shutil.which(options.proxy) or sys.exit("configurable-http-proxy is missing: see above")
    names = ["ani", "budi", "citra", "dewi", "eko", "fajar"][: options.learners]
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("stopped"))  # else the hub would stay
    folder = options.keep or Path(tempfile.mkdtemp(prefix="try-hub-"))
    folder.mkdir(exist_ok=True)
    try:
        clone = ["git", "clone", "--quiet", "--bare", str(CHECKOUT), str(folder / "kit.git")]
        subprocess.run(clone, check=True)
        with running_hub(folder, proxy) as (address, hub):
            asyncio.run(lesson_hour(address, hub, folder, names))
        # The hub only warns of a setting that it does not know.
        assert "not recognized" not in (folder / "hub.log").read_text()
    finally:
        if not options.keep:
            shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
