"""Passages: texts that readers see, each with the English it renders and the place of every character.

A passage is what a rule looks at: a paragraph of a Markdown page without its markup, a text of a record, an
interface text. Rules speak of offsets in the running text; only a finding asks where that is in the file.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Callable

from ..diagnostics import Diagnostic
from ..parse import Place

HIDDEN = "\ufffc"
"""Stands for a template call, code or an address: something is printed here, but not these words."""


@dataclass(frozen=True)
class Passage:
    """A running text in one language."""

    path: str
    language: str
    key: str
    """The unit's key, `listings/gao-qiang.reasons`, or page and section, `guide/norms.md#declaration`."""
    text: str
    english: str
    """The English that it renders; its own text if it is English."""
    locate: Callable[[int], Place]
    """Line and column of the character at an offset of `text`."""

    def diagnostic(self, offset: int, message: str) -> Diagnostic:
        """A finding at a character of the running text."""
        return Diagnostic(self.path, *self.locate(offset), message)
