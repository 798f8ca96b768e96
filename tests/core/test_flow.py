"""Flow: steps in their order, those who act in each, and boxes that stand below one another."""

from __future__ import annotations

import pytest

from core.examples import catalogue, record
from publisher.pictures.flow import Words, flow, stages

STEPS = [Words("Share", actors=("Member States", "A service with a rather long official name, in full"), doubtful=True), Words("Decide", actors=("Council",))]


def test_stages_say_who_acts_and_whether_sources_confirm_it() -> None:
    found = {stage.step: stage for stage in stages(catalogue(
        record("bodies", steps=["decide"]),
        record("bodies", id="coreper", name={"en": "Permanent Representatives"}, kind="council-body", steps=["decide"]),
        record("bodies", id="cert", name={"en": "Cert"}, kind="service", steps=["inform"], unverified=["steps"], check_at=["gazette"]),
    ))}
    assert list(found) == ["inform", "propose", "prepare", "guide", "decide"]
    assert found["decide"].bodies == ("coreper", "council") and found["decide"].verified, "who prepares stands before who decides"
    assert found["inform"].bodies == ("cert",) and not found["inform"].verified


@pytest.mark.parametrize("wide", [False, True])
def test_boxes_stand_below_one_another(wide: bool) -> None:
    drawn = flow(Words("Attack"), STEPS, Words("Measure", ("It needs all.",)), Words("Beside", ("It stands apart.",)), wide=wide)
    assert [box.number for box in drawn.boxes] == [0, 1, 2, 0]
    assert all(one.bottom + 20 <= other.y for one, other in zip(drawn.boxes, drawn.boxes[1:]))
    assert all(box.bottom < drawn.height for box in (*drawn.boxes, drawn.beside))
    for box in (*drawn.boxes, drawn.beside):
        foot = box.foot if box.doubtful else box.bottom
        assert all(0 < line.y < foot - box.y for line in box.lines)
        assert [line.y for line in box.lines] == sorted({line.y for line in box.lines})


def test_what_stands_beside_does_not_touch_the_flow() -> None:
    wide, narrow = (flow(Words("Attack"), STEPS, Words("Measure"), Words("Beside"), wide=wide) for wide in (True, False))
    assert wide.boxes[0].x + wide.boxes[0].width < wide.rail < wide.beside.x
    assert narrow.boxes[-1].bottom < narrow.beside.y and narrow.boxes[0].width < narrow.rail < 100
