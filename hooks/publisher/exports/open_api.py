"""OpenAPI: how a program asks for each file of the open data, and what it gets (version 3.1).

The site is files, so every request is a GET. Which files there are is read from the artifacts made before; what is in
one, from the schema that has its name: `state.json` and `state/2020-07-30.json` are of `schema/state.json`.
"""

from __future__ import annotations

import json
import re
from posixpath import basename, dirname, splitext
from typing import Any, Iterator, Mapping, Sequence

from ..artifact import Artifact
from .components import Components
from .files import API, CATALOGUE, DataFile, data_files, media_type
from .json_files import written
from .publication import FOLDER, LICENSE_ID, LICENSE_NAME, VERSION, Publication
from .titles import descriptions, english, message, titles

_NOT_FOUND = {"404": {"description": "There is no such file. The answer is a page for people.", "content": {"text/html": {}}}}


def open_api(publication: Publication, artifacts: Sequence[Artifact]) -> Iterator[Artifact]:
    """`openapi.json`, which tells of all artifacts that are open data."""
    files = data_files(artifacts)
    components = Components({path: json.loads(file.content) for path, file in files.items() if path.startswith("schema/")})
    single = [path for path in (*files, API, CATALOGUE) if "/" not in path]
    folders: dict[str, list[DataFile]] = {}
    for path, file in files.items():
        if "/" in path:
            folders.setdefault(f"/{dirname(path)}/{{id}}{splitext(path)[1]}", []).append(file)
    paths = {
        **{f"/{path}": _operation(publication, path, components.of_file(path)) for path in single},
        **{template: _member(publication, members, components) for template, members in folders.items()},
    }
    name = english(message(publication, "site.name"))
    told = {
        "openapi": "3.1.0",
        "info": {
            "title": f"{name}: {english(titles(publication, 'openapi'))}",
            "summary": english(message(publication, "site.tagline")),
            "description": english(descriptions(publication, "openapi")),
            "version": VERSION,
            "contact": {"name": name, **_contact(publication.settings.contact)},
            "license": {"name": LICENSE_NAME, "identifier": LICENSE_ID},
        },
        "servers": [{"url": f"{publication.settings.site_url}{FOLDER}"}],
        "tags": [
            {"name": subject, "description": english(descriptions(publication, subject))}
            for subject in dict.fromkeys(_subject(path.strip("/")) for path in paths)
        ],
        "paths": paths,
        "components": {"schemas": components.schemas},
    }
    yield Artifact(f"{FOLDER}/{API}", written(told))


def _operation(publication: Publication, path: str, schema: Mapping[str, Any]) -> dict[str, Any]:
    """Asking for one file."""
    subject = _subject(path)
    told = [descriptions(publication, subject), *([message(publication, "data.csv")] if path.endswith(".csv") else [])]
    return {"get": {
        "operationId": _identifier(path),
        "tags": [subject],
        "summary": f"{english(titles(publication, subject))}: {path}",
        "responses": {"200": {"description": " ".join(map(english, told)), "content": {media_type(path): {"schema": schema}}}},
    }}


def _member(publication: Publication, members: list[DataFile], components: Components) -> dict[str, Any]:
    """Asking for one file of a folder, all of whose files are alike."""
    first, folder = members[0], dirname(members[0].path)
    ids = [splitext(basename(member.path))[0] for member in members]
    schema = components.of_file(first.path)
    examples = {"examples": {ids[0]: {"value": json.loads(first.content)}}} if "$ref" in schema else {}
    return {"get": {
        "operationId": _identifier(f"{folder}/one"),
        "tags": [folder],
        "summary": f"{english(titles(publication, folder))}: one of {folder}",
        "parameters": [
            {"name": "id", "in": "path", "required": True, "description": "One of the names.", "schema": {"type": "string", "enum": ids}, "example": ids[0]},
        ],
        "responses": {
            "200": {
                "description": english(descriptions(publication, folder)),
                "content": {first.media_type: {"schema": schema, **examples}},
            },
            **_NOT_FOUND,
        },
    }}


def _subject(path: str) -> str:
    """What a file is about: `listings` for `listings.changes.csv` and for `listings/gao-qiang.json`."""
    folder, slash, _ = path.partition("/")
    stem = splitext(path)[0]
    return folder if slash else stem.split(".")[0] if path.endswith(".csv") else stem


def _identifier(path: str) -> str:
    return re.sub(r"\W+", "_", path)


def _contact(address: str) -> dict[str, str]:
    return {"email": address.removeprefix("mailto:")} if address.startswith("mailto:") else {"url": address}
