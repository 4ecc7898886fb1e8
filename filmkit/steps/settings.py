"""Alias, spoiler level and what a learner has seen: chosen in lesson 00, changed anywhere."""

from filmkit import work as saved_work
from filmkit.errors import WorkDamaged
from filmkit.films import ALL
from filmkit.steps.form import FieldsStep
from filmkit.steps.step import Desk
from filmkit.steps.story import story_group
from filmkit.work import Work

ITEM = "settings"
GUEST = "guest"
SEEN = ("yes", "partly", "no")


def level_of(work: Work) -> int:
    """Return the spoiler level that an alias has chosen; 0 where none was chosen."""
    value = work.latest(ITEM, "level")
    return value if type(value) is int and value in (0, 1, ALL) else 0


def use_alias(desk: Desk, alias: str) -> None:
    """
    Go on under an alias, here and in the next lesson that is opened.

    Raises
    ------
    WorkDamaged
        The choice cannot be written.
    """
    try:
        desk.work.switch(alias)
        saved_work.choose_alias(alias, desk.work.folder.parent)
    except OSError as error:
        raise WorkDamaged(desk.words("work.cannot-write", reason=error.strerror)) from error


class SettingsStep(FieldsStep):
    """Choose alias and spoiler level; a higher level asks once more before it is used."""

    def __init__(self, desk: Desk, *, collapsed: bool):
        words = desk.words
        levels = [{"value": str(n), "label": words(f"settings.level{n}")} for n in (0, 1, ALL)]
        seen = [{"value": value, "label": words(f"settings.seen-{value}")} for value in SEEN]
        fields = [
            {"name": "alias", "kind": "line", "longest": 30, "label": words("settings.alias")},
            {
                "name": "level",
                "kind": "choice",
                "label": words("settings.level"),
                "options": levels,
            },
            {"name": "seen", "kind": "choice", "label": words("settings.seen"), "options": seen},
        ]
        heading = words("settings.change") if collapsed else ""
        groups = [{"key": "settings", "heading": heading, "collapsed": collapsed, "fields": fields}]
        if collapsed:  # at the top of a lesson: the story is one press away
            groups.append(story_group(desk.film))
        actions = [{"act": "use", "label": words("settings.use")}]
        super().__init__(desk, ITEM, groups, actions=actions, actionsInside=collapsed)
        self._draft: dict[str, str] = {}
        self._told = ""
        self._asked = -1

    def values(self) -> dict:
        """Return what is in use, with what was just typed on top."""
        work = self.desk.work
        seen = work.latest(ITEM, "seen")
        in_use = {
            "alias": "" if work.alias == GUEST else work.alias,
            "level": str(level_of(work)),
            "seen": seen if seen in SEEN else "",
        }
        return in_use | self._draft

    def view(self) -> dict:
        """Return the settings in use and what to do next."""
        work = self.desk.work
        in_use = self.desk.words("settings.in-use", alias=work.alias, level=level_of(work))
        labels = {"use": self.desk.words(f"settings.yes{self._asked}")} if self._asking else {}
        return {"values": self.values(), "message": self._told or in_use, "labels": labels}

    def do_write(self, message: dict) -> None:
        """Keep what is typed; nothing is used before the button is pressed."""
        name, value = self.written(message)
        self._draft[name] = value.strip()

    def do_use(self, message: dict) -> None:
        """Use alias and level; the alias at once, a higher level when it was pressed for again."""
        words, values = self.desk.words, self.values()
        alias, level = values["alias"], int(values["level"] or 0)
        if not saved_work.good_alias(alias):
            self._told = words("settings.bad-alias")
            return
        target = Work(alias, self.desk.work.folder.parent)
        known = level_of(target)
        if level > known and not self._asking:
            self._use(target, known, values["seen"])
            in_use = words("settings.used", alias=alias, level=known)
            self._draft, self._asked = {"level": str(level)}, level
            self._told = f"{in_use} {words(f'settings.ask{level}')}"
            return
        self._use(target, level, values["seen"])

    @property
    def _asking(self) -> bool:
        """Whether the level that is chosen now is the one that was asked about."""
        return self._asked > 0 and self.values()["level"] == str(self._asked)

    def _use(self, target: Work, level: int, seen: str) -> None:
        words, work = self.desk.words, self.desk.work
        switched = target.alias != work.alias
        known = target.folder.is_dir() and switched
        use_alias(self.desk, target.alias)
        self.desk.save(ITEM, "level", level)
        self.desk.save(ITEM, "seen", seen)
        self._draft, self._asked = {}, -1
        again = words("settings.again") if switched or level != self.desk.film.level else ""
        text = words(
            "settings.known" if known else "settings.used", alias=target.alias, level=level
        )
        self._told = f"{text} {again}".strip()
