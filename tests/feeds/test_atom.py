"""The feed of the real site: valid by RFC 4287, complete, in each language, and dated by the facts."""

from __future__ import annotations

import re
from collections import Counter

import feedparser
import pytest
from lxml import etree
from lxml import html as lxml_html

from conftest import LANGUAGES
from feeds.reading import ATOM, SCHEMA, XML_LANG, feed, files, links, texts
from publisher import derive
from publisher.addresses import record_address
from publisher.exports.publication import Publication
from publisher.feeds.entries import entries
from publisher.history import history
from publisher.settings import PLACEHOLDER_SITE


@pytest.fixture(scope="module")
def served(publication: Publication) -> dict[str, bytes]:
    return files(publication.sites)


@pytest.mark.parametrize("language", LANGUAGES)
def test_feeds_are_valid_and_readable(served: dict[str, bytes], language: str) -> None:
    tree = feed(served[f"{language}/feed.xml"])
    assert tree.get(XML_LANG) == language
    assert links(tree, rel="self") == [f"{PLACEHOLDER_SITE}{language}/feed.xml"]
    others = [code for code in LANGUAGES if code != language]
    assert [links(tree, rel="alternate", type="application/atom+xml", hreflang=code) for code in others] == [[f"{PLACEHOLDER_SITE}{code}/feed.xml"] for code in others]
    read = feedparser.parse(served[f"{language}/feed.xml"])
    assert not read.bozo and read.version == "atom10" and read.feed.language == language
    assert len(read.entries) == len(tree.findall(f"{ATOM}entry")) > 40
    assert all(entry.title and entry.summary and entry.content[0].value and entry.link for entry in read.entries)


@pytest.mark.parametrize("fault", ["<id>urn:x:1</id>", "<updated>2026-01-01</updated>", "<link rel='alternate'/>", "<category label='x'/>", "<author/>", ""])
def test_the_schema_refuses_what_the_standard_forbids(served: dict[str, bytes], fault: str) -> None:
    """A second id, a date without time, a link that leads nowhere, a category and an author without a name; an entry without a title."""
    tree = feed(served["en/feed.xml"])
    entry = tree.find(f"{ATOM}entry")
    if fault:
        entry.append(etree.fromstring(f"<feed xmlns='{ATOM[1:-1]}'>{fault}</feed>")[0])
    else:
        entry.remove(entry.find(f"{ATOM}title"))
    assert not SCHEMA.validate(tree)


def test_nothing_that_happened_is_left_out(publication: Publication) -> None:
    """Each change of the list, each use that is no round, each edition: counted from the records."""
    told = Counter(entry.name.partition("/")[0] for entry in entries(publication.source))
    expected = Counter(event.kind for event in history(publication.catalogue))
    expected["statement"] = sum(use.round is None for use in publication.catalogue["uses"].values())  # type: ignore[attr-defined]
    expected["edition"] = len(publication.catalogue["editions"])
    assert told == expected


def test_ids_are_unique_and_the_same_in_every_language(served: dict[str, bytes]) -> None:
    found = [texts(feed(served[f"{language}/feed.xml"]), "id") for language in LANGUAGES]
    assert found[0] == found[1] == found[2] and len(set(found[0])) == len(found[0])
    assert all(re.fullmatch(r"urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}", each) for each in found[0])
    own = [feed(served[f"{language}/feed.xml"]).findtext(f"{ATOM}id") for language in LANGUAGES]
    assert len({*own, *found[0]}) == len(LANGUAGES) + len(found[0])


@pytest.mark.parametrize("language", LANGUAGES)
def test_dates_are_those_of_the_facts_newest_first(publication: Publication, served: dict[str, bytes], language: str) -> None:
    tree = feed(served[f"{language}/feed.xml"])
    dates = texts(tree, "updated")
    assert dates == texts(tree, "published") == sorted(dates, reverse=True)
    assert tree.findtext(f"{ATOM}updated") == dates[0] and all(date.endswith("T00:00:00Z") for date in dates)
    known = {entry.date.first_day().isoformat() for entry in entries(publication.source)}
    assert {date[:10] for date in dates} == known
    assert max(known) <= derive.checks(publication.catalogue)[1].isoformat()


def test_a_day_that_is_not_known_is_not_claimed(publication: Publication, served: dict[str, bytes]) -> None:
    partial = {str(entry.title) for entry in entries(publication.source) if not entry.date.day}
    assert len(partial) > 4
    tree = feed(served["en/feed.xml"])
    said = {entry.findtext(f"{ATOM}title") for entry in tree.findall(f"{ATOM}entry") if "The exact day is not known: " in entry.findtext(f"{ATOM}content")}
    assert said == partial
    assert not any("1 May 2026" in text or "1\u00a0May 2026" in text for text in texts(tree, "content"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_links_lead_to_pages_of_the_language(publication: Publication, served: dict[str, bytes], language: str) -> None:
    """Each entry's page, and each link in its words, is an absolute address of a page that exists."""
    site = publication.sites[language]
    anchors = {f"changes/#{event.id}" for event in history(publication.catalogue)} | {record_address(use) for use in publication.catalogue["uses"].values()}
    for entry in feed(served[f"{language}/feed.xml"]).findall(f"{ATOM}entry"):
        (address,) = links(entry, rel="alternate", hreflang=language)
        inside = lxml_html.fromstring(f"<div>{entry.findtext(f'{ATOM}content')}</div>").xpath("//a/@href")
        for link in (address, *inside):
            path = link.removeprefix(f"{PLACEHOLDER_SITE}{language}/")
            assert path != link and (path in site.pages or path in anchors), link


def test_the_words_are_fair(served: dict[str, bytes]) -> None:
    """Whoever is named as listed is named with the remark that this is no conviction; doubtful facts are called so."""
    found = list(zip(texts(tree := feed(served["en/feed.xml"]), "content"), tree.findall(f"{ATOM}entry")))
    naming = [content for content, _ in found if "/en/sanctions/" in content]
    assert len(naming) > 10 and all("not a criminal conviction" in content for content in naming)
    doubtful = [entry.findtext(f"{ATOM}title") for content, entry in found if "Not yet verified: " in content]
    assert "Corrigendum published: 12 listings" in doubtful and len(doubtful) < len(found) / 2


@pytest.mark.parametrize("language", LANGUAGES)
def test_markup_is_sound(served: dict[str, bytes], language: str) -> None:
    """The HTML in the entries is balanced, and no tag or entity shows up in plain texts."""
    tree = feed(served[f"{language}/feed.xml"])
    for content in texts(tree, "content"):
        etree.fromstring(f"<div>{content}</div>")
    assert not [text for name in ("title", "summary") for text in texts(tree, name) if re.search(r"[<>{}]|&\w+;|\n", text)]
