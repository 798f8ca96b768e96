"""Coverage: which pages have their own texts in a language, and which only show the English.

A page's own texts are the texts of its record, or the title, description and sections of its Markdown file. Interface texts,
official names and what CLDR writes do not count. A page of which fewer than half exist is a fallback page: it is shown,
and said to be English, but search engines are sent to the English page.
"""

from __future__ import annotations

from typing import Iterable, Mapping

from .addresses import has_page, record_address
from .link import Catalogue
from .prose import Prose
from .translations import Translations, Unit

_NOT_SHOWN = (".keywords",)
"""Texts of a record that no page shows."""


def fallbacks(pages: Mapping[str, tuple[str, ...]], translations: Translations) -> frozenset[str]:
    """Addresses below `/<lang>/` of the pages that only fall back to English; `pages` are the keys of each one's own texts."""
    there = {key for key, translation in translations.items() if translation.complete}
    return frozenset(address for address, keys in pages.items() if 2 * len(there.intersection(keys)) < len(keys))


def texts_of_pages(catalogue: Catalogue, wanted: Iterable[Unit], english: Mapping[str, Prose]) -> Mapping[str, tuple[str, ...]]:
    """Keys of the own texts of every page, by its address below `/<lang>/`; `wanted` are the English texts."""
    by_owner: dict[str, list[str]] = {}
    for unit in wanted:
        if not unit.key.endswith(_NOT_SHOWN):
            by_owner.setdefault(unit.owner, []).append(unit.key)
    owners = {record_address(record): f"{record.collection}/{record.id}" for record in catalogue if has_page(type(record))}
    owners |= {page.address: page.owner for page in english.values()}
    return {address: tuple(by_owner.get(owner, ())) for address, owner in owners.items()}
