"""Sections: a Markdown page parted at its headings, each with the anchor `{#name}` that all languages share."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Iterator

from .units import PAGES, Unit

_HEADING = re.compile(r"#{1,6}(?!#)\s*\S")
_ANCHOR = re.compile(r"[ \t]*\{(?:[^{}]*\s)?#([^\s{}]+)[^{}]*\}[ \t]*$", re.MULTILINE)
_FENCE = re.compile(r"(`{3,}|~{3,})")
_CALL = re.compile(r"\{\{.*?\}\}", re.DOTALL)


@dataclass(frozen=True)
class Section:
    """A part of a page: a heading and what stands below it, up to the next heading of any level."""

    anchor: str
    """Empty for what stands before the first heading, and for a heading that has none."""
    level: int
    """Level of the heading, from 1; 0 for what stands before the first one."""
    line: int
    """Line of the heading in the page's body, from 1."""
    source: str
    """The section as it stands in the file, to the last line break."""

    @property
    def text(self) -> str:
        """Its words: the Markdown without the anchor, which is no word."""
        lines = (_ANCHOR.sub("", self.source, count=1) if self.anchor else self.source).split("\n")
        return "\n".join(line.rstrip() for line in lines).strip()


def split(body: str) -> tuple[Section, ...]:
    """The sections of a page's body, in order; together they are the body. Lines in code are no headings."""
    starts: list[tuple[int, int]] = [(0, 0)]
    fence = ""
    lines = body.splitlines(keepends=True)
    for number, line in enumerate(lines):
        if fence_here := _FENCE.match(line.lstrip()):
            if not fence:
                fence = fence_here[1]
            elif fence_here[1].startswith(fence) and not line.strip().strip(fence[0]):
                fence = ""
        elif not fence and _HEADING.match(line):
            starts.append((number, len(line) - len(line.lstrip("#"))))
    ends = [start for start, _ in starts[1:]] + [len(lines)]
    return tuple(_section("".join(lines[start:end]), level, start + 1) for (start, level), end in zip(starts, ends) if level or end)


def _section(source: str, level: int, line: int) -> Section:
    anchor = _ANCHOR.search(source.split("\n", 1)[0]) if level else None
    return Section(anchor[1] if anchor else "", level, line, source)


def page_key(name: str) -> str:
    """Owner of a page's units: `docs/guide/nis2` for `guide/nis2.md`."""
    return PAGES + name.removesuffix(".md")


def section_key(name: str, section: Section) -> str:
    """Key of a section's unit."""
    return f"{page_key(name)}#{section.anchor}" if section.level else f"{page_key(name)}.lead"


def page_units(name: str, title: str, description: str, sections: tuple[Section, ...]) -> Iterator[Unit]:
    """The texts of a page: title, description, what stands first, and the sections that have words or an anchor."""
    yield Unit(f"{page_key(name)}.title", title)
    yield Unit(f"{page_key(name)}.description", description)
    for section in sections:
        if section.anchor or (not section.level and any(sign.isalpha() for sign in _CALL.sub("", section.text))):
            yield Unit(section_key(name, section), section.text)
