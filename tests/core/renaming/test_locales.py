"""Locales: keys follow the record, in whatever form they are written; reviews still hold."""

from __future__ import annotations

from publisher.parse import parse
from publisher.read import Document
from publisher.renaming import Rename
from publisher.renaming.edits import edited
from publisher.renaming.locales import gettext_file, reviews
from publisher.translations import fingerprint, read_translations

LONG = "pillars/p.agreed_lists[a-list-with-a-long-name].entries[an-entry-with-a-name-that-is-also-long].text"
HEAD = 'msgid ""\nmsgstr ""\n"Language: fr\\n"\n'
ENTRIES = f'''
msgctxt "listings/x.reasons"
msgid "About listings/x.reasons"
msgstr "Sur listings/x.reasons"

#| msgctxt "listings/x.summary"
#| msgid "Older"
#, fuzzy
msgctxt "listings/x.summary"
msgid "Newer"
msgstr "Vieux"

msgctxt "listings/x-y.reasons"
msgid "Other"
msgstr "Autre"

#~ msgctxt "listings/x.note"
#~ msgid "Gone"
#~ msgstr "Parti"

msgctxt ""
"pillars/p.agreed_lists[a-list-with-a-long-"
"name].entries[an-entry-with-a-name-that-is-also-long].text"
msgid "Long"
msgstr "Longue"
'''


def renamed(rename: Rename) -> Document:
    return gettext_file(Document("data/locales/fr.po", HEAD + ENTRIES), rename)


def test_only_keys_of_the_record_change() -> None:
    after = renamed(Rename("listings", "x", "new")).text
    assert after == HEAD + ENTRIES.replace('msgctxt "listings/x.', 'msgctxt "listings/new.')
    before, _ = read_translations(Document("fr.po", HEAD + ENTRIES), "fr")
    now, problems = read_translations(Document("fr.po", after), "fr")
    assert problems == [] and now["listings/new.summary"] == before["listings/x.summary"] and now["listings/new.summary"].made_from == "Older"
    assert {key.replace("listings/x.", "listings/new."): value for key, value in before.items()} == now


def test_a_key_on_several_lines() -> None:
    now, problems = read_translations(renamed(Rename("pillars", "p", "settlement")), "fr")
    assert problems == [] and now[LONG.replace("pillars/p.", "pillars/settlement.")].forms == ("Longue",)
    assert len(now) == 4 and "msgstr \"Longue\"\n" in renamed(Rename("pillars", "p", "settlement")).text


def test_reviews_follow_the_record_and_the_words() -> None:
    old, new = fingerprint('See {{ link("listings/x") }}.'), fingerprint('See {{ link("listings/new") }}.')
    text = f'listings/x.reasons:\n  by: "x"\n  on: 2026-12-01\n  text: "aaaaaaaaaaaa"\n\ndocs/guide/x#who:\n  by: "x"\n  on: 2026-12-01\n  text: "{old}"\n'
    document = Document("data/locales/fr.reviews.yml", text)
    after = edited(document, (edit for _, edit in reviews(document, Rename("listings", "x", "new"), {old: new})))
    assert after.text == text.replace("listings/x.reasons", "listings/new.reasons").replace(old, new)
    assert parse(after)[1] == []
