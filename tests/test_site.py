"""The built site: every address, every link and anchor, sound HTML, one h1, the right language."""

from __future__ import annotations

import posixpath
import re
from pathlib import Path
from urllib.parse import unquote, urldefrag, urlsplit

import html5lib
import pytest
from lxml import html as lxml_html

from conftest import LANGUAGES, PROJECT
from publisher.fields import walk
from publisher.load import load
from publisher.publisher import Publisher
from publisher.settings import PLACEHOLDER_SITE, Settings


@pytest.fixture(scope="session")
def trees(pages: dict[str, str]) -> dict[str, lxml_html.HtmlElement]:
    return {path: lxml_html.document_fromstring(text) for path, text in pages.items()}


@pytest.fixture(scope="session")
def anchors(trees: dict[str, lxml_html.HtmlElement]) -> dict[str, set[str]]:
    return {path: set(tree.xpath("//@id")) for path, tree in trees.items()}


def test_the_addresses_of_the_contract(site: Path) -> None:
    fixed = [
        "", "pillars/", "toolbox/", "toolbox/uses/", "sanctions/", "sanctions/rounds/", "incidents/", "groups/", "forum/", "law/", "bodies/",
        "partners/", "timeline/", "glossary/", "sources/", "about/", "translations/", "accessibility/", "privacy/",
    ]
    content = load(PROJECT, LANGUAGES)
    made = [
        *(f"pillars/{each}/" for each in content.catalogue["pillars"]), *(f"toolbox/{each}/" for each in content.catalogue["measures"]),
        *(f"sanctions/{each}/" for each in content.catalogue["listings"]), *(f"sanctions/rounds/{each}/" for each in content.catalogue["rounds"]),
        *(f"law/{each}/" for each in content.catalogue["acts"]), *(f"forum/{each}/" for each in content.catalogue["editions"]),
        *(f"incidents/{each}/" for each in content.catalogue["incidents"]), *(f"groups/{each}/" for each in content.catalogue["groups"]),
    ]
    missing = [
        f"{language}/{address}" for language in LANGUAGES for address in fixed + made if not (site / language / address / "index.html").is_file()
    ]
    missing += [path for path in ("index.html", "404.html", "sitemap.xml", "robots.txt", *(f"{language}/404.html" for language in LANGUAGES)) if not (site / path).is_file()]
    assert missing == []


def test_every_internal_link_and_anchor_resolves(site: Path, trees: dict, anchors: dict[str, set[str]]) -> None:
    broken = []
    for path, tree in trees.items():
        for target in {*tree.xpath("//@href"), *tree.xpath("//@src")}:
            parts = urlsplit(target)
            if parts.scheme or parts.netloc:
                if not target.startswith(PLACEHOLDER_SITE):
                    continue
                target = "/" + target.removeprefix(PLACEHOLDER_SITE)
            address, fragment = urldefrag(target)
            address = unquote(address.split("?")[0])
            found = address.lstrip("/") if address.startswith("/") else posixpath.normpath(posixpath.join(posixpath.dirname(path), address)) if address else path
            found = found.rstrip("/")
            if (site / found).is_dir():
                found = posixpath.join(found, "index.html").lstrip("./")
            if not (site / found).is_file() or (fragment and fragment not in anchors.get(found, {fragment})):
                broken.append(f"{path}: {target}")
    assert broken == []


def in_turn(path: str, addresses: list[str]) -> bool:
    """Whether a page is the one of its address that the short run reads: the languages take turns, so that each address is read in one."""
    language, _, address = path.partition("/")
    return language not in LANGUAGES or LANGUAGES[addresses.index(address) % len(LANGUAGES)] == language


@pytest.mark.parametrize("whole", [False, pytest.param(True, marks=pytest.mark.long)], ids=["one language of each page", "all"])
def test_html_is_sound(pages: dict[str, str], whole: bool) -> None:
    faults = {}
    addresses = sorted({path.partition("/")[2] for path in pages})
    chosen = {path: text for path, text in pages.items() if whole or in_turn(path, addresses)}
    assert len(chosen) > len(pages) / 4
    for path, text in chosen.items():
        parser = html5lib.HTMLParser(strict=False)
        parser.parse(text)
        if parser.errors:
            faults[path] = [(place, code) for place, code, _ in parser.errors][:3]
    assert faults == {}


def test_ids_are_unique(trees: dict) -> None:
    assert [path for path, tree in trees.items() if len(ids := tree.xpath("//@id")) != len(set(ids))] == []


def test_one_h1_and_headings_in_order(trees: dict) -> None:
    for path, tree in trees.items():
        levels = [int(element.tag[1]) for element in tree.xpath("//h1|//h2|//h3|//h4|//h5|//h6")]
        assert levels.count(1) == 1, f"{path}: {levels.count(1)} h1"
        assert all(after - before <= 1 for before, after in zip(levels, levels[1:])), f"{path}: {levels}"
        assert all(element.text_content().strip() for element in tree.xpath("//h1|//h2|//h3|//h4")), f"{path}: an empty heading"


def test_every_page_says_its_language(trees: dict) -> None:
    for path, tree in trees.items():
        language = path.split("/")[0] if path.split("/")[0] in LANGUAGES else "en"
        assert tree.get("lang") == language, path


def test_titles_and_descriptions_are_there_and_own(trees: dict) -> None:
    seen: dict[str, str] = {}
    for path, tree in trees.items():
        if path.endswith("404.html"):
            continue
        title = tree.findtext(".//title")
        assert title and tree.xpath("string(//meta[@name='description']/@content)"), path
        assert seen.setdefault(title, path) == path, f"{path} and {seen[title]} have the same title"


def test_every_page_has_the_notes_that_it_must_have(pages: dict[str, str]) -> None:
    publisher = Publisher(PROJECT, LANGUAGES, Settings.of(None, None, None))
    for language, site in publisher.sites.items():
        unofficial = str(site.view.message("site.unofficial"))
        for page in site.pages.values():
            path = page.url if page.url.endswith(".html") else page.url + "index.html"
            assert unofficial in pages[path], path
            assert site.settings.contact in pages[path], path
            assert f"/edit/main/{page.source_path}" in pages[path], path


def test_no_inline_script_or_style_and_no_third_party(trees: dict) -> None:
    for path, tree in trees.items():
        assert not tree.xpath("//style|//script[not(@src) and not(@type='application/ld+json')]|//*[@style]|//iframe|//embed|//object|//video"), path
        assert not [name for element in tree.iter() for name in getattr(element, "attrib", {}) if name.startswith("on")], path
        loaded = tree.xpath("//script/@src|//img/@src|//source/@src|//link[@rel='stylesheet' or @rel='icon' or @rel='preload']/@href")
        assert not [address for address in loaded if re.match(r"(?:https?:)?//", address)], path


def test_hreflang_names_every_language_and_the_default(trees: dict) -> None:
    for path, tree in trees.items():
        if path.endswith("404.html") or path == "index.html":
            continue
        links = {element.get("hreflang"): element.get("href") for element in tree.xpath("//link[@rel='alternate' and @hreflang]")}
        assert set(links) == {*LANGUAGES, "x-default"}, path
        address = path.split("/", 1)[1].removesuffix("index.html")
        assert links["fr"] == f"{PLACEHOLDER_SITE}fr/{address}"
        assert links["x-default"] == (f"{PLACEHOLDER_SITE}en/{address}" if address else PLACEHOLDER_SITE)


def test_feed_and_calendar_are_offered(trees: dict) -> None:
    """Programs find the feed on every page, readers find both where news and dates stand."""
    for path, tree in trees.items():
        language, _, address = path.partition("/")
        (feed,) = tree.xpath("//link[@type='application/atom+xml']") if language in LANGUAGES else [None]
        if feed is not None:
            up = "/" if address == "404.html" else posixpath.normpath(posixpath.join("/", posixpath.dirname(path)))
            assert posixpath.normpath(posixpath.join(up, feed.get("href"))) == f"/{language}/feed.xml" and feed.get("title"), path
    offered = {path.partition("/")[2]: [posixpath.basename(link) for link in tree.xpath("//ul[contains(@class, 'subscribe')]//@href")] for path, tree in trees.items()}
    both = ["feed.xml", "calendar.ics"]
    assert {path: files for path, files in offered.items() if files} == {
        "changes/index.html": both[:1], "toolbox/uses/index.html": both[:1],
        "sanctions/index.html": both, "forum/index.html": both, "timeline/index.html": both,
    }


def test_nothing_untranslated_or_raw_is_left(pages: dict[str, str]) -> None:
    raw = re.compile(r"\{\{|\}\}|\{%|\{[a-z_]+\}|Undefined|\ue000|None</|&amp;amp;|&amp;lt;")
    found = {path: match.group() for path, text in pages.items() if (match := raw.search(re.sub(r"<(script|code)\b.*?</\1>", "", text, flags=re.DOTALL)))}
    assert found == {}


def test_english_words_on_other_pages_are_official_names(trees: dict) -> None:
    """Texts are all translated; a name or a source's title or publisher that exists only in English is marked as such.

    Only the log of the data tells English texts on purpose: what changed are their words.
    """
    content = load(PROJECT, LANGUAGES)
    catalogue = content.catalogue
    assert content.accessibility is not None
    known = {source.title for source in catalogue["sources"].values()}  # type: ignore[attr-defined]
    known |= {source.publisher for source in catalogue["sources"].values()}  # type: ignore[attr-defined]
    for listing in catalogue["listings"].values():
        known |= {listing.name, ", ".join(listing.aliases)} if listing.name_language else set()  # type: ignore[attr-defined]
    known |= {", ".join(group.aliases) for group in catalogue["groups"].values() if group.aliases_language}  # type: ignore[attr-defined]
    known |= {fault.help for fault in content.accessibility.faults}  # in the words of the program that found them
    for record in catalogue:
        known |= {value[name] for _, _, shape, value in walk(record) if shape.kind == "names" for name in value if name == "en"}
    found = {
        text for path, tree in trees.items() if path.startswith(("fr/", "de/"))
        for element in tree.xpath("//article//*[@lang='en'][not(ancestor::ol[contains(@class, 'events--data')])]") if (text := " ".join(element.text_content().split())) not in known
    }
    assert found == set()


def test_titles_of_texts_in_all_languages_are_marked_as_the_english_that_they_are(trees: dict) -> None:
    for language in LANGUAGES:
        marks = {link.get("lang") for path, tree in trees.items() if path.startswith(f"{language}/")
                 for link in tree.xpath("//section[@class='sources']//a[starts-with(., 'Council Regulation (EU) 2019/796')]")}
        assert marks == {None if language == "en" else "en"}


def test_every_source_says_what_cites_it(trees: dict) -> None:
    catalogue = load(PROJECT, LANGUAGES).catalogue
    entries = {element.get("id"): element for element in trees["en/sources/index.html"].xpath("//ul[@class='source-list']/li")}
    citing = {element.get("id"): element for element in trees["en/sources/cited-by/index.html"].xpath("//ul[@class='cited']/li")}
    assert set(entries) == set(citing) == set(catalogue["sources"])
    for name, entry in entries.items():
        cited_by = {citation.origin.id for citation in catalogue.citations_of(catalogue["sources"][name])}
        count = len(citing[name].xpath("./ul/li"))
        assert count >= max(len(cited_by), 1), f"{name}: not all that cites it is listed"
        assert f"Cited by {count} " in entry.xpath(f"string(.//a[@href='cited-by/#{name}'])")


def test_the_timeline_tells_each_thing_once(trees: dict) -> None:
    """Acts, rounds, uses, editions and events, merged: sanctions stand as rounds, conclusions as uses."""
    catalogue = load(PROJECT, LANGUAGES).catalogue
    timeline = trees["en/timeline/index.html"]
    events = timeline.xpath("//ol[contains(@class, 'events')]/li")
    assert {element.get("id") for element in events} >= set(catalogue["events"])
    links = [link for element in events for link in element.xpath(".//p[not(contains(@class, 'details'))]//a/@href")]
    told = [link.split("#")[-1].strip("./").split("/")[-1] for link in links]
    wanted = [*catalogue["rounds"], *catalogue["editions"], *(name for name, use in catalogue["uses"].items() if use.kind != "sanctions")]  # type: ignore[attr-defined]
    assert {name: told.count(name) for name in wanted if told.count(name) != 1} == {}


def test_theme_files_that_no_page_uses_do_not_travel(site: Path) -> None:
    files = [path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()]
    assert [path for path in files if path.endswith((".jinja", ".map")) or "bundle" in path or "lunr" in path or "worker" in path] == []


def test_the_policy_comes_before_anything_that_it_rules(pages: dict[str, str]) -> None:
    late = [path for path, text in pages.items() if not 0 < text.index("Content-Security-Policy") < min(text.index("<script"), text.index("<link"))]
    inline = [path for path, text in pages.items() if re.search(r"<style|\sstyle=|\son[a-z]+=|<script(?![^>]*(?:src=|application/ld\+json))", text)]
    assert late == [] and inline == []
