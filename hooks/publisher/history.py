"""History: what changed in the facts - listed, amended, renewed, delisted - derived from the records."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, cast

from .derive import extensions
from .link import Catalogue
from .records import Act, Listing, Record, Round
from .records.listings import Change
from .records.values import PartialDate

Kind = Literal["listed", "amended", "renewed", "delisted"]


@dataclass(frozen=True)
class Event:
    """One change of the facts. `listings` are those concerned; `change` is set for an amendment."""

    date: PartialDate
    kind: Kind
    record: Record
    listings: tuple[Listing, ...] = ()
    change: Change | None = None

    @property
    def id(self) -> str:
        """Permanent anchor of the change."""
        return f"{self.date}-{self.kind}-{self.record.id}"


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
    events += [Event(act.date, "renewed", act) for act in extensions(catalogue) if isinstance(act, Act) and act.date]
    return tuple(sorted(events, key=lambda event: (event.date, event.kind, event.record.id), reverse=True))
