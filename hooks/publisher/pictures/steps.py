"""Steps: how many persons, and entities and bodies, were on the list, from the first round on."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Literal, cast

from ..derive import Totals, extensions, totals_on
from ..link import Catalogue
from ..records import Act, Listing, Round
from .axis import Axis

TOP, BOTTOM, HEIGHT = 24, 204, 250
"""Pixels: where the plot begins and ends, and the height of the drawing with its years and marks."""
MARKS = 238
"""Pixels: the line on which the marks of the framework stand."""
SCALE = 1000
"""Width of the plot's own coordinates; it is stretched to the width of the drawing."""


@dataclass(frozen=True)
class Level:
    """A number at which a line of the picture stands, or a line across it."""

    value: int
    y: float


@dataclass(frozen=True)
class Step:
    """The state of the list from one day on. `record` is the round, or the listing that ended, that changed it."""

    day: datetime.date
    x: float
    totals: Totals
    record: Round | Listing


@dataclass(frozen=True)
class Line:
    """One line of the picture: its path and the area below it, in `SCALE` by pixels, and its numbers where they change."""

    kind: Literal["persons", "entities"]
    path: str
    area: str
    numbers: tuple[tuple[float, Level], ...]
    """Place in per cent, and level."""


@dataclass(frozen=True)
class Mark:
    """The day on which the framework was adopted or prolonged."""

    x: float
    act: Act


@dataclass(frozen=True)
class Steps:
    """The whole picture."""

    axis: Axis
    grid: tuple[Level, ...]
    lines: tuple[Line, ...]
    steps: tuple[Step, ...]
    marks: tuple[Mark, ...]


def steps(catalogue: Catalogue, until: datetime.date) -> Steps:
    """The picture up to a day: the last one until which changes were looked for."""
    prolonged = [act for act in extensions(catalogue) if act.date]
    days: dict[datetime.date, Round | Listing] = {}
    for listing in cast("list[Listing]", list(catalogue["listings"].values())):
        if listing.delisted and listing.delisted.date <= until:
            days[listing.delisted.date] = listing
    days.update({found.date: found for found in cast("list[Round]", list(catalogue["rounds"].values())) if found.date <= until})
    first = min([*(day.year for day in days), *(act.date.year for act in prolonged if act.date), until.year])
    axis = Axis(first, until.year)
    found = tuple(Step(day, axis.place(day), totals_on(catalogue, day), days[day]) for day in sorted(days))
    highest = max([step.totals.persons for step in found] + [step.totals.entities for step in found] + [1])
    unit = next(size for size in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000) if highest <= size * 4)
    top = -(-highest // unit) * unit

    def level(value: int) -> Level:
        return Level(value, round(BOTTOM - (BOTTOM - TOP) * value / top, 1))

    end = axis.place(until)
    lines = (_line("persons", [(step.x, level(step.totals.persons)) for step in found], end), _line("entities", [(step.x, level(step.totals.entities)) for step in found], end))
    return Steps(
        axis, tuple(level(value) for value in range(0, top + 1, unit)), lines, found,
        tuple(Mark(axis.place(act.date), act) for act in prolonged if act.date and act.date.first_day() <= until),
    )


def _line(kind: Literal["persons", "entities"], levels: list[tuple[float, Level]], end: float) -> Line:
    path, numbers, before = "", [], 0
    for x, level in levels:
        path += f"H{x / 100 * SCALE:g}V{level.y:g}"
        if level.value != before:
            numbers.append((x, level))
        before = level.value
    start = levels[0][0] / 100 * SCALE if levels else 0
    path = f"M{start:g} {BOTTOM}{path}H{end / 100 * SCALE:g}"
    return Line(kind, path, f"{path}V{BOTTOM}Z", tuple(numbers))
