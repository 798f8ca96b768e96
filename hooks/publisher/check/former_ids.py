"""An id that a record had before is taken for ever: its address leads to that record and cannot be given to another."""

from __future__ import annotations

from typing import Iterator

from ..link import Catalogue


def check(catalogue: Catalogue) -> Iterator:
    seen: dict[tuple[str, str], str] = {}
    for record in catalogue:
        for index, old in enumerate(record.formerly):
            location, key = ("formerly", index), (record.collection, old)
            if old == record.id:
                yield record, location, f"'{old}' is the record's id; only ids that it had before stand here"
            elif old in catalogue[record.collection]:
                yield record, location, f"'{old}' is the id of another record, data/{record.collection}/{old}.yml; give that one another id, since this one was published first"
            elif key in seen:
                yield record, location, f"'{old}' is a former id of '{seen[key]}' already; keep it in one place"
            seen.setdefault(key, record.id)
