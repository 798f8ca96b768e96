"""Numbers: digits are grouped, decimals parted and percent signs spaced as CLDR says for the language."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Iterator

from babel import Locale

from .. import formats
from .characters import named

_SPACES = " \u00a0\u202f"
_GROUPED = re.compile(rf"(?<![\w.,/:-])(?<![\w/-][{_SPACES}])\d{{1,3}}(?:([.,'’{_SPACES}])\d{{3}})(?:\1\d{{3}})*(?![\w/-])(?![.,]\d)")
_DECIMAL = re.compile(rf"(?<![\w.,/:-])\d+([.,])\d{{1,2}}(?=[{_SPACES}]?(?:%|€|EUR\b|[Mm]il|[Mm]rd|billion))")
"""Only before what is measured: `CC BY 4.0` and `Python 3.11` are names."""
_PERCENT = re.compile(rf"\d([{_SPACES}]?)%")


def check(text: str, language: str) -> Iterator[tuple[int, str]]:
    """Offset and message of each number that is written as in another language."""
    group, decimal, percent = _signs(language)
    for match in _GROUPED.finditer(text):
        if match[1] != group and not match[0].startswith("0"):
            yield match.start(1), f"expected {named(group)} between the thousands of {match[0]!r}, got {named(match[1])}"
    for match in _DECIMAL.finditer(text):
        if match[1] != decimal:
            yield match.start(1), f"expected {named(decimal)} before the decimals of {match[0]!r}, got {named(match[1])}"
    for match in _PERCENT.finditer(text):
        if match[1] != percent:
            yield match.start(1), f"expected {named(percent)} before '%', got {named(match[1])}"


@lru_cache(maxsize=None)
def _signs(language: str) -> tuple[str, str, str]:
    """What parts thousands, decimals, and number and percent sign."""
    locale: Locale = formats.locale_of(language)
    symbols = locale.number_symbols["latn"]
    return symbols["group"], symbols["decimal"], locale.percent_formats[None].pattern.partition("%")[0].lstrip("#,.0")
