"""Derived facts: the day of a record's last modification."""

from __future__ import annotations

import datetime

import pytest

from core.examples import catalogue, record
from publisher.derive import newest_date


@pytest.mark.parametrize(("date", "newest"), [
    ("2020-05-01", "2026-11-23"),  # the check of its source
    ("2027-12-11", "2026-11-23"),  # yet to come when the source was last checked
    ("2013", "2026-11-23"),
])
def test_the_newest_date_of_a_record_is_never_one_to_come(date: str, newest: str) -> None:
    event = record("events", date=date)
    assert newest_date(catalogue(event), event) == datetime.date.fromisoformat(newest)


def test_a_date_inside_the_record_counts_up_to_the_newest_check_of_all() -> None:
    old = record("sources", id="old", checked="2020-01-01")
    event = record("events", date="2024-03-02", sources=["old"])
    assert newest_date(catalogue(old, event), event) == datetime.date(2024, 3, 2)
    later = record("events", date="2027-03-02", sources=["old"])
    assert newest_date(catalogue(old, later), later) == datetime.date(2020, 1, 1)


def test_a_source_was_modified_when_it_was_checked() -> None:
    source = record("sources", id="paper", published="2020-02-02", checked="2026-01-01")
    assert newest_date(catalogue(source), source) == datetime.date(2026, 1, 1)
