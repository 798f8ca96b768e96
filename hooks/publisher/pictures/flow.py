"""Flow: the steps of a joint response from top to bottom, what comes before and after, and what stands beside them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Sequence, get_args

from ..link import Catalogue
from ..records.bodies import Body, Step
from .lettering import wrap

NARROW, WIDE = 19.8, 46.8
"""Least width of the two shapes of the drawing, in em of its letters."""
_LINE, _BETWEEN, _PADDING, _GAP, _DOUBT = 17, 3, 9, 24, 24
"""Height of a line of text, room between texts, above and below them, between boxes for an arrow, and of the sign of doubt."""
KINDS = ("programme", "network", "service", "agency", "council-body", "institution")
"""Kinds of bodies in the order in which a step names them: those that prepare first, those that decide last."""


@dataclass(frozen=True)
class Stage:
    """A step and the bodies that act in it, by id."""

    step: str
    bodies: tuple[str, ...]
    verified: bool
    """Whether sources confirm who acts."""


@dataclass(frozen=True)
class Words:
    """What a box says: its title, texts or actors below it, and whether it bears the sign that no source confirms it."""

    title: str
    texts: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    doubtful: bool = False


@dataclass(frozen=True)
class Line:
    """A line of text: where it stands below the top of its box, and what it is part of."""

    y: float
    text: str
    kind: str
    """`title`, `text`, `actor` for the first line of an actor, `actor-more` for its further ones."""
    of: str
    """The whole text."""


@dataclass(frozen=True)
class Box:
    """A box of the flow; `number` is that of its step, 0 for the others."""

    x: float
    width: float
    y: float
    height: float
    number: int
    lines: tuple[Line, ...]
    doubtful: bool
    """Whether the sign of doubt stands at its foot."""

    @property
    def foot(self) -> float:
        """Where the sign of doubt begins, below the top of the drawing."""
        return self.bottom - _DOUBT

    @property
    def bottom(self) -> float:
        return self.y + self.height


@dataclass(frozen=True)
class Flow:
    """The drawing in one of its two shapes. The rail is the line that ties the box beside the steps to all of them."""

    height: float
    boxes: tuple[Box, ...]
    beside: Box
    rail: float
    wide: bool


def stages(catalogue: Catalogue) -> tuple[Stage, ...]:
    """The steps in their order, and who acts in each."""
    bodies = [body for body in catalogue["bodies"].values() if isinstance(body, Body)]
    found = []
    for step in get_args(Step):
        acting = sorted((body for body in bodies if step in body.steps), key=lambda body: KINDS.index(body.kind))
        found.append(Stage(step, tuple(body.id for body in acting), not any("steps" in body.unverified for body in acting)))
    return tuple(found)


def flow(before: Words, steps: Sequence[Words], after: Words, beside: Words, *, wide: bool) -> Flow:
    """The drawing of these texts. On narrow screens the box beside the steps stands below, tied to them by the rail."""
    width, total = (58.0, WIDE) if wide else (91.0, NARROW)
    boxes: list[Box] = []
    y = 1.0
    for number, words in enumerate([before, *steps, after]):
        step = number if 0 < number <= len(steps) else 0
        boxes.append(_box(words, 0, width, y, step, total))
        y = boxes[-1].bottom + _GAP
    if wide:
        aside = _box(beside, 67, 33, 0, 0, total)
        top, bottom = boxes[1].y, boxes[-2].bottom
        aside = _box(beside, 67, 33, round((top + bottom - aside.height) / 2), 0, total)
    else:
        aside = _box(beside, 0, 100, y, 0, total)
    return Flow(max(boxes[-1].bottom, aside.bottom) + 2, tuple(boxes), aside, 62.5 if wide else 96.5, wide)


def _box(words: Words, x: float, width: float, y: float, number: int, total: float) -> Box:
    room = width / 100 * total - (3.7 if number else 1.7)
    lines: list[Line] = []
    at = _PADDING + 12.0
    for kind, text in [("title", words.title), *(("text", each) for each in words.texts), *(("actor", each) for each in words.actors)]:
        if lines:
            at += _BETWEEN
        for index, part in enumerate(wrap(text, room - (1.0 if kind == "actor" else 0), bold=kind == "title")):
            lines.append(Line(at, part, "actor-more" if kind == "actor" and index else kind, text))
            at += _LINE
    height = at - 12 + _PADDING + (_DOUBT if words.doubtful else 0)
    return Box(x, width, y, height, number, tuple(lines), words.doubtful)
