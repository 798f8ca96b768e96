"""The calendar of the real site: valid by RFC 5545, in each language, and dated by the facts."""

from __future__ import annotations

import datetime
import re

import icalendar
import pytest

from conftest import LANGUAGES
from feeds.reading import files
from publisher import derive
from publisher.exports.publication import Publication
from publisher.feeds.calendar import _escaped, _folded
from publisher.feeds.days import BEGIN, days
from publisher.localise import Words
from publisher.settings import PLACEHOLDER_SITE


@pytest.fixture(scope="module")
def served(publication: Publication) -> dict[str, bytes]:
    return files(publication.sites)


def events(content: bytes) -> list[icalendar.Event]:
    return icalendar.Calendar.from_ical(content).walk("VEVENT")


@pytest.mark.parametrize("language", LANGUAGES)
def test_calendars_are_valid(served: dict[str, bytes], language: str) -> None:
    content = served[f"{language}/calendar.ics"]
    lines = content.split(b"\r\n")
    assert b"\n" not in b"".join(lines) and lines[-1] == b"" and max(map(len, lines)) <= 75
    assert all(line.decode() for line in lines[:-1]), "no character is cut in two"
    (root,) = icalendar.Calendar.from_ical(content, multiple=True)
    for part in [root, *root.walk("VEVENT"), *root.walk("VALARM")]:
        assert part.errors == [] and [name for name in part.required if name not in part] == [], part.name
    assert (root["VERSION"], root["SOURCE"], root["NAME"].params["LANGUAGE"]) == ("2.0", f"{PLACEHOLDER_SITE}{language}/calendar.ics", language)
    assert root["NAME"] == root["X-WR-CALNAME"] and root["REFRESH-INTERVAL"].dt == datetime.timedelta(days=1)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_days_are_those_of_the_records(publication: Publication, served: dict[str, bytes], language: str) -> None:
    catalogue = publication.catalogue
    found = [(str(event["URL"]).removeprefix(f"{PLACEHOLDER_SITE}{language}/"), event["DTSTART"].dt) for event in events(served[f"{language}/calendar.ics"])]
    editions = {f"forum/{each.id}/": each.opened.first_day() for each in catalogue["editions"].values() if each.opened.day}  # type: ignore[attr-defined]
    told = {f"timeline/#{each.id}": each.date.first_day() for each in catalogue["events"].values() if each.date.day and each.date.first_day() >= BEGIN}  # type: ignore[attr-defined]
    assert editions and len(told) > 5
    assert {address: day for address, day in found if not address.startswith("law/")} == {**editions, **told}
    assert [day for address, day in found if address.startswith("law/")] == [derive.listings_until(catalogue), derive.framework_until(catalogue)]
    assert len(found) == len(editions) + len(told) + 2


@pytest.mark.parametrize("language", LANGUAGES)
def test_days_are_whole_free_and_in_the_language(served: dict[str, bytes], language: str) -> None:
    for event in events(served[f"{language}/calendar.ics"]):
        start, end = event["DTSTART"].dt, event["DTEND"].dt
        assert not isinstance(start, datetime.datetime) and end - start == datetime.timedelta(days=1)
        assert event["TRANSP"] == "TRANSPARENT"
        assert {event[name].params["LANGUAGE"] for name in ("SUMMARY", "DESCRIPTION")} == {language}
        assert not re.search(r"[{}<>]|\\", event["SUMMARY"] + event["DESCRIPTION"])


def test_only_the_ends_of_the_sanctions_remind(publication: Publication, served: dict[str, bytes]) -> None:
    reminding = [event for event in events(served["en/calendar.ics"]) if event.walk("VALARM")]
    assert [event["DTSTART"].dt for event in reminding] == [derive.listings_until(publication.catalogue), derive.framework_until(publication.catalogue)]
    for event in reminding:
        (alarm,) = event.walk("VALARM")
        due = datetime.datetime.combine(event["DTSTART"].dt, datetime.time()) + alarm["TRIGGER"].dt
        assert alarm["ACTION"] == "DISPLAY" and alarm["DESCRIPTION"] == event["SUMMARY"]
        assert (event["DTSTART"].dt - due.date(), due.time()) == (datetime.timedelta(days=30), datetime.time(9))
        assert event["SEQUENCE"] > 0, "prolonged before, so the day was moved"


def test_stamps_are_days_of_checks(publication: Publication, served: dict[str, bytes]) -> None:
    oldest, newest = derive.checks(publication.catalogue)
    stamps = {event["DTSTAMP"].dt for event in events(served["en/calendar.ics"])}
    assert all(stamp.tzinfo is datetime.timezone.utc or stamp.utcoffset() == datetime.timedelta(0) for stamp in stamps)
    assert all(stamp.time() == datetime.time() and oldest <= stamp.date() <= newest for stamp in stamps)


def test_uids_are_unique_and_the_same_in_every_language(served: dict[str, bytes]) -> None:
    found = [[str(event["UID"]) for event in events(served[f"{language}/calendar.ics"])] for language in LANGUAGES]
    assert found[0] == found[1] == found[2] and len(set(found[0])) == len(found[0])
    own = {str(icalendar.Calendar.from_ical(served[f"{language}/calendar.ics"])["UID"]) for language in LANGUAGES}
    assert len(own) == len(LANGUAGES) and not own & set(found[0])


@pytest.mark.parametrize("text", ["a; b, c \\ d", "ends in \\", "one\n\ntwo: \\n", "é" * 200, "x" + "€" * 90, "🛡" * 40, "x" * 75])
def test_any_text_comes_back_as_it_was(text: str) -> None:
    line = _folded(f"SUMMARY:{_escaped(Words(text, 'en'))}")
    assert all(len(part.encode()) <= 75 for part in line.split("\r\n")) and all(part[0] == " " for part in line.split("\r\n")[1:])
    (event,) = events(f"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n{line}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n".encode())
    assert event["SUMMARY"] == text


def test_days_are_in_order(publication: Publication) -> None:
    found = [day.date for day in days(publication.source)]
    assert found == sorted(found)
