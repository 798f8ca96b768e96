"""Pages: a record is named in front matter and as the first argument of a call, and nowhere else."""

from __future__ import annotations

import pytest

from conftest import PROJECT
from publisher.read import Document
from publisher.renaming import Rename
from publisher.renaming.pages import page, with_calls

FILES = sorted([*PROJECT.glob("docs/**/*.md"), *PROJECT.glob("data/locales/*.sections.yml")])


@pytest.mark.parametrize(("collection", "text", "expected"), [
    ("acts", '{{ act("x") }} and {{link( "acts/x" , "acts/x") }}', '{{ act("y") }} and {{link( "acts/y" , "acts/x") }}'),
    ("acts", "{{ date('acts/x', \"x\") }} {{ year(\"acts/x\") }} {{ name(\"acts/x\", \"short\") }}", "{{ date('acts/y', \"x\") }} {{ year(\"acts/y\") }} {{ name(\"acts/y\", \"short\") }}"),
    ("acts", '{{ term("x") }} {{ link("terms/x") }} {{ link("acts/xx") }} {{ act("acts/x") }}', None),
    ("terms", '{{ act("x") }} {{ term("x", "x") }}', '{{ act("x") }} {{ term("y", "x") }}'),
    ("acts", '"acts/x" ("acts/x") `link("acts/x")` {#x} # x', None),
    ("acts", 'a line\n\n{{\n  act(\n "x") }}\n', 'a line\n\n{{\n  act(\n "y") }}\n'),
    ("acts", '{{ act("x") }} {{ "x', None),
])
def test_calls(collection: str, text: str, expected: str | None) -> None:
    assert with_calls(text, Rename(collection, "x", "y")) == (text if expected is None else expected)


def test_front_matter() -> None:
    text = "---\ntitle: x\nsources:\n  - x  # of x\n  - x-y\nupdated: 2026-11-26\n---\nx {{ link(\"sources/x\") }}\n"
    expected = "---\ntitle: x\nsources:\n  - new  # of x\n  - x-y\nupdated: 2026-11-26\n---\nx {{ link(\"sources/new\") }}\n"
    document = Document("docs/en/a.md", text)
    assert page(document, Rename("sources", "x", "new")) == Document(document.path, expected)
    assert page(document, Rename("acts", "x", "new")) == document


def test_what_names_nothing_comes_out_as_it_went_in() -> None:
    assert len(FILES) > 100
    for file in FILES:
        text = file.read_text(encoding="utf-8")
        assert with_calls(text, Rename("listings", "nobody", "somebody")) == text, file
