"""The site in a real browser: keyboard, no script, colour scheme, accessibility, and no request elsewhere."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from conftest import LANGUAGES

RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}}
KINDS = (
    "", "guide/attribution/", "pillars/peaceful-settlement/", "toolbox/", "toolbox/sanctions/", "toolbox/uses/", "sanctions/", "sanctions/gao-qiang/",
    "sanctions/ml-cloud/", "sanctions/rounds/2026-07-13/", "incidents/", "incidents/viasat/", "groups/apt28/", "forum/2020/", "law/", "law/2019-796/",
    "bodies/council/", "partners/united-kingdom/", "timeline/", "glossary/", "sources/", "sources/cited-by/", "about/", "a-z/", "changes/", "404.html",
)
"""One page of each kind."""


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing(browser: Browser, address: str, language: str, scheme: str, width: int) -> None:
    """Every kind of page; the languages share the kinds between them, so that each kind is seen in each scheme and width."""
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    offset = LANGUAGES.index(language)
    found = []
    for kind in KINDS[offset::len(LANGUAGES)]:
        page.goto(f"{address}{language}/{kind}")
        results = Axe().run(page, options=RULES)
        found += [f"{kind}: {violation['id']}: {violation['nodes'][0]['html'][:160]}" for violation in results.response["violations"]]
        if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
            found.append(f"{kind}: scrolls sideways")
    context.close()
    assert found == []


@pytest.mark.parametrize("path", ["", "404.html"])
def test_axe_finds_nothing_at_the_root(page: Page, address: str, path: str) -> None:
    page.goto(address + path)
    assert [violation["id"] for violation in Axe().run(page, options=RULES).response["violations"]] == []


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
