"""The letter to parents: a title, paragraphs and lists, written in a text file."""

from filmkit.guide.material import Material


def letter(material: Material) -> dict:
    """
    Return the letter in the language of the guide as blocks.

    The file holds blocks with empty lines between them: "# " begins the title, "- " each line of
    a list, anything else is a paragraph.
    """
    text = material.guide.prose[f"letter.{material.lang}.md"]
    title, *blocks = (block.strip() for block in text.split("\n\n") if block.strip())
    return {"title": title.removeprefix("# "), "blocks": [_block(block) for block in blocks]}


def _block(text: str) -> dict:
    lines = text.splitlines()
    if text.startswith("- "):
        return {"items": [line.removeprefix("- ") for line in lines], "text": ""}
    return {"items": [], "text": " ".join(lines)}
