"""The record types, and the one registry that every stage reads.

A new collection is a model file here, a line in `RECORD_TYPES`, a folder in `data/` and, if its
records have pages, a folder in `overrides/pages/`.
"""

from __future__ import annotations

from .acts import Act
from .base import Part, Point, Record, Sourced
from .bodies import Body
from .editions import Edition
from .events import Event
from .groups import Group
from .incidents import Incident
from .listings import Listing
from .measures import Measure
from .partners import Partner
from .pillars import Pillar
from .rounds import Round
from .sources import Source
from .terms import Term
from .uses import Use

RECORD_TYPES: tuple[type[Record], ...] = (
    Pillar, Measure, Use, Round, Listing, Incident, Group, Edition, Act, Body, Partner, Event, Term, Source,
)
COLLECTIONS: dict[str, type[Record]] = {record_type.collection: record_type for record_type in RECORD_TYPES}

__all__ = ["COLLECTIONS", "RECORD_TYPES", "Part", "Point", "Record", "Sourced", *(t.__name__ for t in RECORD_TYPES)]
