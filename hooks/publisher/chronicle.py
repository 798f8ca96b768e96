"""Chronicle: what is dated about one record, oldest first - its own dates, and those of the records that name it."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Callable, Iterator, Literal, Mapping, cast

from pydantic import BaseModel

from .derive import extensions, listed_since
from .link import Catalogue
from .records import Act, Body, Edition, Event, Group, Incident, Listing, Measure, Partner, Pillar, Record, Round, Use
from .records.listings import Change
from .records.values import PartialDate

Kind = Literal[
    "incident", "attributed", "answered", "listed", "amended", "corrigendum", "renewed", "delisted", "adopted", "applied", "changed",
    "corrected", "opened", "met", "told",
]


@dataclass(frozen=True)
class Entry:
    """One dated fact about a record, told by `record`: the record itself or one that names it."""

    date: PartialDate
    kind: Kind
    record: Record
    end: PartialDate | None = None
    """Last date of something that went on, as far as known."""
    part: BaseModel | None = None
    """The part of `record` that holds the date: an attribution, a change, a meeting."""
    listings: tuple[Listing, ...] = ()
    """Those listed, where not all of a round are meant."""

    @property
    def spans(self) -> bool:
        """True for an incident that went on for a time, or of which only the year is known."""
        return self.kind == "incident" and (self.end is not None or not self.date.month)


def chronicle(catalogue: Catalogue, record: Record) -> tuple[Entry, ...]:
    """Every dated fact about a record; empty where nothing about it has a date."""
    tell = _TELLERS.get(type(record))
    entries = tell(catalogue, record) if tell else iter(())
    return tuple(sorted(entries, key=lambda entry: (entry.date, _ORDER.index(entry.kind), entry.record.id)))


def already_listed(catalogue: Catalogue, incident: Incident) -> tuple[Listing, ...]:
    """Listings that name an incident and are older than it."""
    return tuple(
        listing for listing in cast("tuple[Listing, ...]", catalogue.referrers(incident, "listings", "incidents"))
        if incident.start and _full(listed_since(catalogue, listing)) < incident.start
    )


def undated_incidents(catalogue: Catalogue, record: Record) -> tuple[Incident, ...]:
    """Incidents of a listing, a round or a group that have no known date, and so no place in its chronicle."""
    if isinstance(record, Listing):
        found = [catalogue["incidents"][name] for name in record.incidents]
    elif isinstance(record, Round):
        listings = cast("tuple[Listing, ...]", catalogue.referrers(record, "listings", "round"))
        found = [catalogue["incidents"][name] for name in {name: None for listing in listings for name in listing.incidents}]
    elif isinstance(record, Group):
        found = list(catalogue.referrers(record, "incidents", "groups"))
    else:
        found = []
    return tuple(incident for incident in cast("list[Incident]", found) if not incident.start)


_ORDER: tuple[str, ...] = Kind.__args__  # type: ignore[attr-defined]


def _full(day: datetime.date) -> PartialDate:
    return PartialDate(day.year, day.month, day.day)


def _listing(catalogue: Catalogue, listing: Record) -> Iterator[Entry]:
    assert isinstance(listing, Listing)
    for incident in listing.incidents:
        yield from _period(catalogue["incidents"][incident])
    since = listed_since(catalogue, listing)
    yield Entry(_full(since), "listed", catalogue["rounds"][listing.round])
    for change in listing.changes:
        yield Entry(change.date, _kind_of(catalogue, change), listing, part=change)
    until = listing.delisted.date if listing.delisted else datetime.date.max
    for act in extensions(catalogue):
        if act.extends and act.extends.listings_until and act.date and since < act.date.first_day() < until:
            yield Entry(act.date, "renewed", act)
    if listing.delisted:
        yield Entry(_full(listing.delisted.date), "delisted", listing)


def _kind_of(catalogue: Catalogue, change: Change) -> Kind:
    """What a corrigendum corrects need not be the entry, so it is not told as a change of it."""
    acts = [cast("Act | None", catalogue.get("acts", act)) for act in change.acts]
    return "corrigendum" if acts and all(act is not None and act.kind == "corrigendum" for act in acts) else "amended"


def _incident(catalogue: Catalogue, incident: Record) -> Iterator[Entry]:
    assert isinstance(incident, Incident)
    yield from _period(incident)
    for attribution in incident.attributions:
        if attribution.date:
            yield Entry(attribution.date, "attributed", incident, part=attribution)
    yield from _uses(catalogue, incident)
    yield from _rounds(catalogue, incident)


def _group(catalogue: Catalogue, group: Record) -> Iterator[Entry]:
    assert isinstance(group, Group)
    for incident in catalogue.referrers(group, "incidents", "groups"):
        yield from _period(incident)
    yield from _rounds(catalogue, group)


def _round(catalogue: Catalogue, found: Record) -> Iterator[Entry]:
    assert isinstance(found, Round)
    listings = cast("tuple[Listing, ...]", catalogue.referrers(found, "listings", "round"))
    for incident in {name: None for listing in listings for name in listing.incidents}:
        yield from (entry for entry in _period(catalogue["incidents"][incident]) if entry.date <= _full(found.date))
    yield Entry(_full(found.date), "listed", found)
    concerned: dict[tuple[PartialDate, str], list[tuple[Listing, Change]]] = {}
    for listing in listings:
        for change in listing.changes:
            concerned.setdefault((change.date, change.text), []).append((listing, change))
        if listing.delisted:
            yield Entry(_full(listing.delisted.date), "delisted", listing)
    for (date, _), pairs in concerned.items():
        first, change = pairs[0]
        yield Entry(date, _kind_of(catalogue, change), first, part=change, listings=tuple(listing for listing, _ in pairs))


def _act(catalogue: Catalogue, act: Record) -> Iterator[Entry]:
    assert isinstance(act, Act)
    if act.date:
        yield Entry(act.date, "adopted", act)
    if act.effect and (not act.date or _full(act.effect) != act.date):
        yield Entry(_full(act.effect), "applied", act)
    kinds: tuple[tuple[str, Kind], ...] = (("amends", "changed"), ("corrects", "corrected"))
    for field, kind in kinds:
        for other in cast("tuple[Act, ...]", catalogue.referrers(act, "acts", field)):
            if other.date:
                yield Entry(other.date, kind, other)
    for found in cast("tuple[Round, ...]", catalogue.referrers(act, "rounds")):
        yield Entry(_full(found.date), "listed", found)
    yield from _events(catalogue, act)


def _measure(catalogue: Catalogue, measure: Record) -> Iterator[Entry]:
    yield from _uses(catalogue, measure)


def _pillar(catalogue: Catalogue, pillar: Record) -> Iterator[Entry]:
    uses = {use.id: use for measure in catalogue.referrers(pillar, "measures", "pillar") for use in catalogue.referrers(measure, "uses", "measures")}
    for use in cast("list[Use]", list(uses.values())):
        yield Entry(use.date, "answered", use)


def _body(catalogue: Catalogue, body: Record) -> Iterator[Entry]:
    yield from _events(catalogue, body)


def _partner(catalogue: Catalogue, partner: Record) -> Iterator[Entry]:
    assert isinstance(partner, Partner)
    for meeting in partner.meetings:
        yield Entry(meeting.date, "met", partner, part=meeting)


def _edition(catalogue: Catalogue, edition: Record) -> Iterator[Entry]:
    assert isinstance(edition, Edition)
    yield Entry(edition.opened, "opened", edition)


_TELLERS: Mapping[type[Record], Callable[[Catalogue, Record], Iterator[Entry]]] = {
    Listing: _listing, Incident: _incident, Group: _group, Round: _round, Act: _act, Measure: _measure, Pillar: _pillar, Body: _body,
    Partner: _partner, Edition: _edition,
}


def _period(incident: Record) -> Iterator[Entry]:
    assert isinstance(incident, Incident)
    if incident.start:
        yield Entry(incident.start, "incident", incident, end=incident.end if incident.end != incident.start else None)


def _uses(catalogue: Catalogue, named: Record) -> Iterator[Entry]:
    """Uses that name a record; one that decided a round is told by the round, if the record is named there too."""
    for use in cast("tuple[Use, ...]", catalogue.referrers(named, "uses")):
        if use.round is None or not isinstance(named, Incident):
            yield Entry(use.date, "answered", use)


def _rounds(catalogue: Catalogue, named: Record) -> Iterator[Entry]:
    """Rounds in which listings that name the record were made, with those listings."""
    by_round: dict[str, list[Listing]] = {}
    for listing in cast("tuple[Listing, ...]", catalogue.referrers(named, "listings")):
        by_round.setdefault(listing.round, []).append(listing)
    for name, listings in by_round.items():
        found = cast(Round, catalogue["rounds"][name])
        if isinstance(named, Incident) and named.start and _full(found.date) < named.start:
            continue  # They were listed for something else; that this incident was added to the reasons has no date here.
        yield Entry(_full(found.date), "listed", found, listings=tuple(listings))


def _events(catalogue: Catalogue, named: Record) -> Iterator[Entry]:
    for event in cast("tuple[Event, ...]", catalogue.referrers(named, "events")):
        yield Entry(event.date, "told", event)
