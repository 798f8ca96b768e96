"""Renames: an older version of the data with today's ids, so that a record under a new id is the same record."""

from __future__ import annotations

from typing import Any, Mapping

from ..fields import Shape, shapes
from ..link import Catalogue
from ..records import Record

Ids = Mapping[tuple[str, str], str]
"""Today's id of a record, by its collection and the id that it had."""


def renames(before: Catalogue, now: Catalogue) -> Ids:
    """What was renamed since: records that say which id they had, where the older version has that one and not today's."""
    return {
        (record.collection, old): record.id
        for record in now if before.get(record.collection, record.id) is None
        for old in record.formerly if before.get(record.collection, old) is not None
    }


def with_ids(before: Catalogue, now: Catalogue, ids: Ids) -> Catalogue:
    """The older version with these ids, in the records themselves and wherever they are named."""
    return Catalogue((_renamed(record, now, ids) for record in before), before.broken) if ids else before


def _renamed(record: Record, now: Catalogue, ids: Ids) -> Record:
    found = _with_references(record, ids)
    own = ids.get((record.collection, record.id))
    return found.model_copy(update={"id": own, "formerly": now[record.collection][own].formerly}) if own else found


def _with_references(model: Any, ids: Ids) -> Any:
    changed = {}
    for name, shape in shapes(type(model)).items():
        value = getattr(model, name)
        if value is not None and shape.kind in ("reference", "part"):
            newer = tuple(_value(shape, member, ids) for member in value) if shape.many else _value(shape, value, ids)
            if newer != value:
                changed[name] = newer
    return model.model_copy(update=changed) if changed else model


def _value(shape: Shape, value: Any, ids: Ids) -> Any:
    return ids.get((shape.collection, value), value) if shape.kind == "reference" else _with_references(value, ids)
