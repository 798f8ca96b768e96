from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from .base import Record
from .values import PartialDate, Reference, Text


class Use(Record):
    """An occasion on which the EU used the Cyber Diplomacy Toolbox."""

    collection: ClassVar[str] = "uses"
    address: ClassVar[str] = "toolbox/uses/#{id}"
    section: ClassVar[str] = "toolbox"
    title_field: ClassVar[str] = "title"

    date: PartialDate
    """Day of the statement or decision."""
    kind: Literal["declaration", "joint-statement", "spokesperson", "conclusions", "demarche", "sanctions"]
    """Form it took."""
    title: Text
    """What it was, in our words."""
    summary: Text
    """What it says and about what, in one or two plain sentences."""
    attribution: Literal["none", "member-state", "some-member-states", "eu"] = "none"
    """Who is said to name a State as responsible: nobody, one Member State, some, or the EU and its Member States."""
    attribution_text: Text | None = None
    """In what words, where `attribution` is not `none` or needs a remark."""
    measures: tuple[Annotated[str, Reference("measures")], ...] = ()
    """Measures of the toolbox that were used."""
    incidents: tuple[Annotated[str, Reference("incidents")], ...] = ()
    """Incidents it answers to."""
    round: Annotated[str, Reference("rounds")] | None = None
    """The round, for sanctions."""
    note: Text | None = None
    """What a reader must know before relying on this."""

    def order(self) -> tuple:
        return (self.date, self.id)
