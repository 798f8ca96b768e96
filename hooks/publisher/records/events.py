from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from .base import Record
from .values import PartialDate, Reference, Text


class Event(Record):
    """An entry of the timeline that no other record implies."""

    collection: ClassVar[str] = "events"
    address: ClassVar[str] = "timeline/#{id}"
    section: ClassVar[str] = "pillars"
    title_field: ClassVar[str] = "text"

    date: PartialDate
    """When."""
    kind: Literal["law", "policy", "diplomacy", "united-nations", "capacity", "institution", "incident"]
    """What sort of event."""
    text: Text
    """What happened, in one plain sentence."""
    acts: tuple[Annotated[str, Reference("acts")], ...] = ()
    """Acts it is about."""
    bodies: tuple[Annotated[str, Reference("bodies")], ...] = ()
    """Bodies that acted."""

    def order(self) -> tuple:
        return (self.date, self.id)
