"""Files: what is told of each file for programs: its kind, size and checksum."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from fnmatch import fnmatchcase
from posixpath import splitext
from typing import Iterable

from ..artifact import Artifact
from .publication import FOLDER

API, CATALOGUE = "openapi.json", "index.json"
"""What tells how to ask for the files, and what lists them."""
MEDIA_TYPES = (
    (CATALOGUE, "application/ld+json"),
    ("schema/*.json", "application/schema+json"),
    ("*.ftm.json", "application/x-ndjson"),
    ("*.json", "application/json"),
    ("*.csv", "text/csv"),
)
"""Media types by the path below the open data's folder; the first that fits. JSON with one value on each line is not JSON
as a whole, so it must not say so; its usual type is not registered."""
REGISTERED = frozenset({"application/ld+json", "application/schema+json", "application/json", "text/csv"})
"""Those that have a page at IANA."""
FORMATS = {"application/ld+json": "JSON_LD", "application/json": "JSON", "application/schema+json": "JSON", "application/x-ndjson": "JSON", "text/csv": "CSV"}
"""Entries of the EU's authority table of file types."""


@dataclass(frozen=True)
class DataFile:
    """A file of the open data as it is told of."""

    path: str
    """Below the open data's folder: `listings.csv`, `listings/gao-qiang.json`."""
    content: str

    @property
    def media_type(self) -> str:
        """Its kind; `application/octet-stream` if nothing is known of it."""
        return media_type(self.path)

    @property
    def size(self) -> int:
        """Number of bytes."""
        return len(self.content.encode())

    @property
    def checksum(self) -> str:
        """SHA-256 in hexadecimal digits."""
        return hashlib.sha256(self.content.encode()).hexdigest()


def data_files(artifacts: Iterable[Artifact]) -> dict[str, DataFile]:
    """The artifacts that are open data, by their path below its folder."""
    below = f"{FOLDER}/"
    paths = {artifact: artifact.path.removeprefix(below) for artifact in artifacts if artifact.path.startswith(below)}
    return {path: DataFile(path, artifact.content) for artifact, path in paths.items()}


def media_type(path: str) -> str:
    """The media type of a file by its path below the open data's folder."""
    return next((found for pattern, found in MEDIA_TYPES if fnmatchcase(path, pattern)), "application/octet-stream")


def is_json(path: str) -> bool:
    """Whether a file is one JSON value, and not several one below the other."""
    return media_type(path) == "application/json" or media_type(path).endswith("+json")


def unguessable(artifacts: Iterable[Artifact]) -> dict[str, str]:
    """Media types that a host cannot tell from the end of a name, by path below the site's root; `folder/*` for all files of a folder."""
    kinds = {path: file.media_type for path, file in data_files(artifacts).items()}
    return {
        f"{FOLDER}/{path.split('/')[0] + '/*' if '/' in path else path}": kind
        for path, kind in kinds.items() if kind != media_type(f"any{splitext(path)[1]}")
    }
