"""Plain words: sentences of the prose and of the records, measured in each language."""

from __future__ import annotations

import re

import pytest
from lxml import html as lxml_html

from conftest import LANGUAGES

MEAN, LONGEST = 20, 35
"""Words per sentence: the mean of a page, and the longest."""
_NO_END = re.compile(
    r"\b(?:e\.g|i\.e|etc|No|Nos|Art|Arts|p|pp|art|no|n°|Nr|Abs|S|z\.\s?B|d\.\s?h|u\.\s?a|bzw|usw|vgl|Co|Ltd|St|ff)\.(?=\s)"
)
_ORDINAL = re.compile(r"(?<![.\d])(\d{1,2})\.(?=\s)")
"""In German a point after a number makes it an ordinal; a year is none."""
_END = re.compile(r"(?<=[.!?…])[»”“\"’)]*\s+|\n+")


def sentences(text: str, language: str) -> list[str]:
    """Sentences of running text; a point in an abbreviation or ordinal ends none."""
    text = _NO_END.sub(lambda match: match.group().replace(".", "\u2024"), text.replace("\u00a0", " ").replace("\u202f", " "))
    text = _ORDINAL.sub("\\1\u2024", text) if language == "de" else text
    return [found for part in _END.split(text) if (found := part.strip())]


def words(sentence: str) -> int:
    return len(re.findall(r"\d[\d.,/]*|[\w’'\-./]*\w[\w’'\-./]*", sentence))


def running_text(page: str, language: str) -> list[str]:
    """Sentences in paragraphs and list entries of the article; lists of links and tables are no prose."""
    article = lxml_html.document_fromstring(page).find(".//article")
    found: list[str] = []
    for element in article.iter("p", "li", "dd"):
        if element.xpath("ancestor::table|ancestor::nav|ancestor::footer|ancestor::details|ancestor::*[@popover]"):
            continue
        if element.xpath(".//p|.//li"):
            continue
        label = element[0] if len(element) and not (element.text or "").strip() and element[0].tag in ("a", "strong") else None
        text = re.sub(r"[ \t\r\n]+", " ", element.text_content()).strip()
        if label is not None and (start := re.sub(r"\s+", " ", label.text_content()).strip()) and text.startswith(start):
            text = text[len(start):].lstrip(" :\u00a0\u202f–-.") or text  # a label before a text is no part of its sentence
        if sum(len(link.text_content()) for link in element.iter("a")) > len(text) / 2:
            continue
        if re.search(r"[.!?…]$", text):
            found += sentences(text, language)
    return found


def test_sentences_are_told_apart() -> None:
    assert len(sentences("One. Two, e.g. this. Three!", "en")) == 3
    assert len(sentences("Am 30. Juli 2020 kam es. Ende.", "de")) == 2
    assert len(sentences("Les étapes 1 à 4. Elles suivent.", "fr")) == 2
    assert words("Regulation (EU) 2019/796 isn't 65,600 words - long.") == 7


@pytest.mark.parametrize("language", LANGUAGES)
def test_sentences_are_short(pages: dict[str, str], language: str) -> None:
    faults: list[str] = []
    for path, page in pages.items():
        if not path.startswith(f"{language}/"):
            continue
        found = running_text(page, language)
        counts = [words(sentence) for sentence in found]
        if counts and sum(counts) / len(counts) > MEAN:
            faults.append(f"{path}: mean of {sum(counts) / len(counts):.1f} words")
        faults += [f"{path}: {count} words: {sentence}" for count, sentence in zip(counts, found) if count > LONGEST]
    assert faults == []
