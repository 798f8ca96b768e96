"""History: every change of the facts, once, newest first."""

from __future__ import annotations

import datetime

from publisher.history import history

from core.examples import catalogue, record


def day(year: int) -> datetime.date:
    return datetime.date(year, 1, 2)


def test_listed_amended_renewed_delisted() -> None:
    change = {"id": "2021", "date": "2021-05-01", "text": "Reworded.", "sources": ["gazette"]}
    made = catalogue(
        record("rounds", persons="2"),
        record("listings", changes=[change], delisted={"date": "2022-01-01"}),
        record("listings", id="john-doe", entry="A.2", changes=[change]),
        record("acts", extends={"framework_until": "2021-01-02"}),
        record("acts", id="2021-1", number="2021/1", date="2021-01-01", extends={"framework_until": "2023-01-02", "listings_until": "2022-01-02"}),
        record("acts", id="2022-1", number="2022/1", date="2022-02-02", extends={"framework_until": "2023-01-02", "listings_until": "2023-01-02"}),
    )
    found = [(str(event.date), event.kind, event.record.id, [listing.id for listing in event.listings]) for event in history(made)]
    assert [(event.framework_until, event.listings_until) for event in history(made) if event.kind in ("adopted", "renewed")] == [
        (None, day(2023)), (day(2023), day(2022)), (day(2021), None),
    ], "an act that prolongs the listings alone does not renew the framework"
    assert found == [
        ("2022-02-02", "renewed", "2022-1", []),
        ("2022-01-01", "delisted", "jane-doe", ["jane-doe"]),
        ("2021-05-01", "amended", "jane-doe", ["jane-doe", "john-doe"]),
        ("2021-01-01", "renewed", "2021-1", []),
        ("2020-01-02", "listed", "2020-01-02", ["jane-doe", "john-doe"]),
        ("2020-01-02", "adopted", "2020-1", []),
    ]
