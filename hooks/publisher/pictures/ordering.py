"""Ordering: columns of linked things put in an order in which few lines cross; the same order in every build."""

from __future__ import annotations

from bisect import bisect_right, insort
from typing import Iterable, Mapping, Sequence

from ..remember import remembered
from .ties import COLUMNS, Key, Tie

_SWEEPS = 8
_BEGINNINGS = 20
_PRIME = 1009
"""Beginnings are mixed by multiples modulo this prime: many different orders without chance."""

Columns = tuple[tuple[Key, ...], ...]
Gaps = tuple[tuple[tuple[Key, Key], ...], ...]
"""Lines between the same two columns, each from left to right."""


@remembered(64)
def ordered(members: tuple[Key, ...], lines: tuple[Tie, ...]) -> Columns:
    """The columns of a part of the network. A group stands under the group that it is a part of.

    From several beginnings each column is sorted again and again by the mean place of what its members are tied to;
    then neighbours change places. The order with the fewest crossings is kept.
    """
    above = {line.origin: line.target for line in lines if line.is_part}
    across = [line for line in lines if not line.is_part]
    gaps = _gaps(across)
    found: list[tuple[int, Columns]] = []
    for beginning in range(1, _BEGINNINGS + 1):
        mixed = [key for _, key in sorted((place * beginning * beginning % _PRIME, key) for place, key in enumerate(members, 1))]
        found.append(_swapped(_swept(mixed, across, gaps, above), gaps, above))
        if not found[-1][0]:
            break
    return min(found, key=lambda each: each[0])[1]


def crossings(columns: Sequence[Sequence[Key]], across: Iterable[Tie]) -> int:
    """How many pairs of lines cross between two columns."""
    return _count(columns, _gaps(across))


def _gaps(across: Iterable[Tie]) -> Gaps:
    """The lines by the columns between which they run, each from the left one to the right one."""
    gaps: dict[tuple[int, int], list[tuple[Key, Key]]] = {}
    for line in across:
        left, right = sorted((line.origin, line.target), key=lambda key: COLUMNS.index(key[0]))
        gaps.setdefault((COLUMNS.index(left[0]), COLUMNS.index(right[0])), []).append((left, right))
    return tuple(map(tuple, gaps.values()))


def _count(columns: Sequence[Sequence[Key]], gaps: Gaps) -> int:
    places = {key: place for column in columns for place, key in enumerate(column)}
    count = 0
    for lines in gaps:
        passed: list[int] = []
        for _, lower in sorted([(places[left], places[right]) for left, right in lines]):
            count += len(passed) - bisect_right(passed, lower)
            insort(passed, lower)
    return count


def _swept(members: Sequence[Key], across: Sequence[Tie], gaps: Gaps, above: Mapping[Key, Key]) -> Columns:
    """The best of some barycentre sweeps."""
    near: dict[Key, list[Key]] = {key: [] for key in members}
    for line in across:
        near[line.origin].append(line.target)
        near[line.target].append(line.origin)
    columns: Columns = tuple(_forest([key for key in members if key[0] == name], above, {}) for name in COLUMNS)
    best, fewest = columns, _count(columns, gaps)
    for sweep in range(_SWEEPS):
        for number in (1, 0, 2) if sweep % 2 else (1, 2, 0):
            places = {key: (place + 0.5) / len(column) for column in columns for place, key in enumerate(column)}
            means = {key: sum(places[other] for other in near[key]) / len(near[key]) if near[key] else places[key] for key in columns[number]}
            columns = _with(columns, number, _forest(columns[number], above, means))
        if (count := _count(columns, gaps)) < fewest:
            best, fewest = columns, count
    return best


def _forest(column: Sequence[Key], above: Mapping[Key, Key], means: Mapping[Key, float]) -> tuple[Key, ...]:
    """A column sorted by the mean places of its trees; each group is followed by its parts."""
    below: dict[Key | None, list[Key]] = {}
    for key in column:
        below.setdefault(above.get(key), []).append(key)

    def tree(root: Key) -> list[Key]:
        trees = [tree(key) for key in below.get(root, [])]
        return [root, *(key for each in sorted(trees, key=mean) for key in each)]

    def mean(keys: list[Key]) -> float:
        return sum(means.get(key, 0) for key in keys) / len(keys)

    return tuple(key for each in sorted((tree(root) for root in below.get(None, [])), key=mean) for key in each)


def _swapped(columns: Columns, gaps: Gaps, above: Mapping[Key, Key]) -> tuple[int, Columns]:
    """Neighbours change places, groups with all their parts, as long as that removes a crossing."""
    fewest = _count(columns, gaps)
    improved = True
    while improved:
        improved = False
        for number in range(len(columns)):
            for place in range(len(columns[number])):
                tried = _swap(columns[number], place, above)
                candidate = _with(columns, number, tried)
                if tried is not columns[number] and (count := _count(candidate, gaps)) < fewest:
                    columns, fewest, improved = candidate, count, True
    return fewest, columns


def _swap(column: tuple[Key, ...], place: int, above: Mapping[Key, Key]) -> tuple[Key, ...]:
    """The column with the tree that begins at a place and the next tree beside it in each other's place."""
    middle = _end(column, place, above)
    if middle == len(column) or above.get(column[middle]) != above.get(column[place]):
        return column
    end = _end(column, middle, above)
    return column[:place] + column[middle:end] + column[place:middle] + column[end:]


def _end(column: Sequence[Key], place: int, above: Mapping[Key, Key]) -> int:
    """The place after the last part of the group at a place."""
    inside, end = {column[place]}, place + 1
    while end < len(column) and above.get(column[end]) in inside:
        inside.add(column[end])
        end += 1
    return end


def _with(columns: Columns, number: int, column: tuple[Key, ...]) -> Columns:
    return columns[:number] + (column,) + columns[number + 1:]
