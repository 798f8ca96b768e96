"""Calendar: the days that matter as iCalendar, by RFC 5545, with the properties of RFC 7986 for calendars that are subscribed to.

All days are whole ones, so that no time zone matters. What stands as time of a change (DTSTAMP) is the day on which a source
was last checked for it, never that of a build.
"""

from __future__ import annotations

import datetime
from typing import Iterator

from ..localise import Words
from ..site import Site
from .days import Day
from .names import permanent_id

REMINDER = "-P29DT15H"
"""How long before the beginning of its day one is reminded: 30 days ahead, at nine in the morning and not at midnight."""
REFRESH = "P1D"
"""How often a program should ask for the calendar."""
WIDTH = 75
"""Octets in a line, its end not counted (RFC 5545, 3.1)."""


def calendar(site: Site, told: tuple[Day, ...], name: str) -> str:
    """The calendar of one language with its days; `name` is that of its file in the language's folder. A text in another language says so."""
    view, root = site.view, f"{site.settings.site_url}{site.language}/"
    title, about = view.message("calendar.title", site=view.message("site.name")), view.message("site.unofficial")
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//EU Cyber Policy//Calendar//{site.language.upper()}",
        "CALSCALE:GREGORIAN",
        f"UID:{permanent_id(f'calendar/{site.language}')}",
        f"LAST-MODIFIED:{_instant(max((day.checked for day in told), default=view.facts.list_state))}",
        _text("NAME", title, site.language),
        f"X-WR-CALNAME:{_escaped(title)}",
        _text("DESCRIPTION", about, site.language),
        f"X-WR-CALDESC:{_escaped(about)}",
        f"URL:{root}timeline/",
        f"SOURCE;VALUE=URI:{root}{name}",
        f"REFRESH-INTERVAL;VALUE=DURATION:{REFRESH}",
        f"X-PUBLISHED-TTL:{REFRESH}",
        *(line for day in told for line in _event(site, day, root)),
        "END:VCALENDAR",
    ]
    return "".join(f"{_folded(line)}\r\n" for line in lines)


def _event(site: Site, day: Day, root: str) -> Iterator[str]:
    view = site.view
    texts = (*day.texts, view.message("layout.state", date=day.checked), view.message("site.unofficial"))
    languages = {words.lang for words in texts}
    description = Words("\n\n".join(texts), languages.pop() if len(languages) == 1 else site.language)
    yield "BEGIN:VEVENT"
    yield f"UID:{permanent_id(day.name)}"
    yield f"DTSTAMP:{_instant(day.checked)}"
    yield f"SEQUENCE:{day.moved}"
    yield f"DTSTART;VALUE=DATE:{day.date:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{day.date + datetime.timedelta(days=1):%Y%m%d}"
    yield _text("SUMMARY", day.title, site.language)
    yield _text("DESCRIPTION", description, site.language)
    yield f"URL:{root}{day.address}"
    yield _text("CATEGORIES", day.kind, site.language)
    yield "TRANSP:TRANSPARENT"
    if day.reminds:
        yield from ("BEGIN:VALARM", "ACTION:DISPLAY", f"TRIGGER:{REMINDER}", _text("DESCRIPTION", day.title, site.language), "END:VALARM")
    yield "END:VEVENT"


def _text(name: str, words: Words, language: str) -> str:
    """A property with its text, and the language that this is in."""
    return f"{name};LANGUAGE={words.lang or language}:{_escaped(words)}"


def _escaped(words: Words) -> str:
    """A text as RFC 5545 writes it (3.3.11), each of its paragraphs on one line."""
    text = "\n\n".join(words.paragraphs)
    for sign, written in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\n", "\\n")):
        text = text.replace(sign, written)
    return text


def _folded(line: str) -> str:
    """A line broken into several of at most `WIDTH` octets, never within a character; each but the first begins with a space."""
    parts, room = [""], WIDTH
    for character in line:
        size = len(character.encode())
        if size > room:
            parts.append("")
            room = WIDTH - 1
        parts[-1] += character
        room -= size
    return "\r\n ".join(parts)


def _instant(day: datetime.date) -> str:
    return f"{day:%Y%m%d}T000000Z"
