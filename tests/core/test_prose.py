"""Prose: front matter and template calls, answered in a sandbox or refused at their line."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

import markdown
import pytest
from markupsafe import Markup

from publisher.calls import Calls
from publisher.localise import View
from publisher.prose import answer, read_prose
from publisher.read import Document
from publisher.settings import Settings

from core.examples import catalogue, record
from core.test_localise import FACTS, MESSAGES

FRONT = "---\ntitle: A page\ndescription: About it.\nupdated: 2026-11-23\n---\n"


def answered(body: str, language: str = "en") -> tuple[Any, list[str]]:
    acts = record("acts", celex="32020R0001", extends={"framework_until": "2028-05-18", "listings_until": "2027-05-18"})
    view = View(language, catalogue(acts), MESSAGES, {}, FACTS)
    page, problems = read_prose(Document(f"docs/{language}/guide/page.md", FRONT + body))
    assert page is not None and not problems
    calls = Calls(view, Settings.of(None, None, None), f"{language}/guide/page/", lambda name, options: Markup(f"<div>{name}</div>"))
    result, diagnostics = answer(page, calls.functions())
    return result, [str(diagnostic) for diagnostic in diagnostics]


@pytest.mark.parametrize(("body", "expected"), [
    ('{{ count("persons") }}', "1"),
    ('{{ count("persons", on="2019-12-31") }}', "0"),
    ('{{ count("listings", spelled=true) }}', "one"),
    ('{{ counted("persons") }}', "1 person"),
    ('{{ counted("persons", spelled=true) }}', "one person"),
    ('{{ count("families") }}', "5"),
    ('{{ date("rounds/2020-01-02") }}', "2\u00a0January 2020"),
    ('{{ date("state") }} {{ date("listings-until") }}', "13\u00a0July 2026 18\u00a0May 2027"),
    ('{{ date("framework-until") }} {{ date("checked-until") }}', "18\u00a0May 2028 10\u00a0October 2026"),
    ('{{ year("uses/2019-a") }}', "2019"),
    ('{{ name("bodies/council") }}', "Council"),
    ("a {{ contact_url() }} b", "a https://code.eu-cyber-policy.example/site/issues b"),
])
def test_calls_that_give_words(body: str, expected: str) -> None:
    result, diagnostics = answered(body)
    assert not diagnostics and result.markdown == expected


@pytest.mark.parametrize(("body", "expected"), [
    ('See {{ act("2020-1") }}.', 'See <a href="https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX:32020R0001" class="external">Regulation (EU) 2020/1</a>.'),
    ('{{ link("listings/jane-doe") }}', '<a href="../../sanctions/jane-doe/">Jane DOE</a>'),
    ('{{ link("listings/jane-doe", "<b>her</b>") }}', '<a href="../../sanctions/jane-doe/">&lt;b&gt;her&lt;/b&gt;</a>'),
    ('{{ term("freeze", "frozen") }}', '<a href="../../glossary/#freeze" class="term">frozen</a>'),
])
def test_calls_that_give_links_survive_markdown(body: str, expected: str) -> None:
    result, diagnostics = answered(body)
    assert not diagnostics and "<" not in result.markdown
    assert result.restore(result.markdown) == expected


def test_anchors_of_headings_are_no_comments() -> None:
    result, diagnostics = answered("## Who decides {#who}\n\n{{ count(\"persons\") }}")
    assert not diagnostics and result.markdown == "## Who decides {#who}\n\n1"


def test_a_block_loses_its_paragraph() -> None:
    result, _ = answered('{{ block("listings-table") }}')
    assert result.restore(f"<p>{result.markdown}</p>") == "<div>listings-table</div>"


def test_eurlex_speaks_the_readers_language() -> None:
    result, _ = answered('{{ act("2020-1") }}', "fr")
    assert "/legal-content/FR/" in result.restore(result.markdown)


@pytest.mark.parametrize(("body", "expected"), [
    ('x\n{{ act("2020-2") }}', "docs/en/guide/page.md:7:1: error: unknown record 'acts/2020-2'; did you mean '2020-1'?"),
    ('{{ count("person") }}', "docs/en/guide/page.md:6:1: error: cannot count 'person'; did you mean 'persons'?"),
    ('\n\n{{ count("persons", on="31/5/24") }}', "docs/en/guide/page.md:8:1: error: expected a date like 2024-05-31 in on=, got '31/5/24'"),
    ('{{ date("bodies/council") }}', "docs/en/guide/page.md:6:1: error: 'bodies/council' has no date"),
    ('{{ link("lisitngs/x") }}', "docs/en/guide/page.md:6:1: error: expected a record like 'acts/2019-796', got 'lisitngs/x'; did you mean 'listings'?"),
    ('{{ count("persons" }}', "docs/en/guide/page.md:6:1: error: not a valid template call: unexpected '}'"),
])
def test_calls_that_fail_name_their_line(body: str, expected: str) -> None:
    result, diagnostics = answered(body)
    assert result is None and len(diagnostics) == 1 and diagnostics[0].startswith(expected)


@pytest.mark.parametrize("body", [
    "{{ nothing() }}", "{{ count.__globals__ }}", "{{ ''.__class__.__mro__ }}", "{% include 'x' %}", "{{ count() }}", "{{ 1 / 0 }}", "{{ range(9) }}",
])
def test_the_sandbox_refuses_everything_else(body: str) -> None:
    result, diagnostics = answered(body)
    assert result is None and len(diagnostics) == 1


@pytest.mark.parametrize(("text", "expected"), [
    ("no front matter", "docs/en/x.md:1:1: error: expected front matter: a line '---', keys such as 'title: …', and a line '---'"),
    ("---\ntitel: X\n---\n", "docs/en/x.md:2:1: error: unknown key 'titel'; did you mean 'title'?"),
    ("---\ntitle: a: b\n---\n", "docs/en/x.md:2:9: error: not valid YAML"),
])
def test_broken_front_matter(text: str, expected: str) -> None:
    page, diagnostics = read_prose(Document("docs/en/x.md", text))
    assert page is None
    assert any(str(diagnostic).startswith(expected) for diagnostic in diagnostics), diagnostics


def test_what_a_call_gives_is_no_markup() -> None:
    """Names come from the data and arguments from the page; neither has been judged as Markdown."""
    view = View("en", catalogue(record("bodies", name={"en": "a <b> `c` [d](javascript:x) {#e} _f_"})), MESSAGES, {}, FACTS)
    page, _ = read_prose(Document("docs/en/guide/page.md", FRONT + '{{ name("bodies/council") }} {{ data_url("x)<script>`_{:onclick=y}") }}'))
    assert page is not None
    calls = Calls(view, Settings.of(None, None, None), "en/guide/page/", lambda name, options: Markup(""))
    result, diagnostics = answer(page, calls.functions())
    assert not diagnostics and result is not None
    html = markdown.Markdown(extensions=["attr_list", "tables"]).convert(f"[a](b) {result.markdown}")
    assert html.count("<") == 4 and "onclick" not in re.sub(r">[^<]*<", "><", html), html
    assert "a <b> `c` [d](javascript:x) {#e} _f_ " in unescape(html)
