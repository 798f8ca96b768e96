"""Scalars: the place of a character of a YAML text, however the text is written or folded."""

from __future__ import annotations

from typing import Callable, Sequence

from ..parse import Place

_BLOCK = ("|", ">")


def locator(lines: Sequence[str], start: Place, text: str) -> Callable[[int], Place]:
    """Places of the characters of `text`, a scalar that starts at `start` of a file with these lines.

    The parser folds lines and takes quotes off, but keeps the order of the visible characters: they are
    found again one after the other. Where that fails, the place is the start of the scalar.
    """

    def locate(offset: int) -> Place:
        row, column = start[0] - 1, start[1] - 1
        if lines[row][column:column + 1] in _BLOCK:
            row, column = row + 1, 0
        elif lines[row][column:column + 1] in ("'", '"'):
            column += 1
        while offset and text[offset:offset + 1] in (" ", "\n", ""):
            offset -= 1  # a fold has no place of its own: it counts to the word before it
        for index, sign in enumerate(text[:offset + 1]):
            if sign in " \n":
                continue
            found = -1
            while row < len(lines) and (found := lines[row].find(sign, column)) < 0:
                row, column = row + 1, 0
            if found < 0:
                return start
            if index == offset:
                return row + 1, found + 1
            column = found + 1
        return start

    return locate
