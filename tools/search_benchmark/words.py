"""Varied texts: what a sentence becomes when a site grows, the same for the same text, language and copy every time.

A copy must not be the same text again, which every index would pack away, nor noise, which no reader would search: words change
their places within a sentence, some give way to others of the site's own vocabulary, some to words that no page had before.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from typing import Iterable, Sequence

WORD = re.compile(r"[^\W\d_]+")
_SENTENCE = re.compile(r"(?<=[.!?])\s+")
BORROWED, INVENTED, MOVED = 0.2, 0.06, 0.3
"""Shares of the words that give way to words of the site, to new words, and that change their place."""
NEW_WORDS = 400
"""New words per copy and language: with eleven copies, the vocabulary grows to about twice that of the site."""
_STARTS = ("b", "br", "d", "dr", "f", "fl", "g", "gr", "k", "kl", "l", "m", "n", "p", "pr", "r", "s", "st", "t", "tr", "v", "w", "z")
_VOWELS = ("a", "e", "i", "o", "u", "au", "ei")
_ENDS = {"en": ("ing", "er", "ment", "al", "or", "y"), "fr": ("age", "eur", "ement", "el", "ique", "ée"), "de": ("ung", "er", "keit", "lich", "heit", "en")}


def invented(seed: str, ending: Sequence[str] = ("an", "ov", "ek", "ar", "in", "os")) -> str:
    """A word of three syllables that no language has, in lower case."""
    chance = random.Random(seed)
    return "".join(chance.choice(_STARTS) + chance.choice(_VOWELS) for _ in range(2)) + chance.choice(_STARTS) + chance.choice(ending)


def vocabulary(texts: Iterable[str]) -> list[str]:
    """Words of four letters and more, each as often as it occurs."""
    counts = Counter(word.lower() for text in texts for word in WORD.findall(text) if len(word) >= 4)
    return sorted(counts.elements())


def varied(text: str, language: str, copy: int, words: Sequence[str]) -> str:
    """The text with other words; its sentences, paragraphs, punctuation, numbers and capital letters stay. `words` is the `vocabulary`."""
    chance = random.Random(f"{copy} {language} {text}")
    return "\n\n".join(
        " ".join(_sentence(sentence, language, copy, words, chance) for sentence in _SENTENCE.split(paragraph)) for paragraph in text.split("\n\n")
    )


def _sentence(sentence: str, language: str, copy: int, words: Sequence[str], chance: random.Random) -> str:
    found = WORD.findall(sentence)
    movable = [place for place in range(1, len(found)) if len(found[place]) >= 3 and chance.random() < MOVED]
    for place, word in zip(movable, chance.sample([found[place] for place in movable], len(movable))):
        found[place] = word
    for place, word in enumerate(found):
        if len(word) < 4:
            continue
        lot = chance.random()
        if lot < BORROWED:
            found[place] = _like(word, chance.choice(words))
        elif lot < BORROWED + INVENTED:
            found[place] = _like(word, invented(f"{copy} {language} {chance.randrange(NEW_WORDS)}", _ENDS.get(language, _ENDS["en"])))
    rest = iter(found)
    return WORD.sub(lambda _: next(rest), sentence)


def renamed(name: str, copy: int) -> str:
    """A proper name with every word of two letters and more replaced by one that exists nowhere, the same in every language."""
    return WORD.sub(lambda match: _like(match[0], invented(f"{copy} {match[0].lower()}")) if len(match[0]) > 1 else match[0], name)


def _like(word: str, other: str) -> str:
    """The other word in the capital letters of the word."""
    if word.isupper() and len(word) > 1:
        return other.upper()
    return other.capitalize() if word[0].isupper() else other
