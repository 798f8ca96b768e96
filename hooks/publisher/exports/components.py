"""Components: the schemas of all files as the one list of named schemas that an OpenAPI document has."""

from __future__ import annotations

import re
from posixpath import splitext
from typing import Any, Mapping

from .declared import Schema
from .files import is_json

_PLACE = "#/components/schemas/"


class Components:
    """Named schemas, from the schema files by their path (`schema/listings.json`)."""

    def __init__(self, files: Mapping[str, Schema]) -> None:
        self.schemas: dict[str, Schema] = {}
        """By name: that of the schema's title (`Listing`), or of the definition within its file (`Change`, `listings`)."""
        self._whole: dict[str, str] = {}
        self._anchored: dict[str, str] = {}
        taken: dict[str, Schema] = {}
        for path, schema in files.items():
            self._add(splitext(path)[0].removeprefix("schema/"), schema, taken)

    def of_file(self, path: str) -> Schema:
        """The schema of a file by its path: that of its folder's members, or the one with its own name; any value if there is none."""
        folder, slash, _ = path.partition("/")
        stem = splitext(path)[0]
        if folder == "schema" and slash:
            return {"type": ["object", "boolean"], "description": "A JSON Schema."}
        if not is_json(path):
            return {"type": "string"}
        name = self._whole.get(folder) if slash else self._anchored.get(stem) or self._whole.get(stem)
        return {"$ref": _PLACE + name} if name else {}

    def _add(self, subject: str, schema: Schema, taken: dict[str, Schema]) -> None:
        """The schema and its definitions. If one of these has the name of another file's and is not the same, all of them
        get the subject before their names, so that none refers to another's."""
        definitions: dict[str, Schema] = schema.get("$defs", {})
        differs = any(taken.get(name, definition) != definition for name, definition in definitions.items())
        names = {name: f"{subject}.{name}" if differs else name for name in definitions}
        whole = re.sub(r"[^\w.-]", "", schema["title"].title())
        if whole in taken or whole in names.values():
            whole = f"{subject}.{whole}"
        references = {"#": _PLACE + whole, **{f"#/$defs/{name}": _PLACE + own for name, own in names.items()}}
        taken.update({own: definitions[name] for name, own in names.items()})
        taken[whole] = schema
        self._whole[subject] = whole
        own_words = {key: value for key, value in schema.items() if key not in ("$schema", "$id", "$defs")}
        self.schemas[whole] = _referring(own_words, references)
        for name, definition in definitions.items():
            self.schemas[names[name]] = _referring({key: value for key, value in definition.items() if key != "$anchor"}, references)
            if definition.get("$anchor") == "collection":
                self._anchored[subject] = names[name]


def _referring(value: Any, references: Mapping[str, str]) -> Any:
    """The same with every reference to where the schemas stand now."""
    if isinstance(value, dict):
        return {key: references.get(each, each) if key == "$ref" else _referring(each, references) for key, each in value.items()}
    return [_referring(each, references) for each in value] if isinstance(value, list) else value
