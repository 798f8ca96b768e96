"""Translations: gettext files are read, kept and brought up to date without loss."""

from __future__ import annotations

from publisher.messages import Message
from publisher.plurals import whole_forms
from publisher.read import Document
from publisher.translations import Unit, read_translations, units, update

from core.examples import catalogue, record

UNITS = [
    Unit("interface.nav.home", "Home"),
    Unit("interface.count.persons", "{n} person", "{n} persons"),
    Unit("listings/jane-doe.reasons", "The Council says so."),
]


def translated(text: str, *pairs: tuple[str, str]) -> Document:
    for before, after in pairs:
        assert before in text
        text = text.replace(before, after, 1)
    return Document("data/locales/fr.po", text)


def first() -> Document:
    """A French file with two units translated."""
    return translated(
        update(None, "fr", UNITS),
        ('msgid "Home"\nmsgstr ""', 'msgid "Home"\nmsgstr "Accueil"'),
        ('msgstr[0] ""\nmsgstr[1] ""', 'msgstr[0] "{n} personne"\nmsgstr[1] "{n} personnes"'),
    )


def test_a_new_file_has_every_unit_empty_and_the_plural_forms_of_its_language() -> None:
    for language in ("fr", "pl", "ga", "mt", "sl"):
        text = update(None, language, UNITS)
        assert f"nplurals={len(whole_forms(language))};" in text
        translations, diagnostics = read_translations(Document("x.po", text), language)
        assert not diagnostics
        assert [translations[unit.key].state(unit) for unit in UNITS] == ["missing"] * 3


def test_what_is_translated_is_current() -> None:
    translations, diagnostics = read_translations(first(), "fr")
    assert not diagnostics
    assert translations["interface.nav.home"].forms == ("Accueil",)
    assert translations["interface.count.persons"].forms == ("{n} personne", "{n} personnes")
    assert [translations[unit.key].state(unit) for unit in UNITS] == ["current", "current", "missing"]


def test_a_changed_english_is_stale_at_once_and_marked_by_update() -> None:
    changed = [Unit("interface.nav.home", "Start page"), *UNITS[1:]]
    translations, _ = read_translations(first(), "fr")
    assert translations["interface.nav.home"].state(changed[0]) == "stale"
    text = update(first(), "fr", changed)
    assert '#, fuzzy\n#| msgid "Home"\nmsgctxt "interface.nav.home"\nmsgid "Start page"\nmsgstr "Accueil"' in text
    assert text.count("fuzzy") == 1, "nothing else went stale"
    translations, _ = read_translations(Document("x.po", text), "fr")
    assert [translations[unit.key].state(unit) for unit in changed] == ["stale", "current", "missing"], "it stays stale when it is marked"
    back, _ = read_translations(Document("x.po", update(Document("x.po", text), "fr", UNITS)), "fr")
    assert back["interface.nav.home"].state(UNITS[0]) == "current", "and is current again when the English is what it was"


def test_update_is_stable_and_drops_what_is_gone() -> None:
    once = update(first(), "fr", UNITS)
    assert update(Document("x.po", once), "fr", UNITS) == once
    assert "nav.home" not in update(first(), "fr", UNITS[1:])


def test_faults_are_named_with_their_line() -> None:
    surplus = translated(first().text, ("{n} personnes", "{m} personnes"))
    _, diagnostics = read_translations(surplus, "fr")
    assert [found.message for found in diagnostics] == ["unknown placeholder {m} in the translation of interface.count.persons; the English has {n}"]
    assert surplus.text.split("\n")[diagnostics[0].line - 1].startswith(("msgctxt", "msgid")), "the line of the entry"
    _, diagnostics = read_translations(translated(first().text, ('msgstr "Accueil"', 'msgstr "Accueil')), "fr")
    assert len(diagnostics) == 1 and "not a valid gettext file" in diagnostics[0].message


def test_units_are_keyed_by_the_ids_of_lists() -> None:
    points = [{"id": name, "text": f"{name}.", "sources": ["gazette"]} for name in ("one", "two")]
    there, back = (catalogue(record("pillars", in_practice=order)) for order in (points, points[::-1]))
    keys = {unit.key: unit.text for unit in units(there, {})}
    assert keys == {unit.key: unit.text for unit in units(back, {})}
    assert keys["pillars/trust.in_practice[two].text"] == "two."
    assert [unit.key for unit in units(there, {"a.b": Message("a.b", "x")})][0] == "interface.a.b"
