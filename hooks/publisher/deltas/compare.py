"""Compare: two catalogues, record by record and field by field.

No change is what a reader cannot tell apart: a text or an official name whose lines break elsewhere or whose quotation
marks, apostrophes and no-break spaces were set anew; another order of a list; words that only the search uses. A record
whose file cannot be read in one of the versions is left out. A record under a new id is the same record: its id has changed,
and nothing of those that name it.
"""

from __future__ import annotations

from typing import Any, Callable, Iterator, Mapping, Sequence

from pydantic import BaseModel

from ..fields import Shape, shapes
from ..link import Catalogue
from ..records import RECORD_TYPES, Listing, Record, Sourced
from ..records.base import NOT_PUBLISHED
from ..translations.units import same_words
from .changes import Change, Kind, plain, without_forgotten
from .renames import renames, with_ids

_SET_ANEW = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "„": '"', "\u00a0": " ", "\u202f": " ", "\u2011": "-"})
"""Signs that typography chooses, and the plain ones for them."""
_Difference = tuple[Kind, str, Any, Any]
"""Kind, path, value before, value now; the values as the record holds them."""


def compare(before: Catalogue, now: Catalogue, title: Callable[[Record], str] = lambda record: record.id) -> tuple[Change, ...]:
    """Every change from one version to the other, by collection and record, fields in the order of their declaration.

    `title` says what a record that was removed was called.
    """
    return without_forgotten(tuple(_changes(before, now, title)), now)


def _changes(before: Catalogue, now: Catalogue, title: Callable[[Record], str]) -> Iterator[Change]:
    unread = before.broken | now.broken
    ids = renames(before, now)
    old_ids = {(collection, new): old for (collection, old), new in ids.items()}
    before = with_ids(before, now, ids)
    for record_type in RECORD_TYPES:
        name = record_type.collection
        for record in now[name].values():
            older = before.get(name, record.id)
            if (name, record.id) in unread:
                continue
            if old_id := old_ids.get((name, record.id)):
                yield Change(name, record.id, "changed", "id", old_id, record.id)
            if older is None:
                yield Change(name, record.id, "listed" if isinstance(record, Listing) and not record.delisted else "added")
            elif older != record:
                for kind, path, value, newer in _fields(older, record, ""):
                    yield Change(name, record.id, _kind(record, path, kind), path, plain(value), plain(newer))
        for record in before[name].values():
            if now.get(name, record.id) is None and (name, record.id) not in unread:
                yield Change(name, record.id, "removed", title=title(record))


def _kind(record: Record, path: str, kind: Kind) -> Kind:
    """What a difference is called: of a listing, its end and its amendments have names of their own."""
    if isinstance(record, Listing):
        if path == "delisted" and kind == "added":
            return "delisted"
        if path.startswith("changes[") and kind == "added":
            return "amended"
    return kind if path.endswith("]") else "changed"


def _fields(before: BaseModel, now: BaseModel, above: str) -> Iterator[_Difference]:
    """Differences of two records or parts of one type, with paths below `above`: what is told first, then who says so."""
    for name, shape in sorted(shapes(type(now)).items(), key=lambda field: field[0] in Sourced.model_fields):
        old, new = getattr(before, name), getattr(now, name)
        if name not in NOT_PUBLISHED and old != new:
            yield from _values(shape, old, new, f"{above}.{name}" if above else name)


def _values(shape: Shape, old: Any, new: Any, path: str) -> Iterator[_Difference]:
    if shape.many and shape.part and "id" in shape.part.model_fields:
        yield from _parts({part.id: part for part in old}, {part.id: part for part in new}, path)
    elif shape.many:
        went, came = _members(shape, old, new)
        if went or came:
            yield "changed", path, went or None, came or None
    elif shape.kind == "names":
        yield from _names(old or {}, new or {}, path)
    elif shape.kind == "part" and old is not None and new is not None:
        yield from _fields(old, new, path)
    elif not _alike(shape, old, new):
        yield "added" if old is None else "removed" if new is None else "changed", path, old, new


def _parts(old: Mapping[str, BaseModel], new: Mapping[str, BaseModel], path: str) -> Iterator[_Difference]:
    """Differences of two lists whose parts have ids."""
    for name, part in new.items():
        if name not in old:
            yield "added", f"{path}[{name}]", None, part
        else:
            yield from _fields(old[name], part, f"{path}[{name}]")
    for name, part in old.items():
        if name not in new:
            yield "removed", f"{path}[{name}]", part, None


def _names(old: Mapping[str, str], new: Mapping[str, str], path: str) -> Iterator[_Difference]:
    """Differences of two official names, language by language."""
    for language in (*new, *(language for language in old if language not in new)):
        if not same_value(old.get(language), new.get(language)):
            yield "changed", f"{path}.{language}", old.get(language), new.get(language)


def _members(shape: Shape, old: Sequence[Any], new: Sequence[Any]) -> tuple[list[Any], list[Any]]:
    """What went from a list and what came to it, however often each stands there."""
    went, came = list(old), []
    for member in new:
        same = next((other for other in went if _alike(shape, other, member)), None)
        if same is None:
            came.append(member)
        else:
            went.remove(same)
    return went, came


def _alike(shape: Shape, old: Any, new: Any) -> bool:
    return same_value(old, new) if shape.kind == "text" else bool(old == new)


def same_value(old: Any, new: Any) -> bool:
    """True when two values are equal, or are texts that differ in nothing but the setting of their type."""
    if isinstance(old, str) and isinstance(new, str):
        return same_words(old.translate(_SET_ANEW), new.translate(_SET_ANEW))
    return bool(old == new)
