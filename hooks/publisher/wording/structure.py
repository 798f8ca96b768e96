"""Structure: a translated page has the headings, blocks, links and template calls of the English one.

Sections are matched by their anchors. A section that is not there is a missing translation, which is no
fault of the page; one that is there agrees with the English, unless that has changed since (`stale`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Callable, Iterator, Sequence

from ..diagnostics import Diagnostic, did_you_mean
from ..parse import Place
from ..prose import Prose
from ..remember import remembered
from .collect import sections
from .markdown import Block

_LINK = re.compile(r"\]\(\s*([^)\s]+)[^)]*\)")
_CALL = re.compile(r"\{\{\s*(.*?)\s*\}\}", re.DOTALL)
_LABELLED = re.compile(r'((?:term|link|act)\(\s*"[^"]*")\s*,\s*"[^"]*"')
_CODES = (
    "bg cs da de el en es et fi fr ga hr hu it lt lv mt nl pl pt ro sk sl sv "
    "bul ces dan deu ell eng spa est fin fra gle hrv hun ita lit lav mlt nld pol por ron slk slv swe"
).split()
_OF_A_LANGUAGE = re.compile(rf"/(?:{'|'.join(_CODES)}|deed\.[a-z]{{2}})?(?=/|$)", re.IGNORECASE)
"""Parts of an outside address by which it leads to the text in one language."""


_KINDS = {"paragraph": "a paragraph", "item": "an entry of a list", "row": "a row of a table", "definition": "a definition", "call": "a block made from data"}


@remembered(4096)
def check(page: Prose, english: Prose, stale: frozenset[str] = frozenset()) -> tuple[Diagnostic, ...]:
    """Where a translated page differs from the English one; `stale` holds anchors of sections not to be compared."""
    return tuple(_differences(page, english, stale))


def _differences(page: Prose, english: Prose, stale: frozenset[str]) -> Iterator[Diagnostic]:
    wanted, own = sections(english), sections(page)
    known = [name for name in wanted if name in own]
    for name, members in own.items():
        if name not in wanted:
            yield _at(page, members[0], f"unknown section '{name}'; the English page has none with this anchor{did_you_mean(name, wanted)}")
    present = [name for name in own if name in wanted]
    for name, expected in zip(present, known):
        if name != expected:
            yield _at(page, own[name][0], f"expected section '{expected}' here, as on the English page, got '{name}'")
            break
    for name in present:
        if name not in stale:
            yield from _section(page, own[name], wanted[name])


def _section(page: Prose, own: Sequence[Block], english: Sequence[Block]) -> Iterator[Diagnostic]:
    for block, other in zip(own, english):
        if block.kind != other.kind:
            yield _at(page, block, f"expected {_KINDS.get(other.kind, other.kind)} here, as on the English page, got {_KINDS.get(block.kind, block.kind)}")
            break
    else:
        if len(own) != len(english):
            yield _at(page, own[-1], f"expected {len(english)} paragraphs, entries and rows in this section, as on the English page, got {len(own)}")
    for what, found in (("link", _links), ("template call", _calls)):
        here, there = found(own), found(english)
        for key, target in here.items():
            if key not in there:
                hint = did_you_mean(target.written, [other.written for other in there.values()])
                yield Diagnostic(page.path, *target.place, f"unknown {what} '{target.written}'; the English section has none such{hint}")
            elif target.count > there[key].count:
                yield Diagnostic(page.path, *target.place, f"{what} '{target.written}' stands here {target.count} times, in the English section {there[key].count}")
        for key, target in there.items():
            if key not in here or here[key].count < target.count:
                yield _at(page, own[0], f"missing {what} '{target.written}' in this section; the English one has it{' more often' * (key in here)}")


@dataclass
class _Target:
    """What a link or call names, as it is first written, where that is, and how often it is named."""

    written: str
    place: Place
    count: int = 0


Found = dict[str, _Target]
"""Targets by what is the same in every language."""


def _links(blocks: Sequence[Block]) -> Found:
    return _found(blocks, _LINK, lambda target: _OF_A_LANGUAGE.sub("", target) if "://" in target else target)


def _calls(blocks: Sequence[Block]) -> Found:
    return _found(blocks, _CALL, lambda call: _LABELLED.sub(r"\1", call))


def _found(blocks: Sequence[Block], pattern: re.Pattern[str], common: Callable[[str], str]) -> Found:
    found: Found = {}
    for block in blocks:
        for match in pattern.finditer(block.source):
            found.setdefault(common(match[1]), _Target(match[1], block.locate_source(match.start()))).count += 1
    return found


def _at(page: Prose, block: Block, message: str) -> Diagnostic:
    return Diagnostic(page.path, block.line, block.column, message)
