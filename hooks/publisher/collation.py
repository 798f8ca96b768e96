"""Collation: alphabetical order and the letters of an alphabet by a language's own rules, through ICU.

Babel knows no collation. Every list that the site sorts by words goes through `sort_key`, every list that it parts by
letters through `letter` too, so that order and letters cannot disagree.
"""

from __future__ import annotations

import re
from functools import lru_cache

from icu import AlphabeticIndex, Collator, Locale

OTHER = "#"
"""Stands for all that begins with no letter of the language's alphabet, nor with a Latin one."""
_LEADING = re.compile(r"^[\W_]+")
_NUMERIC, _ON = 7, 17
"""ICU's `UCOL_NUMERIC_COLLATION` and `UCOL_ON`: 9 stands before 10, as in the lists that a browser sorts."""


def sort_key(text: str, language: str) -> tuple[bytes, str]:
    """Where a text stands in the language's alphabet, whatever marks it begins with; the text itself parts equals."""
    return (_collator(language).getSortKey(_bare(text)), text)


def letter(text: str, language: str) -> str:
    """The letter of the language's alphabet, a Latin one, or `OTHER`, under which a text is listed: `CH` in Czech."""
    index = _letters(language)
    name, kind = index.getBucket(index.getBucketIndex(_bare(text)))
    return str(name) if kind == 0 else OTHER


def _bare(text: str) -> str:
    """A text without quotation marks and the like before its first letter or digit."""
    return _LEADING.sub("", text) or text


@lru_cache(maxsize=None)
def _collator(language: str) -> Collator:
    collator = Collator.createInstance(Locale(language.replace("-", "_")))
    collator.setAttribute(_NUMERIC, _ON)
    return collator


@lru_cache(maxsize=None)
def _letters(language: str) -> AlphabeticIndex:
    return AlphabeticIndex(Locale(language.replace("-", "_"))).addLabels(Locale("en")).buildImmutableIndex()
