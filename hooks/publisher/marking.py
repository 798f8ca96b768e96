"""Marking: the language of words, kept where their elements cannot go or are taken away."""

from __future__ import annotations

import re
from html import unescape
from typing import Any, Iterator

from markupsafe import Markup, escape

from .localise import Words

_TOKEN = re.compile(r"<[^>]*>|[^<]+")
_NAME = re.compile(r"</?([a-zA-Z0-9]+)")
_LANGUAGE = re.compile(r'\slang="([^"]*)"')
_ALL_FOREIGN = re.compile(r"\s*<span( lang=[^>]*)>((?:[^<]|<(?!/?span\b)|<span\b[^>]*>[^<]*(?:<(?!/?span\b)[^<]*)*</span>)*)</span>\s*")
"""HTML that is words in another language as a whole; within them may stand words of the reader's."""
_VOID = {"area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


def plain(words: Any) -> str:
    """Words without their elements, for attributes, drawings and choices, where there can be none."""
    return unescape(re.sub(r"<[^>]*>", "", words)) if isinstance(words, Markup) else str(words)


def marked(words: Any) -> Markup:
    """Attributes that give the element around `plain` words their language, where it is not the reader's."""
    if isinstance(words, Words):
        return words.mark
    found = _ALL_FOREIGN.fullmatch(words) if isinstance(words, Markup) else None
    return Markup(found[1]) if found else Markup("")


def brief(words: Any) -> Markup:
    """Words for a list of hundreds, where the page says often enough that texts wait to be translated."""
    return Markup(escape(words).replace(' class="untranslated"', ""))


def like(text: Any, words: Any) -> Words | str:
    """A text made from words, in their language."""
    if isinstance(words, Words):
        return Words(plain(text), words.lang, foreign=words.foreign, state=words.state)
    return plain(text)


def tokens(html: str, language: str) -> Iterator[tuple[str, str]]:
    """The tags and texts of sound HTML, each with the language that holds there; `language` holds outside."""
    stack: list[tuple[str, str]] = []
    for token in _TOKEN.findall(html):
        name = _NAME.match(token)
        if name and not token.startswith("</"):
            own = _LANGUAGE.search(token)
            here = own[1] if own else stack[-1][1] if stack else language
            yield token, here
            if not token.endswith("/>") and name[1] not in _VOID:
                stack.append((name[1], here))
            continue
        yield token, stack[-1][1] if stack else language
        if name:
            while stack and stack.pop()[0] != name[1]:
                pass
