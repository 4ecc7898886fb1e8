"""
Citations in MLA 9 and Chicago 17, held against entries that were written by hand beforehand.

The expectations follow the published rules of the styles; `*` stands for italics.
"""

import re

import pytest
from desks import HOSTILE, ai, film

from filmkit.citations import STYLES, Italic, mla_in_text

FILM = {"type": "motion_picture", "title": "Her", "author": "Jonze, Spike", "issued": "2013"}
FILM |= {"publisher": "Annapurna Pictures"}
ELIZA = "ELIZA—A Computer Program for the Study of Natural Language Communication"
ACM = "Communications of the ACM"
DOI = "https://doi.org/10.1145/365153.365168"
PAGE = {"type": "webpage", "title": "How the Kit Works", "container-title": "Film Pages"}
WORKS = {
    "film": FILM,
    "page": PAGE
    | {"author": "Sari, Dewi", "issued": "2024-03-05", "URL": "https://example.org/kit"},
    "page of nobody": PAGE
    | {"title": "About Us", "URL": "https://example.org/us", "accessed": "2026-11-02"},
    "article": {
        "type": "article-journal",
        "title": ELIZA,
        "author": "Weizenbaum, Joseph",
        "container-title": ACM,
        "volume": "9",
        "issue": "1",
        "page": "36-45",
        "issued": "1966-01",
        "DOI": "10.1145/365153.365168",
    },
    "book": {
        "type": "book",
        "title": "Alone Together",
        "author": "Turkle, Sherry",
        "publisher": "Basic Books",
        "publisher-place": "New York",
        "issued": "2011",
    },
    "book of two": {
        "type": "book",
        "title": "The Media Equation",
        "author": "Reeves, Byron; Nass, Clifford",
        "publisher": "Cambridge University Press",
        "issued": "1996",
    },
    "article of four": {
        "type": "article-journal",
        "title": "Four Writers",
        "author": "Abe, Ann; Boe, Ben; Coe, Cy; Doe, Di",
        "container-title": "Screen",
        "volume": "5",
        "page": "1-9",
        "issued": "2020",
    },
    "news": {
        "type": "article-newspaper",
        "title": "A Conversation",
        "author": "Roose, Kevin",
        "container-title": "The New York Times",
        "issued": "2023-02-16",
        "URL": "https://example.org/n",
    },
    "chapter": {
        "type": "chapter",
        "title": "The Voice",
        "author": "Chion, Michel",
        "container-title": "Sound Film",
        "publisher": "Columbia University Press",
        "issued": "1999",
        "page": "10-20",
    },
    "dataset": {
        "type": "dataset",
        "title": "filmkit: Data on Her",
        "author": "The filmkit authors",
        "version": "1.1",
        "publisher": "filmkit",
        "issued": "2026",
    },
}
EXPECTED = {
    ("film", "mla-entry"): "*Her*. Directed by Spike Jonze, Annapurna Pictures, 2013.",
    ("film", "chicago-note"): "*Her*, directed by Spike Jonze (Annapurna Pictures, 2013).",
    ("film", "chicago-entry"): "Jonze, Spike, dir. *Her*. Annapurna Pictures, 2013.",
    ("page", "mla-entry"): "Sari, Dewi. “How the Kit Works.” *Film Pages*, 5 Mar. 2024, "
    "https://example.org/kit.",
    ("page", "chicago-note"): "Dewi Sari, “How the Kit Works,” Film Pages, March 5, 2024, "
    "https://example.org/kit.",
    ("page", "chicago-entry"): "Sari, Dewi. “How the Kit Works.” Film Pages, March 5, 2024. "
    "https://example.org/kit.",
    ("page of nobody", "mla-entry"): "“About Us.” *Film Pages*, https://example.org/us. "
    "Accessed 2 Nov. 2026.",
    ("page of nobody", "chicago-note"): "“About Us,” Film Pages, accessed November 2, 2026, "
    "https://example.org/us.",
    ("page of nobody", "chicago-entry"): "Film Pages. “About Us.” Accessed November 2, 2026. "
    "https://example.org/us.",
    ("article", "mla-entry"): f"Weizenbaum, Joseph. “{ELIZA}.” *{ACM}*, vol. 9, no. 1, "
    f"Jan. 1966, pp. 36–45, {DOI}.",
    ("article", "chicago-note"): f"Joseph Weizenbaum, “{ELIZA},” *{ACM}* 9, no. 1 "
    f"(January 1966): 36–45, {DOI}.",
    ("article", "chicago-entry"): f"Weizenbaum, Joseph. “{ELIZA}.” *{ACM}* 9, no. 1 "
    f"(January 1966): 36–45. {DOI}.",
    ("book", "mla-entry"): "Turkle, Sherry. *Alone Together*. Basic Books, 2011.",
    ("book", "chicago-note"): "Sherry Turkle, *Alone Together* (New York: Basic Books, 2011).",
    ("book", "chicago-entry"): "Turkle, Sherry. *Alone Together*. New York: Basic Books, 2011.",
    ("book of two", "mla-entry"): "Reeves, Byron, and Clifford Nass. *The Media Equation*. "
    "Cambridge UP, 1996.",
    ("book of two", "chicago-note"): "Byron Reeves and Clifford Nass, *The Media Equation* "
    "(Cambridge University Press, 1996).",
    ("book of two", "chicago-entry"): "Reeves, Byron, and Clifford Nass. *The Media Equation*. "
    "Cambridge University Press, 1996.",
    ("article of four", "mla-entry"): "Abe, Ann, et al. “Four Writers.” *Screen*, vol. 5, 2020, "
    "pp. 1–9.",
    ("article of four", "chicago-note"): "Ann Abe et al., “Four Writers,” *Screen* 5 (2020): 1–9.",
    ("article of four", "chicago-entry"): "Abe, Ann, Ben Boe, Cy Coe, and Di Doe. "
    "“Four Writers.” *Screen* 5 (2020): 1–9.",
    ("news", "mla-entry"): "Roose, Kevin. “A Conversation.” *The New York Times*, "
    "16 Feb. 2023, https://example.org/n.",
    ("news", "chicago-note"): "Kevin Roose, “A Conversation,” *New York Times*, "
    "February 16, 2023, https://example.org/n.",
    ("news", "chicago-entry"): "Roose, Kevin. “A Conversation.” *New York Times*, "
    "February 16, 2023. https://example.org/n.",
    ("chapter", "mla-entry"): "Chion, Michel. “The Voice.” *Sound Film*, Columbia UP, 1999, "
    "pp. 10–20.",
    ("chapter", "chicago-note"): "Michel Chion, “The Voice,” in *Sound Film* "
    "(Columbia University Press, 1999), 10–20.",
    ("chapter", "chicago-entry"): "Chion, Michel. “The Voice.” In *Sound Film*, 10–20. "
    "Columbia University Press, 1999.",
    ("dataset", "mla-entry"): "The filmkit authors. *filmkit: Data on Her*. Version 1.1, "
    "filmkit, 2026.",
    ("dataset", "chicago-note"): "The filmkit authors, *filmkit: Data on Her*, version 1.1 "
    "(filmkit, 2026).",
    ("dataset", "chicago-entry"): "The filmkit authors. *filmkit: Data on Her*. Version 1.1. "
    "filmkit, 2026.",
}
IN_TEXT = {
    "film": "(*Her*)",
    "page": "(Sari)",
    "page of nobody": "(“About Us”)",
    "book of two": "(Reeves and Nass)",
    "article of four": "(Abe et al.)",
}


def written(style: str, source: dict) -> str:
    return "".join(f"*{one}*" if isinstance(one, Italic) else one for one in STYLES[style](source))


@pytest.mark.parametrize(("work", "style"), EXPECTED)
def test_a_citation_is_what_the_style_asks_for(work, style):
    assert written(style, WORKS[work]) == EXPECTED[work, style]


@pytest.mark.parametrize("work", IN_TEXT)
def test_what_stands_in_the_text_is_short(work):
    assert written("mla-text", WORKS[work]) == IN_TEXT[work]


def test_a_time_code_takes_the_place_of_a_page():
    scene = FILM | {"locator": "01:14:30"}
    assert written("mla-text", scene) == "(*Her* 01:14:30)"
    note = "*Her*, directed by Spike Jonze (Annapurna Pictures, 2013), 01:14:30."
    assert written("chicago-note", scene) == note


def test_a_title_that_ends_with_a_mark_gets_no_second_one():
    page = WORKS["page"] | {"title": "Who Speaks?"}
    assert "“Who Speaks?” *Film Pages*" in written("mla-entry", page)


def test_a_description_in_place_of_a_title_is_set_plain():
    page = WORKS["page of nobody"] | {"title": "[Page on the kit]"}
    assert written("mla-entry", page).startswith("Page on the kit. *Film Pages*")


@pytest.mark.parametrize("style", STYLES)
def test_every_source_of_the_packs_can_be_cited(style):
    for source in (*film("her").rows["sources"], *ai().rows["sources"]):
        text = written(style, dict(source))
        assert len(text) > 4, source["key"]
        wrong = r"None|\.\.(?!\.)|, ,|\( |\(\)|  |,\.| \."
        assert not re.search(wrong, text), (source["key"], text)
        assert style == "mla-text" or text.endswith((".", "?”", ".”")), (source["key"], text)


@pytest.mark.parametrize("style", STYLES)
def test_nothing_that_is_written_into_a_source_breaks_a_citation(style):
    for name in ("title", "author", "container-title", "issued", "page", "URL"):
        for kind in ("webpage", "book", "chapter", "motion_picture", "article-journal"):
            for value in (HOSTILE, "", ";", ",", "-", "2024-99-99", "others", "a; others"):
                assert STYLES[style]({"type": kind, "title": "T", name: value})


def test_a_source_with_a_title_alone_can_be_cited():
    assert mla_in_text({"type": "book", "title": "Alone"}) == ["(", "Alone", ")"]
