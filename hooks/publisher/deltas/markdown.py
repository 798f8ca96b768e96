"""Markdown: all changes of a comparison, for the summary of a pull request. Nothing in the data is read as markup."""

from __future__ import annotations

import re
from itertools import groupby
from typing import Iterable, Iterator, Sequence

from ..localise import View, Words
from ..word_by_word import Piece
from .changes import Change
from .words import Line, Teller

_MOST = 200
"""Records that are told; a host shows no more than so many."""
_SIGNS = re.compile(r"([\\`*_{}\[\]<>#|~@!&])")


def markdown(teller: Teller, changes: Sequence[Change], unread: Iterable[str] = ()) -> str:
    """The changes by record, in the language of the teller; `unread` are records whose older file today's program cannot read."""
    message = teller.view.message
    records = [list(found) for _, found in groupby(changes, key=lambda change: change.name)]
    parts = [f"## {message('delta.title')}", str(message("delta.records", n=len(records)) if records else message("delta.none"))]
    if records:
        parts.append("\n".join(entry for found in records[:_MOST] for entry in _record(teller, found)))
    if len(records) > _MOST:
        parts.append(str(message("delta.more", n=len(records) - _MOST)))
    if names := ", ".join(f"`{name}`" for name in unread):
        parts.append(str(message("delta.unread", names=names)))
    return "\n\n".join(parts) + "\n"


def _record(teller: Teller, changes: Sequence[Change]) -> Iterator[str]:
    """A record with its kind and name, and below it a line for each thing that changed."""
    first = changes[0]
    kinds = ", ".join(dict.fromkeys(str(teller.kind(change)) for change in changes))
    yield f"- **{kinds}**: {escaped(teller.named.title(first.collection, first.record, first.title))} – `{first.name}`"
    for change in changes:
        for line in teller.lines(change):
            yield f"  - {_line(teller.view, line)}"


def _line(view: View, line: Line) -> str:
    return str(view.message(
        line.key, field=escaped(line.field), values=_listed(view, line.values), before=_listed(view, line.before), words=_marked(line.words),
    ))


def _listed(view: View, values: Iterable[Words]) -> str:
    return str(view.message("text.semicolon")).join(map(escaped, values))


def _marked(words: Iterable[Piece]) -> str:
    signs = {"same": "{}", "out": "~~{}~~", "in": "**{}**"}
    return " ".join(signs[piece.kind].format(escaped(piece.text)) for piece in words)


def escaped(text: str) -> str:
    """Words in one line that no renderer takes for markup."""
    return _SIGNS.sub(r"\\\1", str(text).replace("\n", " "))
