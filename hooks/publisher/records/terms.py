from __future__ import annotations

from typing import ClassVar

from .base import Record
from .values import LanguageCode, Line, Names, Text


class Term(Record):
    """A term of the glossary with its official equivalents."""

    collection: ClassVar[str] = "terms"
    address: ClassVar[str] = "glossary/#{id}"
    section: ClassVar[str] = "guide"
    other_names: ClassVar[tuple[str, ...]] = ("variants",)

    name: Names
    """The term in each language, as official texts use it."""
    short: Names | None = None
    """Abbreviation in each language."""
    variants: tuple[Line, ...] = ()
    """Other forms in use, any language; found by search."""
    ordinary_in: tuple[LanguageCode, ...] = ()
    """Languages in which the term is also an everyday word, so that pages do not explain it in place."""
    definition: Text
    """What it means, in one or two plain sentences."""
    note: Text | None = None
    """Remark on usage."""
