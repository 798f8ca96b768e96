"""Collation: order and letters by each language's rules, and no list that goes round them."""

from __future__ import annotations

import re

import pytest

from conftest import PROJECT
from publisher.collation import letter, sort_key
from publisher.languages import OFFICIAL

NO_WORDS = ("filters.jinja: | sort(reverse=true)", "latest.jinja: | sort(attribute=\"key\"", "listings-table.jinja: | sort)")
"""Sorted by Jinja: years, dates, and rounds by their dates."""


@pytest.mark.parametrize(("language", "words"), [
    ("en", "10 zeta|acid|«Árbol»|Zoo"), ("de", "Affe|Äpfel|Apfelbaum|Zahl"), ("sv", "Apa|Zebra|Ål|Ärta|Öl"), ("da", "Abe|Zebra|Æble|Øl|Ål"),
    ("cs", "cena|hra|chata|jaro"), ("hr", "luk|ljubav|more"), ("hu", "cukor|csont|dal"), ("et", "sõna|šokk|zebra|žanr|tuba"), ("mt", "gera|għajn|ħobż|isem"),
    ("pl", "lato|łaska|mama|sól|śnieg|zima|źródło|żaba"), ("es", "nube|ñandú|oso"), ("fr", "cote|coté|côte|œuvre|offre"), ("lt", "ieva|yla|jonas"),
    ("el", "αρχή|άτομο|βάση"), ("bg", "атака|баба|яма"), ("ga", "Áine|bád|éan"), ("sk", "hora|chata|ibis"), ("ro", "sat|șarpe|tare|țară"),
])
def test_words_stand_in_the_order_of_the_language(language: str, words: str) -> None:
    order = words.split("|")
    assert sorted(reversed(order), key=lambda word: sort_key(word, language)) == order


def test_numbers_stand_by_their_size_as_in_the_browser() -> None:
    assert sorted(["Unit 10", "Unit 9"], key=lambda name: sort_key(name, "en")) == ["Unit 9", "Unit 10"]


def test_letters_are_those_of_the_language() -> None:
    assert [letter(word, "cs") for word in ("chata", "cena", "čas")] == ["CH", "C", "Č"]
    assert [letter(word, "de") for word in ("Äpfel", "ß", "„Zitat“")] == ["A", "S", "Z"]
    assert [letter(word, "el") for word in ("άτομο", "ENISA")] == ["Α", "E"]
    assert [letter(word, "sv") for word in ("Ål", "85th", "Игра")] == ["Å", "#", "#"]


@pytest.mark.parametrize("language", [*OFFICIAL, "en-XA"])
def test_letters_follow_the_order(language: str) -> None:
    """Each letter comes once, so that no heading is needed twice."""
    words = [f"{first}{rest}" for first in "ABCČDĐEFGĠHĦIJKLŁMNÑOÖØPRSŠTUVXYZŻΑΒΓАБВ" for rest in ("a", "h", "j", "z")]
    found = [letter(word, language) for word in sorted(words, key=lambda word: sort_key(word, language))]
    assert len(set(found)) == len([each for place, each in enumerate(found) if not place or each != found[place - 1]])


def test_templates_sort_words_by_these_functions_alone() -> None:
    """Jinja's own `sort` and `dictsort` know no alphabet; only numbers and years may go through them."""
    found = [f"{path.name}: {match}" for path in (PROJECT / "overrides").rglob("*.jinja")
             for match in re.findall(r"\|\s*(?:dict)?sort\b[^%}]*", path.read_text(encoding="utf-8"))]
    assert [each for each in found if not each.startswith(NO_WORDS)] == []
