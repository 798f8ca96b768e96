"""Both halves of the analysis: they take text apart alike, on large word lists and on the site's own words."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page

from conftest import PROJECT
from publisher.search.analysis import LANGUAGES, Analyser
from publisher.search.files import ENGINE
from search.worker import entry, toy

LISTS = {"en": "american-english", "fr": "french", "de": "ngerman"}
COMPARE = """(lines) => lines.map((line) => own.words(line).flatMap(({ word }) => [word, ...own.termsOf(word)]).join(" "))"""


def differences(page: Page, folder: Path, language: str, lines: list[str]) -> list[tuple[str, str, str]]:
    """Lines that the two halves take apart otherwise: line, browser's terms, ours."""
    parts = "sanktion liste angriff netz werk regel ordnung haus meister"
    analyser = Analyser(language, parts=frozenset(parts.split()) if language == "de" else frozenset())
    known = [entry("Words", f"{parts} x" * 3), entry("More", "sanktionsliste netzwerkangriff ordnungsregel hausmeister " + parts)] if language == "de" else [entry("Words", "x")]
    with toy(folder, [each.__class__(each.address, each.kind, language, each.title, text=each.text) for each in known], language) as address:
        page.goto(f"{address}assets/search/")
        page.add_script_tag(path=str(folder / "assets" / "search" / f"{language}.js"))
        if language == "de":
            page.evaluate("(parts) => { own.parts = new Set(parts.split(' ')); }", parts)
        found: list[str] = []
        for start in range(0, len(lines), 50_000):
            found += page.evaluate(COMPARE, lines[start:start + 50_000])
    ours = [" ".join(term for word in analyser.words(line) for term in (word, *analyser.terms_of(word))) for line in lines]
    return [each for each in zip(lines, found, ours, strict=True) if each[1] != each[2]]


@pytest.mark.parametrize("every", [40, pytest.param(1, marks=pytest.mark.long)])
@pytest.mark.parametrize("language", LISTS)
def test_the_whole_chain_is_the_same_on_a_large_word_list(page: Page, tmp_path: Path, language: str, every: int) -> None:
    """On one word in forty, and in the long run on all."""
    path = Path("/usr/share/dict") / LISTS[language]
    if not path.is_file():
        pytest.skip(f"no word list {path}; Debian's packages wamerican, wfrench and wngerman have them")
    words = path.read_text(encoding="utf-8").split("\n")
    assert len(words) > 100_000
    assert differences(page, tmp_path, language, words[::every]) == []


@pytest.mark.parametrize("language", [*LISTS, "mt", *(pytest.param(each, marks=pytest.mark.long) for each in sorted({*LANGUAGES, "bg", "pl"} - {*LISTS}))])
def test_the_whole_chain_is_the_same_on_the_words_of_this_site(page: Page, tmp_path: Path, language: str) -> None:
    """In every language with a stemmer and in some without: the site's texts hold Latin, Greek-like, Cyrillic and Chinese names, numbers and signs."""
    files = [*(PROJECT / "data").glob("*/*.yml"), *(PROJECT / "docs").glob("*/*/*.md")]
    lines = sorted({line.strip() for file in files for line in file.read_text(encoding="utf-8").split("\n") if line.strip()})
    lines += ["ΑΘΉΝΑ Ασφάλεια", "Łódź żółć œuvre Straße İstanbul", "32019R0796 (EU) 2019/796", "高强张士龙", "е\u0301л"]
    assert differences(page, tmp_path, language, lines) == []


def terms(language: str, text: str, **options: bool) -> list[str]:
    analyser = Analyser(language, frozenset({"the", "of", "des", "der"}))
    return analyser.terms(analyser.words(text), **options)


@pytest.mark.parametrize("language, one, other", [
    ("fr", "sécurité", "securite"), ("fr", "sanctionnées", "sanctionner"), ("fr", "l’attribution", "attribution"), ("fr", "œuvre", "oeuvres"),
    ("de", "Maßnahmen", "massnahme"), ("de", "Stärkung", "Staerkung"), ("de", "Vermögen", "Vermoegen"), ("de", "Erklärungen", "Erklarung"),
    ("en", "attacks", "Attacking"), ("en", "2019/796", "2019 796"), ("en", "NIS2", "NIS 2"), ("fr", "SRI2", "SRI-2"), ("en", "A.8", "A8"),
    ("en", "cyber attack", "cyberattacks"), ("de", "Cyber-Angriffe", "Cyberangriff"), ("en", "32019R0796", "2019/796"),
])
def test_two_ways_of_writing_meet(language: str, one: str, other: str) -> None:
    assert set(terms(language, one)) & set(terms(language, other))


def test_numbers_of_running_text_are_not_glued_to_every_neighbour() -> None:
    assert "796applies" not in terms("en", "2019/796 applies") and "fancybear" not in terms("en", "Fancy Bear")
    assert "fancybear" in terms("en", "Fancy Bear", pairs=True)


def test_a_compound_is_taken_apart_by_known_words() -> None:
    analyser = Analyser("de", parts=frozenset({"sanktion", "liste", "regelung", "vermögen", "werte", "werk"}))
    assert analyser.taken_apart("sanktionsliste") == ["sanktion", "liste"]
    assert analyser.taken_apart("sanktionenregelung") == ["sanktion", "regelung"]
    assert analyser.taken_apart("vermögenswerte") == ["vermögen", "werte"]
    assert analyser.taken_apart("handwerk") == [] and analyser.taken_apart("liste") == []


def test_every_stemmer_named_is_vendored_with_its_licence() -> None:
    folder = PROJECT / "overrides" / "search" / "vendor"
    assert {f"{language.stemmer}-stemmer.js" for language in LANGUAGES.values()} | {"base-stemmer.js"} == {path.name for path in folder.glob("*-stemmer.js")}
    assert {f"{name}.js" for name in ENGINE} == {path.name for path in (folder / "lunr").glob("*.js")}
    assert (folder / "LICENSE-lunr.txt").is_file() and (folder / "LICENSE-snowball.txt").is_file()
