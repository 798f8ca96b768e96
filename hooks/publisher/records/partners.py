from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from .base import Point, Record, Sourced
from .values import Id, PartialDate, Text, Whole


class Meeting(Sourced):
    """A round of a dialogue."""

    id: Id
    """Permanent name within the partner: number or date."""
    number: Whole | None = Field(default=None, ge=1)
    """Ordinal number where the source gives one."""
    date: PartialDate
    """Day or month; of the report where the meeting day is not known."""
    place: Text | None = None
    """Place, or that it was held online."""
    note: Text | None = None
    """Remark, for instance on the date."""


class Partner(Record):
    """A country or organisation with which the EU speaks on cyber matters."""

    collection: ClassVar[str] = "partners"
    address: ClassVar[str] = "partners/{id}/"
    section: ClassVar[str] = "bodies"

    name: Text
    """Name of the partner."""
    kind: Literal["country", "organisation"]
    """Country or organisation."""
    summary: Text
    """What the relation is, in one or two plain sentences."""
    meetings: tuple[Meeting, ...] = ()
    """Rounds of the dialogue, oldest first."""
    facts: tuple[Point, ...] = ()
    """What else the sources say."""
    note: Text | None = None
    """What a reader must know."""
