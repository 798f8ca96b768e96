"""Pairing: which entry of the official list is which listing: by reference number, then by name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Callable, Iterable, Sequence

from ..records import Listing
from .names import folded
from .official_list import PROGRAMME, Entry


@dataclass(frozen=True)
class Pairs:
    """Listings with their entries, and what is only on one side. An entry of another programme is never alone."""

    both: tuple[tuple[Listing, Entry], ...]
    only_here: tuple[Listing, ...]
    only_there: tuple[Entry, ...]


def own_names(listing: Listing) -> tuple[str, ...]:
    """The names of a listing that the Official Journal gives."""
    return (listing.name, *listing.native_names, *listing.aliases)


def pairs(listings: Sequence[Listing], entries: Sequence[Entry]) -> Pairs:
    """Each listing and each entry once. A name that several could mean pairs nothing."""
    left, right = list(listings), list(entries)
    found: list[tuple[Listing, Entry]] = []

    def pair(here: Callable[[Listing], Iterable[object]], there: Callable[[Entry], Iterable[object]]) -> None:
        """Pair those that share a key with exactly one each."""
        for listing in list(left):
            keys = {key for key in here(listing) if key}
            same = [entry for entry in right if keys & set(there(entry))]
            others = [other for other in left if other is not listing and keys & set(here(other))]
            if len(same) == 1 and not others:
                found.append((listing, same[0]))
                left.remove(listing)
                right.remove(same[0])

    def names(entry: Entry) -> set[tuple[str, ...]]:
        return {folded(name.text) for name in entry.names}

    pair(lambda listing: [listing.reference], lambda entry: [entry.reference])
    pair(lambda listing: [folded(listing.name)], names)
    pair(lambda listing: map(folded, (*own_names(listing), *listing.other_spellings)), names)
    order = {listing.id: place for place, listing in enumerate(listings)}
    both = tuple(sorted(found, key=lambda two: order[two[0].id]))
    return Pairs(both, tuple(left), tuple(entry for entry in right if PROGRAMME in entry.programmes))
