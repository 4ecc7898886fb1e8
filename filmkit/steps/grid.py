"""A grid to code by keys: units by questions, one of a few codes in each cell."""

from filmkit.cards import sequence_cards
from filmkit.steps.form import FieldsStep
from filmkit.steps.step import Desk


class GridStep(FieldsStep):
    """
    A grid whose cells hold one code each.

    Parameters
    ----------
    desk : Desk
    item : str
    rows : list of dict
        `key`, `label`; optional `sequence` (opens its card) and `text`.
    columns : list of dict
        `key` (stands before the row's key in the name of a field) and `label`.
    codes : list of dict
        `value`, `label`, `sign` (so that colour is never the only sign) and `key` (of the
        keyboard).
    **more
        `label` (accessible name), `unit` (what a row is), `help`, `heading`, `actions`.
    """

    control = "grid"

    def __init__(
        self,
        desk: Desk,
        item: str,
        rows: list[dict],
        columns: list[dict],
        codes: list[dict],
        **more,
    ):
        fields = [
            {
                "name": column["key"] + row["key"],
                "kind": "pick",
                "label": f"{row['label']}, {column['label']}",
                "options": [{"value": code["value"], "label": code["label"]} for code in codes],
            }
            for column in columns
            for row in rows
        ]
        super().__init__(
            desk, item, [], rows=rows, columns=columns, codes=codes, fields=fields, **more
        )


def sequence_rows(desk: Desk) -> list[dict]:
    """Return every visible sequence as a row of a grid, in the gentler wording if it has one."""
    cards = sequence_cards(desk.film)
    return [
        {
            "key": key,
            "label": f"{key.upper()} {card['title']}",
            "sequence": key,
            "text": card["neutral"] or card["text"],
        }
        for key, card in cards.items()
    ]
