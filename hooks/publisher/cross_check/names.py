"""Names: the same, whatever their capitals, accents, punctuation and the order of their words."""

from __future__ import annotations

import unicodedata

_LETTERS = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th"})
"""Letters that Unicode does not take apart into a plain one and a mark."""


def folded(name: str) -> tuple[str, ...]:
    """What two spellings of one name have in common: its words without marks and capitals, in a fixed order."""
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(sign)).translate(_LETTERS)
    words = "".join(sign if sign.isalnum() else " " for sign in plain.replace("'", "").replace("’", "")).split()
    return tuple(sorted(words))
