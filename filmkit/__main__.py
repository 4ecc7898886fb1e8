"""`python -m filmkit`: check a pack, write pages, open the lessons; `--help` lists it all."""

import argparse
import sys
from pathlib import Path

from filmkit.cells import KEY
from filmkit.documents import new_pack
from filmkit.language import Words
from filmkit.machines.script import TABLES, ScriptBroken, build
from filmkit.packs import data_folder, film_folders, read_pack
from filmkit.schema import LANGUAGES


def main(argv: list[str] | None = None) -> int:
    """Run one command; return the exit code (0 good, 1 something to mend)."""
    arguments = sys.argv[1:] if argv is None else argv
    if arguments[:1] == ["lab"]:
        from filmkit.lab import main as lab  # late: checking a pack needs no Jupyter

        return lab(arguments[1:])
    if arguments[:1] == ["site"]:
        from filmkit.site import main as site

        return site(arguments[1:])
    options = _parser().parse_args(arguments)
    return options.run(options, Words(options.lang))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m filmkit", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="command")
    check = commands.add_parser("check", help="list everything to mend in a pack")
    check.add_argument("path", help="folder of a pack, or the name of a shipped one")
    check.set_defaults(run=_check)
    new = commands.add_parser("new", help="begin a new pack from the empty template")
    new.add_argument("name", help="name of the new pack; it is made in the current folder")
    new.set_defaults(run=_new)
    guide = commands.add_parser("guide", help="write the teacher's guide and the handouts")
    guide.add_argument("folder", help="folder for the pages; it is made if it is not there")
    guide.set_defaults(run=_guide)
    read = commands.add_parser("read", help="write the lessons as pages to read and to print")
    read.add_argument("out", help="folder for the pages; they come into its folder 'read'")
    read.add_argument("--level", type=int, choices=(0, 1, 2), help="this spoiler level only")
    read.add_argument(
        "--live", default="", help="address of the live lessons, with {lang} and {stem}"
    )
    read.set_defaults(run=_read)
    commands.add_parser("lab", help="open the lessons in JupyterLab")
    commands.add_parser("site", help="build the lessons as a website that runs in the browser")
    group = commands.add_parser("class", help="gather the files that learners handed in")
    group.add_argument("folder", help="folder with the files (JSON) of the class")
    group.add_argument("--out", help="where a new folder with the pages is made (beside FOLDER)")
    group.add_argument("--film", default="her", help="the film pack of the class (her)")
    level = "how much of the story the page may give away (the lowest level in the class)"
    group.add_argument("--level", type=int, choices=(0, 1, 2), help=level)
    group.set_defaults(run=_class)
    for command in (check, new, guide, read, group):
        command.add_argument("--lang", choices=LANGUAGES, default="en", help="language of messages")
    return parser


def _check(options, words: Words) -> int:
    folder = film_folders().get(options.path) or Path(options.path).resolve()
    pack = read_pack(folder, with_ai=True)
    flaws = _script_flaws(pack, words)
    if flaws:
        print(words("check.problems", pack=folder.name, count=len(flaws)))
        for place, flaw in enumerate(flaws, start=1):
            print(f"  {place}. {flaw}")
        return 1
    if pack.problems:
        print(words("check.problems", pack=folder.name, count=len(pack.problems)))
        for place, problem in enumerate(pack.problems, start=1):
            print(f"  {place}. {words.describe(problem)}")
        if pack.checked.values:  # else there was no pack to mend
            print(words("check.hint"))
    else:
        rows = sum(len(values) for values in pack.checked.values.values())
        tables = len(pack.checked.values)
        print(words("check.ok", pack=folder.name, tables=tables, rows=rows))
    if pack.checked.notes:
        key = "check.notes-beside" if pack.problems else "check.notes"
        print(words(key, count=len(pack.checked.notes)))
        for note in pack.checked.notes:
            print(f"  - {words.describe(note)}")
    return 1 if pack.problems else 0


def _script_flaws(pack, words: Words) -> list[str]:
    """Return what is to mend in the scripts of the talking program, once the tables are sound."""
    if pack.kind != "machines" or pack.problems:
        return []
    flaws = []
    for lang in LANGUAGES:
        rows = {name: [row for row in pack.checked.values[name] if row["lang"] == lang]
                for name in TABLES}  # fmt: skip
        try:
            build(rows)
        except ScriptBroken as broken:
            flaws += [f"{lang}, {sentence}" for sentence in broken.told(words)]
    return flaws


def _new(options, words: Words) -> int:
    folder = Path(options.name)
    if not KEY.fullmatch(folder.name):
        print(words("new.bad-name", name=folder.name))
        return 1
    try:
        new_pack(folder)
    except FileExistsError:
        print(words("new.exists", path=folder))
        return 1
    print(words("new.done", path=folder))
    return 0


def _read(options, words: Words) -> int:
    from filmkit.reading import build_pages, show_progress  # late: needs charts

    wanted = {} if options.level is None else {"levels": (options.level,)}
    pages = build_pages(Path(options.out), live=options.live, told=show_progress, **wanted)
    print(words("read.done", count=len(pages), index=pages[0]))
    return 0


def _guide(options, words: Words) -> int:
    folder = Path(options.folder)
    if not (data_folder() / "guide" / "guide.toml").is_file():
        print(words("guide.none"))
        return 1
    if folder.is_file():
        print(words("guide.nofolder", path=folder))
        return 1
    from filmkit.guide import write_guide  # late: checking a pack needs no pandas

    written = write_guide(folder, options.lang)
    print(words("guide.done", path=folder, pages=len(written), index=written[0]))
    return 0


def _class(options, words: Words) -> int:
    from filmkit.classroom.command import gather  # late: needs charts

    out = Path(options.out) if options.out else None
    return gather(Path(options.folder), out, options.film, options.level, words)


if __name__ == "__main__":
    sys.exit(main())
