"""Lanes: dated things on parallel lines of time, one line for each kind; marks that would touch stand below each other."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Mapping, Sequence, TypeVar

from ..records.values import PartialDate
from .axis import Axis

Thing = TypeVar("Thing")

NARROW = 300
"""Pixels: the narrowest drawing in which marks must not touch."""
ROW, LETTERS, GAP = 11, 14, 10
"""Pixels: between two rows of marks, for a line of the lane's name, and below a lane."""


@dataclass(frozen=True)
class Dot:
    """A mark of a lane: its place in per cent and pixels, and what it stands for."""

    x: float
    y: float
    of: object


@dataclass(frozen=True)
class Lane:
    """One line of time with its marks."""

    id: str
    top: float
    """Where the lane begins, in pixels; its name stands here."""
    line: float
    """Where the line of time is."""
    dots: tuple[Dot, ...]


@dataclass(frozen=True)
class Lanes:
    """The whole picture."""

    axis: Axis
    lanes: tuple[Lane, ...]
    bottom: float
    """Where the last lane ends."""


def lanes(
    axis: Axis, rows: Mapping[str, Sequence[tuple[datetime.date | PartialDate, Thing]]], letters: Mapping[str, int] | None = None, *,
    top: float = 4, standing: bool = True,
) -> Lanes:
    """Lanes in the given order from the top down. `letters` is how many lines each lane's name takes, one if it is not given.

    Marks stand on their line, in rows above each other where they would touch; with `standing` false they lie on it and below.
    """
    found = []
    for name, things in rows.items():
        ends: list[float] = []
        placed: list[tuple[float, int, Thing]] = []
        for day, thing in sorted(things, key=lambda pair: axis.place(pair[0])):
            x = axis.place(day)
            row = next((number for number, end in enumerate(ends) if end <= x), len(ends))
            ends[row:row + 1] = [x + 100 * ROW / NARROW]
            placed.append((x, row, thing))
        first = top + LETTERS * (letters or {}).get(name, 1) + ROW / 2 + 2
        last = first + ROW * max(len(ends) - 1, 0)
        line = last + ROW / 2 if standing else first
        dots = tuple(Dot(x, last - ROW * row if standing else first + ROW * row, thing) for x, row, thing in placed)
        found.append(Lane(name, top, line, dots))
        top = last + ROW / 2 + GAP
    return Lanes(axis, tuple(found), top)
