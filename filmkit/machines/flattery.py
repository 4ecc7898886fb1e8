"""
A trainer that gives people more of what they liked: a bag of slips, one style of reply on each.

In each round one slip is drawn. A thumb up adds a slip of that style, a thumb down takes one
away, but never the last. This is reinforcement learning at its smallest, after A. E. Roth and
I. Erev, "Learning in Extensive-Form Games", Games and Economic Behavior 8 (1995); the slip that
is taken away is the kit's own addition.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from random import Random

ROUNDS = 200


@dataclass(frozen=True)
class Round:
    """One reply: its style, whether it was liked, and the bag afterwards."""

    style: str
    liked: bool
    bag: Mapping[str, int]

    @property
    def shares(self) -> dict[str, float]:
        """The share of each style in the bag, 0 to 1."""
        total = sum(self.bag.values())
        return {style: count / total for style, count in self.bag.items()}


def full_bag(styles: Sequence[str], slips: int = 5) -> dict[str, int]:
    """Return a bag with as many slips of each style."""
    return dict.fromkeys(styles, slips)


def drawn(bag: Mapping[str, int], chance: Random) -> str:
    """Draw the style of the next reply."""
    point = chance.random() * sum(bag.values())
    for style, count in bag.items():
        point -= count
        if point < 0:
            return style
    raise ValueError("an empty bag")


def after(bag: Mapping[str, int], style: str, liked: bool) -> Round:
    """Return the round that a thumb closes."""
    count = bag[style] + (1 if liked else -1)
    return Round(style, liked, {**bag, style: max(1, count)})


def train(
    bag: Mapping[str, int], likes: Mapping[str, float], *, seed: int, rounds: int = ROUNDS
) -> list[Round]:
    """
    Let invented people judge reply after reply.

    Parameters
    ----------
    bag : dict of str to int
        Slips of each style to begin with.
    likes : dict of str to float
        The chance, 0 to 1, that a reply of this style gets a thumb up.
    seed : int
        The same seed gives the same rounds on every machine.
    rounds : int
        How many replies.

    Returns
    -------
    list of Round
    """
    chance, done = Random(seed), []
    for _ in range(rounds):
        style = drawn(bag, chance)
        done.append(after(bag, style, chance.random() < likes[style]))
        bag = done[-1].bag
    return done
