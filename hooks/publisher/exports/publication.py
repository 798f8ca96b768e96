"""Publication: all that an export is made from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Mapping

from ..addresses import OPEN_DATA as FOLDER
from ..link import Catalogue
from ..load import Content
from ..localise import SOURCE_LANGUAGE
from ..settings import Settings
from ..site import Site

VERSION = "1"
LICENSE = "https://creativecommons.org/licenses/by/4.0/"
"""Licence of the site's own words and of its collection of facts."""


@dataclass(frozen=True)
class Publication:
    """The content, and the site in each language with the source language first."""

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

    def address(self, path: str) -> str:
        """The public address of a file below the open data's folder: `listings.csv`."""
        return f"{self.settings.site_url}{FOLDER}/{path}"
