"""Alias and level: used when the button is pressed, and no work is lost."""

import pytest
from desks import desk, plant, write

from filmkit.errors import FilmkitError
from filmkit.steps.settings import GUEST, SettingsStep, level_of
from filmkit.work import Work, current_alias

USE = {"act": "use"}


def settings(folder, *, alias: str = "rani", level: int = 0) -> SettingsStep:
    return SettingsStep(desk(folder, alias=alias, level=level), collapsed=False)


def use(step, **values) -> None:
    for name, value in values.items():
        step.act(write(name, value))
    step.act(USE)


def told(step) -> str:
    return step.view()["message"]


def test_a_guest_is_asked_for_an_alias(tmp_path):
    step = settings(tmp_path, alias=GUEST)
    assert step.view()["values"] == {"alias": "", "level": "0", "seen": ""}
    assert told(step) == step.desk.words("settings.in-use", alias=GUEST, level=0)


def test_nothing_typed_is_used_before_the_button(tmp_path):
    step = settings(tmp_path)
    for name, value in (("alias", "tom"), ("level", "2"), ("seen", "no")):
        step.act(write(name, value))
    assert step.view()["values"] == {"alias": "tom", "level": "2", "seen": "no"}
    assert not list(tmp_path.iterdir())


def test_settings_are_used_saved_and_there_after_a_restart(tmp_path):
    use(settings(tmp_path), alias="tom", seen="partly")
    assert current_alias(tmp_path) == "tom"
    assert settings(tmp_path, alias="tom").view()["values"] == {
        "alias": "tom",
        "level": "0",
        "seen": "partly",
    }


@pytest.mark.parametrize(
    "alias", ["", "a", "-ab", "ab-", "a b", "con", "../up", "x" * 31, "a/b", "a.b", "<b>"]
)
def test_a_bad_alias_is_refused_in_a_sentence(alias, tmp_path):
    step = settings(tmp_path)
    use(step, alias=alias)
    assert told(step) == step.desk.words("settings.bad-alias")
    assert step.desk.work.alias == "rani"
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("level", ["1", "2"])
def test_a_higher_level_asks_once(level, tmp_path):
    step = settings(tmp_path)
    use(step, level=level)
    assert step.desk.words(f"settings.ask{level}") in told(step)
    assert level_of(Work("rani", tmp_path)) == 0
    assert step.view()["labels"] == {"use": step.desk.words(f"settings.yes{level}")}
    step.act(USE)
    assert step.view()["labels"] == {}
    assert level_of(Work("rani", tmp_path)) == int(level)
    assert step.desk.words("settings.again") in told(step)


def test_another_higher_level_asks_again(tmp_path):
    step = settings(tmp_path)
    use(step, level="1")
    use(step, level="2")
    assert step.desk.words("settings.ask2") in told(step)
    assert level_of(Work("rani", tmp_path)) == 0


def test_the_question_about_a_level_falls_when_another_one_is_chosen(tmp_path):
    step = settings(tmp_path)
    use(step, level="2")
    step.act(write("level", "0"))
    assert step.view()["labels"] == {}
    step.act(USE)
    assert level_of(Work("rani", tmp_path)) == 0


def test_a_new_alias_counts_at_once_even_while_the_level_is_asked_about(tmp_path):
    step = settings(tmp_path, alias=GUEST)
    use(step, alias="mango-17", level="2", seen="no")
    assert current_alias(tmp_path) == "mango-17"
    assert step.desk.work.alias == "mango-17"
    assert step.view()["values"] == {"alias": "mango-17", "level": "2", "seen": "no"}
    assert "'mango-17'" in told(step)


def test_a_lower_level_does_not_ask(tmp_path):
    Work("rani", tmp_path).save("00", "settings", "level", 2)
    use(settings(tmp_path, level=2), level="0")
    assert level_of(Work("rani", tmp_path)) == 0


def test_the_page_is_to_be_run_again_whenever_it_shows_something_else_than_chosen(tmp_path):
    again = settings(tmp_path).desk.words("settings.again")
    same, other = settings(tmp_path), settings(tmp_path)
    use(same, seen="yes")
    assert again not in told(same)
    use(other, alias="tom")  # the fields of the page still hold the texts of the first alias
    assert again in told(other)


def test_changing_the_alias_keeps_both_works(tmp_path):
    step = settings(tmp_path)
    step.desk.save("n03-rules", "field", {"name": "n03-gain", "value": "mine"})
    use(step, alias="tom")
    step.desk.save("n03-rules", "field", {"name": "n03-gain", "value": "yours"})
    texts = {
        alias: Work(alias, tmp_path).latest("n03-rules", "field")["value"]
        for alias in ("rani", "tom")
    }
    assert texts == {"rani": "mine", "tom": "yours"}


def test_a_known_alias_is_greeted_as_known(tmp_path):
    Work("tom", tmp_path).save("00", "settings", "level", 0)
    step = settings(tmp_path)
    use(step, alias="tom")
    assert step.desk.words("settings.known", alias="tom", level=0) in told(step)


def test_a_folder_that_cannot_be_written_is_said(tmp_path):
    (tmp_path / "tom").write_text("a file where a folder should be")
    step = settings(tmp_path)
    with pytest.raises(FilmkitError):
        use(step, alias="tom")


@pytest.mark.parametrize(
    "message",
    [
        write("level", "3"),
        write("level", 2),
        write("seen", "maybe"),
        write("alias", ["a"]),
        write("name", "Rani"),
        write(None, "x"),
    ],
)
def test_a_setting_that_does_not_exist_is_refused(message, tmp_path):
    step = settings(tmp_path)
    before = step.view()
    with pytest.raises(FilmkitError):
        step.act(message)
    assert step.view() == before


@pytest.mark.parametrize("value", [True, 1.0, "2", 3, -1, None, [2], {"level": 2}, 1e400])
def test_a_level_that_is_none_counts_as_the_lowest(value, tmp_path):
    plant(tmp_path, "settings", "level", value)
    assert level_of(Work("rani", tmp_path)) == 0
    assert type(level_of(Work("rani", tmp_path))) is int


def test_settings_fold_into_one_line_in_a_lesson(tmp_path):
    folded = SettingsStep(desk(tmp_path), collapsed=True).spec
    assert (
        folded["groups"][0]["collapsed"]
        and folded["groups"][0]["heading"]
        and folded["actionsInside"]
    )
    assert not settings(tmp_path).spec["groups"][0]["collapsed"]
