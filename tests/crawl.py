"""What a reader of a built page meets: words by the language that holds for them, and what is not what it should be."""

from __future__ import annotations

import re
from typing import Iterable, Iterator

from lxml.html import HtmlElement

from pseudo import CLOSE, OPEN

SPOKEN = ("aria-label", "title", "alt", "placeholder", "data-label", "data-words", "data-shown", "data-up", "data-down", "data-day", "data-first-day",
          "data-native", "data-until", "data-page", "data-state", "data-country-note", "data-one", "data-other", "data-failed")
"""Attributes whose words a reader sees or hears, by the browser, the styles or a script."""
_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|['’-])*")
_ADDRESS = re.compile(r"https?://\S+")
_NO_WORD = re.compile(r"https?://\S+|\S*[\d/]\S*|\b\w\b")
_LONG = 4
"""Words that make a block."""
Shingles = frozenset[tuple[str, ...]]


def shingles(text: str) -> Shingles:
    """Every run of four words in a text."""
    words = [word.lower() for word in _WORD.findall(_ADDRESS.sub(" ", text))]
    return frozenset(tuple(words[place:place + _LONG]) for place in range(len(words) - _LONG + 1))


def texts(element: HtmlElement, language: str | None = None) -> Iterator[tuple[str | None, str, HtmlElement]]:
    """All texts below an element in order, each with its language and the element that holds it."""
    if not isinstance(element.tag, str) or element.tag in ("script", "style"):
        return
    here = element.get("lang") or language
    yield here, element.text or "", element
    for child in element:
        yield from texts(child, here)
        yield here, child.tail or "", element


def english_blocks(tree: HtmlElement, known: Shingles) -> list[str]:
    """Texts with four or more words in a row of the known English, where the page does not say that they are English.

    Attributes are left out: they have no language of their own, so no page can say it. So is a name within the translated
    title of a drawing, which can hold no elements. Code is in no language of people.
    """
    said = [(language, text) for language, text, element in texts(tree) if _is_read(element) and not (OPEN in text and element.getparent() is not None and element.getparent().tag == "svg")]
    said += [(_language(meta), meta.get("content")) for meta in _metas(tree)]
    return [text.strip() for language, text in said if language != "en" and shingles(text) & known]


def unbracketed(tree: HtmlElement, language: str, facts: re.Pattern[str]) -> list[str]:
    """Words in a language that stand in no brackets of the pseudo-language and in no fact."""
    parts: dict[HtmlElement, str] = {}
    depth = 0
    for here, text, element in texts(tree):
        outside, depth = _outside(text, depth)
        if here == language and outside and _is_read(element):
            whole = next(element.iterancestors("text"), element)
            parts[whole] = parts.get(whole, "") + " " + outside
    assert depth == 0, "a bracket has no other"
    parts_of_attributes = [
        _outside(element.get(name), 0)[0] for element in tree.iter() if isinstance(element.tag, str)
        for name in SPOKEN if element.get(name) and _language(element) == language
    ]
    metas = [_outside(meta.get("content"), 0)[0] for meta in _metas(tree) if _language(meta) == language]
    return [each for text in (*parts.values(), *parts_of_attributes, *metas) for each in _words(text, facts)]


def _is_read(element: HtmlElement) -> bool:
    """False for code, which is the same for all readers."""
    return not any(each.tag in ("pre", "code") for each in (element, *element.iterancestors()))


def pattern_of(facts: Iterable[str]) -> re.Pattern[str]:
    """Matches each of these, longest first."""
    ordered = sorted({fact for fact in facts if any(map(str.isalpha, fact))}, key=len, reverse=True)
    return re.compile(r"(?<!\w)(?:" + "|".join(r"\s+".join(map(re.escape, fact.split())) for fact in ordered) + r")(?!\w)")


def _metas(tree: HtmlElement) -> list[HtmlElement]:
    """What is shown of the page elsewhere: in results of a search, and where it is shared."""
    return tree.xpath("//meta[@name='description' or @property='og:title' or @property='og:description' or @property='og:site_name' or @property='og:image:alt']")


def _words(text: str, facts: re.Pattern[str]) -> list[str]:
    return _WORD.findall(_NO_WORD.sub(" ", facts.sub(" ", text)))


def _outside(text: str, depth: int) -> tuple[str, int]:
    """What stands outside brackets, and how deep in brackets the text ends."""
    kept = []
    for sign in text:
        depth += (sign == OPEN) - (sign == CLOSE)
        if not depth and sign != CLOSE:
            kept.append(sign)
    return "".join(kept), depth


def _language(element: HtmlElement) -> str | None:
    return element.get("lang") or next((each.get("lang") for each in element.iterancestors() if each.get("lang")), None)
