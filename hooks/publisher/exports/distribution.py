"""Distribution: one file of a dataset in the catalogue, with what a program must know to fetch and trust it."""

from __future__ import annotations

import json
from posixpath import splitext
from typing import Mapping

from .files import CATALOGUE, FORMATS, REGISTERED, DataFile
from .publication import LICENSE, Publication
from .titles import english
from .vocabulary import AUTHORITY, MEDIA, Node


def distribution(publication: Publication, file: DataFile, title: Mapping[str, str], files: Mapping[str, DataFile]) -> Node:
    """A file as a distribution of the dataset with this title; `files` are all that it may conform to."""
    address, kind = publication.address(file.path), file.media_type
    return {
        "@id": f"{publication.address(CATALOGUE)}#{file.path}",
        "@type": ["DataDownload", "dcat:Distribution"],
        "name": f"{english(title)} ({file.path})",
        "dct:title": {language: f"{words} ({file.path})" for language, words in title.items()},
        "contentUrl": address,
        "encodingFormat": kind,
        "contentSize": f"{file.size} B",
        "sha256": file.checksum,
        "license": LICENSE,
        "dcat:accessURL": {"@id": address},
        "dcat:downloadURL": {"@id": address},
        **({"dcat:mediaType": {"@id": MEDIA + kind}} if kind in REGISTERED else {}),
        **({"dct:format": {"@id": f"{AUTHORITY}file-type/{FORMATS[kind]}"}} if kind in FORMATS else {}),
        "dcat:byteSize": file.size,
        "spdx:checksum": {"@type": "spdx:Checksum", "spdx:algorithm": {"@id": "spdx:checksumAlgorithm_sha256"}, "spdx:checksumValue": file.checksum},
        "dct:license": {"@id": LICENSE},
        **_conforms(publication, file, files),
    }


def _conforms(publication: Publication, file: DataFile, files: Mapping[str, DataFile]) -> Node:
    """The schema of a file: that of its name, with what its anchor names if it has one for the file as a whole; the data package for tables."""
    stem, suffix = splitext(file.path)
    schema = f"schema/{stem}.json"
    if suffix == ".csv":
        return {"dct:conformsTo": {"@id": publication.address("datapackage.json")}}
    if schema not in files or suffix != ".json":
        return {}
    anchored = any(part.get("$anchor") == "collection" for part in json.loads(files[schema].content).get("$defs", {}).values())
    return {"dct:conformsTo": {"@id": publication.address(schema) + ("#collection" if anchored else "")}}
