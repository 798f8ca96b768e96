"""Entries: everything that can be found in one language - pages, and the records that stand on a page of their collection.

Records are read field by field as their types declare them, so a new collection is searched without a line here.
"""

from __future__ import annotations

import datetime
import html
import re
from dataclasses import dataclass
from typing import Any, Iterator, Mapping

from .. import formats
from ..addresses import has_page, record_address
from ..fields import shapes
from ..localise import Local, View, Words
from ..page import Page
from ..records import RECORD_TYPES
from ..records.values import PartialDate
from ..site import Site
from .spellings import spellings

PAGES = "pages"
"""Kind of an entry that is no record."""
_SKIPPED = re.compile(r"<(table|svg|form|nav|script|figure|details|dialog)\b.*?</\1>|<div popover.*?</div>", re.DOTALL)
"""Parts of a page that are not read as sentences."""
_BREAK = re.compile(r"</(?:p|li|h[1-6]|dt|dd|div|td|th|blockquote)>|<br>")
_TAG = re.compile(r"<[^>]*>")
_SPACE = re.compile(r"[ \t\n\r\f]+")
_COUNTRY = re.compile(r"[A-Z]{2}")
_ASIDE = {"sources", "check_at", "unverified", "id"}
"""Fields about the record, not of it."""


@dataclass(frozen=True)
class Entry:
    """What can be found. Texts are plain; `text` has a line for each paragraph."""

    address: str
    """Below `/<lang>/`."""
    kind: str
    """Collection of a record, or `pages`."""
    language: str
    """Language of the text: English where the page is not translated yet."""
    title: str
    lead: str = ""
    text: str = ""
    names: tuple[str, ...] = ()
    """Other names: aliases, spellings, numbers, other scripts."""
    keywords: tuple[str, ...] = ()
    """Words that editors add because readers use them."""
    foreign: tuple[str, ...] = ()
    """The title and names in other languages."""
    headings: tuple[str, ...] = ()
    is_sentence: bool = False
    """True if what stands in place of a title is a sentence, not a name."""
    related: tuple[str, ...] = ()
    """Titles of the records that this one names, and what kind of thing it is."""


def entries(site: Site, others: Mapping[str, Site], bodies: Mapping[str, str]) -> list[Entry]:
    """All entries of a language in their order; `bodies` are the bodies of its Markdown pages by URL, without blocks."""
    titles = [other.titles for language, other in others.items() if language != site.language]
    found = [
        _page(page, bodies.get(page.url, ""), _elsewhere(page.address, titles))
        for page in site.pages.values() if page.prose is not None and not page.absolute_links
    ]
    for record_type in RECORD_TYPES:
        if record_type.searchable:
            for record in site.view.records(record_type.collection):
                found.append(_record(record, site.view, _elsewhere(record_address(record.model), titles)))
    return found


def _elsewhere(address: str, titles: list[Mapping[str, Words]]) -> tuple[str, ...]:
    """The titles of an address in the other languages, where it has one of its own."""
    return tuple(dict.fromkeys(str(words) for each in titles if (words := each.get(address)) is not None and not words.foreign))


def _page(page: Page, body: str, foreign: tuple[str, ...]) -> Entry:
    assert page.prose is not None
    lines = list(readable(body))
    headings = tuple(_plain(match[1]) for match in re.finditer(r"<h[2-6]\b[^>]*>(.*?)</h[2-6]>", body, re.DOTALL))
    return Entry(
        page.address, PAGES, page.prose.language, page.title.strip(), page.description, "\n".join(line for line in lines if line not in headings),
        keywords=_split(page.prose.meta.keywords), foreign=foreign, headings=headings,
    )


def readable(body: str) -> Iterator[str]:
    """The paragraphs of a page's HTML as plain lines."""
    for part in _BREAK.split(_SKIPPED.sub(" ", body)):
        if line := _plain(part):
            yield line


def _plain(markup: str) -> str:
    return _SPACE.sub(" ", html.unescape(_TAG.sub("", markup))).strip()


def _record(record: Local, view: View, foreign: tuple[str, ...]) -> Entry:
    """A record: its texts, its facts in words, and what its names are elsewhere."""
    facts = _Facts(view.language)
    facts.take(record, record.model)
    model = record.model
    names = [*facts.names, *(name for each in model.other_names for name in _lines(getattr(model, each)))]
    names += [spelling for name in names for spelling in spellings(name)]
    title = record.title.capitalised
    texts = [text for text in facts.texts if text.strip() != record.title.strip()]
    date = getattr(model, "date", None)
    if isinstance(date, (datetime.date, PartialDate)) and getattr(date, "day", 0):
        names += [f"{date.day:02}.{date.month:02}.{date.year}", str(date)]
    return Entry(
        record_address(model), model.collection, facts.text_language, title.strip(), texts[0] if texts else "", "\n".join(texts[1:] + facts.plain),
        names=tuple(dict.fromkeys(names)), keywords=tuple(facts.keywords), foreign=tuple(dict.fromkeys([*foreign, *facts.foreign])), is_sentence=model.title_field == "text", related=tuple(dict.fromkeys([*facts.related, str(view.message(f"search.kind.{model.collection}"))])),
    )


def _lines(value: Any) -> tuple[str, ...]:
    """Names in a field: one, several or none."""
    return () if value is None else (str(value),) if isinstance(value, str) else tuple(map(str, value))


def _split(keywords: str | None) -> tuple[str, ...]:
    """Keywords are separated by commas."""
    return tuple(word.strip() for word in (keywords or "").split(",") if word.strip())


class _Facts:
    """What the fields of a record say, sorted by how they are searched."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.languages: list[str] = []
        self.texts: list[str] = []
        self.names: list[str] = []
        self.keywords: list[str] = []
        self.foreign: list[str] = []
        self.related: list[str] = []
        self.plain: list[str] = []

    @property
    def text_language(self) -> str:
        """The language of most of the texts."""
        return max(self.languages, key=self.languages.count, default=self.language)

    def take(self, local: Local, model: Any) -> None:
        """Every field of a record or of a part of one."""
        for name, shape in shapes(type(model)).items():
            raw = getattr(model, name)
            if raw is None or name in _ASIDE:
                continue
            value = local.field(name)
            for member, original in zip(value, raw) if shape.many else [(value, raw)]:
                self._take(local, name, shape.kind, member, original)

    def _take(self, local: Local, name: str, kind: str, member: Any, original: Any) -> None:
        if kind == "part":
            self.take(member, original)
        elif kind == "text":
            self.languages.append(member.lang)
            if name == "keywords":
                self.keywords += _split(member)
            else:
                self.texts.append("\n".join(member.paragraphs))
        elif kind == "names":
            self.names += [each for code, each in original.items() if code == self.language]
            self.foreign += [each for code, each in original.items() if code != self.language]
        elif kind == "reference":
            self.related.append(str(member.title) if member else "")
        elif isinstance(original, (datetime.date, PartialDate)):
            self.plain.append(formats.date(original, self.language))
        elif isinstance(original, str) and _COUNTRY.fullmatch(original):
            self.plain.append(formats.country(original, self.language))
