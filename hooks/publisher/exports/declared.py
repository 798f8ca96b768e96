"""Declared: the fields of what is published, read from the declarations of the records for all exports alike."""

from __future__ import annotations

import inspect
import re
from dataclasses import dataclass
from functools import lru_cache
from types import NoneType
from typing import Any, Mapping, get_args

from pydantic import BaseModel, TypeAdapter

from ..fields import Shape, descriptions, shape_of, shapes
from ..records import Record
from ..records.values import Id
from .values import added, published_fields

Schema = dict[str, Any]
"""A JSON Schema."""


@dataclass(frozen=True)
class Field:
    """One field of a record or of a part: what it holds, and whether it is always there."""

    name: str
    shape: Shape
    description: str
    required: bool
    schema: Mapping[str, Any]
    """JSON Schema of its value as the type alone tells it: nothing of languages, parts and other records."""

    @property
    def member(self) -> Mapping[str, Any]:
        """JSON Schema of one value: for a list, that of its members."""
        return self.schema.get("items", {}) if self.shape.many else self.schema


@lru_cache(maxsize=None)
def published(model: type[BaseModel]) -> tuple[Field, ...]:
    """The fields of a record type or of a part as they are published, in order; a record's with what is added to it."""
    properties = model.model_json_schema()["properties"]
    own = [
        Field(name, shape, descriptions(model).get(name, ""), shape.many or _always(model.model_fields[name].annotation), _cleaned(properties[name]))
        for name, shape in published_fields(model).items()
    ]
    more = added(model) if issubclass(model, Record) else {}
    return (*own, *(
        Field(name, shape_of(field.type), field.description, _always(field.type), _cleaned(TypeAdapter(field.type).json_schema()))
        for name, field in more.items()
    ))


@lru_cache(maxsize=None)
def declared(model: type[BaseModel]) -> tuple[Field, ...]:
    """The fields of a record type or of a part as they are written in its file: the id, what it tells, and who says so."""
    properties, fields = model.model_json_schema()["properties"], model.model_fields
    order = sorted(fields, key=lambda name: (name != "id", name in Record.model_fields))
    return tuple(Field(name, shapes(model)[name], descriptions(model).get(name, ""), fields[name].is_required(), _cleaned(properties[name])) for name in order)


def parts_of(model: type[BaseModel]) -> list[type[BaseModel]]:
    """The parts that a record type is made of, at any depth, each once."""
    found: list[type[BaseModel]] = []
    waiting = [model]
    while waiting:
        for field in published(waiting.pop()):
            part = field.shape.part
            if part is not None and part not in found:
                found.append(part)
                waiting.append(part)
    return found


def title_of(model: type[BaseModel]) -> str:
    """The name of a model in words: `Agreed list`."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", model.__name__).capitalize()


def sentences_of(model: type[BaseModel]) -> str:
    """What a model says of itself, each paragraph on one line."""
    text = inspect.cleandoc(model.__doc__ or "")
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in text.split("\n\n"))


def _always(annotation: Any) -> bool:
    """Whether a value of this type is always published: what is None is left out."""
    return NoneType not in get_args(annotation)


def _cleaned(schema: Mapping[str, Any]) -> Schema:
    """A schema as it holds for what is published: never null, its title and default being no matter of the reader."""
    kept = {key: value for key, value in schema.items() if key not in ("title", "default", "description", "$ref", "$defs")}
    options = [option for option in kept.pop("anyOf", ()) if option != {"type": "null"}]
    if len(options) == 1:
        kept = {**_cleaned(options[0]), **kept}
    elif options:
        kept["anyOf"] = [_cleaned(option) for option in options]
    if "items" in kept:
        kept["items"] = _cleaned(kept["items"])
    if kept == {"type": "string"}:
        kept["minLength"] = 1
    return dict(sorted(kept.items(), key=lambda entry: entry[0] != "type"))


ID: Schema = TypeAdapter(Id).json_schema()
"""JSON Schema of an id, and so of what refers to a record."""
