"""The search box in a real browser: keys, hits, kinds, marks, addresses; without scripts, below a path, and what travels when."""

from __future__ import annotations

import gzip
import re
from itertools import product
from pathlib import Path
from typing import Iterator
from xml.etree import ElementTree

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, expect

from conftest import LANGUAGES, PROJECT, some
from tools.audit import OPTIONS, SCHEMES, served, window

BYTES = 40_000
"""Of everything that a search loads until its hits are shown, gzip."""
TYPED = {"en": "asset freeze", "fr": "qui décide des sanctions", "de": "Zuschreibung von Cyberangriffen"}


def box(page: Page) -> Locator:
    return page.locator("input[role=combobox]")


def search(page: Page, query: str) -> Locator:
    """Type into the box as a reader does; the hits, when all of them are shown."""
    box(page).fill("")
    box(page).press_sequentially(query, delay=20)
    expect(page.locator(".hits__status")).to_have_text(re.compile(r"\w"))
    page.wait_for_timeout(400)
    return page.locator("[role=option]")


@pytest.fixture
def watched(page: Page) -> Iterator[tuple[Page, list[str]]]:
    """A page, and the addresses that it and its worker have asked for."""
    asked: list[str] = []
    page.context.on("request", lambda request: asked.append(request.url))
    yield page, asked


def test_nothing_of_the_search_travels_before_the_box_has_focus(watched: tuple[Page, list[str]], address: str) -> None:
    page, asked = watched
    page.goto(f"{address}en/sanctions/")
    page.locator("main").hover()
    page.wait_for_timeout(300)
    assert [url for url in asked if "search" in url] == []
    box(page).focus()
    page.wait_for_timeout(300)
    assert {Path(url.split("?")[0]).name for url in asked if "search" in url} == {"en.js", "search-box.js", "search.css"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_search_loads_little(page: Page, site: Path, address: str, language: str) -> None:
    """Everything that is fetched for a query that is typed at once: named by the browser, weighed on disk as it would be packed."""
    page.goto(f"{address}{language}/")
    page.wait_for_load_state("networkidle")
    asked: set[str] = set()
    page.context.on("request", lambda request: asked.add(request.url.split("?")[0].removeprefix(address)))
    box(page).click()
    page.keyboard.insert_text(TYPED[language])
    expect(page.locator("[role=option]").nth(5)).to_be_visible()
    page.wait_for_timeout(300)
    sizes = {path: len(gzip.compress((site / path).read_bytes(), 9)) for path in asked}
    assert len(sizes) > 8 and sum(sizes.values()) <= BYTES, sizes


@pytest.mark.parametrize("language, query, title, kind", [
    ("en", "fancy bear", "APT28", "Group"), ("fr", "Костюков", "Igor Olegovich KOSTYUKOV", "Liste des sanctions"), ("de", "massnahmen gegen cyberangrife", "", ""),
    ("fr", "Toolbox", "La boîte à outils cyberdiplomatique", "Page"),
])
def test_hits_say_what_they_are(page: Page, address: str, language: str, query: str, title: str, kind: str) -> None:
    page.goto(f"{address}{language}/")
    hits = search(page, query)
    assert 0 < hits.count() <= 6
    assert all(hits.nth(number).locator("a[href]").count() == 1 for number in range(hits.count()))
    assert hits.first.locator("mark").count() or hits.first.locator("a").inner_text() == title
    if title:
        assert (hits.first.locator("a").inner_text(), hits.first.locator(".tag").inner_text()) == (title, kind)


def test_the_keys_of_a_combobox_work(page: Page, address: str) -> None:
    page.goto(f"{address}en/law/")
    page.keyboard.press("/")
    expect(box(page)).to_be_focused()
    assert box(page).input_value() == "" and box(page).get_attribute("aria-expanded") == "false"
    hits = search(page, "sanctions")
    assert box(page).get_attribute("aria-expanded") == "true" and page.locator("[role=option][aria-selected=true]").count() == 0
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(hits.nth(1)).to_have_attribute("aria-selected", "true")
    assert box(page).get_attribute("aria-activedescendant") == hits.nth(1).get_attribute("id")
    expect(box(page)).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(hits.first).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Escape")
    expect(page.locator(".hits")).to_be_hidden()
    assert box(page).input_value() == "sanctions" and box(page).get_attribute("aria-expanded") == "false"
    page.keyboard.press("ArrowDown")
    expect(hits.first).to_be_visible()
    for _ in range(8):
        page.keyboard.press("ArrowDown")
        page.wait_for_timeout(60)
    expect(hits.nth(7)).to_be_attached()
    target = hits.first.locator("a").get_attribute("href")
    search(page, "sanctions")
    page.keyboard.press("Enter")
    page.wait_for_url(str(target))


def test_a_list_can_be_narrowed_to_a_kind(page: Page, address: str) -> None:
    page.goto(f"{address}de/")
    hits = search(page, "GRU")
    buttons = page.locator(".hits__kind")
    assert buttons.first.get_attribute("aria-pressed") == "true" and buttons.count() > 3
    button = page.locator(".hits__kind", has_text="Sanktionsliste")
    count = int(re.findall(r"\d+", button.inner_text())[0])
    button.click()
    expect(page.locator(".hits__kind[aria-pressed=true]")).to_have_text(re.compile("Sanktionsliste"))
    expect(page.locator(".hits__status")).to_have_text(f"{count} Treffer")
    assert set(hits.locator(".tag").all_inner_texts()) == {"Sanktionsliste"}


def test_what_was_found_is_marked_on_the_page(page: Page, address: str) -> None:
    page.goto(f"{address}fr/")
    search(page, "avoirs gelés").first.locator("a").click()
    page.wait_for_load_state()
    page.wait_for_timeout(500)
    assert "found" not in page.url
    marked = page.evaluate("[...CSS.highlights.get('found')].map((range) => range.toString().toLowerCase())")
    assert len(marked) > 1 and any(word.startswith("avoir") for word in marked)


def test_a_place_within_a_page_is_kept_and_the_host_learns_no_word(watched: tuple[Page, list[str]], address: str) -> None:
    page, asked = watched
    page.goto(f"{address}en/")
    search(page, "attribution ").locator("a[href*='#attribution']").first.click()
    page.wait_for_timeout(500)
    assert page.evaluate("CSS.highlights.get('found').size") > 0
    assert page.url == f"{address}en/glossary/#attribution"
    assert page.evaluate("document.querySelector(':target').id") == "attribution"
    assert [url for url in asked if "attribution" in url.split("#")[0]] == []


def test_an_address_can_ask(page: Page, address: str) -> None:
    page.goto(f"{address}de/?q=Einfrieren")
    expect(page.locator("[role=option]").first).to_be_visible()
    assert box(page).input_value() == "Einfrieren"


def test_nothing_found_is_said_with_ways_on(page: Page, address: str) -> None:
    page.goto(f"{address}fr/incidents/wannacry/")
    assert search(page, "xqzwvk").count() == 0
    expect(page.locator(".hits__status")).to_have_text("Aucun résultat pour «\u00a0xqzwvk\u00a0».")
    links = page.locator(".hits__help a")
    assert links.count() >= 3
    for number in range(links.count()):
        assert page.request.get(str(links.nth(number).get_attribute("href"))).ok


def test_a_word_put_right_is_named(page: Page, address: str) -> None:
    page.goto(f"{address}en/")
    hits = search(page, "lzarus")
    expect(page.locator(".hits__status")).to_contain_text("Shown for lazarus:")
    assert "Lazarus" in hits.first.inner_text()


def test_without_scripts_the_box_gives_way_to_the_list_of_all_pages(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}fr/law/2019-796/")
    assert page.locator("input[role=combobox]").is_hidden()
    page.locator(".search__instead").click()
    assert page.url == f"{address}fr/a-z/"
    context.close()


def test_when_the_search_does_not_load_the_box_says_so(page: Page, address: str) -> None:
    page.route("**/assets/search/en.js*", lambda route: route.abort())
    page.goto(f"{address}en/")
    box(page).press_sequentially("sanctions")
    expect(page.locator(".hits__status")).to_have_text("The search does not load. All pages are listed here:")
    expect(page.locator(".search__instead")).to_be_visible()


def test_it_works_below_any_path(page: Page, site: Path, tmp_path: Path) -> None:
    (tmp_path / "some").mkdir()
    (tmp_path / "some" / "path").symlink_to(site, target_is_directory=True)
    with served(tmp_path) as address:
        page.goto(f"{address}some/path/en/law/2019-796/")
        hits = search(page, "viasat")
        hits.first.locator("a").click()
        page.wait_for_load_state()
        assert page.url.startswith(f"{address}some/path/en/") and page.locator("h1").is_visible()


@pytest.mark.parametrize("width, scheme", some({(320, "dark"), (1280, "light")}, product([320, 1280], SCHEMES)))
def test_hits_are_accessible_and_fit(browser: Browser, address: str, width: int, scheme: str) -> None:
    """All of axe's rules but one: the interface of this site promises hits that are options with one link each, which that rule
    takes for a control in a control. The link cannot be focused by itself."""
    with window(browser, width, scheme) as context:
        page = context.new_page()
        page.goto(f"{address}de/sanctions/")
        assert box(page).is_visible()
        search(page, "Cyberangriff")
        page.keyboard.press("ArrowDown")
        found = Axe().run(page, options={**OPTIONS, "rules": {"nested-interactive": {"enabled": False}}}).response
        assert [(each["id"], each["nodes"][0]["html"]) for each in found["violations"]] == []
        assert page.evaluate("document.documentElement.scrollWidth") == width
        assert page.locator("[role=option] a:not([tabindex='-1'])").count() == 0


@pytest.mark.parametrize("language", LANGUAGES)
def test_browsers_can_add_the_search(site: Path, language: str) -> None:
    """As OpenSearch 1.1 asks: a short name of at most 16 characters, one template with the terms, the language."""
    description = ElementTree.parse(site / language / "opensearch.xml").getroot()
    space = "{http://a9.com/-/spec/opensearch/1.1/}"
    assert description.tag == f"{space}OpenSearchDescription"
    assert 0 < len(str(description.findtext(f"{space}ShortName"))) <= 16
    template = description.find(f"{space}Url")
    assert template is not None and template.get("template") == f"https://eu-cyber-policy.example/{language}/?q={{searchTerms}}"
    assert description.findtext(f"{space}Language") == language
    assert f'rel="search" type="application/opensearchdescription+xml"' in (site / language / "index.html").read_text(encoding="utf-8")


def test_spellings_that_are_not_official_are_indexed_and_never_printed(site: Path) -> None:
    terms = "".join(path.read_text(encoding="utf-8") for path in (site / "assets" / "search" / "en").glob("terms-*.txt"))
    shown = "".join(path.read_text(encoding="utf-8") for path in (site / "assets" / "search").glob("*/entries-*.json"))
    pages = re.sub("<[^>]*>", "", "".join(path.read_text(encoding="utf-8") for path in site.rglob("*.html")))
    assert re.search("^kostjukow\t", terms, re.MULTILINE)
    assert not re.search("kostjukow|kostioukov", shown + pages, re.IGNORECASE)
    assert "Kostjukow" in (PROJECT / "data" / "listings" / "igor-kostyukov.yml").read_text(encoding="utf-8")
