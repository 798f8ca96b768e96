"""Link: all records become one catalogue in which every reference can be followed both ways."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import Iterable, Iterator, Mapping

from .fields import walk
from .parse import Location
from .records import COLLECTIONS, Record


@dataclass(frozen=True)
class Citation:
    """One reference: `origin` names `target` at `location`."""

    origin: Record
    location: Location
    collection: str
    target: str


class Catalogue:
    """All records by collection and id, in each collection's own order. Immutable once made."""

    def __init__(self, records: Iterable[Record], broken: frozenset[tuple[str, str]] = frozenset()) -> None:
        self.broken = broken
        """Collection and id of records whose own file was refused: naming them is no further error."""
        by_collection: dict[str, dict[str, Record]] = {name: {} for name in COLLECTIONS}
        for record in records:
            by_collection[record.collection][record.id] = record
        self._records = {
            name: MappingProxyType(dict(sorted(found.items(), key=lambda entry: entry[1].order())))
            for name, found in by_collection.items()
        }
        self.citations = tuple(
            Citation(record, location, shape.collection, value)
            for record in self
            for location, _, shape, value in walk(record, "reference")
        )
        self._referrers: dict[tuple[str, str], list[Citation]] = {}
        for citation in self.citations:
            self._referrers.setdefault((citation.collection, citation.target), []).append(citation)

        self._former = {(record.collection, old): record for record in self for old in record.formerly}
        self._places = {name: {record_id: place for place, record_id in enumerate(found)} for name, found in self._records.items()}
        self._neighbours = {
            (name, record_id): (before, after)
            for name, found in self._records.items()
            for before, record_id, after in zip([None, *found], found, [*list(found)[1:], None])
        }

    def __getitem__(self, collection: str) -> Mapping[str, Record]:
        """Records of a collection by id, in order."""
        return self._records[collection]

    def __iter__(self) -> Iterator[Record]:
        for records in self._records.values():
            yield from records.values()

    def get(self, collection: str, record_id: str) -> Record | None:
        return self._records[collection].get(record_id)

    def find(self, collection: str, record_id: str) -> Record | None:
        """A record by its id or by one that it had before: for what was written down once and is not rewritten, like the log of changes."""
        return self.get(collection, record_id) or self._former.get((collection, record_id))

    def citations_of(self, record: Record) -> tuple[Citation, ...]:
        """Every reference that names this record."""
        return tuple(self._referrers.get((record.collection, record.id), ()))

    def origins(self, record: Record) -> tuple[Record, ...]:
        """Records that name this one, of any collection, each once."""
        return tuple({(citation.origin.collection, citation.origin.id): citation.origin for citation in self.citations_of(record)}.values())

    def neighbours(self, record: Record) -> tuple[Record | None, Record | None]:
        """The records before and after this one in its collection."""
        before, after = self._neighbours[record.collection, record.id]
        records = self._records[record.collection]
        return (records[before] if before else None, records[after] if after else None)

    def referrers(self, record: Record, collection: str, field: str | None = None) -> tuple[Record, ...]:
        """Records of `collection` that name this one (in `field`, if given), each once, in order."""
        origins = {
            citation.origin.id
            for citation in self.citations_of(record)
            if citation.origin.collection == collection and field in (None, citation.location[0])
        }
        return tuple(self._records[collection][origin] for origin in sorted(origins, key=self._places[collection].__getitem__))
