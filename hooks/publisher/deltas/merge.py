"""Merge: the changes of a day that were written down already, and those of a later run on that day.

The later run may have been made against the same older version or against a newer one. Both give the same: what is true
of the day is what differs from its beginning and still stands in the data. What was written down of a record that has been
renamed since is told under its new id, once.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Iterable, Sequence

from ..link import Catalogue
from .changes import Change, Value, is_forgotten, plain
from .compare import same_value
from .declared import declared


def merged(earlier: Sequence[Change], later: Sequence[Change], now: Catalogue) -> tuple[Change, ...]:
    """The changes of the day, by what the data say `now`; those of one record stand together."""
    earlier = [replace(change, record=found.id) if (found := now.find(change.collection, change.record)) else change for change in earlier]
    known = {(change.place, _side(change)): change for change in earlier}
    came = {change.place for change in earlier if _side(change) == "came"}
    for change in later:
        key = (change.place, _side(change))
        if _side(change) == "gone" and change.place in came:
            del known[change.place, "came"]
        elif key in known:
            known[key] = _joined(known[key], change)
        elif not any(_below(change.place, place) for place in came):
            known[key] = change
    order = {change.name: place for place, change in reversed(list(enumerate(known.values())))}
    standing = (still for change in known.values() if (still := _standing(change, now)) is not None)
    return tuple(sorted(standing, key=lambda change: order[change.name]))


def _side(change: Change) -> str:
    """Whether a record or a part came or is gone, or a value changed."""
    if change.kind == "removed":
        return "gone"
    return "came" if change.kind in ("added", "listed", "amended") else "changed"


def _below(place: str, above: str) -> bool:
    return place.startswith((f"{above}.", f"{above}["))


def _is_list(change: Change) -> bool:
    step = declared(change.collection, change.field).last if change.field else None
    return step is not None and step.shape.many and step.part is None


def _joined(earlier: Change, later: Change) -> Change:
    """One change for two of the same field, from the first value to the last."""
    if not _is_list(later):
        return replace(later, before=earlier.before)
    return replace(
        later,
        before=[*_without(earlier.before, later.after), *_without(later.before, earlier.after, earlier.before)],
        after=[*_without(earlier.after, later.before), *_without(later.after, earlier.before, earlier.after)],
    )


def _without(members: Value, *others: Value) -> list[Value]:
    return [member for member in members or () if not any(member in (other or ()) for other in others)]


def _standing(change: Change, now: Catalogue) -> Change | None:
    """The change as far as the data still say so; None for one that was taken back."""
    record = now.get(change.collection, change.record)
    if not change.field:
        return change if (record is None) == (change.kind == "removed") else None
    if record is None:
        return None
    value = _value(plain(record), change)
    if _is_list(change):
        went = _without(change.before, value)
        came = [member for member in change.after or () if member in (value or ())]
        return replace(change, before=went or None, after=came or None) if went or came else None
    if _side(change) == "gone":
        return change if value is None else None
    if _side(change) == "came":
        return replace(change, after=value) if value is not None else None
    return change if same_value(value, change.after) and not same_value(change.before, change.after) or is_forgotten(change, now) else None


def _value(record: Value, change: Change) -> Value:
    """What a record says today at the change's path."""
    field = declared(change.collection, change.field)
    value = record
    for step in field.steps:
        value = (value or {}).get(step.name)
        if step.part is not None:
            value = _with_id(value or (), step.part)
    return (value or {}).get(field.language) if field.language else value


def _with_id(parts: Iterable[Value], name: str) -> Value:
    return next((part for part in parts if part["id"] == name), None)
