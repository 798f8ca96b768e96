"""Changes: one for each thing that differs between two versions of the data."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, replace
from typing import Any, Literal, Mapping, Sequence

from pydantic import BaseModel

from ..link import Catalogue
from ..records.values import PartialDate

Kind = Literal["added", "removed", "listed", "delisted", "amended", "changed"]
"""`listed`, `delisted` and `amended` are said of listings only: a new entry that stands, its end, and a later change of it."""
Value = Any
"""What JSON knows, as the open data write it: text, number, true or false, list, object; None where nothing is known."""

FORGOTTEN: Mapping[str, tuple[str, ...]] = {"listings": ("birth",)}
"""Fields that a record drops in the end, by collection. Their values are told only while the record still has the field."""


@dataclass(frozen=True)
class Change:
    """One difference of one record; `field` is empty where the whole record came or went.

    A field is named by its path: `summary`, `birth.date`, `name.fr` for an official name, `changes[2020-11-20].text`
    for a part with an id. `before` and `after` are its values. Of a list without ids they are only the members that
    went and those that came. Of a whole record, and of a value that is not to be kept, both are None.
    """

    collection: str
    record: str
    kind: Kind
    field: str = ""
    before: Value = None
    after: Value = None
    title: str | None = None
    """English heading of a record that was removed."""

    @property
    def name(self) -> str:
        """The record: `listings/gao-qiang`."""
        return f"{self.collection}/{self.record}"

    @property
    def place(self) -> str:
        """The record, and the field where one is meant: `listings/gao-qiang.birth.date`."""
        return f"{self.name}.{self.field}" if self.field else self.name


def plain(value: Any) -> Value:
    """A value of a record without types of its own; what is empty in a part is left out of it."""
    if isinstance(value, BaseModel):
        return {name: plain(member) for name in type(value).model_fields if (member := getattr(value, name)) not in (None, ())}
    if isinstance(value, Mapping):
        return {str(name): plain(member) for name, member in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(member) for member in value]
    return str(value) if isinstance(value, (datetime.date, PartialDate)) else value


def is_forgotten(change: Change, catalogue: Catalogue) -> bool:
    """True when a change is about a field that the record no longer has and whose values are then not kept."""
    top = change.field.partition(".")[0]
    if top not in FORGOTTEN.get(change.collection, ()):
        return False
    record = catalogue.find(change.collection, change.record)
    return record is None or getattr(record, top) is None


def without_forgotten(changes: Sequence[Change], catalogue: Catalogue) -> tuple[Change, ...]:
    """The same changes, without values that are not to be kept by what the records say in this catalogue."""
    return tuple(replace(change, before=None, after=None) if is_forgotten(change, catalogue) else change for change in changes)
