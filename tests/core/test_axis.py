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


@pytest.mark.parametrize("first, last, years", [
    (2010, 2029, [*range(2010, 2030)]),
    (2010, 2030, [*range(2010, 2031, 2)]),
    (2009, 2030, [*range(2010, 2031, 2)]),
    (1991, 2048, [*range(1995, 2046, 5)]),
    (1000, 3000, [*range(1000, 3001, 1000)]),
    (3, 9500, [*range(1000, 9001, 1000)]),
])
def test_of_more_years_than_have_room_round_ones_have_a_tick(first: int, last: int, years: list[int]) -> None:
    ticks = Axis(first, last).ticks
    assert [tick.year for tick in ticks] == years
    assert all(0 <= tick.x < 100 for tick in ticks)
