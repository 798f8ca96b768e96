"""Terms: where the English uses a term of the glossary, the translation uses its official equivalent."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Iterable, Mapping

from ..artifact import digest
from ..records.terms import Term
from ..remember import remembered
from . import forms
from .passages import Passage

_WORD = re.compile(r"(?<![\w-])\w+")


@dataclass(frozen=True)
class Missed:
    """A term of the English for which the translation says something else."""

    term: str
    """Its id."""
    english: str
    official: str
    """The name that the glossary gives in the language."""

    @property
    def message(self) -> str:
        """What to write, and where to say why not."""
        return f"expected the official term '{self.official}' for '{self.english}'; use it, or say in data/locales/exceptions.yml why not"


class Glossary:
    """The terms, ready to be looked for. The longest that fits at a place is the one that is used there.

    Glossaries are equal where their words are.
    """

    def __init__(self, terms: Iterable[Term]) -> None:
        self._terms = {term.id: term for term in terms}
        self._words = digest(repr([(term.id, dict(term.name), dict(term.short or {}), term.variants) for term in self._terms.values()]))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Glossary) and other._words == self._words

    def __hash__(self) -> int:
        return hash(self._words)

    def __reduce__(self) -> tuple[object, ...]:
        return Glossary, (tuple(self._terms.values()),)

    @cached_property
    def _starts(self) -> Mapping[str, list[tuple[int, str, re.Pattern[str]]]]:
        """Terms by the first letters of their names: length of the name, id, and the name as it stands in a text."""
        starts: dict[str, list[tuple[int, str, re.Pattern[str]]]] = {}
        for term in self._terms.values():
            for name in (term.name["en"], (term.short or {}).get("en")):
                if name and (first := _WORD.match(name)):  # One that begins with a sign is looked for nowhere.
                    starts.setdefault(_start(first[0]), []).append((len(name), term.id, forms.english(name)))
        for found in starts.values():
            found.sort(key=lambda entry: (-entry[0], entry[1]))
        return starts

    @remembered(65_536)
    def used(self, text: str) -> Mapping[str, str]:
        """Ids of the terms in an English text, each with the words that are it."""
        found: dict[str, str] = {}
        done = 0
        for word in _WORD.finditer(text):
            if word.start() < done:
                continue
            for _, term, pattern in self._starts.get(_start(word[0]), ()):
                if match := pattern.match(text, word.start()):
                    found.setdefault(term, match[0])
                    done = match.end()
                    break
        return found

    def missed(self, passage: Passage) -> tuple[Missed, ...]:
        """Terms of the English beside a passage that the passage renders otherwise."""
        return self._missed(passage.english, passage.text, passage.language)

    @remembered(65_536)
    def _missed(self, english: str, text: str, language: str) -> tuple[Missed, ...]:
        return tuple(
            Missed(term_id, words, official[0])
            for term_id, words in self.used(english).items()
            if (official := self.official(term_id, language)) and not any(_stands(name, text, language) for name in official)
        )

    def official(self, term_id: str, language: str) -> tuple[str, ...]:
        """What a text in this language may say for a term, the name first; nothing if the glossary has no name in it."""
        term = self._terms[term_id]
        if language not in term.name:
            return ()
        short = (term.short or {}).get(language) or (term.short or {}).get("en")
        return tuple(dict.fromkeys([term.name[language], *([short] if short else []), *term.variants]))


def _start(word: str) -> str:
    """The first letters by which a term is looked up; a plural has the same."""
    return word[:4].lower()


def _as_it_is(name: str, text: str) -> bool:
    """Whether a name stands in a text as whole words, without any inflection."""
    place = text.find(name)
    while place >= 0:
        if not text[place - 1:place].isalnum() and not text[place + len(name):place + len(name) + 1].isalnum():
            return True
        place = text.find(name, place + 1)
    return False


def _stands(name: str, text: str, language: str) -> bool:
    if sum(map(str.isupper, name)) > 1 and " " not in name:
        return forms.abbreviated(name).search(text) is not None
    if _as_it_is(forms.folded(name), forms.folded(text)):
        return True  # Most often; then no pattern need be made.
    return forms.translated(name, language).search(forms.folded(text)) is not None
