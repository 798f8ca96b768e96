"""A new record: the file of a record with every field explained, the required ones to be filled in, the others to be used or deleted."""

from __future__ import annotations

import textwrap
import typing
from typing import Any, Iterator

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from .fields import Shape, descriptions, shapes
from .records import COLLECTIONS, Source, Sourced
from .structure import FILL_IN

WIDTH = 100
"""Columns of a comment."""
_LATER = ("formerly", "keywords", "unverified", "check_at")
"""Fields of every record that `data/README.md` explains once for all."""


def modeline(collection: str) -> str:
    """The line by which the program of an editor finds the schema of a record."""
    return f"# yaml-language-server: $schema=../schema/{collection}.json"


def skeleton(collection: str, record_id: str) -> str:
    """The text of `data/<collection>/<id>.yml`, refused by the check until its marked places are filled in."""
    record_type = COLLECTIONS[collection]
    lines = [modeline(collection)]
    lines += [f"# {line}" for line in _wrapped(_sentence(record_type.__doc__), 0)]
    lines += [f"# Replace each {FILL_IN}, take the sign # from the fields you need, and delete the rest and these explanations.", f"id: {record_id}"]
    lines += _fields(record_type, 0)
    return "\n".join(lines) + "\n"


def _fields(model: type[BaseModel], depth: int, prefix: str = "") -> Iterator[str]:
    """The lines of all fields; `prefix` makes those of an optional part comments."""
    pad = "  " * depth
    own = [name for name in model.model_fields if name not in ("id", *_LATER, *Sourced.model_fields)]
    for name in own + (["sources"] if issubclass(model, Sourced) and model is not Source else []):
        field, shape = model.model_fields[name], shapes(model)[name]
        for line in _wrapped(f"{_sentence(descriptions(model).get(name))} {_expected(field, shape)}".strip(), depth):
            yield f"{prefix}{pad}# {line}"
        yield from _value(name, field, shape, depth, prefix or ("" if field.is_required() or name == "sources" else "# "))


def _value(name: str, field: FieldInfo, shape: Shape, depth: int, prefix: str) -> Iterator[str]:
    pad = "  " * depth
    if shape.kind == "part" and shape.part is not None:
        yield f"{prefix}{pad}{name}:"
        inner = list(_fields(shape.part, depth + (2 if shape.many else 1), prefix))
        if not shape.many:
            yield from inner
        elif "id" in shape.part.model_fields:
            yield f"{prefix}{pad}  - id: {FILL_IN}"
            yield from inner
        else:
            yield f"{prefix}{pad}  -"
            yield from inner
    elif shape.kind == "names":
        yield f"{prefix}{pad}{name}:"
        yield f"{prefix}{pad}  en: {FILL_IN}"
    elif shape.many:
        yield f"{prefix}{pad}{name}:"
        yield f"{prefix}{pad}  - {FILL_IN}"
    else:
        yield f"{prefix}{pad}{name}: {FILL_IN}"


def _expected(field: FieldInfo, shape: Shape) -> str:
    """What may stand there, as far as the declaration tells."""
    if shape.kind == "reference":
        return f"The name of a file in data/{shape.collection}, without .yml."
    if options := _options(field.annotation):
        return f"One of: {', '.join(options)}."
    return "One line for each language, English at least." if shape.kind == "names" else ""


def _options(annotation: Any) -> list[str]:
    """The words that a field is limited to; none if it is not."""
    if typing.get_origin(annotation) is typing.Literal:
        return [str(option) for option in typing.get_args(annotation)]
    return [option for part in typing.get_args(annotation) for option in _options(part)]


def _sentence(text: str | None) -> str:
    return " ".join((text or "").split())


def _wrapped(text: str, depth: int) -> list[str]:
    return textwrap.wrap(text, WIDTH - 2 * depth - 2) or [""]
