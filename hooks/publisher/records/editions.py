from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from .base import Point, Record
from .values import PartialDate, Reference, Text, Whole


class Edition(Record):
    """An edition of the EU Cyber Forum. The id is the year."""

    collection: ClassVar[str] = "editions"
    address: ClassVar[str] = "forum/{id}/"
    section: ClassVar[str] = "forum"

    name: Text
    """'Second EU Cyber Forum, 2020'."""
    number: Whole = Field(ge=1)
    """Ordinal number of the edition."""
    opened: PartialDate
    """Opening day as far as known."""
    summary: Text
    """The edition in one or two plain sentences."""
    facts: tuple[Point, ...]
    """What the sources say."""
    unknown: tuple[Point, ...] = ()
    """What no source tells, said as such."""
    recording: Annotated[str, Reference("sources")] | None = None
    """Page with a recording; linked, never embedded."""

    def order(self) -> tuple:
        return (self.id,)
