"""Sections: a page is parted at its headings, and the parts are the page."""

from __future__ import annotations

import pytest

from publisher.translations.anchors import own_anchors, shared_anchors
from publisher.translations.sections import page_units, split

BODY = """{{ block("x") }}

Words first.

## One {#one}

Text.

```sh
# no heading {#code}
```

### Within { .wide #within }
~~~~
## neither
```
~~~~
## Two {#two}
End."""


def test_sections_are_the_body() -> None:
    found = split(BODY)
    assert "".join(section.source for section in found) == BODY
    assert [(section.anchor, section.level, section.line) for section in found] == [("", 0, 1), ("one", 2, 5), ("within", 3, 13), ("two", 2, 18)]
    assert [section.text.split("\n")[0] for section in found] == ['{{ block("x") }}', "## One", "### Within", "## Two"], "the anchor is no word"
    assert [section.level for section in split("## One {#one}\n")] == [2] and split("") == ()


def test_units_of_a_page() -> None:
    keys = [unit.key for unit in page_units("guide/x.md", "X", "About x.", split(BODY))]
    assert keys == ["docs/guide/x.title", "docs/guide/x.description", "docs/guide/x.lead", "docs/guide/x#one", "docs/guide/x#within", "docs/guide/x#two"]
    assert "docs/x.lead" not in {unit.key for unit in page_units("x.md", "X", "X.", split('\n{{ block("y") }}\n## Z {#z}\n'))}, "a block is no text"


@pytest.mark.parametrize(("body", "line", "message"), [
    ("## One\n", 1, "heading without an anchor"), ("x\n\n#Two words\n", 3, "heading without an anchor"),
    ("## A {#a}\n## B {#a}\n", 2, "the anchor {#a} stands twice"), ("## A {#A_b}\n", 1, "expected an anchor of lower-case letters"),
])
def test_every_heading_has_an_anchor_of_its_own(body: str, line: int, message: str) -> None:
    assert [(at, text[: len(message)]) for at, text in own_anchors(split(body))] == [(line, message)]
    assert list(own_anchors(split(BODY))) == []


def test_anchors_are_the_same_in_every_language() -> None:
    english, french = split("## Who {#who}\n\nWe.\n## When {#when}\nNow.\n"), split("## Qui {#qui}\n\nNous.\n")
    assert [text for _, text in shared_anchors("x.md", french, english, {})][0].startswith("unknown section 'qui'")
    assert [text for _, text in shared_anchors("x.md", split("## Qui {#whe}\n"), english, {})][0].startswith("unknown section 'whe'; did you mean 'when'?")
    assert list(shared_anchors("x.md", french, english, {"docs/x#qui": "## Gone\n\nText."})) == [], "its English is gone"
    renamed = list(shared_anchors("x.md", french, english, {"docs/x#qui": "## Who\n\nWe."}))
    assert renamed == [(1, "the English page calls this section {#who} now; write that instead of {#qui}")]
