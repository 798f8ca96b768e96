"""Page: the log as the page of changes shows it, newest first and only as much as a page can hold."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from itertools import groupby
from typing import Iterator, Sequence

from markupsafe import Markup

from ..localise import Local, View, Words
from .changes import without_forgotten
from .html import html
from .log import LoggedDay
from .words import Teller

ADDRESS = "changes/"
"""Address of the page, below `/<lang>/`."""
MOST_CHARACTERS = 40_000
"""HTML about single records that the page tells, some ten kilobytes on their way to the reader; the rest is in the open data."""


@dataclass(frozen=True)
class Told:
    """What one day changed in one record; `record` is None where it no longer exists."""

    id: str
    """Permanent anchor on the page."""
    record: Local | None
    name: Words
    kinds: tuple[Words, ...]
    lines: tuple[Markup, ...]

    @property
    def length(self) -> int:
        """Characters of its HTML, about."""
        return 200 + len(self.name) + sum(20 + len(line) for line in self.lines)


@dataclass(frozen=True)
class Day:
    """One day of the log; `first` counts the records of the first complete set."""

    date: datetime.date
    first: int | None
    records: tuple[Told, ...]


class Corrections:
    """The log in one language."""

    def __init__(self, view: View, log: Sequence[LoggedDay]) -> None:
        self._view, self._log = view, log

    def days(self) -> tuple[list[Day], int]:
        """The days that the page shows, and how many records they leave out. The newest record is always shown."""
        shown: list[Day] = []
        length = left_out = 0
        for day in self._log:
            records: list[Told] = []
            for told in self._records(day):
                if length and length + told.length > MOST_CHARACTERS:
                    left_out += 1
                    continue
                length += told.length
                records.append(told)
            if records or day.first:
                shown.append(Day(day.date, day.first, tuple(records)))
        return shown, left_out

    def _records(self, day: LoggedDay) -> Iterator[Told]:
        teller = Teller(self._view)
        for name, told in groupby(without_forgotten(day.told, self._view.catalogue), key=lambda change: change.name):
            changes = list(told)
            found = self._view.catalogue.find(changes[0].collection, changes[0].record)
            yield Told(
                f"{day.date}-{name.replace('/', '-')}", self._view.local(found) if found else None, teller.named.title(changes[0].collection, changes[0].record, changes[0].title),
                tuple(dict.fromkeys(teller.kind(change) for change in changes)),
                tuple(html(self._view, line) for change in changes for line in teller.lines(change)),
            )
