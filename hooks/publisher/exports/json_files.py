"""JSON: each collection as one file, and each record as one."""

from __future__ import annotations

import json
from typing import Any, Iterator

from ..artifact import Artifact
from ..records import RECORD_TYPES
from .publication import FOLDER, LICENSE, VERSION, Publication
from .values import exported


def json_files(publication: Publication) -> Iterator[Artifact]:
    """`listings.json` with all records of a collection, and `listings/gao-qiang.json` with one."""
    for record_type in RECORD_TYPES:
        name = record_type.collection
        records = [exported(publication, record) for record in publication.catalogue[name].values()]
        yield Artifact(f"{FOLDER}/{name}.json", written({"version": VERSION, "collection": name, "license": LICENSE, "records": records}))
        for record in records:
            yield Artifact(f"{FOLDER}/{name}/{record['id']}.json", written(record))


def written(value: Any) -> str:
    """JSON for people to read too: indented, in the letters of each language, fields in a stable order."""
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"
