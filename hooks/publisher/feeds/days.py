"""Days of the calendar: ends of the sanctions, editions of the forum, and dates of law and diplomacy of our time.

Only what is known to the day has a place in a calendar. Acts stand in it through the events that tell from when they apply;
the sanctions acts take effect on the day that the feed tells.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Iterable, Iterator, cast

from .. import derive, formats
from ..addresses import record_address
from ..localise import Local, Words
from ..records import Act, Event, Record, Source
from ..site import Site

BEGIN = datetime.date(2026, 1, 1)
"""Events of the timeline are in the calendar from the year in which the site began; earlier ones were never dates to come."""
_ENDS = {"listings": "listings_until", "framework": "framework_until"}


@dataclass(frozen=True)
class Day:
    """One day that matters, in one language. A calendar keeps also what is not translated: its day is the same in all languages."""

    name: str
    """Permanent name, the same in every language and for every day that it may be moved to."""
    date: datetime.date
    title: Words
    texts: tuple[Words, ...]
    address: str
    """Page that tells more, below `/<lang>/`."""
    kind: Words
    checked: datetime.date
    """Day on which a source was last looked at for it."""
    moved: int = 0
    """How often the day was moved."""
    reminds: bool = False
    """True when a calendar should remind of it."""


def days(site: Site) -> tuple[Day, ...]:
    """All of them, oldest first."""
    found = [*_ends(site), *_editions(site), *_events(site)]
    return tuple(sorted(found, key=lambda day: (day.date, day.name)))


def _ends(site: Site) -> Iterator[Day]:
    """Until when the listings and the framework run; an act that prolongs them moves the day and leaves its name."""
    view, acts = site.view, derive.extensions(site.content.catalogue)
    for name, field in _ENDS.items():
        known = [day for act in acts if (day := getattr(act.extends, field))]
        if not known:
            continue
        setting = [view.local(act) for act in acts if getattr(act.extends, field) == max(known)]
        named = formats.enumeration([str(act.title) for act in setting], site.language)
        yield Day(
            f"end/{name}", max(known), view.message(f"calendar.{name}-end"),
            (view.message(f"until.{name}"), view.message("listing.set-by", act=named), *_doubt(site, setting, "extends")),
            record_address(setting[0].model), view.message("event.kind.sanctions"), _checked(site, [act.model for act in setting]),
            moved=len(set(known)) - 1, reminds=True,
        )


def _editions(site: Site) -> Iterator[Day]:
    for edition in site.view.records("editions"):
        if edition.opened.day:
            yield Day(
                f"edition/{edition.model.first_id}", edition.opened.first_day(), edition.name, (edition.summary, *_doubt(site, [edition], "opened")),
                record_address(edition.model), site.view.message("event.kind.forum"), _checked(site, [edition.model]),
            )


def _events(site: Site) -> Iterator[Day]:
    for event in site.view.records("events"):
        model: Event = event.model
        if model.date.day and model.date.first_day() >= BEGIN:
            yield Day(
                f"event/{model.first_id}", model.date.first_day(), event.text, _doubt(site, [event], "date", "text"),
                record_address(model), site.view.message(f"event.kind.{model.kind}"), _checked(site, [model]),
            )


def _doubt(site: Site, told: Iterable[Local], *fields: str) -> tuple[Words, ...]:
    return (site.view.message("feed.unverified"),) if any(each.is_unverified(field) for each in told for field in fields) else ()


def _checked(site: Site, records: Iterable[Record | Act]) -> datetime.date:
    """The newest day on which one of the sources was checked."""
    sources = site.content.catalogue["sources"]
    return max((cast(Source, sources[name]).checked for record in records for name in record.sources), default=site.view.facts.list_state)
