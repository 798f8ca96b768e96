"""Network: groups, incidents and listings in three columns, with lines between those that name each other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Callable, Iterable, Mapping, Sequence

from ..link import Catalogue
from .lettering import wrap
from .ordering import ordered
from .ties import COLUMNS, Key, Tie, drawn, parts, ties

PLACES = ((0.0, 24.0), (34.0, 26.0), (68.0, 32.0))
"""Left side and width of each column, in per cent."""
INDENT = 2.5
"""Per cent by which a group stands to the right of the group that it is a part of."""
NARROWEST = 54.0
"""Width of the whole drawing in em of its letters on the narrowest screen; on narrower ones it scrolls."""
_PADDING, _MARK = 1.6, 1.5
"""Room left and right of a text together, and of the mark before the name of a listing, in em."""
_LINE, _AROUND, _LEAST, _GAP = 15, 13, 30, 9
"""Height of a line of text, of the room around it, of the lowest box, and between boxes."""


@dataclass(frozen=True)
class Box:
    """A record in the drawing."""

    key: Key
    number: int
    """Its number in the whole network."""
    x: float
    width: float
    y: float
    height: int
    lines: tuple[str, ...]
    also: tuple[int, ...]
    """Numbers of the boxes that it names, or that name it, without a line of its own."""
    ends_here: bool
    """Whether it is an incident that no listing names: lines to it lead no further."""

    @property
    def bottom(self) -> float:
        return self.y + self.height

    @property
    def middle(self) -> float:
        return self.y + self.height / 2

    @property
    def baselines(self) -> tuple[tuple[float, str], ...]:
        """Each line of the text and where it stands."""
        top = self.middle - len(self.lines) * _LINE / 2 + 11
        return tuple((top + index * _LINE, line) for index, line in enumerate(self.lines))


@dataclass(frozen=True)
class Curve:
    """A line between two boxes, by their numbers; `x1`, `y1` is its left or upper end."""

    ends: tuple[int, int]
    x1: float
    y1: float
    x2: float
    y2: float
    verified: bool
    via: float | None = None
    """Where it passes between the boxes of the middle column, when it does not end there: behind one it would seem to lead to it."""


@dataclass(frozen=True)
class Drawing:
    """A part of the network."""

    height: float
    boxes: tuple[Box, ...]
    left: tuple[Curve, ...]
    """Between groups and incidents."""
    right: tuple[Curve, ...]
    """Between incidents and listings."""
    across: tuple[Curve, ...]
    """From a group straight to a listing."""
    branches: tuple[Curve, ...]
    """From a group down to one that is a part of it."""

    def count(self, collection: str) -> int:
        """How many records of a collection it shows."""
        return sum(box.key[0] == collection for box in self.boxes)


def network(catalogue: Catalogue, title: Callable[[Key], str]) -> tuple[Drawing, ...]:
    """The drawings of all parts, the largest first; `title` gives the words of a box."""
    found = ties(catalogue)
    together = parts(catalogue, found)
    numbers = {key: number for number, key in enumerate(key for members in together for key in members)}
    part_of = {key: part for part, members in enumerate(together) for key in members}
    named, lines = _by_part(part_of, found), _by_part(part_of, drawn(found))
    return tuple(_drawing(members, named[part], lines[part], numbers, title) for part, members in enumerate(together))


def _by_part(part_of: Mapping[Key, int], some: Iterable[Tie]) -> dict[int, tuple[Tie, ...]]:
    """The ties of each part, by its number; `part_of` says to which a record belongs."""
    found: dict[int, list[Tie]] = {part: [] for part in part_of.values()}
    for tie in some:
        found[part_of[tie.origin]].append(tie)
    return {part: tuple(ties_of) for part, ties_of in found.items()}


def _drawing(members: tuple[Key, ...], found: Sequence[Tie], lines: tuple[Tie, ...], numbers: Mapping[Key, int], title: Callable[[Key], str]) -> Drawing:
    """A part of the network: its records, their ties, and those of the ties that are drawn."""
    columns = ordered(members, lines)
    above = {line.origin: line.target for line in lines if line.is_part}
    indents = {key: INDENT * _depth(key, above) for key in members}
    texts = {key: wrap(title(key), _room(key, indents[key])) for key in members}
    heights = {key: max(_LEAST, len(texts[key]) * _LINE + _AROUND) for key in members}
    tops = _tops(columns, heights, [line for line in lines if not line.is_part])
    drawn_pairs = {frozenset((line.origin, line.target)) for line in lines}
    also: dict[Key, list[int]] = {key: [] for key in members}
    for tie in found:
        if frozenset((tie.origin, tie.target)) not in drawn_pairs:
            also[tie.origin].append(numbers[tie.target])
            also[tie.target].append(numbers[tie.origin])
    answered = {tie.target for tie in found if tie.origin[0] == "listings"}
    boxes = {
        key: Box(
            key, numbers[key], _place(key)[0] + indents[key], _place(key)[1] - indents[key], tops[key], heights[key], texts[key],
            tuple(sorted(set(also[key]))), key[0] == "incidents" and key not in answered,
        )
        for column in columns for key in column
    }
    curves = _curves(boxes, [line for line in lines if not line.is_part])
    branches = tuple(
        Curve((upper.number, lower.number), upper.x + INDENT / 2, upper.bottom, lower.x, lower.middle, line.verified)
        for line in lines if line.is_part
        for upper, lower in [(boxes[line.target], boxes[line.origin])]
    )
    return Drawing(
        max(box.bottom for box in boxes.values()) + 2, tuple(boxes.values()),
        curves[COLUMNS[0], COLUMNS[1]], curves[COLUMNS[1], COLUMNS[2]], curves[COLUMNS[0], COLUMNS[2]], branches,
    )


def _depth(key: Key, above: Mapping[Key, Key]) -> int:
    depth = 0
    while key in above and depth < 4:
        key, depth = above[key], depth + 1
    return depth


def _place(key: Key) -> tuple[float, float]:
    return PLACES[COLUMNS.index(key[0])]


def _room(key: Key, indent: float) -> float:
    return (_place(key)[1] - indent) / 100 * NARROWEST - _PADDING - (_MARK if key[0] == "listings" else 0)


def _tops(columns: Sequence[Sequence[Key]], heights: Mapping[Key, int], across: Sequence[Tie]) -> dict[Key, float]:
    """Where each box begins: the highest column is filled, the others stand beside what they are tied to."""
    def full(column: Sequence[Key]) -> float:
        return sum(heights[key] + _GAP for key in column)

    order = sorted(range(len(columns)), key=lambda number: (-full(columns[number]), number))
    total = full(columns[order[0]])
    tops: dict[Key, float] = {}
    for number in [*order, *order[1:]]:
        wanted: list[float] = []
        for key in columns[number]:
            near = [other for line in across if key in (line.origin, line.target) for other in (line.origin, line.target) if other != key and other in tops]
            place = sum(tops[other] + heights[other] / 2 for other in near) / len(near) - heights[key] / 2 if near else tops.get(key, wanted[-1] if wanted else 0)
            wanted.append(place)
        tops.update(_settle(columns[number], heights, wanted, total))
    return tops


def _settle(column: Sequence[Key], heights: Mapping[Key, int], wanted: Sequence[float], total: float) -> dict[Key, float]:
    """The places nearest to the wanted ones at which no two boxes touch and none leaves the drawing."""
    blocks: list[tuple[float, float, list[Key]]] = []  # summed wish for the block's top, height, members
    for key, place in zip(column, wanted):
        block = (place, float(heights[key] + _GAP), [key])
        blocks.append(block)
        while len(blocks) > 1 and _top(blocks[-2], total) + blocks[-2][1] > _top(blocks[-1], total):
            last, before = blocks.pop(), blocks.pop()
            blocks.append((before[0] + last[0] - before[1] * len(last[2]), before[1] + last[1], before[2] + last[2]))
    tops: dict[Key, float] = {}
    for block in blocks:
        top = _top(block, total)
        for key in block[2]:
            tops[key] = round(top)
            top += heights[key] + _GAP
    return tops


def _top(block: tuple[float, float, list[Key]], total: float) -> float:
    return max(0.0, min(block[0] / len(block[2]), total - block[1]))


def _free(boxes: Iterable[Box], wanted: float) -> float:
    """The height nearest to the wanted one at which no box of the middle column stands."""
    half = _GAP / 2
    column = [box for box in boxes if box.key[0] == COLUMNS[1]]
    places = [wanted, *(place for box in column for place in (box.y - half, box.bottom + half))]
    free = [place for place in places if place > 0 and not any(box.y - half < place < box.bottom + half for box in column)]
    return round(min(free, key=lambda place: abs(place - wanted)), 1)


def _curves(boxes: Mapping[Key, Box], across: Sequence[Tie]) -> dict[tuple[str, str], tuple[Curve, ...]]:
    """The lines between columns; those that end at one side of a box are spread over it."""
    pairs = [sorted((boxes[line.origin], boxes[line.target]), key=lambda box: box.x) for line in across]
    ends: dict[tuple[int, str], list[Box]] = {}
    for left, right in pairs:
        ends.setdefault((left.number, "right"), []).append(right)
        ends.setdefault((right.number, "left"), []).append(left)

    def place(box: Box, side: str, other: Box) -> float:
        others = sorted(ends[box.number, side], key=lambda each: (each.middle, each.x))
        step = min(5.0, (box.height - 10) / len(others))
        return round(box.middle + (others.index(other) - (len(others) - 1) / 2) * step, 1)

    found: dict[tuple[str, str], list[Curve]] = {pair: [] for pair in ((COLUMNS[0], COLUMNS[1]), (COLUMNS[1], COLUMNS[2]), (COLUMNS[0], COLUMNS[2]))}
    for (left, right), line in zip(pairs, across):
        y1, y2 = place(left, "right", right), place(right, "left", left)
        past = (left.key[0], right.key[0]) == (COLUMNS[0], COLUMNS[2])
        found[left.key[0], right.key[0]].append(Curve(
            (left.number, right.number), left.x + left.width, y1, right.x, y2, line.verified, _free(boxes.values(), (y1 + y2) / 2) if past else None,
        ))
    return {pair: tuple(sorted(curves, key=lambda curve: (curve.y1, curve.y2))) for pair, curves in found.items()}
