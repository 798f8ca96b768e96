from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from .base import Point, Record
from .values import Reference, Text, Whole

Family = Literal["preventive", "cooperative", "stability", "restrictive", "support"]


class Measure(Record):
    """A measure of the Cyber Diplomacy Toolbox."""

    collection: ClassVar[str] = "measures"
    address: ClassVar[str] = "toolbox/{id}/"
    section: ClassVar[str] = "toolbox"

    family: Family
    """Family of the toolbox it belongs to."""
    position: Whole = Field(ge=1)
    """Place within the whole toolbox, from the mildest family to the strongest."""
    name: Text
    """Name of the measure."""
    summary: Text
    """What it is, in one plain sentence."""
    explanation: Text
    """How it works and when it is used, in a few plain sentences."""
    points: tuple[Point, ...] = ()
    """Sourced facts about the measure: rules, examples."""
    pillar: Annotated[str, Reference("pillars")] | None = None
    """Pillar that the measure serves most."""

    def order(self) -> tuple:
        return (self.position,)
