"""Schemas: JSON Schema of the YAML files, as an editor's program reads them.

Such a program makes numbers and booleans of plain scalars, which the core reads as the text that they are; where text may look
like one of these, the schema takes it too. What only the core can tell, such as whether an id exists, is no error here.
"""

from __future__ import annotations

import json
import re
from typing import Any, Iterable, Iterator, Mapping

from pydantic import BaseModel, TypeAdapter

from ..artifact import Artifact
from ..exports.declared import ID, Field, Schema, declared
from ..exports.schemas import NAMES, Form, record_schema
from ..expectations import Expectations
from ..fields import walk
from ..link import Catalogue
from ..records import RECORD_TYPES, Record
from ..records.values import Country, PartialDate, Url
from ..site_facts import SiteFacts
from ..structure import FILL_IN
from .ids import DIALECT, FOLDER, IDS, NOTE

EXAMPLES, LONGEST = 2, 60
"""Values that a field is shown with, and how long each may be."""
_WITHOUT_EXAMPLES = ("id", "unverified")
"""Fields whose values are particular to their record."""
_LOOKS_LIKE_A_NUMBER = ("0", "7", "2020", "20200730", "1.5")
_ASKED = {
    ID["pattern"]: "Expected an id of lower-case letters, digits and single hyphens, like gao-qiang.",
    TypeAdapter(PartialDate).json_schema()["pattern"]: "Expected a date like 2024-05-31, 2024-05 or 2024.",
    TypeAdapter(Country).json_schema()["pattern"]: "Expected a country code of two capital letters, like RU.",
    TypeAdapter(Url).json_schema()["pattern"]: "Expected an address that starts with https://.",
}
"""What to write, by the pattern that it shall have."""
_TEXT: Schema = {"description": "English prose, translated in `data/locales`; an empty line starts a new paragraph."}


def schemas(catalogue: Catalogue) -> Iterator[Artifact]:
    """`data/schema/listings.json` and so on, and that of `data/site.yml`; examples are taken from the records."""
    for record_type in RECORD_TYPES:
        yield _file(record_type.collection, record_schema(record_type, _form(_examples(catalogue[record_type.collection].values()))))
    yield _file("site", record_schema(SiteFacts, _form({})))
    yield _file("expectations", record_schema(Expectations, _form({})))


def schema_path(name: str) -> str:
    """Where the schema of a collection stands."""
    return f"{FOLDER}/{name}.json"


def _file(name: str, schema: Schema) -> Artifact:
    whole = {"$schema": DIALECT, "$comment": NOTE, **_lenient(schema)}
    return Artifact(schema_path(name), json.dumps(whole, ensure_ascii=False, indent=1) + "\n")


def _form(examples: Mapping[tuple[type[BaseModel], str], list[str]]) -> Form:
    """Records as they are written by hand: what may be left out is not required, and other records are named by ids that are offered."""

    def fields(model: type[BaseModel]) -> Iterable[Field]:
        for field in declared(model):
            found = examples.get((model, field.name))
            yield field if not found or "enum" in field.member else Field(field.name, field.shape, field.description, field.required, _with_examples(field, found))

    return Form(fields, _TEXT | {"type": "string", "minLength": 1}, _reference)


def _reference(collection: str, pattern: Schema) -> Schema:
    return {"anyOf": [pattern, {"$ref": f"{IDS}#/$defs/{collection}"}]}


def _with_examples(field: Field, found: list[str]) -> Schema:
    if field.shape.many:
        return {**field.schema, "items": {**field.schema["items"], "examples": found}}
    return {**field.schema, "examples": found}


def _examples(records: Iterable[Record]) -> dict[tuple[type[BaseModel], str], list[str]]:
    """The first values of each plain field that has no closed list of words, by the model that declares it."""
    found: dict[tuple[type[BaseModel], str], list[str]] = {}
    for record in records:
        for location, _, shape, value in walk(record):
            owner = _owner(record, location)
            name = next(step for step in reversed(location) if isinstance(step, str))
            if shape.kind != "plain" or isinstance(value, bool) or name in _WITHOUT_EXAMPLES:
                continue
            known, text = found.setdefault((type(owner), name), []), str(value)
            if len(known) < EXAMPLES and len(text) <= LONGEST and text not in known:
                known.append(text)
    return found


def _owner(record: Record, location: tuple[str | int, ...]) -> BaseModel:
    """The record or part that declares the field at a location."""
    owner: Any = record
    steps = list(location)
    while isinstance(steps[-1], int):
        steps.pop()
    for step in steps[:-1]:
        owner = owner[step] if isinstance(step, int) else getattr(owner, step)
    return owner  # type: ignore[no-any-return]


def _lenient(schema: Any) -> Any:
    """The schema with every place for text open to what a program takes for a number, where such text is right."""
    if isinstance(schema, list):
        return [_lenient(member) for member in schema]
    if not isinstance(schema, dict):
        return schema
    found = {key: _lenient(value) for key, value in schema.items()}
    if found.get("pattern") in _ASKED:
        found["patternErrorMessage"] = _ASKED[found["pattern"]]
    if found.get("type") == "string" and "enum" not in found and "format" not in found:
        pattern = found.get("pattern")
        if pattern is None:
            found["type"] = ["string", "number", "boolean"]
        elif any(re.search(pattern, text) for text in _LOOKS_LIKE_A_NUMBER):
            found["type"] = ["string", "number"]
        if pattern is None and found.get("minLength") == 1:
            found["not"] = {"const": FILL_IN}
    return found
