"""Legible: words that a reader can take in, and that are what they seem to be.

Refused are words longer than any that people write or link to, letters of two scripts that look alike within one word, and
marks piled on a letter until they cover the lines around it.
"""

from __future__ import annotations

import re
import unicodedata

LONGEST = 300
"""Characters without a space between them, at most: more than the longest web address in the data."""
MARKS = 4
"""Marks on one letter, at most: no language of the site, and no name in it, has more than three."""

_LATIN, _OTHER = r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]", r"[\u0370-\u03ff\u0400-\u052f\u1f00-\u1fff]"
_MARK = r"[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]"
_LONG = re.compile(rf"(?<!\S)\S{{{LONGEST + 1},}}")
_ILLEGIBLE = re.compile(
    rf"(?P<long>{_LONG.pattern})|(?P<latin>{_LATIN})(?P<after>{_OTHER})|(?P<other>{_OTHER})(?={_LATIN})|(?P<marks>{_MARK}{{{MARKS + 1},}})",
)
_SUSPECT = re.compile(rf"{_OTHER[:-1]}{_MARK[1:]}")
"""Signs without one of which a text without long words is legible: looked for alone, which is far sooner done."""


def illegible(text: str) -> tuple[int, str] | None:
    """Where the first such word stands in a text, and what an editor is told of it; None where there is none."""
    long = any(len(line) > LONGEST and _LONG.search(line) for line in text.split("\n"))  # Most lines are shorter than such a word.
    found = _ILLEGIBLE.search(text) if long or not text.isascii() and _SUSPECT.search(text) else None
    if found is None:
        return None
    if found["long"]:
        return found.start(), f"expected words of at most {LONGEST} characters, got one of {len(found['long']):,}; is a space missing?"
    if found["marks"]:
        return found.start(), f"expected at most {MARKS} marks on one letter, got {len(found['marks'])}; delete those that belong to no language"
    foreign = found["after"] or found["other"]
    place = found.start("after") if found["after"] else found.start("other")
    return place, f"expected words in one script, got {named(foreign)} among Latin letters, which looks like another letter; type the word anew"


def named(sign: str) -> str:
    """A character so that it cannot be taken for another: `U+0430 (Cyrillic small letter a)`."""
    name = unicodedata.name(sign, "")
    return f"U+{ord(sign):04X}{f' ({name.capitalize()})' if name else ''}"
