"""Localise: texts, names and references as a reader of one language sees them."""

from __future__ import annotations

import datetime

import pytest
from markupsafe import Markup, escape

from publisher import formats
from publisher.localise import View
from publisher.messages import Message
from publisher.records.values import PartialDate
from publisher.settings import Settings
from publisher.site_facts import SiteFacts
from publisher.translations import Translation

from core.examples import catalogue, record

MESSAGES = {
    "title.round": Message("title.round", "Listings of {date}"),
    "count.persons": Message("count.persons", "{n} person", "{n} persons"),
    "act.name.regulation": Message("act.name.regulation", "Regulation (EU) {number}"),
    "act.name.corrigendum": Message("act.name.corrigendum", "Corrigendum of {date} to {act}"),
}
FACTS = SiteFacts.model_validate({"list_state": "2026-07-13", "list_source": "gazette", "checked_until": "2026-10-10", "security_txt_expires": "2027-11-15"})
FRENCH = {
    "listings/jane-doe.reasons": Translation(("Le Conseil le dit.",), "The Council says so."),
    "listings/jane-doe.summary": Translation(("Une personne",), "An older English"),
    "interface.title.round": Translation(("Inscriptions du {date}",), "Listings of {date}"),
    "interface.count.persons": Translation(("{n} personne", "{n} personnes"), "{n} person"),
}


def view(language: str) -> View:
    corrigendum = record("acts", id="2020-1-corr-1", kind="corrigendum", corrects="2020-1", date="2020-02-03")
    return View(language, catalogue(corrigendum), MESSAGES, FRENCH if language == "fr" else {}, FACTS)


def test_a_translation_is_shown_with_its_state() -> None:
    listing = view("fr").record("listings", "jane-doe")
    assert listing is not None
    assert (str(listing.reasons), listing.reasons.state) == ("Le Conseil le dit.", "current")
    assert (str(listing.summary), listing.summary.state) == ("Une personne", "stale")


def test_a_missing_translation_is_english_and_says_so() -> None:
    listing = view("de").record("listings", "jane-doe")
    assert listing is not None
    assert str(escape(listing.reasons)) == '<span lang="en" class="untranslated">The Council says so.</span>'
    assert listing.reasons.state == "missing"


def test_words_are_escaped() -> None:
    changed = record("listings", reasons="<script>alert(1)</script>")
    listing = View("en", catalogue(changed), MESSAGES, {}, FACTS).record("listings", "jane-doe")
    assert listing is not None
    assert str(escape(listing.reasons)) == "&lt;script&gt;alert(1)&lt;/script&gt;"


def test_official_names_are_chosen_by_language() -> None:
    assert str(view("fr").record("bodies", "council").title) == "Conseil"  # type: ignore[union-attr]
    assert str(escape(view("de").record("bodies", "council").title)) == '<span lang="en">Council</span>'  # type: ignore[union-attr]


def test_references_are_followed() -> None:
    listing = view("fr").record("listings", "jane-doe")
    assert listing is not None
    assert str(listing.round.title) == "Inscriptions du 2\u00a0janvier 2020"
    assert [each.id for each in listing.round.referrers("listings", "round")] == ["jane-doe"]


def test_titles_are_made_from_facts() -> None:
    english = view("en")
    assert str(english.record("acts", "2020-1").title) == "Regulation (EU) 2020/1"  # type: ignore[union-attr]
    assert str(english.record("acts", "2020-1-corr-1").title) == "Corrigendum of 3\u00a0February 2020 to Regulation (EU) 2020/1"  # type: ignore[union-attr]


def test_numbers_choose_the_plural_form() -> None:
    assert [str(view("fr").message("count.persons", n=n)) for n in (0, 1, 2)] == ["0 personne", "1 personne", "2 personnes"]
    assert [str(view("en").message("count.persons", n=n)) for n in (0, 1, 27)] == ["0 persons", "1 person", "27 persons"]


@pytest.mark.parametrize(("language", "day", "month", "year"), [
    ("en", "1\u00a0July 2020", "July 2020", "2020"), ("fr", "1er\u00a0juillet 2020", "juillet 2020", "2020"),
    ("de", "1.\u00a0Juli 2020", "Juli 2020", "2020"),
])
def test_dates_by_cldr(language: str, day: str, month: str, year: str) -> None:
    assert formats.date(datetime.date(2020, 7, 1), language) == day
    assert [formats.date(PartialDate.parse(text), language) for text in ("2020-07-01", "2020-07", "2020")] == [day, month, year]


def test_unverified_fields_are_known_by_language() -> None:
    body = record("bodies", unverified=["name.fr"], check_at=["gazette"])
    french, german = (View(language, catalogue(body), MESSAGES, {}, FACTS).record("bodies", "council") for language in ("fr", "de"))
    assert french is not None and german is not None
    assert french.is_unverified("name") and not german.is_unverified("name")


def test_plural_forms_for_a_script_have_the_names_of_cldr() -> None:
    assert view("en").plural_forms("count.persons") == {"one": "{n} person", "other": "{n} persons"}
    assert view("fr").plural_forms("count.persons") == {"one": "{n} personne", "many": "{n} personnes", "other": "{n} personnes"}


@pytest.mark.parametrize(("language", "forms", "said"), [
    ("pl", ("{n} osoba", "{n} osoby", "{n} osób"), ["1 osoba", "2 osoby", "5 osób", "22 osoby"]),
    ("sl", ("{n} oseba", "{n} osebi", "{n} osebe", "{n} oseb"), ["1 oseba", "2 osebi", "5 oseb", "22 oseb"]),
    ("ga", ("{n} a", "{n} b", "{n} c", "{n} d", "{n} e"), ["1 a", "2 b", "5 c", "22 e"]),
    ("mt", ("{n} a", "{n} b", "{n} c", "{n} d", "{n} e"), ["1 a", "2 b", "5 c", "22 e"]),
])
def test_languages_with_more_than_two_forms(language: str, forms: tuple[str, ...], said: list[str]) -> None:
    known = {"interface.count.persons": Translation(forms, "{n} person")}
    there = View(language, catalogue(), MESSAGES, known, FACTS)
    assert [str(there.message("count.persons", n=n)) for n in (1, 2, 5, 22)] == said


def test_a_notice_stands_in_for_a_translation() -> None:
    told = {"title.round": "Wpisy z {date}"}
    there = View("pl", catalogue(), MESSAGES, {}, FACTS, told)
    assert str(escape(there.message("title.round", date=datetime.date(2020, 7, 30)))) == "Wpisy z 30\u00a0lipca 2020"
    assert str(escape(there.message("count.persons", n=2))) == '<span lang="en" class="untranslated">2 persons</span>'


def test_english_words_have_english_dates_and_what_is_the_readers_says_so() -> None:
    there = View("pl", catalogue(), MESSAGES, {}, FACTS)
    assert str(there.message("title.round", date=datetime.date(2020, 7, 30))) == "Listings of 30\u00a0July 2020"
    html = there.html_message("title.round", date=Markup('<time datetime="2020-07">lipiec 2020</time>'))
    assert str(html) == '<span lang="en" class="untranslated">Listings of <time datetime="2020-07">July 2020</time></span>'
    html = there.html_message("title.round", date=Markup('<a href="x">30 lipca</a>'))
    assert str(html) == '<span lang="en" class="untranslated">Listings of <span lang="pl"><a href="x">30 lipca</a></span></span>'


@pytest.mark.parametrize(("language", "day"), [("pl", "30\u00a0lipca 2020"), ("ga", "30\u00a0Iúil 2020"), ("mt", "30\u00a0ta’ Lulju 2020"), ("sl", "30.\u00a0julij 2020"), ("en-XA", "30\u00a0July 2020")])
def test_every_language_has_dates_by_cldr(language: str, day: str) -> None:
    assert formats.date(datetime.date(2020, 7, 30), language) == day


def test_portuguese_is_that_of_portugal() -> None:
    assert formats.country("PL", "pt") == "Polónia"


def test_a_name_made_of_words_says_their_language() -> None:
    entity = record("listings", name="Main Centre for Special Services", name_language="en")
    german = View("de", catalogue(entity), MESSAGES, {}, FACTS).record("listings", "jane-doe")
    assert german is not None and str(escape(german.title)) == '<span lang="en">Main Centre for Special Services</span>'
def test_shares_say_all_and_nothing_only_of_all_and_nothing() -> None:
    assert [formats.percent(share, "en") for share in (0, 1, 0.5, 0.1234, 0.99999, 0.00001)] == ["0%", "100%", "50%", "12.3%", "99.9%", "0.1%"]
    assert [formats.percent(0.999, language) for language in ("fr", "de", "mt")] == ["99,9\u00a0%", "99,9\u00a0%", "99.9%"]


def test_a_folder_is_listed_and_a_file_edited() -> None:
    settings = Settings.of(None, "https://git.example/x", None)
    assert settings.edit_address("data/acts/x.yml") == "https://git.example/x/edit/main/data/acts/x.yml"
    assert settings.edit_address("data/acts/") == "https://git.example/x/tree/main/data/acts"
