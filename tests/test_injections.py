"""Injections: payloads of every kind in every text that takes them, in one built site; nowhere are they more than words.

Each kind is looked for in everything that the site makes: with `-s` the counts are printed, and what was refused.
"""

from __future__ import annotations

import collections
import csv
import io
import json
import re
from pathlib import Path
from typing import Iterator

import html5lib
import icalendar
import pytest
from lxml import etree
from lxml import html as lxml_html
from playwright.sync_api import Browser

from conftest import build, copy_project, only
from injected import PAYLOADS, REFUSED, Injection, inject, problems_of
from tools.audit import KINDS, served

LANGUAGES = ("en", "fr")
ADDRESSES = ("href", "src", "action", "formaction", "data", "xlink:href", "poster", "ping", "srcset")
DANGEROUS = re.compile(r"[\x00-\x20]*(?:javascript|data|vbscript):", re.IGNORECASE)
FORMULA = re.compile(r"\s*[=+\-@＝＋－＠\t\r]")

Seen = collections.Counter[tuple[str, str]]
"""How often each payload was found, by its word and where."""

pytestmark = pytest.mark.long


@pytest.fixture(scope="module")
def injection(tmp_path_factory: pytest.TempPathFactory) -> Injection:
    made = inject(only(copy_project(tmp_path_factory.mktemp("injected") / "project"), *LANGUAGES), LANGUAGES)
    result = build(made.project)
    assert result.returncode == 0, result.stdout + result.stderr
    return made


@pytest.fixture(scope="module")
def hostile(injection: Injection) -> Path:
    """The site that was built with all of them."""
    return injection.project / "site"


@pytest.fixture(scope="module")
def seen(injection: Injection) -> Iterator[Seen]:
    """Counts over all tests; at the end they are printed."""
    found: Seen = collections.Counter()
    yield found
    places = sorted({place for _, place in found})
    print(f"\n{len(injection.placed)} texts with a payload; refused in other kinds of text: {len(injection.refused)}\n")
    for word in PAYLOADS:
        print(f"{word:12} " + ", ".join(f"{place} {found[word, place]}" for place in places if found[word, place]))
    for (word, kind), message in sorted(injection.refused.items()):
        print(f"refused: {word} in {kind}: {message}")


def words(text: str | None) -> list[str]:
    return [word for word in PAYLOADS if word in (text or "")]


def look(seen: Seen, text: str | None, place: str) -> None:
    seen.update((word, place) for word in words(text))


def test_pages_hold_them_as_text(hostile: Path, seen: Seen) -> None:
    """No element, attribute, address, comment or script comes of any."""
    faults: list[str] = []
    for file in sorted(hostile.rglob("*.html")):
        for element in lxml_html.document_fromstring(file.read_text(encoding="utf-8")).iter():
            faults += [f"{file.relative_to(hostile)}: {fault}" for fault in _faults(element, seen)]
    assert faults == []
    assert all(seen[word, "text"] for word in PAYLOADS)


def _faults(element: etree._Element, seen: Seen) -> Iterator[str]:
    if not isinstance(element.tag, str):
        if words(element.text):
            yield f"comment {element.text}"
        return
    for name, value in element.attrib.items():
        if name.startswith("on") or name in ("srcdoc", "autofocus", "style") or words(name):
            yield f"<{element.tag} {name}={value!r}>"
        if name in (*ADDRESSES, "lang", "hreflang", "class", "id", "rel", "type") and (words(value) or DANGEROUS.match(value)):
            yield f"<{element.tag} {name}={value!r}>"
        look(seen, value, f"attribute {name}")
    if element.tag in ("iframe", "object", "embed", "base", "style", "img") and words(etree.tostring(element, encoding="unicode", with_tail=False)):
        yield f"<{element.tag}>"
    if element.tag == "script":
        if element.get("type") == "application/ld+json":
            json.loads(element.text)
            look(seen, element.text, "JSON-LD")
        elif element.text:
            yield f"script {element.text[:100]}"
    elif not len(element):
        look(seen, element.text, "text of a picture" if any(each.tag == "svg" for each in element.iterancestors()) else "text")


@pytest.mark.parametrize("kind", KINDS)
def test_a_browser_would_read_the_same(hostile: Path, kind: str) -> None:
    """html5lib builds the tree as the standard says, whatever is open and whatever closes it."""
    for language in LANGUAGES:
        path = hostile / language / kind / ("" if kind.endswith(".html") else "index.html")
        tree = html5lib.parse(path.read_text(encoding="utf-8"), namespaceHTMLElements=False)
        for element in tree.iter():
            if isinstance(element.tag, str):
                assert element.tag not in ("iframe", "object", "embed"), path
                assert not [name for name in element.attrib if str(name).startswith("on") or words(str(name))], path
                assert element.tag != "script" or element.get("type") == "application/ld+json" or not (element.text or "").strip(), path


def test_the_whole_payload_is_read_once_and_never_run(hostile: Path) -> None:
    """Not escaped twice, not answered as a template, not read as Markdown: a reader sees what was written."""
    text = " ".join(lxml_html.document_fromstring(file.read_text(encoding="utf-8")).text_content() for file in sorted(hostile.rglob("*.html")))
    text = re.sub(r"\s+", " ", text)
    for word, payload in PAYLOADS.items():
        assert payload in text, word


def test_json_holds_them_as_text(hostile: Path, seen: Seen) -> None:
    for file in sorted(hostile.rglob("*.json")):
        content = file.read_text(encoding="utf-8")
        for line in content.splitlines() if file.name.endswith(".ftm.json") else [content]:
            look(seen, json.dumps(json.loads(line), ensure_ascii=False), "JSON of the search" if "search" in file.parts else "JSON")
    assert all(seen[word, "JSON"] and seen[word, "JSON of the search"] for word in PAYLOADS)


def test_no_cell_is_a_formula(hostile: Path, seen: Seen) -> None:
    for file in sorted((hostile / "data").rglob("*.csv")):
        rows = list(csv.reader(io.StringIO(file.read_text(encoding="utf-8"), newline=""), strict=True))
        assert len({len(row) for row in rows}) == 1, file
        for row in rows[1:]:
            for cell in row:
                look(seen, cell, "CSV")
                assert not (FORMULA.match(cell) and words(cell)), (file, cell)
    assert all(seen[word, "CSV"] for word in PAYLOADS)


def test_feeds_and_maps_are_sound_xml(hostile: Path, seen: Seen) -> None:
    """Parsed strictly; HTML inside is looked through as that of a page."""
    files = sorted([*hostile.rglob("*.xml"), *hostile.rglob("*.svg")])
    for file in files:
        for element in etree.fromstring(file.read_bytes()).iter():
            look(seen, element.text, f"{file.name}")
            assert not [name for name in element.attrib if words(name)] and not (isinstance(element.tag, str) and words(element.tag))
            assert not [value for name, value in element.attrib.items() if name in ADDRESSES and (DANGEROUS.match(value) or words(value))], file
            if element.get("type") == "html" and element.text:
                faults = [fault for each in lxml_html.fragment_fromstring(element.text, create_parent=True).iter() for fault in _faults(each, collections.Counter())]
                assert faults == []
    assert {"feed.xml", "opensearch.xml", "sitemap.xml"} <= {file.name for file in files}
    assert any(place == "feed.xml" for _, place in seen)


def test_the_calendar_has_its_own_events_only(hostile: Path, seen: Seen) -> None:
    for language in LANGUAGES:
        calendar = icalendar.Calendar.from_ical((hostile / language / "calendar.ics").read_bytes())
        assert {each.name for each in calendar.walk()} <= {"VCALENDAR", "VEVENT", "VALARM", "VTIMEZONE"}
        for event in calendar.walk("VEVENT"):
            assert "ATTACH" not in event and len(event.getall("UID") if hasattr(event, "getall") else [event["UID"]]) == 1
            look(seen, str(event.get("SUMMARY")) + str(event.get("DESCRIPTION")), "calendar")


def test_llms_txt_has_no_other_links_and_no_markup(hostile: Path, seen: Seen) -> None:
    text = (hostile / "llms.txt").read_text(encoding="utf-8")
    look(seen, text, "llms.txt")
    assert len(re.findall(r"(?<!\\)\]\(", text)) == len(re.findall(r"^- \[", text, re.MULTILINE))
    assert not re.search(r"(?<!\\)<|(?<!\\)`", text)


def test_nothing_runs_in_a_browser_and_the_search_shows_words(hostile: Path, browser: Browser, seen: Seen) -> None:
    """The policy that the host sends is not in force here: nothing but the escaping protects."""
    alarms: list[str] = []
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.on("dialog", lambda dialog: (alarms.append(dialog.message), dialog.dismiss()))
    page.on("pageerror", lambda error: alarms.append(str(error)))
    with served(hostile) as address:
        page.on("request", lambda request: alarms.append(request.url) if not request.url.startswith((address, "data:")) else None)
        for language in LANGUAGES:
            for kind in KINDS:
                page.goto(f"{address}{language}/{kind}")
                assert page.evaluate("window.ran") is None, (language, kind)
            page.goto(f"{address}{language}/")
            for word in PAYLOADS:
                box = page.locator("input[role=combobox]")
                box.fill(word)
                page.wait_for_timeout(500)
                hits = page.locator("[role=option]").all_inner_texts()
                seen.update({(word, "hits of the search"): len(hits)})
                assert page.evaluate("window.ran") is None and page.locator("[role=listbox] :is(img, iframe, script, svg[onload])").count() == 0, word
                box.fill("")
    context.close()
    assert alarms == []
    assert sum(count for (_, place), count in seen.items() if place == "hits of the search") > len(PAYLOADS)


@pytest.mark.parametrize("name", REFUSED)
def test_what_deceives_the_eye_is_refused_everywhere(copy: Path, name: str) -> None:
    paths = {"data/listings/gao-qiang.yml": "name: ", "data/locales/fr.po": 'msgstr "', "data/locales/messages.yml": 'nav.home: ', "docs/en/about.md": "title: ", "docs/fr/about.md": "\n\n"}
    for path, before in paths.items():
        text = (copy / path).read_text(encoding="utf-8")
        start = text.index("msgctxt") if path.endswith(".po") else 0
        assert before in text[start:], path
        (copy / path).write_text(text[:start] + text[start:].replace(before, before + REFUSED[name], 1), encoding="utf-8")
    found = problems_of(Injection(only(copy, *LANGUAGES), LANGUAGES))
    print("\n" + "\n".join(map(str, found)))
    assert {each.path for each in found} >= set(paths)
