from __future__ import annotations

from typing import ClassVar, Literal

from .base import Record
from .values import Celex, Day, LanguageCode, Line, PartialDate, Url


class Source(Record):
    """A text that a fact was read in, or where it can be checked; cited by id."""

    collection: ClassVar[str] = "sources"
    address: ClassVar[str] = "sources/#{id}"
    section: ClassVar[str] = "about"
    title_field: ClassVar[str] = "title"
    searchable: ClassVar[bool] = False

    title: Line
    """Title as published, in the language of the source."""
    publisher: Line | None = None
    """Who published it, where known."""
    publisher_language: LanguageCode | None = None
    """Language of the publisher's name, where it is not that of the source."""
    language: LanguageCode = "en"
    """Language of the source, `mul` for a text in all official languages, whose title is then in English."""
    url: Url | None = None
    """Where a reader finds it."""
    celex: Celex | None = None
    """CELEX number of an EUR-Lex text; the link then leads to the reader's language."""
    kind: Literal["official-journal", "official", "court", "research", "press", "other"]
    """What sort of text it is."""
    published: PartialDate | None = None
    """Date of the source itself."""
    state: Literal["read", "read-in-copy", "not-checked"]
    """`read` at the address given, `read-in-copy` from a stored copy, `not-checked` at the source yet."""
    checked: Day
    """Day on which the state was true."""

    def order(self) -> tuple:
        return (self.title.casefold(), self.id)
