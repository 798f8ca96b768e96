"""Atom: the news as a feed by RFC 4287.

Dates are those of the facts at midnight UTC, never that of a build: a correction of a text does not make an entry new. Where
only a month or a year is known, the entry stands at its first day, as in all lists of the site, and its texts name no day.
"""

from __future__ import annotations

from typing import Iterable
from xml.etree import ElementTree

from ..localise import Words
from ..records.values import PartialDate
from ..site import Site
from .entries import CHANGES, Entry, html
from .names import permanent_id

LIMIT = 100
"""Entries in the file, which every reader's program fetches again and again; at some eight a year more than ten years of news."""
LICENSE = "https://creativecommons.org/licenses/by/4.0/"
GENERATOR = "EU Cyber Policy publisher"
"""What made the file, without a version: a new one must not change feeds."""
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_MEDIA_TYPE = "application/atom+xml"


def atom(site: Site, told: tuple[Entry, ...], name: str, others: Iterable[str] = ()) -> str:
    """The feed of one language with what is told, newest first; `name` is that of the file in the folder of each language,
    `others` are the further languages that have one with entries."""
    view, settings = site.view, site.settings
    root, told = f"{settings.site_url}{site.language}/", told[:LIMIT]
    feed = ElementTree.Element("feed", {"xmlns": "http://www.w3.org/2005/Atom", _XML_LANG: site.language})
    _add(feed, "id", _urn(f"feed/{site.language}"))
    _words(feed, "title", view.message("feed.title", site=view.message("site.name")))
    _words(feed, "subtitle", view.message("site.unofficial"))
    _add(feed, "updated", max((_instant(entry.date) for entry in told), default=f"{view.facts.list_state.isoformat()}T00:00:00Z"))
    _add(feed, "link", rel="self", type=_MEDIA_TYPE, href=root + name)
    _add(feed, "link", rel="alternate", type="text/html", hreflang=site.pages[CHANGES].text_language, href=root + CHANGES)
    for other in others:
        _add(feed, "link", rel="alternate", type=_MEDIA_TYPE, hreflang=other, href=f"{settings.site_url}{other}/{name}")
    _add(feed, "link", rel="license", href=LICENSE)
    author = _add(feed, "author")
    _words(author, "name", view.message("site.name"))
    _add(author, "uri", root)
    _words(feed, "rights", view.message("site.licence", code="EUPL-1.2", content="CC BY 4.0"))
    _add(feed, "generator", GENERATOR, uri=settings.repository)
    for entry in told:
        _entry(feed, site, entry, root)
    ElementTree.indent(feed, "")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{ElementTree.tostring(feed, encoding="unicode")}\n'


def _entry(feed: ElementTree.Element, site: Site, entry: Entry, root: str) -> None:
    element = _add(feed, "entry")
    _add(element, "id", _urn(entry.name))
    _words(element, "title", entry.title)
    _add(element, "published", _instant(entry.date))
    _add(element, "updated", _instant(entry.date))
    _add(element, "link", rel="alternate", type="text/html", hreflang=site.pages[entry.address.partition("#")[0]].text_language, href=root + entry.address)
    for term, label in entry.kinds:
        _add(element, "category", term=term, **({} if label.foreign else {"label": str(label)}))
    _words(element, "summary", entry.summary)
    _add(element, "content", str(html(site, entry)), type="html")


def _add(parent: ElementTree.Element, name: str, text: str = "", **attributes: str) -> ElementTree.Element:
    element = ElementTree.SubElement(parent, name, attributes)
    element.text = text or None
    return element


def _words(parent: ElementTree.Element, name: str, words: Words) -> None:
    """A text on one line, with its language where it is not the feed's."""
    element = _add(parent, name, " ".join(words.paragraphs))
    if words.foreign:
        element.set(_XML_LANG, words.lang)


def _instant(date: PartialDate) -> str:
    return f"{date.first_day().isoformat()}T00:00:00Z"


def _urn(name: str) -> str:
    return f"urn:uuid:{permanent_id(name)}"
