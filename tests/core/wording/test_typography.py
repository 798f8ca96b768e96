"""Typography: each rule of each language finds its planted fault, and nothing in text that is right."""

from __future__ import annotations

import pytest

from publisher.wording.passages import Passage
from publisher.wording.typography import check

N, W = "\u00a0", "\u202f"
RIGHT = {
    "en": ["It’s “so”: the EU’s act, 2–3 October 2023; 65,600 or 3.5% (2019/796, A.1, Z-Pentest)!", "Python 3.11, CC BY 4.0, WCAG 2.2, on 2024-05-31, 10:30"],
    "fr": [f"L’acte{N}: «{N}ainsi{N}»{W}; oui{W}? Non{W}! 65{W}600 ou 3,5{N}% (2019/796)", f"Vraiment{W}?! À 10:30, https", "Unité 26165, CC BY 4.0"],
    "de": [f"Der Akt: „so“; ja? Nein! 65.600 oder 3,5{N}% – z.{N}B. d.{W}h. 30. Juli", "NIS-2-Richtlinie, CC BY 4.0, Einheit 26165"],
    "pl": ["„Tak” – nie"],
}
FAULTS = [
    ("en", "It's", 2, "expected ’ or ‘, got a straight apostrophe"),
    ("en", 'a "word”', 2, "expected “ or ”, got a straight quotation mark"),
    ("en", "a „word”", 2, "expected “ or ”, got '„'"),
    ("en", "a “word“.", 7, "expected “ before and ” after the quoted words"),
    ("en", "a ”word”", 2, "expected “ before and ” after the quoted words"),
    ("en", "why ?", 3, "expected nothing before '?', got a space"),
    ("en", "a “word", 2, "expected as many “ as ”, got 1 and 0"),
    ("en", "and so on...", 9, "expected '…', got three full stops"),
    ("en", "one , two", 3, "expected nothing before ',', got a space"),
    ("en", "one  two", 3, "expected one space, got several"),
    ("en", "one - two", 4, "expected a dash (–), got a hyphen"),
    ("en", "in 2019-2020", 7, "expected a dash (–) between two years, got a hyphen"),
    ("en", "on 2-3 October", 4, "expected a dash (–) between two numbers, got a hyphen"),
    ("en", "65.600 people", 2, "expected ',' between the thousands of '65.600', got '.'"),
    ("en", "65 600 people", 2, "expected ',' between the thousands of '65 600', got a space"),
    ("en", "3,5 million", 1, "expected '.' before the decimals of '3,5', got ','"),
    ("en", f"3{N}%", 1, "expected nothing before '%', got a no-break space (U+00A0)"),
    ("fr", "l'acte", 1, "expected ’, got a straight apostrophe"),
    ("fr", f"“mot{N}»", 0, "expected « or », got '“'"),
    ("fr", "un ; deux", 2, "expected a narrow no-break space (U+202F) before ';', got a space"),
    ("fr", f"un{N}; deux", 2, "expected a narrow no-break space (U+202F) before ';', got a no-break space (U+00A0)"),
    ("fr", "quoi?", 4, "expected a narrow no-break space (U+202F) before '?', got nothing"),
    ("fr", "un : deux", 2, "expected a no-break space (U+00A0) before ':', got a space"),
    ("fr", f"un{W}: deux", 2, "expected a no-break space (U+00A0) before ':', got a narrow no-break space (U+202F)"),
    ("fr", "un: deux", 2, "expected a no-break space (U+00A0) before ':', got nothing"),
    ("fr", f"« mot{N}»", 1, "expected a no-break space (U+00A0) after '«', got a space"),
    ("fr", f"«{N}mot»", 5, "expected a no-break space (U+00A0) before '»', got nothing"),
    ("fr", f"«{N}mot", 0, "expected as many « as », got 1 and 0"),
    ("fr", "65.600 mots", 2, f"expected a narrow no-break space (U+202F) between the thousands of '65.600', got '.'"),
    ("fr", f"65{N}600 mots", 2, f"expected a narrow no-break space (U+202F) between the thousands of {f'65{N}600'!r}, got a no-break space (U+00A0)"),
    ("fr", "3.5 millions", 1, "expected ',' before the decimals of '3.5', got '.'"),
    ("fr", "30 %", 2, "expected a no-break space (U+00A0) before '%', got a space"),
    ("de", "geht's", 4, "expected ’, got a straight apostrophe"),
    ("de", '"Wort“', 0, "expected „ or “, got a straight quotation mark"),
    ("de", "„Wort”", 5, "expected „ or “, got '”'"),
    ("de", "»Wort«", 0, "expected „ or “, got '»'"),
    ("de", "“Wort", 0, "expected „ before and “ after the quoted words"),
    ("de", "so — so", 3, "expected a dash (–), got '—'"),
    ("de", "z.B. so", 0, "expected a no-break space (U+00A0) after 'z.', got nothing"),
    ("de", "also : so", 4, "expected nothing before ':', got a space"),
    ("de", "65,600 Wörter", 2, "expected '.' between the thousands of '65,600', got ','"),
    ("de", "1.5 Millionen", 1, "expected ',' before the decimals of '1.5', got '.'"),
    ("de", "30%", 2, "expected a no-break space (U+00A0) before '%', got nothing"),
    ("pl", "tak - nie", 4, "expected a dash (–), got a hyphen"),
    ("pl", "65.600 osób", 2, "expected a no-break space (U+00A0) between the thousands of '65.600', got '.'"),
]


def faults(language: str, text: str) -> list[tuple[int, str]]:
    return sorted(check(Passage("x", language, "k", text, text, lambda offset: (1, offset + 1))))


@pytest.mark.parametrize(("language", "text"), [(language, text) for language, texts in RIGHT.items() for text in texts])
def test_what_is_right_is_left_alone(language: str, text: str) -> None:
    assert faults(language, text) == []


@pytest.mark.parametrize(("language", "text", "offset", "message"), FAULTS, ids=[f"{language}: {text}" for language, text, _, _ in FAULTS])
def test_each_fault_is_found_at_its_place(language: str, text: str, offset: int, message: str) -> None:
    assert (offset, message) in faults(language, text)
