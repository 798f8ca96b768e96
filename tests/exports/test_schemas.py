"""JSON Schema: every published record is as its schema says, and nothing else is."""

from __future__ import annotations

import copy
from typing import Any, Iterator

import pytest
from jsonschema import Draft202012Validator, FormatChecker
from referencing import Registry, Resource

from publisher.exports.declared import published
from publisher.records import RECORD_TYPES, Record

CHECKER = FormatChecker(["date", "uri"])
COLLECTIONS = [record_type.collection for record_type in RECORD_TYPES]


def validator(values: dict[str, Any], name: str) -> Draft202012Validator:
    return Draft202012Validator(values[f"schema/{name}.json"], format_checker=CHECKER)


def test_formats_are_really_checked() -> None:
    assert {"date", "uri"} <= set(CHECKER.checkers)
    assert not CHECKER.conforms("2020-02-30", "date") and not CHECKER.conforms("no address", "uri")


@pytest.mark.parametrize("name", [*COLLECTIONS, "translations"])
def test_the_schema_is_sound_and_stands_at_its_address(values: dict[str, Any], name: str) -> None:
    schema = values[f"schema/{name}.json"]
    Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["$id"] == f"https://eu-cyber-policy.example/data/v1/schema/{name}.json"


@pytest.mark.parametrize("name", COLLECTIONS)
def test_every_record_is_as_its_schema_says(values: dict[str, Any], name: str) -> None:
    records = values[f"{name}.json"]["records"]
    assert records
    for record in records:
        problems = [f"{record['id']}: {problem.json_path}: {problem.message}" for problem in validator(values, name).iter_errors(record)]
        assert problems == []
        assert values[f"{name}/{record['id']}.json"] == record


@pytest.mark.parametrize("name", COLLECTIONS)
def test_the_file_of_the_collection_is_too(values: dict[str, Any], name: str) -> None:
    schema = values[f"schema/{name}.json"]
    known = Registry().with_resource(schema["$id"], Resource.from_contents(schema))
    of_all = Draft202012Validator({"$ref": f"{schema['$id']}#collection"}, registry=known, format_checker=CHECKER)
    assert list(of_all.iter_errors(values[f"{name}.json"])) == []
    for broken in ({**values[f"{name}.json"], "version": "0"}, {**values[f"{name}.json"], "records": [{}]}, {"records": []}):
        assert not of_all.is_valid(broken)


@pytest.mark.parametrize("name", COLLECTIONS)
def test_an_empty_record_and_unknown_or_missing_fields_are_refused(values: dict[str, Any], name: str) -> None:
    check = validator(values, name)
    record = values[f"{name}.json"]["records"][0]
    assert not check.is_valid({})
    assert not check.is_valid({**record, "unheard_of": "x"})
    for field in check.schema["required"]:
        assert not check.is_valid({key: value for key, value in record.items() if key != field}), field


@pytest.mark.parametrize("record_type", RECORD_TYPES, ids=COLLECTIONS)
def test_required_is_what_every_record_has(values: dict[str, Any], record_type: type[Record]) -> None:
    """And what is not required is missing somewhere, or may be: its type allows for nothing."""
    name = record_type.collection
    schema = values[f"schema/{name}.json"]
    records = values[f"{name}.json"]["records"]
    assert all(set(schema["required"]) <= set(record) <= set(schema["properties"]) for record in records)
    optional = {field for field, found in record_type.model_fields.items() if found.default is None and not found.is_required()}
    assert not optional & set(schema["required"])
    assert (set(record_type.model_fields) - optional - {"keywords"}) <= set(schema["required"])


def described(schema: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """Every property with what is said of it."""
    if isinstance(schema, dict):
        for name, found in schema.get("properties", {}).items():
            yield f"{path}.{name}", found.get("description", "")
        for key, value in schema.items():
            yield from described(value, f"{path}.{key}")


@pytest.mark.parametrize("name", COLLECTIONS)
def test_everything_is_described(values: dict[str, Any], name: str) -> None:
    schema = values[f"schema/{name}.json"]
    assert schema["title"] and schema["description"]
    assert [path for path, told in described(schema) if len(told) < 5] == []
    assert all(definition.get("description") for definition in schema["$defs"].values())


def test_the_schema_of_listings_by_hand(values: dict[str, Any]) -> None:
    schema = values["schema/listings.json"]
    properties, parts = schema["properties"], schema["$defs"]
    assert schema["description"].startswith("A person, entity or body in Annex I")
    assert properties["kind"]["enum"] == ["person", "entity", "body"]
    assert properties["entry"]["pattern"] == r"^[AB]\.[1-9]\d*$"
    assert properties["summary"]["$ref"] == "#/$defs/Text" and parts["Text"]["required"] == ["en"]
    assert properties["round"]["type"] == "string" and properties["round"]["description"].endswith("The id of a record in `rounds`.")
    assert properties["groups"]["type"] == "array" and properties["groups"]["description"].endswith("Ids of records in `groups`.")
    assert properties["birth"]["$ref"] == "#/$defs/Birth" and parts["Birth"]["additionalProperties"] is False
    assert properties["changes"]["items"]["$ref"] == "#/$defs/Change"
    assert properties["listed_until"]["format"] == "date"
    assert {"listed_from", "aliases", "nationality_alleged", "heading", "pages"} <= set(schema["required"])
    assert not {"birth", "gender", "listed_until", "modified"} & set(schema["required"])
    assert "keywords" not in properties


@pytest.mark.parametrize(("change", "place"), [
    ({"id": "Gao Qiang"}, "$.id"), ({"entry": "C.1"}, "$.entry"), ({"kind": "state"}, "$.kind"), ({"summary": "A person"}, "$.summary"),
    ({"summary": {"fr": "Une personne"}}, "$.summary"), ({"summary": {"en": "A person", "French": "x"}}, "$.summary"), ({"round": None}, "$.round"),
    ({"groups": ["APT 10"]}, "$.groups[0]"), ({"listed_from": "2020-02-30"}, "$.listed_from"), ({"birth": {"date": "1983-10-4"}}, "$.birth.date"),
    ({"birth": {"street": "x"}}, "$.birth"), ({"changes": [{}]}, "$.changes[0]"), ({"nationality_alleged": "no"}, "$.nationality_alleged"),
    ({"pages": {"en": "sanctions/gao-qiang/"}}, "$.pages.en"), ({"name": ""}, "$.name"),
])
def test_wrong_values_are_refused_at_their_place(values: dict[str, Any], change: dict[str, Any], place: str) -> None:
    record = copy.deepcopy(values["listings/gao-qiang.json"])
    problems = list(validator(values, "listings").iter_errors({**record, **change}))
    assert problems and {problem.json_path for problem in problems} == {place}


def test_fields_come_in_one_order_everywhere(values: dict[str, Any]) -> None:
    for record_type in RECORD_TYPES:
        order = [field.name for field in published(record_type)]
        assert order[0] == "id" and order == list(values[f"schema/{record_type.collection}.json"]["properties"])
        for record in values[f"{record_type.collection}.json"]["records"]:
            assert list(record) == [name for name in order if name in record]
