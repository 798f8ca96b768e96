"""Timeline: acts, rounds, uses, editions and events in one line of time, each thing told once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Iterator, Literal, cast

from .link import Catalogue
from .records import Act, Edition, Event, Record, Round, Use
from .records.values import PartialDate

Kind = Literal["sanctions", "diplomacy", "forum", "law", "policy", "united-nations", "capacity", "institution", "incident"]
_POLICY = ("joint-communication", "proposal", "conclusions", "declaration", "guidelines")


@dataclass(frozen=True)
class Moment:
    """One entry of the timeline: what happened when, and the record that tells it."""

    date: PartialDate
    kind: Kind
    record: Record

    @property
    def id(self) -> str:
        """Anchor on the page: an event's own id, else the collection and the id."""
        return f"{self.before_id}{self.record.id}"

    @property
    def before_id(self) -> str:
        """What stands before a record's id in its anchor: events may be named by their id alone."""
        return "" if isinstance(self.record, Event) else f"{self.record.collection}-"


def timeline(catalogue: Catalogue) -> tuple[Moment, ...]:
    """All moments, newest first.

    A round stands for its acts and for the use that decided it, an event for the acts of its day, council conclusions
    used as a measure for the paper itself, and a decision for the regulation adopted with it.
    """
    return tuple(sorted(_moments(catalogue), key=lambda moment: (moment.date, moment.id), reverse=True))


def _moments(catalogue: Catalogue) -> Iterator[Moment]:
    told: set[str] = set()
    conclusions: set[PartialDate] = set()
    for found in cast("list[Round]", list(catalogue["rounds"].values())):
        told |= {found.regulation, found.decision}
        yield Moment(PartialDate.parse(found.id), "sanctions", found)
    for event in cast("list[Event]", list(catalogue["events"].values())):
        told |= {act for act in event.acts if _date(catalogue, act) == event.date}
        yield Moment(event.date, event.kind, event)
    for use in cast("list[Use]", list(catalogue["uses"].values())):
        if use.round is None:
            conclusions |= {use.date} if use.kind == "conclusions" else set()
            yield Moment(use.date, "diplomacy", use)
    for edition in cast("list[Edition]", list(catalogue["editions"].values())):
        yield Moment(edition.opened, "forum", edition)
    for act in cast("list[Act]", list(catalogue["acts"].values())):
        with_its_decision = act.kind.endswith("regulation") and act.pair is not None and _date(catalogue, act.pair) == act.date
        stands_as_use = act.kind == "conclusions" and act.date in conclusions
        if act.date and act.id not in told and not with_its_decision and not stands_as_use:
            yield Moment(act.date, "policy" if act.kind in _POLICY else "law", act)


def _date(catalogue: Catalogue, act_id: str) -> PartialDate | None:
    act = cast("Act | None", catalogue.get("acts", act_id))
    return act.date if act else None
