"""The x-ray of ELIZA: why a reply came, in plain lines."""

import re

from filmkit.machines.eliza import Tried, Turn
from filmkit.machines.script import Script


def xray(words, script: Script, turn: Turn) -> list[str]:
    """
    Return why a reply came, one line for each thing that happened, in order.

    Parameters
    ----------
    words : Words
        Interface words.
    script : Script
        The one that answered.
    turn : Turn
    """
    scan = turn.scan
    lines = []
    if scan.heard:
        lines.append(words("xray.heard", text=" ".join(scan.heard)))
    if re.search(r"\w", scan.dropped):
        lines.append(words("xray.dropped", text=scan.dropped))
    swaps = "; ".join(f"{one} → {other}" for one, other in scan.swaps)
    lines.append(words("xray.swapped", swaps=swaps) if swaps else words("xray.no-swap"))
    stack = ", ".join(f"{key.word} ({key.rank})" for key in scan.stack)
    lines.append(words("xray.stack", keys=stack) if stack else words("xray.no-key"))
    for step in turn.tried:
        lines += _tried(words, script, step)
    if turn.source != "rule":
        lines.append(words(f"xray.{turn.source}", counter=turn.state.counter))
    if turn.kept:
        text, place = turn.kept
        count = sum(way.key == scan.stack[0].word for way in script.memory)
        last = scan.heard[-1]
        lines.append(words("xray.kept", text=text, last=last, place=place, count=count))
    return lines


def _tried(words, script: Script, step: Tried) -> list[str]:
    if step.rule is None or step.reply is None:
        link = script.keys[step.key].link
        told = words("xray.no-fit", key=step.key)
        return [f"{told} {words('xray.link', to=link)}" if link else told]
    parts = "; ".join(
        f"{place} = {f'“{part}”' if part else words('xray.empty')}"
        for place, part in enumerate(step.parts, start=1)
    )
    fits = words("xray.fits", key=step.key, pattern=step.rule.pattern, parts=parts)
    count, reply = len(step.rule.replies), step.reply
    told = words(f"xray.{reply.do}", text=reply.text, to=reply.to, round=step.round, count=count)
    return [fits, told]
