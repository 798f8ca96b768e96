"""Gettext files: read, kept and brought up to date without loss, by us and by the tools of translators."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import polib
import pytest

from conftest import PROJECT
from publisher.plurals import whole_forms
from publisher.read import Document
from publisher.translations import Unit, read_translations, update

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


def test_an_english_text_on_purpose_is_told_from_an_untranslated_one() -> None:
    same = translated(first().text, ('so."\nmsgstr ""', 'so."\nmsgstr "The Council says so."'))
    translations, _ = read_translations(same, "fr")
    assert translations["listings/jane-doe.reasons"].state(UNITS[2]) == "current"
    assert read_translations(first(), "fr")[0]["listings/jane-doe.reasons"].state(UNITS[2]) == "missing"


def test_a_change_of_the_plural_alone_is_stale() -> None:
    changed = [UNITS[0], Unit("interface.count.persons", "{n} person", "{n} people"), UNITS[2]]
    assert read_translations(first(), "fr")[0]["interface.count.persons"].state(changed[1]) == "stale"
    text = update(first(), "fr", changed)
    assert '#| msgid "{n} person"\n#| msgid_plural "{n} persons"\n' in text
    assert read_translations(Document("x.po", text), "fr")[0]["interface.count.persons"].state(changed[1]) == "stale"


def test_a_plural_with_an_empty_form_is_missing_and_keeps_the_other() -> None:
    half = translated(first().text, ('msgstr[1] "{n} personnes"', 'msgstr[1] ""'))
    assert read_translations(half, "fr")[0]["interface.count.persons"].state(UNITS[1]) == "missing"
    assert 'msgstr[0] "{n} personne"\nmsgstr[1] ""' in update(half, "fr", UNITS)


def test_a_kept_translation_is_current() -> None:
    changed = [Unit("interface.nav.home", "Homepage"), *UNITS[1:]]
    text = update(Document("x.po", update(first(), "fr", changed)), "fr", changed, keep={"interface.nav.home"})
    assert "fuzzy" not in text and '#|' not in text
    assert read_translations(Document("x.po", text), "fr")[0]["interface.nav.home"].state(changed[0]) == "current"


def test_comments_of_translators_are_kept() -> None:
    noted = translated(first().text, ('msgctxt "interface.nav.home"', '# as on the old site\nmsgctxt "interface.nav.home"'))
    assert '# as on the old site\nmsgctxt "interface.nav.home"' in update(noted, "fr", UNITS)


def test_what_a_tool_guessed_from_another_text_is_no_translation() -> None:
    guessed = translated(first().text, ('msgctxt "interface.nav.home"', '#, fuzzy\n#| msgctxt "interface.nav.start"\n#| msgid "Start"\nmsgctxt "interface.nav.home"'))
    assert read_translations(guessed, "fr")[0]["interface.nav.home"].state(UNITS[0]) == "missing"
    worked_on = translated(first().text, ('msgctxt "interface.nav.home"', '#, fuzzy\nmsgctxt "interface.nav.home"'))
    assert read_translations(worked_on, "fr")[0]["interface.nav.home"].state(UNITS[0]) == "stale", "marked by hand: needs work"


LONG = 'A "long" English text\nwith marks, \\ and no end in sight, so that it takes more than one line of a gettext file, and even\nthree.'
STALE = [Unit("interface.nav.home", "Start \"page\""), *UNITS[1:]]


def test_a_long_previous_english_is_read_as_it_was() -> None:
    long = [Unit("interface.nav.home", LONG)]
    translated_once = polib.pofile(update(None, "fr", long))
    translated_once[0].msgstr = "Long"
    stale = update(Document("x.po", str(translated_once)), "fr", [Unit("interface.nav.home", "Short.")])
    assert read_translations(Document("x.po", stale), "fr")[0]["interface.nav.home"].made_from == LONG
    assert polib.pofile(stale)[0].previous_msgid == LONG
    assert update(Document("x.po", stale), "fr", [Unit("interface.nav.home", "Short.")]) == stale


@pytest.mark.skipif(shutil.which("msgfmt") is None, reason="gettext is not installed")
@pytest.mark.parametrize("language", ["fr", "de", "stale"])
def test_gettext_reads_the_files(language: str, tmp_path: Path) -> None:
    file = PROJECT / "data" / "locales" / f"{language}.po"
    if language == "stale":
        file = tmp_path / "stale.po"
        long = [*STALE, Unit("events/2013.text", LONG)]
        made = polib.pofile(update(first(), "fr", long))
        made[-1].msgstr = "Long\n"
        file.write_text(update(Document("x.po", str(made)), "fr", [*STALE, Unit("events/2013.text", "Short.")]), encoding="utf-8")
    result = subprocess.run(["msgfmt", "--check", "--statistics", "-o", str(tmp_path / "x.mo"), str(file)], capture_output=True, text=True)
    assert result.returncode == 0, result.stderr
    assert (" 2 fuzzy translations" in result.stderr) == (language == "stale")


def test_polib_reads_and_writes_what_we_read() -> None:
    text = update(first(), "fr", STALE)
    file = polib.pofile(text)
    entry = next(entry for entry in file if entry.msgctxt == "interface.nav.home")
    assert entry.fuzzy and entry.previous_msgid == "Home" and entry.msgid == "Start \"page\"" and entry.msgstr == "Accueil"
    again, diagnostics = read_translations(Document("x.po", str(file)), "fr")
    assert not diagnostics and again == read_translations(Document("x.po", text), "fr")[0]
    entry.flags.remove("fuzzy")
    entry.previous_msgid, entry.msgstr = None, "Page d’accueil"
    done, _ = read_translations(Document("x.po", str(file)), "fr")
    assert done["interface.nav.home"].state(STALE[0]) == "current"
    assert "fuzzy" not in update(Document("x.po", str(file)), "fr", STALE)


def test_two_branches_merge(tmp_path: Path) -> None:
    """One translates a text, the other the next one, a third adds a text: git merges them, and nothing is lost."""
    base, more = update(None, "fr", UNITS), [*UNITS, Unit("terms/freeze.definition", "Blocking.")]
    one = base.replace('msgid "Home"\nmsgstr ""', 'msgid "Home"\nmsgstr "Accueil"')
    two = update(Document("x.po", base.replace('so."\nmsgstr ""', 'so."\nmsgstr "Le Conseil le dit."')), "fr", more)
    for name, text in (("base", base), ("one", one), ("two", two)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    merged = subprocess.run(["git", "merge-file", "-p", "one", "base", "two"], cwd=tmp_path, capture_output=True, text=True)
    assert merged.returncode == 0, merged.stdout
    assert update(Document("x.po", merged.stdout), "fr", more) == merged.stdout
    found, _ = read_translations(Document("x.po", merged.stdout), "fr")
    assert [found[unit.key].state(unit) for unit in more] == ["current", "missing", "current", "missing"]
