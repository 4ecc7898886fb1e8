"""What one walk through each lesson shows: by keyboard, after a crash, with axe-core, narrow."""

import pytest

GIVEN_AWAY = ("641", "8,316", "8.316", "goodbye", "rooftop", "Watts")
SAVED = {"saved": "", "told": ""}  # "Saved at ..." before, "your answers are here" after


class Walked:
    """The same questions to each walk; a subclass says in which language the lessons are."""

    def test_a_lesson_runs_without_an_error_in_cells_page_or_console(self, walk):
        assert walk.errors == []

    def test_a_learner_answers_everything_by_keyboard(self, walk):
        assert any(answer["chosen"] for answer in walk.before)
        assert any(any(answer["texts"]) for answer in walk.before)

    def test_every_answer_is_there_again_after_a_crash(self, walk):
        for earlier, later in zip(walk.before, walk.after, strict=True):
            assert later | SAVED == earlier | SAVED

    def test_every_stop_is_large_enough_and_shows_the_focus(self, walk):
        assert walk.stops
        for stop in walk.stops:
            assert stop["outline"] >= 2, stop
            if not stop["link"]:  # links stand in sentences, where the rule makes an exception
                assert min(stop["width"], stop["height"]) >= 22, stop

    def test_axe_finds_nothing_in_outputs_and_texts(self, walk):
        assert {when: found for when, found in walk.violations.items() if found} == {}
        assert set(walk.violations) == {"light, as opened", "dark, answered"}

    def test_every_picture_has_words_and_every_figure_a_table(self, walk):
        assert all(len(alt) >= 40 for alt in walk.alts)
        assert all(count == 1 for count in walk.tables)
        assert "image/png" not in walk.kinds

    def test_every_drawing_of_the_page_has_words_and_a_table(self, walk):
        assert [one for one in walk.drawings if len(one["name"]) < 40 or not one["table"]] == []

    def test_a_narrow_page_needs_no_sideways_scrolling(self, walk):
        assert walk.too_wide == []

    @pytest.mark.parametrize("level", [0, 1])
    def test_nothing_beyond_the_spoiler_level_is_on_the_page(self, walk, level):
        shown = walk.shown[level]
        assert f"lime-{level}" in shown
        assert [word for word in GIVEN_AWAY if word in shown] == []
