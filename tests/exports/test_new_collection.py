"""A new collection: one model file, one registry line, one data folder, and it is in every export."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from frictionless import Package
from jsonschema import Draft202012Validator, FormatChecker
from openapi_spec_validator import OpenAPIV31SpecValidator

from conftest import copy_project

MODEL = '''
from __future__ import annotations

from typing import Annotated, ClassVar, Literal, Mapping

from pydantic import Field

from .base import Part, Record
from .values import Country, Day, Id, Line, Names, PartialDate, Reference, Text, Url


class Step(Part):
    """A step of a piece of advice."""

    text: Text
    """What to do."""
    days: float | None = None
    """How long it takes, in days."""
    tools: tuple[Tool, ...] = ()
    """What it needs."""


class Tool(Part):
    """A tool with a name of its own."""

    id: Id
    """Permanent name within the step."""
    label: Names
    """Official name."""


class Point(Part):
    """Not the point of other records, though it has its name."""

    height: int
    """In metres."""
    steps: tuple[Step, ...] = ()
    """Steps on the way to it."""


class Advisory(Record):
    """A piece of advice.

    It is here to see that a new collection
    needs no code for its exports.
    """

    collection: ClassVar[str] = "advisories"
    address: ClassVar[str] = "timeline/#{id}"
    section: ClassVar[str] = "pillars"
    title_field: ClassVar[str] = "name"

    name: Names
    """Official name."""
    level: Literal["low", "high"]
    """How urgent it is."""
    number: int = Field(ge=-5)
    """Some number."""
    share: float | None = None
    """Some share."""
    public: bool = True
    """Whether it is public."""
    issued: Day
    """When it was issued."""
    about: PartialDate | None = None
    """When it happened."""
    where: Country | None = None
    """Where."""
    link: Url | None = None
    """Its address."""
    acts: tuple[Annotated[str, Reference("acts")], ...] = ()
    """Acts it rests on."""
    follows: Annotated[str, Reference("advisories")] | None = None
    """The one before."""
    hints: tuple[Text, ...] = ()
    """Short hints."""
    labels: tuple[Line, ...] = ()
    """Labels in use."""
    top: Point | None = None
    """Its highest point."""
    summary: Text
    """What it says."""
'''
ONE = """
id: one
name:
  en: First advice
  mt: L-ewwel parir
level: high
number: -3
share: 0.5
issued: 2024-05-06
about: 2024-05
where: FR
link: https://example.org/one
acts:
  - 2019-796
  - 2019-797
hints:
  - =1+1 is no formula here
  - Second hint
labels:
  - "-v"
  - b
top:
  height: 8
  steps:
    - text: Climb
      days: 1.5
      tools:
        - id: rope
          label:
            en: rope
            fr: corde
    - text: Rest
summary: It says much.
sources:
  - celex-32021d0796
"""
TWO = """
id: two
name:
  en: Second advice
level: low
number: 4
public: false
issued: 2024-06-07
follows: one
summary: It says little.
sources:
  - celex-32021d0796
"""
DUMP = """
import sys
from pathlib import Path
from publisher.exports import exports
from publisher.publisher import Publisher
from publisher.settings import Settings
for artifact in exports(Publisher(Path.cwd(), ("en", "fr"), Settings.of(None, None, None)).publication):
    path = Path(sys.argv[1]) / artifact.path
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(artifact.content.encode())
"""
CHECKER = FormatChecker(["date", "uri"])


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The open data of a project with one more collection."""
    project = copy_project(tmp_path_factory.mktemp("new") / "project")
    (project / "hooks/publisher/records/advisories.py").write_text(MODEL, encoding="utf-8")
    registry = project / "hooks/publisher/records/__init__.py"
    text = registry.read_text(encoding="utf-8")
    registry.write_text(text.replace("from .acts import Act\n", "from .acts import Act\nfrom .advisories import Advisory\n").replace(" = (\n    Pillar,", " = (\n    Advisory, Pillar,"), encoding="utf-8")
    (project / "data/advisories").mkdir()
    (project / "data/advisories/one.yml").write_text(ONE.lstrip(), encoding="utf-8")
    (project / "data/advisories/two.yml").write_text(TWO.lstrip(), encoding="utf-8")
    target = project / "made"
    done = subprocess.run(
        [sys.executable, "-c", DUMP, str(target)], cwd=project, capture_output=True, text=True, timeout=120,
        env={**os.environ, "PYTHONPATH": "hooks"},
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return target / "data/v1"


def read(made: Path, path: str) -> Any:
    return json.loads((made / path).read_text(encoding="utf-8"))


def rows(made: Path, path: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO((made / path).read_bytes().decode(), newline=""), strict=True))


def test_json_and_its_schema(made: Path) -> None:
    schema = read(made, "schema/advisories.json")
    Draft202012Validator.check_schema(schema)
    check = Draft202012Validator(schema, format_checker=CHECKER)
    records = read(made, "advisories.json")["records"]
    assert [record["id"] for record in records] == ["one", "two"] and records[0] == read(made, "advisories/one.json")
    for record in records:
        assert list(check.iter_errors(record)) == []
    assert records[0]["top"] == {"height": 8, "steps": [{"text": {"en": "Climb"}, "days": 1.5, "tools": [{"id": "rope", "label": {"en": "rope", "fr": "corde"}}]}, {"text": {"en": "Rest"}, "tools": []}]}
    assert records[0]["hints"] == [{"en": "=1+1 is no formula here"}, {"en": "Second hint"}]
    assert schema["title"] == "Advisory" and schema["description"] == "A piece of advice.\n\nIt is here to see that a new collection needs no code for its exports."
    assert {"public", "acts", "hints", "number"} <= set(schema["required"]) and not {"share", "about", "top", "follows"} & set(schema["required"])
    assert schema["properties"]["number"] == {"description": "Some number.", "type": "integer", "minimum": -5}
    assert schema["properties"]["follows"]["description"] == "The one before. The id of a record in `advisories`."
    assert not check.is_valid({}) and not check.is_valid({**records[0], "top": {"height": "8", "steps": []}}) and not check.is_valid({**records[0], "hints": ["x"]})


def test_tables_and_their_package(made: Path) -> None:
    one, two = rows(made, "advisories.csv")
    assert [name for name in one if name.startswith("name_")] == ["name_en", "name_fr", "name_mt"]
    assert (one["number"], one["share"], one["public"], two["public"], one["issued"], one["about"], one["where"]) == ("-3", "0.5", "true", "false", "2024-05-06", "2024-05", "FR")
    assert one["acts"] == "2019-796\n2019-797" and one["labels"] == "'-v\nb" and one["top.height"] == "8" and two["top.height"] == "" and two["follows"] == "one"
    assert rows(made, "advisories.hints.csv") == [
        {"advisories.id": "one", "advisories.hints.position": "1", "value_en": "'=1+1 is no formula here", "value_fr": ""},
        {"advisories.id": "one", "advisories.hints.position": "2", "value_en": "Second hint", "value_fr": ""},
    ]
    assert rows(made, "advisories.top.steps.csv")[0] == {
        "advisories.id": "one", "advisories.top.steps.position": "1", "text_en": "Climb", "text_fr": "", "days": "1.5",
    }
    assert rows(made, "advisories.top.steps.tools.csv") == [
        {"advisories.id": "one", "advisories.top.steps.position": "1", "id": "rope", "label_en": "rope", "label_fr": "corde"},
    ]
    package = Package(str(made / "datapackage.json"))
    assert package.validate().flatten(["name", "type", "message"]) == []
    found = package.get_resource("advisories.top.steps.tools")
    assert found.schema.primary_key == ["advisories.id", "advisories.top.steps.position", "id"]
    assert [key["reference"]["resource"] for key in found.schema.foreign_keys] == ["advisories.top.steps"]
    assert {"fields": ["follows"], "reference": {"fields": ["id"]}} in read(made, "datapackage.json")["resources"][0]["schema"]["foreignKeys"]


def test_open_api(made: Path) -> None:
    told = read(made, "openapi.json")
    assert list(OpenAPIV31SpecValidator(told).iter_errors()) == []
    assert told["paths"]["/advisories/{id}.json"]["get"]["parameters"][0]["schema"]["enum"] == ["one", "two"]
    assert {"/advisories.json", "/advisories.csv", "/advisories.hints.csv"} <= set(told["paths"])
    schemas = told["components"]["schemas"]
    # Its own kind of point is kept apart from that of other records.
    assert {"Advisory", "advisories", "Point", "Step"} <= set(schemas) and "height" in schemas["Point"]["properties"]
    assert any(name.endswith(".Point") and "sources" in schema["properties"] for name, schema in schemas.items())
    for path in sorted((made / "pillars").glob("*.json")):
        schema = told["paths"]["/pillars/{id}.json"]["get"]["responses"]["200"]["content"]["application/json"]["schema"]
        assert list(Draft202012Validator({**schema, "components": told["components"]}).iter_errors(json.loads(path.read_text(encoding="utf-8")))) == []


def test_the_catalogue_calls_it_by_its_type_and_what_that_says_of_itself(made: Path) -> None:
    found = next(each for each in read(made, "index.json")["dataset"] if each["@id"].endswith("#advisories"))
    assert found["dct:title"] == {"en": "Advisory"} and found["name"] == "Advisory"
    assert found["description"].startswith("A piece of advice.") and set(found["dct:description"]) == {"en"}
    assert found["dct:modified"] == max(record["modified"] for record in read(made, "advisories.json")["records"])
    assert {file["contentUrl"].rsplit("/", 1)[1] for file in found["distribution"]} == {
        "advisories.json", "advisories.csv", "advisories.hints.csv", "advisories.top.steps.csv", "advisories.top.steps.tools.csv",
    }
