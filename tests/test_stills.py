"""A learner's picture: anything may come, nothing may break, and nothing but pixels is kept."""

import colorsys
import io

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pictures import BAD, CHANGED, GOOD, MAKER, PLACE, encoded, halves, room_with_a_light, with_exif
from PIL import Image

from filmkit import stills
from filmkit.errors import StillRefused

COLOURS = st.lists(st.tuples(*[st.integers(0, 255)] * 3), min_size=1, max_size=60)


def painted(colours) -> stills.Still:
    image = Image.new("RGB", (len(colours), 1))
    image.putdata(colours)
    return stills.read_still(encoded(image))


@pytest.mark.parametrize("name", GOOD)
def test_a_sound_picture_is_read_without_a_note(name):
    still = stills.read_still(GOOD[name])
    assert still.notes == ()
    assert (still.width, still.height) == still.image.size
    assert (still.image.mode, still.image.info) == ("RGB", {})


@pytest.mark.parametrize("name", CHANGED)
def test_what_was_changed_in_order_to_read_it_is_said(name):
    data, note = CHANGED[name]
    still = stills.read_still(data)
    assert note in still.notes
    assert (still.image.mode, still.image.info) == ("RGB", {})


@pytest.mark.parametrize("name", BAD)
def test_a_picture_that_cannot_be_read_is_refused_with_a_code(name):
    data, code = BAD[name]
    with pytest.raises(StillRefused) as error:
        stills.read_still(data)
    assert str(error.value) == code


@given(st.binary(max_size=300))
@example(b"GIF89a")
@example(b"RIFF\0\0\0\0WEBPVP8 ")
def test_no_bytes_whatsoever_break_it(data):
    for start in (b"", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0"):
        try:
            assert stills.read_still(start + data).image.mode == "RGB"
        except StillRefused as error:
            assert str(error) in ("large", "pixels", "svg", "heic", "unknown", "broken")


@given(place=st.integers(0, 2000), value=st.integers(0, 255))
@settings(max_examples=150)
def test_no_single_wrong_byte_breaks_it(place, value):
    for name in ("jpeg", "png", "webp"):
        data = bytearray(GOOD[name])
        data[place % len(data)] = value
        try:
            stills.read_still(bytes(data))
        except StillRefused as error:
            assert str(error) in ("pixels", "unknown", "broken")


def test_a_picture_that_the_camera_turned_stands_upright():
    still = stills.read_still(with_exif(6))  # 6: the camera was turned to the right
    assert (still.width, still.height) == (20, 40)
    top, bottom = still.image.getpixel((10, 5)), still.image.getpixel((10, 35))
    assert top[0] > 150 > top[2] and bottom[2] > 150 > bottom[0]


@pytest.mark.parametrize("data", [with_exif(), with_exif(6)])
def test_place_and_camera_never_leave(data):
    assert PLACE.encode() in data and MAKER.encode() in data, "the picture holds them"
    still = stills.read_still(data)
    small = stills.thumbnail(still)
    assert not {PLACE.encode(), MAKER.encode(), b"Exif", b"eXIf", b"tEXt"} & {
        word
        for word in (PLACE.encode(), MAKER.encode(), b"Exif", b"eXIf", b"tEXt")
        if word in small
    }
    again = Image.open(io.BytesIO(small))
    assert (dict(again.getexif()), again.info) == ({}, {})


def test_a_thumbnail_is_small():
    still = stills.read_still(encoded(Image.new("RGB", (2000, 1000))))
    small = Image.open(io.BytesIO(stills.thumbnail(still)))
    assert (small.format, small.size) == ("PNG", (320, 160))


# --- palettes -----------------------------------------------------------------------------------


@pytest.mark.parametrize("method", stills.METHODS)
@given(colours=COLOURS, count=st.integers(stills.FEWEST, stills.MOST))
def test_shares_of_a_palette_add_up_to_100_and_fall(method, colours, count):
    found = stills.palette(painted(colours), count, method)
    assert 1 <= len(found) <= count
    assert sum(round(one.share * 10) for one in found) == 1000
    assert sorted((one.share for one in found), reverse=True) == [one.share for one in found]
    assert all(len(one.colour) == 7 for one in found)


@pytest.mark.parametrize("method", stills.METHODS)
def test_two_halves_give_half_each(method):
    still = stills.read_still(encoded(halves()))
    found = stills.palette(still, 3, method)
    assert [one.share for one in found][:2] == [50, 50]
    assert {stills.colour_name(one.colour)[1] for one in found} == {"red", "blue"}


def test_only_maximum_coverage_keeps_a_little_red():
    still = stills.read_still(encoded(room_with_a_light()))
    assert 0.2 < stills.share_of_hue(still, stills.RED) < 0.3
    keeps = {
        method: any(
            stills.in_hue(one.colour, stills.RED) for one in stills.palette(still, 5, method)
        )
        for method in stills.METHODS
    }
    assert keeps == {"median-cut": False, "maximum-coverage": True, "fast-octree": False}


@pytest.mark.parametrize(("count", "method"), [(2, "median-cut"), (9, "median-cut"), (5, "k")])
def test_a_palette_that_nobody_offers_is_refused(count, method):
    with pytest.raises(ValueError):
        stills.palette(stills.read_still(GOOD["png"]), count, method)


def test_a_large_picture_is_measured_by_its_own_pixels():
    image = halves().resize((4000, 2000), Image.Resampling.NEAREST)
    still = stills.read_still(encoded(image))
    assert len(stills.palette(still, 8, "median-cut")) == 2, "no colours were mixed"
    assert stills.share_of_hue(still, stills.RED) == 50


# --- hues ---------------------------------------------------------------------------------------


def counts(rgb, low, high) -> bool:
    """The rule as the page states it."""
    hue, saturation, value = colorsys.rgb_to_hsv(*(part / 255 for part in rgb))
    degrees = hue * 360
    inside = low <= degrees <= high if low < high else degrees > low or degrees < high
    return inside and saturation > 0.25 and value > 0.2


@given(COLOURS)
def test_shares_of_blue_and_red_follow_the_rule_that_is_stated(colours):
    still = painted(colours)
    for hues in (stills.BLUE, stills.RED):
        expected = 100 * sum(counts(rgb, *hues) for rgb in colours) / len(colours)
        assert stills.share_of_hue(still, hues) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("rgb", "is_red", "is_blue"),
    [
        ((216, 35, 31), True, False),
        ((31, 60, 216), False, True),
        ((200, 140, 100), False, False),  # brown
        ((40, 10, 10), False, False),  # too dark to be seen as red
        ((200, 170, 170), False, False),  # too pale
        ((0, 0, 0), False, False),
    ],
)
def test_thresholds(rgb, is_red, is_blue):
    still = painted([rgb])
    assert stills.share_of_hue(still, stills.RED) == 100 * is_red
    assert stills.share_of_hue(still, stills.BLUE) == 100 * is_blue


@pytest.mark.parametrize(
    ("colour", "name"),
    [
        ((216, 35, 31), ("light", "red")),
        ((138, 90, 60), ("middle", "brown")),
        ((20, 30, 90), ("dark", "blue")),
        ((250, 250, 250), ("", "white")),
        ((5, 5, 5), ("", "black")),
        ((120, 120, 120), ("middle", "grey")),
        ((255, 217, 138), ("light", "orange")),
    ],
)
def test_colours_have_names_for_those_who_do_not_see_them(colour, name):
    assert stills.colour_name("#{:02x}{:02x}{:02x}".format(*colour)) == name
