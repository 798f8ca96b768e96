"""Forbidden: what a page may not hold is refused at its place, and all that pages need is let through."""

from __future__ import annotations

import time

import pytest

from conftest import PROJECT
from publisher.forbidden import forbidden

HTML, LINK, PICTURE, ATTRIBUTE, UNSEEN = "HTML is not allowed", "expected a page, an anchor", "expected a picture of this site", "expected an anchor like", "expected printable text"


@pytest.mark.parametrize(("body", "place", "message"), [
    ("<script>alert(1)</script>", (1, 1), HTML),
    ("text\n\ntext <b onclick=x>", (3, 6), HTML),
    ("<!-- note -->", (1, 1), HTML),
    ("<?php ?>", (1, 1), HTML),
    ("</p><SCRIPT SRC=//x>", (1, 1), HTML),
    ("<javascript:alert(1)>", (1, 1), HTML),
    ("<https://x y onclick=z>", (1, 1), HTML),
    ("a `code` and <i>b</i>", (1, 14), HTML),
    ("a ` and <i>b</i>", (1, 9), HTML),
    ("```\ncode\n```\n<i>b</i>", (4, 1), HTML),
    ("a `x\n\n<i>b</i> ` c", (3, 1), HTML),
    ("[a](javascript:alert(1))", (1, 3), LINK),
    ("[a]( <JavaScript:alert(1)>)", (1, 3), LINK),
    ("[a](java&#115;cript:alert(1))", (1, 3), LINK),
    ("[a](java&Tab;script:alert(1))", (1, 3), LINK),
    ("[a [b] c](vbscript:x)", (1, 9), LINK),
    ("[a](data:text/html,x)", (1, 3), LINK),
    ("[a](//host.example/)", (1, 3), LINK),
    ("[a](\n  file:///x)", (1, 3), LINK),
    ("[a][b]\n\n[b]: javascript:alert(1)", (3, 1), LINK),
    ("x ![a](https://host.example/pixel.gif)", (1, 3), PICTURE),
    ("## Title {#who onclick=alert(1)}", (1, 10), ATTRIBUTE),
    ('text\n{: style="color:red" }', (2, 1), ATTRIBUTE),
    ("a &#x202e; b", (1, 3), UNSEEN),
    ("a &ZeroWidthSpace; b", (1, 3), UNSEEN),
])
def test_it_is_refused_at_its_place(body: str, place: tuple[int, int], message: str) -> None:
    line, column, said = next(forbidden(body))
    assert (line, column) == place and said.startswith(message)


@pytest.mark.parametrize("body", [
    "## Title {#who}", "text {.note}", "[a](../law/index.md#b)", "[a](https://host.example/a_(b))", "[a](mailto:a@b.example)", "<https://host.example/>",
    "`<script>`", "``a ` <b>``", "```html\n<script>\n```", "~~~\n[a](javascript:x)\n~~~", "1 < 2 and 2 > 1", "a &lt;b&gt; &amp; c", '{{ link("a/b", "<b>") }}',
    "![picture](../assets/icon.svg)", "[^1]: a note", "[a]({{ contact_url() }})", "a & b", "x &nbsp; y",
])
def test_what_pages_need_is_let_through(body: str) -> None:
    assert list(forbidden(body)) == []


def test_every_place_is_told_in_one_run() -> None:
    assert len(list(forbidden("<b>x</b>\n[a](data:x)\n"))) == 3


def test_it_takes_no_time_on_hostile_input() -> None:
    """Patterns that search again and again from every sign would need minutes or hours."""
    begun = time.process_time()
    for text in ("<" * 100_000, "[" * 100_000, "](" * 50_000, "`" * 100_000, "`a" * 50_000, "{" * 100_000, "&" * 100_000, "```\n" * 30_000, "![" * 50_000):
        list(forbidden(text))
    assert time.process_time() - begun < 20


def test_the_pages_of_the_site_hold_nothing_of_it() -> None:
    pages = sorted((PROJECT / "docs").rglob("*.md"))
    assert len(pages) > 100 and [page for page in pages if list(forbidden(page.read_text(encoding="utf-8").split("---\n", 2)[2]))] == []
