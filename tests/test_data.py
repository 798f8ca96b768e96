"""The real data: sound, complete, and in agreement with the counts that press and Official Journal give."""

from __future__ import annotations

import datetime
import re

import pytest

from conftest import LANGUAGES, PROJECT
from publisher import derive
from publisher.load import Content, load
from publisher.records import COLLECTIONS
from publisher.translations.states import state_of
from publisher.translations.units import PAGES

ROUNDS = {
    "2020-07-30": (6, 3), "2020-10-22": (8, 4), "2024-06-24": (14, 4), "2025-01-27": (17, 4), "2026-03-16": (19, 7), "2026-07-13": (27, 11),
}
"""Persons, entities and bodies on the list after each round, as published at the time."""
AT_LEAST = {
    "pillars": 3, "measures": 12, "uses": 24, "rounds": 6, "listings": 38, "incidents": 34, "groups": 15, "editions": 2, "acts": 60,
    "bodies": 19, "partners": 12, "events": 20, "terms": 82, "sources": 100,
}


@pytest.fixture(scope="session")
def content() -> Content:
    found = load(PROJECT, LANGUAGES)
    assert found.diagnostics == ()
    return found


@pytest.mark.parametrize("collection", COLLECTIONS)
def test_no_collection_has_lost_records(content: Content, collection: str) -> None:
    assert len(content.catalogue[collection]) >= AT_LEAST[collection]


@pytest.mark.parametrize(("day", "expected"), ROUNDS.items())
def test_totals_after_each_round(content: Content, day: str, expected: tuple[int, int]) -> None:
    totals = derive.totals_on(content.catalogue, datetime.date.fromisoformat(day))
    assert (totals.persons, totals.entities) == expected
    before = derive.totals_on(content.catalogue, datetime.date.fromisoformat(day) - datetime.timedelta(days=1))
    assert before.listings < totals.listings


def test_entries_of_the_annex_have_no_gap(content: Content) -> None:
    entries = {listing.entry for listing in content.catalogue["listings"].values()}  # type: ignore[attr-defined]
    assert entries == {f"A.{n}" for n in range(1, 28)} | {f"B.{n}" for n in range(1, 12)}


def test_the_measures_run_until_the_dates_of_the_newest_acts(content: Content) -> None:
    assert derive.listings_until(content.catalogue) == datetime.date(2027, 5, 18)
    assert derive.framework_until(content.catalogue) == datetime.date(2028, 5, 18)


def test_no_private_data_of_persons(content: Content) -> None:
    """No street, passport, telephone number, e-mail or web address of a person or entity."""
    private = re.compile(r"passport|@|\bstreet\b|\bul\.|prospekt|\bavenue\b|\+\d{6}|www\.|\b(?:apt|flat|flt)\b", re.IGNORECASE)
    for listing in content.catalogue["listings"].values():
        text = listing.model_dump_json(exclude={"note", "changes"})
        assert not private.search(text), f"{listing.id}: {private.search(text)}"


def test_reasons_are_the_councils(content: Content) -> None:
    for listing in content.catalogue["listings"].values():
        assert "Council" in listing.reasons, f"{listing.id}: the reasons are the Council's and must say so"  # type: ignore[attr-defined]


@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_translations_are_complete_and_current(content: Content, language: str) -> None:
    known = content.translations[language]
    states = {unit.key: state_of(unit, known) for unit in content.units}
    assert {key: state for key, state in states.items() if state != "current"} == {}
    assert set(known) == set(states), "no translation of a text that is gone"
    assert set(content.made_from[language]) == {key for key in states if key.startswith(PAGES)}, "every section is written down; run 'make translations'"


@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_pages_are_the_same_in_every_language(content: Content, language: str) -> None:
    english, other = content.prose["en"], content.prose[language]
    assert set(english) == set(other)
    for name, page in english.items():
        for pattern in (r"\{#([\w-]+)\}", r"\{\{\s*(\w+)"):
            found = [sorted(re.findall(pattern, body)) for body in (page.body, other[name].body)]
            assert found[0] == found[1], f"{other[name].path}: {pattern}"
        assert page.meta.sources == other[name].meta.sources and page.meta.section == other[name].meta.section


WRONG_TYPOGRAPHY = {
    "fr": re.compile(r"\w['’](?<=')|[^\s\u202f\u00a0][;!?»](?![\w])|[^\u00a0\u202f\d/]:(?=\s)|«[^\u00a0\u202f]|\"\w"),
    "de": re.compile(r"[\"“]\w|»|«|\w'\w"),
}


@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_typography_of_translations(content: Content, language: str) -> None:
    wrong = {
        key: form for key, translation in content.translations[language].items() for form in translation.forms
        if not key.startswith(PAGES) and WRONG_TYPOGRAPHY[language].search(form)
    }
    assert wrong == {}
