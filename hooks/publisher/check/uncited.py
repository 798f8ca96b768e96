"""A source that nothing cites is a leftover."""

from __future__ import annotations

from typing import Iterator

from ..link import Catalogue


def check(catalogue: Catalogue, cited_by_prose: frozenset[str]) -> Iterator:
    for source in catalogue["sources"].values():
        if source.id not in cited_by_prose and not catalogue.citations_of(source):
            yield source, ("id",), f"nothing cites the source '{source.id}'; cite it where it confirms a fact, or delete the file"
