"""Publication: all that an export is made from."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Mapping

from ..addresses import OPEN_DATA as FOLDER
from ..link import Catalogue
from ..load import Content
from ..localise import SOURCE_LANGUAGE
from ..records import RECORD_TYPES, Record
from ..settings import Settings
from ..site import Site
from .values import Value, exported

VERSION = "1"
LICENSE = "https://creativecommons.org/licenses/by/4.0/"
"""Licence of the site's own words and of its collection of facts."""
LICENSE_ID, LICENSE_NAME = "CC-BY-4.0", "Creative Commons Attribution 4.0 International"
"""Its name in SPDX's list, and in full."""


@dataclass(frozen=True, eq=False)
class Publication:
    """The content, and the site in each language with the source language first. One is like no other: what is made of it can be kept."""

    content: Content
    sites: Mapping[str, Site]
    settings: Settings

    @property
    def catalogue(self) -> Catalogue:
        """All records."""
        return self.content.catalogue

    @property
    def source(self) -> Site:
        """The site in the language that all texts are first written in."""
        return self.sites[SOURCE_LANGUAGE]

    @cached_property
    def records(self) -> Mapping[str, list[dict[str, Value]]]:
        """The records of each collection as plain values, in order: made once for all exports."""
        return {each.collection: [exported(self, record) for record in self.catalogue[each.collection].values()] for each in RECORD_TYPES}

    def values(self, record: Record) -> dict[str, Value]:
        """The same of one record."""
        return self._by_id[record.collection][record.id]

    @cached_property
    def _by_id(self) -> Mapping[str, Mapping[str, dict[str, Value]]]:
        return {name: dict(zip(self.catalogue[name], found)) for name, found in self.records.items()}

    def address(self, path: str) -> str:
        """The public address of a file below the open data's folder: `listings.csv`."""
        return f"{self.settings.site_url}{FOLDER}/{path}"
