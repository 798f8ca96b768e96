"""Dataset: the catalogue of the open data as JSON-LD, for data portals (DCAT-AP 3.0) and for search engines (schema.org).

Each node has both types and the facts in both vocabularies. The words of schema.org are bare (`name`, `contentUrl`), as its
readers look for them, with one text in English; those of DCAT-AP have a prefix and carry every language.
"""

from __future__ import annotations

from posixpath import splitext
from typing import Iterator, Mapping, Sequence

from icu import Locale

from ..artifact import Artifact
from .distribution import distribution
from .files import API, CATALOGUE, DataFile, data_files
from .json_files import written
from .publication import FOLDER, LICENSE, VERSION, Publication
from .titles import descriptions, english, message, titles
from .vocabulary import ACCESS, AUTHORITY, CONTEXT, THEMES, Node


def dataset(publication: Publication, artifacts: Sequence[Artifact]) -> Iterator[Artifact]:
    """`index.json`: a catalogue with a dataset for each collection and for each other file that stands by itself."""
    files = data_files(artifacts)
    grouped: dict[str, list[DataFile]] = {}
    for path, file in files.items():
        if "/" not in path and path != API:
            grouped.setdefault(_dataset_of(publication, path), []).append(file)
    address = publication.address(CATALOGUE)
    sets = [_dataset(publication, name, members, files) for name, members in grouped.items()]
    catalogue = {
        "@context": CONTEXT,
        "@id": address,
        "@type": ["DataCatalog", "dcat:Catalog"],
        **_told(publication, "catalogue"),
        **_common(publication, "catalogue"),
        "url": address,
        "publisher": _publisher(publication),
        "dct:publisher": _project(publication),
        "dct:license": {"@id": LICENSE},
        "foaf:homepage": {"@id": publication.settings.site_url},
        "dcat:themeTaxonomy": {"@id": f"{AUTHORITY}data-theme"},
        "dcat:service": _service(publication, sets),
        "dcat:dataset": [_reference(each) for each in sets],
        "dataset": sets,
    }
    yield Artifact(f"{FOLDER}/{CATALOGUE}", written(catalogue))


def _dataset_of(publication: Publication, path: str) -> str:
    """The dataset that a file is a distribution of: its collection for JSON and tables, else its own."""
    stem, suffix = splitext(path)
    collection = stem.split(".")[0]
    return collection if stem in publication.records or suffix == ".csv" and collection in publication.records else stem


def _dataset(publication: Publication, name: str, members: list[DataFile], files: Mapping[str, DataFile]) -> Node:
    title = titles(publication, name)
    distributions = [distribution(publication, file, title, files) for file in members]
    page = publication.source.pages.get("data/")
    about = f"{publication.settings.site_url}{page.url}" if page else None
    return {
        "@id": f"{publication.address(CATALOGUE)}#{name}",
        "@type": ["Dataset", "dcat:Dataset"],
        **_told(publication, name),
        **_common(publication, name),
        "identifier": f"{publication.address(CATALOGUE)}#{name}",
        "dct:identifier": f"{publication.address(CATALOGUE)}#{name}",
        "version": VERSION,
        "isAccessibleForFree": True,
        "publisher": _project(publication),
        "creator": _project(publication),
        "dct:publisher": _project(publication),
        "dct:accessRights": {"@id": ACCESS},
        "dcat:theme": [{"@id": f"{AUTHORITY}data-theme/{theme}"} for theme in THEMES],
        "dcat:contactPoint": _contact(publication),
        **({"url": about, "dcat:landingPage": {"@id": about}} if about else {"url": distributions[0]["contentUrl"]}),
        "dcat:distribution": [_reference(each) for each in distributions],
        "distribution": distributions,
    }


def _service(publication: Publication, sets: list[Node]) -> Node:
    """The files as something that programs can ask, with its OpenAPI description."""
    told = _told(publication, "openapi")
    return {
        "@id": f"{publication.address(CATALOGUE)}#openapi",
        "@type": "dcat:DataService",
        "dct:title": told["dct:title"],
        "dct:description": told["dct:description"],
        "dcat:endpointURL": {"@id": publication.address("")},
        "dcat:endpointDescription": {"@id": publication.address(API)},
        "dct:license": {"@id": LICENSE},
        "dct:accessRights": {"@id": ACCESS},
        "dcat:servesDataset": [_reference(each) for each in sets],
    }


def _told(publication: Publication, name: str) -> Node:
    """Title and description in both vocabularies."""
    title, description = titles(publication, name), descriptions(publication, name)
    return {"name": english(title), "description": english(description), "dct:title": dict(title), "dct:description": dict(description)}


def _common(publication: Publication, name: str) -> Node:
    """What a catalogue and a dataset both tell."""
    modified = _newest(publication, name)
    day = {"dateModified": modified, "dct:modified": modified} if modified else {}
    return {**day, "license": LICENSE, "inLanguage": list(publication.sites), "dct:language": _languages(publication)}


def _languages(publication: Publication) -> list[Node]:
    """The languages of the site as entries of the EU's authority table, which goes by ISO 639-3."""
    codes = [Locale(language).getISO3Language().upper() for language in publication.sites]
    return [{"@id": f"{AUTHORITY}language/{code}"} for code in codes if code]


def _project(publication: Publication) -> Node:
    return {"@id": f"{publication.settings.site_url}#project"}


def _publisher(publication: Publication) -> Node:
    """The project itself: nobody else stands behind the data."""
    names = message(publication, "site.name")
    return {
        **_project(publication),
        "@type": ["Project", "foaf:Agent"],
        "name": english(names),
        "description": english(message(publication, "site.unofficial")),
        "url": publication.settings.site_url,
        "foaf:name": dict(names),
        "foaf:homepage": {"@id": publication.settings.site_url},
    }


def _contact(publication: Publication) -> Node:
    address = publication.settings.contact
    return {
        "@type": "vcard:Kind",
        "vcard:fn": english(message(publication, "site.name")),
        "vcard:hasEmail" if address.startswith("mailto:") else "vcard:hasURL": {"@id": address},
    }


def _newest(publication: Publication, name: str) -> str | None:
    """The newest date in a collection; for everything else, in all of them."""
    collections = [publication.records[name]] if name in publication.records else publication.records.values()
    return max((record["modified"] for records in collections for record in records if "modified" in record), default=None)


def _reference(node: Node) -> Node:
    return {"@id": node["@id"]}
