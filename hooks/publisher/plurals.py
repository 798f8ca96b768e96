"""Plural forms: which form of a text a number takes, and how a gettext file says so.

A gettext file has one form for each of CLDR's names that whole numbers take, in CLDR's order: Polish `one`, `few`,
`many`. Forms that only fractions or millions take (`other` in Polish, `many` in French) have none; they share the last.
"""

from __future__ import annotations

from functools import lru_cache

from babel.messages.plurals import get_plural

from .formats import locale_of

_ORDER = ("zero", "one", "two", "few", "many", "other")
_NEWER = {
    "hu": (2, "(n != 1)"),
    "lv": (3, "(n%10==0 || n%100>=11 && n%100<=19 ? 0 : n%10==1 && n%100!=11 ? 1 : 2)"),
    "mt": (5, "(n==1 ? 0 : n==2 ? 1 : n==0 || n%100>=3 && n%100<=10 ? 2 : n%100>=11 && n%100<=19 ? 3 : 4)"),
}
"""Rules of gettext for which Babel's table differs from CLDR."""


@lru_cache(maxsize=None)
def whole_forms(language: str) -> tuple[str, ...]:
    """CLDR's names of the forms that whole numbers take, in the order of the gettext file."""
    rule = locale_of(language).plural_form
    taken = {rule(number) for number in range(201)}
    return tuple(name for name in _ORDER if name in taken)


def plural_index(value: int, language: str, forms: int) -> int:
    """Which gettext form a number takes; `forms` is how many the translation has."""
    return _place(locale_of(language).plural_form(value), language, forms)


def plural_names(language: str, forms: tuple[str, ...]) -> dict[str, str]:
    """The forms by CLDR's names for them, `one`, `other`, as a browser's `Intl.PluralRules` calls them."""
    rule = locale_of(language).plural_form
    return {name: forms[_place(name, language, len(forms))] for name in _ORDER if name in rule.tags or name == "other"}


def gettext_rule(language: str) -> tuple[int, str]:
    """`nplurals` and `plural` of the head of a gettext file."""
    if language in _NEWER:
        return _NEWER[language]
    found = get_plural(locale_of(language))
    return found.num_plurals, str(found.plural_expr)


def _place(name: str, language: str, forms: int) -> int:
    known = whole_forms(language)
    return min(known.index(name) if name in known else forms - 1, forms - 1)
