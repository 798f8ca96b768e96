"""The network and the path of a response in a real browser: links, letters that stay in their boxes, highlight, axe."""

from __future__ import annotations

import gzip
from itertools import product
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from lxml import html as lxml_html
from playwright.sync_api import Browser, Page

from conftest import LANGUAGES, PROJECT, some
from publisher.load import load
from tools.audit import OPTIONS, SCHEMES, WIDTHS

PLACES = {"incidents/#network-picture": ".network .drawing a", "guide/how-the-eu-reacts/": ".path .drawing g:has(> rect)"}
"""Page of each picture, and what holds a box and its words."""
OPENED = ("incidents/", *PLACES)
"""Where a table can be opened."""
SPACING = "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }"
"""WCAG 1.4.12."""
OUTSIDE = """([selector]) => {
    const found = [];
    for (const holder of document.querySelectorAll(selector)) {
        const box = holder.querySelector("rect").getBoundingClientRect();
        if (!box.width) continue;
        for (const text of holder.querySelectorAll("text")) {
            const words = text.getBoundingClientRect();
            if (words.left < box.left || words.right > box.right || words.top < box.top - 1 || words.bottom > box.bottom + 1) found.push(text.textContent);
        }
    }
    return found;
}"""
OVERLAPS = """([selector]) => {
    const boxes = [...document.querySelectorAll(selector)].map((holder) => [holder.textContent, holder.querySelector("rect").getBoundingClientRect()])
        .filter(([, box]) => box.width);
    return boxes.flatMap(([name, one], index) => boxes.slice(index + 1).filter(([, other]) =>
        one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom).map(([second]) => `${name} / ${second}`));
}"""

LIT = "[...document.querySelectorAll('.network .drawing a.lit')].map((link) => link.getAttribute('href').split('/').at(-2)).sort()"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_box_leads_to_a_page(site: Path, language: str) -> None:
    folder = site / language / "incidents"
    boxes = lxml_html.parse(str(folder / "index.html")).xpath("//*[contains(@class, 'network__inside')]//a")
    assert len(boxes) > 50
    assert [box.get("href") for box in boxes if not (folder / box.get("href") / "index.html").resolve().is_file()] == []
    assert all(" ".join(box.text_content().split()) for box in boxes)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_table_names_every_box_too(site: Path, language: str) -> None:
    tree = lxml_html.parse(str(site / language / "incidents" / "index.html"))
    boxes = set(tree.xpath("//*[contains(@class, 'network__inside')]//a/@href"))
    assert boxes <= set(tree.xpath("//*[contains(@class, 'network')]//details//a/@href"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_table_names_for_each_incident_exactly_the_listings_whose_reasons_name_it(site: Path, language: str) -> None:
    content = load(PROJECT, [language])
    rows = lxml_html.parse(str(site / language / "incidents" / "index.html")).xpath("//table[@id='network-of-incidents']/tbody/tr")
    assert len(rows) > 15
    for row in rows:
        incident = row.xpath("./th//a/@href")[0].strip("/").split("/")[-1]
        named = {href.strip("/").split("/")[-1] for href in row.xpath("./td[2]//a/@href")}
        assert named == {each.id for each in content.catalogue["listings"].values() if incident in each.incidents}, incident


@pytest.mark.parametrize("file, most", [("en/incidents/index.html", 30_000), ("de/incidents/index.html", 30_000), ("assets/network.js", 800)])
def test_the_network_is_light(site: Path, file: str, most: int) -> None:
    assert len(gzip.compress((site / file).read_bytes(), 9)) < most


@pytest.mark.parametrize("width, language", some(
    {(320, "fr"), (700, "en"), (1280, "de")}, product([320, 360, 700, 1280], LANGUAGES),
))
def test_words_stay_in_their_boxes(browser: Browser, address: str, language: str, width: int) -> None:
    opened = browser.new_context(viewport={"width": width, "height": 800}, bypass_csp=True)
    seen = opened.new_page()
    found: list[str] = []
    for place, selector in PLACES.items():
        seen.goto(f"{address}{language}/{place}")
        for _ in ("as it is", "with more spacing"):
            assert seen.locator(selector).count() > 5
            found += seen.evaluate(OUTSIDE, [selector]) + seen.evaluate(OVERLAPS, [selector])
            seen.add_style_tag(content=SPACING)
        assert seen.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), place
    opened.close()
    assert found == []


@pytest.mark.parametrize("place, width, scheme", some(
    {(place, *((360, "dark"), (1280, "light"))[number % 2]) for number, place in enumerate(OPENED)}, product(OPENED, WIDTHS, SCHEMES),
))
def test_axe_finds_nothing_with_the_table_open(browser: Browser, address: str, place: str, scheme: str, width: int) -> None:
    opened = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)  # type: ignore[arg-type]
    seen = opened.new_page()
    seen.goto(f"{address}fr/{place}")
    seen.evaluate("document.querySelectorAll('.picture details').forEach((table) => { table.open = true; })")
    violations = Axe().run(seen, options=OPTIONS).response["violations"]
    opened.close()
    assert [f"{each['id']}: {each['nodes'][0]['html'][:160]}" for each in violations] == []


def test_a_box_shows_its_lines_while_it_has_the_focus(page: Page, address: str) -> None:
    page.goto(f"{address}en/incidents/")
    box = page.locator(".network a[href$='groups/lazarus/']").first
    box.focus()
    assert page.evaluate(LIT) == ["chosun-expo", "lazarus", "lazarus-thefts", "wannacry"]
    assert page.locator(".network path.lit").count() == 4
    page.keyboard.press("Shift+Tab")
    page.evaluate("document.activeElement.blur()")
    assert page.locator(".network .lit").count() == 0


def test_an_incident_shows_the_listings_behind_its_groups(page: Page, address: str) -> None:
    page.goto(f"{address}en/incidents/")
    page.locator(".network .drawing a[href='wannacry/']").hover()
    assert page.evaluate(LIT) == ["chosun-expo", "lazarus", "wannacry"]


@pytest.mark.parametrize("width, place, drawn, tabled", [
    (360, "", False, True), (360, "#network-picture", True, False), (360, "#network-table", False, True), (1280, "", True, False), (1280, "#network-table", True, True),
])
def test_narrow_screens_show_the_table_and_the_picture_on_request_without_scripts(
    browser: Browser, address: str, width: int, place: str, drawn: bool, tabled: bool,
) -> None:
    opened = browser.new_context(viewport={"width": width, "height": 800}, java_script_enabled=False)
    seen = opened.new_page()
    seen.goto(f"{address}en/incidents/{place}")
    shown = "(link) => link.checkVisibility({contentVisibilityAuto: true})"
    found = (seen.locator(".network .drawing a").first.evaluate(shown), seen.locator(".network details a").first.evaluate(shown))
    opened.close()
    assert found == (drawn, tabled)


def test_the_table_is_reached_by_keyboard_past_the_picture(browser: Browser, address: str) -> None:
    opened = browser.new_context(viewport={"width": 1280, "height": 800}, java_script_enabled=False)
    seen = opened.new_page()
    seen.goto(f"{address}en/incidents/")
    seen.locator(".network figcaption a").first.focus()
    seen.keyboard.press("Enter")
    seen.wait_for_url("**/#network-table")
    seen.keyboard.press("Tab")
    assert seen.evaluate("document.activeElement.closest('details')?.id") == "network-table"
    opened.close()


def test_paper_has_picture_and_table(page: Page, address: str) -> None:
    page.goto(f"{address}en/incidents/")
    page.emulate_media(media="print")
    for links in (".network .drawing a", ".network details a"):
        assert page.locator(links).first.evaluate("(link) => link.checkVisibility()")


def test_forced_colours_reach_all_letters(browser: Browser, address: str) -> None:
    opened = browser.new_context(forced_colors="active")
    seen = opened.new_page()
    seen.goto(f"{address}en/incidents/")
    allowed = seen.evaluate("""["CanvasText", "LinkText"].map((colour) => {
        document.body.style.color = colour; return getComputedStyle(document.body).color; })""")
    assert set(seen.evaluate("[...document.querySelectorAll('.network text')].map((text) => getComputedStyle(text).fill)")) <= set(allowed)
    opened.close()


def test_boxes_are_reached_and_opened_by_keyboard_without_scripts(browser: Browser, address: str) -> None:
    opened = browser.new_context(java_script_enabled=False)
    seen = opened.new_page()
    seen.goto(f"{address}en/incidents/")
    seen.locator(".network__scroll").focus()
    seen.keyboard.press("Tab")
    with seen.expect_navigation():
        seen.keyboard.press("Enter")
    assert seen.url.count("/") > 5 and not seen.url.endswith("/incidents/")
    opened.close()


def test_one_shape_of_the_path_is_shown(page: Page, address: str) -> None:
    page.goto(f"{address}en/guide/how-the-eu-reacts/")
    for width, shape in ((360, "narrow"), (1280, "wide")):
        page.set_viewport_size({"width": width, "height": 800})
        assert [each.get_attribute("id") for each in page.locator(".path .drawing > title").all() if each.locator("..").is_visible()] == [f"path-{shape}-title"]
