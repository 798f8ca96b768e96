"""History: what changed in the facts - adopted, listed, amended, renewed, delisted - derived from the records."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Literal, cast

from .derive import extensions
from .link import Catalogue
from .records import Act, Listing, Record, Round
from .records.listings import Change
from .records.values import PartialDate

Kind = Literal["adopted", "listed", "amended", "renewed", "delisted"]


@dataclass(frozen=True)
class Event:
    """One change of the facts. `listings` are those concerned; `change` is set for an amendment, `framework_until`
    where an act moves the end of the legal framework, `listings_until` where it moves that of the listings."""

    date: PartialDate
    kind: Kind
    record: Record
    listings: tuple[Listing, ...] = ()
    change: Change | None = None
    framework_until: datetime.date | None = None
    listings_until: datetime.date | None = None

    @property
    def id(self) -> str:
        """Permanent anchor of the change."""
        return f"{self.date}-{self.kind}-{self.record.first_id}"


def history(catalogue: Catalogue) -> tuple[Event, ...]:
    """All changes, newest first; amendments of several listings by the same act and in the same words are one."""
    events: list[Event] = []
    for each in cast("list[Round]", list(catalogue["rounds"].values())):
        found = cast("tuple[Listing, ...]", catalogue.referrers(each, "listings", "round"))
        events.append(Event(PartialDate.parse(each.id), "listed", each, found))
    amended: dict[tuple[PartialDate, str], list[tuple[Listing, Change]]] = {}
    for listing in cast("list[Listing]", list(catalogue["listings"].values())):
        for change in listing.changes:
            amended.setdefault((change.date, change.text), []).append((listing, change))
        if listing.delisted:
            events.append(Event(PartialDate.parse(listing.delisted.date.isoformat()), "delisted", listing, (listing,)))
    for (date, _), pairs in amended.items():
        events.append(Event(date, "amended", pairs[0][0], tuple(listing for listing, _ in pairs), pairs[0][1]))
    events += _prolongations(extensions(catalogue))
    return tuple(sorted(events, key=lambda event: (event.date, event.kind, event.record.id), reverse=True))


def _prolongations(acts: tuple[Act, ...]) -> list[Event]:
    """The first act adopts the framework; each later one renews what it moves."""
    events: list[Event] = []
    framework: datetime.date | None = None
    for act in acts:
        if act.extends and act.date:
            moved = act.extends.framework_until if act.extends.framework_until != framework else None
            events.append(Event(
                act.date, "renewed" if events else "adopted", act,
                framework_until=moved, listings_until=act.extends.listings_until,
            ))
            framework = act.extends.framework_until
    return events
