"""Formats: dates, numbers, lists, countries and plural forms by CLDR, through Babel."""

from __future__ import annotations

import datetime
import textwrap
from functools import lru_cache
from typing import Iterable

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton
from babel.lists import format_list
from babel.numbers import format_decimal, format_percent

from .records.values import PartialDate
from .remember import remembered

_EUROPEAN = {"en": "en_GB", "pt": "pt_PT"}
"""Where CLDR takes a language for that of another continent, the form that the EU writes."""


@lru_cache(maxsize=None)
def locale_of(language: str) -> Locale:
    """Babel locale; `en` means British English, as the EU writes it. A variant that CLDR does not have is its language."""
    try:
        return Locale.parse(_EUROPEAN.get(language, language.replace("-", "_")))
    except UnknownLocaleError:
        base = language.partition("-")[0]
        return Locale.parse(_EUROPEAN.get(base, base))


@lru_cache(maxsize=None)
@remembered(8192)
def date(value: datetime.date | PartialDate, language: str) -> str:
    """A date in full, as far as it is known: `30 July 2020`, `juillet 2020`, `2020`."""
    locale = locale_of(language)
    if isinstance(value, datetime.date):
        text = format_date(value, "long", locale=locale)
    elif value.day:
        text = format_date(value.first_day(), "long", locale=locale)
    elif value.month:
        text = format_skeleton("yMMMM", value.first_day(), locale=locale)
    else:
        text = str(value.year)
    if language == "fr" and text.startswith("1 "):
        text = "1er " + text[2:]
    return text.replace(" ", "\u00a0", 1) if text[:1].isdigit() and " " in text else text


@lru_cache(maxsize=None)
@remembered(8192)
def number(value: int, language: str) -> str:
    """A whole number with the language's grouping."""
    return format_decimal(value, locale=locale_of(language))


def percent(share: float, language: str) -> str:
    """A share from 0 to 1 in per cent. All and nothing are said only of all and nothing: 999 of 1000 are 99.9 %."""
    told = share if share in (0, 1) else min(max(share, 0.001), 0.999)
    pattern = locale_of(language).percent_formats[None].pattern
    return format_percent(told, pattern.replace("0", "0.#", 1) if "." not in pattern else pattern, locale=locale_of(language))


@remembered(1024)
def spelled(value: int, language: str) -> str:
    """A whole number in words; digits where the language has no speller."""
    from num2words import num2words  # Few texts need it, and it loads all its languages.

    try:
        return num2words(value, lang=language)
    except (NotImplementedError, OverflowError):
        return number(value, language)


def country(code: str, language: str) -> str:
    """Name of a country by CLDR; the code itself if CLDR has none."""
    return locale_of(language).territories.get(code, code)


def enumeration(parts: Iterable[str], language: str) -> str:
    """`a, b and c`."""
    return format_list(list(parts), locale=locale_of(language))


def capital(text: str) -> str:
    """A name as a title: `directive SRI 2` gets a capital, `i-Soon` stays as it is written."""
    first = (text.split(None, 1) or [""])[0].split("’", 1)[0]
    return text[:1].upper() + text[1:] if first.isalpha() and first.islower() else text


def lines(text: str, width: int) -> list[str]:
    """A text broken into lines of at most `width` characters, for drawings, which do not break lines by themselves."""
    return textwrap.wrap(text, width, break_long_words=False, break_on_hyphens=True) or [""]


def language(code: str, reader: str) -> str:
    """Name of a language in the reader's: `allemand`; the code itself if CLDR has none."""
    return locale_of(reader).languages.get(code, code)


@lru_cache(maxsize=None)
@remembered(64)
def direction(language: str) -> str:
    """`ltr` or `rtl`."""
    return locale_of(language).text_direction
