"""Steps and lanes: where the pictures' lines and marks stand."""

from __future__ import annotations

import datetime

from publisher.pictures.axis import Axis
from publisher.pictures.lanes import NARROW, ROW, lanes
from publisher.pictures.steps import BOTTOM, steps

from core.examples import catalogue, record


def test_the_lines_step_at_rounds_and_at_the_end_of_a_listing() -> None:
    found = catalogue(
        record("listings"), record("listings", id="john-doe", entry="A.2", name="John DOE", delisted={"date": "2021-03-01"}),
        record("listings", id="firm", kind="entity", entry="B.1", name="Firm"),
        record("acts", id="2019-9", number="2019/9", date="2019-05-17", extends={"framework_until": "2021-05-18"}),
    )
    drawn = steps(found, datetime.date(2021, 12, 31))
    assert [(step.day.isoformat(), step.totals.persons, step.totals.entities) for step in drawn.steps] == [("2020-01-02", 2, 1), ("2021-03-01", 1, 1)]
    assert (drawn.axis.first, drawn.axis.last) == (2019, 2021)
    assert [mark.act.id for mark in drawn.marks] == ["2019-9"]
    persons, entities = drawn.lines
    assert [level.value for _, level in persons.numbers] == [2, 1] and [level.value for _, level in entities.numbers] == [1]
    assert persons.path.startswith(f"M{drawn.steps[0].x * 10:g} {BOTTOM}") and persons.area.endswith("Z")


def test_rounds_after_the_day_are_left_out() -> None:
    assert steps(catalogue(), datetime.date(2019, 12, 31)).steps == ()


def test_marks_of_a_lane_never_touch_and_lanes_do_not_overlap() -> None:
    days = [datetime.date(2020, 1, 1) + datetime.timedelta(days=4 * number) for number in range(60)]
    drawn = lanes(Axis(2020, 2021), {"one": [(day, day) for day in days], "two": [(days[0], days[0])], "none": []}, {"one": 2})
    one, two, none = drawn.lanes
    assert all(
        abs(a.x - b.x) * NARROW / 100 >= ROW or abs(a.y - b.y) >= ROW for a in one.dots for b in one.dots if a is not b
    )
    assert all(one.top < dot.y < one.line for dot in one.dots), "marks stand on their line"
    assert one.line < two.top < two.line < none.top < drawn.bottom
    assert [dot.of for dot in one.dots] == days
    assert min(dot.y for dot in lanes(Axis(2020, 2021), {"one": [(days[0], 1)]}, standing=False).lanes[0].dots) == lanes(Axis(2020, 2021), {"one": [(days[0], 1)]}, standing=False).lanes[0].line
