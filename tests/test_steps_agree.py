"""Two readers compared: counted by hand here, on three sequences and on made-up ones."""

import json

import pytest
from desks import HOSTILE, TINY, ai, desk, write

from filmkit.films import open_film
from filmkit.steps.agree import CAUSES, AgreeStep
from filmkit.steps.codebook import PARTS, CodebookStep
from filmkit.steps.exchanges import EXCHANGES, exchange
from filmkit.steps.fellow_readers import PARTNER, compare
from filmkit.steps.step import Desk
from filmkit.steps.theme_codes import CoderStep
from filmkit.work import Work

LOCKED = {"theme": "voices", "guess": 80} | {part: f"My {part}." for part in PARTS}
HER = {"pack": "her", "lesson": "04"}


def coded(here: Desk, codes: dict, theme: str = "voices") -> AgreeStep:
    """Lock an entry for a theme and code for it."""
    book, coder = CodebookStep(here), CoderStep(here)
    for name, value in (LOCKED | {"theme": theme, "own-name": "Silence"}).items():
        book.act(write(name, value))
    book.act({"act": "lock"})
    for key, code in codes.items():
        coder.act(write(f"{theme}-{key}", code))
    return AgreeStep(here)


def tiny(folder, **codes) -> AgreeStep:
    return coded(desk(folder, lesson="04"), codes or {"q01": "yes", "q02": "yes", "q03": "no"})


def explain(step: AgreeStep) -> None:
    for number, key in enumerate(step.comparison()[0].disputed[:3], start=1):
        step.act(write(f"dispute-{number}", key))
        step.act(write(f"cause-{number}", CAUSES[0]))
        step.act(write(f"why-{number}", "The rule is silent."))


def counted(folder, codes: dict, *readers: str) -> AgreeStep:
    """Her, all numbers shown."""
    step = coded(desk(folder, **HER), codes, "closeness")
    step.act(write("readers", list(readers)))
    explain(step)
    step.act({"act": "numbers"})
    return step


def cells(block: dict) -> dict:
    return {row[0]: row[1] for row in block["rows"]}


# --- the coder alone --------------------------------------------------------------------------


def test_the_grid_is_closed_before_version_1_is_locked(tmp_path):
    here = desk(tmp_path, lesson="04")
    assert CoderStep(here).view()["closed"] == here.words("codes.lockfirst")
    coded(here, {})
    view = CoderStep(here).view()
    assert "closed" not in view
    assert view["columns"] == ["voices-"]
    assert "Voices" in view["heading"] and view["text"] == "My definition."


@pytest.mark.parametrize(("level", "wanted"), [(0, 6), (1, 20), (2, 20)])
def test_twenty_are_asked_for_or_all_where_fewer_are_shown(level, wanted, tmp_path):
    assert CoderStep(desk(tmp_path, level=level, **HER)).spec["wanted"] == wanted


def test_codes_and_reasons_of_another_theme_are_kept_apart(tmp_path):
    here = desk(tmp_path, lesson="04")
    step = tiny(tmp_path)
    CoderStep(here).act(write("own-q01", "no"))
    CoderStep(here).act(write("why-voices-q01", "I hear it."))
    own = compare(step.coder, [])[0].own
    assert own.codes == {"q01": "yes", "q02": "yes", "q03": "no"}
    assert own.reasons == {"q01": "I hear it."}


# --- who may be compared ----------------------------------------------------------------------


def test_nothing_is_shown_of_others_before_enough_is_coded(tmp_path):
    step = coded(desk(tmp_path, **HER), {f"q{n:02}": "yes" for n in range(1, 10)}, "closeness")
    assert not step.ready()
    assert "after" not in step.view()
    CoderStep(step.desk).act(write("closeness-q10", "unsure"))
    assert step.ready()


def test_at_level_0_all_six_have_to_be_coded(tmp_path):
    here = desk(tmp_path, level=0, **HER)
    step = coded(here, {f"q{n:02}": "yes" for n in range(1, 6)}, "closeness")
    assert not step.ready()
    CoderStep(here).act(write("closeness-q06", "no"))
    assert step.ready()


def test_disagreements_come_with_both_codes_and_both_reasons(tmp_path):
    step = tiny(tmp_path)
    CoderStep(step.desk).act(write("why-voices-q02", HOSTILE))
    step.act(write("readers", ["tom"]))
    (pair,) = step.view()["after"]["readers"][0]["pairs"]
    assert pair["sequence"] == "q02"
    assert [(side["name"], side["code"], side["reason"]) for side in pair["sides"]] == [
        ("You", "yes", HOSTILE),
        ("Tom", "no", "She shouts, not it."),
    ]


def test_unsure_is_no_disagreement(tmp_path):
    step = tiny(tmp_path, q01="yes", q02="unsure", q03="yes")
    step.act(write("readers", ["rani"]))  # yes, yes, unsure
    assert step.comparison()[0].disputed == []
    assert step.view()["after"]["readers"][0]["text"] == step.desk.words("agree.no-dispute")


def test_a_reader_without_a_reason_says_so(tmp_path):
    step = tiny(tmp_path)
    step.act(write("readers", ["tom"]))
    side = step.view()["after"]["readers"][0]["pairs"][0]["sides"][0]
    assert side["reason"] == step.desk.words("agree.no-reason")


def test_a_card_says_that_the_wording_was_gentler_and_only_where_it_was(tmp_path):
    step = tiny(tmp_path, q01="no", q02="yes", q03="yes")
    step.act(write("readers", ["tom"]))  # yes, no, no
    pairs = step.view()["after"]["readers"][0]["pairs"]
    told = {pair["sequence"]: pair["note"] for pair in pairs}
    assert told == {"q01": "", "q02": step.desk.words("agree.gentle"), "q03": ""}


def test_the_word_list_says_yes_where_one_of_its_words_stands(tmp_path):
    step = tiny(tmp_path)  # voice* hear*: in q01 and q03; q02 is read as 'They talk.'
    (reader,) = compare(step.coder, ["list"])[0].others
    assert reader.codes == {"q01": "yes", "q02": "no", "q03": "yes"}
    assert reader.reasons["q01"] == "found in the text: voice, hears"


@pytest.mark.parametrize("lang", ["en", "id"])
def test_the_word_list_finds_none_of_its_words_in_q02_as_a_model_answer_says(lang, tmp_path):
    step = coded(desk(tmp_path, lang=lang, **HER), {}, "closeness")
    assert compare(step.coder, ["list"])[0].others[0].codes["q02"] == "no"


def test_a_theme_of_ones_own_needs_a_partner_and_the_page_says_so(tmp_path):
    here = desk(tmp_path, lesson="04")
    step = coded(here, {"q01": "yes", "q02": "no", "q03": "no"}, "own")
    step.act(write("readers", ["rani", "list", "partner"]))
    told = step.view()["message"]
    assert told.count("a theme of your own") == 2
    assert here.words("agree.no-partner") in told
    assert "numbers" in step.view()["hidden"]


# --- a partner's file -------------------------------------------------------------------------


def partner(folder, theme: str = "voices", **codes) -> str:
    there = Desk(open_film(TINY), ai(), Work("tom", folder / "there"), "04")
    coded(there, codes, theme)
    if codes:
        CoderStep(there).act(write(f"why-{theme}-q01", "Of the partner."))
    return exchange(there, PARTNER).file()["text"]


def test_a_partners_file_becomes_a_reader(tmp_path):
    step = tiny(tmp_path)
    opened = exchange(step.desk, PARTNER)
    opened.act({"act": "open", "name": "t", "text": partner(tmp_path, q01="no", q02="yes")})
    step.act(write("readers", ["partner"]))
    (pair,) = step.view()["after"]["readers"][0]["pairs"]
    assert pair["sides"][1] == {"name": "tom", "code": "no", "reason": "Of the partner."}


def test_a_partner_with_another_theme_is_told_apart(tmp_path):
    step = tiny(tmp_path)
    text = partner(tmp_path, theme="own", q01="no")
    exchange(step.desk, PARTNER).act({"act": "open", "name": "t", "text": text})
    step.act(write("readers", ["partner"]))
    theme = step.desk.words("codebook.own")
    assert step.view()["message"] == step.desk.words("agree.other-theme", alias="tom", theme=theme)


def test_the_file_holds_entry_and_codes_and_nothing_else(tmp_path):
    step = tiny(tmp_path)
    step.act(write("readers", ["tom"]))
    assert set(json.loads(exchange(step.desk, PARTNER).file()["text"])["answers"]) == {
        "n04-entry",
        "n04-codes",
    }


def test_every_exchange_has_steps_with_fields(tmp_path):
    here = desk(tmp_path, lesson="04")
    assert all(step.fields for make in EXCHANGES.values() for step in make(here))


# --- first causes, then numbers ---------------------------------------------------------------


def test_numbers_wait_until_disagreements_are_explained(tmp_path):
    step = tiny(tmp_path)
    step.act(write("readers", ["tom"]))
    step.act({"act": "numbers"})
    assert step.view()["messages"]["numbers"] == step.desk.words("agree.explain", count=1)
    assert "numbers" not in step.view()["after"]
    explain(step)
    step.act({"act": "numbers"})
    assert len(step.view()["after"]["numbers"]) == 2


def test_only_what_is_disputed_can_be_chosen_and_each_once(tmp_path):
    step = tiny(tmp_path, q01="no", q02="yes", q03="yes")
    step.act(write("readers", ["tom"]))  # yes, no, no
    step.act(write("dispute-1", "q02"))
    offered = step.view()["offered"]
    assert offered["dispute-1"] == ["q01", "q02", "q03"]
    assert offered["dispute-2"] == ["q01", "q03"]


def test_the_same_disagreement_counts_once(tmp_path):
    step = tiny(tmp_path, q01="no", q02="yes", q03="yes")
    step.act(write("readers", ["tom"]))
    explain(step)
    step.act(write("dispute-2", "q01"))
    step.act({"act": "numbers"})
    assert "numbers" not in step.view()["after"]


# --- the numbers, counted by hand -------------------------------------------------------------

TOM = {"q01": "yes", "q02": "no", "q03": "no"}


def test_fewer_than_ten_sequences_give_a_table_but_no_coefficient(tmp_path):
    step = tiny(tmp_path)
    step.act(write("readers", ["tom"]))
    explain(step)
    step.act({"act": "numbers"})
    counts, numbers = step.view()["after"]["numbers"]
    assert counts["rows"] == [["You: yes", "1", "1"], ["You: no", "0", "1"]]
    told = cells(numbers)
    words = step.desk.words
    assert told[words("agree.percent")] == "67% (2 of 3)"
    assert told[words("agree.interval")] == "between 9% and 99%"
    assert told[words("agree.guess")] == "80%"
    assert told[words("agree.kappa")] == words("agree.none-too-few")


def likes(folder, reader: str, change: int = 0) -> dict:
    """The codes of an invented reader, with the first yes and no of `change` turned round."""
    here = desk(folder / "other", **HER)
    rows = here.film.where("reader_codes", reader=reader, codebook="closeness")
    codes = {row["sequence"]: row["code"] for row in rows}
    for key in [key for key, code in codes.items() if code != "unsure"][:change]:
        codes[key] = {"yes": "no", "no": "yes"}[codes[key]]
    return codes


def test_full_agreement_with_both_codes_is_a_kappa_of_one(tmp_path):
    step = counted(tmp_path, likes(tmp_path, "tom"), "tom")
    told = cells(step.view()["after"]["numbers"][1])
    assert told[step.desk.words("agree.kappa")] == "1.00"


def test_a_single_label_has_no_kappa_and_says_which_word_was_never_used(tmp_path):
    codes = {key: "yes" for key, code in likes(tmp_path, "tom").items() if code == "yes"}
    assert len(codes) >= 10
    step = counted(tmp_path, codes, "tom")
    told = cells(step.view()["after"]["numbers"][1])
    words = step.desk.words
    assert told[words("agree.kappa")] == words("agree.none-one-label", label="no")
    assert told[words("agree.percent")].startswith("100%")


def test_where_one_code_rules_the_paradox_is_named_and_ac1_stands_beside(tmp_path):
    step = counted(tmp_path, likes(tmp_path, "rani", change=1), "rani")
    result = step.comparison()[0].results[0]
    assert result.prevalent
    numbers = step.view()["after"]["numbers"][1]
    assert step.desk.words("agree.ac1") in cells(numbers)
    assert "'yes'" in numbers["note"] and "%" in numbers["note"]


def test_several_readers_get_alpha_and_one_reader_none(tmp_path):
    codes = likes(tmp_path, "tom", change=2)
    alone = counted(tmp_path / "a", codes, "tom").view()["after"]["numbers"]
    several = counted(tmp_path / "b", codes, "rani", "tom", "list").view()["after"]["numbers"]
    assert [len(alone), len(several)] == [2, 7]
    assert "4" in several[-1]["text"]


def test_two_readers_with_gaps_get_kappa_and_no_alpha(tmp_path):
    codes = dict(list(likes(tmp_path, "tom", change=2).items())[:12])
    step = counted(tmp_path, codes, "tom")
    assert step.comparison()[0].results[0].gaps
    assert len(step.view()["after"]["numbers"]) == 2


def test_unsure_is_left_out_and_counted(tmp_path):
    codes = likes(tmp_path, "tom")
    unsure = sum(code == "unsure" for code in codes.values())
    sure = [key for key, code in codes.items() if code != "unsure"]
    step = counted(tmp_path, codes | {sure[0]: "unsure"}, "tom")
    note = step.view()["after"]["numbers"][0]["note"]
    assert note == step.desk.words("agree.left-out", unsure=unsure + 1, gaps=0)


@pytest.mark.parametrize("lang", ["en", "id"])
@pytest.mark.parametrize("change", [0, 3, 15])
def test_the_sentence_says_what_was_counted(change, lang, tmp_path):
    here = desk(tmp_path, lang=lang, **HER)
    step = coded(here, likes(tmp_path, "tom", change), "closeness")
    step.act(write("readers", ["tom"]))
    explain(step)
    step.act({"act": "numbers"})
    share, kappa = (getattr(step.comparison()[0].results[0], name) for name in ("percent", "kappa"))
    text = step.view()["after"]["numbers"][1]["text"]
    assert str(share.agreed) in text and str(share.counted) in text
    assert here.words.number(kappa.value, 2).replace("-", "−") in text
    less = {"en": "less than luck", "id": "lebih sedikit daripada yang rata-rata"}[lang]
    assert (less in text) == (kappa.value < 0)
