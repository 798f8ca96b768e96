"""The listings for FollowTheMoney: valid under the model, nothing lost in it, and fair to those listed."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any, Callable

import pytest
from followthemoney import model
from followthemoney.exc import InvalidData

from publisher.exports.follow_the_money import follow_the_money
from publisher.exports.publication import Publication
from publisher.publisher import Publisher
from publisher.settings import Settings

Entity = dict[str, Any]
ALLOWED = {
    "Person": {"name", "alias", "weakAlias", "summary", "notes", "topics", "sourceUrl", "publisher", "publisherUrl",
               "nationality", "country", "gender", "birthDate", "birthPlace"},
    "Organization": {"name", "alias", "weakAlias", "summary", "notes", "topics", "sourceUrl", "publisher", "publisherUrl",
                     "jurisdiction", "country", "address", "incorporationDate", "registrationNumber", "innCode", "ogrnCode"},
}
"""What may be said of those listed: no passport, telephone, e-mail or web address, and of persons no place of abode."""


def entities(publication: Publication) -> list[Entity]:
    (artifact,) = follow_the_money(publication)
    assert artifact.path == "data/v1/listings.ftm.json" and artifact.content.endswith("}\n")
    return [json.loads(line) for line in artifact.content.splitlines()]


@pytest.fixture(scope="module")
def found(publication: Publication) -> list[Entity]:
    return entities(publication)


@pytest.fixture(scope="module")
def by_id(found: list[Entity]) -> dict[str, Entity]:
    assert len({entity["id"] for entity in found}) == len(found)
    return {entity["id"]: entity["properties"] for entity in found}


def test_every_entity_is_valid_and_no_value_is_dropped_or_changed(found: list[Entity]) -> None:
    assert len(found) > 150
    for entity in found:
        schema = model.get(entity["schema"])
        assert schema is not None and not schema.abstract and set(entity["properties"]) <= set(schema.properties)
        assert {name for name in entity["properties"] if schema.get(name).deprecated or schema.get(name).hidden} <= {"programId"}
        schema.validate(entity)
        assert model.get_proxy(entity, cleaned=False).to_dict() == entity


@pytest.mark.parametrize(("name", "values"), [("birthDate", ["31.7.1977"]), ("gender", ["?"]), ("nationality", ["Ruritania"]), ("eyes", ["blue"])])
def test_the_comparison_sees_what_the_model_drops(found: list[Entity], name: str, values: list[str]) -> None:
    broken = {**found[0], "properties": {**found[0]["properties"], name: values}}
    try:
        model.get("Person").validate(broken)  # type: ignore[union-attr]
        assert model.get_proxy(broken, cleaned=False).to_dict() != broken
    except InvalidData:
        pass


def test_every_reference_leads_to_an_entity_of_the_right_kind(found: list[Entity]) -> None:
    kinds = {entity["id"]: model.get(entity["schema"]) for entity in found}
    references = 0
    for entity in found:
        for name, values in entity["properties"].items():
            declared = model.get(entity["schema"]).get(name)  # type: ignore[union-attr]
            if declared.type.name == "entity":
                references += len(values)
                assert all(value in kinds and kinds[value].is_a(declared.range) for value in values), (entity["id"], name)
    assert references > 150


def test_each_line_is_one_entity_without_spaces_between_values(publication: Publication, found: list[Entity]) -> None:
    (artifact,) = follow_the_money(publication)
    lines = artifact.content.split("\n")
    assert lines.pop() == "" and lines == [json.dumps(entity, ensure_ascii=False, separators=(",", ":")) for entity in found]


def test_ids_are_those_of_the_documented_scheme(by_id: dict[str, Entity], publication: Publication) -> None:
    """Users keep them, so they follow from the permanent ids of the records and from nothing else."""
    listings: Any = publication.catalogue["listings"]
    expected = {f"eucp-{kind}-{name}" for kind in ("listing", "sanction") for name in listings}
    expected |= {f"eucp-reason-{name}--{incident}" for name, listing in listings.items() for incident in listing.incidents}
    expected |= {f"eucp-incident-{incident}" for listing in listings.values() for incident in listing.incidents}
    expected |= {f"eucp-tie-{min(name, other)}--{max(name, other)}" for name, listing in listings.items() for other in listing.associated}
    assert set(by_id) == expected


def test_each_listing_has_its_designation(by_id: dict[str, Entity], publication: Publication) -> None:
    for listing in publication.catalogue["listings"].values():
        sanction = by_id[f"eucp-sanction-{listing.id}"]
        assert sanction["entity"] == [f"eucp-listing-{listing.id}"]
        assert sanction["startDate"] == [listing.round] and sanction["recordId"] == [listing.entry]  # type: ignore[attr-defined]
        assert sanction["programUrl"] == ["https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX:32019R0796"]
        assert sanction["reason"] and 1 <= len(sanction["sourceUrl"]) <= 2
    doubtful = by_id["eucp-sanction-yuriy-denisov"]["sourceUrl"]
    assert doubtful == ["https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX:32025R0173"], "no source confirms the decision of that round"


def test_names_keep_their_script_and_their_weight(by_id: dict[str, Entity], publication: Publication) -> None:
    for listing in publication.catalogue["listings"].values():
        told = by_id[f"eucp-listing-{listing.id}"]
        assert told["name"] == [listing.name, *listing.native_names]  # type: ignore[attr-defined]
        assert told.get("alias", []) == list(listing.aliases)  # type: ignore[attr-defined]
        assert set(listing.other_spellings) <= set(told.get("weakAlias", []))  # type: ignore[attr-defined]
    assert "Алексей Сергеевич МОРЕНЕЦ" in by_id["eucp-listing-aleksei-morenets"]["name"]
    assert "高强" in by_id["eucp-listing-gao-qiang"]["weakAlias"], "no source confirms how the Official Journal writes it"
    assert "Bentley" in by_id["eucp-listing-vitaly-kovalev"]["weakAlias"], "a name used online, and by two of those listed"


def test_doubt_takes_the_weaker_property(by_id: dict[str, Entity]) -> None:
    alleged = by_id["eucp-listing-maksim-voronin"]
    assert alleged["country"] == ["ru"] and "nationality" not in alleged
    assert alleged["notes"][-1] == "Nationality: Russia (alleged, as the Official Journal says)"
    unclear = by_id["eucp-listing-ml-cloud"]
    assert unclear["country"] == ["lv", "ru"] and not {"jurisdiction", "address"} & set(unclear)
    assert "startDate" not in by_id["eucp-incident-wannacry"] and by_id["eucp-incident-notpetya"]["startDate"] == ["2017-06"]


def test_numbers_of_registers_have_their_own_properties(by_id: dict[str, Entity]) -> None:
    company = by_id["eucp-listing-impuls"]
    assert (company["innCode"], company["ogrnCode"], "registrationNumber" in company) == (["6168033776"], ["1106194004850"], False)
    assert by_id["eucp-listing-anxun"]["registrationNumber"] == ["91510105332025597A", "91310116561906136G"]


def test_nothing_is_said_of_people_that_the_site_does_not_say(found: list[Entity]) -> None:
    for entity in found:
        if entity["schema"] in ALLOWED:
            assert set(entity["properties"]) <= ALLOWED[entity["schema"]]
            assert all(not re.search(r"\d", value) for value in entity["properties"].get("address", []))


def test_two_who_name_each_other_have_one_tie(found: list[Entity]) -> None:
    ends = [frozenset(entity["properties"]["subject"] + entity["properties"]["object"]) for entity in found if entity["schema"] == "UnknownLink"]
    assert len(ends) == len(set(ends)) and all(len(pair) == 2 for pair in ends)
    assert frozenset({"eucp-listing-gao-qiang", "eucp-listing-zhang-shilong"}) in ends


def test_who_is_taken_off_the_list_is_no_longer_under_sanctions(copy: Path, edit: Callable[[str, Callable[[str], str]], None]) -> None:
    edit("data/listings/roman-puntus.yml", lambda text: text.replace("sources:\n  - annex", "delisted:\n  date: 2026-08-03\nsources:\n  - annex"))
    by_id = {entity["id"]: entity["properties"] for entity in entities(Publisher(copy, ("en",), Settings()).publication)}
    person, sanction = by_id["eucp-listing-roman-puntus"], by_id["eucp-sanction-roman-puntus"]
    assert "topics" not in person and not {"birthDate", "birthPlace"} & set(person)
    assert (sanction["status"], sanction["endDate"]) == (["Inactive"], ["2026-08-02"])
    other = by_id["eucp-listing-evgeniy-bashev"], by_id["eucp-sanction-evgeniy-bashev"]
    assert other[0]["topics"] == ["sanction"] and other[1]["status"] == ["Active"] and "endDate" not in other[1]
