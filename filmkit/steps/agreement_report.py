"""Say in tables and sentences how far readers agree; every number comes from `measures`."""

from filmkit.measures import UNSURE, Agreement, Coefficient
from filmkit.steps.fellow_readers import Comparison
from filmkit.steps.report import table
from filmkit.steps.step import Desk

LABELS = ("yes", "no")


def number_blocks(desk: Desk, comparison: Comparison, guess: int) -> list[dict]:
    """
    Return a table and the numbers for each pair of readers, and alpha from three readers on.

    Parameters
    ----------
    desk : Desk
    comparison : Comparison
    guess : int
        What the learner guessed before coding, in per cent.
    """
    words, blocks = desk.words, []
    for reader, result in zip(comparison.others, comparison.results, strict=True):
        blocks.append(_counts(words, reader.name, result))
        blocks.append(_numbers(words, reader.name, result, guess))
    if len(comparison.others) > 1:
        blocks.append(_alpha(words, comparison))
    return blocks


def share(words, value: float | None) -> str:
    """Write a share as per cent."""
    return "–" if value is None else f"{words.number(100 * value)}%"


def share_of(words, result: Agreement) -> str:
    """Write the share of equal codes with the counts behind it."""
    found = result.percent
    text = share(words, found.value)
    return words("agree.share", share=text, agreed=found.agreed, counted=found.counted)


def coefficient(words, found: Coefficient, unused: str = "no") -> str:
    """Write a coefficient, or say why there is none; `unused` is the code that nobody used."""
    if found.why:
        return words(f"agree.none-{found.why}", label=words(f"code.{unused}"))
    return _signed(words, found.value)


def code_label(words, code: str | None) -> str:
    """Return the word for a code; a gap has a word too."""
    return words(f"code.{code}") if code in (*LABELS, UNSURE) else words("js.nocode")


def unused_label(result: Agreement) -> str:
    """Return the code that is used less; where one label is all there is, nobody used it."""
    used = {label: _used(result, label) for label in LABELS}
    return min(LABELS, key=used.get)


def _counts(words, name: str, result: Agreement) -> dict:
    rows = [
        [
            words("agree.you-code", code=words(f"code.{mine}")),
            *(words.number(int(result.table.loc[mine, theirs])) for theirs in LABELS),
        ]
        for mine in LABELS
    ]
    columns = ["", *(words("agree.they-code", name=name, code=words(f"code.{c}")) for c in LABELS)]
    note = words("agree.left-out", unsure=result.unsure, gaps=result.gaps)
    caption = words("agree.counts", name=name)
    return table(words("agree.pair", name=name), columns, rows, caption=caption, note=note)


def _numbers(words, name: str, result: Agreement, guess: int) -> dict:
    found, unused = result.percent, unused_label(result)
    between = "–"
    if found.counted:
        low, high = share(words, found.low), share(words, found.high)
        between = words("agree.between", low=low, high=high)
    rows = [
        [words("agree.percent"), share_of(words, result)],
        [words("agree.interval"), between],
        [words("agree.guess"), f"{words.number(guess)}%"],
        [words("agree.kappa"), coefficient(words, result.kappa, unused)],
    ]
    note = ""
    if result.prevalent:
        rows.append([words("agree.ac1"), coefficient(words, result.ac1, unused)])
        common = max(LABELS, key=lambda label: _used(result, label))
        code, part = words(f"code.{common}"), share(words, result.prevalence)
        note = words("agree.paradox", code=code, share=part)
    columns = [words("agree.measure"), words("agree.value")]
    caption = words("agree.numbers-of", name=name)
    block = table("", columns, rows, caption=caption, note=note)
    return block | {"text": _sentence(words, name, result)}


def _sentence(words, name: str, result: Agreement) -> str:
    """Return one correct sentence about two readers."""
    found, value = result.percent, result.kappa.value
    if not found.counted:
        return words("agree.sentence-nothing", name=name)
    told = {"name": name, "agreed": found.agreed, "counted": found.counted}
    told |= {"share": share(words, found.value), "low": share(words, found.low)}
    told["high"] = share(words, found.high)
    if value is None:
        return words("agree.sentence-none", **told)
    key = "more" if value > 0 else "below" if value < 0 else "less"
    return words(f"agree.sentence-{key}", kappa=_signed(words, value), **told)


def _alpha(words, comparison: Comparison) -> dict:
    result = comparison.everybody
    codes = {
        code for reader in (comparison.own, *comparison.others) for code in reader.codes.values()
    }
    unused = next((label for label in LABELS if label not in codes), "no")
    value = coefficient(words, result.alpha, unused)
    text = words("agree.alpha-text", readers=len(comparison.others) + 1)
    rows = [[words("agree.alpha"), value]]
    columns = [words("agree.measure"), words("agree.value")]
    block = table(words("agree.alpha-heading"), columns, rows, caption=words("agree.alpha-caption"))
    return block | {"text": text}


def _used(result: Agreement, label: str) -> int:
    return int(result.table.loc[label].sum() + result.table[label].sum())


def _signed(words, value: float) -> str:
    return words.number(value, 2).replace("-", "−")
