"""Choice questions: checks with two tries, predictions that lock, and their reveal."""

from filmkit.errors import NotLocked
from filmkit.quizzes import Grade, find_question, grade
from filmkit.steps.step import Desk, Step

CONFIDENCES = ("1", "2", "3", "4", "5")
LONGEST_REASON = 2000  # characters


class QuestionStep(Step):
    """A question with feedback for each option, two tries, then the model answer."""

    control = "question"
    follows = ()

    def __init__(self, desk: Desk, item: str):
        super().__init__(desk, item)
        self.question = find_question(desk.film, item, desk.fill)
        self.spec = {
            "prompt": self.question.prompt,
            "choices": [{"key": c.key, "text": c.text} for c in self.question.choices],
            "reason": False,
            "confidence": False,
            "button": desk.words("question.check"),
            "words": desk.words.group("js"),
        }

    def view(self) -> dict:
        """Return the chosen option and, once checked, the feedback."""
        answers = self._options("check")
        chosen = self._newest("choose")
        if not answers:
            return {"choice": chosen, "over": False}
        result = grade(self.question, answers)
        return {
            "choice": answers[-1] if result.over else chosen or answers[-1],
            "over": result.over,
            "verdict": result.verdict,
            "feedback": self._told(result),
            "model": result.model,
        }

    def do_choose(self, message: dict) -> None:
        """Remember the option that is marked, before it is checked."""
        choice = self.question.choice(str(message.get("choice")))
        if not self.view()["over"]:
            self.desk.save(self.item, "choose", choice.key)

    def do_check(self, message: dict) -> None:
        """Check an option, unless the question is over."""
        choice = self.question.choice(str(message.get("choice")))
        if not self.view()["over"]:
            self.desk.save(self.item, "check", choice.key)

    def as_text(self) -> str:
        """Return question and options."""
        options = "\n".join(f"( ) {choice.text}" for choice in self.question.choices)
        return f"{self.question.prompt}\n{options}"

    def _options(self, kind: str) -> list[str]:
        """Return the options saved as `kind`, oldest first; saved files may be hand-made."""
        known = [choice.key for choice in self.question.choices]
        return [
            entry.value for entry in self.desk.work.history(self.item, kind) if entry.value in known
        ]

    def _newest(self, kind: str) -> str | None:
        return next(reversed(self._options(kind)), None)

    def _told(self, result: Grade) -> str:
        words = self.desk.words
        tries = words("question.tries", count=result.tries_left) if result.tries_left else ""
        return " ".join(
            part for part in (words(f"verdict.{result.verdict}"), result.feedback, tries) if part
        )


class PredictStep(QuestionStep):
    """A prediction with a reason and a confidence; it locks and is never changed again."""

    def __init__(self, desk: Desk, item: str):
        super().__init__(desk, item)
        label = "question.lock-vote" if self.question.step == "vote" else "question.lock"
        self.spec |= {"reason": True, "confidence": True, "button": desk.words(label)}

    def view(self) -> dict:
        """Return the draft, or the locked prediction."""
        locked = self.locked()
        if locked is not None:
            return locked | {
                "over": True,
                "verdict": "open",
                "feedback": self.desk.words("question.locked"),
            }
        reason, confidence = (
            self.desk.work.latest(self.item, kind) for kind in ("reason", "confidence")
        )
        return {
            "choice": self._newest("choose"),
            "reason": reason if isinstance(reason, str) else None,
            "confidence": confidence if confidence in CONFIDENCES else None,
            "over": False,
        }

    def locked(self) -> dict | None:
        """Return the prediction as it was locked, or None."""
        history = self.desk.work.history(self.item, "lock")
        return next((value for entry in history if (value := self._prediction(entry.value))), None)

    def do_reason(self, message: dict) -> None:
        """Save the reason while it is being written."""
        if self.locked() is None:
            self.desk.save(self.item, "reason", str(message.get("text", ""))[:LONGEST_REASON])

    def do_confidence(self, message: dict) -> None:
        """Save the confidence, 1 to 5."""
        if self.locked() is None and message.get("value") in CONFIDENCES:
            self.desk.save(self.item, "confidence", message["value"])

    def do_check(self, message: dict) -> None:
        """Lock the prediction; a second call changes nothing."""
        choice = self.question.choice(str(message.get("choice")))
        reason = str(message.get("reason") or "").strip()
        value = {
            "choice": choice.key,
            "reason": reason[:LONGEST_REASON],
            "confidence": message.get("confidence"),
        }
        if self.locked() is None and self._prediction(value):
            self.desk.save(self.item, "lock", value)

    def _prediction(self, value) -> dict | None:
        """Return what was locked, or None where it is no whole prediction."""
        parts = ("choice", "reason", "confidence")
        if not (
            isinstance(value, dict) and all(isinstance(value.get(part), str) for part in parts)
        ):
            return None
        known = value["choice"] in [choice.key for choice in self.question.choices]
        whole = known and value["reason"].strip() and value["confidence"] in CONFIDENCES
        return {part: value[part] for part in parts} if whole else None


class RevealStep(QuestionStep):
    """The prediction again, beside a second vote and what the kit would say."""

    def __init__(self, desk: Desk, item: str):
        super().__init__(desk, item)
        self.prediction = PredictStep(desk, item)
        self.spec |= {
            "prompt": desk.words("reveal.prompt", prompt=self.question.prompt),
            "button": desk.words("reveal.button"),
        }

    def view(self) -> dict:
        """Return both votes side by side; before the lock only what is missing."""
        words, locked = self.desk.words, self.prediction.locked()
        if locked is None:
            return {"over": False, "verdict": "open", "feedback": words("reveal.lockfirst")}
        if lacking := self.lacking():
            return {"over": False, "verdict": "open", "feedback": lacking}
        again = self._options("again")[:1]
        if not again:
            return {
                "choice": self._newest("choose-again"),
                "over": False,
                "verdict": "open",
                "feedback": self._before(locked),
            }
        now = self.question.choice(again[0])
        same = now.key == locked["choice"]
        vote = words("reveal.same" if same else "reveal.changed", now=now.text)
        asks = words("reveal.objection" if same else "reveal.must-answer", text=now.feedback)
        told = f"{self._before(locked)}\n{vote}\n{asks}"
        return {
            "choice": now.key,
            "over": True,
            "verdict": "open",
            "feedback": told,
            "model": self.question.model,
        }

    def lacking(self) -> str:
        """Return what is still to do, beside the prediction, before a second vote."""
        return ""

    def evidence(self) -> list[str]:
        """Return lines about what the learner found since the prediction."""
        return []

    def do_choose(self, message: dict) -> None:
        """Remember the option that is marked for the second vote."""
        choice = self.question.choice(str(message.get("choice")))
        if not self.view()["over"]:
            self.desk.save(self.item, "choose-again", choice.key)

    def do_check(self, message: dict) -> None:
        """
        Vote a second time.

        Raises
        ------
        NotLocked
            There is no locked prediction yet, or something else that the vote needs.
        """
        if self.prediction.locked() is None:
            raise NotLocked(self.desk.words("reveal.lockfirst"))
        if lacking := self.lacking():
            raise NotLocked(lacking)
        choice = self.question.choice(str(message.get("choice")))
        if not self.view()["over"]:
            self.desk.save(self.item, "again", choice.key)

    def _before(self, locked: dict) -> str:
        words, before = self.desk.words, self.question.choice(locked["choice"]).text
        lines = [
            words("reveal.before", before=before),
            words("reveal.reason", reason=locked["reason"]),
            words("reveal.sure", confidence=locked["confidence"]),
        ]
        return "\n".join([*lines, *self.evidence()])
