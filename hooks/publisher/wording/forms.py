"""Forms: a name of the glossary is recognised in a sentence however the language inflects it.

A word is compared by its stem, without accents: French endings of gender and number, German cases, umlauts
and compounds. Between the words of a name may stand the small words that grammar asks for: *gel des avoirs* is
also *gel de leurs avoirs*.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import filterfalse

_SMALL = {
    "fr": "ue union a au aux ce ces cet cette d dans de des du en entre et l la le les leur leurs ou par pour sa ses son sur un une vers".split(),
    "de": "eu union als am an auf aus bei beim das dem den der des die durch ein eine einem einen einer eines fuer fur gegen ihre ihrem ihren ihrer im in ins mit seine seinem seinen seiner "
    "und vom von zu zum zur".split(),
}
"""Words of a name that may change or be added, written without accents; whose it is (`de l’UE`) is among them."""
_ENDING = {"fr": re.compile(r"(?:es|e|s|x)$"), "de": re.compile(r"(?:ern|em|er|en|es|e|n|s)$")}
_STEM = 3
"""Letters that a stem has at least."""


@lru_cache(maxsize=4096)
def folded(text: str) -> str:
    """Lower case without accents and umlauts, one form of each apostrophe and space."""
    plain = unicodedata.normalize("NFKD", text.lower().replace("ß", "ss").replace("’", "'"))
    return "".join(filterfalse(unicodedata.combining, plain))


@lru_cache(maxsize=None)
def english(name: str) -> re.Pattern[str]:
    """A name in English running text, singular or plural, with either case at its start."""
    words = [re.escape(word) for word in name.split()]
    if name[1:2].islower():
        words[0] = f"[{name[0].lower()}{name[0].upper()}]{words[0][1:]}"
    last = words[-1].removesuffix("s") if len(words[-1]) > 4 else words[-1]
    words[-1] = f"{last[:-1]}(?:y|ies)" if last.endswith("y") else f"{last}(?:s|es)?"
    return re.compile(r"\s+".join(words) + r"(?![\w-])")


@lru_cache(maxsize=None)
def translated(name: str, language: str) -> re.Pattern[str]:
    """A name in folded text of its language, inflected or within a compound."""
    small = _SMALL.get(language, ())
    words = [word for word in re.findall(r"\w+(?:-\w+)*", folded(name)) if word not in small]
    joint = r"\W+" + (rf"(?:(?:{'|'.join(small)})\W+){{0,5}}" if small else "")
    return re.compile(joint.join(_word(word, language) for word in words))


@lru_cache(maxsize=None)
def abbreviated(name: str) -> re.Pattern[str]:
    """An abbreviation as it stands, or at the start of a German compound: `CSIRTs-Netzwerk`."""
    return re.compile(rf"(?<!\w){re.escape(name)}(?:s|-?e)?(?!\w)")


def _word(word: str, language: str) -> str:
    if any(sign.isdigit() for sign in word) or language not in _ENDING:
        return rf"\b{re.escape(word)}\b"
    stem = _ENDING[language].sub("", word)
    stem = stem if len(stem) >= _STEM else word
    if language == "de":
        return rf"\b\w*{re.escape(stem)}\w*\b"
    if word.endswith("al"):
        return rf"\b{re.escape(word[:-2])}a(?:l|le|les|ux)\b"
    return rf"\b{re.escape(stem)}\w{{0,3}}\b"
