"""More languages: a site with one half translated, two just begun and a pseudo-language, built once."""

from __future__ import annotations

import gzip
import re
import shutil
from pathlib import Path

import html5lib
import pytest
from babel import Locale
from lxml import html as lxml_html
from lxml.html import HtmlElement
from playwright.sync_api import Browser

import pseudo
from conftest import PROJECT, build, copy_project
from crawl import english_blocks, pattern_of, shingles, unbracketed
from publisher.__main__ import main
from publisher.fields import walk
from publisher.languages import OFFICIAL, official_order, own_name
from publisher.load import Content, load
from publisher.records import COLLECTIONS
from publisher.settings import PLACEHOLDER_SITE
from publisher.translations import Unit, units
from test_speed import BUDGET
from tools.audit import KINDS, served

HALF, BEGUN, PSEUDO = "pl", ("ga", "mt"), pseudo.CODE
OTHERS = (HALF, *BEGUN, PSEUDO)
PARTLY, MOSTLY = "guide/strategies.md", "contribute.md"
FALLS_BACK = {"guide/strategies/": "one section of many", "law/2019-797/": "no text", "404.html": "no file"}
TRANSLATED = {"contribute/": "all sections but one", "law/2019-796/": "all texts", "groups/": "the whole file"}
NOTICE = {
    HALF: ("Ta strona nie została jeszcze przetłumaczona.", "Części tej strony nie zostały jeszcze przetłumaczone."),
    "ga": ("Níor aistríodh an leathanach seo go fóill.", "Níor aistríodh codanna den leathanach seo go fóill."),
    "mt": ("Din il-paġna għadha ma ġietx tradotta.", "Xi partijiet ta’ din il-paġna għadhom ma ġewx tradotti."),
}
"""How the two notices begin: of a page that is English, and of one that is in parts."""


def prepared(folder: Path) -> Path:
    """A copy of the project with English, a half-translated language, two without any translation, and the pseudo-language."""
    copy_project(folder)
    config = folder / "mkdocs.yml"
    kept = [line for line in config.read_text(encoding="utf-8").splitlines(keepends=True) if not re.search(r"locale: (?!en\b)", line)]
    config.write_text("".join(kept), encoding="utf-8")
    for code in OTHERS:
        shutil.rmtree(folder / "docs" / code, ignore_errors=True)
        (folder / "data" / "locales" / f"{code}.po").unlink(missing_ok=True)
    pages = sorted(path.relative_to(folder / "docs" / "en").as_posix() for path in (folder / "docs" / "en").rglob("*.md"))
    half = [name for place, name in enumerate(pages) if place % 2 and name != "404.md"] + ["groups/index.md", PARTLY, MOSTLY]
    pseudo.write_language(folder, HALF, ("en",), half_of_all, half)
    cut(folder / "docs" / HALF / MOSTLY, leave=-1)
    cut(folder / "docs" / HALF / PARTLY, leave=1)
    for code in BEGUN:
        assert main(["--project", str(folder), "language", code]) == 0
    pseudo.write_language(folder, PSEUDO, ("en",), lambda unit: True, pages)
    return folder


def half_of_all(unit: Unit) -> bool:
    """Every second interface text, all texts of every second record, and all but the notices and two acts of which the tests tell."""
    owner = unit.key.partition(".")[0]
    if owner == "interface":
        return sum(map(ord, unit.key)) % 2 == 0 and "translated" not in unit.key
    return owner == "acts/2019-796" or (owner != "acts/2019-797" and sum(map(ord, owner)) % 2 == 0)


def cut(page: Path, leave: int) -> None:
    """Leave only so many of a page's sections."""
    lead, *sections = re.split(r"(?m)^(?=## )", page.read_text(encoding="utf-8"))
    page.write_text(lead + "".join(sections[:leave]), encoding="utf-8")


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return prepared(tmp_path_factory.mktemp("languages") / "project")


@pytest.fixture(scope="session")
def built(folder: Path) -> Path:
    result = build(folder)
    assert result.returncode == 0, result.stdout + result.stderr
    return folder / "site"


@pytest.fixture(scope="session")
def content(folder: Path) -> Content:
    found = load(folder, ("en", *OTHERS))
    assert found.diagnostics == ()
    return found


@pytest.fixture(scope="session")
def trees(built: Path) -> dict[str, HtmlElement]:
    return {
        f"{language}/{path.relative_to(built / language).as_posix().removesuffix('index.html')}": lxml_html.document_fromstring(path.read_text(encoding="utf-8"))
        for language in ("en", *OTHERS) for path in sorted((built / language).rglob("*.html"))
    }


@pytest.fixture(scope="session")
def known(content: Content) -> frozenset[tuple[str, ...]]:
    """Runs of four words of the English."""
    english = [text for unit in units(content.catalogue, content.messages) for text in (unit.text, unit.plural or "")]
    english += [text for page in content.prose["en"].values() for text in (page.body, page.meta.title, page.meta.description)]
    return frozenset().union(*map(shingles, english))


EVERY = pytest.mark.parametrize("every", [2, pytest.param(1, marks=pytest.mark.long)])
"""The short run reads every second page, and the long run all of them."""


def test_every_language_has_every_page(trees: dict[str, HtmlElement]) -> None:
    addresses = {address.removeprefix("en/") for address in trees if address.startswith("en/")}
    for language in OTHERS:
        assert {address.split("/", 1)[1] for address in trees if address.startswith(f"{language}/")} == addresses
        assert {tree.get("lang") for address, tree in trees.items() if address.startswith(f"{language}/")} == {language}


def test_pages_without_translations_are_sound_html(built: Path) -> None:
    """English marked as such takes elements, which may not stand in drawings, choices and attributes."""
    faults = {}
    for place, kind in enumerate(KINDS):
        path = built / (HALF, *BEGUN)[place % 3] / (kind if kind.endswith(".html") else f"{kind}index.html")
        parser = html5lib.HTMLParser()
        parser.parse(path.read_text(encoding="utf-8"))
        if parser.errors:
            faults[path] = parser.errors[:3]
        tree = lxml_html.document_fromstring(path.read_text(encoding="utf-8"))
        assert len(ids := tree.xpath("//@id")) == len(set(ids))
        assert not tree.xpath("//svg//span | //option//span | //title//span")
    assert faults == {}


def test_half_a_language_falls_back_where_less_than_half_is_translated(content: Content) -> None:
    assert {address for address in FALLS_BACK if address not in content.fallbacks[HALF]} == set()
    assert {address for address in TRANSLATED if address in content.fallbacks[HALF]} == set()
    assert content.fallbacks["en"] == content.fallbacks[PSEUDO] == frozenset()
    assert content.fallbacks["ga"] == content.fallbacks["mt"] > content.fallbacks[HALF]


def test_no_fallback_address_is_given_to_search_engines(trees: dict[str, HtmlElement], built: Path, content: Content) -> None:
    """None in the sitemap, in no hreflang of any page, no canonical of its own; every other page is in all of them."""
    hidden = {f"{PLACEHOLDER_SITE}{language}/{address}" for language in OTHERS for address in content.fallbacks[language]}
    sitemap = lxml_html.fromstring((built / "sitemap.xml").read_bytes())
    listed = set(sitemap.xpath("//loc/text()")) | set(sitemap.xpath("//*[@hreflang]/@href"))
    linked = {link for tree in trees.values() for link in tree.xpath("//link[@rel='alternate' and @hreflang]/@href")}
    linked |= set(lxml_html.document_fromstring((built / "index.html").read_text(encoding="utf-8")).xpath("//link[@hreflang]/@href"))
    assert len(hidden) > 300 and not hidden & listed and not hidden & linked
    offered = {PLACEHOLDER_SITE + address for address in trees if not address.endswith("404.html")} - hidden
    assert offered <= listed and offered <= linked
    for address, tree in trees.items():
        language, path = address.split("/", 1)
        canonical, robots = tree.xpath("//link[@rel='canonical']/@href"), tree.xpath("//meta[@name='robots']/@content")
        alternates = tree.xpath("//link[@rel='alternate']/@hreflang")
        if path == "404.html":
            assert (canonical, robots, alternates) == ([], ["noindex"], [])
        elif path in content.fallbacks[language]:
            assert (canonical, robots, alternates) == ([f"{PLACEHOLDER_SITE}en/{path}"], ["noindex"], []), address
            assert not tree.xpath("//script[@type='application/ld+json']")
        else:
            assert (canonical, robots) == ([f"{PLACEHOLDER_SITE}{address}"], []), address
            assert alternates == [*(code for code in official_order(("en", *OTHERS)) if path not in content.fallbacks[code]), "x-default"], address


@EVERY
def test_no_english_goes_unmarked(trees: dict[str, HtmlElement], known: frozenset[tuple[str, ...]], every: int) -> None:
    looked_at = [address for address in trees if not address.startswith(("en/", f"{PSEUDO}/"))][::every]
    found = {address: blocks for address in looked_at if (blocks := english_blocks(trees[address], known))}
    assert found == {}


def test_the_reader_is_told_in_the_own_language(trees: dict[str, HtmlElement], content: Content) -> None:
    for address, tree in trees.items():
        language, path = address.split("/", 1)
        said = [" ".join(note.text_content().split()) for note in tree.xpath("//article/p[@class='note']") if note.xpath("following-sibling::*[position() <= 2][@class='body']")]
        if language in NOTICE:
            whole, parts = NOTICE[language]
            waits = bool(tree.xpath("//h1//*[@class='untranslated'] | //div[@class='body']//*[@class='untranslated']"))
            begins = whole if path in content.fallbacks[language] else parts if waits else None
            assert len(said) == bool(begins) and all(note.startswith(begins or "") for note in said), address
        else:
            assert said == [], address
    assert any(path not in content.fallbacks[HALF] for path in TRANSLATED)


def test_a_page_that_falls_back_is_english_but_for_what_the_site_makes(trees: dict[str, HtmlElement]) -> None:
    tree = trees[f"{BEGUN[0]}/glossary/"]
    body = tree.xpath("//div[@class='body']")[0]
    assert body.get("lang") == "en"
    block = body.xpath(".//form[@id='filters']")[0]
    assert next(each.get("lang") for each in (block, *block.iterancestors()) if each.get("lang")) == BEGUN[0]
    guide = trees[f"{BEGUN[0]}/guide/attribution/"].xpath("//div[@class='body']")[0].text_content()
    assert re.search(r"\b\d+\xa0\w+ 20\d\d", guide) and "Iúil" not in guide, "dates within English sentences are English"
    links = trees[f"{BEGUN[0]}/guide/attribution/"].xpath("//div[@class='body']//a[contains(@href, 'glossary/')]/@href")
    assert links and all("/en/" not in link for link in links), "but lead to the reader's pages"


# -- the pseudo-language --------------------------------------------------------------------------------


def facts_of(content: Content) -> re.Pattern[str]:
    """What is the same in every language, or comes from CLDR."""
    facts: set[str] = {own_name(PSEUDO), PSEUDO, PSEUDO.upper(), "EN", "FR", "DE", "CC BY", "EUPL", "CELEX", "JSON", "CSV", *COLLECTIONS}
    for record in content.catalogue:
        for _, _, shape, value in walk(record):
            if shape.kind in ("plain", "reference") and isinstance(value, str):
                facts.add(value)
    for listing in content.catalogue["listings"].values():
        facts.add(listing.name.lstrip("‘“"))  # type: ignore[attr-defined]
    assert content.accessibility is not None
    facts |= {content.accessibility.tool.name, content.accessibility.browser.name}
    cldr = Locale.parse("en_GB")
    return pattern_of({*facts, *cldr.months["format"]["wide"].values(), *cldr.territories.values(), *cldr.languages.values(), "and"})


@EVERY
def test_no_text_is_hard_coded(trees: dict[str, HtmlElement], content: Content, every: int) -> None:
    facts = facts_of(content)
    looked_at = [address for address in trees if address.startswith(f"{PSEUDO}/")][::every]
    found = {address: words[:8] for address in looked_at if (words := unbracketed(trees[address], PSEUDO, facts))}
    assert found == {}


@pytest.mark.parametrize("planted", ["<p>Read more</p>", "<p>⟦Réáð⟧ more</p>", '<a aria-label="Read more">⟦Réáð⟧</a>', "<svg><text>Hello</text></svg>", '<td data-label="Name">⟦x⟧</td>'])
def test_a_hard_coded_text_would_be_found(planted: str) -> None:
    facts = pattern_of({"Gao QIANG"})
    page = f'<html lang="{PSEUDO}"><body><p>Gao QIANG, 27, <span lang="en">Council</span> ⟦Šéé <b>møré</b> ñøw⟧</p>{{}}</body></html>'
    assert unbracketed(lxml_html.document_fromstring(page.format("")), PSEUDO, facts) == []
    assert unbracketed(lxml_html.document_fromstring(page.format(planted)), PSEUDO, facts) != []


def test_unmarked_english_would_be_found() -> None:
    known = shingles("The Council adopted the measures.")
    page = '<html lang="pl"><p lang="{}">The Council adopted the measures.</p></html>'
    assert english_blocks(lxml_html.document_fromstring(page.format("en")), known) == []
    assert english_blocks(lxml_html.document_fromstring(page.format("pl")), known) == ["The Council adopted the measures."]


def test_pseudo_texts_are_longer_by_a_third_and_keep_placeholders() -> None:
    assert pseudo.pseudo("See {name} now") .startswith("⟦Šéé {name} ñøw") and pseudo.pseudo(": ") == ": "
    assert all(len(pseudo.pseudo(text)) >= 1.35 * len(text) for text in ("Law", "Council Regulation", "A longer sentence about many things."))
    assert pseudo.markdown('## Who {#who}\n\nSee [this](x.md) and {{ count("persons") }}.').startswith("## ⟦Whø lørém⟧ {#who}\n\n⟦Šéé [thîš](x.md) áñð {{ count(\"persons\") }}.")


@EVERY
def test_longer_texts_break_no_layout_on_a_narrow_screen(browser: Browser, built: Path, every: int) -> None:
    wide = []
    with served(built) as address:
        page = browser.new_context(viewport={"width": 360, "height": 800}).new_page()
        for kind in KINDS[::every]:
            page.goto(f"{address}{PSEUDO}/{kind}")
            if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
                wide.append(kind)
    assert wide == []


# -- the language switch ----------------------------------------------------------------------------------


def test_the_switch_lists_the_languages_in_the_official_order(trees: dict[str, HtmlElement], content: Content) -> None:
    for address in (f"{HALF}/law/2019-797/", "en/about/", f"{PSEUDO}/404.html"):
        language, path = address.split("/", 1)
        entries = trees[address].xpath("//header//nav[contains(@class, 'languages')]//li")
        links = [entry.find("a") for entry in entries]
        assert [link.get("hreflang") for link in links] == ["en", "ga", "mt", "pl", PSEUDO] == [link.get("lang") for link in links]
        assert [link.text for link in links] == ["English", "Gaeilge", "Malti", "Polski", "English (en-XA)"]
        assert [link.get("aria-current") for link in links] == ["true" if link.get("lang") == language else None for link in links]
        missing = [link.get("lang") for entry, link in zip(entries, links) if entry.xpath(".//*[@class='languages__missing']")]
        assert missing == [code for code in ("ga", "mt", "pl") if path in content.fallbacks[code]]
    assert trees[f"{HALF}/law/2019-797/"].xpath("string(//*[@class='languages__missing'])") == "(jeszcze nieprzetłumaczona)"


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("scripts", [True, False])
def test_the_switch_opens_by_keyboard(browser: Browser, built: Path, width: int, scripts: bool) -> None:
    with served(built) as address:
        context = browser.new_context(viewport={"width": width, "height": 800}, java_script_enabled=scripts)
        page = context.new_page()
        page.goto(f"{address}{HALF}/law/2019-796/")
        link = page.locator("header a[hreflang=ga]")
        assert not link.is_visible()
        page.locator(".languages summary").focus()
        page.keyboard.press("Enter")
        assert link.is_visible()
        assert page.locator("html").evaluate("(root) => root.scrollWidth <= root.clientWidth") if scripts else True
        if scripts:
            page.keyboard.press("Escape")
            assert not link.is_visible() and page.evaluate("document.activeElement.matches('.languages summary')")
            page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.wait_for_url(f"{address}ga/law/2019-796/")
        context.close()


# -- all of them ------------------------------------------------------------------------------------------


@pytest.mark.long
def test_all_official_languages(tmp_path: Path) -> None:
    """The site in 24 languages is complete, and its pages are as light as in three."""
    project = copy_project(tmp_path / "project")
    for code in OFFICIAL:
        assert main(["--project", str(project), "language", code]) == 0
    result = build(project, timeout=1500)
    assert result.returncode == 0, result.stdout + result.stderr
    site = project / "site"
    assert set(OFFICIAL) <= {path.name for path in site.iterdir()}
    english = {path.relative_to(site / "en") for path in (site / "en").rglob("*.html")}
    assert {code for code in OFFICIAL if {path.relative_to(site / code) for path in (site / code).rglob("*.html")} != english} == set()
    sizes = {path.name: len(gzip.compress(path.read_bytes(), 9)) for path in (site / "assets").glob("*") if path.suffix in (".css", ".js", ".svg")}
    heavy = {}
    for path in site.rglob("*.html"):
        page = path.read_bytes()
        loaded = {name.decode() for name in re.findall(rb'(?:src|href)="[^"]*assets/([\w.-]+)', page)}
        total = len(gzip.compress(page, 9)) + sum(size for name, size in sizes.items() if name in loaded)
        if total > BUDGET:
            heavy[path.relative_to(site).as_posix()] = total
    assert heavy == {}
