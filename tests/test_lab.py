"""`python -m filmkit lab`: the right lesson, plain sentences, and a server of its own."""

import csv
import os
import re
import shutil
import socket
import string
import sys
import types
from pathlib import Path

import psutil
import pytest
import websocket
from browser.server import TOKEN, Server, free_port

from filmkit.errors import FilmkitError
from filmkit.lab import lessons, main, ports, server
from filmkit.lab.extension import without_jupyterlite
from filmkit.lab.messages import FILE, Messages

SAY = Messages("en")
LAB = Path(lessons.__file__).parent


@pytest.fixture
def kit(tmp_path):
    """Lay out two lessons in two languages."""
    for lang in ("en", "id"):
        folder = tmp_path / "kit" / "notebooks" / lang
        folder.mkdir(parents=True)
        for name in ("00-start.ipynb", "03-third.ipynb"):
            (folder / name).write_text(f"{lang} {name}")
    return tmp_path / "kit"


@pytest.fixture
def held_port():
    """Keep a port in use."""
    with socket.socket() as holder:
        holder.bind(("127.0.0.1", 0))
        holder.listen()
        yield holder.getsockname()[1]


# --- sentences --------------------------------------------------------------------------------


def rows():
    with FILE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_every_sentence_is_in_both_languages_with_the_same_places_to_fill():
    assert rows()
    for row in rows():
        places = [
            {field for _, field, _, _ in string.Formatter().parse(row[lang]) if field}
            for lang in ("en", "id")
        ]
        assert row["en"] and row["id"] and places[0] == places[1], row["key"]


def test_every_sentence_is_used_and_every_used_sentence_exists():
    code = "".join(path.read_text("utf-8") for path in LAB.glob("*.py"))
    used = set(re.findall(r'say\(\s*"([a-z-]+)"', code)) | {"open", "open-yourself"}
    assert used == {row["key"] for row in rows()}


# --- which lesson -----------------------------------------------------------------------------


def test_a_lesson_is_found_by_its_number(kit):
    place = lessons.find_place(kit, SAY)
    assert lessons.find_lesson(place, "id", "3", SAY).name == "03-third.ipynb"
    assert lessons.find_lesson(place, "en", "00", SAY).parts[-2:] == ("en", "00-start.ipynb")


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (["--lang", "fr"], "There are no lessons in the language 'fr'"),
        (["--lang", "key"], "There are no lessons in the language 'key'"),
        (["--lesson", "07"], "There is no lesson 07"),
        (["--lesson", "07", "--lang", "id"], "Tidak ada pelajaran 07"),
        (["--root", "no-such-folder"], "There are no lessons in"),
    ],
)
def test_what_does_not_exist_is_said_in_a_sentence(kit, capsys, options, sentence):
    assert main(["--root", str(kit), *options]) == 1
    told = capsys.readouterr().err
    assert sentence in told and "Traceback" not in told


def test_a_folder_that_cannot_be_written_is_said_in_a_sentence(kit, capsys, monkeypatch):
    def refuse(self, *_, **__):
        raise PermissionError(13, "Permission denied", str(self))

    monkeypatch.setattr(Path, "mkdir", refuse)
    assert main(["--root", str(kit)]) == 1
    assert "Nothing can be saved in" in capsys.readouterr().err


# --- lessons of an installed wheel --------------------------------------------------------------


@pytest.fixture
def wheel(kit, tmp_path, monkeypatch):
    """Pretend that only the wheel is installed: the lessons lie inside the package."""
    package = tmp_path / "site-packages" / "filmkit"
    shutil.copytree(kit / "notebooks", package / "notebooks")
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    return package


def copied(wheel):
    return lessons.find_place(None, SAY, wheel).root


def test_the_lessons_are_copied_beside_the_learner(wheel, tmp_path):
    root = copied(wheel)
    assert root == tmp_path / "here" / "filmkit-lessons"
    assert (root / "id" / "03-third.ipynb").read_text() == "id 03-third.ipynb"
    assert not list(root.rglob("*.part"))


def test_a_changed_lesson_is_never_overwritten(wheel, capsys):
    mine = copied(wheel) / "en" / "00-start.ipynb"
    mine.write_text("my answers")
    copied(wheel)
    assert mine.read_text() == "my answers"
    assert "stay as they are" not in capsys.readouterr().out  # the kit has nothing newer
    (wheel / "notebooks" / "en" / "00-start.ipynb").write_text("a newer lesson")
    copied(wheel)
    assert mine.read_text() == "my answers"
    assert "en/00-start.ipynb" in capsys.readouterr().out


def test_an_untouched_lesson_follows_a_newer_kit(wheel):
    lesson = copied(wheel) / "en" / "00-start.ipynb"
    (wheel / "notebooks" / "en" / "00-start.ipynb").write_text("a newer lesson")
    copied(wheel)
    assert lesson.read_text() == "a newer lesson"


def test_a_deleted_lesson_comes_back(wheel):
    lesson = copied(wheel) / "en" / "00-start.ipynb"
    lesson.unlink()
    copied(wheel)
    assert lesson.read_text() == "en 00-start.ipynb"


# --- ports --------------------------------------------------------------------------------------


def test_a_port_that_was_asked_for_and_is_taken_stops_the_start(kit, held_port, capsys):
    assert main(["--root", str(kit), "--port", str(held_port)]) == 1
    told = capsys.readouterr().err
    assert f"Port {held_port} cannot be used" in told and "--port" in told


def test_without_a_wish_the_next_free_port_is_taken_and_said(held_port, capsys, monkeypatch):
    monkeypatch.setattr(ports, "FIRST", held_port)
    chosen = ports.choose(None, SAY)
    assert chosen > held_port
    assert f"Port {held_port} is in use" in capsys.readouterr().out


def test_when_all_ports_are_taken_a_sentence_says_so(monkeypatch):
    monkeypatch.setattr(ports, "free", lambda port: False)
    with pytest.raises(ports.PortTaken, match="All ports from 8888 to 8987"):
        ports.choose(None, SAY)


@pytest.mark.parametrize("text", ["abc", "0", "65536", "-1"])
def test_what_is_no_port_is_refused(text, capsys):
    with pytest.raises(SystemExit):
        main([f"--port={text}"])
    assert "is no port" in capsys.readouterr().err


# --- JupyterLab itself --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("module", "sentence"),
    [
        (None, "JupyterLab is not installed"),
        (types.SimpleNamespace(__version__="4.5.9"), "4.6 or newer; this Python has 4.5.9"),
    ],
)
def test_a_missing_or_old_jupyterlab_is_said_in_a_sentence(kit, monkeypatch, module, sentence):
    monkeypatch.setitem(sys.modules, "jupyterlab", module)
    monkeypatch.setitem(sys.modules, "jupyterlab.labapp", types.SimpleNamespace(LabApp=None))
    monkeypatch.setattr(server.os, "environ", dict(os.environ))
    if module is None:
        monkeypatch.delitem(sys.modules, "jupyterlab.labapp")
    with pytest.raises(FilmkitError, match=re.escape(sentence)):
        server.run(server.Start(kit, kit / "notebooks" / "en" / "00-start.ipynb", 1), SAY)


def test_the_configuration_is_for_this_machine_only_and_the_token_is_new_each_time(kit):
    lesson = kit / "notebooks" / "en" / "00 ä.ipynb"
    first, second = server.Start(kit, lesson, 8888), server.Start(kit, lesson, 8888)
    configured = server.settings(first)
    assert configured["ServerApp"]["ip"] == "127.0.0.1"
    assert len(configured["IdentityProvider"]["token"]) >= 32
    assert first.token != second.token
    assert first.path == "/doc/tree/notebooks/en/00%20%C3%A4.ipynb"


def test_nothing_of_the_learners_own_jupyter_is_in_reach(tmp_path):
    environment = {name: "mine" for name in ("JUPYTER_PATH", "JUPYTER_CONFIG_PATH", "IPYTHONDIR")}
    server.separate(environment, tmp_path / "state", tmp_path / "runtime")
    assert "mine" not in environment.values()


# --- a real server --------------------------------------------------------------------------------

HOSTILE = {
    ".jupyter/jupyter_server_config.py": "raise RuntimeError('was read')",
    ".jupyter/lab/user-settings/@jupyterlab/apputils-extension/themes.jupyterlab-settings": "{",
    ".local/share/jupyter/kernels/python3/kernel.json": '{"argv": ["no-such-program"]}',
    ".ipython/profile_default/startup/00.py": "raise SystemExit('was read')",
}

# Says for each web socket to a kernel whether Nagle's algorithm is off, then serves as usual.
PROBE = """
import socket, sys
from jupyter_server.services.kernels.connection.channels import ZMQChannelsWebsocketConnection

plain = ZMQChannelsWebsocketConnection.connect

def connect(self):
    line = self.websocket_handler.ws_connection.stream.socket
    print("nodelay", line.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY), flush=True)
    return plain(self)

ZMQChannelsWebsocketConnection.connect = connect
from filmkit.lab import main
sys.exit(main(sys.argv[1:]))
"""
STOCK = ["--ServerApp.kernel_websocket_connection_class=" + ".".join(
    ["jupyter_server", "services", "kernels", "connection", "channels"]
    + ["ZMQChannelsWebsocketConnection"]
)]  # fmt: skip


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    """Make a home whose Jupyter configuration would break any server that reads it."""
    home = tmp_path_factory.mktemp("home")
    for name, text in HOSTILE.items():
        (home / name).parent.mkdir(parents=True, exist_ok=True)
        (home / name).write_text(text)
    return home


@pytest.fixture(scope="module")
def running(tmp_path_factory, home):
    """Start the kit for a learner with that home, with the probe in it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HOME", str(home))
        started = Server(tmp_path_factory.mktemp("lab"), [sys.executable, "-c", PROBE]).start()
        yield started
        started.stop()


def talk(running) -> str:
    """Open a kernel and its web socket; return what the server's window shows."""
    session = {"path": "try.ipynb", "type": "notebook", "name": "", "kernel": {"name": "python3"}}
    kernel = running.ask("POST", "/api/sessions", session)["kernel"]["id"]
    address = running.url.replace("http", "ws") + f"/api/kernels/{kernel}/channels"
    line = websocket.create_connection(address, header=[f"Authorization: token {TOKEN}"])
    line.recv()
    line.close()
    assert running.kernel_process(kernel).cmdline()[0] == sys.executable
    return running.log.read_text()


def test_messages_to_the_page_are_not_held_back(running):
    assert "nodelay 1" in talk(running)


def test_the_probe_sees_a_server_that_holds_messages_back(tmp_path):
    stock = Server(tmp_path, [sys.executable, "-c", PROBE], STOCK).start()
    try:
        assert "nodelay 0" in talk(stock)
    finally:
        stock.stop()


def test_the_server_is_reached_from_this_machine_and_with_the_token_only(running):
    process = psutil.Process(running.process.pid)
    heard = {line.laddr.ip for line in process.net_connections() if line.status == "LISTEN"}
    assert heard == {"127.0.0.1"}
    assert running.ask("GET", "/api/contents/notebooks")["type"] == "directory"
    assert running.ask("GET", "/api/contents/notebooks", token="wrong") == 403


def test_the_learners_own_configuration_is_neither_read_nor_changed(running, home):
    talk(running)
    lesson = next((running.root / "notebooks" / "en").glob("00-*.ipynb"))
    assert running.ask("GET", f"/api/contents/notebooks/en/{lesson.name}")["type"] == "notebook"
    assert "was read" not in running.log.read_text()
    files = {path.relative_to(home).as_posix() for path in home.rglob("*") if path.is_file()}
    assert files == set(HOSTILE)


def test_the_page_gets_the_quiet_settings(running):
    def default(plugin, name):
        found = running.ask("GET", f"/lab/api/settings/@jupyterlab/{plugin}")
        return found["schema"]["properties"][name]["default"]

    assert default("apputils-extension:notification", "fetchNews") == "false"
    assert default("apputils-extension:notification", "checkForUpdates") is False
    assert default("application-extension:shell", "startMode") == "single"
    assert "80 letters" in running.read("/custom/custom.css")


def test_the_theme_is_there_again_at_the_next_start_and_the_log_is_calm(running):
    running.choose_theme("dark")
    running.stop()
    assert running.process.returncode == 0
    told = running.log.read_text()
    assert told.rstrip().endswith("This window may be closed.") and "arning" not in told
    assert "ServerApp]" not in told
    running.start()
    themes = running.ask("GET", "/lab/api/settings/@jupyterlab/apputils-extension:themes")
    assert themes["settings"]["theme"] == "JupyterLab Dark"


def test_answers_lie_beside_the_lessons(tmp_path, kit, monkeypatch):
    monkeypatch.delenv("FILMKIT_WORK", raising=False)
    monkeypatch.setattr(server, "run", lambda start, say: 0)
    assert main(["--root", str(kit), "--port", str(free_port())]) == 0
    assert os.environ["FILMKIT_WORK"] == str(kit / "work")


def test_a_page_of_jupyterlab_loads_nothing_of_jupyterlite():
    found = [{"name": name} for name in ("anywidget", "@jupyterlite/pyodide-kernel-extension")]
    page = without_jupyterlite(None, {"federated_extensions": found, "appName": "JupyterLab"})
    assert page == {"federated_extensions": [{"name": "anywidget"}], "appName": "JupyterLab"}
    assert without_jupyterlite(None, {}) == {"federated_extensions": []}
