"""Structure: what a translated page adds to the English one, lacks, or moves."""

from __future__ import annotations

import pytest

from publisher.prose import Prose, read_prose
from publisher.read import Document
from publisher.wording.structure import check

FRONT = "---\ntitle: A page\ndescription: About it.\nupdated: 2026-11-23\n---\n"
ENGLISH = """Lead with {{ count("acts") }}.

## One {#one}

See [the page](../b.md#x) and [the law](https://example.org/EN/law). {{ term("freeze", "frozen") }}

- entry

## Two {#two}

Text.
"""


def page(language: str, body: str) -> Prose:
    found, problems = read_prose(Document(f"docs/{language}/a.md", FRONT + body))
    assert found is not None and not problems
    return found


def findings(*changes: tuple[str, str], stale: frozenset[str] = frozenset()) -> list[str]:
    body = ENGLISH
    for before, after in changes:
        assert before in body
        body = body.replace(before, after)
    return [str(found).removeprefix("docs/fr/a.md:") for found in check(page("fr", body), page("en", ENGLISH), stale)]


def test_a_faithful_translation() -> None:
    assert findings(("Lead with", "Avec"), ("/EN/", "/FR/"), ('"frozen"', '"gelé"'), ("## One", "## Une"), ("entry", "entrée")) == []


@pytest.mark.parametrize(("change", "expected"), [
    (("{#two}", "{#tow}"), ["14:4: error: unknown section 'tow'; the English page has none with this anchor; did you mean 'two'?"]),
    (("- entry", "entry"), ["12:1: error: expected an entry of a list here, as on the English page, got a paragraph"]),
    (("- entry", "- entry\n- more"), ["13:3: error: expected 3 paragraphs, entries and rows in this section, as on the English page, got 4"]),
    (("../b.md#x", "../c.md#x"), [
        "10:14: error: unknown link '../c.md#x'; the English section has none such; did you mean '../b.md#x'?",
        "8:4: error: missing link '../b.md#x' in this section; the English one has it",
    ]),
    (("https://example.org/EN/law", "https://example.net/FR/law"), ["10:39: error: unknown link", "8:4: error: missing link"]),
    (('count("acts")', 'count("persons")'), ["6:11: error: unknown template call", "6:1: error: missing template call 'count(\"acts\")'"]),
    (('term("freeze"', 'term("ban"'), ["10:", "8:4: error: missing template call"]),
    (("Text.", "Text. [again](x.md)"), ["16:13: error: unknown link 'x.md'"]),
])
def test_each_difference_is_found(change: tuple[str, str], expected: list[str]) -> None:
    found = findings(change)
    assert len(found) == len(expected) and all(one.startswith(other) for one, other in zip(found, expected)), found


def test_sections_in_another_order() -> None:
    one, two = ENGLISH.index("## One"), ENGLISH.index("## Two")
    moved = page("fr", ENGLISH[:one] + ENGLISH[two:] + "\n" + ENGLISH[one:two])
    assert [str(found) for found in check(moved, page("en", ENGLISH))] == ["docs/fr/a.md:8:4: error: expected section 'one' here, as on the English page, got 'two'"]


def test_a_link_too_many() -> None:
    assert findings(("Text.", "Text."), ("[the law]", "[](../b.md#x) [the law]")) == [
        "10:14: error: link '../b.md#x' stands here 2 times, in the English section 1",
    ]


def test_missing_and_stale_sections_are_not_compared() -> None:
    short = page("fr", ENGLISH[:ENGLISH.index("## Two")])
    assert list(check(short, page("en", ENGLISH))) == []
    assert findings(("../b.md#x", "../c.md#x"), stale=frozenset({"one"})) == []
