"""The widgets carry steps and explorers to the page and back, and lose nothing on the way."""

import json
import re
import shutil
import subprocess
from itertools import product

import pytest
from desks import ACTS, HOSTILE, LANGUAGES, LOCK, STEPS, Page, ai, desk, film, hostile_pack, write

from filmkit.errors import FilmkitError
from filmkit.films import open_film
from filmkit.steps.step import Step
from filmkit.widgets import Explorer, Panel
from filmkit.widgets.panel import SCRIPTS, script, style

CONTROLS = (
    *("question", "form", "explorer", "grid", "exchange"),
    *("segmenter", "orders", "arc"),
    *("shotlog", "palette"),
    *("gap", "chat"),
    *("shelf", "portfolio"),
)
FORBIDDEN = re.compile(
    r"\beval\b|\bFunction\(|\bfetch\b|XMLHttpRequest|WebSocket|EventSource|sendBeacon|\bimport\b|https?:|//cdn"
    r"|outerHTML|insertAdjacentHTML|document\.write|srcdoc|localStorage|cookie"
)


SVG = '"http://www.w3.org/2000/svg"'  # the name of a language; nothing is fetched from there


class BrokenStep(Step):
    """A step with a mistake in its code, in an act or in its view."""

    def __init__(self, desk, *, view: bool):
        super().__init__(desk, "broken")
        self._view, self._acted = view, False

    def view(self):
        if self._view and self._acted:
            raise ZeroDivisionError("in the view")
        return {"values": {}}

    def do_break(self, message):
        self._acted = True
        if not self._view:
            raise ZeroDivisionError("in the act")

    def do_refuse(self, message):
        raise FilmkitError("not this way")


def panel(folder, name: str, **options) -> Panel:
    return Panel(STEPS[name](desk(folder, **options)))


@pytest.mark.parametrize("name", STEPS)
def test_a_panel_hands_the_step_to_the_page(name, tmp_path):
    shown = panel(tmp_path, name)
    state = shown.get_state()
    assert {"spec", "view", "saved", "_esm", "_css"} <= set(state)
    assert state["spec"] == shown.step.spec
    assert state["view"] == shown.step.view()
    assert state["saved"] == {"n": 0, "text": ""}
    assert state["_esm"] == script(shown.step.control)
    json.dumps([state["spec"], state["view"]], allow_nan=False)


@pytest.mark.parametrize("name", ACTS)
def test_every_act_reaches_the_step_and_its_view_comes_back(name, tmp_path):
    shown = panel(tmp_path, name)
    for number, act in enumerate(ACTS[name], start=1):
        shown.receive(act | {"n": number})
        assert shown.view == shown.step.view()
        assert shown.saved["n"] == number
        assert "error" not in shown.saved


def test_saved_is_said_with_time_and_alias_once_something_is_written(tmp_path):
    shown = panel(tmp_path, "prompts")
    shown.receive(write("n03-gain", "Mine.") | {"n": 1})
    time = re.search(r"\d\d:\d\d:\d\d", shown.saved["text"])[0]
    assert shown.saved["text"] == shown.step.desk.words("work.saved", time=time, alias="rani")


@pytest.mark.parametrize("act", [LOCK | {"reason": " "}, LOCK | {"confidence": ""}])
def test_saved_is_not_said_where_nothing_was_written(act, tmp_path):
    shown = panel(tmp_path, "predict")
    shown.receive(act | {"n": 1})
    assert shown.saved == {"n": 1, "text": ""}


def test_saved_is_not_said_of_an_alias_that_is_refused(tmp_path):
    shown = panel(tmp_path, "settings")
    shown.receive(write("alias", "-") | {"n": 1})
    shown.receive({"act": "use", "n": 2})
    assert shown.saved == {"n": 2, "text": ""}


def test_saved_names_the_new_alias_after_a_change(tmp_path):
    shown = panel(tmp_path, "settings", level=0)
    shown.receive(write("alias", "tom") | {"n": 1})
    shown.receive({"act": "use", "n": 2})
    assert "tom" in shown.saved["text"]


def test_a_step_that_was_begun_says_that_its_answers_are_back(tmp_path):
    panel(tmp_path, "prompts").receive(write("n03-gain", "Mine."))
    again = panel(tmp_path, "prompts")
    assert again.saved == {"n": 0, "text": again.step.desk.words("work.restored")}
    assert again.view["values"] == {"n03-gain": "Mine."}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_mistake_in_the_kit_is_said_on_the_page(lang, tmp_path):
    shown = Panel(BrokenStep(desk(tmp_path, lang=lang), view=False))
    shown.receive({"act": "break", "n": 4})
    reason = "ZeroDivisionError: in the act"
    assert shown.saved == {"n": 4, "error": shown.step.desk.words("work.bug", reason=reason)}


def test_a_mistake_in_what_is_shown_is_said_on_the_page(tmp_path):
    shown = Panel(BrokenStep(desk(tmp_path), view=True))
    shown.receive({"act": "break", "n": 4})
    assert shown.saved["n"] == 4
    assert shown.saved["error"] == shown.step.desk.words(
        "work.bug", reason="ZeroDivisionError: in the view"
    )


def test_a_refusal_is_said_in_its_own_words(tmp_path):
    shown = Panel(BrokenStep(desk(tmp_path), view=False))
    shown.receive({"act": "refuse", "n": 1})
    assert shown.saved["error"] == shown.step.desk.words("work.failed", reason="not this way")


def test_a_folder_that_cannot_be_written_is_said_and_not_called_saved(tmp_path):
    (tmp_path / "rani").write_text("a file where a folder should be")
    shown = panel(tmp_path, "prompts")
    shown.receive(write("n03-gain", "Mine.") | {"n": 1})
    assert "error" in shown.saved and "text" not in shown.saved


def test_an_error_is_gone_after_the_next_act_that_works(tmp_path):
    shown = panel(tmp_path, "prompts")
    shown.receive(write("nobody", "Mine.") | {"n": 1})
    shown.receive(write("n03-gain", "Mine.") | {"n": 2})
    assert "error" not in shown.saved


@pytest.mark.parametrize(
    "message",
    [None, [], "act", {}, {"act": None}, {"n": 1}, {"act": "write"}, {"act": "write", "field": {}}],
)
def test_a_message_that_makes_no_sense_is_answered(message, tmp_path):
    shown = panel(tmp_path, "prompts")
    shown._receive(shown, message, [])
    assert shown.saved["error"]
    assert shown.step.desk.work.saved == 0


def test_the_panel_that_changed_tells_the_others(tmp_path):
    told = []
    shown = Panel(STEPS["prompts"](desk(tmp_path)), told.append)
    shown.receive(write("n03-gain", "Mine."))
    assert told == [shown]


@pytest.mark.parametrize("name", STEPS)
def test_a_page_without_controls_shows_words(name, tmp_path):
    bundle = panel(tmp_path, name)._repr_mimebundle_()
    data = bundle[0] if isinstance(bundle, tuple) else bundle
    assert "application/vnd.jupyter.widget-view+json" in data
    assert len(data["text/plain"]) > 20
    assert not re.search(r"Panel\(|object at|[{}]", data["text/plain"])


def explorer(name: str = "themes", lang: str = "en") -> Explorer:
    return Explorer(name, film("tiny", lang), ai(lang))


def sent(shown: Explorer, monkeypatch) -> list[dict]:
    messages: list[dict] = []
    monkeypatch.setattr(shown, "send", messages.append)
    return messages


def test_an_explorer_opens_with_its_first_state_drawn():
    shown = explorer()
    assert list(shown.states) == [shown.exploration.start]
    assert shown.spec["all"] == shown.exploration.states
    assert [control["start"] for control in shown.spec["controls"]] == ["voices"]
    json.dumps([shown.spec, shown.states], allow_nan=False)


def test_a_state_is_drawn_when_the_page_asks(monkeypatch):
    shown = explorer()
    messages = sent(shown, monkeypatch)
    shown.receive({"act": "draw", "state": "parting"})
    assert messages == [
        {"act": "drawn", "state": "parting", "parts": shown.exploration.parts("parting")}
    ]


@pytest.mark.parametrize("message", [{"state": "nobody"}, {"state": []}, {}, None, "draw"])
def test_a_state_that_cannot_be_drawn_is_said_on_the_page(message, monkeypatch):
    shown = explorer()
    messages = sent(shown, monkeypatch)
    shown._receive(shown, message, [])
    assert [answer["act"] for answer in messages] == ["failed"]
    assert messages[0]["text"]


def test_an_explorer_without_controls_is_a_described_figure():
    bundle = explorer()._repr_mimebundle_()
    data = bundle[0] if isinstance(bundle, tuple) else bundle
    page = Page(data["text/html"])
    assert page.named("img")[0]["alt"]
    assert len(page.named("table")) == 1
    assert data["text/plain"] == "{title}. {sentence}".format(**explorer().states["voices"])
    assert "image/png" not in data


@pytest.mark.parametrize(("name", "lang"), list(product(("themes", "network", "mood"), LANGUAGES)))
def test_an_explorer_can_be_one_page_that_needs_nothing_else(name, lang):
    shown = explorer(name, lang)
    text = shown.page()
    page = Page(text)
    assert page.named("html")[0]["lang"] == lang
    assert [one.get("type") for one in page.named("script")] == ["application/json", "module"]
    data = json.loads(page.texts["script"][0])
    assert data["spec"] == shown.spec
    assert set(data["states"]) == set(shown.exploration.states)
    addresses = [
        value
        for _, attributes in page.tags
        for name, value in attributes.items()
        if name in ("src", "href")
    ]
    assert addresses == []
    assert not re.search(r"@import|url\(", page.texts["style"][0])
    assert "$" not in page.texts["title"][0]


def test_hostile_names_do_not_break_out_of_the_page(tmp_path):
    shown = Explorer("themes", open_film(hostile_pack(tmp_path)), ai())
    text = shown.page()
    page, harmless = Page(text), Page(explorer().page())
    assert [tag for tag, _ in page.tags] == [tag for tag, _ in harmless.tags]
    assert (
        json.loads(page.texts["script"][0])["spec"]["controls"][0]["options"][0]["label"]
        == f"Voices {HOSTILE}"
    )
    assert "<!--" not in page.texts["script"][0]


@pytest.mark.parametrize("control", CONTROLS)
def test_script_of_a_control_can_be_read_by_a_browser(control, tmp_path):
    node = shutil.which("node")
    if not node:
        pytest.skip("node is not installed; the browser tests run the scripts as well")
    file = tmp_path / f"{control}.mjs"
    file.write_text(script(control), "utf-8")
    done = subprocess.run([node, "--check", str(file)], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_every_script_belongs_to_a_control():
    shared = {"kit", "draw", "report", "frames", "reel", "clock", "shottable"}
    assert {file.stem for file in SCRIPTS.glob("*.js")} == {*shared, *CONTROLS}


@pytest.mark.parametrize("file", sorted(SCRIPTS.glob("*.js")), ids=lambda file: file.stem)
def test_scripts_call_nobody_and_run_no_text(file):
    code = re.sub(r"(?m)^\s*//.*$|/\*\*[\s\S]*?\*/", "", file.read_text("utf-8"))
    code = code.replace(SVG, "")
    assert len(code) > 1000
    assert FORBIDDEN.findall(code) == []


def test_html_is_set_in_one_place_and_made_by_the_charts():
    uses = [
        line.strip()
        for file in SCRIPTS.glob("*.js")
        for line in file.read_text("utf-8").splitlines()
        if "innerHTML" in line
    ]
    assert uses == ["table.innerHTML = state.table; // made and escaped by filmkit.charts"]


def test_styles_call_nobody():
    assert not re.search(r"@import|url\(|https?:", style())


def test_after_deleting_elsewhere_an_open_page_saves_nothing_and_says_why(tmp_path):
    shown = panel(tmp_path, "prompts")
    shown.receive(write("n03-gain", "Mine.") | {"n": 1})
    shutil.rmtree(tmp_path / "rani")  # what the button in another lesson does
    shown.receive(write("n03-gain", "More.") | {"n": 2})
    assert shown.saved == {"n": 2, "error": shown.step.desk.words("work.gone", alias="rani")}
    assert not (tmp_path / "rani").exists()
