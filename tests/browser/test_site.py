"""
The website of the kit in a browser that reaches nothing else.

The kernel is Pyodide's own; the packages that are compiled for it stand empty (`sites.py`), so
what needs no table is run here, and whole lessons are not.
"""

import functools
import http.server
import json
import os
import threading
from pathlib import Path

import pytest
from sites import real_release

from filmkit.__main__ import main
from filmkit.language import Words

from .conftest import axe_path, missing
from .driver import READY, SETTLE, Driver
from .server import CHECKOUT

CORE = CHECKOUT / ".ci/node/node_modules/pyodide"
START = {"en": "index.html", "id": "index.id.html"}
LESSON = "notebooks/index.html?path=en/00-start-here.ipynb"
KERNEL_SECONDS = 300  # a busy machine; twenty on an idle one
RUN = """async (code) => {
    const kernel = window.jupyterapp.shell.currentWidget.sessionContext.session.kernel;
    const asked = kernel.requestExecute({code, store_history: false});
    const said = [];
    asked.onIOPub = ({header, content}) => {
        if (header.msg_type === 'stream') said.push(content.text);
        if (header.msg_type === 'error') said.push(`${content.ename}: ${content.evalue}`);
    };
    await asked.done;
    return said.join('').trim();
}"""
CHANGE = """() => {
    const {commands, shell} = window.jupyterapp;
    shell.currentWidget.context.model.cells.get(0).sharedModel.setSource('changed');
    return commands.isEnabled('docmanager:save');
}"""
STORED = """async () => {
    const {contents} = window.jupyterapp.serviceManager;
    const read = (path) => contents.get(path, {content: true});
    const lesson = await read('en/00-start-here.ipynb');
    const files = [];
    for (const {path} of (await read('work/ari')).content) {
        const {content, format} = await read(path);
        const bytes = format === 'base64' && Uint8Array.from(atob(content), c => c.charCodeAt());
        files.push(bytes ? new TextDecoder().decode(bytes) : content);
    }
    const aliases = (await read('work')).content.map(one => one.name);
    return [JSON.stringify(lesson.content).includes('changed'), files, aliases];
}"""
VALUES = ["halo, dunia é", "a second line"]


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves files as any server does, without a line for each."""

    extensions_map = http.server.SimpleHTTPRequestHandler.extensions_map | {
        ".mjs": "text/javascript",
        ".wasm": "application/wasm",
    }

    def log_message(self, *_):
        pass


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """The address of a site that was built and is served from this machine."""
    core = Path(os.environ.get("FILMKIT_PYODIDE") or CORE)
    if not any(core.glob("micropip-*.whl")):
        missing(f"Pyodide is missing in {core}: .ci/run says how to fetch it")
    folder = tmp_path_factory.mktemp("site")
    release = real_release(core, folder / "release")
    assert main(["site", str(folder / "out"), "--pyodide", str(release), "--no-pages"]) == 0
    file = folder / "out" / "jupyter-lite.json"
    config = json.loads(file.read_text("utf-8"))
    config["jupyter-config-data"]["exposeAppInBrowser"] = True
    file.write_text(json.dumps(config), "utf-8")
    handler = functools.partial(Quiet, directory=folder / "out")
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


@pytest.fixture
def visit(chromium, site, tmp_path):
    """A page that can reach the site and nothing else, and a list of what it asked elsewhere."""
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    context.elsewhere = []

    def gate(route):
        if route.request.url.startswith(site):
            return route.continue_()
        context.elsewhere.append(route.request.url)
        return route.abort()

    context.route("**/*", gate)
    driver = Driver(context, None, tmp_path, axe_path)
    yield driver
    assert context.elsewhere == []
    context.close()


def start_kernel(page) -> None:
    page.wait_for_function(READY, timeout=KERNEL_SECONDS * 1000)
    page.set_default_timeout(KERNEL_SECONDS * 1000)
    page.evaluate(SETTLE)


def told(page) -> str:
    page.wait_for_selector("#status[data-found]")
    return page.inner_text("#status")


@pytest.mark.parametrize("lang", START)
def test_the_start_page_is_accessible_and_says_that_lessons_can_run(visit, site, lang):
    page = visit.page
    page.goto(f"{site}/{START[lang]}")
    assert told(page) == Words(lang)("live.ready")
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        for width in (1280, 320):
            page.set_viewport_size({"width": width, "height": 800})
            assert page.evaluate("() => document.documentElement.scrollWidth") <= width
            visit.screenshot(f"start-{lang}-{scheme}-{width}")
            assert visit.axe("body") == [], (scheme, width)
    assert visit.complaints == []


@pytest.mark.parametrize("lang", START)
def test_the_start_page_says_when_python_cannot_be_loaded(visit, site, lang):
    visit.page.route("**/pyodide.mjs", lambda route: route.abort())
    visit.page.goto(f"{site}/{START[lang]}")
    assert told(visit.page) == Words(lang)("live.python")


def test_a_lesson_says_in_its_language_what_is_wrong_and_the_note_can_be_closed(visit, site):
    page, words = visit.page, Words("id")
    page.route("**/pyodide.mjs", lambda route: route.abort())
    facts = {"version": "9.9.9", "build": "another", "python": "./pyodide.mjs"}
    page.route("**/site.json", lambda route: route.fulfill(json=facts))
    page.goto(f"{site}/{LESSON.replace('en/00-start-here', 'id/00-mulai-di-sini')}")
    note = page.locator(".fk-watch")
    note.locator("button").wait_for()
    assert note.get_attribute("role") == "status"
    text = note.inner_text()
    assert words("live.python") in text and words("live.newer") in text
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        visit.screenshot(f"watch-{scheme}")
        assert visit.axe(".fk-watch") == []
    note.get_by_role("button").press("Enter")
    assert note.count() == 0


def test_a_link_from_one_lesson_opens_the_other(visit, site):
    page = visit.page
    page.goto(f"{site}/{LESSON}")
    page.locator(".jp-RenderedMarkdown a[href$='01-cut-it-up.ipynb']").first.click()
    page.wait_for_url("**/notebooks/index.html?path=en/01-cut-it-up.ipynb")
    page.locator(".jp-RenderedMarkdown h1", has_text="01 ").wait_for()


def test_a_lesson_opens_work_stays_and_the_lesson_itself_is_never_stored(visit, site):
    page = visit.page
    page.goto(f"{site}/{LESSON}")
    start_kernel(page)
    assert page.locator(".jp-RenderedMarkdown h1").first.inner_text().startswith("00 ")
    visit.screenshot("live-lesson")
    said = page.evaluate(
        RUN,
        """
from filmkit.packs import film_folders, read_pack
pack = read_pack(film_folders()["her"], with_ai=True)
print(len(pack.problems), len(pack.checked.values["sequences"]))
from filmkit.work import Work, choose_alias, work_folder
work = Work("ari")
work.save("00", "n00-try", "field", "halo, dunia é")
work.save("00", "n00-try", "field", "a second line")
choose_alias("ari")
other = Work("budi")
other.save("00", "n00-try", "field", "gone")
print(work_folder(), len(Work("ari").entries()), work.damaged(), other.delete())
""",
    )
    assert said.split() == ["0", "30", "/drive/work", "2", "[]", "1"]
    assert page.evaluate(CHANGE) is False
    visit.press("Control+s")
    page.reload()
    page.wait_for_function(READY, timeout=KERNEL_SECONDS * 1000)
    changed, files, names = page.evaluate(STORED)
    assert not changed
    assert [json.loads(line)["value"] for line in files[0].splitlines()] == VALUES
    assert (len(files), sorted(names)) == (1, ["ari", "current-alias.txt"])
    # JupyterLite looks for what is not there yet, and its kernel is no web socket.
    known = ("404", "WebSocket")
    assert [one for one in visit.complaints if not any(word in one for word in known)] == []
