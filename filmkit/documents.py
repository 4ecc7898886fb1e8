"""Make what follows from the schema: template, `docs/columns.md`, `datapackage.json`."""

import json
import shutil
from pathlib import Path

from filmkit.language import Words
from filmkit.packs import data_folder
from filmkit.schema import Column, Table, tables
from filmkit.tables import write_table

TYPES = {"int": "integer", "number": "number"}


def new_pack(folder: Path) -> None:
    """
    Copy the empty template to a new folder.

    Raises
    ------
    FileExistsError
        The folder is there already; nothing is changed.
    """
    shutil.copytree(data_folder() / "template", folder)


def write_template(folder: Path) -> None:
    """Write every table of a film pack with its header and no rows."""
    for table in tables("film").values():
        write_table(folder / table.file, list(table.headers), [])


def columns_page(lang: str) -> str:
    """Return the page that explains every column (Markdown)."""
    words = Words(lang)
    parts = [f"# {words('columns.title')}", words("columns.intro")]
    for kind in ("film", "ai", "words", "machines", "guide"):
        parts.append(f"## {words(f'columns.{kind}')}")
        for table in tables(kind).values():
            parts += [f"### {table.file}", table.about[lang], _columns_table(table, words)]
    return "\n\n".join(parts) + "\n"


def _columns_table(table: Table, words: Words) -> str:
    rows = [[words("columns.column"), words("columns.what"), words("columns.meaning")]]
    rows.append(["---"] * 3)
    for column in table.columns:
        headers = ", ".join(f"`{header}`" for header in column.headers)
        rows.append([headers, _what(column, words), column.about[words.lang]])
    return "\n".join("| " + " | ".join(row) + " |" for row in rows)


def _what(column: Column, words: Words) -> str:
    text = words(f"columns.kind-{column.kind}", of=", ".join(column.of).replace("..", " … "))
    return text if column.required else f"{text} ({words('columns.optional')})"


def datapackage(folder: Path) -> str:
    """
    Return the `datapackage.json` of a film pack (Frictionless Data Package 1.0).

    It is generated for other tools; the kit itself reads `film.toml` and the schema.
    """
    resources = [
        {
            "name": table.name.replace("_", "-"),
            "path": table.file,
            "profile": "tabular-data-resource",
            "schema": _frictionless(table),
        }
        for table in tables("film").values()
    ]
    package = {"name": folder.name, "licenses": [{"name": "CC-BY-4.0"}], "resources": resources}
    return json.dumps(package, indent=1, ensure_ascii=False) + "\n"


def _frictionless(table: Table) -> dict:
    schema: dict = {
        "fields": [_field(column, header) for column in table.columns for header in column.headers],
        "primaryKey": list(table.unique),
    }
    links = [
        {
            "fields": column.name,
            "reference": {"resource": column.of[0].replace("_", "-"), "fields": "key"},
        }
        for column in table.references
    ]
    return schema | ({"foreignKeys": links} if links else {})


def _field(column: Column, header: str) -> dict:
    constraints: dict = {"required": True} if column.required else {}
    if column.kind in ("choice", "yesno"):
        constraints["enum"] = list(column.of) or ["yes", "no"]
    if column.bounds:
        constraints |= {"minimum": column.bounds[0], "maximum": column.bounds[1]}
    return {
        "name": header,
        "type": TYPES.get(column.kind, "string"),
        "description": column.about["en"],
        "constraints": constraints,
    }
