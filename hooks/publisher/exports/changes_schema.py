"""The JSON Schema of the list of changes; what `make changes JSON=1` prints is valid under it too."""

from __future__ import annotations

from typing import Any, Mapping

from ..deltas.changes import Kind as DataKind
from ..history import Kind as FactKind
from ..records import COLLECTIONS

_LANGUAGE = "^[a-z]{2}(-[A-Z]{2})?$"
_DATE = r"^\d{4}(-\d{2}(-\d{2})?)?$"


def schema(address: str) -> dict[str, Any]:
    """The schema, JSON Schema 2020-12; `address` is where it is published."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": address,
        "title": "Changes",
        "description": "What the EU did about cyber sanctions and what changed in these data, newest first.",
        **_object({
            "version": {"type": "string", "description": "Number of the format."},
            "license": {"type": "string", "format": "uri", "description": "Licence of the data."},
            "changes": {
                "type": "array", "uniqueItems": True,
                "items": {"oneOf": [{"$ref": "#/$defs/fact"}, {"$ref": "#/$defs/data"}, {"$ref": "#/$defs/first"}]},
            },
        }),
        "$defs": {
            "fact": _object(_FACT, optional=("framework_until", "listings_until", "text", "acts"), description="Something that happened, on its day."),
            "data": _object(_DATA, optional=("pages", "field", "before", "after"), description="A change of these data, on the day on which it was made."),
            "first": _object(_FIRST, description="The day of the first complete set of records."),
            "words": {"type": "object", "propertyNames": {"pattern": _LANGUAGE}, "additionalProperties": {"type": "string", "minLength": 1}},
            "date": {"type": "string", "pattern": _DATE},
        },
    }


def _object(properties: Mapping[str, Any], optional: tuple[str, ...] = (), description: str | None = None) -> dict[str, Any]:
    """An object with these properties and no other."""
    return {
        "type": "object", **({"description": description} if description else {}), "properties": dict(properties),
        "required": [name for name in properties if name not in optional], "additionalProperties": False,
    }


def _ids(description: str) -> dict[str, Any]:
    return {"type": "array", "items": {"type": "string"}, "uniqueItems": True, "description": description}


def _words(description: str) -> dict[str, Any]:
    return {"$ref": "#/$defs/words", "description": description}


_ID = {"type": "string", "minLength": 1, "description": "Permanent; no other change ever has it."}
_DAY = {"$ref": "#/$defs/date", "description": "The day, as far as it is known."}
_RECORD = {
    "collection": {"enum": list(COLLECTIONS), "description": "Collection of the record."},
    "record": {"type": "string", "description": "Id of the record within its collection."},
    "heading": _words("What the record is called, by language."),
    "pages": {**_words("Address of the record's page, by language in which it exists; absent for a record that is gone.")},
}
_FACT: Mapping[str, Any] = {
    "id": _ID, "date": _DAY, "about": {"const": "facts"},
    "kind": {"enum": list(FactKind.__args__), "description": "What happened."},  # type: ignore[attr-defined]
    **_RECORD,
    "listings": _ids("Ids of the listings concerned."),
    "framework_until": {"$ref": "#/$defs/date", "description": "New last day of the legal framework."},
    "listings_until": {"$ref": "#/$defs/date", "description": "New last day of the listings."},
    "text": _words("What an amendment changed, by language."),
    "acts": _ids("Ids of the acts that made an amendment."),
}
_DATA: Mapping[str, Any] = {
    "id": _ID, "date": _DAY, "about": {"const": "data"},
    "kind": {"enum": list(DataKind.__args__), "description": "What happened to the record or to its field."},  # type: ignore[attr-defined]
    **_RECORD,
    "field": {"type": "string", "description": "Path of the field, `birth.date`, `name.fr` or `changes[2020-11-20].text`; absent where the whole record came or went."},
    "before": {"description": "Value before; of a list without ids, the members that went. Texts in English. Absent where there was none, or where it is not kept."},
    "after": {"description": "Value after; of a list without ids, the members that came. Texts in English. Absent where there is none, or where it is not kept."},
}
_FIRST: Mapping[str, Any] = {
    "id": _ID, "date": _DAY, "about": {"const": "data"}, "kind": {"const": "first"},
    "records": {"type": "integer", "minimum": 1, "description": "How many records there were."},
}
