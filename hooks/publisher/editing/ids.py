"""Ids: those of every collection, each with the title of its record, for an editor's program to offer where one is asked for."""

from __future__ import annotations

import json
from typing import Any

from ..artifact import Artifact
from ..link import Catalogue
from ..localise import View
from ..records import COLLECTIONS, Record

FOLDER = "data/schema"
IDS = "ids.json"
PATH = f"{FOLDER}/{IDS}"
"""It is made from the records, and nothing of the site from it."""


def ids_file(view: View) -> Artifact:
    """`data/schema/ids.json`: for each collection a definition that lists its ids. An id stands on a line of its own, for small changes."""
    definitions = {name: _listed(view, name) for name in COLLECTIONS}
    text = json.dumps({"$schema": DIALECT, "$comment": NOTE, "$defs": definitions}, ensure_ascii=False, indent=1)
    return Artifact(PATH, text + "\n")


DIALECT = "http://json-schema.org/draft-07/schema#"
"""The newest that the programs of editors know in all its parts."""
NOTE = "Made by the publisher from the data; changes by hand are lost."


def _listed(view: View, collection: str) -> dict[str, Any]:
    catalogue: Catalogue = view.catalogue
    records: list[Record] = sorted(catalogue[collection].values(), key=lambda record: record.id)
    return {"enum": [record.id for record in records], "enumDescriptions": [str(view.title(record).capitalised) for record in records]}
