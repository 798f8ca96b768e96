"""Log: the changes of the data by day, as `data/changes/<day>.yml` keeps them.

`make changes LOG=1` writes these files and git keeps them, because a build knows neither git nor the day. A record or a
field that no longer exists is no error: what was true on that day stays.
"""

from __future__ import annotations

import datetime
from functools import cached_property
from pathlib import PurePosixPath
from typing import Annotated, Any, Iterable, Self, Sequence

import yaml
from pydantic import AfterValidator, Field, model_validator

from ..diagnostics import Diagnostic, did_you_mean
from ..link import Catalogue
from ..parse import Tree, parse
from ..read import Document
from ..records import COLLECTIONS
from ..records.base import Part
from ..records.values import Day, Line, Whole
from ..remember import remembered_reader
from ..structure import model
from .changes import Change, Kind, is_forgotten
from .declared import typed

FOLDER = "changes"
"""Folder of `data/`; its files are no records."""
MOST_CHARACTERS = 300_000
"""A day's file is read by people too; more than this is no correction."""
HEAD = "# What changed in the data on this day. Written by 'make changes LOG=1', which may be run again; the page of changes tells it.\n"


_PATH = r"^\w+(?:\[[\w-]+\])?(?:\.[\w-]+(?:\[[\w-]+\])?)*$"


def path_of(day: datetime.date) -> str:
    """The file of a day, relative to the project."""
    return f"data/{FOLDER}/{day}.yml"


def _record(value: str) -> str:
    collection, mark, name = value.partition("/")
    if not mark or not name or "/" in name:
        raise ValueError("expected collection and id of a record, like listings/gao-qiang, got {value}")
    if collection not in COLLECTIONS:
        raise ValueError(f"unknown collection '{collection}'{did_you_mean(collection, COLLECTIONS)}")
    return value


class Entry(Part):
    """One change."""

    record: Annotated[str, AfterValidator(_record)]
    """The record: `listings/gao-qiang`."""
    kind: Kind
    """What happened to it."""
    field: Line | None = Field(default=None, pattern=_PATH)
    """Path of the field, `birth.date` or `changes[2020-11-20].text`; none where the whole record came or went."""
    before: Any = None
    """Value before; of a list without ids, the members that went."""
    after: Any = None
    """Value after; of a list without ids, the members that came."""
    title: Line | None = None
    """What a record that was removed was called, in English."""

    @model_validator(mode="after")
    def _names_what_changed(self) -> Self:
        if self.field is None and self.kind in ("changed", "delisted", "amended"):
            raise ValueError(f"expected the path of what changed under 'field', which '{self.kind}' needs")
        return self

    @property
    def change(self) -> Change:
        """The same, with values of the types that the record types declare."""
        collection, _, name = self.record.partition("/")
        path = self.field or ""
        values = (typed(collection, path, value) for value in (self.before, self.after))
        return Change(collection, name, self.kind, path, *values, title=self.title)


class LoggedDay(Part):
    """All changes of one day."""

    date: Day
    """The day, equal to the file's name."""
    first: Whole | None = Field(default=None, ge=1)
    """On the day of the first complete set of records: how many there were. They are not told one by one."""
    changes: tuple[Entry, ...] = ()
    """What changed, by collection and record."""

    @cached_property
    def told(self) -> tuple[Change, ...]:
        """The changes with typed values."""
        return tuple(entry.change for entry in self.changes)


def read_log(documents: Iterable[Document], catalogue: Catalogue) -> tuple[tuple[LoggedDay, ...], list[Diagnostic]]:
    """All days, newest first, and what is wrong with the files."""
    days: list[LoggedDay] = []
    diagnostics: list[Diagnostic] = []
    for document in documents:
        (tree, day), problems = _day(document)
        if day is not None:
            days.append(day)
            problems += _problems(tree, day, catalogue)
        diagnostics += problems
    return tuple(sorted(days, key=lambda day: day.date, reverse=True)), diagnostics


@remembered_reader(1024)
def _day(document: Document) -> tuple[tuple[Tree, LoggedDay | None], list[Diagnostic]]:
    """The tree of a day's file, and the day if the file is sound."""
    tree, problems = parse(document)
    if problems:
        return (tree, None), problems
    day, problems = model(tree, LoggedDay)
    return (tree, day if isinstance(day, LoggedDay) else None), problems


def _problems(tree: Tree, day: LoggedDay, catalogue: Catalogue) -> Iterable[Diagnostic]:
    """A day under another name, a change that stands twice, and values that are not to be kept."""
    stem = PurePosixPath(tree.path).stem
    if stem != str(day.date):
        yield tree.diagnostic(("date",), f"expected the file's name '{stem}' as date, got '{day.date}'; rename one of them")
    seen: set[tuple[str, str]] = set()
    for place, change in enumerate(day.told):
        key = (change.kind, change.place)
        if key in seen:
            yield tree.diagnostic(("changes", place), f"'{change.kind} {change.place}' stands here twice; keep one")
        seen.add(key)
        if (change.before, change.after) != (None, None) and is_forgotten(change, catalogue):
            yield tree.diagnostic(
                ("changes", place), f"'{change.field}' is not kept once {change.name} has dropped it; delete 'before' and 'after' here, and leave the rest",
            )


def written(day: datetime.date, changes: Sequence[Change], first: int | None = None) -> str:
    """The file of a day. Raises ValueError when it would be too long to be read by anybody."""
    entries = [
        {name: value for name, value in (
            ("record", change.name), ("kind", change.kind), ("field", change.field or None), ("before", change.before),
            ("after", change.after), ("title", change.title),
        ) if value not in (None, [])}
        for change in changes
    ]
    content = {"date": day, **({"first": first} if first else {}), **({"changes": entries} if entries else {})}
    text = HEAD + yaml.dump(content, Dumper=_Indented, allow_unicode=True, sort_keys=False, width=100)
    if len(text) > MOST_CHARACTERS:
        raise ValueError(f"{len(changes)} changes are too many for the log of one day, which holds at most {MOST_CHARACTERS:,} characters")
    return text


class _Indented(yaml.SafeDumper):
    """Lists stand two spaces in, as in all files of data/."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)
