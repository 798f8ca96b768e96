"""The shape of record types: which fields hold references, translatable texts or parts.

Read once from the annotations, so that linking, translating and exporting are generic over all
collections and a new field needs no code.
"""

from __future__ import annotations

import ast
import collections.abc
import inspect
import sys
import typing
from dataclasses import dataclass
from functools import lru_cache
from types import NoneType, UnionType
from typing import Any, Iterator, Literal, Mapping, Union

from pydantic import BaseModel

from .parse import Location
from .records.values import Reference, Translatable


@dataclass(frozen=True)
class Shape:
    """What one field holds. `kind` of a list is that of its members."""

    kind: Literal["plain", "text", "names", "reference", "part"]
    many: bool = False
    collection: str = ""
    part: type[BaseModel] | None = None


@lru_cache(maxsize=None)
def shapes(model: type[BaseModel]) -> Mapping[str, Shape]:
    """Shape of every field of a model, by name."""
    if not model.__pydantic_fields_complete__:
        model.model_rebuild()  # one that names a model which its file declares only later
    return {
        name: shape_of(typing.Annotated[field.annotation, *field.metadata] if field.metadata else field.annotation)
        for name, field in model.model_fields.items()
    }


@lru_cache(maxsize=None)
def descriptions(model: type[BaseModel]) -> Mapping[str, str]:
    """The sentences that stand under the fields of a model in its code, by name of the field, inherited ones included.

    Pydantic can read them too, but would do so for all models at every start; here they are read when someone wants to know.
    """
    found: dict[str, str] = {}
    for owner in (owner for owner in reversed(model.__mro__) if issubclass(owner, BaseModel) and owner is not BaseModel):
        body = _classes(owner.__module__)[owner.__name__].body
        for field, below in zip(body, body[1:]):
            if isinstance(field, ast.AnnAssign) and isinstance(below, ast.Expr) and isinstance(below.value, ast.Constant):
                found[field.target.id] = inspect.cleandoc(str(below.value.value))  # type: ignore[union-attr]
    return found


@lru_cache(maxsize=None)
def _classes(module: str) -> Mapping[str, ast.ClassDef]:
    """The classes of a module as they are written, by name."""
    return {each.name: each for each in ast.parse(inspect.getsource(sys.modules[module])).body if isinstance(each, ast.ClassDef)}


def shape_of(annotation: Any, many: bool = False) -> Shape:
    """Shape of a field with this annotation; `many` when it is a member of a list."""
    origin = typing.get_origin(annotation)
    if origin is typing.Annotated:
        inner, *marks = typing.get_args(annotation)
        for mark in marks:
            if isinstance(mark, Reference):
                return Shape("reference", many, collection=mark.collection)
            if isinstance(mark, Translatable):
                return Shape("text", many)
        return shape_of(inner, many)
    if origin in (Union, UnionType):
        members = [member for member in typing.get_args(annotation) if member is not NoneType]
        return shape_of(members[0], many) if len(members) == 1 else Shape("plain", many)
    if origin is tuple:
        return shape_of(typing.get_args(annotation)[0], True)
    if origin is collections.abc.Mapping:
        return Shape("names", many)
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return Shape("part", many, part=annotation)
    return Shape("plain", many)


def walk(model: BaseModel, kind: str = "", location: Location = (), key: str = "") -> Iterator[tuple[Location, str, Shape, Any]]:
    """Every value below a record, or those of one kind: location in the file, permanent key, shape, value.

    The location counts list members (`("changes", 0, "text")`), the key names them by their id
    (`changes[2020-11-20].text`), so that reordering a list moves no translation.
    """
    for name, shape in shapes(type(model)).items():
        if kind and shape.kind not in (kind, "part") or (value := getattr(model, name)) is None:
            continue
        here, named = location + (name,), f"{key}.{name}" if key else name
        for index, member in enumerate(value) if shape.many else [(None, value)]:
            place = here if index is None else here + (index,)
            label = named if index is None else f"{named}[{getattr(member, 'id', index)}]"
            if shape.kind == "part":
                yield from walk(member, kind, place, label)
            else:
                yield place, label, shape, member
