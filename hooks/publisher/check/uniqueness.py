"""Values that only one record, or one member of a list, may have."""

from __future__ import annotations

from typing import Iterator

from pydantic import BaseModel

from ..fields import shapes
from ..link import Catalogue
from ..parse import Location
from ..records import Record

_UNIQUE = {"listings": ("entry", "reference"), "measures": ("position",), "pillars": ("position",), "editions": ("number",), "acts": ("celex", "eli")}


def check(catalogue: Catalogue) -> Iterator:
    for collection, names in _UNIQUE.items():
        for name in names:
            seen: dict[object, str] = {}
            for record in catalogue[collection].values():
                value = getattr(record, name)
                if value is not None and seen.setdefault(value, record.id) != record.id:
                    yield record, (name,), f"'{value}' is taken by {collection}/{seen[value]} already"
    for record in catalogue:
        yield from _lists(record, record, ())


def _lists(record: Record, model: BaseModel, location: Location) -> Iterator:
    """Members of a list with the same id, at any depth: translations are keyed by it."""
    for name, shape in shapes(type(model)).items():
        value = getattr(model, name)
        if shape.kind != "part" or value is None:
            continue
        seen: set[str] = set()
        for index, member in enumerate(value) if shape.many else [(None, value)]:
            here = location + ((name,) if index is None else (name, index))
            member_id = getattr(member, "id", None)
            if shape.many and member_id in seen:
                yield record, here + ("id",), f"id '{member_id}' stands twice in this list; give each entry its own"
            elif member_id is not None:
                seen.add(member_id)
            yield from _lists(record, member, here)
