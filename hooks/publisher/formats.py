"""Formats: dates, numbers, lists, countries and plural forms by CLDR, through Babel."""

from __future__ import annotations

import datetime
import textwrap
import unicodedata
from functools import lru_cache
from typing import Iterable

from babel import Locale
from babel.dates import format_date, format_skeleton
from babel.lists import format_list
from babel.numbers import format_decimal, format_percent
from babel.plural import PluralRule
from num2words import num2words

from .records.values import PartialDate

_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "đ": "d", "ł": "l"})


@lru_cache(maxsize=None)
def locale_of(language: str) -> Locale:
    """Babel locale; `en` means British English, as the EU writes it."""
    return Locale.parse("en_GB" if language == "en" else language.replace("-", "_"))


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


def number(value: int, language: str) -> str:
    """A whole number with the language's grouping."""
    return format_decimal(value, locale=locale_of(language))


def percent(share: float, language: str) -> str:
    """A share from 0 to 1 in per cent. All and nothing are said only of all and nothing: 999 of 1000 are 99.9 %."""
    told = share if share in (0, 1) else min(max(share, 0.001), 0.999)
    pattern = locale_of(language).percent_formats[None].pattern
    return format_percent(told, pattern.replace("0", "0.#", 1) if "." not in pattern else pattern, locale=locale_of(language))


def spelled(value: int, language: str) -> str:
    """A whole number in words; digits where the language has no speller."""
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


def sort_key(text: str) -> tuple[str, str]:
    """Alphabetical order without regard to case, accents or leading marks."""
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(sign))
    return (plain.translate(_LIGATURES).lstrip("«»„“\"'‘’( "), text)


def language_name(code: str) -> str:
    """A language's own name, with a capital as in a menu: `Français`."""
    name = Locale.parse(code, sep="-").get_language_name() or code
    return name[:1].upper() + name[1:]


def language(code: str, reader: str) -> str:
    """Name of a language in the reader's: `allemand`; the code itself if CLDR has none."""
    return locale_of(reader).languages.get(code, code)


def direction(language: str) -> str:
    """`ltr` or `rtl`."""
    return Locale.parse(language, sep="-").text_direction


@lru_cache(maxsize=None)
def _plural_rule(language: str) -> tuple[PluralRule, tuple[str, ...]]:
    rule = locale_of(language).plural_form
    order = ("zero", "one", "two", "few", "many", "other")
    return rule, tuple(tag for tag in order if tag in rule.tags or tag == "other")


def plural_index(value: int, language: str, forms: int) -> int:
    """Which gettext form a number takes; `forms` is how many the translation has."""
    rule, tags = _plural_rule(language)
    return min(tags.index(rule(value)), forms - 1)


def plural_names(language: str, forms: tuple[str, ...]) -> dict[str, str]:
    """The forms by CLDR's names for them, `one`, `other`, as a browser's `Intl.PluralRules` calls them."""
    _, tags = _plural_rule(language)
    return {tag: forms[min(place, len(forms) - 1)] for place, tag in enumerate(tags)}
