"""Three events with a reason each, and an own one that can be checked."""

import pytest
from desks import ai, desk, write

from filmkit.errors import NoSuchItem
from filmkit.steps.events import EventsStep

OWN = {
    "own-date": "2024-05",
    "own-title": "A voice was sold.",
    "own-source": "A newspaper, May 2024",
}


def events(folder, level: int = 2) -> EventsStep:
    return EventsStep(desk(folder, level=level, lesson="08"))


def test_fresh_events_offer_the_timeline_in_order_and_complain_about_nothing(tmp_path):
    step = events(tmp_path)
    assert step.view()["values"] == {} and not any(step.view()["messages"].values())
    starts = {row["key"]: row["start"] for row in ai().rows["timeline"]}
    offered = [starts[option["value"]] for option in step.fields["event-1"]["options"]]
    assert len(offered) == len(starts)
    assert offered == sorted(offered)


def test_events_above_the_level_are_not_offered(tmp_path):
    offered = {option["value"] for option in events(tmp_path, level=0).fields["event-1"]["options"]}
    assert offered == {row["key"] for row in ai().rows["timeline"] if row["spoiler"] == 0}


@pytest.mark.parametrize(
    ("values", "key", "figures"),
    [
        ({"event-1": "t03"}, "events.nowhy", {"number": 1}),
        ({"event-3": "t03", "why-3": " "}, "events.nowhy", {"number": 3}),
        (
            {"event-1": "t03", "why-1": "a", "event-2": "t03", "why-2": "b"},
            "events.twice",
            {"number": 2},
        ),
        (OWN | {"own-date": ""}, "events.no-date", {}),
        (OWN | {"own-title": " "}, "events.no-title", {}),
        (OWN | {"own-source": ""}, "events.no-source", {}),
        (OWN | {"own-date": "May 2024"}, "events.bad-date", {"date": "May 2024"}),
        (OWN | {"own-date": "2024-13"}, "events.bad-date", {"date": "2024-13"}),
        (OWN | {"own-date": "2099"}, "events.future", {"date": "2099"}),
        (OWN | {"own-date": "1824"}, "events.bad-date", {"date": "1824"}),
        (
            OWN | {"own-date": "2024-05-01 " * 9},
            "events.bad-date",
            {"date": "2024-05-01 2024-05-0"},
        ),
    ],
)
def test_one_thing_to_mend_is_said_in_one_sentence(values, key, figures, tmp_path):
    step = events(tmp_path)
    told = [text for text in step.to_mend(values).values() if text]
    assert told == [step.desk.words(key, **figures)]


@pytest.mark.parametrize(
    "values",
    [
        {},
        OWN,
        OWN | {"own-date": "2024"},
        {"why-1": "too early"},
        {"event-1": "t03", "why-1": "a", "event-2": "t04", "why-2": "b"},
    ],
)
def test_nothing_to_mend_where_all_is_well(values, tmp_path):
    assert not any(events(tmp_path).to_mend(values).values())


def test_what_is_to_mend_is_shown_and_goes_away(tmp_path):
    step = events(tmp_path)
    step.act(write("event-1", "t03"))
    assert step.view()["messages"]["event-1"] == step.desk.words("events.nowhy", number=1)
    step.act(write("why-1", "Because."))
    assert step.view()["messages"]["event-1"] == ""
    assert events(tmp_path).view() == step.view()


@pytest.mark.parametrize("event", ["t99", "d04", ["t03"], None])
def test_only_events_of_the_timeline_can_be_chosen(event, tmp_path):
    with pytest.raises(NoSuchItem):
        events(tmp_path).act(write("event-1", event))
