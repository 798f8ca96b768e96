"""Weights: what each term counts for each entry, as lunr reckons it.

lunr scores a hit by the dot product of the query's vector and the entry's, over the magnitude of the query's alone, and
adds up the fields. So the sum over the fields is all that a browser needs to know of a term and an entry.
"""

from __future__ import annotations

from collections import Counter
from typing import Any, Mapping, Sequence

from lunr.builder import Builder
from lunr.idf import idf

from ..navigation import MENU
from .analysis import Analyser
from .entries import PAGES, Entry

FIELDS: Mapping[str, float] = {"whole": 16, "title": 12, "names": 8, "foreign": 5, "keywords": 7, "headings": 3, "lead": 2.5, "related": 1.2, "text": 1}
"""Fields of an entry, and how much more a term counts in them than in running text."""
KINDS: Mapping[str, float] = {PAGES: 1.2, "uses": 0.8, "terms": 0.65, "events": 0.5}
"""How much more or less an entry counts by its kind; 1 for all others."""
ENTRANCE = 1.3
"""How much more the pages of the main menu count than other pages: they are what a general word means."""
UNIT = 1000
"""Weights are whole thousandths, lunr's own precision."""
ENTRANCES = frozenset(entry.address for entry in MENU)

Weights = Mapping[str, Mapping[int, int]]
"""Thousandths by term and number of the entry."""


def terms(entry: Entry, analyser: Analyser) -> dict[str, list[str]]:
    """The terms of an entry by field. In names, neighbours are also found when written as one word."""

    def of(*texts: str, pairs: bool = False) -> list[str]:
        return [term for text in texts for term in analyser.terms(analyser.words(text), pairs=pairs)]

    def whole(*names: str) -> list[str]:
        return [analyser.whole(words) for name in names if (words := analyser.words(name))]

    title = "" if entry.is_sentence else entry.title
    return {
        "whole": whole(title), "title": of(title, pairs=True),
        "names": of(*entry.names, pairs=True) + whole(*entry.names), "foreign": of(*entry.foreign, pairs=True) + whole(*entry.foreign),
        "keywords": of(*entry.keywords, pairs=True) + whole(*entry.keywords),
        "headings": of(*entry.headings, pairs=True), "lead": of(entry.title if entry.is_sentence else "", entry.lead), "related": of(*entry.related), "text": of(*entry.text.split("\n")),
    }


class Index(Builder):
    """lunr's builder for terms that are ready. It counts and weighs as its parent does, without a vector for each field."""

    def __init__(self) -> None:
        super().__init__()
        for name, boost in FIELDS.items():
            self.field(name, boost=boost)

    def take(self, number: int, fields: Mapping[str, Sequence[str]], boost: float) -> None:
        """Add an entry by the terms of its fields."""
        self._documents[str(number)] = {"boost": boost}
        self.document_count += 1
        for name, found in fields.items():
            self.field_terms(name, number, found)

    def field_terms(self, name: str, number: int, found: Sequence[str]) -> None:
        """One field of an entry."""
        reference = f"{name}/{number}"
        self.field_lengths[reference] = len(found)
        self.field_term_frequencies[reference] = Counter(found)
        for term in self.field_term_frequencies[reference]:
            if term not in self.inverted_index:
                self.inverted_index[term] = {each: {} for each in self._fields}
            self.inverted_index[term][name][number] = {}

    def weights(self) -> Weights:
        """The formula of lunr's builder (`_create_field_vectors`), summed over the fields."""
        if not self.document_count:
            return {}
        self._calculate_average_field_lengths()
        rarity = {term: idf(posting, self.document_count) for term, posting in self.inverted_index.items()}
        found: dict[str, dict[int, int]] = {term: {} for term in self.inverted_index}
        for reference, counts in self.field_term_frequencies.items():
            name, _, number = reference.partition("/")
            entry, boost = int(number), self._fields[name].boost * self._documents[number]["boost"]
            length = self.average_field_length[name]
            norm = self._k1 * (1 - self._b + self._b * (self.field_lengths[reference] / length)) if length else self._k1
            for term, count in counts.items():
                score = rarity[term] * ((self._k1 + 1) * count) / (norm + count) * boost
                of_term = found[term]
                of_term[entry] = of_term.get(entry, 0) + round(score * UNIT)
        return found


def standing(entry: Entry) -> float:
    """How much an entry counts whatever is looked for."""
    return KINDS.get(entry.kind, 1) * (ENTRANCE if entry.address in ENTRANCES else 1)


def weights(entries: Sequence[Entry], analysers: Mapping[str, Analyser]) -> Weights:
    """The weight of every term in every entry that has it; each entry is taken apart by the analyser of its own language."""
    index = Index()
    for number, entry in enumerate(entries):
        index.take(number, terms(entry, analysers[entry.language]), standing(entry))
    return index.weights()


def lunr_index(entries: Sequence[Entry], analysers: Mapping[str, Analyser]) -> Any:
    """The whole index as lunr itself builds it: what the split one is measured by."""
    made = Builder()
    made.ref("ref")
    for name, boost in FIELDS.items():
        made.field(name, boost=boost)
    for number, entry in enumerate(entries):
        made.add({"ref": str(number), **terms(entry, analysers[entry.language])}, {"boost": standing(entry)})
    return made.build()
