"""Derived facts: computed from the records, never typed."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Callable, Mapping, cast

from .link import Catalogue
from .records import Act, Listing, Record, Round, Source
from .records.values import PartialDate

_CITING = ("points", "facts", "in_practice", "instruments", "examples", "agreed_lists", "unknown", "attributions", "changes", "meetings")
"""Fields whose parts have sources of their own, in the order of a page."""


@dataclass(frozen=True)
class Totals:
    """How many are listed on a day."""

    persons: int
    entities: int

    @property
    def listings(self) -> int:
        return self.persons + self.entities


def listed_since(catalogue: Catalogue, listing: Listing) -> datetime.date:
    """Day of the round in which the entry was made."""
    return cast(Round, catalogue["rounds"][listing.round]).date


def listed_until(catalogue: Catalogue, listing: Listing) -> datetime.date | None:
    """Last day of the entry; None while it stands."""
    return listing.delisted.date - datetime.timedelta(days=1) if listing.delisted else None


@lru_cache(maxsize=64)
def listed_on(catalogue: Catalogue, day: datetime.date) -> tuple[Listing, ...]:
    """Listings in force on a day, in the order of Annex I."""
    return tuple(listing for listing, since, until in _terms(catalogue) if since <= day < until)


@lru_cache(maxsize=1)
def _terms(catalogue: Catalogue) -> tuple[tuple[Listing, datetime.date, datetime.date], ...]:
    """Every listing with its first day and the first on which it no longer stands."""
    return tuple(
        (listing, listed_since(catalogue, listing), listing.delisted.date if listing.delisted else datetime.date.max)
        for listing in cast("tuple[Listing, ...]", tuple(catalogue["listings"].values()))
    )


def totals_on(catalogue: Catalogue, day: datetime.date) -> Totals:
    """Persons, and entities and bodies, listed on a day."""
    found = listed_on(catalogue, day)
    persons = sum(listing.is_person for listing in found)
    return Totals(persons, len(found) - persons)


@lru_cache(maxsize=1)
def extensions(catalogue: Catalogue) -> tuple[Act, ...]:
    """Acts that start or prolong the measures, oldest first."""
    return tuple(act for act in cast("tuple[Act, ...]", tuple(catalogue["acts"].values())) if act.extends)


def framework_until(catalogue: Catalogue) -> datetime.date | None:
    """Last day of the legal framework, from the newest act that sets it."""
    return max((act.extends.framework_until for act in extensions(catalogue) if act.extends), default=None)


def listings_until(catalogue: Catalogue) -> datetime.date | None:
    """Last day of the single listings, from the newest act that sets it."""
    days = [act.extends.listings_until for act in extensions(catalogue) if act.extends and act.extends.listings_until]
    return max(days, default=None)


def checks(catalogue: Catalogue) -> tuple[datetime.date, datetime.date]:
    """Day of the oldest and of the newest check of a source: how old what we say may be."""
    days = [source.checked for source in cast("list[Source]", list(catalogue["sources"].values()))]
    return min(days), max(days)


def cited(record: Record) -> tuple[str, ...]:
    """Ids of the sources that a record rests on: its own, then those of its statements as they follow each other on its page."""
    parts = [part for name in _CITING if name in type(record).model_fields for part in getattr(record, name) or ()]
    return tuple(dict.fromkeys([*record.sources, *(source for part in parts for source in part.sources)]))


def main_date(record: object) -> PartialDate | datetime.date | None:
    """The date a record is filed under: of a round, act, use, event, edition or incident."""
    for name in ("date", "opened", "start"):
        value = getattr(record, name, None)
        if value is not None:
            return value
    return None


def newest_date(catalogue: Catalogue, record: object) -> datetime.date | None:
    """The newest full date inside a record and of the sources it cites: its last modification.

    A day that comes after every check of a source had not come when the record was written, so it modified nothing.
    """
    dates: list[datetime.date] = []
    _collect(record, dates)
    cited = [record] if isinstance(record, Source) else [catalogue.get("sources", source_id) for source_id in getattr(record, "sources", ())]
    checked = [source.checked for source in cited if isinstance(source, Source)]
    if not dates or (checked and max(dates) <= max(checked)):
        return max(checked, default=None)
    newest_check = checks(catalogue)[1] if catalogue["sources"] else datetime.date.max
    return max([*checked, *(date for date in dates if date <= newest_check)], default=None)


def _collect(value: object, dates: list[datetime.date]) -> None:
    if isinstance(value, datetime.date):
        dates.append(value)
    elif isinstance(value, PartialDate):
        dates.append(value.first_day())
    elif isinstance(value, tuple):
        for member in value:
            _collect(member, dates)
    elif hasattr(value, "model_fields_set"):
        for name in type(value).model_fields:  # type: ignore[attr-defined]
            if name not in ("extends",):
                _collect(getattr(value, name), dates)


@dataclass(frozen=True)
class Derived:
    """A field that follows from all records and is published with them: how it is found, its type, and a sentence on it.

    The type is written as that of a field of a record; a value that may be missing says so by `| None`.
    """

    of: Callable[[Catalogue, Any], Any]
    type: Any
    description: str


DERIVED: Mapping[type[Record], Mapping[str, Derived]] = {
    Listing: {
        "listed_from": Derived(listed_since, datetime.date, "First day of the entry, that of its round."),
        "listed_until": Derived(listed_until, datetime.date | None, "Last day of the entry; absent while it stands."),
    },
    Round: {"date": Derived(lambda catalogue, found: found.date, datetime.date, "Day of the round.")},
}
"""Fields of the open data that no file in `data/` holds, by type of record."""
