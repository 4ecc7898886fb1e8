"""Write a log of shots as a table (CSV) and as an annotation file of ELAN (EAF 3.0)."""

import csv
import io
from collections.abc import Sequence
from datetime import UTC, datetime
from xml.etree import ElementTree

from filmkit.measures.shots import Shot

SCHEMA = "http://www.mpi.nl/tools/elan/EAFv3.0.xsd"
INSTANCE = "http://www.w3.org/2001/XMLSchema-instance"


def shots_csv(shots: Sequence[Shot], offset: int = 0) -> str:
    """
    Return a log as a table: one row a shot, times in seconds of the film's clock.

    Parameters
    ----------
    shots : sequence of Shot
    offset : int
        Milliseconds of the film at which the log begins.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["shot", "start_s", "end_s", "length_s", "whole", "scale", "sound"])
    for number, shot in enumerate(shots, start=1):
        times = [_seconds(ms) for ms in (offset + shot.start, offset + shot.end, shot.length)]
        writer.writerow([number, *times, "yes" if shot.whole else "no", shot.scale, shot.sound])
    return out.getvalue()


def shots_eaf(shots: Sequence[Shot], offset: int = 0, when: datetime | None = None) -> str:
    """
    Return a log as an annotation file of ELAN, with a tier each for shots, scale and sound.

    Parameters
    ----------
    shots : sequence of Shot
    offset : int
        Milliseconds of the film at which the log begins.
    when : datetime, optional
        Date of the file; now, if not given.

    References
    ----------
    ELAN Annotation Format 3.0 (Max Planck Institute for Psycholinguistics).
    """
    date = (when or datetime.now(UTC)).isoformat(timespec="seconds")
    root = ElementTree.Element(
        "ANNOTATION_DOCUMENT",
        {
            "AUTHOR": "",
            "DATE": date,
            "FORMAT": "3.0",
            "VERSION": "3.0",
            f"{{{INSTANCE}}}noNamespaceSchemaLocation": SCHEMA,
        },
    )
    ElementTree.SubElement(root, "HEADER", MEDIA_FILE="", TIME_UNITS="milliseconds")
    order = ElementTree.SubElement(root, "TIME_ORDER")
    edges = sorted({time for shot in shots for time in (shot.start, shot.end)})
    slots = {time: f"ts{number}" for number, time in enumerate(edges, start=1)}
    for time, name in slots.items():
        ElementTree.SubElement(order, "TIME_SLOT", TIME_SLOT_ID=name, TIME_VALUE=str(offset + time))
    numbers = [str(number) for number in range(1, len(shots) + 1)]
    count = 0
    for name, values in (
        ("shots", numbers),
        ("scale", [shot.scale for shot in shots]),
        ("sound", [shot.sound for shot in shots]),
    ):
        tier = ElementTree.SubElement(root, "TIER", LINGUISTIC_TYPE_REF="shot", TIER_ID=name)
        for shot, value in zip(shots, values, strict=True):
            if value:
                count += 1
                _annotate(tier, f"a{count}", slots[shot.start], slots[shot.end], value)
    ElementTree.SubElement(
        root,
        "LINGUISTIC_TYPE",
        GRAPHIC_REFERENCES="false",
        LINGUISTIC_TYPE_ID="shot",
        TIME_ALIGNABLE="true",
    )
    ElementTree.register_namespace("xsi", INSTANCE)
    ElementTree.indent(root, " ")
    text = ElementTree.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'


def _annotate(tier, name: str, start: str, end: str, value: str) -> None:
    place = ElementTree.SubElement(
        ElementTree.SubElement(tier, "ANNOTATION"),
        "ALIGNABLE_ANNOTATION",
        ANNOTATION_ID=name,
        TIME_SLOT_REF1=start,
        TIME_SLOT_REF2=end,
    )
    ElementTree.SubElement(place, "ANNOTATION_VALUE").text = value


def _seconds(milliseconds: int) -> str:
    return f"{milliseconds / 1000:.3f}"
