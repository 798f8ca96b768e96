"""Tables: the published records as rows and columns, planned from their declarations.

A collection is one table with a row for each record. Texts and names have one column for each language (`name_en`,
`name_fr`), the fields of a part stand beside those of its record (`birth.date`), and each list of parts is a further
table (`listings.changes`) whose rows say in their first columns to which record they belong. So nothing is lost.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Iterable, Iterator, Mapping, Sequence

from .. import formats
from ..fields import Shape
from ..languages import official_order
from ..localise import SOURCE_LANGUAGE
from ..records import RECORD_TYPES
from .declared import ID, Field, Schema, published, sentences_of
from .publication import Publication
from .schemas import NAMES
from .values import Value

_POSITION: Schema = {"type": "integer", "minimum": 1}
_Object = Mapping[str, Value]
_Path = tuple[str, ...]


@dataclass(frozen=True)
class Column:
    """One column: where its values stand in the object of a row, and what they are."""

    name: str
    path: _Path
    description: str
    schema: Mapping[str, Any]
    """JSON Schema of a value, or of each of several in one cell."""
    required: bool = False
    many: bool = False
    collection: str = ""
    """The collection whose ids the column holds."""


@dataclass(frozen=True)
class Table:
    """A file of rows. `key` names the columns that together tell each row from every other."""

    name: str
    description: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    rows: list[list[Value]]
    parent: Table | None = None
    """The table to whose rows these belong; the values of its key stand in the first columns."""


@dataclass(frozen=True)
class _Entry:
    """A future row: the object, and the values that say where it belongs."""

    place: tuple[Value, ...]
    found: _Object


@lru_cache(maxsize=1)
def tables(publication: Publication) -> tuple[Table, ...]:
    """The table of each collection, each followed by those of its lists of parts."""
    built, found = tuple(publication.sites), []
    for record_type in RECORD_TYPES:
        name = record_type.collection
        entries = [_Entry((), record) for record in publication.records[name]]
        found += _tables(name, sentences_of(record_type), published(record_type), entries, (), built)
    return tuple(found)


def _tables(
    name: str, description: str, fields: Sequence[Field], entries: list[_Entry], places: tuple[Column, ...], built: tuple[str, ...],
    parent: Table | None = None,
) -> Iterator[Table]:
    """A table and those below it; `places` are the columns that say where a row belongs."""
    columns, lists = _columns(fields, [entry.found for entry in entries], built)
    has_id = any(field.name == "id" for field in fields)
    key = (*(column.name for column in places), *(("id",) if has_id else ()))
    rows = [[*entry.place, *(_at(entry.found, column.path) for column in columns)] for entry in entries]
    table = Table(name, description, (*places, *columns), key, rows, parent)
    yield table

    own_id = (Column(f"{name}.id", (), f"The id of the row of `{name}` that this one belongs to.", ID, True),) if has_id else ()
    for path, field in lists:
        below = f"{name}.{'.'.join(path)}"
        members = published(field.shape.part) if field.shape.part else (Field("value", Shape(field.shape.kind), field.description, True, NAMES),)
        numbered = not any(member.name == "id" for member in members)
        position = (Column(f"{below}.position", (), "Place in the list, from 1.", _POSITION, True),) if numbered else ()
        found = [
            _Entry((*entry.place, *((entry.found["id"],) if has_id else ()), *((place,) if numbered else ())), value if field.shape.part else {"value": value})
            for entry in entries for place, value in enumerate(_at(entry.found, path) or (), start=1)
        ]
        yield from _tables(below, field.description, members, found, (*places, *own_id, *position), built, table)


def _columns(
    fields: Iterable[Field], objects: Sequence[_Object], built: tuple[str, ...], above: _Path = (), always: bool = True,
) -> tuple[list[Column], list[tuple[_Path, Field]]]:
    """The columns for some fields, and the lists among them that need a table of their own."""
    columns: list[Column] = []
    lists: list[tuple[_Path, Field]] = []
    for field in fields:
        path, name, kind, required = (*above, field.name), ".".join((*above, field.name)), field.shape.kind, always and field.required
        if kind in ("part", "text", "names") and field.shape.many:
            lists.append((path, field))
        elif field.shape.part:
            more, further = _columns(published(field.shape.part), objects, built, path, required)
            columns += more
            lists += further
        elif kind in ("text", "names"):
            schema = NAMES if kind == "text" else field.schema
            for language in _languages(objects, path, built):
                told = f"{field.description} In {formats.language(language, SOURCE_LANGUAGE)}."
                there = required and language in schema.get("required", ())
                columns.append(Column(f"{name}_{language}", (*path, language), told, schema["additionalProperties"], there))
        else:
            value = ID if kind == "reference" else field.member
            columns.append(Column(name, path, field.description, value, required and not field.shape.many, field.shape.many, field.shape.collection))
    return columns, lists


def _languages(objects: Iterable[_Object], path: _Path, built: tuple[str, ...]) -> tuple[str, ...]:
    """The languages of the site, and after them further ones in which an official name is given."""
    found = {language for each in objects for language in _at(each, path) or ()}
    return (*built, *official_order(found.difference(built)))


def _at(found: Any, path: _Path) -> Value:
    """What stands at a place in an object; None where nothing does."""
    for step in path:
        if found is None:
            return None
        found = found.get(step)
    return found
