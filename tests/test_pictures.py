"""Pictures in a real browser: names, words, letters that fit, the slider, and the same without scripts."""

from __future__ import annotations

from itertools import product

import pytest
from lxml import html as lxml_html
from playwright.sync_api import Browser, Page

from conftest import LANGUAGES, some

DRAWN = ("", "sanctions/rounds/", "toolbox/", "timeline/", "sanctions/gao-qiang/", "incidents/turla/", "groups/gru/", "sanctions/rounds/2020-07-30/", "law/2019-796/", "toolbox/sanctions/")
"""Pages with a picture."""
SPACING = "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }"
"""The text spacing of WCAG 1.4.12."""
FAULTS = """() => {
    const faults = [];
    for (const drawing of document.querySelectorAll(".drawing")) {
        const frame = drawing.closest(".picture").getBoundingClientRect();
        const texts = [...drawing.querySelectorAll("text")].filter((text) => text.getClientRects().length);
        for (const text of texts) {
            const box = text.getBoundingClientRect();
            if (box.left < frame.left - 1 || box.right > frame.right + 1 || box.bottom > frame.bottom || box.top < frame.top) faults.push(`outside: ${text.textContent}`);
            if (parseFloat(getComputedStyle(text).fontSize) < 11) faults.push(`small: ${text.textContent}`);
        }
        const groups = [...drawing.querySelectorAll(".drawing__years, .rung__name")].map((group) => group.getBoundingClientRect());
        groups.forEach((one, index) => groups.slice(index + 1).forEach((other) => {
            if (one.bottom - 2 > other.top && other.bottom - 2 > one.top && Math.abs(one.height - other.height) < 30) faults.push("names of lanes overlap");
        }));
        const years = [...drawing.querySelectorAll(".drawing__years text")].filter((text) => text.getClientRects().length).map((text) => text.getBoundingClientRect());
        years.slice(1).forEach((box, index) => { if (box.left < years[index].right) faults.push("years overlap"); });
    }
    return faults;
}"""


def test_every_drawing_has_a_title_a_description_and_its_facts_in_words(pages: dict[str, str]) -> None:
    faults, drawings = [], 0
    for path, text in pages.items():
        tree = lxml_html.document_fromstring(text)
        ids = set(tree.xpath("//@id"))
        for drawing in tree.xpath("//svg[contains(concat(' ', @class, ' '), ' drawing ')]"):
            drawings += 1
            title, described = drawing.get("aria-labelledby"), drawing.get("aria-describedby")
            words = [" ".join(drawing.xpath(f".//*[@id='{name}']//text()")).strip() for name in (title, described)]
            if not all(words) or not {title, described} <= ids:
                faults.append(f"{path}: no title or description")
            figure = drawing.xpath("ancestor::figure")
            if not figure or not figure[0].xpath(".//figcaption[normalize-space()]"):
                faults.append(f"{path}: no caption")
            elif not figure[0].xpath(".//details//table") and not any(href[1:] in ids for href in figure[0].xpath(".//figcaption//a/@href")):
                faults.append(f"{path}: no table and no list")
    assert faults == [] and drawings > 100 * len(LANGUAGES)


@pytest.mark.parametrize("width, language", some(
    {(320, "de"), (360, "en"), (1280, "fr")}, product([320, 360, 1280], LANGUAGES),
))
def test_letters_stay_inside_and_apart(browser: Browser, address: str, language: str, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900}, bypass_csp=True)
    page = context.new_page()
    faults = []
    for kind in DRAWN:
        page.goto(f"{address}{language}/{kind}")
        faults += [f"{kind}: {fault}" for fault in page.evaluate(FAULTS)]
        page.add_style_tag(content=SPACING)
        faults += [f"{kind} with text spacing: {fault}" for fault in page.evaluate(FAULTS)]
    context.close()
    assert faults == []


def test_the_slider_moves_through_the_rounds_by_keyboard_and_says_what_it_shows(page: Page, address: str) -> None:
    page.goto(f"{address}en/")
    figure = page.locator("#listings-over-time")
    slider, said = figure.locator("input[type=range]"), figure.locator("output")
    assert said.inner_text() == slider.get_attribute("aria-valuetext") == "13\u00a0July 2026: 27 persons, 11 entities and bodies"
    slider.focus()
    page.keyboard.press("Home")
    assert said.inner_text() == slider.get_attribute("aria-valuetext") == "30\u00a0July 2020: 6 persons, 3 entities and bodies"
    page.keyboard.press("ArrowRight")
    assert said.inner_text() == "22\u00a0October 2020: 8 persons, 4 entities and bodies"
    line = figure.locator(".drawing__cursor")
    assert line.get_attribute("visibility") is None and line.get_attribute("x1") == figure.locator("tr[data-x]").nth(1).get_attribute("data-x") + "%"
    box = figure.locator(".drawing").bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] * .99, box["y"] + 60)
    assert said.inner_text().startswith("13\u00a0July 2026")


def test_pictures_need_no_script(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}fr/")
    figure = page.locator("#listings-over-time")
    assert figure.locator(".drawing .line").count() == 2
    assert not figure.locator("input").is_visible(), "no dead control"
    table = figure.locator("details table").first
    assert not table.is_visible()
    figure.locator("summary").click()
    assert table.locator("tbody tr").count() == 6 and table.is_visible()
    context.close()


@pytest.mark.parametrize("kind", ["persons", "entities"])
def test_the_table_says_what_the_lines_say(pages: dict[str, str], kind: str) -> None:
    figure = lxml_html.document_fromstring(pages["en/index.html"]).get_element_by_id("listings-over-time")
    drawn = [int(text) for text in figure.xpath(f".//g[contains(@class, 'numbers--{kind}')]/text/text()")]
    column = 1 if kind == "persons" else 2
    listed = [int(text) for text in figure.xpath(f".//table[@class][1]/tbody/tr[@data-x]/td[{column}]/text()")]
    assert listed[0] == drawn[0] and listed[-1] == drawn[-1]
    assert [value for value, before in zip(listed, [0, *listed]) if value != before] == drawn
