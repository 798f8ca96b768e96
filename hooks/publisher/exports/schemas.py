"""JSON Schema (2020-12) of the published records, made from their declarations.

What a record looks like depends on the kind of file it stands in; a `Form` says what is particular to one kind, and
`record_schema` is the same for all.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Callable, Iterable, Iterator, Mapping

from pydantic import BaseModel, TypeAdapter

from ..artifact import Artifact
from ..records import RECORD_TYPES, Record
from ..records.values import Names
from .declared import ID, Field, Schema, parts_of, published, sentences_of, title_of
from .json_files import written
from .publication import FOLDER, LICENSE, VERSION, Publication

DIALECT = "https://json-schema.org/draft/2020-12/schema"
NAMES: Schema = TypeAdapter(Names).json_schema()


@dataclass(frozen=True)
class Form:
    """How records are written in one kind of file."""

    fields: Callable[[type[BaseModel]], Iterable[Field]]
    """The fields that a record or a part has there, and which of them are required."""
    text: Schema
    """What stands there where a record has a text to translate."""
    reference: Callable[[str, Schema], Schema] = lambda collection, pattern: pattern
    """What stands there for a record of a collection, given the schema of any id."""


PUBLISHED = Form(published, {"description": "A text in each language that has it. The English one is the original.", **NAMES})
"""The JSON files of the open data."""
_TEXT, _NAMES = "Text", "Names"


def schemas(publication: Publication) -> Iterator[Artifact]:
    """`schema/listings.json` for one record of each collection; its anchor `collection` is for the file of them all."""
    for record_type in RECORD_TYPES:
        name = record_type.collection
        path = f"schema/{name}.json"
        schema = {"$schema": DIALECT, "$id": publication.address(path), **record_schema(record_type, PUBLISHED)}
        schema["$defs"] = {name: _collection(record_type), **schema["$defs"]}
        yield Artifact(f"{FOLDER}/{path}", written(schema))


def record_schema(record_type: type[BaseModel], form: Form) -> Schema:
    """The schema of one record: an object whose parts, texts and official names are definitions of their own."""
    names = _definition_names(parts_of(record_type))
    definitions = {names[part]: _object(part, form, names) for part in names}
    definitions[_TEXT] = form.text
    definitions[_NAMES] = {"description": "Official names by language: facts, never translated by this site.", **NAMES}
    found = _object(record_type, form, names)
    used = str((found, definitions))
    return {**found, "$defs": {name: definitions[name] for name in sorted(definitions) if f"'#/$defs/{name}'" in used}}


def _object(model: type[BaseModel], form: Form, names: Mapping[type[BaseModel], str]) -> Schema:
    fields = list(form.fields(model))
    return {
        "title": title_of(model),
        "description": sentences_of(model),
        "type": "object",
        "properties": {field.name: _property(field, form, names) for field in fields},
        "required": [field.name for field in fields if field.required],
        "additionalProperties": False,
    }


def _property(field: Field, form: Form, names: Mapping[type[BaseModel], str]) -> Schema:
    description = field.description
    if field.shape.kind == "reference":
        description += f" {'Ids of records' if field.shape.many else 'The id of a record'} in `{field.shape.collection}`."
    value = _value(field, form, names)
    return {"description": description, **({**field.schema, "items": value} if field.shape.many else value)}


def _value(field: Field, form: Form, names: Mapping[type[BaseModel], str]) -> Schema:
    """One value of a field."""
    kind = field.shape.kind
    if kind == "reference":
        return form.reference(field.shape.collection, ID)
    if kind == "part":
        assert field.shape.part is not None
        return {"$ref": f"#/$defs/{names[field.shape.part]}"}
    if kind == "text":
        return {"$ref": f"#/$defs/{_TEXT}"}
    return {"$ref": f"#/$defs/{_NAMES}"} if field.member == NAMES else dict(field.member)


def _definition_names(parts: Iterable[type[BaseModel]]) -> dict[type[BaseModel], str]:
    """A name for each part: that of its class, with its module's before it where another has the same."""
    names: dict[type[BaseModel], str] = {}
    for part in parts:
        short = part.__name__
        names[part] = f"{part.__module__.rpartition('.')[2]}.{short}" if short in (_TEXT, _NAMES, *names.values()) else short
    return names


def _collection(record_type: type[Record]) -> Schema:
    """The file that holds all records of a collection."""
    properties = {
        "version": {"description": "Version of the format.", "const": VERSION},
        "collection": {"description": "Name of the collection.", "const": record_type.collection},
        "license": {"description": "Address of the licence.", "const": LICENSE},
        "records": {"description": "All records of the collection.", "type": "array", "items": {"$ref": "#"}},
    }
    return {
        "$anchor": "collection",
        "title": f"All {record_type.collection}",
        "description": f"The file `{record_type.collection}.json`.",
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }
