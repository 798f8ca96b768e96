"""Anchors: sections are matched across languages by their anchors, so every heading has one, the same in all."""

from __future__ import annotations

import re
from typing import Iterable, Iterator, Mapping

from ..diagnostics import did_you_mean
from .sections import Section, section_key
from .units import same_words

_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")

Finding = tuple[int, str]
"""A line of the page's body, from 1, and what is wrong there."""


def own_anchors(sections: Iterable[Section]) -> Iterator[Finding]:
    """Headings of a page without an anchor, and anchors that stand twice."""
    first: dict[str, int] = {}
    for section in sections:
        if section.level and not section.anchor:
            yield section.line, "heading without an anchor; write a short permanent name after it, like {#who}, the same in every language"
        elif section.anchor and not _NAME.fullmatch(section.anchor):
            yield section.line, f"expected an anchor of lower-case letters, digits and single hyphens, like {{#who}}, got {{#{section.anchor}}}"
        elif section.anchor and first.setdefault(section.anchor, section.line) != section.line:
            yield section.line, f"the anchor {{#{section.anchor}}} stands twice on this page; give one heading another name"


def shared_anchors(name: str, sections: Iterable[Section], english: Iterable[Section], made_from: Mapping[str, str]) -> Iterator[Finding]:
    """Anchors of a translated page that its English page does not have.

    A section whose English was written down and is gone is no error: it is left out of the page until someone deletes it.
    """
    there = {section.anchor: section for section in english if section.anchor}
    here = {section.anchor for section in sections}
    for section in sections:
        if not section.anchor or section.anchor in there:
            continue
        source = made_from.get(section_key(name, section))
        renamed = next((anchor for anchor, other in there.items() if source and anchor not in here and same_words(source, other.text)), None)
        if renamed:
            yield section.line, f"the English page calls this section {{#{renamed}}} now; write that instead of {{#{section.anchor}}}"
        elif source is None:
            hint = did_you_mean(section.anchor, set(there) - here)
            yield section.line, f"unknown section '{section.anchor}'{hint}; docs/en/{name} has no heading {{#{section.anchor}}}, and anchors are the same in every language"
