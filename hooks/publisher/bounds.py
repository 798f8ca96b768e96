"""Bounds: how much one Markdown page may hold.

The time that Markdown takes grows faster than a text, for some signs with the square of a paragraph and more, and lists and
quotations within each other are followed by calls within each other. No page for readers comes near these bounds.
"""

from __future__ import annotations

import re
from typing import Iterator

PAGE = 40_000
"""Characters of a page, at most: four times as many as the longest has."""
PARAGRAPH, LINES = 4_000, 100
"""Characters and lines between two empty lines, at most."""
DEPTH = 8
"""Lists, quotations or brackets in each other, at most."""
CALLS, BLOCKS = 200, 20
"""Template calls of a page, and among them blocks, at most."""

_PARAGRAPHS = re.compile(r"(?:[^\n]*\S[^\n]*(?:\n|\Z))+")
_NESTED = re.compile(rf"^[ \t]*(?:(?:>|[-*+:]|\d{{1,9}}[.)])[ \t]*){{{DEPTH + 1}}}|^ {{{4 * DEPTH + 1}}}|^\t{{{DEPTH + 1}}}", re.MULTILINE)
_BRACKETS = re.compile(r"\\.|[\[\](]|\)")


def out_of_bounds(body: str) -> Iterator[tuple[int, int, str]]:
    """Line and column, both from 1, and what is too much there; `body` is the Markdown with a letter for each sign of code and calls."""
    if len(body) > PAGE:
        yield 1, 1, f"expected a page of at most {PAGE:,} characters, got {len(body):,}; part it into several"
        return
    for match in _PARAGRAPHS.finditer(body):
        line, count = body.count("\n", 0, match.start()) + 1, match[0].strip("\n").count("\n") + 1
        if len(match[0].strip()) > PARAGRAPH or count > LINES:
            yield line, 1, f"expected at most {PARAGRAPH:,} characters and {LINES} lines before an empty line, got {len(match[0]):,} in {count}; part the paragraph"
        elif (place := _too_deep(match[0])) is not None:
            before = match[0][:place]
            yield line + before.count("\n"), len(before) - before.rfind("\n"), f"expected at most {DEPTH} lists, quotations or brackets in each other"


def _too_deep(paragraph: str) -> int | None:
    """Where a paragraph goes deeper than anyone follows."""
    for nested in _NESTED.finditer(paragraph):
        if set(paragraph[nested.start():].split("\n", 1)[0]) - set("-*_:| "):  # These alone are a rule, or the line below a table's head.
            return nested.start()
    open_now = {"[": 0, "(": 0}
    for bracket in _BRACKETS.finditer(paragraph):
        if bracket[0] in open_now:
            open_now[bracket[0]] += 1
            if open_now[bracket[0]] > DEPTH:
                return bracket.start()
        elif bracket[0] in "])":
            kind = "[" if bracket[0] == "]" else "("
            open_now[kind] = max(open_now[kind] - 1, 0)
    return None
