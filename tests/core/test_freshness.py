"""Freshness: the standing of texts makes that of pages and of what a translator works on."""

from __future__ import annotations

import datetime

import pytest

from publisher.freshness import Freshness, Tally, tally
from publisher.translations import Translation, fingerprint
from publisher.translations.reviews import Review

from core.examples import content

ENGLISH, FRENCH = "First.\n\n## Who {#who}\n\nWe.\n", "D’abord.\n\n## Qui {#who}\n\nNous.\n"


def review(text: str, day: int = 1) -> Review:
    return Review(by="Jane", on=datetime.date(2026, 12, day), text=fingerprint(text))


def test_standings_and_their_sum() -> None:
    found = Freshness(content(ENGLISH, FRENCH, {"terms/freeze.definition": Translation(("Bloquer.",), "To block.")}, {}, {"docs/guide/page#who": "## Who\n\nThey."}), "fr")
    assert {key: standing.state for key, standing in found.standings.items() if standing.state != "missing"} == {
        "terms/freeze.definition": "stale", "docs/guide/page.title": "current", "docs/guide/page.lead": "current", "docs/guide/page#who": "stale",
    }
    assert tally(found.by_group["docs/guide/page"]) == Tally(4, 2, 1, 1, 0), "the description is the English one"
    assert set(Freshness(content(ENGLISH), "en").by_group) >= {"listings", "terms", "docs/guide/page"}


def test_a_page_has_the_texts_of_the_records_that_stand_on_it() -> None:
    addresses = Freshness(content(ENGLISH), "en").by_address
    assert {standing.unit.owner for standing in addresses["glossary/"]} == {"terms/freeze"}
    assert {standing.unit.owner for standing in addresses["guide/page/"]} == {"docs/guide/page"}
    assert {standing.unit.owner for standing in addresses["sanctions/jane-doe/"]} == {"listings/jane-doe"}


@pytest.mark.parametrize(("reviews", "extent", "day"), [
    ({}, "none", None), ({"docs/guide/page#who": review("## Qui\n\nNous.")}, "part", 1),
    ({"docs/guide/page#who": review("## Qui\n\nVous.")}, "none", None), ({"docs/guide/page.description": review("")}, "none", None),
    ({f"docs/guide/page{part}": review(text, day) for part, text, day in ((".title", "Une page", 3), (".lead", "D’abord.", 4), ("#who", "## Qui\n\nNous.", 2))}, "part", 4),
])
def test_how_much_of_a_page_is_reviewed(reviews: dict[str, Review], extent: str, day: int | None) -> None:
    found, last = Freshness(content(ENGLISH, FRENCH, reviews={"fr": reviews}), "fr").reviewed("guide/page/")
    assert (found, last.on.day if last else None) == (extent, day)


def test_english_is_reviewed_too() -> None:
    texts = {".title": "A page", ".description": "About it.", ".lead": "First.", "#who": "## Who\n\nWe."}
    reviews = {f"docs/guide/page{part}": review(text) for part, text in texts.items()}
    assert Freshness(content(ENGLISH, reviews={"en": reviews}), "en").reviewed("guide/page/")[0] == "all"
    assert Freshness(content(ENGLISH.replace("We.", "They."), reviews={"en": reviews}), "en").reviewed("guide/page/")[0] == "part"


def test_shares() -> None:
    assert Tally(8, 6, 1, 1, 4).share("current") == 0.75 and Tally(0, 0, 0, 0, 0).share("current") == 1
