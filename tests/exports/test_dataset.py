"""The catalogue: what data portals (DCAT-AP) and search engines (schema.org) read of it, expanded by an independent reader."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from typing import Any

import pytest
from pyld import jsonld

from conftest import LANGUAGES
from publisher.artifact import Artifact
from publisher.exports.dataset import dataset
from publisher.exports.files import DataFile
from publisher.exports.publication import Publication
from publisher.records import COLLECTIONS
from publisher.settings import Settings

DCAT, DCT, FOAF, SPDX, VCARD = (
    "http://www.w3.org/ns/dcat#", "http://purl.org/dc/terms/", "http://xmlns.com/foaf/0.1/", "http://spdx.org/rdf/terms#", "http://www.w3.org/2006/vcard/ns#",
)
SCHEMA, XSD = "https://schema.org/", "http://www.w3.org/2001/XMLSchema#"
AUTHORITY = "http://publications.europa.eu/resource/authority/"
ROOT = "https://eu-cyber-policy.example/data/v1/"
Node = dict[str, Any]


def no_network(address: str, options: Any) -> Any:
    raise AssertionError(f"the catalogue asks for {address}")


def flattened(catalogue: Any) -> list[Node]:
    """Every node once, with full names, as a program without a network finds them."""
    return jsonld.flatten(catalogue, options={"documentLoader": no_network})


@pytest.fixture(scope="module")
def nodes(values: dict[str, Any]) -> dict[str, Node]:
    return {node["@id"]: node for node in flattened(values["index.json"])}


def of_type(nodes: dict[str, Node], name: str) -> list[Node]:
    return [node for node in nodes.values() if name in node.get("@type", ())]


def single(node: Node, name: str) -> Any:
    """The one value of a property: text, number or address."""
    (value,) = node[name]
    return value.get("@value", value.get("@id"))


def words(node: Node, name: str) -> dict[str, str]:
    """A text by language; each language once."""
    found = {value["@language"]: value["@value"] for value in node[name]}
    assert len(found) == len(node[name])
    return found


def test_nothing_is_fetched_and_nothing_lost(values: dict[str, Any], nodes: dict[str, Node]) -> None:
    assert isinstance(values["index.json"]["@context"], dict)
    names = {name for node in nodes.values() for name in node if not name.startswith("@")}
    assert all(name.startswith((DCAT, DCT, FOAF, SPDX, VCARD, SCHEMA)) for name in names)
    types = {kind for node in nodes.values() for kind in node.get("@type", ())}
    assert types == {
        f"{DCAT}Catalog", f"{DCAT}Dataset", f"{DCAT}Distribution", f"{DCAT}DataService", f"{FOAF}Agent", f"{SPDX}Checksum", f"{VCARD}Kind",
        f"{SCHEMA}DataCatalog", f"{SCHEMA}Dataset", f"{SCHEMA}DataDownload", f"{SCHEMA}Project",
    }


def test_the_catalogue_has_what_dcat_ap_requires(nodes: dict[str, Node]) -> None:
    (catalogue,) = of_type(nodes, f"{DCAT}Catalog")
    assert catalogue["@id"] == f"{ROOT}index.json" and f"{SCHEMA}DataCatalog" in catalogue["@type"]
    assert set(words(catalogue, f"{DCT}title")) == set(words(catalogue, f"{DCT}description")) == set(LANGUAGES)
    publisher = nodes[single(catalogue, f"{DCT}publisher")]
    assert f"{FOAF}Agent" in publisher["@type"] and words(publisher, f"{FOAF}name")["en"] == "EU Cyber Policy"
    assert "not an EU website" in single(publisher, f"{SCHEMA}description")
    assert {value["@id"] for value in catalogue[f"{DCAT}dataset"]} == {node["@id"] for node in of_type(nodes, f"{DCAT}Dataset")}
    assert {value["@id"] for value in catalogue[f"{SCHEMA}dataset"]} == {value["@id"] for value in catalogue[f"{DCAT}dataset"]}
    assert {value["@id"] for value in catalogue[f"{DCT}language"]} == {f"{AUTHORITY}language/{code}" for code in ("ENG", "FRA", "DEU")}
    assert single(catalogue, f"{DCT}license") == single(catalogue, f"{SCHEMA}license") == "https://creativecommons.org/licenses/by/4.0/"


def test_each_dataset_has_what_dcat_ap_requires_and_recommends(nodes: dict[str, Node]) -> None:
    found = of_type(nodes, f"{DCAT}Dataset")
    assert {node["@id"] for node in found} >= {f"{ROOT}index.json#{name}" for name in (*COLLECTIONS, "translations", "datapackage")}
    for node in found:
        assert set(words(node, f"{DCT}title")) == set(words(node, f"{DCT}description")) == set(LANGUAGES), node["@id"]
        assert all(50 <= len(text) <= 5000 for text in words(node, f"{DCT}description").values()), node["@id"]
        assert single(node, f"{DCT}publisher") == "https://eu-cyber-policy.example/#project"
        assert single(node, f"{DCT}accessRights") == f"{AUTHORITY}access-right/PUBLIC"
        assert {value["@id"] for value in node[f"{DCAT}theme"]} == {f"{AUTHORITY}data-theme/{code}" for code in ("JUST", "GOVE", "INTR")}
        assert len(node[f"{DCT}identifier"]) == 1 and node[f"{DCAT}distribution"]
        contact = nodes[single(node, f"{DCAT}contactPoint")]
        assert contact["@type"] == [f"{VCARD}Kind"] and single(contact, f"{VCARD}hasURL") == "https://code.eu-cyber-policy.example/site/issues"


def test_dates_are_those_of_the_data(nodes: dict[str, Node], values: dict[str, Any]) -> None:
    newest = {name: max(record.get("modified", "") for record in values[f"{name}.json"]["records"]) for name in COLLECTIONS}
    for name, date in {**newest, "translations": max(newest.values())}.items():
        (modified,) = nodes[f"{ROOT}index.json#{name}"][f"{DCT}modified"]
        assert modified == {"@type": f"{XSD}date", "@value": date}
    used = {name for node in nodes.values() for name in node}
    assert not used & {f"{DCT}issued", f"{DCT}accrualPeriodicity", f"{SCHEMA}datePublished", f"{SCHEMA}dateCreated"}


def test_every_file_is_a_distribution_with_its_size_and_checksum(nodes: dict[str, Node], files: dict[str, DataFile]) -> None:
    found = {single(node, f"{DCAT}downloadURL"): node for node in of_type(nodes, f"{DCAT}Distribution")}
    whole = {path for path in files if "/" not in path and path not in ("index.json", "openapi.json")}
    assert set(found) == {ROOT + path for path in whole}
    for address, node in found.items():
        content = files[address.removeprefix(ROOT)].content.encode()
        digest = hashlib.sha256(content).hexdigest()
        assert single(node, f"{DCAT}accessURL") == address
        assert node[f"{DCAT}byteSize"] == [{"@type": f"{XSD}nonNegativeInteger", "@value": len(content)}]
        checksum = nodes[single(node, f"{SPDX}checksum")]
        assert checksum[f"{SPDX}checksumValue"] == [{"@type": f"{XSD}hexBinary", "@value": digest}]
        assert single(checksum, f"{SPDX}algorithm") == f"{SPDX}checksumAlgorithm_sha256"
        assert single(node, f"{DCT}license") == "https://creativecommons.org/licenses/by/4.0/"
        kind = files[address.removeprefix(ROOT)].media_type
        registered = [{"@id": f"https://www.iana.org/assignments/media-types/{kind}"}] if kind != "application/x-ndjson" else None
        assert node.get(f"{DCAT}mediaType") == registered, "IANA has a page for registered types only"
        assert single(node, f"{DCT}format") == f"{AUTHORITY}file-type/{'CSV' if kind == 'text/csv' else 'JSON'}"
        assert set(words(node, f"{DCT}title")) == set(LANGUAGES)


def test_distributions_name_the_schema_that_they_are_of(nodes: dict[str, Node], files: dict[str, DataFile]) -> None:
    expected = {
        "listings.json": "schema/listings.json#collection", "translations.json": "schema/translations.json", "listings.csv": "datapackage.json",
        "listings.changes.csv": "datapackage.json",
    }
    for path, schema in expected.items():
        assert single(nodes[f"{ROOT}index.json#{path}"], f"{DCT}conformsTo") == ROOT + schema
        assert schema.split("#")[0] in files
    assert f"{DCT}conformsTo" not in nodes[f"{ROOT}index.json#datapackage.json"]


def test_tables_belong_to_their_collection(nodes: dict[str, Node]) -> None:
    listings = {value["@id"].split("#")[1] for value in nodes[f"{ROOT}index.json#listings"][f"{DCAT}distribution"]}
    assert listings == {"listings.json", "listings.csv", "listings.changes.csv", "listings.seats.csv"}


def test_schema_org_says_the_same(nodes: dict[str, Node], files: dict[str, DataFile]) -> None:
    for node in of_type(nodes, f"{DCAT}Dataset"):
        assert f"{SCHEMA}Dataset" in node["@type"]
        assert words(node, f"{SCHEMA}name") == {"en": words(node, f"{DCT}title")["en"]}
        assert words(node, f"{SCHEMA}description") == {"en": words(node, f"{DCT}description")["en"]}
        assert single(node, f"{SCHEMA}dateModified") == single(node, f"{DCT}modified")
        assert node[f"{SCHEMA}distribution"] == node[f"{DCAT}distribution"]
        assert [value["@value"] for value in node[f"{SCHEMA}inLanguage"]] == list(LANGUAGES)
        assert single(node, f"{SCHEMA}isAccessibleForFree") is True
        assert single(node, f"{SCHEMA}publisher") == single(node, f"{SCHEMA}creator") == single(node, f"{DCT}publisher")
    for node in of_type(nodes, f"{DCAT}Distribution"):
        assert f"{SCHEMA}DataDownload" in node["@type"]
        assert single(node, f"{SCHEMA}contentUrl") == single(node, f"{DCAT}downloadURL")
        assert single(node, f"{SCHEMA}contentSize") == f"{single(node, f'{DCAT}byteSize')} B"
        assert single(node, f"{SCHEMA}sha256") == single(nodes[single(node, f"{SPDX}checksum")], f"{SPDX}checksumValue")
        assert single(node, f"{SCHEMA}encodingFormat") == files[single(node, f"{DCAT}downloadURL").removeprefix(ROOT)].media_type


def test_programs_that_know_no_json_ld_find_the_bare_words(values: dict[str, Any]) -> None:
    """Search engines look for `@type: Dataset` with `name`, `description` and `distribution.contentUrl` as they stand."""
    for each in values["index.json"]["dataset"]:
        assert "Dataset" in each["@type"] and isinstance(each["name"], str) and isinstance(each["description"], str) and each["url"].startswith("https://")
        assert all("DataDownload" in file["@type"] and file["contentUrl"].startswith(ROOT) and file["encodingFormat"] for file in each["distribution"])
    assert values["index.json"]["publisher"]["name"] == "EU Cyber Policy"


def test_the_service_leads_to_the_description(nodes: dict[str, Node], files: dict[str, DataFile]) -> None:
    (service,) = of_type(nodes, f"{DCAT}DataService")
    assert single(service, f"{DCAT}endpointURL") == ROOT
    assert single(service, f"{DCAT}endpointDescription") == f"{ROOT}openapi.json" and "openapi.json" in files
    assert set(words(service, f"{DCT}title")) == set(LANGUAGES)


def test_files_of_other_exports_are_listed_by_their_paths(publication: Publication) -> None:
    made = [
        Artifact("data/v1/listings.ftm.json", '{"id": "é"}\n'), Artifact("data/v1/state.json", "{}"), Artifact("data/v1/state/2020-07-30.json", "{}"),
        Artifact("data/v1/strange.bin", "x"), Artifact("en/index.html", "<p>"),
        Artifact("data/v1/schema/state.json", json.dumps({"$defs": {"Days": {"$anchor": "collection"}}})),
    ]
    found = {node["@id"].partition("#")[2]: node for node in flattened(json.loads(next(dataset(publication, made)).content))}
    entities = found["listings.ftm.json"]
    assert single(entities, f"{SCHEMA}encodingFormat") == "application/x-ndjson" and f"{DCAT}mediaType" not in entities  # IANA has no page for it
    assert single(entities, f"{DCAT}byteSize") == len('{"id": "é"}\n'.encode())
    assert set(words(found["listings.ftm"], f"{DCT}title")) == set(LANGUAGES)
    assert {value["@id"].split("#")[1] for value in found["state"][f"{DCAT}distribution"]} == {"state.json"}
    assert words(found["strange"], f"{DCT}title") == {"en": "strange"} and f"{DCT}format" not in found["strange.bin"]
    assert "2020-07-30" not in found and single(found["state.json"], f"{DCT}conformsTo") == f"{ROOT}schema/state.json#collection"


def test_a_contact_by_mail_and_a_page_about_the_data(publication: Publication) -> None:
    mail = replace(publication, settings=Settings.of("https://a.example/sub", None, "mailto:data@a.example"))
    found = flattened(json.loads(next(dataset(mail, [Artifact("data/v1/state.json", "{}")])).content))
    (contact,) = [node for node in found if f"{VCARD}Kind" in node.get("@type", ())]
    assert single(contact, f"{VCARD}hasEmail") == "mailto:data@a.example"
    (told,) = [node for node in found if f"{DCAT}Dataset" in node.get("@type", ())]
    if "data/" in publication.source.pages:
        assert single(told, f"{DCAT}landingPage") == single(told, f"{SCHEMA}url") == "https://a.example/sub/en/data/"
    else:
        assert single(told, f"{SCHEMA}url") == "https://a.example/sub/data/v1/state.json" and f"{DCAT}landingPage" not in told


def test_themes_and_access_rights_are_entries_of_the_tables(values: dict[str, Any]) -> None:
    codes = {"AGRI", "ECON", "EDUC", "ENER", "ENVI", "GOVE", "HEAL", "INTR", "JUST", "REGI", "SOCI", "TECH", "TRAN"}
    themes = {theme["@id"].removeprefix(f"{AUTHORITY}data-theme/") for each in values["index.json"]["dataset"] for theme in each["dcat:theme"]}
    assert themes and themes <= codes
