"""One test per rule: a sound catalogue gives no finding, each fault exactly its own."""

from __future__ import annotations

from typing import Any

import pytest

from publisher.check import RULES, addresses, counts, dates, references, sources, uncited, uniqueness
from publisher.link import Catalogue
from publisher.records import COLLECTIONS

from core.examples import catalogue, record


def findings(rule: Any, *changed: Any) -> list[str]:
    """`collection/id location: message` of each finding."""
    return [
        f"{found.collection}/{found.id} {'.'.join(map(str, location))}: {message}"
        for found, location, message in rule(catalogue(*changed))
    ]


@pytest.mark.parametrize("rule", RULES, ids=[rule.__module__.rpartition(".")[2] for rule in RULES])
def test_a_sound_catalogue_has_no_finding(rule: Any) -> None:
    assert findings(rule) == []


def test_references() -> None:
    assert findings(references.check, record("listings", round="2020-01-20")) == [
        "listings/jane-doe round: unknown round '2020-01-20'; did you mean '2020-01-02'?",
    ]
    assert findings(references.check, record("listings", associated=["jane-doe"])) == [
        "listings/jane-doe associated.0: listing 'jane-doe' names itself; remove it",
    ]
    assert findings(references.check, record("listings", incidents=["qqqqqq"])) == [
        "listings/jane-doe incidents.0: unknown incident 'qqqqqq'; write the file data/incidents/qqqqqq.yml or name another",
    ]


def test_a_record_that_is_refused_itself_makes_no_second_error() -> None:
    records = [found for found in catalogue() if found.collection != "rounds"]
    assert list(references.check(Catalogue(records, frozenset({("rounds", "2020-01-02")})))) == []


def test_sources() -> None:
    missing = "missing sources: name at least one under 'sources', or list the fields nobody confirms under 'unverified'"
    assert findings(sources.check, record("groups", sources=None)) == [f"groups/bears : {missing}"]
    change = {"id": "2021", "date": "2021", "text": "It changed."}
    assert findings(sources.check, record("listings", changes=[change])) == [f"listings/jane-doe changes.0: {missing}"]
    assert findings(sources.check, record("groups", sources=None, unverified=["summary"])) == [
        "groups/bears unverified: missing 'check_at': name the source where the unverified fields can be checked",
    ]
    assert findings(sources.check, record("groups", unverified=["sumary"], check_at=["gazette"])) == [
        "groups/bears unverified.0: unknown field 'sumary'; did you mean 'summary'?",
    ]
    assert findings(sources.check, record("groups", check_at=["gazette"])) == [
        "groups/bears check_at: 'check_at' without 'unverified': list the fields to be checked, or move the source to 'sources'",
    ]
    assert findings(sources.check, record("bodies", sources=None, unverified=["name.fr"], check_at=["gazette"])) == []


@pytest.mark.parametrize(("changed", "expected"), [
    (("acts", {"date": "2020-01-03"}), "rounds/2020-01-02 regulation: listed on 2020-01-02, before the act 2020-1 of 2020-01-03"),
    (("acts", {"effect": "2019-12-31"}), "acts/2020-1 effect: takes effect on 2019-12-31, before the act's own date 2020-01-02"),
    (("listings", {"delisted": {"date": "2020-01-01"}}), "listings/jane-doe delisted.date: delisted on 2020-01-01, before it was listed on 2020-01-02"),
    (("listings", {"birth": {"date": "2020-01-02"}}), "listings/jane-doe birth.date: born on 2020-01-02, after the listing of 2020-01-02"),
    (("uses", {"round": "2020-01-02"}), "uses/2019-a date: expected the round's date 2020-01-02, got 2019-04-12"),
    (("uses", {"kind": "sanctions"}), "uses/2019-a kind: a use of kind sanctions needs its round under 'round'"),
    (("incidents", {"start": "2020", "end": "2019"}), "incidents/worm end: ends 2019, before it starts 2020"),
    (("editions", {"opened": "2021-09-14"}), "editions/2020 opened: expected a date in 2020, the edition's id, got 2021-09-14"),
    (("sources", {"published": "2027-01-01"}), "sources/gazette published: published 2027-01-01, after it was checked on 2026-11-23"),
])
def test_dates(changed: tuple[str, dict[str, Any]], expected: str) -> None:
    assert expected in findings(dates.check, record(changed[0], **changed[1]))


def test_counts() -> None:
    assert findings(counts.check, record("rounds", persons="2")) == [
        "rounds/2020-01-02 persons: states 2 persons, but 1 listings of this round are persons; correct the number or the listings' 'round'",
    ]
    assert findings(counts.check, record("listings", entry="B.1"))[-1].endswith("persons are in part A, entities and bodies in part B")


def test_uniqueness() -> None:
    second = record("listings", id="other", name="Other")
    assert findings(uniqueness.check, second) == ["listings/other entry: 'A.1' is taken by listings/jane-doe already"]
    points = [{"id": "one", "text": text, "sources": ["gazette"]} for text in ("One.", "Two.")]
    assert findings(uniqueness.check, record("pillars", in_practice=points)) == [
        "pillars/trust in_practice.1.id: id 'one' stands twice in this list; give each entry its own",
    ]


def test_addresses() -> None:
    assert findings(addresses.check, record("measures", id="uses", position="2")) == [
        "measures/uses id: 'uses' is a reserved word in measures; choose another id",
    ]


def test_uncited() -> None:
    spare = record("sources", id="spare")
    assert [found.id for found, _, _ in uncited.check(catalogue(spare), frozenset())] == ["spare"]
    assert list(uncited.check(catalogue(spare), frozenset({"spare"}))) == []


def test_every_reference_is_followed_both_ways() -> None:
    made = catalogue()
    listing, found = made["listings"]["jane-doe"], made["rounds"]["2020-01-02"]
    assert made.referrers(found, "listings", "round") == (listing,)
    assert {citation.origin.collection for citation in made.citations_of(made["sources"]["gazette"])} == set(COLLECTIONS) - {"sources"}
