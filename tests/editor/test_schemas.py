"""What an editor sees while writing a record: by the schemas themselves, and by the language server that editors use."""

from __future__ import annotations

import json
import re
import time
from pathlib import Path
from typing import Any, Iterator

import pytest
from jsonschema import Draft7Validator

from conftest import LANGUAGES, PROJECT
from editor.language_server import LanguageServer
from publisher.__main__ import main
from publisher.editing.ids import FOLDER, ids_file
from publisher.editing.schemas import schemas
from publisher.load import Content, load
from publisher.new_record import modeline
from publisher.records import COLLECTIONS

PROGRAM = PROJECT / ".venv/editor/node_modules/yaml-language-server/bin/yaml-language-server"
SETTINGS = json.loads((PROJECT / ".vscode/settings.json").read_text(encoding="utf-8"))
needs_server = pytest.mark.skipif(not PROGRAM.exists(), reason="node and npm are not there")
RECORDS = sorted(path.relative_to(PROJECT).as_posix() for name in COLLECTIONS for path in (PROJECT / "data" / name).glob("*.yml"))
LISTING = "data/listings/gao-qiang.yml"


def text_of(path: str) -> str:
    return (PROJECT / path).read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def content() -> Content:
    return load(PROJECT, LANGUAGES)


@pytest.fixture(scope="module")
def server() -> Iterator[LanguageServer]:
    with LanguageServer(PROGRAM, PROJECT, SETTINGS) as server:
        yield server


def without_examples(schema: Any) -> Any:
    """A schema as the declarations alone make it; examples change with the data, and an old one is as good."""
    if isinstance(schema, dict):
        return {key: without_examples(value) for key, value in schema.items() if key != "examples"}
    return [without_examples(member) for member in schema] if isinstance(schema, list) else schema


def test_the_schemas_are_those_of_the_records(content: Content) -> None:
    made = {artifact.path: json.loads(artifact.content) for artifact in schemas(content.catalogue)}
    kept = {path: json.loads(text_of(path)) for path in made}
    assert without_examples(kept) == without_examples(made), "run 'make schemas' and commit data/schema/"
    assert {path.name for path in (PROJECT / FOLDER).iterdir()} == {*(Path(path).name for path in made), "ids.json"}
    for schema in made.values():
        Draft7Validator.check_schema(schema)


def test_every_field_is_explained_and_examples_are_given(content: Content) -> None:
    with_examples = 0
    for artifact in schemas(content.catalogue):
        schema = json.loads(artifact.content)
        for part in (schema, *schema["$defs"].values()):
            for name, field in part.get("properties", {}).items():
                assert field["description"].strip(), name
                with_examples += "examples" in json.dumps(field)
    assert with_examples > 50


def test_every_collection_has_its_schema_in_the_settings_of_the_editor() -> None:
    expected = {f"{FOLDER}/{name}.json": f"data/{name}/*.yml" for name in COLLECTIONS} | {f"{FOLDER}/{name}.json": f"data/{name}.yml" for name in ("site", "expectations")}
    assert SETTINGS["yaml.schemas"] == expected


@pytest.mark.parametrize("collection", COLLECTIONS)
def test_every_record_names_its_schema_for_other_editors(collection: str) -> None:
    for path in RECORDS:
        if path.startswith(f"data/{collection}/"):
            assert text_of(path).split("\n")[0] == modeline(collection), path
            assert (PROJECT / path).parent.joinpath(modeline(collection).partition("$schema=")[2]).resolve() == PROJECT / FOLDER / f"{collection}.json"


def test_check_brings_the_ids_up_to_date(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    new, ids = copy / "data/sources/some-source.yml", copy / FOLDER / "ids.json"
    new.write_text((copy / "data/sources/annex-i-20260713.yml").read_text(encoding="utf-8").replace("annex-i-20260713", "some-source"), encoding="utf-8")
    cited = copy / LISTING
    cited.write_text(cited.read_text(encoding="utf-8") + "  - some-source\n", encoding="utf-8")
    assert main(["--project", str(copy), "check"]) == 0, capsys.readouterr().err
    assert "some-source" in json.loads(ids.read_text(encoding="utf-8"))["$defs"]["sources"]["enum"]
    before = ids.stat().st_mtime_ns
    assert main(["--project", str(copy), "check"]) == 0
    assert ids.stat().st_mtime_ns == before, "a list that is up to date stays untouched"
    ids.unlink()
    cited.write_text("id: [", encoding="utf-8")
    assert main(["--project", str(copy), "check"]) == 1 and not ids.exists(), "nothing is written while something is wrong"


def test_titles_explain_the_ids(content: Content) -> None:
    offered = json.loads(ids_file(content.view("en")).content)["$defs"]["groups"]
    assert offered["enumDescriptions"][offered["enum"].index("apt10")] == "APT10"


@needs_server
def test_no_real_record_is_found_fault_with(server: LanguageServer) -> None:
    begun = time.monotonic()
    found = server.diagnostics({path: text_of(path) for path in (*RECORDS, "data/site.yml", "data/expectations.yml")})
    print(f"\n{len(RECORDS) + 2} files in {time.monotonic() - begun:.1f} s")
    assert found == {}


@needs_server
@pytest.mark.parametrize(("wrong", "line", "message"), [
    (("gender: male", "gendre: male"), "gendre", "gendre is not allowed"),
    (("gender: male", "gender: mael"), "gender", "female|male"),
    (("entry: A.1\n", ""), "id:", "entry"),
    (("date: 1983-10-04", "date: 4 October 1983"), "date: 4", "Expected a date like 2024-05-31"),
    (("  - cloud-hopper", "  - Cloud Hopper"), "- Cloud", "Expected an id of"),
    (("round: 2020-07-30", "round: [2020-07-30]"), "round", "type"),
    (("name: GAO Qiang", "name: <fill in>"), "name:", ""),
    (("nationality: CN", "nationality: China"), "nationality", "country code"),
])
def test_a_mistake_is_shown_at_its_line(server: LanguageServer, wrong: tuple[str, str], line: str, message: str) -> None:
    text = text_of(LISTING)
    assert wrong[0] in text
    text = text.replace(*wrong, 1)
    found = server.diagnostics({LISTING: text})[LISTING]
    expected = next(number for number, written in enumerate(text.split("\n"), 1) if line in written)
    assert [number for number, _ in found] == [expected] and re.search(message, found[0][1]), found


@needs_server
@pytest.mark.parametrize("settings", [SETTINGS, {}], ids=["settings", "modeline"])
def test_an_id_that_no_list_knows_yet_is_no_mistake(settings: dict[str, Any]) -> None:
    with LanguageServer(PROGRAM, PROJECT, settings) as server:
        assert server.diagnostics({LISTING: text_of(LISTING).replace("- cloud-hopper", "- quite-new")}) == {}
        assert len(server.diagnostics({LISTING: text_of(LISTING).replace("- cloud-hopper", "- Not_An_Id")})[LISTING]) == 1


@needs_server
def test_keys_words_and_ids_are_completed(server: LanguageServer) -> None:
    head = modeline("listings") + "\n"
    keys = server.completions("data/listings/new.yml", head + "id: new\n\n", 3, 1)
    assert {"kind", "reasons", "sources", "keywords"} <= set(keys) and "id" not in keys
    assert keys["entry"].startswith("Number of the entry in Annex I.")
    words = server.completions("data/listings/new.yml", head + "id: new\nkind: \n", 3, 7)
    assert set(words) == {"person", "entity", "body"}
    for field, collection, known in (("incidents", "incidents", "cloud-hopper"), ("groups", "groups", "apt10"), ("sources", "sources", "annex-i-20260713")):
        ids = server.completions("data/listings/new.yml", f"{head}id: new\n{field}:\n  - \n", 4, 5)
        assert {path.stem for path in (PROJECT / "data" / collection).glob("*.yml")} <= set(ids) and known in ids
    one = server.completions("data/listings/new.yml", f"{head}id: new\nround: \n", 3, 8)
    assert "2020-07-30" in {label.strip("\"'") for label in one}


@needs_server
def test_a_key_says_what_it_is_for(server: LanguageServer) -> None:
    lines = text_of(LISTING).split("\n")
    told = server.hover(LISTING, "\n".join(lines), lines.index("entry: A.1") + 1, 3)
    assert "Number of the entry in Annex I." in told.replace("&nbsp;", " ") and "A.2" in told
