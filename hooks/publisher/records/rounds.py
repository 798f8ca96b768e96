from __future__ import annotations

import datetime
from typing import Annotated, ClassVar

from pydantic import Field, field_validator

from .base import Record
from .values import Reference, Text, Whole, _day


class Round(Record):
    """A day on which the Council put persons and entities on the list. The id is the date."""

    collection: ClassVar[str] = "rounds"
    address: ClassVar[str] = "sanctions/rounds/{id}/"
    section: ClassVar[str] = "sanctions"
    title_field: ClassVar[str] = "date"

    regulation: Annotated[str, Reference("acts")]
    """Implementing regulation that carries out the asset freeze."""
    decision: Annotated[str, Reference("acts")]
    """Decision of the Common Foreign and Security Policy."""
    persons: Whole = Field(ge=0)
    """Persons added, as stated when the round was announced; checked against the listings."""
    entities: Whole = Field(ge=0)
    """Entities and bodies added, as stated; checked against the listings."""
    subject: Text
    """What the round answers to, in a few words."""
    summary: Text
    """The round in two or three plain sentences."""
    press_release: Annotated[str, Reference("sources")] | None = None
    """Press release of the Council."""
    note: Text | None = None
    """What a reader may stumble over: a headline that counts otherwise, a corrigendum not seen."""

    @field_validator("id")
    @classmethod
    def _id_is_a_date(cls, value: str) -> str:
        _day(value)
        return value

    @property
    def date(self) -> datetime.date:
        """Day of the round."""
        return datetime.date.fromisoformat(self.id)
