"""JSON: each collection as one file, and each record as one."""

from __future__ import annotations

import json
from typing import Any, Iterable, Iterator

from ..artifact import Artifact
from .publication import FOLDER, LICENSE, VERSION, Publication


def json_files(publication: Publication) -> Iterator[Artifact]:
    """`listings.json` with all records of a collection, and `listings/gao-qiang.json` with one, also under ids that it had before."""
    for name, records in publication.records.items():
        texts = {record["id"]: written(record) for record in records}
        yield Artifact(f"{FOLDER}/{name}.json", _collection(name, texts.values()))
        for record in records:
            for record_id in (record["id"], *record["formerly"]):
                yield Artifact(f"{FOLDER}/{name}/{record_id}.json", texts[record["id"]])


def written(value: Any) -> str:
    """JSON for people to read too: indented, in the letters of each language, fields in a stable order."""
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def _collection(name: str, records: Iterable[str]) -> str:
    """The file of a collection, put together from the texts of its records: writing them a second time would cost as much again."""
    head = written({"version": VERSION, "collection": name, "license": LICENSE, "records": []})
    members = ",".join("\n" + text.rstrip("\n") for text in records).replace("\n", "\n  ")
    return head.replace('"records": []', f'"records": [{members}\n ]') if members else head
