"""A step that would give too much away is replaced by a sentence that says so."""

import pytest
from desks import LANGUAGES, desk, film

from filmkit.steps.hidden import HiddenStep, is_hidden


@pytest.mark.parametrize(
    ("item", "level", "hidden"),
    [
        ("n03-c2", 2, False),
        ("n03-c2", 1, True),
        ("n03-c2", 0, True),
        ("n03-c1", 0, False),
        ("n03-rules", 0, False),
        ("n03-code", 0, False),
        ("", 0, False),
        ("no-such-item", 0, False),
    ],
)
def test_only_what_exists_above_the_level_is_hidden(item, level, hidden, tmp_path):
    assert is_hidden(desk(tmp_path, level=level), item) == hidden


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_sentence_names_both_levels_and_nothing_of_the_step(lang, tmp_path):
    step = HiddenStep(desk(tmp_path, lang=lang, level=1), "n03-c2")
    assert step.as_text() == step.desk.words("hidden.step", level=2, now=1)
    assert step.view() == {}
    assert step.fields == {}
    assert film("tiny", lang).row("questions", "n03-c2")["prompt"] not in str(step.spec)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_questions_and_forms_of_the_her_pack_are_hidden_by_their_level(lang, tmp_path):
    whole = film("her", lang)
    least = {row["key"]: row["spoiler"] for row in whole.rows["questions"]}
    for row in whole.rows["prompts"]:
        least[row["form"]] = min(least.get(row["form"], 2), row["spoiler"])
    assert len(least) > 10
    for level in (0, 1, 2):
        at = desk(tmp_path, pack="her", lang=lang, level=level)
        assert {item for item in least if is_hidden(at, item)} == {
            item for item in least if least[item] > level
        }
