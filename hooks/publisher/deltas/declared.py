"""Declared: what the path of a field means, as far as today's record types know it, and how its value is to be read."""

from __future__ import annotations

import datetime
import re
import typing
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal

from pydantic import BaseModel, TypeAdapter, ValidationError

from ..fields import Shape, shapes
from ..records import COLLECTIONS
from ..records.values import Country, PartialDate
from .changes import Value, plain

Sort = Literal["reference", "names", "text", "part", "date", "number", "flag", "choice", "country", "language", "field", "line"]
"""What a value is to a reader; `field` is the path of another field of the same record or part."""
_STEP = re.compile(r"([^.\[\]]+)(?:\[([^\]]*)\])?")


@dataclass(frozen=True)
class Step:
    """One name of a path: the model that declares it, the field's shape, and the id of the part that is meant."""

    model: type[BaseModel]
    name: str
    shape: Shape
    part: str | None = None


@dataclass(frozen=True)
class Field:
    """A path as declared. `language` is that of an official name; `rest` is what no record type declares any more."""

    steps: tuple[Step, ...]
    language: str = ""
    rest: str = ""

    @property
    def last(self) -> Step | None:
        """The step that holds the value; None for a path that is not declared."""
        return self.steps[-1] if self.steps and not self.rest else None


@lru_cache(maxsize=None)
def declared(collection: str, path: str) -> Field:
    """The declaration of a path: `declared("listings", "birth.date")`."""
    model: type[BaseModel] | None = COLLECTIONS.get(collection)
    found: list[Step] = []
    words = [(match[1], match[2]) for match in _STEP.finditer(path)]
    for place, (name, part) in enumerate(words):
        shape = shapes(model).get(name) if model else None
        if model is None or shape is None:
            if found and found[-1].shape.kind == "names" and place == len(words) - 1:
                return Field(tuple(found), language=name)
            return Field(tuple(found), rest=".".join(word for word, _ in words[place:]))
        found.append(Step(model, name, shape, part))
        model = shape.part
    return Field(tuple(found))


@lru_cache(maxsize=None)
def sort_of(model: type[BaseModel], name: str) -> Sort:
    """What a field's value, or each member of its list, is to a reader."""
    shape = shapes(model)[name]
    if shape.kind != "plain":
        return shape.kind
    if name == "unverified":
        return "field"
    if name.endswith("language") or name == "ordinary_in":
        return "language"
    return _leaf(_annotations(model)[name])


@lru_cache(maxsize=None)
def _annotations(model: type[BaseModel]) -> dict[str, Any]:
    """How a model declares its fields."""
    return typing.get_type_hints(model, include_extras=True)


def _leaf(annotation: Any) -> Sort:
    if annotation is Country:
        return "country"
    origin, members = typing.get_origin(annotation), typing.get_args(annotation)
    if origin is Literal:
        return "choice"
    if origin is not None:
        found = {_leaf(members[0])} if origin is typing.Annotated else {_leaf(member) for member in members if member not in (type(None), Ellipsis)}
        return found.pop() if len(found) == 1 else "line"
    return {datetime.date: "date", PartialDate: "date", bool: "flag", int: "number"}.get(annotation, "line")  # type: ignore[return-value]


def typed(collection: str, path: str, value: Value) -> Value:
    """A value that was read as text, as its declaration says: `"6"` for a number of persons is 6. What does not fit stays."""
    field = declared(collection, path)
    if value is None or field.last is None or field.language:
        return value
    step = field.last
    annotation = step.shape.part if step.part is not None else _annotations(step.model)[step.name]
    try:
        return plain(_adapter(annotation).validate_python(value))
    except ValidationError:
        return value


@lru_cache(maxsize=None)
def _adapter(annotation: Any) -> TypeAdapter[Any]:
    return TypeAdapter(annotation)
