"""JSON: each collection as one file, and each record as one."""

from __future__ import annotations

import json
from typing import Any, Iterable, Iterator, Mapping

from ..artifact import Artifact
from .publication import FOLDER, LICENSE, VERSION, Publication

_END = "\n}\n"
"""How an object ends."""


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
    return with_members({"version": VERSION, "collection": name, "license": LICENSE}, "records", records)


def with_members(head: Mapping[str, Any], name: str, members: Iterable[str]) -> str:
    """The object `head` with a list of `members` as its last field, put together from their texts: writing them a second time would cost as much again."""
    begun, told = written({**head, name: []}), ",".join("\n" + text.rstrip("\n") for text in members).replace("\n", "\n  ")
    return f"{begun.removesuffix(f'[]{_END}')}[{told}\n ]{_END}" if told else begun
