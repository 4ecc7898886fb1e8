"""What several test files need to set up: packs that are open, a desk to work at, hostile names."""

import csv
import json
import shutil
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from time import sleep

from filmkit.films import Film, RealAI, open_ai, open_film
from filmkit.steps.agree import AgreeStep
from filmkit.steps.arcs import ArcStep, PartingStep, SmoothStep
from filmkit.steps.behaviours import SortStep
from filmkit.steps.breaking import BreakStep
from filmkit.steps.citing import CiteStep
from filmkit.steps.claims import ClaimsStep, OtherYearsStep, QuickVerdictsStep
from filmkit.steps.codebook import CodebookStep
from filmkit.steps.coding import CodingStep
from filmkit.steps.compare_cuts import CompareCutsStep
from filmkit.steps.concordances import ConcordanceStep
from filmkit.steps.cuts import CUTS_AGAIN, CutStep
from filmkit.steps.events import EventsStep
from filmkit.steps.exchanges import exchange
from filmkit.steps.exhibits import ExhibitStep
from filmkit.steps.export import PortfolioStep
from filmkit.steps.feelings import GapsStep, WordListStep
from filmkit.steps.flatteries import FlatteryStep
from filmkit.steps.form import PromptsStep
from filmkit.steps.form_notes import FormNotesStep
from filmkit.steps.hidden import HiddenStep
from filmkit.steps.letters import LetterWriterStep
from filmkit.steps.lists import ListStep
from filmkit.steps.local_talks import local_talk
from filmkit.steps.news import NewsCheckStep
from filmkit.steps.orders import PlotStoryStep
from filmkit.steps.outline import OutlineStep
from filmkit.steps.pages import AdvisoriesStep, MyWorkStep, ProductStep, SelfTestStep
from filmkit.steps.palettes import PaletteStep
from filmkit.steps.persons import PersonStep
from filmkit.steps.planted import ErrorsStep
from filmkit.steps.question import PredictStep, QuestionStep, RevealStep
from filmkit.steps.ratings import RatingStep
from filmkit.steps.recalls import RecallStep
from filmkit.steps.recode import RecodeStep
from filmkit.steps.reel import ReelStep
from filmkit.steps.roles import RolesStep
from filmkit.steps.script_edits import EditScriptStep
from filmkit.steps.settings import SettingsStep
from filmkit.steps.shelf import ShelfStep
from filmkit.steps.shot_report import ShotReportStep
from filmkit.steps.shots import SecondLogStep, ShotLogStep
from filmkit.steps.step import Desk
from filmkit.steps.talks import OverheardStep, TalkStep
from filmkit.steps.telling_events import EventsGridStep
from filmkit.steps.tellings import TellingsStep
from filmkit.steps.theme_codes import CoderStep
from filmkit.steps.thesis import RubricStep, ThesisStep
from filmkit.steps.turn_gaps import TurnGapStep
from filmkit.steps.word_counts import FrequenciesStep, KeynessStep
from filmkit.work import Work

ROOT = Path(__file__).parents[1]
TINY = Path(__file__).parent / "packs" / "tiny"
LANGUAGES = ("en", "id")
# One for each way in which a name can break out of HTML, an attribute, a script or an SVG.
HOSTILE = """<script>alert("x")</script> & 'y' </title> --> $a$ {z} 千"""


@cache
def film(pack: str = "tiny", lang: str = "en", level: int = 2) -> Film:
    return open_film(TINY if pack == "tiny" else pack, lang=lang, level=level)


@cache
def ai(lang: str = "en", level: int = 2) -> RealAI:
    return open_ai(lang=lang, level=level)


def desk(
    folder: Path,
    *,
    pack: str = "tiny",
    lang: str = "en",
    level: int = 2,
    lesson: str = "03",
    alias: str = "rani",
) -> Desk:
    """A desk as after a restart: the packs are kept, the saved work is read from the disk."""
    sleep(0.001)  # what two desks save is told apart by its time, in milliseconds
    return Desk(film(pack, lang, level), ai(lang, level), Work(alias, folder), lesson)


def plant(
    folder: Path, item: str, kind: str, *values, lesson: str = "03", alias: str = "rani"
) -> None:
    """Write saved steps by hand, as somebody with a text editor could."""
    (folder / alias).mkdir(parents=True, exist_ok=True)
    with (folder / alias / "by-hand.jsonl").open("a", encoding="utf-8") as file:
        for value in values:
            record = {
                "format": 1,
                "when": "2026-01-01T00:00:00.000+00:00",
                "lesson": lesson,
                "item": item,
                "kind": kind,
                "value": value,
            }
            file.write(json.dumps(record) + "\n")


def hostile_pack(folder: Path) -> Path:
    """Copy the tiny pack and give everything in it a hostile name."""
    pack = folder / "hostile"
    shutil.copytree(TINY, pack)
    for file in sorted(pack.glob("*.csv")):
        with file.open(encoding="utf-8", newline="") as source:
            rows = list(csv.DictReader(source))
        names = [
            name
            for name in (rows[0] if rows else [])
            if name.split(".")[0] in ("name", "title", "text")
        ]
        for row in rows:
            row |= {name: f"{row[name]} {HOSTILE}" for name in names if row[name]}
        if names:
            with file.open("w", encoding="utf-8", newline="") as target:
                writer = csv.DictWriter(target, rows[0], lineterminator="\n")
                writer.writeheader()
                writer.writerows(rows)
    return pack


class Page(HTMLParser):
    """The tags of an HTML text as (name, attributes), and its text by tag."""

    def __init__(self, html: str):
        super().__init__()
        self.tags: list[tuple[str, dict]] = []
        self.texts: dict[str, list[str]] = {}
        self._open: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attributes):
        self.tags.append((tag, dict(attributes)))
        self._open.append(tag)
        self.texts.setdefault(tag, []).append("")

    def handle_endtag(self, tag):
        if tag in self._open:
            while self._open.pop() != tag:
                pass

    def handle_data(self, data):
        if self._open:
            self.texts[self._open[-1]][-1] += data

    def named(self, tag: str) -> list[dict]:
        return [attributes for name, attributes in self.tags if name == tag]


# Every step as a lesson makes it, with what a learner may do in it, in this order.
STEPS = {
    "question": lambda desk: QuestionStep(desk, "n03-c1"),
    "predict": lambda desk: PredictStep(desk, "n03-p1"),
    "reveal": lambda desk: RevealStep(desk, "n03-p1"),
    "prompts": lambda desk: PromptsStep(desk, "n03-rules"),
    "coding": lambda desk: CodingStep(desk, "n03-code"),
    "quick": QuickVerdictsStep,
    "claims": ClaimsStep,
    "years": OtherYearsStep,
    "events": EventsStep,
    "codebook": CodebookStep,
    "theme-codes": CoderStep,
    "agree": AgreeStep,
    "recode": RecodeStep,
    "exchange-04": lambda desk: exchange(desk, "n04-partner"),
    "settings": lambda desk: SettingsStep(desk, collapsed=True),
    "welcome": lambda desk: SettingsStep(desk, collapsed=False),
    "advisories": AdvisoriesStep,
    "self-test": SelfTestStep,
    "product": ProductStep,
    "my-work": MyWorkStep,
    "hidden": lambda desk: HiddenStep(desk, "n03-c2"),
    "arc": ArcStep,
    "words": WordListStep,
    "vader": lambda desk: ExhibitStep(desk, "vader"),
    "gaps": GapsStep,
    "list": ListStep,
    "smooth": SmoothStep,
    "parting": PartingStep,
    "tellings": TellingsStep,
    "events-grid": EventsGridStep,
    "concordance": ConcordanceStep,
    "frequencies": FrequenciesStep,
    "keyness": KeynessStep,
    "person": PersonStep,
    "errors": ErrorsStep,
    "news": NewsCheckStep,
    "exhibit": lambda desk: ExhibitStep(desk, "sastrawi"),
    "cuts": CutStep,
    "cuts-again": lambda desk: CutStep(desk, CUTS_AGAIN),
    "cuts-partner": lambda desk: exchange(desk, "n01-partner"),
    "compare-cuts": CompareCutsStep,
    "orders": PlotStoryStep,
    "letters": LetterWriterStep,
    "recall": RecallStep,
    "flattery": FlatteryStep,
    "gap": TurnGapStep,
    "sort": SortStep,
    "reel": ReelStep,
    "shots": ShotLogStep,
    "shots-again": SecondLogStep,
    "shot-report": ShotReportStep,
    "form-notes": FormNotesStep,
    "palette": PaletteStep,
    "overheard": OverheardStep,
    "rate-before": lambda desk: RatingStep(desk, "before"),
    "rate-after": lambda desk: RatingStep(desk, "after"),
    "talk": TalkStep,
    "break": BreakStep,
    "script": EditScriptStep,
    "door": local_talk,
    "shelf": ShelfStep,
    "roles": RolesStep,
    "outline": OutlineStep,
    "thesis": ThesisStep,
    "cite": CiteStep,
    "rubric": RubricStep,
    "portfolio": PortfolioStep,
}
LOCK = {"act": "check", "choice": "n03-p1-a", "reason": "I hear it.", "confidence": "3"}
EVIDENCE = {"sequence": "q02", "time": "00:04:10", "quote": "a few words"}


def write(name: str, value) -> dict:
    return {"act": "write", "field": name, "value": value}


ACTS = {
    "question": [{"act": "choose", "choice": "n03-c1-a"}, {"act": "check", "choice": "n03-c1-a"}],
    "predict": [
        {"act": "choose", "choice": "n03-p1-a"},
        {"act": "reason", "text": "I hear it."},
        {"act": "confidence", "value": "3"},
        LOCK,
    ],
    "prompts": [
        write("n03-who", "ada"),
        write("n03-gain", "word " * 30),
        write("n03-gain-evidence", [EVIDENCE]),
        {"act": "model", "field": "n03-gain", "value": "word " * 30},
    ],
    "coding": [
        write("rule", "voice"),
        write("rule-text", "Whoever is heard."),
        write("q01", ["ada"]),
    ],
    "quick": [
        write("talks", "common"),
        write("misses", "value"),
        write("confidence", "2"),
        {"act": "lock"},
    ],
    "claims": [
        write("talks-verdict", "partly"),
        write("talks-confidence", "4"),
        write("talks-source", "t03"),
        write("talks-mind", "A test."),
    ],
    "years": [write("talks-2013", "not-shown")],
    "codebook": [
        write("theme", "voices"),
        {"act": "begin"},
        write("guess", 80),
        {"act": "lock"},
    ],
    "theme-codes": [write("voices-q01", "yes"), write("why-voices-q01", "I hear it.")],
    "agree": [write("readers", ["tom"]), write("cause-1", "vague")],
    "recode": [write("definition", "Another."), write("again-q01", "no")],
    "events": [write("event-1", "t03"), write("why-1", "It talks."), write("own-date", "2024-05")],
    "arc": [
        write("who", "none"),
        write("beside", "viewer"),
        write("short", True),
        write("none-q01", 2),
        write("none-q02", ""),
        write("why-none-q01", "It is heard."),
    ],
    "gaps": [write("gap-1", "q02"), write("cause-1", "sense"), write("why-1", "Alone.")],
    "list": [
        write("word", "voice"),
        write("weight", "2"),
        {"act": "weigh"},
        write("move-1", "q01"),
        write("way-1", "up"),
        {"act": "lock"},
        write("negation", True),
    ],
    "smooth": [write("window", "3")],
    "parting": [write("guess", "q01")],
    "tellings": [write("own", "A voice, a house."), write("from", "my aunt")],
    "events-grid": [write("plain-door", "told"), write("errors-door", "absent")],
    "concordance": [
        write("pattern", "voice"),
        write("texts", ["plain", "sequences"]),
        write("sort", "left"),
        write("keep-1", "plain-1"),
        write("why-1", "It is behind a door."),
    ],
    "frequencies": [write("which", "errors"), write("stop", "the a")],
    "keyness": [write("target", "errors"), write("least", 2), write("believe", "voice")],
    "person": [write("plain", "person"), write("plain-words", "She")],
    "errors": [write("false", ["s1"]), write("s1", "film"), {"act": "check"}],
    "cuts": [
        write("begins-q01", "At the door"),
        write("cut-q02", True),
        write("criterion-q02", "goal"),
        write("begins-q02", "The voice"),
        write("cut-q03", True),
        write("criterion-q03", "place"),
        write("begins-q03", "Outside"),
        {"act": "done"},
    ],
    "compare-cuts": [
        write("compare-other", "rani"),
        write("compare-gap", "q02"),
        write("compare-decision", "keep"),
        write("compare-against", "A voice changes nothing."),
    ],
    "orders": [
        write("orders-plot", ["door", "move", "garden"]),
        write("orders-story", ["move", "door", "garden"]),
        write("orders-told", ["move"]),
        {"act": "compare"},
    ],
    "letters": [
        write("en-thank", "the"),
        write("en-remember", "day"),
        write("en-know", "how"),
        {"act": "lock"},
        write("order", "3"),
        write("seed", 5),
        write("send", "2"),
        write("why", "From there on it copies."),
    ],
    "recall": [
        write("en-probe-bread", "en-note-rye-bread"),
        write("keep", True),
        write("question", "Where is my sister?"),
    ],
    "flattery": [*[{"act": "up"}, {"act": "down"}] * 5, write("share", 60), {"act": "lock"}],
    "gap": [write("people", "4")],
    "rate-before": [
        write("rating", 0),
        write("line", "2"),
        write("why", "It asks."),
        {"act": "lock"},
    ],
    "rate-after": [
        write("rating", 10),
        write("line", "none"),
        write("why", "It is a rule."),
        {"act": "lock"},
    ],
    "talk": [
        write("keep", True),
        *({"act": "say", "text": text} for text in ("My aunt sings.", "I am tired", "?", "x", "y")),
        write("xray", True),
    ],
    "break": [write("typed-1", "I was late."), write("failed-1", "swap"), write("why-1", "Was.")],
    "script": [
        write("disclosure", "This is a list of rules."),
        write("change", "add"),
        write("word", "lamp"),
        write("rank", 7),
        write("add-text", "Where does 3 hang?"),
        {"act": "use_change"},
        write("why", "It asks for something that can be seen."),
        {"act": "restore"},
    ],
    "sort": [write("asks-back", "rule"), write("which-1", "asks-back"), write("why-1", "1966.")],
    "reel": [write("cut-1", 2100), write("cut-2", 7300), write("end", 9000)],
    "shots": [
        write("source", "clip"),
        write("offset", "00:01:00"),
        write("cut-1", 2000),
        write("cut-2", 3500),
        write("cut-3", 9000),
        write("end", 9500),
        write("scale-1", "close"),
        write("sound-0", "unseen"),
        write("cut-3", ""),
        {"act": "clear"},
    ],
    "shots-again": [write("cut-1", 2100), write("end", 9000)],
    "form-notes": [write("element-1", "sound"), write("what-1", "A voice."), write("where-1", "3")],
    "palette": [write("colours", "3"), write("method", "fast-octree"), write("keep", True)],
    "shelf": [
        {"act": "sample"},
        write("mark", ["sample.door", "sample.voice"]),
        write("kind-sample.door", "form"),
        write("why-sample.door", "It is the first sound."),
    ],
    "roles": [write("role", "neighbour"), write("best", "You overlook the night.")],
    "outline": [
        write("thesis", "A voice is a guest."),
        write("claim-1", "It comes at night."),
        write("evidence-1", "sample.door"),
        write("so-1", "So we wait with her."),
        write("counter", "It may be the wind."),
    ],
    "thesis": [write("disagree", "yes"), write("how", "no"), write("change-how", "Say how.")],
    "cite": [
        write("kind", "book"),
        write("book-title", "Alone"),
        {"act": "add"},
        write("ai", "none"),
        write("gone", "1"),
        {"act": "remove"},
    ],
    "rubric": [write("claim", "2"), write("claim-why", "In the thesis.")],
}
