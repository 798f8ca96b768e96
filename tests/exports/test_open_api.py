"""OpenAPI: every file can be asked for, and what comes is as the description says."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker
from openapi_spec_validator import OpenAPIV31SpecValidator

from publisher.artifact import Artifact
from publisher.exports.components import Components
from publisher.exports.files import DataFile, is_json
from publisher.exports.open_api import open_api
from publisher.exports.publication import Publication
from publisher.records import RECORD_TYPES
from publisher.settings import Settings

CHECKER = FormatChecker(["date", "uri"])


@pytest.fixture(scope="module")
def told(values: dict[str, Any]) -> dict[str, Any]:
    return values["openapi.json"]


def answers(told: dict[str, Any]) -> dict[str, tuple[str, dict[str, Any]]]:
    """Media type and schema of the answer, by the path of each file that can be asked for."""
    found = {}
    for path, item in told["paths"].items():
        operation = item["get"]
        (kind, content), = operation["responses"]["200"]["content"].items()
        names = next((each["schema"]["enum"] for each in operation.get("parameters", ()) if each["name"] == "id"), [""])
        found |= {path.replace("{id}", name).lstrip("/"): (kind, content["schema"]) for name in names}
    return found


def check(told: dict[str, Any], schema: dict[str, Any], value: Any) -> list[str]:
    whole = {**schema, "components": told["components"]}
    return [f"{problem.json_path}: {problem.message}" for problem in Draft202012Validator(whole, format_checker=CHECKER).iter_errors(value)]


def test_the_description_is_valid(told: dict[str, Any]) -> None:
    assert told["openapi"] == "3.1.0"
    assert [str(problem) for problem in OpenAPIV31SpecValidator(told).iter_errors()] == []


def test_every_file_can_be_asked_for_and_no_other(told: dict[str, Any], files: dict[str, DataFile]) -> None:
    found = answers(told)
    assert set(found) == set(files)
    assert {path: kind for path, (kind, _) in found.items()} == {path: file.media_type for path, file in files.items()}


def test_every_json_file_is_as_the_answer_is_described(told: dict[str, Any], values: dict[str, Any]) -> None:
    for path, (_, schema) in answers(told).items():
        if is_json(path):
            assert check(told, schema, values[path]) == [], path


@pytest.mark.parametrize("name", [record_type.collection for record_type in RECORD_TYPES])
def test_records_have_their_schema_and_a_real_example(told: dict[str, Any], values: dict[str, Any], name: str) -> None:
    operation = told["paths"][f"/{name}/{{id}}.json"]["get"]
    content = operation["responses"]["200"]["content"]["application/json"]
    component = content["schema"]["$ref"].removeprefix("#/components/schemas/")
    assert told["components"]["schemas"][component]["properties"]["id"]
    (record_id, example), = content["examples"].items()
    assert example["value"] == values[f"{name}/{record_id}.json"] and operation["parameters"][0]["example"] == record_id
    assert check(told, content["schema"], {}) != []
    assert told["paths"][f"/{name}.json"]["get"]["responses"]["200"]["content"]["application/json"]["schema"] == {"$ref": f"#/components/schemas/{name}"}
    assert "404" in operation["responses"]


def test_the_description_says_who_where_and_under_which_licence(told: dict[str, Any]) -> None:
    assert told["servers"] == [{"url": "https://eu-cyber-policy.example/data/v1"}]
    assert told["info"]["license"] == {"name": "Creative Commons Attribution 4.0 International", "identifier": "CC-BY-4.0"}
    assert told["info"]["contact"]["url"] == "https://code.eu-cyber-policy.example/site/issues"
    assert told["info"]["version"] == "1"


def test_every_operation_has_a_name_of_its_own_and_a_known_tag(told: dict[str, Any]) -> None:
    operations = [item["get"] for item in told["paths"].values()]
    names = [operation["operationId"] for operation in operations]
    assert len(set(names)) == len(names) and all(re.fullmatch(r"\w+", name) for name in names)
    assert {tag for operation in operations for tag in operation["tags"]} == {tag["name"] for tag in told["tags"]}
    assert all(len(operation["summary"]) > 10 for operation in operations) and all(len(tag["description"]) > 40 for tag in told["tags"])


def test_no_reference_leads_nowhere_or_elsewhere(told: dict[str, Any]) -> None:
    text = json.dumps(told)
    references = set(re.findall(r'"\$ref": "([^"]*)"', text))
    assert references and references <= {f"#/components/schemas/{name}" for name in told["components"]["schemas"]}
    assert all(re.fullmatch(r"[\w.-]+", name) for name in told["components"]["schemas"])
    assert "$defs" not in text and "$anchor" not in text and not any("$id" in schema for schema in told["components"]["schemas"].values())


def test_files_of_other_exports_are_told_of_by_their_paths(publication: Publication) -> None:
    """Those of an export that this module knows nothing of: alone or in a folder, with a schema or without."""
    schema = {"title": "List state", "type": "object", "properties": {"day": {"$ref": "#/$defs/Day"}}, "$defs": {"Day": {"type": "string", "description": "A day."}}}
    made = [
        Artifact("data/v1/listings.ftm.json", '{"id": "a"}\n{"id": "b"}\n'), Artifact("data/v1/list.json", '{"day": "2020"}'),
        Artifact("data/v1/list/2020.json", '{"day": "2020"}'), Artifact("data/v1/list/2021.json", '{"day": "2021"}'), Artifact("data/v1/schema/list.json", json.dumps(schema)),
        Artifact("data/v1/loose.json", "[]"), Artifact("en/index.html", "<p>"),
    ]
    told = json.loads(next(open_api(publication, made)).content)
    assert list(OpenAPIV31SpecValidator(told).iter_errors()) == []
    found = answers(told)
    assert set(found) == {"listings.ftm.json", "list.json", "list/2020.json", "list/2021.json", "schema/list.json", "loose.json", "openapi.json", "index.json"}
    assert found["listings.ftm.json"] == ("application/x-ndjson", {"type": "string"}) and found["loose.json"] == ("application/json", {})
    assert found["list.json"] == found["list/2020.json"] == ("application/json", {"$ref": "#/components/schemas/ListState"})
    assert told["components"]["schemas"]["ListState"]["properties"]["day"] == {"$ref": "#/components/schemas/Day"}


def test_schemas_with_equal_names_are_kept_apart() -> None:
    def schema(title: str, kind: str) -> dict[str, Any]:
        point = {"type": "object", "properties": {"of": {"$ref": "#/$defs/Kind"}}}
        return {"title": title, "type": "object", "properties": {"point": {"$ref": "#/$defs/Point"}}, "$defs": {"Point": point, "Kind": {"type": kind}}}

    found = Components({"schema/a.json": schema("One", "string"), "schema/b.json": schema("Two", "string"), "schema/c.json": schema("One", "integer")}).schemas
    assert list(found) == ["One", "Point", "Kind", "Two", "c.One", "c.Point", "c.Kind"]
    assert found["Two"]["properties"]["point"] == {"$ref": "#/components/schemas/Point"}
    assert found["c.One"]["properties"]["point"] == {"$ref": "#/components/schemas/c.Point"}
    assert found["c.Point"]["properties"]["of"] == {"$ref": "#/components/schemas/c.Kind"} and found["c.Kind"] == {"type": "integer"}


def test_a_contact_by_mail(publication: Publication) -> None:
    mail = replace(publication, settings=Settings.of("https://a.example/sub", None, "mailto:data@a.example"))
    told = json.loads(next(open_api(mail, [])).content)
    assert told["info"]["contact"]["email"] == "data@a.example" and told["servers"] == [{"url": "https://a.example/sub/data/v1"}]
