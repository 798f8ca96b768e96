"""Timeline: everything once, newest first."""

from __future__ import annotations

from publisher.timeline import timeline

from core.examples import catalogue, record


def told(*changed: object) -> list[str]:
    return [f"{moment.date} {moment.kind} {moment.id}" for moment in timeline(catalogue(*changed))]  # type: ignore[arg-type]


def test_each_kind_of_record_has_its_place() -> None:
    assert told() == ["2020-09-14 forum editions-2020", "2020-01-02 sanctions rounds-2020-01-02", "2019-04-12 diplomacy uses-2019-a", "2013 policy 2013-a"]


def test_what_another_record_tells_is_left_out() -> None:
    use = record("uses", id="sanctions", kind="sanctions", date="2020-01-02", round="2020-01-02")
    assert told(use) == told(), "a round stands for the use that decided it"
    paper = record("acts", id="paper", kind="conclusions", number=None, date="2018-04-16")
    assert "2018-04-16 policy acts-paper" in told(paper)
    conclusions = record("uses", id="paper", kind="conclusions", date="2018-04-16")
    assert [entry for entry in told(paper, conclusions) if "2018" in entry] == ["2018-04-16 diplomacy uses-paper"]
    event = record("events", id="2018-a", date="2018-04-16", acts=["paper"])
    assert [entry for entry in told(paper, event) if "2018" in entry] == ["2018-04-16 policy 2018-a"]
    decision = record("acts", id="2021-2", kind="decision", number="2021/2", date="2021-02-02", pair="2021-3")
    regulation = record("acts", id="2021-3", kind="implementing-regulation", number="2021/3", date="2021-02-02", pair="2021-2")
    assert [entry for entry in told(decision, regulation) if "2021" in entry] == ["2021-02-02 law acts-2021-2"]


def test_an_act_without_a_date_is_not_placed() -> None:
    assert not [entry for entry in told(record("acts", id="undated", date=None)) if "undated" in entry]
