"""Due: what the passing of time asks an editor to do. Nothing here is an error, and no build looks at the calendar."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import ClassVar, Iterator

from .diagnostics import Diagnostic
from .load import SITE_FACTS, Content
from .parse import Location

SOON = datetime.timedelta(days=60)
"""How long before its day something is said to be due."""


@dataclass(frozen=True, order=True)
class Reminder(Diagnostic):
    """One thing to do, and the place where it is written down."""

    kind: ClassVar[str] = "reminder"


def due(content: Content, day: datetime.date) -> Iterator[Reminder]:
    """All that is due on a day."""
    if content.facts is not None and content.facts.security_txt_expires - SOON <= day:
        expires = content.facts.security_txt_expires
        yield _reminder(
            content, ("security_txt_expires",),
            f"security.txt {'has expired' if expires <= day else 'expires'} on {expires}; see that its contact still works, then write a day within a year",
        )


def _reminder(content: Content, location: Location, message: str) -> Reminder:
    """A reminder at a value of `data/site.yml`."""
    return Reminder(SITE_FACTS, *content.site_tree.place(location), message)
