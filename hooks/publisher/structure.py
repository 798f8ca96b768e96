"""Structure: a parsed file and its declared type become a record, or diagnostics in the editor's words."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Any

from pydantic import BaseModel, ValidationError

from .diagnostics import Diagnostic, did_you_mean
from .fields import descriptions, shapes
from .parse import Location, Tree
from .records import COLLECTIONS, Record, Sourced


FILL_IN = "<fill in>"
"""What stands in a new record where the editor has to write."""


def structure(tree: Tree) -> tuple[Record | None, list[Diagnostic]]:
    """The record in a tree whose path is `data/<collection>/<id>.yml`, or what is wrong with it."""
    path = PurePosixPath(tree.path)
    record_type = COLLECTIONS[path.parent.name]
    record, diagnostics = model(tree, record_type)
    stated = tree.data.get("id")
    if isinstance(stated, str) and stated != path.stem:
        diagnostics.append(tree.diagnostic(("id",), f"expected the file's name '{path.stem}' as id, got '{stated}'; rename one of them"))
    return (record if not diagnostics else None), diagnostics  # type: ignore[return-value]


def model(tree: Tree, model_type: type[BaseModel]) -> tuple[BaseModel | None, list[Diagnostic]]:
    """Any typed model from a tree; used for records and for settings files alike."""
    if unfilled := [location for location in tree.values if _at(tree.data, location) == FILL_IN]:
        return None, [
            tree.diagnostic(location, f"still to be filled in{_explain(_owner(model_type, location), _name(location))}") for location in unfilled
        ]
    try:
        return model_type.model_validate(tree.data), []
    except ValidationError as error:
        return None, [
            tree.diagnostic(tuple(problem["loc"]), _message(problem, model_type), of_key=problem["type"] == "extra_forbidden")
            for problem in error.errors(include_url=False)
        ]


def _message(problem: Any, model_type: type[BaseModel]) -> str:
    """An editor's sentence for one of pydantic's errors."""
    kind, location, given, context = problem["type"], tuple(problem["loc"]), problem["input"], problem.get("ctx", {})
    name = str(location[-1]) if location else ""
    owner = _owner(model_type, location)
    if kind == "extra_forbidden":
        known = sorted(owner.model_fields, key=lambda field: (field != "id", field in Sourced.model_fields)) if owner else []
        return f"unknown key '{name}'" + (did_you_mean(name, known) or f"; expected one of {', '.join(known)}")
    if kind == "missing":
        return f"missing key '{name}'{_explain(owner, name)}"
    if kind == "literal_error":
        options = [option.strip("' ") for option in context["expected"].replace(" or ", ", ").split(",")]
        return f"expected one of {', '.join(options)}, got {_show(given)}{did_you_mean(str(given), options)}"
    if kind == "value_error":
        return str(context["error"]).replace("{value}", _show(given))
    if kind == "string_pattern_mismatch":
        return f"'{name}' is not written as expected (pattern {context['pattern']}), got {_show(given)}{_explain(owner, name)}"
    if kind == "too_short":
        return f"expected at least {context['min_length']} entry, got none"
    if kind.startswith("int_"):
        return f"expected a whole number, got {_show(given)}"
    if kind in ("greater_than_equal", "less_than_equal"):
        return f"expected a number {'of at least' if 'ge' in context else 'of at most'} {context.get('ge', context.get('le'))}, got {_show(given)}"
    if kind.startswith("bool_"):
        return f"expected true or false, got {_show(given)}"
    expected = {
        "string_type": "text",
        "tuple_type": "a list, each entry on a line of its own after '- '",
        "model_type": "keys and values",
        "mapping_type": "keys and values",
        "dict_type": "keys and values",
    }.get(kind)
    return f"expected {expected}, got {_show(given)}" if expected else f"{problem['msg']}, got {_show(given)}"


def _at(data: Any, location: Location) -> Any:
    """The value at a location of a tree."""
    for step in location:
        data = data[step]
    return data


def _name(location: Location) -> str:
    """The field that a location lies in; a member of a list is of the list's."""
    return next((str(step) for step in reversed(location) if isinstance(step, str)), "")


def _owner(model_type: type[BaseModel], location: Location) -> type[BaseModel] | None:
    """The model that declares the last name of a location."""
    owner: type[BaseModel] | None = model_type
    for step in location[:-1]:
        if isinstance(step, str):
            shape = shapes(owner).get(step) if owner else None
            owner = shape.part if shape else None
    return owner


def _explain(owner: type[BaseModel] | None, name: str) -> str:
    told = descriptions(owner).get(name) if owner else None
    return f": {told[0].lower()}{told[1:].rstrip('.')}" if told else ""


def _show(value: Any) -> str:
    if value is None:
        return "nothing"
    if isinstance(value, dict):
        return "keys and values"
    if isinstance(value, (list, tuple)):
        return "a list"
    text = " ".join(str(value).split())
    return f"'{text if len(text) <= 60 else text[:57] + '…'}'"
