"""Spelling: every word of every text is known to the language's dictionary, to the records' names or to the project's own lists."""

from __future__ import annotations

import pytest

from conftest import LANGUAGES, PROJECT
from publisher.load import Content, load
from publisher.wording.passages import Passage
from spelling import misspelt, own_words, parts, recorded_names, unknown, words

LISTS = ("names", *LANGUAGES)


@pytest.fixture(scope="module")
def content() -> Content:
    return load(PROJECT, LANGUAGES)


def passage(language: str, text: str, english: str = "") -> Passage:
    return Passage("x", language, "k", text, english, lambda offset: (1, offset + 1))


def test_words_are_told_apart() -> None:
    text = "L’ENISA, Sicherheits- und -krisen, APT28 sur www.example.org; {n} x@y.eu, 高强, Z-Pentest"
    assert [word for _, word in words(text)] == ["L’ENISA", "Sicherheits-", "und", "-krisen", "sur", "Z-Pentest"]
    assert all(text[offset:].startswith(word) for offset, word in words(text))


@pytest.mark.parametrize(("language", "text", "expected"), [
    ("en", "The Council’s decison, its colour and its color.", ["color", "decison"]),
    ("fr", "L’Uniom européene a adopté «\u00a0l’acte\u00a0».", ["L’Uniom", "européene"]),
    ("de", "Die Verodnung und die Sicherheits- und Außenpolitk, Netze und -systeme.", ["Außenpolitk", "Verodnung"]),
])
def test_planted_faults_are_found(language: str, text: str, expected: list[str]) -> None:
    found = misspelt([passage(language, text)], language, [])
    assert [word for _, _, word in found] == expected
    assert all(text[offset:].startswith(word) for _, offset, word in found)


def test_a_name_of_the_english_is_looked_up_there() -> None:
    assert misspelt([passage("de", "Die Gruppe Quorbex.", "The group Quorbex.")], "de", []) == []
    assert [word for _, _, word in misspelt([passage("de", "Eine quorbex Gruppe.", "A quorbex group.")], "de", [])] == ["quorbex"]
    assert [word for _, _, word in misspelt([passage("en", "The group Quorbex.", "The group Quorbex.")], "en", [])] == ["Quorbex"]
    assert misspelt([passage("de", "Die Gruppe Army of Quorbex.", "The group Army of Quorbex.")], "de", []) == []
    assert misspelt([passage("en", "The Quorbex-like group.")], "en", ["Quorbex"]) == []


def test_a_missing_dictionary_is_no_silent_pass(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(unknown.__globals__["DICTIONARIES"], "en", "xx_XX")
    with pytest.raises(FileNotFoundError, match="no dictionary xx_XX"):
        unknown(["word"], "en")
    monkeypatch.setenv("PATH", "")
    monkeypatch.setitem(unknown.__globals__, "UNPACKED", PROJECT / "nowhere")
    with pytest.raises(FileNotFoundError, match="no hunspell"):
        unknown(["word"], "en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_spelling(content: Content, language: str) -> None:
    own = {*own_words("names"), *own_words(language), *recorded_names(content.catalogue)}
    found = misspelt(content.passages, language, own)
    assert [str(each.diagnostic(offset, f"unknown word '{word}'; mend it, or add it to tests/words/{language}.txt or names.txt")) for each, offset, word in found] == []


@pytest.mark.parametrize("name", LISTS)
def test_own_words_are_sorted_and_used(content: Content, name: str) -> None:
    own = own_words(name)
    assert own == sorted(set(own), key=lambda word: (word.casefold(), word))
    assert name == "names" or not set(own) & set(own_words("names")), "a word stands in one list only"
    used = {part for each in content.passages if name in ("names", each.language) for _, word in words(each.text) for part in (word, *parts(word))}
    assert [word for word in own if word not in used] == [], "words that no text uses"
