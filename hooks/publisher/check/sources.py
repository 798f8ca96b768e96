"""Everything that states facts cites a source, or says which of its fields are unverified and where to check them."""

from __future__ import annotations

from typing import Iterator

from pydantic import BaseModel

from ..diagnostics import did_you_mean
from ..fields import shapes
from ..link import Catalogue
from ..parse import Location
from ..records import Record, Sourced, Source


def check(catalogue: Catalogue) -> Iterator:
    for record in catalogue:
        if not isinstance(record, Source):
            yield from _within(record, record, ())


def _within(record: Record, model: BaseModel, location: Location) -> Iterator:
    if isinstance(model, Sourced):
        if not model.sources and not model.unverified:
            yield record, location, "missing sources: name at least one under 'sources', or list the fields nobody confirms under 'unverified'"
        if model.unverified and not model.check_at:
            yield record, location + ("unverified",), "missing 'check_at': name the source where the unverified fields can be checked"
        if model.check_at and not model.unverified:
            yield record, location + ("check_at",), "'check_at' without 'unverified': list the fields to be checked, or move the source to 'sources'"
        for index, path in enumerate(model.unverified):
            if not _exists(model, path):
                yield record, location + ("unverified", index), f"unknown field '{path}'{did_you_mean(path, type(model).model_fields)}"
    for name, shape in shapes(type(model)).items():
        value = getattr(model, name)
        if shape.kind == "part" and value is not None:
            for index, member in enumerate(value) if shape.many else [(None, value)]:
                yield from _within(record, member, location + ((name,) if index is None else (name, index)))


def _exists(model: BaseModel, path: str) -> bool:
    """Whether a dotted path leads to a field that has a value."""
    value: object = model
    for step in path.split("."):
        if isinstance(value, BaseModel) and step in type(value).model_fields:
            value = getattr(value, step)
        elif hasattr(value, "keys") and step in value:  # type: ignore[operator]
            value = value[step]  # type: ignore[index]
        else:
            return False
    return True
