"""Entries of the feed: one for each round, amendment, renewal and delisting, each statement and each edition of the forum."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Iterator, cast

from markupsafe import Markup, escape

from .. import derive, formats
from ..addresses import record_address
from ..history import Event, history
from ..localise import Local, Words
from ..records import Act, Listing, Record, Round
from ..records.values import PartialDate
from ..site import Site

CHANGES = "changes/"
"""Page on which each change has an anchor of its own."""
NAMED = 2
"""So many names stand in the title of an amendment; where there are more, their number does."""


@dataclass(frozen=True)
class Entry:
    """One piece of news in one language."""

    name: str
    """Permanent name, the same in every language: `amended/gao-qiang/2020-11-20`."""
    date: PartialDate
    title: Words
    summary: Words
    address: str
    """Page that tells it, below `/<lang>/`, with an anchor where it stands among others."""
    kinds: tuple[tuple[str, Words], ...]
    """What sort of news it is: words for programs that never change, and what readers call them."""
    further: tuple[Words, ...] = ()
    """What is told after the summary."""
    concerned: tuple[Local, ...] = ()
    """Listings it is about."""
    acts: tuple[Local, ...] = ()
    """Acts that decided it."""

    @property
    def translated(self) -> bool:
        """True when all its texts are in the reader's language. The names of those on the list are never translated."""
        return not any(words.foreign for words in (self.title, self.summary, *self.further, *(act.title for act in self.acts)))


def entries(site: Site) -> tuple[Entry, ...]:
    """All that can be told in the site's language, newest first; of a day with several, by their names.

    What lies after the newest check of a source is a plan and not news: it is in the calendar.
    """
    catalogue = site.content.catalogue
    _, checked = derive.checks(catalogue)
    found = [entry for entry in _all(site) if entry.translated and entry.date.first_day() <= checked]
    return tuple(sorted(sorted(found, key=lambda entry: entry.name), key=lambda entry: entry.date, reverse=True))


def html(site: Site, entry: Entry) -> Markup:
    """An entry for readers who stay in their feed reader; links are absolute."""
    view, root = site.view, f"{site.settings.site_url}{site.language}/"

    def link(record: Local) -> Markup:
        words = record.title if isinstance(record.model, Listing) else record.title.capitalised
        return Markup('<a href="{}">{}</a>').format(root + record_address(record.model), words)

    parts = [Markup("<p>{}</p>").format(paragraph) for words in (entry.summary, *entry.further) for paragraph in words.paragraphs]
    if not entry.date.day:
        parts.append(Markup("<p>{}</p>").format(view.message("feed.no-day", date=entry.date)))
    if entry.concerned:
        parts.append(Markup("<ul>{}</ul>").format(Markup("").join(Markup("<li>{}</li>").format(link(each)) for each in entry.concerned)))
        parts.append(Markup("<p>{}</p>").format(view.message("listing.not-a-conviction")))
    if entry.acts:
        acts = formats.enumeration([str(escape(link(act))) for act in entry.acts], site.language)
        parts.append(Markup("<p>{}</p>").format(view.html_message("listing.by-acts", acts=Markup(acts))))
    return Markup("").join(parts)


def _all(site: Site) -> Iterator[Entry]:
    for event in history(site.content.catalogue):
        yield _TOLD[event.kind](site, event)
    for use in site.view.records("uses"):
        if use.model.round is None:
            yield _statement(site, use)
    for edition in site.view.records("editions"):
        yield Entry(
            f"edition/{edition.model.first_id}", edition.opened, edition.name, edition.summary, record_address(edition.model),
            (("edition", site.view.message("event.kind.forum")),), _doubt(site, edition, "opened", "summary"),
        )


def _statement(site: Site, use: Local) -> Entry:
    kinds = (("statement", site.view.message("latest.use")), (use.kind, site.view.message(f"use.kind.{use.kind}")))
    further = tuple(words for words in (use.attribution_text, use.note) if words)
    return Entry(
        f"statement/{use.model.first_id}", use.date, use.title, use.summary, record_address(use.model), kinds,
        (*further, *_doubt(site, use, "date", "title", "summary", "attribution_text")),
    )


def _listed(site: Site, event: Event) -> Entry:
    found = cast(Round, event.record)
    each = site.view.local(found)
    return Entry(
        f"listed/{found.first_id}", event.date, _joined(site, site.view.title(found), each.subject), each.summary, record_address(found), _kinds(site, event),
        _doubt(site, each, "persons", "entities", "subject", "summary"), _locals(site, event.listings), (each.regulation, each.decision),
    )


def _amended(site: Site, event: Event) -> Entry:
    assert event.change is not None
    change = next(each for each in site.view.local(event.record).changes if each.model is event.change)
    names = [listing.name for listing in event.listings]
    corrected = bool(change.acts) and all(act.corrects for act in change.acts)
    kind = ("corrigendum", site.view.message("history.kind.corrigendum")) if corrected else (event.kind, site.view.message("change.kind.amended"))
    whom = Words(formats.enumeration(names, site.language), site.language) if len(names) <= NAMED else site.view.message("count.listings", n=len(names))
    return Entry(
        f"amended/{event.record.first_id}/{event.change.id}", event.date, _joined(site, kind[1], whom), change.text, f"{CHANGES}#{event.id}", (_sanctions(site), kind),
        _doubt(site, change, "date", "text", "acts"), _locals(site, event.listings), tuple(change.acts),
    )


def _prolonged(site: Site, event: Event) -> Entry:
    act = site.view.local(cast(Act, event.record))
    days = [
        site.view.message(key, date=day)
        for key, day in (("change.renewed-listings", event.listings_until), ("change.renewed", event.framework_until)) if day
    ]
    summary = Words(" ".join(days), days[0].lang, foreign=any(words.foreign for words in days)) if days else act.role
    return Entry(
        f"{event.kind}/{act.model.first_id}", event.date, _joined(site, site.view.message(f"change.kind.{event.kind}"), act.title), summary,
        record_address(act.model), _kinds(site, event), (act.role, *_doubt(site, act, "date", "extends", "role")),
    )


def _delisted(site: Site, event: Event) -> Entry:
    listing = site.view.local(event.record)
    title = site.view.message("change.delisted", name=listing.name)
    acts = (listing.delisted.act,) if listing.delisted.act else ()
    return Entry(
        f"delisted/{listing.model.first_id}", event.date, title, listing.delisted.reason or site.view.message("listing.delisted-meaning"),
        record_address(listing.model), _kinds(site, event), _doubt(site, listing, "delisted"), (listing,), acts,
    )


_TOLD = {"listed": _listed, "amended": _amended, "adopted": _prolonged, "renewed": _prolonged, "delisted": _delisted}


def _kinds(site: Site, event: Event) -> tuple[tuple[str, Words], ...]:
    return (_sanctions(site), (event.kind, site.view.message(f"change.kind.{event.kind}")))


def _sanctions(site: Site) -> tuple[str, Words]:
    return ("sanctions", site.view.message("event.kind.sanctions"))


def _doubt(site: Site, told: Local, *fields: str) -> tuple[Words, ...]:
    """A sentence for readers where no source confirms a part of what is told."""
    return (site.view.message("feed.unverified"),) if any(told.is_unverified(field) for field in fields) else ()


def _locals(site: Site, records: tuple[Listing, ...]) -> tuple[Local, ...]:
    return tuple(site.view.local(cast(Record, record)) for record in records)


def _joined(site: Site, before: Words, after: Words) -> Words:
    """`before: after`, in another language than the reader's if either is."""
    foreign = next((words for words in (before, after) if words.foreign), before)
    return Words(f"{before}{site.view.message('text.colon')}{after}", foreign.lang, foreign=foreign.foreign)
