"""Axis: days, months and years find their place."""

from __future__ import annotations

import datetime

import pytest

from publisher.pictures.axis import Axis
from publisher.records.values import PartialDate


@pytest.mark.parametrize("day, place", [
    (datetime.date(2020, 1, 1), 0),
    (datetime.date(2022, 1, 1), 100),
    (datetime.date(2021, 1, 1), 50.07),
    (PartialDate(2020, 7, 1), 24.9),
    (PartialDate(2020, 7), 26.95),
    (PartialDate(2020), 24.9),
])
def test_a_date_stands_at_its_day_or_at_the_middle_of_what_is_known(day: datetime.date | PartialDate, place: float) -> None:
    assert Axis(2020, 2021).place(day) == pytest.approx(place, abs=0.2)


def test_each_year_has_a_tick() -> None:
    assert [(tick.year, tick.x) for tick in Axis(2020, 2021).ticks] == [(2020, 0), (2021, 50.07)]
