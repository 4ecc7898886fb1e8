"""
Write the files that follow from the schema; run it after a change of `filmkit/schema.csv`.

    python tools/make_documents.py

It writes docs/columns.en.md and docs/columns.id.md, the empty tables of data/template, and the
datapackage.json of each shipped film. `tests/test_documents.py` fails until it was run.
"""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))  # so that it also runs where filmkit is not installed

from filmkit.documents import columns_page, datapackage, write_template  # noqa: E402
from filmkit.schema import LANGUAGES  # noqa: E402


def write(root: Path) -> None:
    """Write everything under `root`, laid out as the checkout is."""
    for lang in LANGUAGES:
        page = columns_page(lang)
        (root / "docs" / f"columns.{lang}.md").write_text(page, encoding="utf-8", newline="\n")
    write_template(root / "data" / "template")
    for film in sorted((root / "data" / "films").glob("*/film.toml")):
        package = datapackage(film.parent)
        (film.parent / "datapackage.json").write_text(package, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    write(ROOT)
