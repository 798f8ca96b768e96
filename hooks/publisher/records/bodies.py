from __future__ import annotations

from typing import ClassVar, Literal

from .base import Point, Record
from .values import Names, Text, Url


Step = Literal["inform", "propose", "prepare", "guide", "decide"]
"""A step of a joint response to a cyber-attack, in the order in which they follow one another."""


class Body(Record):
    """An EU body or group that acts in cyber policy."""

    collection: ClassVar[str] = "bodies"
    address: ClassVar[str] = "bodies/{id}/"
    section: ClassVar[str] = "bodies"

    name: Names
    """Official name per language."""
    short: Names | None = None
    """Abbreviation per language."""
    kind: Literal["institution", "council-body", "service", "agency", "network", "programme"]
    """What sort of body it is."""
    role: Text
    """What it does in cyber policy, in plain words."""
    steps: tuple[Step, ...] = ()
    """Steps of a joint response in which it acts."""
    website: Url | None = None
    """Its website."""
    facts: tuple[Point, ...] = ()
    """What the sources say of it."""
    note: Text | None = None
    """What a reader must know, for instance about its name."""

    def order(self) -> tuple:
        return (self.name["en"].casefold(),)
