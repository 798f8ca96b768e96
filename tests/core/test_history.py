"""History: every change of the facts, once, newest first."""

from __future__ import annotations

from publisher.history import history

from core.examples import catalogue, record


def test_listed_amended_renewed_delisted() -> None:
    change = {"id": "2021", "date": "2021-05-01", "text": "Reworded.", "sources": ["gazette"]}
    made = catalogue(
        record("rounds", persons="2"),
        record("listings", changes=[change], delisted={"date": "2022-01-01"}),
        record("listings", id="john-doe", entry="A.2", changes=[change]),
        record("acts", extends={"framework_until": "2021-01-02"}),
    )
    found = [(str(event.date), event.kind, event.record.id, [listing.id for listing in event.listings]) for event in history(made)]
    assert found == [
        ("2022-01-01", "delisted", "jane-doe", ["jane-doe"]),
        ("2021-05-01", "amended", "jane-doe", ["jane-doe", "john-doe"]),
        ("2020-01-02", "renewed", "2020-1", []),
        ("2020-01-02", "listed", "2020-01-02", ["jane-doe", "john-doe"]),
    ]
