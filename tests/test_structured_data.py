"""What the web reads of a page: JSON-LD, Open Graph, sitemap, pictures that fit the words."""

from __future__ import annotations

import json
import struct
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from lxml import html as lxml_html

from conftest import LANGUAGES, PROJECT
from publisher.load import load
from publisher.settings import PLACEHOLDER_SITE
from tools import pictures


def graph_of(page: str) -> list[dict[str, Any]]:
    text = lxml_html.document_fromstring(page).xpath("//script[@type='application/ld+json']")[0].text
    data = json.loads(text)
    assert data["@context"] == "https://schema.org"
    return data["@graph"]


def of_type(graph: list[dict[str, Any]], name: str) -> dict[str, Any]:
    return next(node for node in graph if node["@type"] == name)


def ordinary(pages: dict[str, str]) -> dict[str, str]:
    return {path: text for path, text in pages.items() if not path.endswith("404.html") and path != "index.html"}


def test_every_page_has_a_graph_whose_references_resolve(pages: dict[str, str]) -> None:
    for path, text in ordinary(pages).items():
        graph = graph_of(text)
        address = PLACEHOLDER_SITE + path.removesuffix("index.html")
        page = of_type(graph, "WebPage")
        assert page["@id"] == page["url"] == address and page["inLanguage"] == path.split("/")[0]
        ids = {node["@id"] for node in graph}
        assert all(page[name]["@id"] in ids for name in ("breadcrumb", "mainEntity", "about") if name in page), path


def test_breadcrumbs_lead_to_the_page(pages: dict[str, str]) -> None:
    for path, text in ordinary(pages).items():
        entries = of_type(graph_of(text), "BreadcrumbList")["itemListElement"]
        assert [entry["position"] for entry in entries] == list(range(1, len(entries) + 1))
        addresses = [entry["item"] for entry in entries]
        assert addresses[-1] == PLACEHOLDER_SITE + path.removesuffix("index.html")
        assert all(after.startswith(before) for before, after in zip(addresses, addresses[1:])), path
        assert all((entry["item"].removeprefix(PLACEHOLDER_SITE) + "index.html") in pages for entry in entries)


@pytest.mark.parametrize(("path", "kind", "expected"), [
    ("law/2019-796/", "Legislation", {"legislationIdentifier": "32019R0796", "legislationDate": "2019-05-17"}),
    ("law/com-2025-837/", "CreativeWork", {}),
    ("forum/2020/", "Event", {"startDate": "2020-09-14"}),
    ("sanctions/gao-qiang/", "Person", {"name": "GAO Qiang"}),
    ("sanctions/chosun-expo/", "Organization", {"name": "Chosun Expo"}),
    ("sanctions/", "ItemList", {"numberOfItems": 38}),
    ("glossary/", "DefinedTermSet", {}),
    ("bodies/council/", "Organization", {}),
    ("incidents/viasat/", "Event", {}),
])
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_graph_fits_the_page(pages: dict[str, str], language: str, path: str, kind: str, expected: dict[str, Any]) -> None:
    thing = of_type(graph_of(pages[f"{language}/{path}index.html"]), kind)
    assert expected.items() <= thing.items()
    if kind == "DefinedTermSet":
        assert len(thing["hasDefinedTerm"]) == len(load(PROJECT, LANGUAGES).catalogue["terms"])


def test_shared_links_show_a_picture_in_the_language(site: Path, pages: dict[str, str]) -> None:
    for path, text in ordinary(pages).items():
        tree = lxml_html.document_fromstring(text)
        properties = {element.get("property"): element.get("content") for element in tree.xpath("//meta[@property]")}
        language = path.split("/")[0]
        assert properties["og:image"] == f"{PLACEHOLDER_SITE}assets/share-{language}.png"
        assert properties["og:image:alt"] and properties["og:title"] and properties["og:description"]
        assert properties["og:url"] == PLACEHOLDER_SITE + path.removesuffix("index.html")
    for language in LANGUAGES:
        header = (site / "assets" / f"share-{language}.png").read_bytes()[:24]
        assert struct.unpack(">II", header[16:24]) == (pictures.WIDTH, pictures.HEIGHT)


def test_pictures_show_todays_words() -> None:
    drawn = (PROJECT / "tools" / "pictures.sha256").read_text(encoding="utf-8")
    assert drawn == pictures.mark(pictures.texts()), "run tools/pictures.py: the site's name or tagline has changed"


def test_the_sitemap_names_every_page_once(site: Path, pages: dict[str, str]) -> None:
    names = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
    tree = etree.parse(str(site / "sitemap.xml"))
    addresses = [element.text for element in tree.findall("s:url/s:loc", names)]
    assert sorted(addresses) == sorted(PLACEHOLDER_SITE + path.removesuffix("index.html") for path in ordinary(pages))
    for entry in tree.findall("s:url", names):
        assert {link.get("hreflang") for link in entry.findall("x:link", names)} == {*LANGUAGES, "x-default"}
        modified = entry.findtext("s:lastmod", namespaces=names)
        assert modified is None or "2013" <= modified[:4] <= "2026"
    robots = (site / "robots.txt").read_text(encoding="utf-8")
    assert f"Sitemap: {PLACEHOLDER_SITE}sitemap.xml" in robots
