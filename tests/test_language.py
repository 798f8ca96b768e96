"""Language: no paragraph is left in another language than its page's, as a language identifier sees it."""

from __future__ import annotations

import dataclasses
import re
from typing import Callable, Iterable

import pytest
from lingua import Language, LanguageDetectorBuilder

from conftest import LANGUAGES, PROJECT
from publisher.load import Content, load
from publisher.wording.passages import Passage
from spelling import kept, own_words, parts, words

FEWEST, SUREST = 6, 0.6
"""Words that a text has at least, names left out, and how sure the identifier must be; below, it guesses."""
_QUOTED = re.compile(r"«[^»]*»|„[^“]*“|“[^”]*”")
"""Quoted words may be in any language."""
_IDENTIFIED = {Language.ENGLISH: "en", Language.FRENCH: "fr", Language.GERMAN: "de"}

Identify = Callable[[Passage], str | None]


@pytest.fixture(scope="module")
def content() -> Content:
    return load(PROJECT, LANGUAGES)


@pytest.fixture(scope="module")
def identify(content: Content) -> Identify:
    """Tells the language of a passage, or None where it is too short or too mixed to tell."""
    detector = LanguageDetectorBuilder.from_languages(*_IDENTIFIED).build()
    own = {language: {*own_words("names"), *own_words(language)} for language in LANGUAGES}

    def identified(passage: Passage) -> str | None:
        carried = {word for word in kept(passage) if not word.islower()} if passage.text != passage.english else set()
        left_out = own[passage.language] | carried
        text = [word for _, word in words(_QUOTED.sub(" ", passage.text)) if word not in left_out and left_out.isdisjoint(parts(word))]
        if len(text) < FEWEST:
            return None
        first = detector.compute_language_confidence_values(" ".join(text))[0]
        return _IDENTIFIED[first.language] if first.value >= SUREST else None

    return identified


def in_another(passages: Iterable[Passage], identify: Identify) -> list[str]:
    """Diagnostics of the passages that are not in their own language."""
    return [
        str(each.diagnostic(0, f"expected a text in {each.language}, got one that reads like {found}: {each.text[:60]!r}"))
        for each in passages if (found := identify(each)) not in (None, each.language)
    ]


@pytest.mark.parametrize(("language", "text"), [
    ("fr", "The Council decides on the listing of persons and entities."),
    ("fr", "Der Rat entscheidet über die Listung von Personen und Einrichtungen."),
    ("de", "Le Conseil décide de l’inscription de personnes et d’entités sur la liste."),
    ("en", "Le Conseil décide de l’inscription de personnes et d’entités sur la liste."),
    ("de", "Member States must report incidents to their authorities."),
])
def test_planted_faults_are_found(identify: Identify, language: str, text: str) -> None:
    found = in_another([Passage("x.md", language, "k", text, "", lambda offset: (3, 1))], identify)
    assert len(found) == 1 and found[0].startswith(f"x.md:3:1: error: expected a text in {language}, got one that reads like ")


def test_a_translation_left_in_english_is_found(content: Content, identify: Identify) -> None:
    """One in nine of the real texts of ten words or more, put back into English."""
    long = [each for each in content.passages if each.text != each.english and len(list(words(each.english))) >= 10][::9]
    planted = [dataclasses.replace(each, text=each.english) for each in long]
    assert len(planted) > 200
    missed = [each.english for each in planted if identify(each) != "en"]
    assert len(missed) <= len(planted) / 100, missed


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_is_in_its_language(content: Content, identify: Identify, language: str) -> None:
    assert in_another([each for each in content.passages if each.language == language], identify) == []
