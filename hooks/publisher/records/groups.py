from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from .base import Record
from .values import LanguageCode, Line, Reference, Text


class Group(Record):
    """A threat actor as named in sources: a hacking group, a service's unit, a criminal service."""

    collection: ClassVar[str] = "groups"
    address: ClassVar[str] = "groups/{id}/"
    section: ClassVar[str] = "incidents"
    other_names: ClassVar[tuple[str, ...]] = ("aliases",)

    name: Text
    """Name that the sources of this site use most; translated where it is a description."""
    kind: Literal["hacking-group", "military-unit", "intelligence-unit", "criminal-group", "company", "hacktivists", "malware"]
    """What sort of actor the sources describe."""
    aliases: tuple[Line, ...] = ()
    """Other names that the sources give."""
    aliases_language: LanguageCode | None = None
    """Language of the other names, where these are words of a language and not proper names."""
    part_of: Annotated[str, Reference("groups")] | None = None
    """Larger actor that sources place it in."""
    summary: Text
    """Who they are according to the sources, in one or two plain sentences."""
    note: Text | None = None
    """What a reader must know."""

    def order(self) -> tuple:
        return (self.name.casefold(),)
