"""A still is measured in memory; numbers are saved, the picture only if it is ticked."""

import base64

import pytest
from desks import HOSTILE, LANGUAGES, desk, plant, write
from pictures import BAD, CHANGED, GOOD, MAKER, PLACE, encoded, room_with_a_light, with_exif

from filmkit import stills
from filmkit.errors import NoSuchItem
from filmkit.steps.palettes import PaletteStep, colour_words, palette_summary
from filmkit.widgets import Panel

ROOM = encoded(room_with_a_light())


def opened(folder, **options) -> PaletteStep:
    return PaletteStep(desk(folder, pack="her", lesson="06", **options))


def bring(step: PaletteStep, data: bytes = ROOM, source: str = "own") -> PaletteStep:
    step.act({"act": "picture", "source": source, "data": data})
    return step


def saved_bytes(folder) -> bytes:
    return b"".join(file.read_bytes() for file in folder.rglob("*.jsonl"))


def test_a_picture_gives_three_palettes_and_two_shares(tmp_path):
    record = bring(opened(tmp_path)).record()
    assert list(record["palettes"]) == list(stills.METHODS)
    assert all(len(found) == 5 for found in record["palettes"].values())
    assert (record["blue"], record["red"]) == (0, 0.24)
    assert record["size"] == [200, 100]


def test_which_palette_shows_the_red_is_said(tmp_path):
    step = bring(opened(tmp_path))
    red = step.view()["blocks"][2]
    has, lacks = (step.desk.words(f"palette.{name}", colour="red") for name in ("has", "has-not"))
    assert [item["text"] for item in red["items"][:3]] == [lacks, has, lacks]
    assert red["heading"] == "Red: 0.24 % of the pixels"
    rule = red["items"][3]["text"]
    assert all(number in rule for number in ("345", "15", "0.25", "0.2"))


def test_nothing_of_the_picture_is_saved_but_colours_and_numbers(tmp_path):
    step = bring(opened(tmp_path), with_exif(6))
    thumbnail = step.view()["picture"].removeprefix("data:image/png;base64,")
    saved = saved_bytes(tmp_path)
    assert thumbnail and thumbnail[:200].encode() not in saved
    assert PLACE.encode() not in saved and MAKER.encode() not in saved
    assert PLACE not in str(step.view()) and MAKER not in str(step.view())
    assert len(saved) < 2000


def test_a_small_copy_is_kept_only_if_it_is_ticked_and_goes_when_the_tick_goes(tmp_path):
    step = bring(opened(tmp_path))
    assert step.record()["picture"] == ""
    step.act(write("keep", True))
    assert base64.b64decode(step.record()["picture"]).startswith(b"\x89PNG")
    again = opened(tmp_path)
    assert again.view()["picture"].endswith(again.record()["picture"])
    assert palette_summary(again.desk)[0]["image"].endswith(again.record()["picture"])
    again.act(write("keep", False))
    assert again.record()["picture"] == "" == opened(tmp_path).view()["picture"]
    assert "image" not in palette_summary(again.desk)[0]


def test_a_noisy_copy_still_fits_into_a_line_of_the_saved_work(tmp_path):
    from PIL import Image

    noise = Image.merge("RGB", [Image.effect_noise((900, 900), 120) for _ in range(3)])
    step = opened(tmp_path)
    step.act(write("keep", True))
    bring(step, encoded(noise))
    assert 0 < len(step.record()["picture"]) < 160_000


def test_after_a_restart_the_numbers_are_there_and_the_picture_is_not(tmp_path):
    step = bring(opened(tmp_path))
    again = opened(tmp_path)
    assert again.view()["blocks"] == step.view()["blocks"]
    assert again.view()["picture"] == ""
    again.act(write("colours", "8"))
    assert again.view()["message"] == again.desk.words("palette.open-again")
    assert again.record()["colours"] == 5


def test_another_number_of_colours_is_measured_at_once(tmp_path):
    step = bring(opened(tmp_path))
    step.act(write("colours", "8"))
    assert {len(found) for found in step.record()["palettes"].values()} == {8}
    before = step.desk.work.saved
    step.act(write("method", "fast-octree"))
    assert step.desk.work.saved == before + 1, "a choice needs no new measurement"


@pytest.mark.parametrize("name", BAD)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_bad_picture_gets_a_sentence(name, lang, tmp_path):
    data, code = BAD[name]
    step = bring(bring(opened(tmp_path, lang=lang)), data)
    most, size = (step.desk.words.number(n) for n in (40, 9))
    told = step.desk.words(f"still.no-{code}", pixels=most, size=size)
    assert step.view()["message"] == told and len(told.split()) > 8
    assert step.view()["picture"] == "", "the picture before is not shown for this one"


@pytest.mark.parametrize("name", [*GOOD, *CHANGED])
def test_a_picture_that_was_read_is_said_with_its_size_and_changes(name, tmp_path):
    data, note = CHANGED.get(name, (GOOD.get(name), ""))
    step = bring(opened(tmp_path), data)
    told = step.view()["message"]
    assert str(step.record()["size"][0]) in told
    assert not note or step.desk.words(f"still.{note}") in told


@pytest.mark.parametrize("data", [None, "text", [], 5])
def test_a_message_without_a_picture_is_refused(data, tmp_path):
    with pytest.raises(NoSuchItem):
        opened(tmp_path).act({"act": "picture", "data": data})


def test_a_picture_of_the_reel_is_named_by_what_it_shows(tmp_path):
    step = bring(opened(tmp_path), source="phone")
    assert opened(tmp_path).view()["source"] == "phone"
    assert palette_summary(step.desk)[0]["text"] == step.frames["phone"]["text"]
    step.act(write("method", "maximum-coverage"))
    block = palette_summary(step.desk)[0]
    assert len(block["strips"]["rows"]) == 1 and "maximum coverage" in block["text"]


@pytest.mark.parametrize("source", [HOSTILE, "", None, [], "q01"])
def test_a_picture_from_nowhere_counts_as_ones_own(source, tmp_path):
    assert bring(opened(tmp_path), source=source).record()["source"] == "own"


@pytest.mark.parametrize(
    "change",
    [
        {"palettes": {}},
        {"palettes": dict.fromkeys(stills.METHODS, [["red", 100]])},
        {"palettes": dict.fromkeys(stills.METHODS, [["#ff0000;x", 100]])},
        {"palettes": dict.fromkeys(stills.METHODS, [["#ff0000", 0]])},
        {"palettes": dict.fromkeys(stills.METHODS, [])},
        {"red": "much"},
        {"blue": 1000},
        {"picture": '"><script>'},
        {"picture": None},
        {"source": []},
        {"more": 1},
    ],
)
def test_a_hand_made_record_is_left_out(change, tmp_path):
    good = bring(opened(tmp_path)).record()
    plant(tmp_path, "n06-palette", "palette", good | change, lesson="06", alias="tom")
    assert opened(tmp_path, alias="tom").record() is None
    plant(tmp_path, "n06-palette", "palette", good | {"source": HOSTILE}, alias="ida")
    assert palette_summary(opened(tmp_path, alias="ida").desk)[0]["strips"]


@pytest.mark.parametrize(("lang", "name"), [("en", "dark blue"), ("id", "biru tua")])
def test_colours_are_named_in_the_language_of_the_lesson(lang, name, tmp_path):
    assert colour_words(opened(tmp_path, lang=lang).desk, "#141e5a") == name


def test_bytes_of_the_page_reach_the_step(tmp_path):
    panel = Panel(opened(tmp_path))
    panel._receive(panel, {"act": "picture", "source": "own", "n": 1}, [memoryview(ROOM)])
    assert panel.saved["n"] == 1 and "error" not in panel.saved
    assert panel.view["blocks"]


def test_the_claims_are_facts_of_the_pack_with_their_sources(tmp_path):
    (block,) = opened(tmp_path).spec["claims"]
    assert [item["source"].split(",")[0] for item in block["items"]] == ["Fact E09", "Fact E11"]
    assert PaletteStep(desk(tmp_path)).spec["claims"] == [], "a pack without them has none"
