"""Edits: words replaced at their places, everything around them left as it stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Iterable

from ..diagnostics import Diagnostic, Refused
from ..parse import Place
from ..read import Document


@dataclass(frozen=True)
class Edit:
    """At a place of a text, where a word or the beginning of one stands, another one is to stand."""

    place: Place
    old: str
    new: str


def edited(document: Document, edits: Iterable[Edit]) -> Document:
    """The document with all edits made; raises Refused where a word is written in a way that hides it, like `"a\\x2db"` for `a-b`."""
    lines = document.text.split("\n")
    for edit in sorted(set(edits), key=lambda edit: edit.place, reverse=True):
        row, column = edit.place[0] - 1, edit.place[1] - 1
        column += lines[row][column:column + 1] in ('"', "'")
        if not lines[row].startswith(edit.old, column):
            raise Refused([Diagnostic(document.path, *edit.place, f"write '{edit.old}' here as a plain word, so that it can be replaced")])
        lines[row] = lines[row][:column] + edit.new + lines[row][column + len(edit.old):]
    return Document(document.path, "\n".join(lines))
