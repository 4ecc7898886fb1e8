"""What axe-core and the page itself say about the parts that the kit owns."""


def test_axe_finds_nothing_in_outputs_and_texts(walk):
    assert {when: found for when, found in walk.violations.items() if found} == {}
    assert set(walk.violations) == {"light, as opened", "dark, answered"}


def test_every_picture_has_words_and_every_figure_a_table(walk):
    assert all(len(alt) >= 40 for alt in walk.alts)
    assert all(count == 1 for count in walk.tables)
    assert "image/png" not in walk.kinds


def test_every_drawing_of_the_page_has_words_and_a_table(walk):
    assert [one for one in walk.drawings if len(one["name"]) < 40 or not one["table"]] == []


def test_a_narrow_page_needs_no_sideways_scrolling(walk):
    assert walk.too_wide == []
