from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from .base import Part, Point, Record, Sourced
from .values import Id, Line, Reference, Text, Whole


class Entry(Part):
    """A numbered entry of an agreed list."""

    id: Id
    """Permanent name within the list."""
    label: Line
    """Number or letter as agreed: `1`, `a`."""
    text: Text
    """The entry in our own words."""


class AgreedList(Sourced):
    """A list that States have agreed, such as norms or confidence-building measures."""

    id: Id
    """Permanent name within the pillar."""
    title: Text
    """Name of the list."""
    intro: Text
    """Who agreed it, when, and that the wording is ours."""
    entries: tuple[Entry, ...]
    """The entries in the agreed order."""


class Pillar(Record):
    """One of the three pillars of the EU's action as framed on 14 September 2020."""

    collection: ClassVar[str] = "pillars"
    address: ClassVar[str] = "pillars/{id}/"
    section: ClassVar[str] = "pillars"

    position: Whole = Field(ge=1)
    """First, second or third, as in the text of 2020."""
    name: Text
    """Title of the pillar."""
    short_name: Text
    """Title in two or three words, for cards and menus."""
    frame: Text
    """How the text of 2020 frames the pillar."""
    summary: Text
    """The pillar in one sentence a citizen understands."""
    in_practice: tuple[Point, ...]
    """What it means in practice."""
    instruments: tuple[Point, ...]
    """Instruments the EU and others use."""
    examples: tuple[Point, ...]
    """Real examples."""
    agreed_lists: tuple[AgreedList, ...] = ()
    """Agreed norms or measures."""
    bodies: tuple[Annotated[str, Reference("bodies")], ...] = ()
    """Bodies that act."""

    def order(self) -> tuple:
        return (self.position,)
