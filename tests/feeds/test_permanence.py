"""What subscribers rely on: ids stay when texts, days and the site's address change; a language just begun has sound files."""

from __future__ import annotations

from pathlib import Path
from typing import Callable

import icalendar
import pytest

from conftest import PROJECT
from feeds.reading import ATOM, XML_LANG, feed, files, texts
from publisher.__main__ import main
from publisher.exports.publication import Publication
from publisher.feeds.days import days
from publisher.feeds.entries import entries
from publisher.feeds.names import permanent_id
from publisher.publisher import Publisher
from publisher.settings import Settings

PERMANENT = PROJECT / "tests" / "feeds" / "permanent.txt"
"""What has been published: id and name of each entry and each day. Lines are added, never changed or taken out."""
Edit = Callable[[str, Callable[[str], str]], None]


def test_what_was_published_is_still_there(publication: Publication) -> None:
    names = [each.name for each in (*entries(publication.source), *days(publication.source))]
    published = dict(line.split()[::-1] for line in PERMANENT.read_text(encoding="utf-8").splitlines())
    assert len(published) > 50
    assert {name: permanent_id(name) for name in published} == published, "an id has changed"
    assert [name for name in published if name not in names] == [], "what was published is gone, or has another name"


@pytest.fixture
def made(copy: Path) -> Callable[..., dict[str, bytes]]:
    """The files of the copy in some languages, at some address."""

    def make(*languages: str, address: str = "") -> dict[str, bytes]:
        return files(Publisher(copy, languages, Settings.of(address, "", "")).sites)

    return make


def test_ids_outlive_texts_days_and_addresses(made: Callable[..., dict[str, bytes]], edit: Edit, publication: Publication) -> None:
    edit("data/uses/2022-09-08-albania.yml", lambda text: text.replace("title: ", "title: On the "))
    edit("data/acts/decision-2026-05.yml", lambda text: text.replace("date: 2026-05\n", "date: 2026-05-11\n").replace("listings_until: 2027-05-18", "listings_until: 2027-11-18"))
    before, after = files(publication.sites), made("en", address="https://www.example.org/cyber/")
    old, new = feed(before["en/feed.xml"]), feed(after["en/feed.xml"])
    assert set(texts(old, "title")) != set(texts(new, "title")) and texts(old, "updated") != texts(new, "updated")
    assert sorted(texts(old, "id")) == sorted(texts(new, "id")) and old.findtext(f"{ATOM}id") == new.findtext(f"{ATOM}id")
    was, now = (
        {str(event["UID"]): event for event in icalendar.Calendar.from_ical(each["en/calendar.ics"]).walk("VEVENT")} for each in (before, after)
    )
    assert was.keys() == now.keys()
    moved = [(was[uid]["DTSTART"].dt.isoformat(), now[uid]["DTSTART"].dt.isoformat()) for uid in was if was[uid]["DTSTART"].dt != now[uid]["DTSTART"].dt]
    assert moved == [("2027-05-18", "2027-11-18")]


def test_news_of_every_kind(made: Callable[..., dict[str, bytes]], edit: Edit, copy: Path) -> None:
    """Somebody taken off the list is told with the reason; an edition to come is in the calendar and not yet news."""
    edit("data/listings/gao-qiang.yml", lambda text: text + "\ndelisted:\n  date: 2026-08-01\n  reason: The Council no longer <names> him & others.\n")
    forum = (copy / "data" / "editions" / "2020.yml").read_text(encoding="utf-8")
    later = forum.replace("id: 2020", "id: 2027").replace("number: 2", "number: 3").replace("opened: 2020-09-14", "opened: 2027-03-01")
    (copy / "data" / "editions" / "2027.yml").write_text(later, encoding="utf-8")
    found = made("en")
    tree = feed(found["en/feed.xml"])
    first = tree.find(f"{ATOM}entry")
    assert first.findtext(f"{ATOM}title") == "GAO Qiang was taken off the list." and first.findtext(f"{ATOM}updated") == "2026-08-01T00:00:00Z"
    assert first.findtext(f"{ATOM}summary") == "The Council no longer <names> him & others."
    assert first.findtext(f"{ATOM}content").startswith("<p>The Council no longer &lt;names&gt; him &amp; others.</p>")
    assert b"DTSTART;VALUE=DATE:20270301\r\n" in found["en/calendar.ics"] and not any(date.startswith("2027") for date in texts(tree, "updated"))


def test_a_language_just_begun(made: Callable[..., dict[str, bytes]], edit: Edit, copy: Path) -> None:
    """Its feed is valid and has no entries, its calendar has all days and says that they are in English; what French lacks is left out of French."""
    assert main(["--project", str(copy), "language", "ga"]) == 0
    edit("data/locales/fr.po", lambda text: _without(text, "uses/2022-09-08-albania.summary"))
    found = made("en", "fr", "ga")
    tree = feed(found["ga/feed.xml"])
    assert (tree.get(XML_LANG), tree.find(f"{ATOM}title").get(XML_LANG), tree.findall(f"{ATOM}entry")) == ("ga", "en", [])
    assert [link.get("hreflang") for link in feed(found["en/feed.xml"]).findall(f"{ATOM}link") if link.get("type") == "application/atom+xml"] == [None, "fr"]
    events = icalendar.Calendar.from_ical(found["ga/calendar.ics"]).walk("VEVENT")
    assert len(events) == found["en/calendar.ics"].count(b"BEGIN:VEVENT") and {event["SUMMARY"].params["LANGUAGE"] for event in events} == {"en"}
    assert set(texts(feed(found["en/feed.xml"]), "id")) - set(texts(feed(found["fr/feed.xml"]), "id")) == {f"urn:uuid:{permanent_id('statement/2022-09-08-albania')}"}


def _without(text: str, name: str) -> str:
    """A gettext file without the translation of one text."""
    before, after = text.split(f'msgctxt "{name}"')
    entry, rest = after.split("\n\n", 1)
    return f'{before}msgctxt "{name}"{entry.split("msgstr")[0]}msgstr ""\n\n{rest}'
