"""Languages: the 24 official languages of the EU, in the order and by the names that readers expect."""

from __future__ import annotations

from functools import lru_cache
from typing import Iterable

from . import formats

OFFICIAL = (
    "bg", "es", "cs", "da", "de", "et", "el", "en", "fr", "ga", "hr", "it", "lv", "lt", "hu", "mt", "nl", "pl", "pt", "ro", "sk", "sl", "fi", "sv",
)
"""In the official order: by the alphabet of their own names, those in other scripts as if written in Latin letters
(Interinstitutional Style Guide, 7.1)."""


def official_order(codes: Iterable[str]) -> tuple[str, ...]:
    """Languages in the official order, any other after them by their codes."""
    return tuple(sorted(codes, key=lambda code: (OFFICIAL.index(code) if code in OFFICIAL else len(OFFICIAL), code)))


@lru_cache(maxsize=None)
def own_name(code: str) -> str:
    """A language's own name, with a capital as in a menu: `Français`; one that CLDR does not have is told apart by its code."""
    locale = formats.locale_of(code)
    name = locale.get_language_name() or code
    known = str(locale) == code.replace("-", "_") or code in OFFICIAL
    return name[:1].upper() + name[1:] + ("" if known else f" ({code})")
