"""Lettering: how much room a text takes, estimated, and how it is parted into lines.

SVG does not wrap text, so lines are parted when the site is built. The estimate is on the safe side: to the widths of a
usual typeface it adds the letter and word spacing that readers may set (WCAG 1.4.12), which is room for a wide typeface too.
"""

from __future__ import annotations

import re

_NARROW, _WIDE = frozenset("iljtfrI.,;:'’!|()[]/-\u00a0\u202f "), frozenset("mwMW@%—…")
_SPREAD, _WORD_SPREAD = 0.12, 0.16
"""Extra space after each letter and between words, in em, that readers may ask for."""
_PIECE = re.compile(r"[^ -]+-?|[ -]")
"""A piece that is kept together; a line may end after a space or a hyphen."""


def measure(text: str, *, bold: bool = False) -> float:
    """Width of a text in em."""
    return sum(_letter(letter) for letter in text) * (1.08 if bold else 1)


def wrap(text: str, room: float, *, bold: bool = False) -> tuple[str, ...]:
    """The lines of a text where each has `room` em; only a word that is longer than a line is broken, with a hyphen."""
    lines: list[str] = [""]
    for piece in _PIECE.findall(text):
        if measure((lines[-1] + piece).strip(" "), bold=bold) <= room:
            lines[-1] += piece
            continue
        if lines[-1].strip(" "):
            lines.append("")
        while measure(piece, bold=bold) > room and len(piece) > 2:
            fitting = next(length for length in range(len(piece) - 1, 0, -1) if length == 1 or measure(piece[:length] + "-", bold=bold) <= room)
            lines[-1] = piece[:fitting] + "-"
            lines.append("")
            piece = piece[fitting:]
        lines[-1] = piece
    return tuple(line.strip(" ") for line in lines if line.strip(" "))


def _letter(letter: str) -> float:
    if letter in _NARROW:
        return 0.28 + _SPREAD + (_WORD_SPREAD if letter == " " else 0)
    if letter in _WIDE:
        return 0.85 + _SPREAD
    return (0.69 if letter.isupper() else 0.54) + _SPREAD
