"""Declared: what a path means, whatever has become of the field since."""

from __future__ import annotations

import pytest

from publisher.deltas.declared import declared, sort_of, typed
from publisher.records import COLLECTIONS
from publisher.records.acts import Act
from publisher.records.listings import Listing, Seat
from publisher.records.sources import Source
from publisher.records.terms import Term


@pytest.mark.parametrize(("path", "expected"), [
    ("name", ([("name", None)], "", "")), ("birth.date", ([("birth", None), ("date", None)], "", "")),
    ("changes[2020-11-20].acts", ([("changes", "2020-11-20"), ("acts", None)], "", "")),
    ("gone", ([], "", "gone")), ("birth.hour", ([("birth", None)], "", "hour")),
])
def test_paths(path: str, expected: tuple) -> None:
    found = declared("listings", path)
    assert ([(step.name, step.part) for step in found.steps], found.language, found.rest) == expected
    assert (found.last is None) == bool(found.rest)


def test_paths_of_names_and_of_parts_in_parts() -> None:
    assert declared("terms", "name.pt-PT").language == "pt-PT"
    assert [step.part for step in declared("pillars", "agreed_lists[norms-2015].entries[norm-a].text").steps] == ["norms-2015", "norm-a", None]
    assert declared("nothing", "name").rest == "name"


@pytest.mark.parametrize(("model", "name", "expected"), [
    (Listing, "nationality", "country"), (Seat, "country", "country"), (Listing, "gender", "choice"), (Listing, "nationality_alleged", "flag"),
    (Listing, "name_language", "language"), (Term, "ordinary_in", "language"), (Source, "checked", "date"), (Act, "date", "date"), (Act, "effect", "date"),
    (Listing, "unverified", "field"), (Listing, "round", "reference"), (Listing, "reasons", "text"), (Listing, "aliases", "line"), (Act, "url", "line"),
    (COLLECTIONS["rounds"], "persons", "number"), (COLLECTIONS["bodies"], "steps", "choice"), (COLLECTIONS["partners"], "meetings", "part"),
])
def test_sorts(model: type, name: str, expected: str) -> None:
    assert sort_of(model, name) == expected


@pytest.mark.parametrize(("collection", "path", "value", "expected"), [
    ("rounds", "persons", "6", 6), ("listings", "nationality_alleged", "true", True), ("listings", "birth.date", "1983", "1983"),
    ("terms", "name.fr", "gel", "gel"), ("listings", "birth.date", "soon", "soon"), ("listings", "gone", "6", "6"), ("rounds", "persons", None, None),
    ("partners", "meetings[one]", {"id": "one", "number": "3", "date": "2020"}, {"id": "one", "number": 3, "date": "2020"}),
    ("listings", "birth", {"date": "1983-01-02"}, {"date": "1983-01-02"}), ("listings", "aliases", ["1"], ["1"]),
])
def test_values_have_the_declared_types(collection: str, path: str, value: object, expected: object) -> None:
    assert typed(collection, path, value) == expected
