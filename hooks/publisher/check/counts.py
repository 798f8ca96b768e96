"""A round has as many listings as its record states, and the list has no gaps."""

from __future__ import annotations

from typing import Iterator, cast

from ..link import Catalogue
from ..records import Listing, Round


def check(catalogue: Catalogue) -> Iterator:
    for each in cast("list[Round]", list(catalogue["rounds"].values())):
        found = cast("tuple[Listing, ...]", catalogue.referrers(each, "listings", "round"))
        if any(collection == "listings" for collection, _ in catalogue.broken):
            continue
        persons = sum(listing.is_person for listing in found)
        for field, count in (("persons", persons), ("entities", len(found) - persons)):
            if getattr(each, field) != count:
                yield each, (field,), f"states {getattr(each, field)} {field}, but {count} listings of this round are {field}; correct the number or the listings' 'round'"
    for listing in cast("list[Listing]", list(catalogue["listings"].values())):
        if (listing.kind == "person") != listing.entry.startswith("A."):
            yield listing, ("entry",), f"entry {listing.entry} does not fit kind '{listing.kind}': persons are in part A, entities and bodies in part B"
