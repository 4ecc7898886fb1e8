"""What lesson 09 gathers: parts in their order, each named once, and the files made of them."""

from desks import ACTS, LANGUAGES, STEPS, desk, write

from filmkit.steps.argument import ARGUED
from filmkit.steps.export import PortfolioStep
from filmkit.steps.gather import chapters
from filmkit.steps.letters import LetterWriterStep
from filmkit.steps.product import product_lines
from filmkit.steps.shots import SecondLogStep, ShotLogStep
from filmkit.steps.summaries import LESSON_09


def there(folder, **more):
    return desk(folder, lesson="09", **more)


def do(folder, name: str, lesson: str = "09") -> None:
    for act in ACTS[name]:
        STEPS[name](desk(folder, lesson=lesson)).act(act)


def test_every_step_of_the_lesson_has_a_summary():
    assert set(ARGUED) == {f"n09-{name}" for name in LESSON_09}


def test_no_part_of_the_lesson_is_listed_twice(tmp_path):
    for name in ("shelf", "roles", "outline", "thesis", "rubric"):
        do(tmp_path, name)
    assert product_lines(there(tmp_path), "09") == []


def test_the_portfolio_begins_with_the_outline(tmp_path):
    for name in ("shelf", "roles", "outline", "thesis"):
        do(tmp_path, name)
    parts = chapters(there(tmp_path))[0].parts
    assert [part.item for part in parts][:2] == ["n09-outline", "n09-shelf"]


def test_a_part_is_named_in_words_and_its_question_stands_there_once(tmp_path):
    here = there(tmp_path, pack="her")
    for log in (ShotLogStep, SecondLogStep):
        for name, value in (("cut-1", 2000), ("cut-2", 5000), ("cut-3", 7000), ("end", 9000)):
            log(desk(tmp_path, pack="her", lesson="06")).act(write(name, value))
    text = {"name": "n06-pattern-text", "value": "The third shot is as long as the first."}
    desk(tmp_path, pack="her", lesson="06").save("n06-pattern", "field", text)
    parts = {part.item: part for chapter in chapters(here) for part in chapter.parts}
    assert parts["n06-log-again"].title == here.words("report.again-product")
    pattern = parts["n06-pattern"]
    assert pattern.title == pattern.lines[0][0], "forms leave out a label that is the title"
    [options] = [one["parts"] for one in PortfolioStep(here).view()["parts"]]
    assert next(one["label"] for one in options if one["value"] == "n06-pattern").endswith("…")


def test_the_locks_of_both_languages_are_handed_in(tmp_path):
    for lang in LANGUAGES:
        step = LetterWriterStep(desk(tmp_path, lesson="07", lang=lang))
        for name in step.asked:
            step.act(write(name, "x"))
        for _ in range(2):
            step.act({"act": "lock"})
    entries = [one for part in chapters(there(tmp_path))[0].parts for one in part.entries]
    locks = [one for one in entries if one["kind"] == "lock"]
    assert len(locks) == 2 and {one["name"] for one in locks} == {""}


def test_reflections_stay_out_until_their_tick_is_taken_away(tmp_path):
    own = there(tmp_path)
    own.save("n09-leave", "field", {"name": "n09-leave-think", "value": "Mine."})
    step = PortfolioStep(own)
    assert step.values() == {"out": ["n09-leave"]}
    step.act(write("out", []))
    assert PortfolioStep(there(tmp_path)).values() == {"out": []}


def test_a_file_is_made_only_after_a_look_inside(tmp_path):
    do(tmp_path, "prompts", "03")
    step = PortfolioStep(there(tmp_path))
    step.act({"act": "make", "form": "md"})
    assert step.view()["message"] == step.desk.words("portfolio.look-first")
    assert step.view()["preview"] and step.view()["file"] == {"n": 0}
    for form in ("html", "md", "docx", "json"):
        step.act({"act": "make", "form": form})
        assert step.view()["file"]["name"] == f"rani-portfolio.{form}"


def test_there_is_nothing_to_hand_in_before_something_is_made(tmp_path):
    step = PortfolioStep(there(tmp_path), hand_in=True)
    assert [form["value"] for form in step.spec["forms"]] == ["json"]
    for _ in range(2):
        step.act({"act": "make", "form": "json"})
    assert step.view()["file"] == {"n": 0}
    assert step.view()["message"] == step.desk.words("portfolio.empty")


def test_no_file_is_made_of_what_stays_out(tmp_path):
    do(tmp_path, "prompts", "03")
    step = PortfolioStep(there(tmp_path))
    step.act(write("out", [one["value"] for one in step.fields["out"]["options"]]))
    for _ in range(2):
        step.act({"act": "make", "form": "json"})
    assert step.view()["file"] == {"n": 0}
    assert step.view()["message"] == step.desk.words("portfolio.all-out")
