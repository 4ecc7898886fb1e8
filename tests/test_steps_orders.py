"""Plot order and story order: the counts are made by hand here."""

import pytest
from desks import desk, plant, write

from filmkit.steps.orders import PlotStoryStep, orders_summary


def ordering(folder, **options) -> PlotStoryStep:
    return PlotStoryStep(desk(folder, **{"pack": "her", "lesson": "01", **options}))


@pytest.mark.parametrize(
    ("level", "plot", "count", "told"),
    [
        (0, ["first-letter", "amys-mail", "happy-days", "advert", "names-herself", "proofreading"],
         2, []),
        (1, ["first-letter", "happy-days", "names-herself", "separation", "blind-date",
             "divorce-papers"], 3, ["separation"]),
        (2, ["first-letter", "happy-days", "blind-date", "divorce-papers", "other-loves", "roof"],
         1, ["other-loves"]),
    ],
)  # fmt: skip
def test_six_events_of_each_level_and_what_the_kit_says_of_them(tmp_path, level, plot, count, told):
    step = ordering(tmp_path, level=level)
    assert list(step.events) == sorted(plot) != plot
    assert step.kits("plot") == plot
    step.act(write("orders-plot", plot))
    step.act(write("orders-story", step.kits("story")))
    step.act({"act": "compare"})
    text = step.view()["blocks"][0]["text"]
    assert step.desk.words("orders.counts", yours=count, kit=count) in text
    titles = [step.events[key]["title"] for key in told]
    assert all(title in text for title in titles)
    assert (step.desk.words("orders.none-told") in text) == (not told)


def test_the_kits_orders_stay_closed_until_both_rows_were_sorted(tmp_path):
    step = ordering(tmp_path)
    step.act(write("orders-plot", list(step.events)[::-1]))
    step.act({"act": "compare"})
    first = step.view()
    words = step.desk.words
    assert first["message"] == words("orders.first", which=words("js.instory"))
    assert first["blocks"] == []
    step.act({"act": "compare"})
    assert step.view() != first, "the same answer is sent again, and heard again"


def compared(folder, *ticks: str, **options) -> PlotStoryStep:
    step = ordering(folder, **options)
    for row in ("plot", "story"):
        step.act(write(f"orders-{row}", step.kits(row)))
    step.act(write("orders-told", list(ticks)))
    step.act({"act": "compare"})
    return step


@pytest.mark.parametrize(
    ("ticks", "missed", "extra"),
    [
        (["separation"], [], []),
        ([], ["separation"], []),
        (["happy-days"], ["separation"], ["happy-days"]),
    ],
)
def test_ticks_for_what_is_only_told_are_answered(tmp_path, ticks, missed, extra):
    step = compared(tmp_path, *ticks, level=1)
    text, words = step.view()["blocks"][0]["text"], step.desk.words
    for key, which in (("orders.ticks-missed", missed), ("orders.ticks-extra", extra)):
        named = "; ".join(step.events[event]["title"] for event in which)
        assert (words(key, which=named) in text) == bool(which)
    assert (words("orders.ticks-right") in text) == (not missed and not extra)


@pytest.mark.parametrize("lang", ["en", "id"])
@pytest.mark.parametrize("level", [0, 1, 2])
def test_the_kits_order_says_of_each_event_what_dates_it(tmp_path, lang, level):
    step = compared(tmp_path, level=level, lang=lang)
    table = step.view()["blocks"][1]
    place = table["columns"].index(step.desk.words("orders.dated"))
    assert all(len(row[place].split()) >= 6 for row in table["rows"])


def test_an_order_from_a_hand_made_file_holds_every_event_once(tmp_path):
    keys = list(ordering(tmp_path).events)
    value = {"name": "orders-plot", "value": [keys[3], keys[3], keys[1]]}
    plant(tmp_path, "n01-orders", "field", value)
    found = ordering(tmp_path).order("plot")
    assert found[:2] == [keys[3], keys[1]] and sorted(found) == keys


def test_the_product_shows_both_orders_by_letters(tmp_path):
    step = ordering(tmp_path)
    assert orders_summary(step.desk) == []
    keys = list(step.events)
    step.act(write("orders-plot", keys))
    step.act(write("orders-story", [keys[1], keys[0], *keys[2:]]))
    (block,) = orders_summary(step.desk)
    labels = ["".join(part["label"] for part in row["parts"]) for row in block["strips"]["rows"]]
    assert labels == ["ABCDEF", "BACDEF"]
    assert block["text"] == step.desk.words("orders.product-text", count=1)
