"""Differences: word by word, and only what a change makes stale."""

from __future__ import annotations

import pytest

from publisher.differences import aged, summary
from publisher.translations import Translation
from publisher.word_by_word import marked

from core.examples import content

ENGLISH, FRENCH = "First.\n\n## Who {#who}\n\nWe.\n", "D’abord.\n\n## Qui {#who}\n\nNous.\n"
WORDS = [str(number) for number in range(40)]


@pytest.mark.parametrize(("before", "now", "expected"), [
    ("The Council says so.", "The European Council says so.", "The {+European+} Council says so."),
    ("one two three", "one 2 three", "one [-two-] {+2+} three"),
    ("", "all new", "{+all new+}"), ("gone", "", "[-gone-]"), ("a\nb", "a b", "a b"), ("a b", "a\u00a0b", "[-a b-] {+a\u00a0b+}"),
    (" ".join(WORDS), " ".join([*WORDS[:20], "x", *WORDS[21:]]), "… 14 15 16 17 18 19 [-20-] {+x+} 21 22 23 24 25 26 …"),
    ("a " + " ".join(WORDS) + " b", "c " + " ".join(WORDS) + " d", "[-a-] {+c+} 0 1 2 3 4 5 … 34 35 36 37 38 39 [-b-] {+d+}"),
])
def test_what_changed_is_marked(before: str, now: str, expected: str) -> None:
    assert marked(before, now) == expected


def test_what_a_change_makes_stale() -> None:
    known = {"terms/freeze.definition": Translation(("Bloquer.",), "Old.")}
    made_from = {"docs/guide/page#who": "## Who\n\nWe.", "docs/guide/page.lead": "First."}
    before = content(ENGLISH, FRENCH, known, made_from=made_from)
    now = content(ENGLISH.replace("We.", "They `do`.") + "\n## When {#when}\n\nNow.\n", FRENCH, known, made_from=made_from)
    found = list(aged(before, now, ["fr"]))
    assert [(entry.unit.key, entry.state, entry.languages) for entry in found] == [
        ("docs/guide/page#who", "stale", ("fr",)), ("docs/guide/page#when", "missing", ("fr",)),
    ], "the term was stale before"
    text = summary(found)
    assert "Made stale by this change: 1. Still to be made: 1." in text and "## Who [-We.-] {+They `do`.+}" in text
    assert "makes no translation stale" in summary(aged(now, now, ["fr"]))


def test_a_text_cannot_end_its_code_block() -> None:
    before, now = (content(f"First {word}.\n\n```\n<b>\n```\n", FRENCH, made_from={"docs/guide/page.lead": "First one.\n\n```\n<b>\n```"}) for word in ("one", "two"))
    assert "\n````text\n" in summary(aged(before, now, ["fr"]))
