"""Bounds of a page: what they let through is rendered in a moment, whatever sign it is made of."""

from __future__ import annotations

import time

import markdown
import pytest

from publisher.bounds import PAGE, PARAGRAPH, out_of_bounds
from publisher.forbidden import forbidden, without_code

EXTENSIONS = ["toc", "fenced_code", "attr_list", "def_list", "footnotes", "tables"]
"""Those of mkdocs.yml, and those that MkDocs always adds."""
SECONDS = 10
"""Of the processor, for one page of the greatest length at most."""
PIECES = (
    "[", "](", "![", "[a](", "[a][b]", "[[a]", "[x](((", "[a](<", "[a](b '", "(", "*", "*a **b ", "*_", "_a ", "`", "`a", "``a ` ", "{", "{: .a}", "{#a}", "&", "&#", "\\", "<", "<a ",
    "> ", "> a\n", "- ", "- a\n", "* a\n  ", "1. ", "1. a\n", "    a\n", "a\n: b\n", "# a\n", "a\n===\n", "---\n", "|", "| a |\n|--|\n", "a|b\n-|-\n", "[^1]", "[^1]: x\n", "[a]: b\n", "```\n", "~~~\n",
    "x", "x ", "\t", "http://a ", "<http://a>",
)


@pytest.mark.parametrize("piece", PIECES)
@pytest.mark.parametrize("length", [PAGE, PARAGRAPH - 10, 700])
def test_what_is_let_through_is_rendered_in_a_moment(piece: str, length: int) -> None:
    """As one paragraph, as paragraphs of the greatest length, and as shorter ones."""
    paragraph = piece * (min(length, PAGE) // len(piece))
    page = (paragraph + "\n\n") * ((PAGE - 2) // (len(paragraph) + 2) or 1)
    if list(out_of_bounds(without_code(page, "x"))) or list(forbidden(page)):
        return
    begun = time.process_time()
    markdown.Markdown(extensions=EXTENSIONS).convert(page)
    assert time.process_time() - begun < SECONDS


@pytest.mark.parametrize(("body", "place", "message"), [
    ("word " * 10_000, (1, 1), "expected a page of at most 40,000 characters, got 50,000"),
    ("a\n\n" + "word " * 1_000, (3, 1), "expected at most 4,000 characters and 100 lines before an empty line, got 5,000 in 1"),
    ("a\n\n" + "b\n" * 101, (3, 1), "expected at most 4,000 characters and 100 lines before an empty line, got 202 in 101"),
    ("a\n" + "> " * 9 + "b", (2, 1), "expected at most 8 lists, quotations or brackets in each other"),
    ("a\n\n" + " " * 33 + "- b", (3, 1), "expected at most 8 lists, quotations or brackets in each other"),
    ("a [" + "[b " * 8, (1, 25), "expected at most 8 lists, quotations or brackets in each other"),
    ("a\nb" + "(" * 9, (2, 10), "expected at most 8 lists, quotations or brackets in each other"),
])
def test_what_is_too_much_is_told_at_its_place(body: str, place: tuple[int, int], message: str) -> None:
    ((line, column, said),) = out_of_bounds(body)
    assert (line, column) == place and said.startswith(message)


@pytest.mark.parametrize("body", ["- - - - - - - - - - -", "* * * * * * * * * *", "|---|---|---|---|---|---|---|---|---|---|", "[a](b) " * 100, "> - a\n> - b", "\\[" * 50, "(a) " * 50])
def test_what_pages_need_is_let_through(body: str) -> None:
    assert list(out_of_bounds(body)) == []
