"""The story, sequence by sequence, as far as the learner's spoiler level goes."""

from filmkit.films import ALL, Film
from filmkit.steps.form import FieldsStep
from filmkit.steps.report import closed
from filmkit.steps.step import Desk


def story_group(film: Film) -> dict:
    """Return the story as a folded group of a form: one block an act, gentle wording first."""
    words = film.words
    blocks = []
    for act in film.rows["acts"]:
        items = [
            {
                "label": closed(f"{row['key'].upper()} {row['title']}"),
                "text": row["neutral"] or row["text"],
            }
            for row in film.where("sequences", act=act["key"])
        ]
        blocks.append({"heading": act["title"], "items": items})
    return {
        "key": "story",
        "heading": words("story.heading"),
        "collapsed": True,
        "text": words("story.hidden") if film.level < ALL else "",
        "blocks": blocks,
        "fields": [],
    }


class StoryStep(FieldsStep):
    """The story to read; nothing to answer."""

    def __init__(self, desk: Desk):
        super().__init__(desk, "story", [story_group(desk.film)])

    def view(self) -> dict:
        """Return nothing that changes."""
        return {}
