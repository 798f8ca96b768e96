"""Tightening: what browsers do not need goes, what they need stays."""

from __future__ import annotations

from conftest import PROJECT
from publisher.tightening import tight_script, tight_styles


def test_styles_lose_only_spaces_that_separate_nothing() -> None:
    assert tight_styles('p , a > b {\n  margin: 0 1px ;\n  content: "a , { b" ;\n}\n@media (min-width: 1em) and (x) { p { --a: calc(1px + 2px) } }') == (
        'p,a > b{margin: 0 1px;content: "a , { b"}@media (min-width: 1em) and (x){p{--a: calc(1px + 2px)}}'
    )


def test_scripts_lose_comments_and_indents() -> None:
    assert tight_script("// why\nif (x) {\n  // more\n  go(\"https://x\"); // here\n\n}\n") == 'if (x) {\ngo("https://x"); // here\n}\n'


def test_a_script_that_could_break_stays_as_it_is() -> None:
    for text in ("const x = `a\n  // b`;\n", "/* a\n // b */\n  go();\n"):
        assert tight_script(text) == text


def test_our_scripts_are_tightened() -> None:
    for path in (PROJECT / "overrides" / "assets").glob("*.js"):
        text = path.read_text(encoding="utf-8")
        assert not any(line.startswith((" ", "//")) for line in tight_script(text).splitlines()), path.name
