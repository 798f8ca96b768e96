"""Due: what the passing of time asks an editor to do. Nothing here is an error, and no build looks at the calendar."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import ClassVar, Iterator, cast

from .derive import extensions, framework_until, listings_until
from .diagnostics import Diagnostic
from .load import SITE_FACTS, Content
from .parse import Location
from .records import Record, Source

SOON = datetime.timedelta(days=60)
"""How long before its day something is said to be due."""
YEAR = datetime.timedelta(days=365)
"""How long a check of a source holds."""
MOST = 10
"""Sources of which each is named; more would hide everything else."""


@dataclass(frozen=True, order=True)
class Reminder(Diagnostic):
    """One thing to do, and the place where it is written down."""

    kind: ClassVar[str] = "reminder"


def due(content: Content, day: datetime.date) -> Iterator[Reminder]:
    """All that is due on a day."""
    yield from _contact(content, day)
    yield from _expiring(content, day)
    yield from _overdue(content, day)


def _contact(content: Content, day: datetime.date) -> Iterator[Reminder]:
    """The contact of security.txt is good for a year at most."""
    if content.facts is not None and content.facts.security_txt_expires - SOON <= day:
        expires = content.facts.security_txt_expires
        yield Reminder(
            SITE_FACTS, *content.site_tree.place(("security_txt_expires",)),
            f"security.txt {'has expired' if expires <= day else 'expires'} on {expires}; see that its contact still works, then write a day within a year",
        )


def _expiring(content: Content, day: datetime.date) -> Iterator[Reminder]:
    """The framework and the listings run until a day that an act sets; a new act should be known before."""
    for what, until, field in (
        ("the end of the legal framework", framework_until(content.catalogue), "framework_until"),
        ("the end of the listings", listings_until(content.catalogue), "listings_until"),
    ):
        if until is None or until - SOON > day:
            continue
        act = next(act for act in reversed(extensions(content.catalogue)) if act.extends and getattr(act.extends, field) == until)
        yield _at(content, act, ("extends", field), f"{what} {'is' if until >= day else 'was'} {until}; look in the Official Journal for the act that moves it, or write that there is none")


def _overdue(content: Content, day: datetime.date) -> Iterator[Reminder]:
    """Sources that nobody has looked at for a year, the oldest first; of many the first, and how many more."""
    old = sorted((source.checked, source.id, source) for source in cast("list[Source]", list(content.catalogue["sources"].values())) if source.checked + YEAR < day)
    for checked, _, source in old[:MOST]:
        yield _at(content, source, ("checked",), f"last checked on {checked}; see that the source still says so, then write the day of today")
    if len(old) > MOST:
        checked, _, source = old[MOST]
        yield _at(content, source, ("checked",), f"last checked on {checked}, and {len(old) - MOST - 1} more sources longer ago than a year; 'make links' tells which of them still answer")


def _at(content: Content, record: Record, location: Location, message: str) -> Reminder:
    """A reminder at a value of a record."""
    tree = content.trees[record.collection, record.id]
    return Reminder(tree.path, *tree.place(location), message)
