"""Weights: what each term counts for each entry, as lunr reckons it.

lunr scores a hit by the dot product of the query's vector and the entry's, over the magnitude of the query's alone, and
adds up the fields. So the sum over the fields is all that a browser needs to know of a term and an entry.
"""

from __future__ import annotations

from collections import Counter
from itertools import chain
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
K1, B = Builder()._k1, Builder()._b
"""How soon a term said again counts less, and how much the length of a field counts: lunr's own."""
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


def standing(entry: Entry) -> float:
    """How much an entry counts whatever is looked for."""
    return KINDS.get(entry.kind, 1) * (ENTRANCE if entry.address in ENTRANCES else 1)


def weights(entries: Sequence[Entry], analysers: Mapping[str, Analyser]) -> Weights:
    """The weight of every term in every entry that has it, by the formula of lunr's builder (`_create_field_vectors`), summed over
    the fields; each entry is taken apart by the analyser of its own language."""
    found = [terms(entry, analysers[entry.language]) for entry in entries]
    counted = [{name: Counter(words) for name, words in fields.items() if words} for fields in found]
    average = {name: sum(len(fields[name]) for fields in found) / len(found) for name in FIELDS} if found else {}
    rarity = _rarity(Counter(chain.from_iterable(counts for fields in counted for counts in fields.values())), len(entries))
    made: dict[str, dict[int, int]] = {term: {} for term in rarity}
    for number, (entry, fields, counts_of) in enumerate(zip(entries, found, counted)):
        stands = standing(entry)
        for name, counts in counts_of.items():
            boost, norm = FIELDS[name] * stands, K1 * (1 - B + B * (len(fields[name]) / average[name]))
            for term, count in counts.items():
                of_term = made[term]
                of_term[number] = of_term.get(number, 0) + round(rarity[term] * ((K1 + 1) * count) / (norm + count) * boost * UNIT)
    return made


def _rarity(holders: Mapping[str, int], entries: int) -> Mapping[str, float]:
    """How much each term says, by how many fields of entries hold it; lunr counts them in what its index says of a term."""
    of_number = {number: idf({"any": dict.fromkeys(range(number))}, entries) for number in set(holders.values())}
    return {term: of_number[number] for term, number in holders.items()}


def lunr_index(entries: Sequence[Entry], analysers: Mapping[str, Analyser]) -> Any:
    """The whole index as lunr itself builds it: what the split one is measured by."""
    made = Builder()
    made.ref("ref")
    for name, boost in FIELDS.items():
        made.field(name, boost=boost)
    for number, entry in enumerate(entries):
        made.add({"ref": str(number), **terms(entry, analysers[entry.language])}, {"boost": standing(entry)})
    return made.build()
