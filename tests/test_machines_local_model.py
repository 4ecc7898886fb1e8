"""The door to a language model on this machine: shut, narrow, and polite when nobody answers."""

import json
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from filmkit.errors import ModelUnreachable
from filmkit.machines import local_model
from filmkit.machines.local_model import LONGEST, Door, is_here, reply

TALK = [("learner", "Good morning."), ("model", "Good morning."), ("learner", "Who are you?")]


class Stub(BaseHTTPRequestHandler):
    """A service that answers as it is told and remembers what it was asked."""

    def do_POST(self):
        length = int(self.headers["Content-Length"])
        self.server.asked.append((self.path, json.loads(self.rfile.read(length))))
        status, body, wait, headers = self.server.answer
        time.sleep(wait)
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        self.wfile.write(body if isinstance(body, bytes) else json.dumps(body).encode())

    def log_message(self, *_):
        pass


@pytest.fixture
def stub():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Stub)
    server.asked, server.answer = [], (200, said("A program."), 0, {})
    threading.Thread(target=server.serve_forever, daemon=True).start()
    server.url = f"http://127.0.0.1:{server.server_port}/v1"
    yield server
    server.shutdown()
    server.server_close()


def said(text) -> dict:
    return {"choices": [{"index": 0, "message": {"role": "assistant", "content": text}}]}


def code_of(door: Door, talk=TALK) -> str:
    with pytest.raises(ModelUnreachable) as failure:
        reply(door, "Be plain.", talk)
    return failure.value.code


def test_the_model_gets_its_manner_and_the_talk_and_its_reply_comes_back(stub):
    assert reply(Door(stub.url, "small"), "Be plain.", TALK) == "A program."
    [(path, asked)] = stub.asked
    assert path == "/v1/chat/completions"
    assert asked["model"] == "small" and asked["max_tokens"] == local_model.TOKENS
    assert [(one["role"], one["content"]) for one in asked["messages"]] == [
        ("system", "Be plain."),
        ("user", "Good morning."),
        ("assistant", "Good morning."),
        ("user", "Who are you?"),
    ]


def test_a_long_reply_is_cut(stub):
    stub.answer = (200, said("x" * 9000), 0, {})
    assert len(reply(Door(stub.url, "small"), "", TALK)) == LONGEST


def test_the_turns_of_a_talk_are_counted_before_anything_is_sent(stub):
    assert code_of(Door(stub.url, "small", turns=1)) == "turns"
    assert stub.asked == []


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        ((200, said(""), 0, {}), "empty"),
        ((200, said(None), 0, {}), "empty"),
        ((200, {"choices": []}, 0, {}), "refused"),
        ((200, b"not json", 0, {}), "refused"),
        ((404, {"error": "no such model"}, 0, {}), "refused"),
        ((500, {}, 0, {}), "refused"),
        ((302, {}, 0, {"Location": "http://example.org/v1"}), "refused"),
        ((200, said("late"), 1.0, {}), "slow"),
    ],
)
def test_what_goes_wrong_over_there_has_a_code(stub, answer, code, monkeypatch):
    monkeypatch.setattr(local_model, "PATIENCE", 0.3)
    stub.answer = answer
    assert code_of(Door(stub.url, "small")) == code
    assert len(stub.asked) == 1, "asked once, never again behind the learner's back"


def test_nobody_at_home_is_said(stub):
    stub.shutdown()
    stub.server_close()
    assert code_of(Door(stub.url, "small")) == "silent"


def test_a_proxy_of_the_system_is_not_used(stub, monkeypatch):
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    assert reply(Door(stub.url, "small"), "", TALK) == "A program."


def test_without_the_client_the_door_stays_shut(monkeypatch):
    monkeypatch.setitem(sys.modules, "openai", None)
    assert code_of(Door("http://127.0.0.1:9/v1", "small")) == "no-client"


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1:1/v1", "http://localhost/v1", "http://[::1]:8/v1", "http://127.9.9.9"]
)
def test_this_machine_is_here(url):
    assert is_here(url) and Door(url, "small")


@pytest.mark.parametrize(
    "url", ["http://192.168.0.7/v1", "http://localhost.example.org", "http://127.0.0.1.example.org",
            "http://localhost@example.org", "http://0.0.0.0/v1", "https://example.org"]
)  # fmt: skip
def test_another_machine_is_refused_unless_it_was_allowed(url):
    with pytest.raises(ModelUnreachable) as failure:
        Door(url, "small")
    assert failure.value.code == "not-here"
    assert Door(url, "small", elsewhere=True)


@pytest.mark.parametrize("url", ["", "file:///etc/passwd", "localhost:80", "http://", "http://[x"])
def test_what_is_no_address_is_refused(url):
    with pytest.raises(ModelUnreachable) as failure:
        Door(url, "small", elsewhere=True)
    assert failure.value.code == "bad-address"


@pytest.mark.parametrize("turns", [0, -1, 21])
def test_the_limit_of_turns_is_sensible(turns):
    with pytest.raises(ModelUnreachable) as failure:
        Door("http://127.0.0.1/v1", "small", turns=turns)
    assert failure.value.code == "bad-turns"
