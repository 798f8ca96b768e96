"""Network: what is tied, what is drawn, and boxes and lines that stand where they should."""

from __future__ import annotations

import pytest

from conftest import LANGUAGES, PROJECT
from core.examples import catalogue, record
from publisher.link import Catalogue
from publisher.load import load
from publisher.localise import View
from publisher.pictures import network as pictures
from publisher.pictures.network import Box, Drawing, network
from publisher.pictures.ordering import crossings, ordered
from publisher.pictures.ties import COLUMNS, Tie, drawn, lone, parts, ties


def example() -> Catalogue:
    """A service with two units; an incident and a listing that share a unit; a listing that only an incident ties; an incident without one."""
    return catalogue(
        record("groups", id="service", name="Service"),
        record("groups", id="unit", name="Unit", part_of="service"),
        record("groups", id="other", name="Other", part_of="service"),
        record("incidents", id="theft", groups=["unit", "service"]),
        record("incidents", id="leak"),
        record("incidents", id="siege", groups=["unit"]),
        record("listings", id="john-roe", entry="A.2", incidents=["theft"], groups=["unit"]),
        record("listings", id="jane-roe", entry="A.3", incidents=["leak"]),
    )


@pytest.fixture(scope="module")
def content():  # type: ignore[no-untyped-def]
    return load(PROJECT, LANGUAGES)


@pytest.fixture(scope="module", params=LANGUAGES)
def drawings(request: pytest.FixtureRequest, content) -> tuple[Drawing, ...]:  # type: ignore[no-untyped-def]
    view = View(request.param, content.catalogue, content.messages, content.translations.get(request.param, {}), content.facts)
    return network(content.catalogue, lambda key: str(view.title(content.catalogue[key[0]][key[1]])))


def pairs(found: tuple[Tie, ...]) -> set[tuple[str, str]]:
    return {(tie.origin[1], tie.target[1]) for tie in found}


def test_ties_are_what_records_name() -> None:
    assert pairs(ties(example())) == {
        ("unit", "service"), ("other", "service"), ("theft", "unit"), ("theft", "service"), ("siege", "unit"), ("john-roe", "theft"), ("john-roe", "unit"), ("jane-roe", "leak"),
    }


def test_lines_that_others_imply_are_left_out() -> None:
    assert pairs(ties(example())) - pairs(drawn(ties(example()))) == {("theft", "service"), ("john-roe", "unit")}


def test_a_line_to_the_service_stays_where_somebody_listed_for_the_incident_is_tied_to_the_service_alone() -> None:
    chief = record("listings", id="chief", entry="A.4", incidents=["theft"], groups=["service"])
    groups = [record("groups", id="service", name="Service"), record("groups", id="unit", name="Unit", part_of="service")]
    found = pairs(drawn(ties(catalogue(*groups, record("incidents", id="theft", groups=["unit", "service"]), chief))))
    assert ("theft", "service") in found and ("theft", "unit") in found


def test_a_listing_has_a_line_to_a_group_that_none_of_its_incidents_names() -> None:
    groups = [record("groups", id="unit", name="Unit"), record("groups", id="other", name="Other")]
    roe = record("listings", id="john-roe", entry="A.2", incidents=["theft"], groups=["unit", "other"])
    (drawing,) = network(catalogue(*groups, record("incidents", id="theft", groups=["unit"]), roe), lambda key: key[1])
    assert len(drawing.across) == 1


def test_an_incident_that_no_listing_names_is_marked() -> None:
    marked = {box.key[1]: box.ends_here for drawing in network(example(), lambda key: key[1]) for box in drawing.boxes}
    assert [name for name, marks in marked.items() if marks] == ["siege"]


def test_parts_are_what_hangs_together_largest_first() -> None:
    found = parts(example(), ties(example()))
    assert [{key[1] for key in members} for members in found] == [{"theft", "siege", "service", "unit", "other", "john-roe"}, {"leak", "jane-roe"}]
    assert [key[1] for key in lone(example(), ties(example()))] == ["worm"]


def test_a_tie_that_no_source_confirms_is_known_as_such() -> None:
    unsure = record("incidents", id="theft", groups=["bears"], unverified=["groups"], check_at=["gazette"])
    assert [tie.verified for tie in ties(catalogue(unsure))] == [False]
    (drawing,) = network(catalogue(unsure), lambda key: key[1])
    assert [curve.verified for curve in drawing.left] == [False]


def test_an_incident_without_groups_has_its_line_to_the_listing() -> None:
    _, drawing = network(example(), lambda key: key[1])
    assert [(box.key[1]) for box in drawing.boxes] == ["leak", "jane-roe"]
    assert len(drawing.right) == 1 and not drawing.left and not drawing.across


def test_nobody_is_tied_to_an_incident_whose_name_the_reasons_do_not_give(drawings: tuple[Drawing, ...], content) -> None:  # type: ignore[no-untyped-def]
    true = {(incident, each.id) for each in content.catalogue["listings"].values() for incident in each.incidents}
    shown: set[tuple[str, str]] = set()
    for drawing in drawings:
        keys = {box.number: box.key for box in drawing.boxes}
        steps: dict[int, set[int]] = {}
        for left, right in (curve.ends for curve in drawing.left + drawing.right + drawing.across):
            steps.setdefault(left, set()).add(right)
        for number, (collection, record_id) in keys.items():
            if collection == "incidents":
                reached, waiting = set(), [number]
                while waiting:
                    found = steps.get(waiting.pop(), set()) - reached
                    reached |= found
                    waiting += found
                shown |= {(record_id, keys[each][1]) for each in reached if keys[each][0] == "listings"}
    assert shown == true


def test_no_line_passes_behind_an_incident(drawings: tuple[Drawing, ...]) -> None:
    assert any(drawing.across for drawing in drawings)
    for drawing in drawings:
        for curve in drawing.across:
            assert curve.via is not None and 0 < curve.via < drawing.height
            assert not [box.key for box in drawing.boxes if box.key[0] == "incidents" and box.y <= curve.via <= box.bottom]


def test_ordering_removes_needless_crossings() -> None:
    members = tuple((name, f"{name[0]}{number}") for name in COLUMNS for number in range(4))
    lines = tuple(Tie((COLUMNS[place], f"{COLUMNS[place][0]}{number}"), (COLUMNS[place + 1], f"{COLUMNS[place + 1][0]}{3 - number}")) for place in (0, 1) for number in range(4))
    assert crossings([[key for key in members if key[0] == name] for name in COLUMNS], lines) == 12
    assert crossings(ordered(members, lines), lines) == 0


def test_every_tied_record_is_drawn_once(drawings: tuple[Drawing, ...], content) -> None:  # type: ignore[no-untyped-def]
    tied = [key for tie in ties(content.catalogue) for key in (tie.origin, tie.target)]
    shown = [box.key for drawing in drawings for box in drawing.boxes]
    assert sorted(shown) == sorted(set(tied))
    assert [box.number for drawing in drawings for box in sorted(drawing.boxes, key=lambda box: box.number)] == list(range(len(shown)))


def test_no_two_boxes_touch(drawings: tuple[Drawing, ...]) -> None:
    for drawing in drawings:
        for column in COLUMNS:
            boxes = sorted((box for box in drawing.boxes if box.key[0] == column), key=lambda box: box.y)
            assert all(one.bottom + 5 <= other.y for one, other in zip(boxes, boxes[1:]))
        assert all(0 <= box.y and box.bottom <= drawing.height and box.height >= 24 and 0 <= box.x and box.x + box.width <= 100 for box in drawing.boxes)


def test_every_line_ends_at_its_boxes(drawings: tuple[Drawing, ...]) -> None:
    for drawing in drawings:
        boxes = {box.number: box for box in drawing.boxes}
        for curve in drawing.left + drawing.right + drawing.across:
            left, right = (boxes[number] for number in curve.ends)
            assert curve.x1 == left.x + left.width and curve.x2 == right.x
            assert left.y < curve.y1 < left.bottom and right.y < curve.y2 < right.bottom
        for branch in drawing.branches:
            upper, lower = (boxes[number] for number in branch.ends)
            assert upper.key[0] == lower.key[0] == "groups" and upper.bottom < lower.y and upper.x < lower.x
            assert branch.y1 == upper.bottom and branch.y2 == lower.middle


def test_every_tie_is_a_line_or_known_to_both_boxes(drawings: tuple[Drawing, ...], content) -> None:  # type: ignore[no-untyped-def]
    for drawing in drawings:
        boxes = {box.key: box for box in drawing.boxes}
        lines = {frozenset(curve.ends) for curve in drawing.left + drawing.right + drawing.across + drawing.branches}
        for tie in ties(content.catalogue):
            if tie.origin in boxes:
                one, other = boxes[tie.origin], boxes[tie.target]
                assert frozenset((one.number, other.number)) in lines or (other.number in one.also and one.number in other.also)


def test_parts_of_a_service_stand_below_it(drawings: tuple[Drawing, ...]) -> None:
    boxes: dict[str, Box] = {box.key[1]: box for drawing in drawings for box in drawing.boxes if box.key[0] == "groups"}
    assert boxes["gru"].x < boxes["gru-unit-26165"].x < boxes["apt28"].x
    assert boxes["gru"].y < boxes["gru-unit-26165"].y < boxes["apt28"].y


def test_the_drawing_is_the_same_each_time(content, monkeypatch: pytest.MonkeyPatch) -> None:  # type: ignore[no-untyped-def]
    first = network(content.catalogue, lambda key: key[1])
    monkeypatch.setattr(pictures, "ordered", ordered.__wrapped__)  # nothing is remembered
    assert network(content.catalogue, lambda key: key[1]) == first
