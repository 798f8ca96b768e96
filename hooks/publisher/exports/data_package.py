"""Data package: what the columns of every CSV file hold, for programs that read tables (datapackage.org, version 2)."""

from __future__ import annotations

import re
from typing import Any, Iterator, Sequence

from ..artifact import Artifact
from .csv_files import SEPARATOR
from .files import DataFile, data_files
from .json_files import written
from .publication import FOLDER, LICENSE, LICENSE_ID, LICENSE_NAME, VERSION, Publication
from .tables import Column, Table, tables
from .titles import descriptions, english, message, titles

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
_CONSTRAINTS = ("enum", "minimum", "maximum", "maxLength")
"""Words that JSON Schema and Table Schema share. An empty cell is no value, so that no text needs a least length."""
_TYPES = {"integer": "integer", "number": "number", "boolean": "boolean"}


def data_package(publication: Publication, artifacts: Sequence[Artifact]) -> Iterator[Artifact]:
    """`datapackage.json`, which tells of the CSV files among the artifacts."""
    name = english(message(publication, "site.name"))
    files = data_files(artifacts)
    package = {
        "$schema": PROFILE,
        "name": re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-"),
        "id": publication.address("datapackage.json"),
        "title": f"{name}: {english(titles(publication, 'datapackage'))}",
        "description": f"{english(descriptions(publication, 'datapackage'))} {english(message(publication, 'data.csv'))}",
        "homepage": publication.settings.site_url,
        "version": VERSION,
        "licenses": [{"name": LICENSE_ID, "path": LICENSE, "title": LICENSE_NAME}],
        "contributors": [{"title": name, "path": publication.settings.site_url, "roles": ["publisher"]}],
        "sources": [{"title": english(titles(publication, "sources")), "path": publication.address("sources.csv")}],
        "resources": [_resource(publication, table, files[f"{table.name}.csv"]) for table in tables(publication)],
    }
    yield Artifact(f"{FOLDER}/datapackage.json", written(package))


def _resource(publication: Publication, table: Table, file: DataFile) -> dict[str, Any]:
    collection, _, below = table.name.partition(".")
    title = english(titles(publication, collection))
    return {
        "name": table.name,
        "type": "table",
        "path": file.path,
        "title": f"{title}: {below}" if below else title,
        "description": table.description,
        "format": "csv",
        "mediatype": file.media_type,
        "encoding": "utf-8",
        "bytes": file.size,
        "hash": f"sha256:{file.checksum}",
        "schema": {
            "fields": [_field(column, table) for column in table.columns],
            "primaryKey": list(table.key),
            "foreignKeys": _foreign_keys(table),
        },
    }


def _field(column: Column, table: Table) -> dict[str, Any]:
    schema = column.schema
    kind: dict[str, Any] = {"type": _TYPES.get(schema.get("type", "string"), "string")}
    if column.many:
        kind = {"type": "list", "delimiter": SEPARATOR, "itemType": kind["type"]}
    elif schema.get("format") == "date":
        kind = {"type": "date"}
    elif schema.get("format") == "uri":
        kind = {"type": "string", "format": "uri"}
    constraints: dict[str, Any] = {"required": True} if column.required else {}
    if table.key == (column.name,):
        constraints["unique"] = True
    if not column.many:
        constraints |= {name: schema[name] for name in _CONSTRAINTS if name in schema}
        if "pattern" in schema:
            constraints["pattern"] = _whole(schema["pattern"])
    description = f"{column.description} {_cites(column)}".strip()
    return {"name": column.name, **kind, "description": description, **({"constraints": constraints} if constraints else {})}


def _whole(pattern: str) -> str:
    """A pattern of JSON Schema, which may match anywhere, as one of XML Schema, which matches the whole and has no silent groups."""
    before, after = ("" if pattern.startswith("^") else ".*"), ("" if pattern.endswith("$") else ".*")
    return before + pattern.removeprefix("^").removesuffix("$").replace("(?:", "(") + after


def _cites(column: Column) -> str:
    """What a reader must know of a column of ids; for several in a cell there is no foreign key that would tell it."""
    return f"{'Ids' if column.many else 'Id'} in `{column.collection}`." if column.collection else ""


def _foreign_keys(table: Table) -> list[dict[str, Any]]:
    """The row of the parent table that a row belongs to, and the records whose ids it holds one by one."""
    keys = [((column.name,), column.collection, ("id",)) for column in table.columns if column.collection and not column.many]
    if table.parent:
        keys.insert(0, (tuple(column.name for column in table.columns[:len(table.parent.key)]), table.parent.name, table.parent.key))
    return [
        {"fields": list(own), "reference": {**({"resource": target} if target != table.name else {}), "fields": list(theirs)}}
        for own, target, theirs in keys
    ]
