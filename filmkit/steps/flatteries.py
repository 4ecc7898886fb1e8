"""The flatterer of lesson 07: thumbs by hand, a prediction, then two hundred rounds."""

from random import Random

from filmkit.machines.flattery import ROUNDS, Round, after, drawn, full_bag, train
from filmkit.steps.guesses import GUESS, GuessStep
from filmkit.steps.report import drawn as picture
from filmkit.steps.report import table
from filmkit.steps.step import Desk

ITEM = "n07-flattery"
BY_HAND = 10
SEED = 7
EVERY = 20  # rounds between two points of a line
LIKED, TRUE = "liked", "true"  # what a thumb is given for
TENTHS = 10  # the picture counts in replies out of ten


class FlatteryStep(GuessStep):
    """
    Judge ten replies, predict what becomes of agreement, run the rest, then change the reward.

    A thumb is saved as `thumb`: the style of the reply and whether it was liked. The ten first
    rounds are the learner's; the rest are those of invented people.
    """

    follows = ()

    def __init__(self, desk: Desk):
        words = desk.words
        self.styles = sorted(desk.machines.rows["styles"], key=lambda row: row["order"])
        self.statements = sorted(desk.machines.rows["statements"], key=lambda row: row["order"])
        thumbs = [
            {"act": "up", "label": words("flattery.up")},
            {"act": "down", "label": words("flattery.down"), "second": True},
        ]
        share = {
            "name": "share",
            "kind": "number",
            "low": 0,
            "high": 100,
            "label": words("flattery.share", count=ROUNDS),
        }
        rewards = [{"value": name, "label": words(f"flattery.{name}")} for name in (LIKED, TRUE)]
        change = {
            "name": "reward",
            "kind": "choice",
            "label": words("flattery.reward"),
            "options": rewards,
        }
        groups = [
            {"key": "hand", "heading": words("flattery.hand"), "fields": [], "actions": thumbs},
            {"key": "bag", "heading": words("flattery.hand"), "fields": []},
            {
                "key": GUESS,
                "heading": words("flattery.predict"),
                "fields": [share],
                "actions": [{"act": "lock", "label": words("flattery.run", count=ROUNDS)}],
            },
            {"key": "run", "heading": words("flattery.result"), "fields": [change]},
        ]
        super().__init__(desk, ITEM, groups)

    def view(self) -> dict:
        """Return the reply to judge; after ten the prediction; after the lock what became."""
        view, rounds, locked = super().view(), self.by_hand(), self.locked()
        told = self.desk.words("flattery.count", done=len(rounds), all=BY_HAND)
        messages = view["messages"] | {"hand": told}
        if len(rounds) < BY_HAND:
            after_, hidden = {"hand": [self._reply(rounds)]}, ["bag", GUESS, "run"]
        elif locked is None:
            after_, hidden = {"bag": [self._bag(rounds)]}, ["hand", "run"]
        else:
            found = self._result(locked, rounds, view["values"])
            after_, hidden = {"bag": [self._bag(rounds)], "run": found}, ["hand", GUESS]
        return view | {"hidden": hidden, "after": after_, "messages": messages}

    def by_hand(self) -> list[Round]:
        """Return the rounds that the learner judged, at most `BY_HAND`."""
        rounds: list[Round] = []
        for entry in self.desk.work.history(self.item, "thumb")[:BY_HAND]:
            liked = entry.value is True  # saved files may be hand-made
            rounds.append(after(self._bag_after(rounds), self._style(rounds), liked))
        return rounds

    def do_up(self, message: dict) -> None:
        """Give a thumb up."""
        self._judge(True)

    def do_down(self, message: dict) -> None:
        """Give a thumb down."""
        self._judge(False)

    def _judge(self, liked: bool) -> None:
        if len(self.by_hand()) < BY_HAND:
            self.desk.save(self.item, "thumb", liked)

    def _bag_after(self, rounds: list[Round]) -> dict:
        return dict(rounds[-1].bag) if rounds else full_bag([row["key"] for row in self.styles])

    def _style(self, rounds: list[Round]) -> str:
        return drawn(self._bag_after(rounds), Random(f"{SEED}-{len(rounds)}"))

    def _reply(self, rounds: list[Round]) -> dict:
        words = self.desk.words
        row = self.statements[len(rounds) % len(self.statements)]
        items = [
            {"label": words("flattery.said"), "text": row["text"]},
            {"label": words("flattery.replied"), "text": row[self._style(rounds)]},
        ]
        heading = words("flattery.turn", number=len(rounds) + 1, all=BY_HAND)
        return {"heading": heading, "items": items}

    def _bag(self, rounds: list[Round]) -> dict:
        words, bag = self.desk.words, self._bag_after(rounds)
        rows = [
            [row["title"], *(self._thumbs(rounds, row["key"])), words.number(bag[row["key"]])]
            for row in self.styles
        ]
        columns = [words(f"flattery.{name}") for name in ("style", "ups", "downs", "slips")]
        return table(words("flattery.bag"), columns, rows, look="open")

    def _thumbs(self, rounds: list[Round], style: str) -> list[str]:
        mine = [one.liked for one in rounds if one.style == style]
        return [self.desk.words.number(count) for count in (sum(mine), len(mine) - sum(mine))]

    def trained(self, rounds: list[Round], reward: str) -> list[Round]:
        """Return all rounds: the learner's own, then those of invented people."""
        likes = {row["key"]: row[reward] / 100 for row in self.styles}
        rest = train(self._bag_after(rounds), likes, seed=SEED, rounds=ROUNDS - len(rounds))
        return [*rounds, *rest]

    def _result(self, locked: dict, rounds: list[Round], values: dict) -> list[dict]:
        words = self.desk.words
        reward = values.get("reward") or LIKED
        everything = {name: self.trained(rounds, name) for name in (LIKED, TRUE)}
        share = everything[LIKED][-1].shares["agree"] * 100
        told = words("flattery.judged", guess=locked.get("share"), share=words.number(share))
        first = {"heading": "", "text": told}
        return [first, self._lines(everything[reward], reward), *self._compared(everything, reward)]

    def _lines(self, rounds: list[Round], reward: str) -> dict:
        """Return the way of two styles through all rounds, with the table of all four."""
        words = self.desk.words
        points = [EVERY * n for n in range(1, ROUNDS // EVERY + 1)]
        shares = [rounds[point - 1].shares for point in points]
        names = {row["key"]: row["title"] for row in self.styles}
        series = [
            {"name": names[key], "values": [one[key] * TENTHS for one in shares]}
            for key in ("agree", "inform")
        ]
        text = words(
            f"flattery.lines-{reward}",
            agree=words.number(shares[-1]["agree"] * 100),
            inform=words.number(shares[-1]["inform"] * 100),
        )
        drawing = {
            "alt": text,
            "labels": [str(point) for point in points],
            "series": series,
            "low": 0,
            "high": TENTHS,
        }
        columns = [words("flattery.round"), *names.values()]
        rows = [
            [str(point), *(f"{words.number(one[key] * 100)} %" for key in names)]
            for point, one in zip(points, shares, strict=True)
        ]
        heading = words(f"flattery.heading-{reward}")
        note = words("flattery.legend", agree=names["agree"], inform=names["inform"])
        return picture("lines", heading, drawing, table("", columns, rows), text=text, note=note)

    def _compared(self, everything: dict, reward: str) -> list[dict]:
        """Return both rewards side by side, once the learner has looked at the second."""
        words = self.desk.words
        if reward != TRUE:
            return []
        rows = [
            [row["title"], *(f"{words.number(everything[name][-1].shares[row['key']] * 100)} %"
                             for name in (LIKED, TRUE))]
            for row in self.styles
        ]  # fmt: skip
        columns = [words("flattery.style"), words("flattery.liked"), words("flattery.true")]
        note = words("flattery.note")
        return [table(words("flattery.both"), columns, rows, note=note, look="open")]


def flattery_summary(desk: Desk) -> list[dict]:
    """Return the prediction, and what agreement came to."""
    step = FlatteryStep(desk)
    locked = step.locked()
    if locked is None:
        return []
    found = step._result(locked, step.by_hand(), {"reward": TRUE})
    return [{"heading": desk.words("flattery.result"), "text": found[0]["text"]}, found[2]]
