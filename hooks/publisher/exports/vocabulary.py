"""Vocabulary: the words of the catalogue in JSON-LD, all said in the file itself so that no program fetches a context."""

from __future__ import annotations

from typing import Any

AUTHORITY = "http://publications.europa.eu/resource/authority/"
"""The EU's authority tables."""
ACCESS = f"{AUTHORITY}access-right/PUBLIC"
THEMES = ("JUST", "GOVE", "INTR")
"""Of the table `data-theme`: justice and public safety, government, international issues."""
MEDIA = "https://www.iana.org/assignments/media-types/"

Node = dict[str, Any]
"""A thing in JSON-LD."""
_SCHEMA = "https://schema.org/"
_XSD = "http://www.w3.org/2001/XMLSchema#"
_BY_LANGUAGE = ("dct:title", "dct:description", "foaf:name")
_ADDRESSES = ("url", "contentUrl", "license")

CONTEXT: dict[str, Any] = {
    "@vocab": _SCHEMA,
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "spdx": "http://spdx.org/rdf/terms#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "name": {"@id": f"{_SCHEMA}name", "@language": "en"},
    "description": {"@id": f"{_SCHEMA}description", "@language": "en"},
    **{term: {"@id": term, "@container": "@language"} for term in _BY_LANGUAGE},
    **{term: {"@id": _SCHEMA + term, "@type": "@id"} for term in _ADDRESSES},
    "dateModified": {"@id": f"{_SCHEMA}dateModified", "@type": f"{_SCHEMA}Date"},
    "dct:modified": {"@id": "dct:modified", "@type": f"{_XSD}date"},
    "dcat:byteSize": {"@id": "dcat:byteSize", "@type": f"{_XSD}nonNegativeInteger"},
    "spdx:checksumValue": {"@id": "spdx:checksumValue", "@type": f"{_XSD}hexBinary"},
}
"""A word without a prefix is schema.org's. Titles are objects by language, as the texts of the records are."""
