"""Figures of the word list: today's values, pinned, so that a change of data is noticed."""

import pytest

from filmkit.errors import NoSuchItem
from filmkit.figures import figure
from filmkit.films import open_ai, open_film

# name: (English at level 2, Indonesian at level 2)
PINNED = {
    "list.words": ("414", "348"),
    "list.agreed": ("343", "299"),
    "list.hits": ("124", "137"),
    "list.tokens": ("1,559", "1.361"),
    "list.coverage": ("8%", "10%"),
    "list.silent": ("1", "2"),
    "list.score.q01": ("+3", "+3"),
    "list.score.q03": ("−4.5", "−4,5"),
    "list.score.q20": ("+3.5", "+3"),
    "list.score.q28": ("+3.5", "+3,5"),
    "list.found.q28": (
        "loves +2.5, panics −2, love +3",
        "mencintainya +3, panik −2, jatuh −0,5, mencintai +3",
    ),
    "list.moods": ("0.16", "0,17"),
    "exhibit.v-nobody": ("+0.572", "+0,572"),
    "exhibit.v-not-happy": ("−0.459", "−0,459"),
    "exhibit.s-menangis": ("menang", "menang"),
}


@pytest.mark.parametrize("name", PINNED)
def test_today_a_figure_of_the_list_is_this(name):
    found = tuple(figure(name, open_film("her", lang=lang), open_ai()) for lang in ("en", "id"))
    assert found == PINNED[name]


def test_figures_of_the_list_follow_the_spoiler_level():
    premise = open_film("her", level=0)
    assert figure("list.tokens", premise, open_ai()) == "311"
    assert figure("list.moods", premise, open_ai()) == "0.43"
    with pytest.raises(NoSuchItem):
        figure("list.score.q28", premise, open_ai())


@pytest.mark.parametrize("name", ["list", "list.x", "list.x.q01", "list.score.q99", "exhibit.x"])
def test_a_figure_of_the_list_that_does_not_exist_is_no_item(name):
    with pytest.raises(NoSuchItem):
        figure(name, open_film("her"), open_ai())


def test_q20_is_the_sequence_that_the_list_overrates_in_both_languages():
    """The check asks about it: sum against the kit's reading of Theodore's mood, up to Q25."""
    over = []
    for lang in ("en", "id"):
        film = open_film("her", lang=lang, level=1)
        moods: dict[str, list[int]] = {}
        for row in film.where("moods", character="theodore"):
            moods.setdefault(row["sequence"], []).append(row["value"])
        sums = {key: figure(f"list.score.{key}", film, open_ai()) for key in moods}
        plain = {key: float(text.replace("−", "-").replace(",", ".")) for key, text in sums.items()}
        over.append({key: plain[key] - sum(read) / len(read) for key, read in moods.items()})
    least = {key: min(one[key] for one in over) for key in over[0]}
    assert max(least, key=least.get) == "q20"
