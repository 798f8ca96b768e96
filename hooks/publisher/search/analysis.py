"""Analysis: text as the terms that search compares; `overrides/search/analysis.js` does the same in the browser.

    "L’Équipe des cyberattaques"  →  equip, cyberattaqu, attaqu

A word is folded (case, accents, ligatures), then stemmed by Snowball in the language of the text. So a query with or
without accents finds the same. Letters that a stemmer needs are kept until it has seen them.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from typing import Any, Iterable, Mapping

import Stemmer

_WORD = re.compile(r"[^\W_]+")
_OTHER_LETTERS = {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "þ": "th", "ħ": "h", "ı": "i"}
"""Letters that no decomposition takes apart."""
_HAN = re.compile(r"[\u3400-\u9fff]")
_CELEX = re.compile(r"3(\d{4})[a-z]{1,2}0*(\d+)")
SHORT = 4
"""Letters at most of a word that a number in running text belongs to: NIS 2, APT 28, CRA."""
PART = 4
"""Letters at least of a part of a compound."""
WHOLE = "="
"""Sign at the end of the term of a whole name, so that it stands beside the term of its first words."""
CYBER = "cyber"
"""First part of compounds in every language of this site."""


@dataclass(frozen=True)
class Language:
    """How one language is stemmed and puts words together."""

    stemmer: str
    """Name of the Snowball algorithm."""
    kept: str = ""
    """Letters with accents that the stemmer must see."""
    links: tuple[str, ...] | None = None
    """What may stand between the parts of a compound; None where words are not written together."""
    endings: tuple[tuple[str, str], ...] = ()
    """Endings put right before stemming, because folding has hidden them from the stemmer: pattern, replacement."""


LANGUAGES: Mapping[str, Language] = {
    "da": Language("danish", "æøå", ("s", "e", "")),
    "de": Language("german", "äöü", ("s", "es", "n", "en", "er", "e", "")),
    "el": Language("greek"),
    "en": Language("english"),
    "es": Language("spanish"),
    "et": Language("estonian", "äöõü", ("",)),
    "fi": Language("finnish", "äö", ("n", "")),
    "fr": Language("french", endings=(("ees?$", "e"), ("erent$", "er"))),
    "ga": Language("irish"),
    "hu": Language("hungarian", "áéíóöőúüű", ("",)),
    "it": Language("italian"),
    "lt": Language("lithuanian"),
    "nl": Language("dutch", links=("s", "en", "e", "")),
    "pt": Language("portuguese"),
    "ro": Language("romanian"),
    "sv": Language("swedish", "åäö", ("s", "")),
}
"""Languages with a stemmer on both sides. All others are searched by the beginnings of words."""


@dataclass(frozen=True)
class Analyser:
    """Takes text of one language apart."""

    language: str
    small: frozenset[str] = frozenset()
    """Folded words that carry no meaning of their own."""
    parts: frozenset[str] = frozenset()
    """Folded words that compounds are made of."""
    _read: dict[str, list[str]] = field(default_factory=dict, compare=False, repr=False)
    _known: dict[str, tuple[str, ...]] = field(default_factory=dict, compare=False, repr=False, init=False)
    _roots: dict[str, str] = field(default_factory=dict, compare=False, repr=False)

    @cached_property
    def rules(self) -> Language | None:
        """How this language is stemmed; None if it is not."""
        return LANGUAGES.get(self.language)

    @property
    def writes_together(self) -> bool:
        """Whether words of this language are put together to longer ones."""
        return self.rules is not None and self.rules.links is not None

    def words(self, text: str) -> list[str]:
        """The words of a text in its order, folded: without case, accents and ligatures, but for letters that the stemmer needs.

        `Maßnahmen` is `massnahmen`.
        """
        if (known := self._read.get(text)) is None:
            kept = self.rules.kept if self.rules else ""
            words = map(str.lower, _WORD.findall(unicodedata.normalize("NFC", text)))
            known = self._read[text] = [word if word.isascii() else _fold(word, kept) for word in words]
        return known

    def knowing(self, parts: Iterable[str]) -> Analyser:
        """The same analyser with words that compounds are made of."""
        return replace(self, parts=frozenset(parts))

    def root(self, word: str) -> str:
        """The term of a folded word: its stem, without accents. A word with digits, or of another script, stays as it is."""
        if word not in self._roots:
            self._roots[word] = self._stemmed(word)
        return self._roots[word]

    def _stemmed(self, word: str) -> str:
        if self.rules is None or len(word) < 3 or not word.isalpha() and any(map(str.isdigit, word)) or not word.isascii() and _HAN.search(word):
            return _fold(word, "")
        for pattern, ending in self._endings:
            word = pattern.sub(ending, word)
        return _fold(self._stemmer.stemWord(word), "")

    @cached_property
    def _endings(self) -> list[tuple[re.Pattern[str], str]]:
        return [(re.compile(pattern), ending) for pattern, ending in (self.rules.endings if self.rules else ())]

    def terms_of(self, word: str) -> tuple[str, ...]:
        """The terms of one folded word: its root, then those of what it is made of."""
        known = self._known.get(word)
        if known is None:
            known = self._known[word] = tuple(dict.fromkeys([self.root(word), *self._within(word)]))
        return known

    def _within(self, word: str) -> Iterable[str]:
        if celex := _CELEX.fullmatch(word):
            return [celex[1] + celex[2]]
        if _HAN.search(word):
            return [word[start:start + 2] for start in range(len(word) - 1)] if len(word) > 2 else []
        return [self.root(part) for part in self.taken_apart(word)]

    def taken_apart(self, word: str) -> list[str]:
        """The parts of a compound, from known words; empty if it is none. The longest first part wins."""
        if word.startswith(CYBER) and len(word) >= len(CYBER) + PART:
            rest = word[len(CYBER):]
            return [CYBER, *(self.taken_apart(rest) or [rest])]
        if not self._heads or not word.isalpha():
            return []
        for end in range(len(word) - PART, PART - 1, -1):
            head = self._heads.get(word[:end])
            if head is None:
                continue
            tail = word[end:]
            rest = [tail] if tail in self.parts else self.taken_apart(tail)
            if rest:
                return [head, *rest]
        return []

    @cached_property
    def _heads(self) -> Mapping[str, str]:
        """Known words as they begin a compound, with and without a link behind them, and the word itself."""
        links = self.rules.links if self.rules else None
        if links is None:
            return {}
        with_link = {part + link: part for part in sorted(self.parts, key=len) if len(part) >= PART for link in links}
        return {**with_link, **{part: part for part in self.parts if len(part) >= PART}}

    def terms(self, words: Iterable[str], *, pairs: bool = False) -> list[str]:
        """The terms of a text's folded words, and those of neighbours written as one word.

        With `pairs` of all neighbours, as befits a name; else only of those that are one thing: 2019/796, NIS 2, cyber attack.
        """
        found: list[str] = []
        before = ""
        small, terms_of = self.small, self.terms_of
        for word in words:
            alone = len(word) > 1 or is_word(word)
            if alone:
                if word in small:
                    continue
                found += terms_of(word)
            if before and ((pairs and alone and len(before) > 1) or belong(before, word)):
                found.append(self.root(joined(before, word)))
            before = word
        return found

    def whole(self, words: Iterable[str]) -> str:
        """The term of a name as a whole, by which it comes first when it is typed in full: small words count, endings do not."""
        return "".join(map(self.root, words)) + WHOLE

    @cached_property
    def _stemmer(self) -> Any:
        assert self.rules is not None
        return Stemmer.Stemmer(self.rules.stemmer, 0)  # It need not keep what is kept here.


def is_word(word: str) -> bool:
    """Whether a word of one character is found by itself: a digit or a Chinese sign, not a letter."""
    return len(word) > 1 or word.isdigit() or _HAN.search(word) is not None


def belong(first: str, second: str) -> bool:
    """Whether two neighbours of running text are one thing."""
    if first == CYBER:
        return True
    one, other = first.isdigit(), second.isdigit()
    return (one or other) and (one == other or len(second if one else first) <= SHORT)


def joined(first: str, second: str) -> str:
    """Two neighbours as one word; the second number of a legal act has no zeros in front."""
    return first + (second.lstrip("0") if first.isdigit() and second.isdigit() else second)


@lru_cache(maxsize=65_536)
def _fold(word: str, kept: str) -> str:
    if word.isascii():
        return word
    return "".join(
        letter if letter.isascii() or letter in kept
        else "".join(_OTHER_LETTERS.get(part, part) for part in unicodedata.normalize("NFD", letter) if not unicodedata.category(part).startswith("M"))
        for letter in word
    )
