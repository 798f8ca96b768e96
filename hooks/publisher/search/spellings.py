"""Spellings: the ways in which a name in Cyrillic is written in Latin letters, so that each of them finds it.

They follow fixed tables (German and French press, British and American libraries, passports, the scientific
transliteration), are indexed and never printed: which spelling is official only the Official Journal says.
"""

from __future__ import annotations

import re
from typing import Iterator, Mapping

_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_COMMON: Mapping[str, str] = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "з": "z", "и": "i", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o",
    "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "ы": "y", "э": "e", "ь": "", "ъ": "", "і": "i", "ґ": "g",
}
_SCHEMES: Mapping[str, Mapping[str, str]] = {
    "english": {"ё": "yo", "ж": "zh", "й": "y", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ю": "yu", "я": "ya", "є": "ye", "ї": "yi", "ў": "u"},
    "passport": {"ё": "e", "ж": "zh", "й": "i", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ю": "iu", "я": "ia", "є": "ie", "ї": "i", "ў": "u", "ъ": "ie"},
    "german": {"в": "w", "ё": "jo", "ж": "sch", "з": "s", "й": "j", "х": "ch", "ц": "z", "ч": "tsch", "ш": "sch", "щ": "schtsch", "ю": "ju", "я": "ja", "є": "je", "ї": "ji", "ў": "u"},
    "french": {"ё": "io", "ж": "j", "й": "ï", "у": "ou", "х": "kh", "ц": "ts", "ч": "tch", "ш": "ch", "щ": "chtch", "ю": "iou", "я": "ia", "є": "ie", "ї": "ï", "ў": "ou"},
    "scientific": {"ё": "e", "ж": "z", "й": "j", "х": "ch", "ц": "c", "ч": "c", "ш": "s", "щ": "sc", "ю": "ju", "я": "ja", "є": "je", "ї": "ji", "ў": "u"},
}
_AT_START: Mapping[str, Mapping[str, str]] = {"english": {"е": "ye"}, "german": {"е": "je"}, "french": {"е": "ie"}}
"""A first letter that a scheme writes otherwise: Евгений is Yevgeny, Jewgeni, Ievgueni."""
_ENDINGS: Mapping[str, tuple[tuple[str, str], ...]] = {
    "english": (("iy$", "y"), ("yy$", "y")),
    "passport": (("ii$", "y"), ("yi$", "y")),
    "german": (("ij$", "i"), ("yj$", "y")),
    "french": (("iï$", "i"), ("yï$", "y"), ("ov$", "ov"), ("in$", "ine"), ("gu?e", "gue")),
}
"""What a scheme does to an ending or a sound after the letters: Дмитрий is Dmitry, Dmitri."""


def spellings(name: str) -> tuple[str, ...]:
    """The name in every scheme, each once; nothing for a name without Cyrillic letters."""
    if not _CYRILLIC.search(name):
        return ()
    return tuple(dict.fromkeys(written for scheme in _SCHEMES for written in _written(name, scheme)))


def _written(name: str, scheme: str) -> Iterator[str]:
    words = [_word(word, scheme) for word in name.lower().split()]
    yield " ".join(word for word, _ in words)
    yield " ".join(short for _, short in words)


def _word(word: str, scheme: str) -> tuple[str, str]:
    """One word by the letters, and with the endings that are usual in print."""
    table = {**_COMMON, **_SCHEMES[scheme]}
    letters = [table.get(letter, letter) for letter in word]
    if first := _AT_START.get(scheme, {}).get(word[:1]):
        letters[0] = first
    plain = short = "".join(letters)
    for pattern, ending in _ENDINGS.get(scheme, ()):
        short = re.sub(pattern, ending, short)
    return plain, short
