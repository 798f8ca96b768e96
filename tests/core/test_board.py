"""Board: rows for what a translator works on, each with the place to edit."""

from __future__ import annotations

from publisher.board import Board, Row, Stale
from publisher.freshness import Tally
from publisher.messages import Message
from publisher.progress import by_language
from publisher.translations import Translation

from core.examples import content

MESSAGES = {"nav.home": Message("nav.home", "Home")}


def board(language: str, french: str | None = "## Qui {#who}\n") -> Board:
    known = {"terms/freeze.definition": Translation(("Bloquer.",), "Old."), "interface.nav.home": Translation(("Accueil",), "Old.")}
    found = content("## Who {#who}\n", french, known, made_from={"docs/guide/page#who": "## Old"}, messages=MESSAGES)
    return Board(found, by_language(found, ("en", "fr")), language)


def test_rows_lead_to_the_place_to_edit() -> None:
    rows = {row.path: row for row in board("fr").rows() if row.address in (None, "glossary/", "guide/page/")}
    assert rows["docs/fr/guide/page.md"] == Row("guide/page/", True, "docs/fr/guide/page.md", Tally(3, 1, 1, 1, 0))
    assert rows["data/locales/fr.po"] == Row("glossary/", False, "data/locales/fr.po", Tally(1, 0, 1, 0, 0))
    english = {row.address: row.path for row in board("en").rows()}
    assert english[None] == "data/locales/messages.yml" and english["sanctions/"] == "data/listings/" and english["guide/page/"] == "docs/en/guide/page.md"
    assert {row.path for row in board("fr", None).rows() if row.is_page} == {"docs/en/guide/page.md"}, "there is no French file to edit"


def test_stale_texts_lead_to_the_english() -> None:
    assert board("fr").stale() == [
        Stale("interface.nav.home", "data/locales/fr.po", None), Stale("terms/freeze.definition", "data/locales/fr.po", "glossary/#freeze"),
        Stale("docs/guide/page#who", "docs/fr/guide/page.md", "guide/page/#who"),
    ]
    assert board("en").stale() == []


def test_all_languages_are_counted() -> None:
    assert [(language, tally.stale) for language, tally in board("fr").languages()] == [("en", 0), ("fr", 3)]
