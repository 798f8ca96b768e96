"""Word by word: what differs between two versions of a text."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from typing import Iterator, Literal

from .translations.units import folded, same_words

_CONTEXT = 6
"""Words shown on each side of a change."""


@dataclass(frozen=True)
class Piece:
    """A run of words that stands in both versions, that was taken out, or that came in."""

    kind: Literal["same", "out", "in"]
    text: str


def pieces(before: str, now: str) -> Iterator[Piece]:
    """Both versions in one row, in the order of the text; long equal runs become `…`."""
    if same_words(before, now):
        yield Piece("same", folded(now))
        return
    old, new = (re.findall(r"[^ \t\n]+", text) for text in (before, now))
    steps = difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    for number, (kind, start, end, there, to) in enumerate(steps):
        if kind == "equal":
            yield Piece("same", " ".join(_shortened(old[start:end], _CONTEXT if number else 0, _CONTEXT if number < len(steps) - 1 else 0)))
            continue
        if end > start:
            yield Piece("out", " ".join(old[start:end]))
        if to > there:
            yield Piece("in", " ".join(new[there:to]))


def marked(before: str, now: str) -> str:
    """The same as plain text: `The [-Council-] {+European Council+} says so.`"""
    signs = {"same": "{}", "out": "[-{}-]", "in": "{{+{}+}}"}
    return " ".join(signs[piece.kind].format(piece.text) for piece in pieces(before, now))


def _shortened(words: list[str], head: int, tail: int) -> list[str]:
    """An equal run: its first and last words, and a sign for what is left out between or beside them."""
    if len(words) <= head + tail + 1:
        return words
    return [*words[:head], "…", *words[len(words) - tail:]]
