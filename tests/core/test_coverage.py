"""Coverage: a page falls back to English when fewer than half of its own texts are translated."""

from __future__ import annotations

import pytest

from publisher.coverage import fallbacks, texts_of_pages
from publisher.link import Catalogue
from publisher.prose import Prose, read_prose
from publisher.read import Document
from publisher.translations import Translation, Unit, units

from core.examples import catalogue, record

POINTS = [{"id": name, "text": f"{name}.", "sources": ["gazette"]} for name in ("one", "two")]
LISTING = ("listings/jane-doe.summary", "listings/jane-doe.reasons")


def page(language: str, body: str, name: str = "about.md") -> Prose:
    found, problems = read_prose(Document(f"docs/{language}/{name}", f"---\ntitle: About\ndescription: What it is.\nupdated: 2026-11-23\n---\n{body}"))
    assert found is not None and not problems
    return found


def translated(*keys: str, text: str = "x") -> dict[str, Translation]:
    return {key: Translation((text,), "an older English") for key in keys}


def wanted(there: Catalogue, *pages: Prose) -> list[Unit]:
    return [*units(there, {}), *(unit for each in pages for unit in each.units())]


@pytest.mark.parametrize(("known", "falls_back"), [
    (translated(*LISTING), False), (translated(LISTING[0]), False), ({}, True), (translated(*LISTING, text=""), True),
    (translated("interface.nav.home", "listings/other.reasons"), True),
])
def test_half_of_a_records_texts_are_enough(known: dict[str, Translation], falls_back: bool) -> None:
    """Two texts: one will do. A stale translation is one; empty ones and texts of others are not."""
    assert ("sanctions/jane-doe/" in fallbacks(texts_of_pages(catalogue(), wanted(catalogue()), {}), known)) is falls_back


def test_official_names_do_not_count() -> None:
    assert texts_of_pages(catalogue(), wanted(catalogue()), {})["bodies/council/"] == ("bodies/council.role",)


def test_points_count_each() -> None:
    there = catalogue(record("pillars", in_practice=POINTS))
    pages = texts_of_pages(there, wanted(there), {})
    keys = pages["pillars/trust/"]
    assert {"pillars/trust.in_practice[one].text", "pillars/trust.in_practice[two].text"} < set(keys)
    for count in range(len(keys) + 1):
        assert ("pillars/trust/" in fallbacks(pages, translated(*keys[:count]))) is (count < len(keys) / 2)


def test_a_markdown_page_has_sections() -> None:
    english = page("en", "Lead.\n\n## Who {#who}\n\nText.\n\n### Where {#where .small}\n\n## Why {#why}\n")
    pages = texts_of_pages(catalogue(), wanted(catalogue(), english), {"about.md": english})
    keys = pages["about/"]
    assert keys == ("docs/about.title", "docs/about.description", "docs/about.lead", "docs/about#who", "docs/about#where", "docs/about#why")
    for count in range(len(keys) + 1):
        assert ("about/" in fallbacks(pages, translated(*keys[:count]))) is (count < 3)
