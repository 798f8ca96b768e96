"""What every record has: an id, its sources, and what no source confirms."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import BaseModel, ConfigDict

from .values import Id, Reference, Text

NOT_PUBLISHED = ("keywords",)
"""Fields that only the search of the site uses: no page, no export and no list of changes tells them."""


class Part(BaseModel):
    """A group of fields inside a record. Frozen; unknown keys are refused.

    What validates it is built when the first one is validated: a check that remembers all records needs none.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class Sourced(Part):
    """Something that says where it was read, or which of its fields no source confirms."""

    sources: tuple[Annotated[str, Reference("sources")], ...] = ()
    """Ids of the sources that confirm this."""
    unverified: tuple[str, ...] = ()
    """Fields that no source confirms yet; dotted for parts, like `name.de`. The page marks them."""
    check_at: tuple[Annotated[str, Reference("sources")], ...] = ()
    """Ids of the sources where the unverified fields can be checked."""


class Point(Sourced):
    """One statement with its own sources, in a list of statements."""

    id: Id
    """Short permanent name of the point within its record; translations are keyed by it."""
    text: Text
    """The statement, one or two plain sentences."""


class Record(Sourced):
    """One file of a collection.

    A subclass names its collection and its address; both are part of the public interface.
    """

    collection: ClassVar[str]
    """Folder of `data/` and of `overrides/pages/`."""
    address: ClassVar[str]
    """Page under `/<lang>/`, with `{id}`; an address with `#` stands on the page before it."""
    section: ClassVar[str]
    """Entry of the main navigation that the page belongs to."""
    title_field: ClassVar[str] = "name"
    """Field that serves as the page's title."""
    other_names: ClassVar[tuple[str, ...]] = ()
    """Fields by whose words the record is also found: aliases, spellings, numbers."""
    searchable: ClassVar[bool] = True
    """False for a type that search leaves out."""

    id: Id
    """Permanent id, equal to the file's name without `.yml`; also the last part of the address."""
    formerly: tuple[Id, ...] = ()
    """Ids that the record had before, the first of them first. Their addresses lead here; `make rename` writes them."""
    keywords: Text | None = None
    """Other words, with commas between them, by which readers look for this. Search knows them; no page shows them."""

    @property
    def first_id(self) -> str:
        """The id under which the record was first published: what is made from it for subscribers and programs outlives a rename."""
        return self.formerly[0] if self.formerly else self.id

    def order(self) -> tuple:
        """Sort key within the collection: previous and next follow it."""
        return (self.id,)
