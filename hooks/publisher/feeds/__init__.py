"""Feeds: what happened as an Atom feed, and the days that matter as a calendar, in each language."""

from __future__ import annotations

from typing import Iterator, Mapping

from ..artifact import Artifact
from ..site import Site
from .atom import atom
from .calendar import calendar
from .days import days
from .entries import entries

FEED, CALENDAR = "feed.xml", "calendar.ics"
"""Where the two stand below `/<lang>/`."""
MEDIA_TYPES = {FEED: "application/atom+xml; charset=utf-8", CALENDAR: "text/calendar; charset=utf-8"}
"""What a host should say of them."""


def feeds(sites: Mapping[str, Site]) -> Iterator[Artifact]:
    """The feed and the calendar of every language. One without a translated text has a feed without entries."""
    told = {language: entries(site) for language, site in sites.items()}
    for language, site in sites.items():
        others = tuple(other for other, found in told.items() if found and other != language)
        yield Artifact(f"{language}/{FEED}", atom(site, told[language], FEED, others))
        yield Artifact(f"{language}/{CALENDAR}", calendar(site, days(site), CALENDAR))
