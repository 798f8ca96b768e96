"""Data package: the tables, their columns and their keys, as an independent reader finds them."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from frictionless import Package

from core.examples import catalogue, record
from publisher.exports.csv_files import csv_files
from publisher.exports.data_package import data_package
from publisher.exports.files import DataFile, data_files
from publisher.exports.publication import Publication
from publisher.records import COLLECTIONS

from .conftest import write


def resource(package: dict[str, Any], name: str) -> dict[str, Any]:
    return next(found for found in package["resources"] if found["name"] == name)


def field(package: dict[str, Any], table: str, name: str) -> dict[str, Any]:
    return next(found for found in resource(package, table)["schema"]["fields"] if found["name"] == name)


@pytest.fixture(scope="module")
def package(values: dict[str, Any]) -> dict[str, Any]:
    return values["datapackage.json"]


def test_every_table_is_valid_its_keys_sizes_and_checksums_too(folder: Path, files: dict[str, DataFile]) -> None:
    report = Package(str(folder / "datapackage.json")).validate()
    assert report.flatten(["name", "type", "message"]) == [] and report.valid
    assert {task.name for task in report.tasks} == {path.removesuffix(".csv") for path in files if path.endswith(".csv")}


def test_each_csv_file_is_told_of_as_it_is(files: dict[str, DataFile], package: dict[str, Any]) -> None:
    assert [found["path"] for found in package["resources"]] == [path for path in files if path.endswith(".csv")]
    assert {name for name in COLLECTIONS} < {found["name"] for found in package["resources"]}
    for found in package["resources"]:
        content = files[found["path"]].content.encode()
        assert found["bytes"] == len(content) and found["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"
        assert [each["name"] for each in found["schema"]["fields"]] == content.decode().split("\r\n")[0].split(",")
        assert all(len(each["description"]) > 4 for each in found["schema"]["fields"]) and found["title"] and found["description"]


def test_what_the_whole_says_of_itself(package: dict[str, Any]) -> None:
    assert package["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
    assert package["licenses"][0]["name"] == "CC-BY-4.0"
    assert package["sources"] == [{"title": "Sources", "path": "https://eu-cyber-policy.example/data/v1/sources.csv"}]
    assert package["contributors"][0]["title"] == "EU Cyber Policy"
    assert package["name"] == "eu-cyber-policy" and not {"created", "modified"} & set(package)
    assert "apostrophe" in package["description"]


def test_types_and_constraints_come_from_the_declarations(package: dict[str, Any]) -> None:
    assert field(package, "listings", "id")["constraints"] == {"required": True, "unique": True, "pattern": "[a-z0-9]+(-[a-z0-9]+)*"}
    assert field(package, "listings", "kind")["constraints"] == {"required": True, "enum": ["person", "entity", "body"]}
    assert field(package, "listings", "nationality_alleged")["type"] == "boolean"
    assert field(package, "listings", "listed_from")["type"] == "date"
    assert field(package, "listings", "pages_fr")["format"] == "uri"
    assert field(package, "listings", "name_language")["constraints"] == {"pattern": "[a-z]{2,3}(-[A-Z]{2})?"}
    assert field(package, "listings", "reference").get("constraints") is None
    assert field(package, "listings", "aliases") | {"description": ""} == {"name": "aliases", "type": "list", "delimiter": "\n", "itemType": "string", "description": ""}
    assert field(package, "listings", "summary_en")["constraints"] == {"required": True} and "constraints" not in field(package, "listings", "summary_fr")
    assert field(package, "listings", "summary_fr")["description"].endswith("In French.")
    assert "constraints" not in field(package, "listings", "delisted.reason_en") and "required" not in field(package, "listings", "delisted.date").get("constraints", {})
    assert field(package, "rounds", "persons") | {"description": ""} == {
        "name": "persons", "type": "integer", "description": "", "constraints": {"required": True, "minimum": 0},
    }


def test_keys_join_the_tables(package: dict[str, Any]) -> None:
    entries = resource(package, "pillars.agreed_lists.entries")["schema"]
    assert entries["primaryKey"] == ["pillars.id", "pillars.agreed_lists.id", "id"]
    assert entries["foreignKeys"] == [
        {"fields": ["pillars.id", "pillars.agreed_lists.id"], "reference": {"resource": "pillars.agreed_lists", "fields": ["pillars.id", "id"]}},
    ]
    assert resource(package, "listings.seats")["schema"]["primaryKey"] == ["listings.id", "listings.seats.position"]
    listings = resource(package, "listings")["schema"]["foreignKeys"]
    assert {"fields": ["round"], "reference": {"resource": "rounds", "fields": ["id"]}} in listings
    assert {"fields": ["delisted.act"], "reference": {"resource": "acts", "fields": ["id"]}} in listings
    assert {"fields": ["pair"], "reference": {"fields": ["id"]}} in resource(package, "acts")["schema"]["foreignKeys"]


def needed(package: dict[str, Any], path: str) -> set[str]:
    """The table of a file and all that its keys lead to."""
    tables = {table["name"]: {key["reference"].get("resource") for key in table["schema"].get("foreignKeys", ())} for table in package["resources"]}
    found = {table["name"] for table in package["resources"] if table["path"] == path}
    while more := {other for name in found for other in tables[name] if other} - found:
        found |= more
    return found


@pytest.mark.parametrize(("path", "old", "new", "kind"), [
    ("listings.csv", ",2020-07-30,", ",2020-07-31,", "foreign-key"),
    ("listings.csv", "gao-qiang,person,", "gao-qiang,state,", "constraint-error"),
    ("listings.csv", "gao-qiang,person,", ",person,", "constraint-error"),
    ("listings.seats.csv", "chosun-expo,1,", "somebody,1,", "foreign-key"),
    ("listings.seats.csv", "chosun-expo,1,", "chosun-expo,first,", "type-error"),
    ("pillars.agreed_lists.entries.csv", "osce-measures,", "no-such-list,", "foreign-key"),
])
def test_a_wrong_table_is_found_out(folder: Path, tmp_path: Path, path: str, old: str, new: str, kind: str) -> None:
    """The schema is worth something: faults put into the files are found by it."""
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    for found in package["resources"]:
        del found["bytes"], found["hash"]
        text = (folder / found["path"]).read_bytes().decode()
        assert found["path"] != path or old in text
        (tmp_path / found["path"]).write_bytes((text.replace(old, new, 1) if found["path"] == path else text).encode())
    tables = needed(package, path)
    package["resources"] = [found for found in package["resources"] if found["name"] in tables]
    (tmp_path / "datapackage.json").write_text(json.dumps(package), encoding="utf-8")
    kinds = {each for each, in Package(str(tmp_path / "datapackage.json")).validate().flatten(["type"])}
    assert kind in kinds


def test_hostile_values_are_valid_too(publication: Publication, tmp_path: Path) -> None:
    hostile = record(
        "listings", name="=1+1", aliases=["+1", "a, \"b\""], note="-x\n\ny", birth={"date": "1990", "place": "@home"}, seats=[{"country": "RU", "town": "+7"}],
        changes=[{"id": "one", "date": "2021-05", "acts": ["2020-1"], "text": "'=2"}],
    )
    toy = replace(publication, content=replace(publication.content, catalogue=catalogue(hostile)))
    made = list(csv_files(toy))
    written = write(data_files([*made, *data_package(toy, made)]), tmp_path)
    report = Package(str(written / "datapackage.json")).validate()
    assert report.flatten(["name", "type", "message"]) == []
    row = Package(str(written / "datapackage.json")).get_table_resource("listings").read_rows()[0]
    assert row["name"] == "'=1+1" and row["aliases"] == ["'+1", "a, \"b\""] and row["note_en"] == "'-x\n\ny"
