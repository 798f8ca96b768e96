"""No id takes an address that the site needs for something else."""

from __future__ import annotations

from typing import Iterator

from ..link import Catalogue

RESERVED = {"listings": {"rounds"}, "measures": {"uses"}}


def check(catalogue: Catalogue) -> Iterator:
    for collection, words in RESERVED.items():
        for record in catalogue[collection].values():
            if record.id in words:
                yield record, ("id",), f"'{record.id}' is a reserved word in {collection}; choose another id"
