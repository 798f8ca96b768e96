"""Stale notes: what a reader is told of a text whose English has changed since it was translated, with a link to the English."""

from __future__ import annotations

import re
from typing import Iterable

from markupsafe import Markup

from .addresses import record_address, relative
from .freshness import Standing
from .localise import SOURCE_LANGUAGE, View
from .translations.units import PAGES, owner


def with_notes(body: str, standings: Iterable[Standing], view: View, address: str, absolute: str | None = None) -> str:
    """A page's body with a note at each stale section, and at its start one for all other stale texts of the page.

    `address` is the page's below `/<lang>/`; with `absolute`, the path of the site, links begin with it. A description
    is not shown on the page, so that nothing is said of it.
    """
    stale = [standing.unit.key for standing in standings if standing.state == "stale" and not standing.unit.key.endswith(".description")]
    if not stale:
        return body

    def english(anchor: str) -> str:
        target = f"{SOURCE_LANGUAGE}/{address}{'#' * bool(anchor)}{anchor}"
        return relative(target, f"{view.language}/{address}") if absolute is None else absolute + target

    anchors = {key.partition("#")[2] for key in stale if key.startswith(PAGES)}
    for anchor in anchors - {""}:
        heading = re.compile(rf'<(h[1-6])\b[^>]*\bid="{re.escape(anchor)}"[^>]*>.*?</\1>', re.DOTALL)
        body = heading.sub(lambda match: f"{match[0]}\n{_note(view, 'stale.passage', english(anchor))}", body, count=1)
    records = {owner(key): None for key in stale if not key.startswith(PAGES)}
    entries = [_entry(view, record) for record in records]
    notes = []
    if "" in anchors:
        notes.append(_note(view, "stale.passage", english("")))
    if any(not anchor for anchor, _ in entries):
        notes.append(_note(view, "stale.record", english("")))
    if links := [_link(english(anchor), title) for anchor, title in entries if anchor]:
        notes.append(Markup('<p class="note note--stale">{} {}</p>').format(view.message("stale.entries"), Markup(", ").join(links)))
    return "\n".join([*notes, body])


def _entry(view: View, record: str) -> tuple[str, str]:
    """Anchor and title of a record that stands on a page of others; the anchor is empty for one with a page of its own."""
    found = view.record(*record.split("/"))
    assert found is not None
    return record_address(found.model).partition("#")[2], str(found.title)


def _note(view: View, key: str, address: str) -> Markup:
    return Markup('<p class="note note--stale">{} {}</p>').format(view.message(key), _link(address, view.message("stale.read")))


def _link(address: str, text: str) -> Markup:
    return Markup('<a href="{}" hreflang="{}">{}</a>').format(address, SOURCE_LANGUAGE, text)
