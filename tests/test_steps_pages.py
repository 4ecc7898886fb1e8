"""Pages that mostly show: advisories, the self-test in words, all saved work."""

import re
from importlib.metadata import version

import pytest
from desks import EVIDENCE, HOSTILE, LANGUAGES, LOCK, STEPS, desk, film, plant, write

from filmkit.errors import WorkDamaged
from filmkit.steps.pages import NEEDED, AdvisoriesStep, MyWorkStep, SelfTestStep
from filmkit.work import choose_alias, current_alias

SHOW, DELETE = {"act": "show"}, {"act": "delete"}


def told(step) -> str:
    return step.view()["messages"]["all"]


def lines(step) -> list[tuple]:
    (block,) = step.view()["after"]["all"]
    return [(item["label"], item["text"]) for item in block["items"]]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("level", [0, 1, 2])
def test_advisories_are_those_of_the_level(lang, level, tmp_path):
    step = AdvisoriesStep(desk(tmp_path, pack="her", lang=lang, level=level))
    view, shown = step.view(), film("her", lang, level)
    (block,) = view["after"]["advisories"]
    assert [item["text"] for item in block["items"]] == [
        row["text"] for row in shown.rows["advisories"]
    ]
    sequences = {key for item in block["items"] for key in item["sequences"]}
    assert sequences <= {row["key"] for row in shown.rows["sequences"]}
    assert bool(view["messages"]["advisories"]) == (level < 2)


def test_advisories_follow_a_level_that_was_raised_on_the_same_page(tmp_path):
    step = AdvisoriesStep(desk(tmp_path, pack="her", level=0))
    few = len(step.view()["after"]["advisories"][0]["items"])
    step.desk.save("settings", "level", 2)
    assert len(step.view()["after"]["advisories"][0]["items"]) > few
    assert step.view()["messages"]["advisories"] == ""


def test_self_test_says_nothing_before_it_is_asked(tmp_path):
    assert SelfTestStep(desk(tmp_path)).view() == {}


def test_self_test_says_versions_and_that_saving_works(tmp_path):
    step = SelfTestStep(desk(tmp_path))
    step.act({"act": "test"})
    view, words = step.view(), step.desk.words
    assert view["message"] == words("selftest.all-good")
    items = view["after"]["test"][0]["items"]
    assert {item["label"] for item in items} == {words("selftest.good")}
    texts = [item["text"] for item in items]
    assert all(f"{name}: {version(name)}" in texts for name in ("jupyterlab", *NEEDED))
    assert f"{words('selftest.save')}: {step.desk.work.folder}" in texts


def test_in_a_browser_jupyterlab_is_the_page_and_no_package_that_could_be_missing(
    tmp_path, monkeypatch
):
    monkeypatch.setattr("sys.platform", "emscripten")
    step = SelfTestStep(desk(tmp_path))
    step.act({"act": "test"})
    texts = [item["text"] for item in step.view()["after"]["test"][0]["items"]]
    assert len(texts) == len(NEEDED) + 2 and not any(
        text.startswith("jupyterlab") for text in texts
    )


def test_self_test_names_the_folder_that_cannot_be_written(tmp_path):
    (tmp_path / "rani").write_text("a file where a folder should be")
    step = SelfTestStep(desk(tmp_path))
    step.act({"act": "test"})
    view, words = step.view(), step.desk.words
    assert view["message"] == words("selftest.some-bad", count=1)
    bad = [
        item["text"]
        for item in view["after"]["test"][0]["items"]
        if item["label"] == words("selftest.bad")
    ]
    assert bad == [f"{words('selftest.save')}: {tmp_path / 'rani'}"]


def test_self_test_names_a_part_that_is_missing(tmp_path, monkeypatch):
    monkeypatch.setattr("filmkit.steps.pages.NEEDED", ("pandas", "no-such-part"))
    step = SelfTestStep(desk(tmp_path))
    step.act({"act": "test"})
    assert step.desk.words("selftest.some-bad", count=1) == step.view()["message"]


def test_my_work_says_where_it_is_and_shows_nothing_unasked(tmp_path):
    step = MyWorkStep(desk(tmp_path))
    step.desk.save("n03-rules", "field", {"name": "n03-gain", "value": "mine"})
    assert step.view() == {
        "messages": {"all": step.desk.words("mywork.where", folder=tmp_path / "rani")},
        "after": {"all": []},
    }


def test_my_work_shows_everything_that_is_stored(tmp_path):
    for name in ("predict", "prompts", "settings"):
        step = STEPS[name](desk(tmp_path, level=0))
        acts = {
            "predict": [LOCK],
            "prompts": [write("n03-gain", "mine"), write("n03-gain-evidence", [EVIDENCE])],
            "settings": [write("seen", "no"), {"act": "use"}],
        }
        for act in acts[name]:
            step.act(act)
    step = MyWorkStep(desk(tmp_path))
    step.act(SHOW)
    shown = lines(step)
    assert len(shown) == len(step.desk.work.entries()) == 5
    texts = " ".join(text for _, text in shown)
    assert all(
        part in texts
        for part in (LOCK["reason"], "mine", "Q02", EVIDENCE["time"], EVIDENCE["quote"], "no", "0")
    )
    labels = " ".join(label for label, _ in shown)
    assert film().row("questions", "n03-p1")["prompt"] in labels
    assert step.desk.words("part.level") in labels and step.desk.words("part.seen") in labels
    assert all(re.match(r"\d{4}-\d\d-\d\d \d\d:\d\d, 0", label) for label, _ in shown)


@pytest.mark.parametrize(
    ("value", "key"),
    [(True, "code.yes"), (False, "code.no"), ("goal", "criterion.goal"), ("body", "coding.body")],
)
def test_my_work_says_what_is_stored_in_words(value, key, tmp_path):
    step = MyWorkStep(desk(tmp_path))
    step.desk.save("n01-cuts", "field", {"name": "cut-q02", "value": value})
    step.act(SHOW)
    assert [text for _, text in lines(step)] == [step.desk.words(key)]


@pytest.mark.parametrize(
    "value",
    [HOSTILE, True, 0, None, [HOSTILE], {"name": "x", "value": HOSTILE}, {"a": {"b": HOSTILE}}],
)
def test_my_work_shows_even_what_was_made_by_hand(value, tmp_path):
    plant(tmp_path, "n03-rules", "field", value)
    step = MyWorkStep(desk(tmp_path))
    step.act(SHOW)
    ((_, text),) = lines(step)
    assert text


def test_my_work_names_a_line_that_cannot_be_read(tmp_path):
    plant(tmp_path, "n03-rules", "field", {"name": "n03-gain", "value": "mine"})
    with (tmp_path / "rani" / "by-hand.jsonl").open("a") as file:
        file.write('{"format": 1, "when": "20')
    step = MyWorkStep(desk(tmp_path))
    step.act(SHOW)
    assert lines(step)[-1] == (step.desk.words("mywork.damaged"), "by-hand.jsonl, 2")


def test_deleting_asks_once_with_the_number_of_steps(tmp_path):
    step = MyWorkStep(desk(tmp_path))
    step.desk.save("n03-rules", "field", {"name": "n03-gain", "value": "mine"})
    step.act(DELETE)
    assert told(step) == step.desk.words("mywork.ask", alias="rani", count=1)
    assert len(step.desk.work.entries()) == 1
    step.act(DELETE)
    assert told(step) == step.desk.words("mywork.deleted", alias="rani", count=1, guest="guest")
    assert not (tmp_path / "rani").exists()
    assert step.desk.work.entries() == []


def test_deleting_takes_back_the_choice_of_the_alias(tmp_path):
    choose_alias("rani", tmp_path)
    step = MyWorkStep(desk(tmp_path))
    step.desk.save("settings", "level", 2)
    step.act(DELETE)
    step.act(DELETE)
    assert current_alias(tmp_path) == ""
    assert step.desk.work.alias == "guest"
    assert list(tmp_path.iterdir()) == []


def test_where_nothing_is_stored_nothing_is_asked(tmp_path):
    step = MyWorkStep(desk(tmp_path))
    step.act(DELETE)
    assert told(step) == step.desk.words("mywork.nothing", alias="rani")


def test_drafts_of_one_answer_are_shown_once_with_their_number(tmp_path):
    step = MyWorkStep(desk(tmp_path))
    for text in ("m", "mi", "mine"):
        step.desk.save("n03-rules", "field", {"name": "n03-gain", "value": text})
    step.act(SHOW)
    (item,) = step.view()["after"]["all"][0]["items"]
    assert item["text"] == "mine"
    assert item["note"].endswith(step.desk.words("mywork.times", count=3))


def test_looking_in_between_takes_the_question_back(tmp_path):
    step = MyWorkStep(desk(tmp_path))
    step.desk.save("n03-rules", "field", {"name": "n03-gain", "value": "mine"})
    for act in (DELETE, SHOW, DELETE):
        step.act(act)
    assert len(step.desk.work.entries()) == 1


def test_deleting_one_alias_leaves_the_others_alone(tmp_path):
    plant(tmp_path, "settings", "level", 1, alias="tom")
    step = MyWorkStep(desk(tmp_path))
    step.desk.save("n03-rules", "field", {"name": "n03-gain", "value": "mine"})
    step.act(DELETE)
    step.act(DELETE)
    assert [folder.name for folder in tmp_path.iterdir()] == ["tom"]


def test_work_that_cannot_be_deleted_is_said(tmp_path, monkeypatch):
    step = MyWorkStep(desk(tmp_path))
    step.desk.save("n03-rules", "field", {"name": "n03-gain", "value": "mine"})
    monkeypatch.setattr("filmkit.work.shutil.rmtree", lambda *_, **__: None)
    step.act(DELETE)
    with pytest.raises(WorkDamaged):
        step.act(DELETE)


def test_one_can_go_on_after_deleting(tmp_path):
    step = MyWorkStep(desk(tmp_path))
    step.act(DELETE)
    step.act(DELETE)
    step.desk.save("n03-rules", "field", {"name": "n03-gain", "value": "again"})
    assert len(step.desk.work.entries()) == 1
