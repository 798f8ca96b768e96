"""Expectations: what the data as a whole must hold at least, so that a loss does not pass for an edit."""

from __future__ import annotations

from typing import Annotated, Iterator, Mapping

from pydantic import Field

from .diagnostics import Diagnostic, did_you_mean
from .link import Catalogue
from .parse import Location, Tree, parse
from .read import Document
from .records import COLLECTIONS, Record
from .records.base import Part
from .remember import remembered_reader
from .structure import model

PATH = "data/expectations.yml"


class Expectations(Part):
    """The least numbers of records, and the least shares of them that have a field."""

    records: Mapping[str, Annotated[int, Field(ge=0)]] = {}
    """By collection, how many records there must be at least."""
    filled: Mapping[str, Annotated[int, Field(ge=0, le=100)]] = {}
    """By collection and field, like `listings.reference`, how many records in a hundred must have the field at least."""


@remembered_reader(16)
def read_expectations(document: Document) -> tuple[tuple[Tree, Expectations | None], list[Diagnostic]]:
    """What a file expects and where it says so, and what is wrong with it."""
    tree, problems = parse(document)
    expected, more = model(tree, Expectations) if not problems else (None, problems)
    return (tree, expected if isinstance(expected, Expectations) else None), more


def check(document: Document | None, catalogue: Catalogue) -> list[Diagnostic]:
    """What the data lack of what is expected of them, told where the expectation stands."""
    if document is None:
        return [Diagnostic(PATH, 1, 1, "missing file: it says how many records there must be at least")]
    (tree, expected), problems = read_expectations(document)
    if expected is None:
        return problems
    return [*_counts(tree, expected, catalogue), *_rates(tree, expected, catalogue)]


def _counts(tree: Tree, expected: Expectations, catalogue: Catalogue) -> Iterator[Diagnostic]:
    for name, least in expected.records.items():
        location = ("records", name)
        if name not in COLLECTIONS:
            yield _unknown(tree, location, name)
            continue
        found = len(catalogue[name]) + sum(collection == name for collection, _ in catalogue.broken)
        if found < least:
            yield tree.diagnostic(location, f"expected at least {least} records in data/{name}/, got {found}; bring back the files that are gone, or lower this number and say why")


def _rates(tree: Tree, expected: Expectations, catalogue: Catalogue) -> Iterator[Diagnostic]:
    for path, least in expected.filled.items():
        name, _, field = path.partition(".")
        location = ("filled", path)
        if name not in COLLECTIONS:
            yield _unknown(tree, location, name)
        elif field not in COLLECTIONS[name].model_fields:
            yield tree.diagnostic(location, f"unknown field '{field}' of {name}{did_you_mean(field, COLLECTIONS[name].model_fields)}", of_key=True)
        elif any(collection == name for collection, _ in catalogue.broken):
            continue  # What a refused file holds is not known.
        elif (rate := fill_rate(catalogue[name], field)) < least:
            yield tree.diagnostic(location, f"expected '{field}' in at least {least} of 100 {name}, got it in {rate:.0f}; fill it in, or lower this number and say why")


def fill_rate(records: Mapping[str, Record], field: str) -> float:
    """In how many of a hundred records a field has a value; 100 where there is no record."""
    values = [getattr(record, field) for record in records.values()]
    return 100 * sum(value not in (None, ()) for value in values) / len(values) if values else 100.0


def _unknown(tree: Tree, location: Location, name: str) -> Diagnostic:
    return tree.diagnostic(location, f"unknown collection '{name}'{did_you_mean(name, COLLECTIONS)}", of_key=True)
