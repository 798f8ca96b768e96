"""The site in a real browser: keyboard, no script, colour scheme, accessibility, and no request elsewhere."""

from __future__ import annotations

import itertools
from pathlib import Path
from typing import Callable

import pytest
from playwright.sync_api import Browser, Page

from conftest import LANGUAGES, PROJECT, some
from publisher.accessibility import SIDEWAYS, Accessibility
from publisher.load import load
from tools.accessibility import sample
from tools.audit import KINDS, ROOT, RULES, SCHEMES, WIDTHS, Finding, axe_version, look, served, window


Looked = Callable[[str, str, int], list[Finding]]
LONG_LISTS = ("sources/", "sources/cited-by/")
"""Pages of thousands of links, which take axe as long as ten others."""


@pytest.fixture(scope="module")
def looked(browser: Browser, address: str) -> Looked:
    """What axe finds in one language, scheme and width; the languages share the kinds between them, so that each kind but the long lists is seen in each window."""
    known: dict[tuple[str, str, int], list[Finding]] = {}

    def find(language: str, scheme: str, width: int) -> list[Finding]:
        if (language, scheme, width) not in known:
            kinds = [kind for kind in KINDS if kind not in LONG_LISTS][LANGUAGES.index(language)::len(LANGUAGES)]
            with window(browser, width, scheme) as context:
                page = context.new_page()
                known[language, scheme, width] = [found for kind in kinds for found in look(page, address, f"{language}/{kind}")]
        return known[language, scheme, width]

    return find


SHORT = {("en", "light", 1280), ("fr", "light", 360), ("de", "dark", 360)}
"""Windows of the short run: one for every language, and with it for every kind of page but the long lists. The long run has all."""


@pytest.mark.parametrize("language, scheme, width", some(SHORT, itertools.product(LANGUAGES, SCHEMES, WIDTHS)))
def test_axe_finds_nothing(looked: Looked, language: str, scheme: str, width: int) -> None:
    assert looked(language, scheme, width) == []


@pytest.mark.long
@pytest.mark.parametrize("language, scheme, width", [*itertools.product(LANGUAGES, SCHEMES, WIDTHS)])
def test_axe_finds_nothing_in_long_lists(browser: Browser, address: str, language: str, scheme: str, width: int) -> None:
    with window(browser, width, scheme) as context:
        page = context.new_page()
        assert [found for kind in LONG_LISTS for found in look(page, address, f"{language}/{kind}")] == []


@pytest.mark.parametrize("path", ROOT)
def test_axe_finds_nothing_at_the_root(browser: Browser, address: str, path: str) -> None:
    with window(browser, 1280, "light") as context:
        assert look(context.new_page(), address, path) == []


def test_the_audit_sees_faults_whatever_the_page_allows(browser: Browser, tmp_path: Path) -> None:
    """A page that scrolls sideways on a narrow screen and has an image without words, under a policy that forbids scripts."""
    (tmp_path / "index.html").write_text(
        "<!doctype html><html lang=en><meta http-equiv=Content-Security-Policy content=\"script-src 'none'\"><title>x</title>"
        "<main><h1>x</h1><img src=data: width=500 height=20></main>", encoding="utf-8",
    )
    for width, expected in ((360, ["image-alt", SIDEWAYS]), (1280, ["image-alt"])):
        with served(tmp_path) as address, window(browser, width, "light") as context:
            assert [found.rule for found in look(context.new_page(), address, "")] == expected


@pytest.fixture(scope="module")
def results() -> Accessibility:
    found = load(PROJECT, LANGUAGES).accessibility
    assert found is not None
    return found


def test_the_statement_tells_every_fault(looked: Looked, results: Accessibility) -> None:
    """What the sample finds stands in data/accessibility.yml; if not, run `make accessibility`."""
    found = {each for window in SHORT for each in looked(*window)}
    told = {(fault.page, fault.rule) for fault in results.faults}
    assert {(each.page, each.rule) for each in found} - told == set()


def test_the_statement_tells_how_the_tests_look(browser: Browser, address: str, results: Accessibility) -> None:
    """The same rules, windows, languages and version of axe; if not, run `make accessibility`."""
    with window(browser, 1280, "light") as context:
        page = context.new_page()
        look(page, address, "404.html")
        assert (results.tool.name, results.tool.version) == ("axe-core", axe_version(page))
    assert (results.rules, results.widths, results.schemes, results.languages) == (RULES, WIDTHS, SCHEMES, LANGUAGES)
    assert results.selection != "chosen" and results.pages >= len(sample(LANGUAGES))
    assert results.runs == results.pages * len(WIDTHS) * len(SCHEMES)


def test_no_request_elsewhere_and_no_error_in_the_console(page: Page, address: str) -> None:
    elsewhere: list[str] = []
    errors: list[str] = []
    page.on("request", lambda request: elsewhere.append(request.url) if not request.url.startswith(address) else None)
    page.on("console", lambda message: errors.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("response", lambda response: errors.append(response.url) if response.status >= 400 else None)
    for kind in KINDS:
        page.goto(f"{address}en/{kind}")
    assert elsewhere == [] and errors == []


def test_the_switch_stays_on_the_page(page: Page, address: str) -> None:
    page.goto(f"{address}en/sanctions/gao-qiang/")
    page.locator("header a[hreflang=fr]").click()
    assert page.url == f"{address}fr/sanctions/gao-qiang/"
    assert page.locator("html").get_attribute("lang") == "fr"
    page.locator("header a[hreflang=de]").click()
    assert page.url == f"{address}de/sanctions/gao-qiang/"


def test_the_chooser_leads_to_each_language_without_scripts(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    for language in LANGUAGES:
        page.goto(address)
        page.locator(f"a[hreflang={language}]").first.click()
        assert page.url == f"{address}{language}/"
    context.close()


def test_the_first_tab_stop_skips_to_the_content(page: Page, address: str) -> None:
    page.goto(f"{address}en/law/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#content"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"


def test_every_tab_stop_can_be_seen(page: Page, address: str) -> None:
    page.goto(f"{address}en/sanctions/gao-qiang/")
    for _ in range(60):
        page.keyboard.press("Tab")
        seen = page.evaluate("""() => {
            const element = document.activeElement;
            if (element === document.body) return true;
            const style = getComputedStyle(element), box = element.getBoundingClientRect();
            return box.width > 0 && box.height > 0 && (style.outlineStyle !== 'none' || style.boxShadow !== 'none');
        }""")
        assert seen, page.evaluate("document.activeElement.outerHTML.slice(0, 200)")


def test_the_drawer_works_without_scripts(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740}, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}en/")
    link = page.locator("header details nav a", has_text="Sanctions")
    assert not link.is_visible()
    page.locator("header details summary").click()
    link.click()
    assert page.url == f"{address}en/sanctions/"
    context.close()


def test_the_drawer_closes_with_escape(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(f"{address}en/")
    summary = page.locator("header details summary")
    summary.press("Enter")
    assert page.locator("header details").get_attribute("open") is not None
    page.keyboard.press("Escape")
    assert page.locator("header details").get_attribute("open") is None
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"
    context.close()


def test_the_colour_scheme_is_remembered(page: Page, address: str) -> None:
    page.goto(f"{address}en/")
    before = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.locator("header button").click()
    after = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert after != before
    page.goto(f"{address}fr/law/")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == after


def test_a_term_is_explained_by_keyboard_and_without_scripts(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}en/guide/cyber-sanctions/")
    button = page.locator("article button[popovertarget]").first
    explanation = page.locator(f"#{button.get_attribute('popovertarget')}")
    assert not explanation.is_visible()
    button.press("Enter")
    assert explanation.is_visible()
    page.keyboard.press("Escape")
    assert not explanation.is_visible()
    context.close()


def test_reading_needs_no_script(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}de/sanctions/")
    assert page.locator("article table tbody tr").count() == 38
    assert page.locator("header button:visible").count() == 0, "no dead button"
    context.close()
