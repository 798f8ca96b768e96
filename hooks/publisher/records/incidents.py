from __future__ import annotations

from typing import Annotated, ClassVar

from .base import Record, Sourced
from .values import Id, PartialDate, Reference, Text


class Attribution(Sourced):
    """Who named somebody as responsible, and in what words."""

    id: Id
    """Permanent name within the incident."""
    by: Text
    """Who said so: the EU and its Member States, one Member State, another State, a company."""
    date: PartialDate | None = None
    """When."""
    text: Text
    """In what words, close to the source."""


class Incident(Record):
    """A cyber incident that a listing, a statement or a use of the toolbox answers to."""

    collection: ClassVar[str] = "incidents"
    address: ClassVar[str] = "incidents/{id}/"
    section: ClassVar[str] = "incidents"

    name: Text
    """Name in use."""
    start: PartialDate | None = None
    """When it began, as far as known; used for order and pictures."""
    end: PartialDate | None = None
    """When it ended, if it did and that is known."""
    period: Text
    """When, in words."""
    summary: Text
    """What happened, in one or two plain sentences."""
    harmed: Text
    """Who was harmed."""
    named: Text
    """Whom the source names as responsible; a group or body, not a State, unless a State was named."""
    attributions: tuple[Attribution, ...] = ()
    """Public attributions, the EU's and others' kept apart."""
    groups: tuple[Annotated[str, Reference("groups")], ...] = ()
    """Groups that sources tie to it."""
    note: Text | None = None
    """What a reader must know."""

    def order(self) -> tuple:
        return (self.start or PartialDate(9999), self.id)
