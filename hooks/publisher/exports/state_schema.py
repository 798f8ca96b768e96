"""JSON Schema (2020-12) of the state files: at its root the file of one day, under `#collection` the file of all days."""

from __future__ import annotations

import typing
from typing import Collection, Mapping

from pydantic import TypeAdapter

from ..records import Act, Listing
from ..records.values import Names, Url
from .declared import ID, Schema
from .publication import LICENSE, VERSION
from .schemas import DIALECT

_URL: Schema = TypeAdapter(Url).json_schema()
_BY_LANGUAGE: Schema = TypeAdapter(Names).json_schema()
_DATE: Schema = {"type": "string", "format": "date"}
_LINE: Schema = {"type": "string", "minLength": 1}
_COUNT: Schema = {"type": "integer", "minimum": 0}


def _list(members: Schema) -> Schema:
    return {"type": "array", "items": members}


def _values(record_type: type, field: str) -> Schema:
    """The values that a field of a record may have."""
    return {"enum": list(typing.get_args(typing.get_type_hints(record_type)[field]))}


_HEAD: Mapping[str, tuple[str, Schema]] = {
    "version": ("Version of the format.", {"const": VERSION}),
    "license": ("Address of the licence.", {"const": LICENSE}),
}
_TOTALS: Mapping[str, tuple[str, Schema]] = {
    "persons": ("How many persons were listed.", _COUNT),
    "entities": ("How many entities and bodies were listed.", _COUNT),
}
_TOLD: Mapping[str, tuple[str, Schema]] = {
    "date": ("Day on which the list changed; all else is as of the end of that day.", _DATE),
    "round": ("Id of the round of that day, in `rounds`; absent if entries were only taken off the list.", ID),
    **_TOTALS,
    "added": ("Ids of the listings made on that day, in `listings`.", _list(ID)),
    "removed": ("Ids of the listings that ended on that day.", _list(ID)),
}
_ACT: Mapping[str, tuple[str, Schema]] = {
    "id": ("Id of the act in `acts`.", ID),
    "kind": ("What sort of act.", _values(Act, "kind")),
    "heading": ("What it is called, by language.", _BY_LANGUAGE),
    "celex": ("CELEX number.", _LINE),
    "eli": ("European Legislation Identifier.", _URL),
    "oj": ("Official Journal reference as printed.", _LINE),
    "pages": ("Address of its page, by language.", _BY_LANGUAGE),
    "unverified": ("Fields of the act's record that no source confirms yet; `id` if none confirms that this act changed the list.", _list(_LINE)),
}
_LISTED: Mapping[str, tuple[str, Schema]] = {
    "id": ("Id of the listing in `listings`.", ID),
    "kind": ("Person, entity or body; the last two count as entities.", _values(Listing, "kind")),
    "entry": ("Number of the entry in Annex I, as of today.", _LINE),
    "name": ("Name as the Official Journal prints it today.", _LINE),
    "native_names": ("Name in other scripts as the Official Journal prints it.", _list(_LINE)),
    "aliases": ("Other names given by the Official Journal.", _list(_LINE)),
    "round": ("Id of the round in which the entry was made.", ID),
    "listed_from": ("First day of the entry.", _DATE),
    "listed_until": ("Last day of the entry; absent while it stands.", _DATE),
    "pages": ("Address of its page, by language.", _BY_LANGUAGE),
}
ACT, LISTED = tuple(_ACT), tuple(_LISTED)
"""Fields of an act and of a listing that the file of a day holds."""
_NAMED: Mapping[str, tuple[str, Schema]] = {
    "acts": ("The acts that changed the list on that day.", _list({"$ref": "#/$defs/StateAct"})),
    "listed": ("All who were listed at the end of that day, in the order of Annex I.", _list({"$ref": "#/$defs/StateListing"})),
}
_FILE: tuple[str, Schema] = ("Address of that file.", _URL)
_TODAY: Mapping[str, tuple[str, Schema]] = {
    "list_state": ("Date of the consolidated text that the site shows; the totals are of that day.", _DATE),
    "checked_until": ("Later changes were looked for until this day.", _DATE),
    **_TOTALS,
    "states": ("The days on which the list changed, oldest first.", _list({"$ref": "#/$defs/StateOverview"})),
}


def state_schema(address: str) -> Schema:
    """The schema, which stands at `address`."""
    return {
        "$schema": DIALECT,
        "$id": address,
        **_object("State", "The list as it stood at the end of a day on which it changed.", {**_HEAD, **_TOLD, **_NAMED}, ("round",)),
        "$defs": {
            "StateAct": _object("Act of a day", "An act that changed the list.", _ACT, ("celex", "eli", "oj")),
            "StateListing": _object("Listing of a day", "A person, entity or body on the list.", _LISTED, ("listed_until",)),
            "StateOverview": _object("Day", "A day on which the list changed, and the file that names who was listed.", {**_TOLD, "file": _FILE}, ("round",)),
            "states": {"$anchor": "collection", **_object("States", "How many are listed, and how many were after each change.", {**_HEAD, **_TODAY})},
        },
    }


def _object(title: str, description: str, fields: Mapping[str, tuple[str, Schema]], optional: Collection[str] = ()) -> Schema:
    """An object with these fields; the `optional` ones are left out where there is nothing to say."""
    return {
        "title": title,
        "description": description,
        "type": "object",
        "properties": {name: {"description": words, **schema} for name, (words, schema) in fields.items()},
        "required": [name for name in fields if name not in optional],
        "additionalProperties": False,
    }
