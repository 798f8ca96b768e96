"""Coverage: which pages have their own texts in a language, and which only show the English.

A page's own texts are the texts of its record, or the sections of its Markdown file. Interface texts, official names and
what CLDR writes do not count. A page of which fewer than half exist is a fallback page: it is shown, and said to be
English, but search engines are sent to the English page.
"""

from __future__ import annotations

import re
from typing import Iterable, Iterator, Mapping

from .addresses import has_page, record_address
from .link import Catalogue
from .prose import Prose
from .translations import Translations, units

_NOT_SHOWN = ("keywords",)
"""Texts of a record that no page shows."""
_HEADING = re.compile(r"^#{2,6}\s.*?(?:\{[^}]*#([\w-]+)[^}]*\})?[ \t]*$", re.MULTILINE)


def fallbacks(catalogue: Catalogue, translations: Translations, english: Mapping[str, Prose], own: Mapping[str, Prose]) -> frozenset[str]:
    """Addresses below `/<lang>/` of the pages that only fall back to English; `own` are the language's Markdown pages."""
    there = {key for key, translation in translations.items() if any(translation.forms)} | {key for page in own.values() for key in sections(page)}
    return frozenset(address for address, keys in texts_of_pages(catalogue, english).items() if 2 * len(there.intersection(keys)) < len(keys))


def texts_of_pages(catalogue: Catalogue, english: Mapping[str, Prose]) -> Mapping[str, tuple[str, ...]]:
    """Keys of the own texts of every page, by its address."""
    by_record: dict[str, list[str]] = {}
    for unit in units(catalogue, {}):
        owner, _, field = unit.key.partition(".")
        if field not in _NOT_SHOWN:
            by_record.setdefault(owner, []).append(unit.key)
    found = {
        record_address(record): tuple(by_record.get(f"{record.collection}/{record.id}", ()))
        for record in catalogue if has_page(type(record))
    }
    return {**found, **{page.address: tuple(sections(page)) for page in english.values()}}


def sections(page: Prose) -> Iterator[str]:
    """Keys of a Markdown page's sections: what stands first, and each heading by its anchor, which all languages share."""
    stem = f"docs/{page.name.removesuffix('.md')}"
    places: Iterable[re.Match[str]] = list(_HEADING.finditer(page.body))
    first = next((place.start() for place in places), len(page.body))
    if page.body[:first].strip():
        yield f"{stem}.lead"
    yield from (f"{stem}#{place[1] or number}" for number, place in enumerate(places, 1))
