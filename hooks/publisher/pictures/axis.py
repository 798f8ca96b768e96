"""Axis: a stretch of time laid out from left to right."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from ..records.values import PartialDate


_MOST = 20
"""Years whose numbers have room beside each other."""
_STEPS = (1, 2, 5, 10, 20, 50, 100, 1000)
"""Years between two numbers, the least first."""


@dataclass(frozen=True)
class Tick:
    """The first day of a year on the axis."""

    year: int
    x: float
    """Per cent of the width."""


@dataclass(frozen=True)
class Axis:
    """Whole years from the first day of `first` to the last of `last`."""

    first: int
    last: int

    def place(self, day: datetime.date | PartialDate) -> float:
        """Where a day stands, in per cent; a month or a year known without its day stands at its middle."""
        begin = datetime.date(self.first, 1, 1).toordinal()
        width = datetime.date(self.last + 1, 1, 1).toordinal() - begin
        return round(100 * (_middle(day) - begin) / width, 2)

    @property
    def ticks(self) -> tuple[Tick, ...]:
        """One for each year; where there are too many, for each second, fifth, tenth and so on."""
        step = next(step for step in _STEPS if self.last // step - (self.first - 1) // step <= _MOST)
        years = range(-(-self.first // step) * step, self.last + 1, step)
        return tuple(Tick(year, self.place(datetime.date(year, 1, 1))) for year in years)


def _middle(day: datetime.date | PartialDate) -> float:
    if isinstance(day, datetime.date):
        return day.toordinal()
    first = day.first_day()
    if day.day:
        return first.toordinal()
    if day.month:
        return first.toordinal() + 15
    return first.toordinal() + 182
