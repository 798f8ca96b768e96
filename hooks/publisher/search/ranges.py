"""Ranges: sorted lines cut into files of a few kilobytes, so that a query loads only those that can hold its terms."""

from __future__ import annotations

from typing import Iterable, Sequence


def cut(lines: Iterable[str], size: int) -> list[list[str]]:
    """Lines in their order, in lots of about `size` characters; a longer line has a lot of its own."""
    lots: list[list[str]] = []
    room = 0
    for line in lines:
        if not lots or room < len(line):
            lots.append([])
            room = size
        lots[-1].append(line)
        room -= len(line) + 1
    return lots


def firsts(lots: Sequence[Sequence[str]]) -> list[str]:
    """The shortest key that parts each lot from the one before; the first lot takes everything that comes before it."""
    found = [""]
    for before, after in zip(lots, lots[1:]):
        last, key = _key(before[-1]), _key(after[0])
        length = next((place for place, (one, other) in enumerate(zip(last, key)) if one != other), len(last)) + 1
        found.append(key[:length])
    return found


def _key(line: str) -> str:
    return line.split("\t", 1)[0]
