"""Markdown: the blocks of a page by section, as running text without markup that knows its places."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import Iterator

from ..parse import Place
from ..prose import Prose
from .passages import HIDDEN

_START = re.compile(r"(?P<heading>#{1,6})\s|(?P<item>\s*(?:[-*+]|\d+\.)\s)|(?P<row>\|)|(?P<definition>:\s)|(?P<call>\{\{\s*block\b)")
_ANCHOR = re.compile(r"\{#([\w-]+)\}")
_RULE = re.compile(r"\|[\s:|-]+")
_INLINE = re.compile(
    r'\{\{\s*(?:term|link|act)\(\s*"[^"]*"\s*,\s*"(?P<label>[^"]*)"\s*\)\s*\}\}'  # a call that is given its words
    r"|(?P<hidden>\{\{.*?\}\}|`[^`]*`|<?https?://[^\s)>]+>?)"
    r"|(?P<dropped></?[A-Za-z][^<>]*>|\{[#:.][^}]*\}|\]\([^)]*\)|\[\^[^\]]*\]|[\[\]]|\*+|(?<!\w)_|_(?!\w))"
    r"|(?P<cell>\s*\|\s*)",
    re.DOTALL,
)


@dataclass(frozen=True)
class Block:
    """A paragraph, heading, list entry, table row or definition of a page."""

    section: str
    """Anchor of the heading above (its own if it is a heading), empty before the first."""
    kind: str
    """`heading 2`, `item`, `row`, `definition`, `call` or `paragraph`."""
    source: str
    """The block as it is written, without the sign that makes it what it is."""
    line: int
    column: int
    """Where `source` starts in the file."""

    @cached_property
    def running(self) -> tuple[str, list[tuple[int, int]]]:
        """The text without markup, and for each stretch of it (offset in it, offset in `source`)."""
        out: list[str] = []
        stretches: list[tuple[int, int]] = []
        length = 0

        def keep(text: str, start: int) -> None:
            nonlocal length
            if text:
                stretches.append((length, start))
                out.append(text)
                length += len(text)

        done = 0
        for match in _INLINE.finditer(self.source):
            keep(self.source[done:match.start()], done)
            if match["label"] is not None:
                keep(match["label"], match.start("label"))
            elif match["hidden"]:
                keep(HIDDEN, match.start())
            elif match["cell"]:
                keep("\n" if self.kind == "row" else match["cell"], match.start())
            done = match.end()
        keep(self.source[done:], done)
        return "".join(out), stretches

    def locate(self, offset: int) -> Place:
        """Line and column of a character of the running text."""
        _, stretches = self.running
        index = max(bisect_right(stretches, (offset, len(self.source))) - 1, 0)
        start, at = stretches[index] if stretches else (0, 0)
        return self.locate_source(at + offset - start)

    def locate_source(self, offset: int) -> Place:
        """Line and column of a character of the source."""
        before = self.source[:offset]
        if "\n" not in before:
            return self.line, self.column + offset
        return self.line + before.count("\n"), len(before) - before.rfind("\n")


def blocks(page: Prose) -> Iterator[Block]:
    """The blocks of a page in their order; lines of code and the rules of tables are none."""
    section, fenced = "", False
    kind, lines, first, column = "", [], 0, 1

    def finished() -> Iterator[Block]:
        if lines:
            yield Block(section, kind, "\n".join(lines), first, column)
            lines.clear()

    for number, line in enumerate(page.body.split("\n"), start=page.first_line):
        fenced = fenced != line.lstrip().startswith("```")
        start = _START.match(line)
        if not line.strip() or fenced or line.lstrip().startswith("```"):
            yield from finished()
        elif start or not lines:
            yield from finished()
            name = start.lastgroup if start and start.lastgroup else "paragraph"
            if name == "row" and _RULE.fullmatch(line.strip()):
                continue
            if name == "heading" and (anchor := _ANCHOR.search(line)):
                section = anchor[1]
            kind = f"heading {len(start['heading'])}" if start and name == "heading" else name
            skipped = start.end() if start and name != "call" else 0
            lines, first, column = [line[skipped:]], number, skipped + 1
            if name in ("heading", "row", "call"):
                yield from finished()
        else:
            lines.append(line)
    yield from finished()
