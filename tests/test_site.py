"""The website of the kit: what is in it, what is not, and what is said when it cannot be built."""

import json
import sys
import urllib.error
import urllib.request
import zipfile
from hashlib import sha256
from html.parser import HTMLParser

import pytest
import yaml
from desks import ROOT
from sites import empty_release

import filmkit
from filmkit.__main__ import main
from filmkit.site.lessons import Lesson, keep_unchanged
from filmkit.site.pages import write_pages
from filmkit.site.pyodide import PYODIDE_CDN_URL

PAGES = ("index.html", "index.id.html")
LESSONS = sorted((ROOT / "notebooks").glob("*/*.ipynb"))


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """A site, built once by its command; pillow is missing in the release it was given."""
    folder = tmp_path_factory.mktemp("site")
    release = empty_release(folder / "release", without=["pillow"])
    assert main(["site", str(folder / "out"), "--pyodide", str(release), "--no-pages"]) == 0
    return folder / "out"


@pytest.fixture(scope="module")
def lock(built):
    """The list of packages of the site, and the folder that it lies in."""
    file = next(built.glob("static/kit-*/pyodide-lock.json"))
    return json.loads(file.read_text("utf-8"))["packages"], file.parent


def settings(built) -> dict:
    data = json.loads((built / "jupyter-lite.json").read_text("utf-8"))["jupyter-config-data"]
    return data["litePluginSettings"]["@jupyterlite/pyodide-kernel-extension:kernel"]


def strings(built):
    """Every file of text, with its text."""
    for file in built.rglob("*"):
        if file.suffix in {".html", ".json", ".js", ".mjs", ".css", ".ipynb"}:
            yield file, file.read_text("utf-8", errors="replace")


class Addresses(HTMLParser):
    """What a page links to, and which ids it has."""

    def __init__(self, text: str):
        super().__init__()
        self.found: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.found += [value for name, value in attrs if name in ("href", "src")]


def test_every_lesson_is_there_as_it_is_but_for_its_kernel(built):
    assert len(LESSONS) == 20
    for file in LESSONS:
        ours = json.loads(file.read_text("utf-8"))
        theirs = json.loads((built / "files" / file.parent.name / file.name).read_text("utf-8"))
        assert theirs["metadata"].pop("kernelspec")["name"] == "python"
        assert ours["metadata"].pop("kernelspec")["name"] == "python3"
        assert theirs == ours


def test_no_lesson_can_be_stored_in_a_browser_where_it_would_hide_a_newer_one(built):
    entries = [
        entry
        for file in (built / "api" / "contents").rglob("all.json")
        for entry in json.loads(file.read_text("utf-8"))["content"]
    ]
    lessons = [entry for entry in entries if entry["type"] == "notebook"]
    assert len(lessons) == 20 and not any(entry["writable"] for entry in lessons)
    assert all(entry["writable"] for entry in entries if entry["type"] == "directory")


def test_a_listing_without_lessons_is_left_in_order(tmp_path):
    (tmp_path / "all.json").write_text('{"content": []}')
    keep_unchanged(tmp_path)
    assert (tmp_path / "all.json").read_text() == '{"content": []}'


@pytest.mark.parametrize("page", PAGES)
def test_a_start_page_opens_every_lesson_of_its_language_and_every_address_exists(built, page):
    found = Addresses((built / page).read_text("utf-8")).found
    lang = "id" if "id" in page.split(".") else "en"
    lessons = [address for address in found if address.startswith("notebooks/")]
    assert lessons == [
        f"notebooks/index.html?path={lang}/{file.name}"
        for file in LESSONS
        if file.parent.name == lang
    ]
    for address in found:
        assert "//" not in address
        path, _, query = address.partition("?")
        assert path[:1] == "#" or (built / path).is_file(), address
        assert not query or (built / "files" / query.removeprefix("path=")).is_file()
    assert next(other for other in PAGES if other != page) in found


def test_a_start_page_names_the_pages_to_read_where_there_are_some(tmp_path):
    lessons = [
        Lesson("en", "en/00-start-here.ipynb", "00 Start"),
        Lesson("en", "en/01.ipynb", "01"),
    ]
    page = tmp_path / "read" / "en" / "00-start-here.html"
    for folder in (page.parent, tmp_path / "static" / "kit-1", tmp_path / "tree"):
        folder.mkdir(parents=True)
    (tmp_path / "notebooks").mkdir()
    for name in ("tree/index.html", "notebooks/index.html"):
        (tmp_path / name).write_text("<head></head>")
    (tmp_path / "notebooks" / "favicon.ico").touch()
    page.touch()
    write_pages(tmp_path, lessons, "1", "./pyodide.mjs")
    found = Addresses((tmp_path / "index.html").read_text("utf-8")).found
    assert [one for one in found if one.startswith("read/")] == ["read/en/00-start-here.html"]


@pytest.mark.parametrize("page", PAGES)
def test_a_start_page_says_which_kit_it_is_and_keeps_what_jupyterlite_looks_for(built, page):
    text = (built / page).read_text("utf-8")
    facts = json.loads((built / "site.json").read_text("utf-8"))
    assert facts["version"] == filmkit.__version__
    assert facts["version"] in text and facts["build"] in text
    assert 'id="jupyter-config-data"' in text  # without it no lesson opens


def test_the_words_of_the_watch_are_there_in_both_languages(lock):
    texts = json.loads((lock[1] / "words.json").read_text("utf-8"))
    assert texts["en"].keys() == texts["id"].keys() > {"ready", "python", "newer", "kept"}


def test_everything_that_import_filmkit_needs_is_listed_with_its_digest(built, lock):
    packages, home = lock
    assert packages["filmkit"]["imports"] == ["filmkit"]
    assert packages["filmkit"]["version"] == filmkit.__version__
    assert "jupyterlab" not in packages and "scipy" not in packages
    for entry in packages.values():
        assert set(entry["depends"]) <= packages.keys()
        if entry["file_name"].startswith("http"):
            continue
        file = (home / entry["file_name"]).resolve()
        assert file.is_relative_to(built.resolve())
        assert sha256(file.read_bytes()).hexdigest() == entry["sha256"]


def test_only_what_the_release_lacks_comes_from_elsewhere(lock):
    far = [name for name, one in lock[0].items() if one["file_name"].startswith("http")]
    assert far == ["pillow"]
    assert lock[0]["pillow"]["file_name"].startswith(PYODIDE_CDN_URL)


def test_the_kernel_asks_no_registry_and_keeps_work_where_the_browser_keeps_files(built, lock):
    kernel = settings(built)
    options = kernel["loadPyodideOptions"]
    assert kernel["disablePyPIFallback"] is True
    assert kernel["pyodideUrl"].startswith("./static/pyodide-")
    assert options["lockFileURL"] == f"./static/{lock[1].name}/pyodide-lock.json"
    assert options["env"]["FILMKIT_WORK"] == "/drive/work"
    assert set(options["packages"]) <= lock[0].keys()


def test_what_changes_lies_under_a_name_that_changes_with_it(built, lock):
    build = json.loads((built / "site.json").read_text("utf-8"))["build"]
    assert lock[1].name == f"kit-{build}"
    app = (built / "notebooks" / "index.html").read_text("utf-8")
    assert f"kit-{build}/watch.js" in app


def test_the_answers_for_teachers_are_not_on_the_site(built, lock):
    wheel = lock[1] / lock[0]["filmkit"]["file_name"]
    names = [*zipfile.ZipFile(wheel).namelist(), *(str(one) for one in built.rglob("*"))]
    assert [name for name in names if "data/guide" in name or "teacher" in name.split("/")] == []


def test_nothing_on_the_site_names_a_folder_of_the_machine_that_built_it(built):
    for place in (str(ROOT), str(built), sys.prefix):
        assert [file for file, text in strings(built) if place in text] == []


@pytest.mark.parametrize("lang", ["en", "id"])
def test_a_folder_with_other_files_is_left_alone(lang, tmp_path, capsys):
    (tmp_path / "mine.txt").write_text("mine")
    assert main(["site", str(tmp_path), "--lang", lang]) == 1
    assert [file.name for file in tmp_path.iterdir()] == ["mine.txt"]
    assert str(tmp_path) in capsys.readouterr().err


def test_a_folder_that_is_no_release_is_told_with_what_it_lacks(tmp_path, capsys):
    assert main(["site", str(tmp_path / "out"), "--pyodide", str(tmp_path)]) == 1
    assert "pyodide.asm.wasm" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_another_release_is_refused(tmp_path, capsys):
    folder = empty_release(tmp_path / "release")
    (folder / "pyodide.mjs").write_text('const version = "0.1.0";')
    assert main(["site", str(tmp_path / "out"), "--pyodide", str(folder)]) == 1
    assert "314" in capsys.readouterr().err


def test_without_a_network_and_without_a_release_the_way_out_is_named(
    tmp_path, capsys, monkeypatch
):
    def refuse(*_, **__):
        raise urllib.error.URLError("no route")

    monkeypatch.setattr(urllib.request, "urlopen", refuse)
    assert main(["site", str(tmp_path / "out"), "--lang", "id"]) == 1
    said = capsys.readouterr().err
    assert "--pyodide" in said and "no route" in said


def test_without_jupyterlite_the_sentence_says_what_to_install(tmp_path, capsys, monkeypatch):
    for name in [name for name in sys.modules if name.startswith("filmkit.site.")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "jupyterlite_pyodide_kernel.constants", None)
    assert main(["site", str(tmp_path / "out")]) == 1
    assert ".[site]" in capsys.readouterr().err


def test_the_workflow_builds_the_site_by_commands_that_exist(tmp_path):
    file = ROOT / ".github" / "workflows" / "pages.yml"
    flow = yaml.safe_load(file.read_text("utf-8"))
    steps = flow["jobs"]["publish"]["steps"]
    commands = [step["run"].split() for step in steps if "run" in step]
    assert commands[0][:4] == ["python", "-m", "pip", "install"]
    assert commands[0][4:] == ["-c", "constraints.txt", "-e", '".[site]"']
    assert commands[1] == ["python", "-m", "filmkit", "site", "_site"]
    upload = next(step for step in steps if "upload-pages" in step.get("uses", ""))
    assert upload["with"]["path"] == commands[1][-1]
    assert flow["permissions"] == {"contents": "read", "id-token": "write", "pages": "write"}
