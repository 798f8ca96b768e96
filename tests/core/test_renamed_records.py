"""A record that had another id: it is the same record to all who knew it by the old one."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import LANGUAGES
from publisher.check import former_ids, references
from publisher.commands.rename import documents_of, write_files
from publisher.deltas.changes import Change
from publisher.deltas.compare import compare
from publisher.deltas.merge import merged
from publisher.exports.follow_the_money import entities
from publisher.exports.publication import Publication
from publisher.feeds.days import days
from publisher.feeds.entries import entries
from publisher.history import history
from publisher.link import Catalogue
from publisher.load import load
from publisher.publisher import Publisher
from publisher.renaming import Rename
from publisher.renaming.changed import changed
from publisher.settings import Settings

from core.examples import catalogue, record


def without(records: Catalogue, collection: str, name: str) -> list:
    return [found for found in records if (found.collection, found.id) != (collection, name)]


def renamed() -> Catalogue:
    """The smallest records, with the listing and its incident under new ids."""
    kept = [found for found in catalogue() if found.collection not in ("listings", "incidents")]
    return Catalogue([*kept, record("listings", id="jane-roe", formerly=["jane-doe"], incidents=["the-worm"]), record("incidents", id="the-worm", formerly=["worm"])])


BEFORE = catalogue(record("listings", incidents=["worm"]))


def test_it_is_found_by_any_id_that_it_had() -> None:
    found = renamed()
    assert found.find("listings", "jane-doe") is found.find("listings", "jane-roe") is found["listings"]["jane-roe"]
    assert found.get("listings", "jane-doe") is None and found.find("incidents", "jane-doe") is None
    assert record("listings", id="c", formerly=["a", "b"]).first_id == "a" and record("listings").first_id == "jane-doe"


@pytest.mark.parametrize(("changed", "expected"), [
    ([record("listings", formerly=["jane-doe"])], "'jane-doe' is the record's id; only ids that it had before stand here"),
    ([record("incidents", id="virus", formerly=["worm"])], "'worm' is the id of another record, data/incidents/worm.yml; give that one another id, since this one was published first"),
    ([record("incidents", id="a", formerly=["old"]), record("incidents", id="b", formerly=["old"])], "'old' is a former id of 'a' already; keep it in one place"),
    ([record("incidents", formerly=["old", "old"])], "'old' is a former id of 'worm' already; keep it in one place"),
])
def test_a_former_id_belongs_to_one_record(changed: list, expected: str) -> None:
    assert [message for _, _, message in former_ids.check(catalogue(*changed))] == [expected]
    assert list(former_ids.check(renamed())) == []


def test_who_still_names_the_old_id_is_told_the_new_one() -> None:
    records = [*without(renamed(), "listings", "jane-roe"), record("listings", incidents=["worm"])]
    assert [message for _, _, message in references.check(Catalogue(records))] == ["unknown incident 'worm'; its id is 'the-worm' now"]


def test_only_the_id_has_changed() -> None:
    assert compare(BEFORE, renamed()) == (
        Change("listings", "jane-roe", "changed", "id", "jane-doe", "jane-roe"), Change("incidents", "the-worm", "changed", "id", "worm", "the-worm"),
    )
    further = [*without(renamed(), "listings", "jane-roe"), record("listings", id="jane-roe", formerly=["jane-doe"], incidents=["the-worm"], gender="female")]
    assert Change("listings", "jane-roe", "changed", "gender", None, "female") in compare(BEFORE, Catalogue(further))


def test_a_day_tells_what_it_already_told_under_the_new_id() -> None:
    earlier = (Change("listings", "jane-doe", "changed", "summary", "Somebody", "A person"),)
    told = merged(earlier, compare(BEFORE, renamed()), renamed())
    assert [(change.place, change.before, change.after) for change in told] == [
        ("listings/jane-roe.summary", "Somebody", "A person"), ("listings/jane-roe.id", "jane-doe", "jane-roe"), ("incidents/the-worm.id", "worm", "the-worm"),
    ]


@pytest.mark.long
def test_subscribers_and_programs_see_nothing_twice(copy: Path, publication: Publication) -> None:
    """Every id that feeds, calendars and FollowTheMoney gave a thing stays its id."""
    for collection, old, new in (
        ("listings", "gao-qiang", "a-gao"), ("incidents", "cloud-hopper", "a-hopper"), ("uses", "2022-09-08-albania", "2022-09-08-tirana"),
        ("acts", "decision-2026-05", "decision-2026-5"), ("events", "2026-09-11-cra-reporting", "2026-09-11-reports"),
    ):
        write_files(copy, changed(load(copy, LANGUAGES), documents_of(copy), Rename(collection, old, new)))
    after = Publisher(copy, ("en",), Settings.of(None, None, None)).publication
    assert "a-gao" in after.catalogue["listings"] and after.catalogue["listings"]["zhang-shilong"].associated.count("a-gao") == 1

    def known(publication: Publication) -> list[set[str]]:
        return [
            {each.name for each in entries(publication.source)}, {each.name for each in days(publication.source)},
            {each["id"] for each in entities(publication)}, {each.id for each in history(publication.catalogue)},
        ]

    assert known(after) == known(publication)
