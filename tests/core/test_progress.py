"""Progress: the table for people and the lines for programs say the same."""

from __future__ import annotations

import datetime
import json

from publisher.progress import as_json, by_language, left_over, stale_texts, table
from publisher.translations import Translation, fingerprint
from publisher.translations.reviews import Review

from core.examples import content

REVIEWS = {"fr": {"docs/guide/page#who": Review(by="Jane", on=datetime.date(2026, 12, 1), text=fingerprint("## Qui"))}}
CONTENT = content("## Who {#who}\n", "## Qui {#who}\n", {"terms/freeze.definition": Translation(("Bloquer.",), "To block.")}, REVIEWS)


def test_the_table_counts() -> None:
    lines = table(by_language(CONTENT, ("en", "fr")).values()).splitlines()
    total = str(len(CONTENT.units))
    assert [line.split() for line in lines] == [
        ["language", "current", "stale", "missing", "reviewed"], ["en", total, "0", "0", "0"], ["fr", "2", "1", str(len(CONTENT.units) - 3), "1"],
    ]


def test_stale_texts_are_named_with_what_changed() -> None:
    assert stale_texts(CONTENT, by_language(CONTENT, ("en", "fr")).values()).split("\n") == ["", "terms/freeze.definition (fr)", "  [-To block.-] {+Blocking.+}"]


def test_programs_get_every_text() -> None:
    found = json.loads(as_json(CONTENT, by_language(CONTENT, ("en", "fr")).values()))
    rows = {(row["id"], row["language"]): row for row in found["units"]}
    assert len(rows) == len(found["units"]) == 2 * len(CONTENT.units)
    assert rows["terms/freeze.definition", "fr"] == {"id": "terms/freeze.definition", "language": "fr", "state": "stale", "reviewed": False}
    assert rows["docs/guide/page#who", "fr"]["reviewed"] is True and rows["docs/guide/page#who", "fr"]["reviewed_on"] == "2026-12-01"
    assert {row["state"] for row in found["units"] if row["language"] == "en"} == {"current"}
    told = {row["id"]: row for row in json.loads(as_json(CONTENT, by_language(CONTENT, ("fr",)).values(), english=True))["units"]}
    assert told["terms/freeze.definition"]["made_from"] == "To block." and told["terms/freeze.definition"]["english"] == "Blocking."
    assert told["docs/guide/page#who"]["reviewed_by"] == "Jane" and "reviewed_by" not in rows["docs/guide/page#who", "fr"], "names stay in the repository"


def test_sections_without_english_are_named() -> None:
    found = content("## Who {#who}\n", "## Qui {#who}\n## Jadis {#once}\n", made_from={"docs/guide/page#once": "## Once"})
    assert left_over(found, ["fr"]) == "\ndocs/fr/guide/page.md: the English of 'docs/guide/page#once' is gone, so it is not shown; delete it"
    assert left_over(CONTENT, ["fr"]) == ""
