"""The colours of one still: three palettes of it, and a test for blue and for red."""

import base64
import re

from filmkit import stills
from filmkit.cards import evidence_line
from filmkit.errors import NoSuchItem, StillRefused
from filmkit.steps.form import FieldsStep
from filmkit.steps.report import drawn, table
from filmkit.steps.shots import reel_rows
from filmkit.steps.step import Desk

PALETTE = "n06-palette"
CLAIMS = ("avoiding-blue", "hint-of-red")  # rows of the table `form`
COLOUR = re.compile(r"#[0-9a-f]{6}")
USUAL = 5  # colours
FIRST = "phone"  # the picture of the reel that is offered first: a little red in a lot of brown
LARGEST_PICTURE = 150_000  # characters of a picture that is kept with the work
HUES = {"blue": stills.BLUE, "red": stills.RED}


class PaletteStep(FieldsStep):
    """
    A still is measured in memory; swatches and numbers are saved, never the picture itself.

    Only if the learner ticks `keep`, a small copy is saved too. After a restart the numbers are
    there again, and the picture has to be opened again to measure it otherwise.
    """

    control = "palette"
    follows = ()

    def __init__(self, desk: Desk):
        words = desk.words
        methods = [
            {"value": name, "label": words(f"palette.method-{name}")} for name in stills.METHODS
        ]
        counts = [{"value": str(n), "label": str(n)} for n in range(stills.FEWEST, stills.MOST + 1)]
        self.frames = {row["key"]: row for row in reel_rows(desk)}
        frames = [{"value": key, "label": row["text"]} for key, row in self.frames.items()]
        fields = [
            {"name": "colours", "kind": "pick", "options": counts},
            {"name": "method", "kind": "choice", "options": methods},
            {"name": "keep", "kind": "toggle"},
        ]
        fields = [field | {"label": words(f"part.{field['name']}")} for field in fields]
        super().__init__(
            desk,
            PALETTE,
            [],
            fields=fields,
            methods=methods,
            counts=counts,
            frames=[frame | {"drawn": self.frames[frame["value"]]["drawn"]} for frame in frames],
            usual=str(USUAL),
            first=FIRST,
            largest=stills.LARGEST,
            claims=_claims(desk),
        )
        self._still: stills.Still | None = None
        self._told, self._shown = "", ""

    def view(self) -> dict:
        """Return what was measured last, and the picture as long as it is in memory."""
        record = self.record()
        blocks = measured_blocks(self.desk, record) if record else []
        view = super().view() | {"message": self._told, "blocks": blocks, "picture": self._shown}
        if record and record["source"] in self.frames:
            view["source"] = record["source"]
        if record and not self._shown and record["picture"]:
            view["picture"] = "data:image/png;base64," + record["picture"]
        return view

    def do_write(self, message: dict) -> None:
        """Save one field, and measure again where it changes what is measured."""
        super().do_write(message)
        self._told = ""
        if message["field"] not in ("colours", "keep") or not self.record():
            return
        if self._still:
            self._measure(self.record()["source"])
        elif message["field"] == "colours" or message["value"]:
            self._told = self.desk.words("palette.open-again")
        else:  # a picture that was kept is not to be kept any longer
            self.desk.save(self.item, "palette", self.record() | {"picture": ""})

    def do_picture(self, message: dict) -> None:
        """
        Read and measure the picture that came with the message; say what was done to read it.

        Raises
        ------
        NoSuchItem
            No picture came with the message.
        """
        words, data, source = self.desk.words, message.get("data"), message.get("source")
        if not isinstance(data, bytes):
            raise NoSuchItem(words("still.no-data"))
        self._still, self._shown = None, ""
        try:
            self._still = stills.read_still(data)
        except StillRefused as error:
            most = words.number(stills.MOST_PIXELS / 1_000_000)
            size = words.number(stills.LARGEST / 1_000_000)
            self._told = words(f"still.no-{error}", pixels=most, size=size)
            return
        done = [words(f"still.{note}") for note in self._still.notes]
        size = words("still.read", width=self._still.width, height=self._still.height)
        self._told = " ".join([size, *done])
        small = base64.b64encode(stills.thumbnail(self._still)).decode()
        self._shown = f"data:image/png;base64,{small}"
        known = isinstance(source, str) and source in self.frames
        self._measure(source if known else "own")

    def record(self) -> dict | None:
        """Return what was measured last, or None; saved files may be hand-made."""
        history = self.desk.work.history(self.item, "palette")
        return next((entry.value for entry in reversed(history) if _sound(entry.value)), None)

    def chosen(self) -> str:
        """Return the method that the learner stands for, or an empty text."""
        return self.values().get("method", "")

    def as_text(self) -> str:
        """Return what is to be done."""
        return self.desk.words("js.palettehelp")

    def _measure(self, source: str) -> None:
        count = int(self.values().get("colours") or USUAL)
        palettes = {name: stills.palette(self._still, count, name) for name in stills.METHODS}
        shares = {name: stills.share_of_hue(self._still, hues) for name, hues in HUES.items()}
        record = {
            "colours": count,
            "source": source,
            "size": [self._still.width, self._still.height],
            "palettes": {
                name: [[one.colour, one.share] for one in found] for name, found in palettes.items()
            },
            **{name: round(share, 2) for name, share in shares.items()},
            "picture": self._small() if self.values().get("keep") is True else "",
        }
        self.desk.save(self.item, "palette", record)

    def _small(self) -> str:
        """Return a copy that fits into one line of the saved work."""
        for side in (stills.THUMBNAIL, 240, 160):
            text = base64.b64encode(stills.thumbnail(self._still, side)).decode()
            if len(text) <= LARGEST_PICTURE:
                break
        return text


def measured_blocks(desk: Desk, record: dict) -> list[dict]:
    """Return three palettes with their table, and the test for blue and red."""
    words, palettes = desk.words, record["palettes"]
    rows = [
        {
            "name": words(f"palette.method-{name}").partition(":")[0],
            "parts": [{"size": share, "colour": colour, "label": ""} for colour, share in found],
        }
        for name, found in palettes.items()
    ]
    cells = []
    for row in rows:
        for part in row["parts"]:
            name, share = colour_words(desk, part["colour"]), _percent(desk, part["size"])
            cells.append([row["name"], name, part["colour"], share])
    columns = [words(f"palette.{name}") for name in ("how", "colour", "code", "share")]
    heading = words("palette.heading", count=record["colours"])
    twin = table("", columns, cells, caption=heading)
    picture = {"alt": words("palette.alt", count=record["colours"]), "rows": rows}
    return [
        drawn("strips", heading, picture, twin, note=words("palette.note", side=stills.MEASURED)),
        *[_test(desk, record, name) for name in HUES],
    ]


def colour_words(desk: Desk, colour: str) -> str:
    """Return how a colour is called, such as 'dark orange'."""
    shade, hue = stills.colour_name(colour)
    name = desk.words(f"colour.{hue}")
    return desk.words(f"shade.{shade}", colour=name) if shade in ("dark", "light") else name


def _test(desk: Desk, record: dict, name: str) -> dict:
    words, low, high = desk.words, *HUES[name]
    counted = words(f"palette.counted-{name}", share=_percent(desk, record[name], 2))
    rule = words(
        "palette.rule",
        low=low,
        high=high,
        saturation=words.number(stills.SATURATION, 2),
        brightness=words.number(stills.BRIGHTNESS, 1),
    )
    items = []
    for method, found in record["palettes"].items():
        inside = any(stills.in_hue(colour, HUES[name]) for colour, _ in found)
        label = words(f"palette.method-{method}").partition(":")[0]
        text = words("palette.has" if inside else "palette.has-not", colour=words(f"colour.{name}"))
        items.append({"label": f"{label}:", "text": text})
    return {"heading": counted, "items": [*items, {"text": rule}]}


def palette_summary(desk: Desk) -> list[dict]:
    """Return the palette that the learner stands for, with the picture only if it was ticked."""
    step = PaletteStep(desk)
    record, words = step.record(), desk.words
    if not record:
        return []
    method = step.chosen()
    kept = {method: record["palettes"][method]} if method else record["palettes"]
    frame = step.frames.get(record["source"])
    where = text = frame["text"] if frame else words("palette.own")
    if method:
        how = words(f"palette.method-{method}").partition(":")[0]
        text = words("palette.product", source=where, method=how)
    blocks = measured_blocks(desk, record | {"palettes": kept})
    blocks[0] |= {"text": text, "open": True}
    if record["picture"]:
        alt = words("palette.picture", source=where)
        blocks.insert(0, {"image": "data:image/png;base64," + record["picture"], "alt": alt})
    return blocks


def _claims(desk: Desk) -> list[dict]:
    rows = [row for key in CLAIMS if (row := desk.film.row("form", key))]
    items = [
        {"text": row["fact"], "source": evidence_line(desk.film, row["evidence"], row["status"])}
        for row in rows
    ]
    return [{"heading": desk.words("palette.claims"), "items": items}] if items else []


def _sound(value) -> bool:
    if not isinstance(value, dict) or value.keys() != {
        *("colours", "source", "size", "palettes", "picture"),
        *HUES,
    }:
        return False
    palettes, picture = value["palettes"], value["picture"]
    return (
        type(value["colours"]) is int
        and isinstance(value["source"], str)
        and all(type(value[name]) in (int, float) and 0 <= value[name] <= 100 for name in HUES)
        and isinstance(picture, str)
        and re.fullmatch(r"[A-Za-z0-9+/]*={0,2}", picture) is not None
        and isinstance(palettes, dict)
        and list(palettes) == list(stills.METHODS)
        and all(isinstance(found, list) and found for found in palettes.values())
        and all(_is_swatch(one) for found in palettes.values() for one in found)
        and all(sum(one[1] for one in found) > 0 for found in palettes.values())
    )


def _is_swatch(one) -> bool:
    return (
        isinstance(one, list)
        and len(one) == 2
        and isinstance(one[0], str)
        and COLOUR.fullmatch(one[0]) is not None
        and type(one[1]) in (int, float)
        and 0 <= one[1] <= 100
    )


def _percent(desk: Desk, share: float, digits: int = 1) -> str:
    return f"{desk.words.number(share, digits)} %"
