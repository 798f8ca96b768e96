"""Marking: words keep their language where their elements cannot go."""

from __future__ import annotations

from markupsafe import Markup, escape

from publisher.documents import headings
from publisher.localise import Words
from publisher.marking import like, marked, plain, tokens

ENGLISH = Words("Law & order", "en", foreign=True, state="missing")
NAME = Words("Council", "en", foreign=True)


def test_what_waits_for_translation_differs_from_a_name() -> None:
    assert str(escape(ENGLISH)) == '<span lang="en" class="untranslated">Law &amp; order</span>'
    assert str(escape(NAME)) == '<span lang="en">Council</span>'
    assert str(escape(Words("Recht", "de"))) == "Recht"


def test_plain_words_take_their_language_to_the_element_around() -> None:
    assert (plain(ENGLISH), str(marked(ENGLISH))) == ("Law & order", ' lang="en" class="untranslated"')
    html = Markup("{}").format(ENGLISH)
    assert (plain(html), str(marked(html))) == ("Law & order", ' lang="en" class="untranslated"')
    within = Markup('<span lang="en" class="untranslated">Listed on <span lang="de"><time>1. Mai</time></span>.</span>')
    assert (plain(within), str(marked(within))) == ("Listed on 1. Mai.", ' lang="en" class="untranslated"')
    assert str(marked(Markup('<span lang="en">Council</span> im Lauf der Zeit'))) == str(marked(Markup('<span lang="en">A</span>, <span lang="en">B</span>'))) == ""
    assert str(marked("Recht")) == str(marked(Markup("<b>Recht</b>"))) == ""
    shortened = like("Law", ENGLISH)
    assert isinstance(shortened, Words) and (shortened.lang, shortened.foreign) == ("en", True)


def test_tokens_know_the_language_that_holds() -> None:
    html = '<p>Eins <span lang="en">two<br> <b>three</b></span> vier</p><div lang="fr"><p>cinq</p></div>sechs'
    assert [(text, language) for text, language in tokens(html, "de") if not text.startswith("<") and text.strip()] == [
        ("Eins ", "de"), ("two", "en"), ("three", "en"), (" vier", "de"), ("cinq", "fr"), ("sechs", "de"),
    ]


def test_the_table_of_contents_keeps_the_language_of_headings() -> None:
    body = '<h2 id="a">Who</h2><div lang="pl"><h3 id="b">Kto</h3><h3 id="c"><span lang="en">Why</span></h3></div><h2>no anchor</h2>'
    assert [(entry.level, entry.id, str(entry.text)) for entry in headings(body, "pl", "en")] == [
        (2, "a", '<span lang="en">Who</span>'), (3, "b", "Kto"), (3, "c", '<span lang="en">Why</span>'),
    ]
