"""Compare: every difference is named once, and what a reader cannot tell apart is none."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from conftest import PROJECT
from publisher.deltas.changes import Change
from publisher.deltas.compare import compare
from publisher.fields import shapes
from publisher.link import Catalogue
from publisher.record_files import read_records
from publisher.records import Act, Listing, Record, Round
from publisher.records.base import NOT_PUBLISHED
from publisher.records.values import PartialDate

from core.examples import catalogue, record

CHANGE = {"id": "2021", "date": "2021-05-01", "text": "Reworded.", "sources": ["gazette"]}
OTHER = {"id": "2022", "date": "2022-05-01", "text": "Renumbered."}


@pytest.fixture(scope="module")
def today() -> Catalogue:
    found, _, problems = read_records(PROJECT)
    assert problems == []
    return found


def told(before: Catalogue, now: Catalogue) -> list[tuple[Any, ...]]:
    return [(change.kind, change.place, change.before, change.after) for change in compare(before, now)]


@pytest.mark.parametrize(("collection", "before", "now", "expected"), [
    ("listings", {"entry": "A.1"}, {"entry": "A.2"}, [("changed", "listings/jane-doe.entry", "A.1", "A.2")]),
    ("listings", {}, {"gender": "female"}, [("changed", "listings/jane-doe.gender", None, "female")]),
    ("listings", {"birth": {"date": "1983"}}, {"birth": {"date": "1983-10", "place": "Omsk"}}, [
        ("changed", "listings/jane-doe.birth.date", "1983", "1983-10"), ("changed", "listings/jane-doe.birth.place", None, "Omsk"),
    ]),
    ("listings", {}, {"birth": {"date": "1983"}}, [("changed", "listings/jane-doe.birth", None, {"date": "1983"})]),
    ("listings", {"aliases": ["A", "B", "B"]}, {"aliases": ["B", "C", "A"]}, [("changed", "listings/jane-doe.aliases", ["B"], ["C"])]),
    ("listings", {"seats": [{"country": "RU"}]}, {"seats": [{"country": "RU", "town": "Omsk"}]}, [
        ("changed", "listings/jane-doe.seats", [{"country": "RU"}], [{"country": "RU", "town": "Omsk"}]),
    ]),
    ("listings", {}, {"changes": [CHANGE]}, [("amended", "listings/jane-doe.changes[2021]", None, CHANGE)]),
    ("listings", {"changes": [CHANGE, OTHER]}, {"changes": [OTHER]}, [("removed", "listings/jane-doe.changes[2021]", CHANGE, None)]),
    ("listings", {"changes": [CHANGE, OTHER]}, {"changes": [{**OTHER, "date": "2022-05"}, CHANGE]}, [
        ("changed", "listings/jane-doe.changes[2022].date", "2022-05-01", "2022-05"),
    ]),
    ("listings", {}, {"delisted": {"date": "2022-01-01"}}, [("delisted", "listings/jane-doe.delisted", None, {"date": "2022-01-01"})]),
    ("listings", {"delisted": {"date": "2022-01-01"}}, {}, [("changed", "listings/jane-doe.delisted", {"date": "2022-01-01"}, None)]),
    ("listings", {"birth": {"date": "1983"}}, {"delisted": {"date": "2022-01-01"}}, [
        ("changed", "listings/jane-doe.birth", None, None), ("delisted", "listings/jane-doe.delisted", None, {"date": "2022-01-01"}),
    ]),
    ("acts", {}, {"extends": {"framework_until": "2021-01-02"}}, [("changed", "acts/2020-1.extends", None, {"framework_until": "2021-01-02"})]),
    ("terms", {}, {"name": {"en": "freeze", "de": "Einfrieren"}}, [
        ("changed", "terms/freeze.name.de", None, "Einfrieren"), ("changed", "terms/freeze.name.fr", "gel", None),
    ]),
    ("partners", {}, {"facts": [{"id": "one", "text": "They met."}]}, [("added", "partners/nato.facts[one]", None, {"id": "one", "text": "They met."})]),
    ("rounds", {}, {"persons": "2"}, [("changed", "rounds/2020-01-02.persons", 1, 2)]),
])
def test_what_differs_is_named(collection: str, before: dict, now: dict, expected: list) -> None:
    assert told(catalogue(record(collection, **before)), catalogue(record(collection, **now))) == expected


@pytest.mark.parametrize(("collection", "before", "now"), [
    ("listings", {"reasons": "The Council's \"words\",\nas it says."}, {"reasons": "The Council’s “words”, as\nit says."}),
    ("terms", {"name": {"en": "the EU's"}}, {"name": {"en": "the EU’s"}}),
    ("listings", {"aliases": ["A", "B"]}, {"aliases": ["B", "A"]}),
    ("listings", {"changes": [CHANGE, OTHER]}, {"changes": [OTHER, CHANGE]}),
    ("listings", {"keywords": "a"}, {"keywords": "b"}),
])
def test_what_a_reader_cannot_tell_apart_is_no_change(collection: str, before: dict, now: dict) -> None:
    assert told(catalogue(record(collection, **before)), catalogue(record(collection, **now))) == []


def test_records_that_came_and_went() -> None:
    after = catalogue(record("listings", id="john-doe", entry="A.2"), record("listings", id="old", entry="A.3", delisted={"date": "2022-01-01"}), record("groups", id="cats"))
    assert compare(catalogue(), after) == (
        Change("listings", "john-doe", "listed"), Change("listings", "old", "added"), Change("groups", "cats", "added"),
    ), "an entry that no longer stands was not listed by its arrival here"
    assert compare(after, catalogue(), lambda each: each.name) == (  # type: ignore[attr-defined]
        Change("listings", "john-doe", "removed", title="Jane DOE"), Change("listings", "old", "removed", title="Jane DOE"),
        Change("groups", "cats", "removed", title="Bears"),
    )


def test_a_file_that_cannot_be_read_is_neither_new_nor_gone() -> None:
    records = [each for each in catalogue() if each.collection != "groups"]
    without = Catalogue(records, frozenset({("groups", "bears")}))
    assert compare(without, catalogue()) == compare(catalogue(), without) == ()


def test_nothing_differs_from_itself(today: Catalogue) -> None:
    again, _, _ = read_records(PROJECT)
    assert compare(today, again) == ()


def test_every_change_of_the_real_data_names_its_field(today: Catalogue) -> None:
    """Each field of each real record, changed by itself, is the one that is told; whatever type it has."""
    tried = set()
    for each in today:
        for name, shape in shapes(type(each)).items():
            value = getattr(each, name)
            if name not in ("id", *NOT_PUBLISHED) and value not in (None, ()):
                found = compare(Catalogue([each]), Catalogue([each.model_copy(update={name: varied(value)})]))
                assert {(change.collection, change.record, change.field.split(".")[0].split("[")[0]) for change in found} == {(each.collection, each.id, name)}
                tried.add((shape.kind, type(value)))
    assert {kind for kind, _ in tried} == {"plain", "text", "names", "reference", "part"} and len(tried) > 10


def varied(value: Any) -> Any:
    """Another value of the same type."""
    if isinstance(value, tuple):
        return value[1:]
    if isinstance(value, str):
        return value + "1"
    if isinstance(value, int):
        return type(value)(not value if isinstance(value, bool) else value + 1)
    if isinstance(value, datetime.date):
        return value + datetime.timedelta(days=1)
    if isinstance(value, PartialDate):
        return PartialDate(value.year + 1, value.month)
    if hasattr(value, "items"):
        return {**value, "en": value["en"] + "1"}
    name = next(name for name in type(value).model_fields if getattr(value, name) is not None)
    return value.model_copy(update={name: varied(getattr(value, name))})


# -- the data as they would have been at the end of 2020 ----------------------------------------------------

LISTED = {
    "ruslan-peretyatko", "andrey-korinets", "oleksandr-sklianko", "mykola-chernykh", "mikhail-tsarev", "maksim-galochkin",
    "nikolay-korchagin", "vitaly-shevchenko", "yuriy-denisov", "chen-cheng", "wu-haibo", "vitaly-kovalev", "alexander-volosovik",
    "denis-degtyarenko", "yuliya-pankratova", "maksim-voronin", "maksim-gordienko", "evgeniy-bashev", "roman-puntus",
    "integrity-technology-group", "emennet-pasargad", "anxun", "media-land", "ml-cloud", "impuls", "z-pentest",
}
"""Persons and entities listed from 2021 on."""
AMENDED = {
    "2024-05-17": {"alexey-minin", "aleksei-morenets", "evgenii-serebriakov", "oleg-sotnikov", "dmitry-badin", "igor-kostyukov", "gtsst", "gtsss"},
    "2025-05-12": {"alexey-minin", "aleksei-morenets", "evgenii-serebriakov", "oleg-sotnikov", "dmitry-badin", "igor-kostyukov"},
    "2026-05": {"gao-qiang", "zhang-shilong", "huaying-haitai"},
}
"""Amendments from 2021 on of the entries of 2020, by their id."""
END_OF_2020 = datetime.date(2020, 12, 31)


def as_of_2020(today: Catalogue) -> Catalogue:
    """The records without what came later."""

    def known(each: Record) -> bool:
        if isinstance(each, Listing):
            return each.round <= str(END_OF_2020)
        if isinstance(each, Round):
            return each.date <= END_OF_2020
        return not (isinstance(each, Act) and each.date and each.date.first_day() > END_OF_2020)

    def then(each: Record) -> Record:
        if not isinstance(each, Listing):
            return each
        return each.model_copy(update={"changes": tuple(change for change in each.changes if change.date.first_day() <= END_OF_2020)})

    return Catalogue([then(each) for each in today if known(each)])


def test_what_happened_since_2020(today: Catalogue) -> None:
    found = compare(as_of_2020(today), today)
    listings = [change for change in found if change.collection == "listings"]
    assert {change.record for change in listings if change.kind == "listed"} == LISTED
    amended = {(change.field.removeprefix("changes[").removesuffix("]"), change.record) for change in listings if change.kind == "amended"}
    assert amended == {(name, listing) for name, concerned in AMENDED.items() for listing in concerned}
    assert {change.kind for change in listings} == {"listed", "amended"}
    rounds = {change.record for change in found if change.collection == "rounds"}
    assert rounds == {"2024-06-24", "2025-01-27", "2026-03-16", "2026-07-13"} and {change.kind for change in found} == {"listed", "amended", "added"}


def test_the_same_backwards(today: Catalogue) -> None:
    found = compare(today, as_of_2020(today))
    assert {change.record for change in found if change.kind == "removed" and change.collection == "listings" and not change.field} == LISTED
    assert sum(change.kind == "removed" and change.field.startswith("changes[") for change in found) == sum(map(len, AMENDED.values()))
