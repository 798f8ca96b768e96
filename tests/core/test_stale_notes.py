"""Stale notes: at the section, or at the start for what has no place of its own, with a link to the English there."""

from __future__ import annotations

from publisher.freshness import Freshness
from publisher.localise import View
from publisher.messages import Message
from publisher.stale_notes import with_notes
from publisher.translations import Translation

from core.examples import FACTS, catalogue, content

KEYS = ("stale.passage", "stale.record", "stale.entries", "stale.read")
VIEW = View("fr", catalogue(), {key: Message(key, key) for key in KEYS}, {f"interface.{key}": Translation((key,), key) for key in KEYS}, FACTS)
FRENCH = "D’abord.\n\n## Qui {#who}\n\nNous.\n"
OLD = Translation(("Ancien.",), "Old.")


def noted(address: str, made_from: dict[str, str] = {}, translations: dict[str, Translation] = {}, absolute: str | None = None) -> list[str]:
    freshness = Freshness(content("First.\n\n## Who {#who}\n\nWe.\n", FRENCH, translations, made_from=made_from), "fr")
    return with_notes('<p>x</p>\n<h2 id="who">Qui</h2>', freshness.by_address[address], VIEW, address, absolute).split("\n")


def note(key: str, link: str, text: str = "stale.read") -> str:
    return f'<p class="note note--stale">{key} <a href="{link}" hreflang="en">{text}</a></p>'


def test_nothing_is_said_of_what_is_current_missing_or_not_shown() -> None:
    assert noted("guide/page/") == noted("guide/page/", {"docs/guide/page.description": "Old."}) == ["<p>x</p>", '<h2 id="who">Qui</h2>']


def test_a_section_has_its_note_below_its_heading() -> None:
    assert noted("guide/page/", {"docs/guide/page#who": "Old."})[2:] == [note("stale.passage", "../../../en/guide/page/#who")]


def test_what_stands_first_has_its_note_first() -> None:
    assert noted("guide/page/", {"docs/guide/page.lead": "Old.", "docs/guide/page.title": "Old."})[0] == note("stale.passage", "../../../en/guide/page/")
    assert noted("guide/page/", {"docs/guide/page.lead": "Old."}, absolute="/x/")[0] == note("stale.passage", "/x/en/guide/page/")


def test_a_record_has_its_note_first_once() -> None:
    found = noted("sanctions/jane-doe/", translations={"listings/jane-doe.reasons": OLD, "listings/jane-doe.summary": OLD})
    assert found[:2] == [note("stale.record", "../../../en/sanctions/jane-doe/"), "<p>x</p>"]


def test_records_on_a_page_of_many_are_named() -> None:
    assert noted("glossary/", translations={"terms/freeze.definition": OLD})[0] == note("stale.entries", "../../en/glossary/#freeze", "gel")
