"""Strip: the chronicle of one record on a single line of time, with the rounds of listings behind it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Sequence, cast

from ..chronicle import Entry
from ..derive import framework_until
from ..link import Catalogue
from ..records import Incident, Round
from ..records.values import PartialDate
from .axis import Axis
from .lanes import Dot, lanes

BAR = 8
"""Pixels between two bars of things that went on for a time."""


@dataclass(frozen=True)
class Bar:
    """An incident that went on, or of which only the year is known: from and to in per cent, and its height in pixels."""

    x: float
    width: float
    y: float
    of: Entry


@dataclass(frozen=True)
class Strip:
    """The whole picture."""

    axis: Axis
    bars: tuple[Bar, ...]
    dots: tuple[Dot, ...]
    rounds: tuple[float, ...]
    """Places of all rounds, for orientation."""
    line: float
    bottom: float


def axis_of(catalogue: Catalogue, entries: Sequence[Entry]) -> Axis:
    """The same years on every page: from the first incident to the end of the framework; those of the entries where there is neither."""
    years = _years(catalogue) or (min(entry.date.year for entry in entries), max(entry.date.year for entry in entries))
    return Axis(*years)


@lru_cache(maxsize=1)
def _years(catalogue: Catalogue) -> tuple[int, int] | None:
    starts = [incident.start.year for incident in cast("list[Incident]", list(catalogue["incidents"].values())) if incident.start]
    rounds = [found.date.year for found in cast("list[Round]", list(catalogue["rounds"].values()))]
    end = framework_until(catalogue)
    years = starts + rounds + ([end.year] if end else [])
    return (min(years), max(years)) if years else None


def strip(catalogue: Catalogue, entries: Sequence[Entry]) -> Strip:
    """The picture of a chronicle. What is older than the axis stands at its beginning, what is later at its end."""
    axis = axis_of(catalogue, entries)

    def inside(date: PartialDate) -> PartialDate:
        return min(max(date, PartialDate(axis.first)), PartialDate(axis.last, 12, 31))

    bars = []
    for entry in entries:
        if entry.spans:
            x, end = axis.place(inside(entry.date).first_day()), axis.place(inside(_last_day(entry.end or entry.date)))
            bars.append(Bar(x, round(max(end - x, 1), 2), 6 + BAR * len(bars), entry))
    top = 4 + BAR * len(bars)
    lane = lanes(axis, {"": [(inside(entry.date), entry) for entry in entries if not entry.spans]}, {"": 0}, top=top, standing=False)
    return Strip(axis, tuple(bars), lane.lanes[0].dots, _rounds(catalogue, axis), lane.lanes[0].line, lane.bottom)


@lru_cache(maxsize=1)
def _rounds(catalogue: Catalogue, axis: Axis) -> tuple[float, ...]:
    return tuple(axis.place(found.date) for found in cast("list[Round]", list(catalogue["rounds"].values())))


def _last_day(date: PartialDate) -> PartialDate:
    """The end of the month or year that is meant, to the accuracy of a drawing."""
    return PartialDate(date.year, date.month or 12, date.day or 28)
