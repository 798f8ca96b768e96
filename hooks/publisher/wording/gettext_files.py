"""Gettext files: the place of every translated character.

`translations` reads what a file says; here its lines are read once more for where it says so, since Babel
keeps only the line of an entry.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import Iterator

from ..parse import Place
from ..read import Document
from ..remember import remembered
from .passages import Passage

_LINE = re.compile(r'(#\|\s*|#~\s*)?(msgctxt|msgid_plural|msgid|msgstr(?:\[\d\])?)?\s*"((?:[^"\\]|\\.)*)"\s*')
_ESCAPE = re.compile(r"\\(.)")
_ESCAPED = {"n": "\n", "t": "\t", "r": "\r"}


@dataclass
class _Text:
    """A text of several quoted lines, and where each of them starts."""

    parts: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    """Offset of the first character of each part."""
    places: list[tuple[int, int, str]] = field(default_factory=list)
    """Line and column of the first character of each part, and the part as it is written."""
    length: int = 0

    def add(self, line: int, column: int, written: str) -> None:
        part = _ESCAPE.sub(lambda match: _ESCAPED.get(match[1], match[1]), written) if "\\" in written else written
        self.parts.append(part)
        self.starts.append(self.length)
        self.places.append((line, column, written))
        self.length += len(part)

    def __str__(self) -> str:
        return "".join(self.parts)

    def locate(self, offset: int) -> Place:
        index = max(bisect_right(self.starts, offset) - 1, 0)
        line, column, written = self.places[index]
        at = 0
        for _ in range(offset - self.starts[index]):
            at += 2 if written[at:at + 1] == "\\" else 1
        return line, column + at


@remembered(64)
def passages(document: Document, language: str) -> tuple[Passage, ...]:
    """Every translated form of a gettext file beside the English it was made from.

    A fuzzy entry was made from the previous English that it names. The first form of a plural stands beside
    the singular, every other beside the plural.
    """
    found: list[Passage] = []
    texts: dict[str, _Text] = {}
    current: _Text | None = None
    for number, line in enumerate([*document.text.split("\n"), ""], start=1):
        match = _LINE.fullmatch(line)
        if match is None:
            if not line.strip():
                found += _entry(document.path, language, texts)
                texts, current = {}, None
            continue
        if match[1] and match[1].startswith("#~"):
            continue
        if match[2]:
            current = texts.setdefault(("previous " if match[1] else "") + match[2], _Text())
        if current is not None:
            current.add(number, match.start(3) + 1, match[3])
    return tuple(found)


def _entry(path: str, language: str, texts: dict[str, _Text]) -> Iterator[Passage]:
    if "msgctxt" not in texts or "msgid" not in texts:
        return
    key = str(texts["msgctxt"])
    singular = str(texts.get("previous msgid", texts["msgid"]))
    plural = str(texts.get("previous msgid_plural") or texts.get("msgid_plural") or "")
    for name, text in texts.items():
        if name.startswith("msgstr") and text.length:
            english = plural if plural and name not in ("msgstr", "msgstr[0]") else singular
            yield Passage(path, language, key, str(text), english, text.locate)
